// The list of alerts: the most urgent and newest first; acknowledge and shelve from it.

import {allAlerts, isLoaded, onAlerts} from "../lib/alerts-store.js";
import {actionsFor} from "../lib/actions.js";
import {notifyOn, setNotify, setSound, soundOn} from "../lib/callers.js";
import {fill, h} from "../lib/dom.js";
import {byTime, byUrgency, merged} from "../lib/order.js";
import {VirtualList} from "../lib/virtual-list.js";
import {isAside, isCalling, isOpen, moment, PRIORITIES, priorityTag, sentence, stateWords, words} from "../lib/words.js";

const STATE_GROUPS = {
  open: ["Open", isOpen],
  calling: ["Not acknowledged", (row) => ["UNACKNOWLEDGED", "RETURNED_UNACKNOWLEDGED"].includes(row.state)],
  acknowledged: ["Acknowledged", (row) => row.state === "ACKNOWLEDGED"],
  aside: ["Shelved or suppressed", isAside],
  normal: ["Over", (row) => row.state === "NORMAL"],
  all: ["All", () => true],
};
const TIMES = {"": "Any time", 1: "Last hour", 8: "Last 8 hours", 24: "Last 24 hours", 168: "Last 7 days"};
const SORT_ANEW_MILLIS = 30_000;

export function show(root) {
  const filter = Object.fromEntries(new URLSearchParams(location.search));
  // An address may be old, or mistyped: what is not shown must not filter.
  if (!Object.hasOwn(STATE_GROUPS, filter.state)) filter.state = "open";
  filter.priority = filter.priority?.toUpperCase();
  if (!PRIORITIES.includes(filter.priority)) delete filter.priority;
  if (!Object.hasOwn(TIMES, filter.hours)) delete filter.hours;
  if (filter.order !== "time") filter.order = "urgency";
  const place = document.createElement("span");
  const list = new VirtualList({
    label: "Alerts", make, show: showRow, keyOf: (row) => row.id,
    rowHeight: () => (window.innerWidth < 760 ? 112 : 44),
    onOpen: (row) => document.dispatchEvent(new CustomEvent("atalaya:go", {detail: "/alerts/" + encodeURIComponent(row.id)})),
    onKey: (key, row) => {
      const action = actionsFor(row).find((one) => one.key === key);
      action?.run();
      return action !== undefined;
    },
  });
  let rows = [];
  let sortedAt = 0;
  const controls = filterBar(filter, () => draw(null));
  const count = h("p.hint", {role: "status"});
  const empty = h("p.empty", {hidden: true});
  fill(root, h("section.alerts", h("h1.visually-hidden", "Alerts"), controls.element, count, empty, list.element, place));
  list.element.focus({preventScroll: true});

  /** Of ten thousand alerts only those that changed are looked at anew. */
  function draw(changed) {
    remember(filter);
    const order = filter.order === "time" ? byTime : byUrgency;
    // What was of the last hour is not for ever.
    const whole = !changed || Date.now() - sortedAt > SORT_ANEW_MILLIS;
    const fresh = whole ? [...allAlerts().values()] : [...changed].map((id) => allAlerts().get(id)).filter(Boolean);
    const fitting = fresh.filter(matches(filter)).sort(order);
    rows = whole ? fitting : merged(rows.filter((row) => !changed.has(row.id)), fitting, order);
    if (whole) sortedAt = Date.now();
    controls.offer(fresh);
    list.set(rows);
    const counted = rows.length.toLocaleString() + " of " + allAlerts().size.toLocaleString() + " alerts";
    if (count.firstChild?.textContent !== counted) {
      fill(count, isLoaded() ? counted : "Loading", h("span.keys", " · keys: ↑ ↓ choose, Enter opens, A acknowledges, S shelves, / filters"));
    }
    empty.hidden = !isLoaded() || rows.length > 0;
    empty.textContent = filter.state === "open" ? "Nothing calls. No alert is open that fits the filter." : "No alert fits the filter.";
  }

  function slash(event) {
    if (event.key === "/" && !event.target.closest("input, select, dialog")) {
      event.preventDefault();
      controls.focus();
    }
  }
  document.addEventListener("keydown", slash);
  const stop = onAlerts(draw);
  if (!isLoaded()) draw(null);
  return () => {
    stop();
    list.close();
    document.removeEventListener("keydown", slash);
  };
}

function matches(filter) {
  const group = (STATE_GROUPS[filter.state] ?? STATE_GROUPS.all)[1];
  const since = filter.hours ? new Date(Date.now() - filter.hours * 3600_000).toISOString() : "";
  const text = filter.text?.toLowerCase();
  return (row) => group(row)
    && (!filter.priority || row.priority === filter.priority)
    && (!filter.area || row.area === filter.area)
    && (!filter.source || row.source === filter.source)
    && (!filter.rule || row.rule === filter.rule)
    && (!since || row.start >= since)
    && (!text || (row.message + " " + row.rule + " " + row.area + " " + row.source).toLowerCase().includes(text));
}

/** In the address, so that a filtered list can be kept and sent. */
function remember(filter) {
  const said = new URLSearchParams();
  for (const [name, value] of Object.entries(filter)) {
    if (value && !(name === "state" && value === "open") && !(name === "order" && value === "urgency")) said.set(name, value);
  }
  const query = said.toString();
  history.replaceState(null, "", location.pathname + (query ? "?" + query : ""));
}

function filterBar(filter, changed) {
  const selects = {};
  const text = h("input", {type: "search", placeholder: "Text", "aria-label": "Text in the alert", value: filter.text ?? "",
    oninput: (event) => { filter.text = event.target.value; changed(); }});
  const choice = (name, label, options) => {
    const select = h("select", {"aria-label": label, onchange: (event) => { filter[name] = event.target.value; changed(); }});
    selects[name] = {select, label, known: ""};
    fillOptions(select, options, filter[name] ?? "");
    return select;
  };
  const named = (label) => [["", label]];
  const fields = h("div.filters", {role: "search", "aria-label": "Filter the alerts"},
    choice("state", "State", Object.entries(STATE_GROUPS).map(([key, [label]]) => [key, label])),
    choice("priority", "Priority", [["", "Any priority"], ...PRIORITIES.map((one) => [one, sentence(one)])]),
    choice("area", "Area", named("Any area")),
    choice("source", "Camera or sensor", named("Any camera or sensor")),
    choice("rule", "Rule", named("Any rule")),
    choice("hours", "Time", Object.entries(TIMES).sort(([a], [b]) => a - b)),
    choice("order", "Order", [["urgency", "Most urgent first"], ["time", "Newest first"]]),
    text,
    toggle("Sound", soundOn(), async (on) => { setSound(on); return on; }),
    toggle("Notify", notifyOn(), setNotify));
  // On a phone the list has the room, and the filter folds away.
  const element = h("details.filter", {open: window.innerWidth >= 760}, h("summary", "Filter, sound and notifications"), fields);

  const names = {area: new Set(), source: new Set(), rule: new Set()};

  /** Names to choose from, beside those that were offered before. */
  function offer(rows) {
    for (const row of rows) for (const name of Object.keys(names)) if (row[name]) names[name].add(row[name]);
    for (const [name, values] of Object.entries(names)) {
      if (filter[name]) values.add(filter[name]);
      const sorted = [...values].sort();
      const known = sorted.join("\n");
      if (selects[name].known === known) continue;
      selects[name].known = known;
      const any = selects[name].select.options[0].textContent;
      fillOptions(selects[name].select, [["", any], ...sorted.map((value) => [value, value])], filter[name] ?? "");
    }
  }
  return {element, offer, focus: () => { element.open = true; text.focus(); }};
}

function fillOptions(select, options, chosen) {
  fill(select, options.map(([value, label]) => h("option", {value, selected: value === chosen}, label)));
}

function toggle(label, on, set) {
  const button = h("button.toggle", {type: "button", "aria-pressed": String(on), onclick: async () => {
    button.setAttribute("aria-pressed", String(await set(button.getAttribute("aria-pressed") !== "true")));
  }}, label);
  return button;
}

function make() {
  return h("div.row", ["priority", "time", "what", "where", "state", "actions"].map((name) => h("div." + name, {role: "gridcell"})));
}

function showRow(element, row, chosen) {
  element.className = "row " + words(row.priority) + (isCalling(row) ? " calling" : "") + (isOpen(row) ? "" : " quiet") + (chosen ? " chosen" : "");
  const [priority, time, what, where, state, actions] = element.children;
  const said = [row.id, row.revision, chosen].join(" ");
  if (element.dataset.said === said) return;
  element.dataset.said = said;
  fill(priority, priorityTag(row.priority, isCalling(row)));
  time.textContent = moment(row.start);
  fill(what, h("b", row.message), " ", h("small", row.rule, row.evidence > 0 && h("span.pictured", {title: "Pictures or clips are kept"}, "▣", h("span.visually-hidden", " with pictures"))));
  const source = row.source !== row.area && row.source;
  where.title = row.area + (source ? " · " + source : "");
  fill(where, h("span", row.area), source && h("span.source", source));
  fill(state, stateWords(row.state), row.acknowledgedBy ? h("small", " by " + row.acknowledgedBy) : row.shelvedUntil && row.state === "SHELVED" ? h("small", " until " + moment(row.shelvedUntil)) : null);
  fill(actions, actionsFor(row).map((action) =>
    h("button", {type: "button", tabindex: chosen ? "0" : "-1", "aria-label": action.label + ": " + row.message, onclick: () => action.run()}, action.label)));
}
