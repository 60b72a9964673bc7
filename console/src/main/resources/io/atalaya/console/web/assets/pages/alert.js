// Everything about one alert, and what to do about it.

import {get, may} from "../lib/api.js";
import {onAlerts, allAlerts} from "../lib/alerts-store.js";
import {actionsFor, send} from "../lib/actions.js";
import {fill, h} from "../lib/dom.js";
import {fullMoment, isCalling, priorityTag, sentence, span, stateWords, words} from "../lib/words.js";

export function show(root, {id}) {
  const decoded = decodeURIComponent(id);
  const place = h("div.alert");
  fill(root, place);
  let shown = -1;
  let over = false;

  async function load() {
    const revision = allAlerts().get(decoded)?.revision ?? 0;
    if (revision === shown) return;
    shown = revision;
    try {
      const all = await get("/alerts/" + encodeURIComponent(decoded));
      if (over) return;
      shown = all.row.revision;
      draw(place, all);
    } catch (error) {
      if (!over) fill(place, h("section.panel", h("h1", "No such alert"), h("p", error.message), back()));
    }
  }

  const keys = (event) => {
    if (event.target.closest("input, textarea, select, dialog") || event.ctrlKey || event.metaKey || event.altKey) return;
    const row = allAlerts().get(decoded);
    if (event.key === "Escape") document.dispatchEvent(new CustomEvent("atalaya:go", {detail: "/alerts"}));
    else if (row) actionsFor(row).find((one) => one.key === event.key)?.run();
  };
  document.addEventListener("keydown", keys);
  const stop = onAlerts(load);
  load();
  return () => {
    over = true;
    stop();
    document.removeEventListener("keydown", keys);
  };
}

const back = () => h("a.back", {href: "/alerts"}, "← Alerts");

function draw(place, {row, alert, history, ruleText}) {
  const written = place.querySelector("#note");
  const playing = place.querySelector("video");
  if (playing && !playing.paused) {
    // What somebody watches is not torn away by a new revision.
    drawHeadOnly(place, row);
    return;
  }
  fill(place, back(), head(row),
    h("div.columns",
      h("div", evidence(row, alert), reasons(alert)),
      h("div", guidance(alert), facts(row, alert), rule(ruleText), historyOf(history), feedback(row))));
  keepNote(place, written);
}

/** What somebody is writing stays while the alert changes. */
function keepNote(place, written) {
  const note = place.querySelector("#note");
  if (!written || !note) return;
  note.value = written.value;
  if (written.dataset.focused) note.focus();
}

function drawHeadOnly(place, row) {
  const written = place.querySelector("#note");
  place.querySelector(".alert-head")?.replaceWith(head(row));
  keepNote(place, written);
}

function head(row) {
  const lasts = row.end ? "lasted " + span(new Date(row.end) - new Date(row.start)) : "since " + fullMoment(row.start);
  return h("section.panel.alert-head." + words(row.priority) + (isCalling(row) ? ".calling" : ""),
    h("div", priorityTag(row.priority, isCalling(row)), h("span.state", stateWords(row.state)),
      row.acknowledgedBy && h("span", "by " + row.acknowledgedBy),
      row.state === "SHELVED" && h("span", "until " + fullMoment(row.shelvedUntil))),
    h("h1", row.message),
    h("p", row.rule + " · " + row.area + (row.source ? " · " + row.source : "") + " · " + lasts),
    row.note && h("p.note", "“" + row.note + "”" + (row.changedBy ? " – " + row.changedBy : "")),
    actions(row));
}

function actions(row) {
  const possible = actionsFor(row);
  if (!possible.length) return may("operator") ? null : h("p.hint", "Your role sees alerts and does not act on them.");
  const note = h("input", {id: "note", onfocus: () => { note.dataset.focused = "yes"; }, onblur: () => { if (note.isConnected) delete note.dataset.focused; }, maxlength: 500, placeholder: "Note for the next shift", "aria-label": "Note for the next shift"});
  return h("div.buttons",
    possible.map((one, index) => h("button" + (index === 0 ? ".primary" : ""), {type: "button",
      onclick: () => one.name === "acknowledge" ? send(row, "acknowledge", {note: note.value}) : one.run()}, one.label, h("kbd", one.key.toUpperCase()))),
    possible.some((one) => one.name === "acknowledge") && note);
}

/** Pictures and clips, as the server hands them out. */
function evidence(row, alert) {
  const files = alert.evidence ?? [];
  if (!files.length) return h("section.panel", h("h2", "Evidence"), h("p.hint", "No picture or clip was kept for this alert."));
  return h("section.panel", h("h2", "Evidence"), files.map((file) => {
    const name = file.uri.split("/").pop();
    const src = `/api/v1/alerts/${encodeURIComponent(row.id)}/evidence/${encodeURIComponent(name)}`;
    const shown = file.mediaType?.startsWith("video/")
      ? h("video", {src, controls: true, preload: "metadata", playsinline: true, "aria-label": "Clip of the alert"})
      : h("img", {src, alt: "The moment of the alert, as the camera saw it", loading: "lazy"});
    shown.addEventListener("error", () => waitFor(shown, src), {once: true});
    return h("figure", shown, h("figcaption", h("a", {href: src, download: name}, "Download " + name),
      file.redacted && " · people are unrecognisable", file.expires && " · kept until " + fullMoment(file.expires)));
  }));
}

/** A clip is made some seconds after its alert: it is asked for again for a while. */
async function waitFor(shown, src) {
  const text = h("p.hint", "Not there yet; pictures and clips are made when their moment is recorded.");
  shown.replaceWith(text);
  for (let n = 0; n < 50; n++) {
    await new Promise((resolve) => setTimeout(resolve, 3000));
    if (!text.isConnected) return;
    const answer = await fetch(src, {headers: {Range: "bytes=0-0"}}).catch(() => null);
    if (answer?.ok) {
      shown.src = src;
      text.replaceWith(shown);
      return;
    }
  }
  text.textContent = "Not there: it was not made, or it is not kept any more.";
}

function guidance(alert) {
  if (!alert.response && !alert.consequence) return null;
  return h("section.panel", h("h2", "What to do"),
    alert.response && h("p.response", alert.response),
    alert.consequence && h("p", h("b", "If nobody acts: "), alert.consequence));
}

const number = (value) => (typeof value === "number" ? value.toLocaleString(undefined, {maximumSignificantDigits: 6}) : String(value));

/** The values that made it true. */
function reasons(alert) {
  const readings = (alert.readings ?? []).map((r) => h("tr", h("td", r.sensorId + "/" + r.name),
    h("td.number", r.number !== undefined ? number(r.number) : r.integer ?? String(r.flag ?? r.text ?? "–"), " ", r.unit ?? ""),
    h("td", fullMoment(r.timestamp)), h("td", r.quality ? words(r.quality) : "")));
  const anomalies = (alert.anomalies ?? []).map((a) => h("tr", h("td", a.sensorId + "/" + a.name),
    h("td.number", number(a.value ?? 0), " ", a.unit ?? ""), h("td", fullMoment(a.timestamp)),
    h("td", (a.reason ?? a.detector) + ` (score ${number(a.score ?? 0)}, counts from ${number(a.threshold ?? 0)})`)));
  const zones = (alert.zoneEvents ?? []).map((z) => h("tr", h("td", z.zoneId), h("td", `${z.label ?? ""} ${z.objectId ?? ""}`),
    h("td", fullMoment(z.timestamp)), h("td", words(z.type) + (z.count !== undefined ? ", count " + z.count : ""))));
  return h("section.panel", h("h2", "What made it true"),
    table(["Series", "Value", "At", "Quality"], readings), table(["Series", "Value", "At", "Anomaly"], anomalies), table(["Zone", "Object", "At", "Event"], zones),
    !readings.length && !anomalies.length && !zones.length && h("p.hint", "The alert carries no values."),
    alert.joinStatus && alert.joinStatus !== "COMPLETE" && h("p.note", "Not all was there when it fired: " + words(alert.joinStatus) + "."));
}

function table(heads, rows) {
  return rows.length > 0 && h("div.scroll", h("table", h("thead", h("tr", heads.map((one) => h("th", {scope: "col"}, one)))), h("tbody", rows)));
}

function facts(row, alert) {
  const model = alert.model && [alert.model.name, alert.model.version, alert.model.precision, alert.model.executionProvider].filter(Boolean).join(" · ");
  const pairs = [["Rule", row.rule + (alert.ruleVersion ? " (version " + alert.ruleVersion + ")" : "")], ["Kind", row.category], ["About", row.subject],
    ["Began", fullMoment(row.start)], ["Ended", fullMoment(row.end)], ["Suppressed by", alert.suppressedBy], ["Model", model], ["ONVIF topic", alert.onvifTopic], ["Id", row.id]];
  return h("section.panel", h("h2", "Facts"), h("dl", pairs.filter(([, value]) => value).map(([name, value]) => [h("dt", name), h("dd", value)]).flat()));
}

function rule(text) {
  return text && h("section.panel", h("h2", "Rule"), h("p.hint", "As it was when the job started."), h("pre.scroll", {tabindex: "0"}, text));
}

function historyOf(history) {
  return h("section.panel", h("h2", "History"), h("ol.history", [...history].reverse().map((step) =>
    h("li", h("time", {datetime: step.at}, fullMoment(step.at)), h("span", h("b", sentence(step.change)), " → " + stateWords(step.state).toLowerCase(),
      step.by && " by " + step.by, step.note && h("em", " “" + step.note + "”"))))));
}

function feedback(row) {
  if (!may("operator")) return null;
  const said = row.verdict === "TRUE_POSITIVE" ? "right" : row.verdict === "FALSE_POSITIVE" ? "wrong" : null;
  const button = (verdict, label) => h("button", {type: "button", "aria-pressed": String(said === label.toLowerCase()), onclick: () => send(row, "feedback", {verdict})}, label);
  return h("section.panel", h("h2", "Was it right?"), h("p.hint", "Helps those who tune rules and train models."),
    h("div.buttons", button("true-positive", "Right"), button("false-positive", "Wrong")));
}
