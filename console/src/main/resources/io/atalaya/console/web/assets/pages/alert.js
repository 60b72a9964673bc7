// Everything about one alert, and what to do about it.

import {get, may} from "../lib/api.js";
import {onAlerts, allAlerts} from "../lib/alerts-store.js";
import {listen} from "../lib/events.js";
import {actionsFor, send} from "../lib/actions.js";
import {fill, h} from "../lib/dom.js";
import {waiting} from "../lib/order.js";
import {loadSite} from "../lib/site.js";
import {fullMoment, isCalling, priorityTag, sentence, span, stateWords, unit, words} from "../lib/words.js";

const ASK_AGAIN_MILLIS = 10_000;

export function show(root, {id}) {
  const place = h("div.alert");
  fill(root, place);
  let shown = -1;
  let over = false;
  let isAwaited = false;
  const site = loadSite().catch(() => ({cameras: []}));

  async function load() {
    const revision = allAlerts().get(id)?.revision ?? 0;
    if (revision === shown) return;
    await ask(revision);
  }

  async function ask(revision) {
    shown = revision;
    try {
      const [all, {cameras}] = await Promise.all([get("/alerts/" + encodeURIComponent(id)), site]);
      if (over) return;
      all.row.isCamera = cameras.some((camera) => camera.name === all.row.source);
      shown = all.row.revision;
      draw(place, all);
      isAwaited = all.evidence.some((one) => one.state === "AWAITED");
    } catch (error) {
      if (!over) fill(place, h("section.panel", h("h1", "No such alert"), h("p", error.message), back()));
    }
  }

  const keys = (event) => {
    if (event.target.closest("input, textarea, select, dialog") || event.ctrlKey || event.metaKey || event.altKey) return;
    const row = allAlerts().get(id);
    if (event.key === "Escape") document.dispatchEvent(new CustomEvent("atalaya:go", {detail: "/alerts"}));
    else if (event.key === "n") go(waiting(allAlerts().values(), id).next);
    else if (row) actionsFor(row).find((one) => one.key === event.key)?.run();
  };
  document.addEventListener("keydown", keys);
  const stop = onAlerts(() => {
    const way = place.querySelector(".ways");
    if (way) drawOnward(way, id);
    load();
  });
  // A picture or a clip is told of when it is stored or given up, some seconds after its alert.
  const deaf = listen({evidence: (one) => { if (one.alertId === id) ask(shown); }}, () => ask(shown));
  // What was told while the connection was away.
  const timer = setInterval(() => { if (isAwaited) ask(shown); }, ASK_AGAIN_MILLIS);
  return () => {
    over = true;
    stop();
    deaf();
    clearInterval(timer);
    document.removeEventListener("keydown", keys);
  };
}

const pathOf = (row) => "/alerts/" + encodeURIComponent(row.id);

function go(row) {
  if (row) document.dispatchEvent(new CustomEvent("atalaya:go", {detail: pathOf(row)}));
}

const back = () => h("a.back", {href: "/alerts"}, "← Alerts");

/** The way back, and on through a flood without going back. */
function ways(row) {
  const way = h("div.ways", back(), h("span.onward"));
  drawOnward(way, row.id);
  return way;
}

function drawOnward(way, id) {
  const {next, count} = waiting(allAlerts().values(), id);
  const said = next ? next.id + count : "";
  if (way.dataset.said === said) return;
  way.dataset.said = said;
  fill(way.querySelector(".onward"), next && h("a", {href: pathOf(next)}, `${count} more to acknowledge; next: ${next.message}`), next && h("kbd", "N"));
}

function draw(place, {row, alert, history, ruleText, evidence: files}) {
  const written = place.querySelector("#note");
  const playing = place.querySelector("video");
  if (playing && !playing.paused) {
    // What somebody watches is not torn away by a new revision.
    drawHeadOnly(place, row);
    return;
  }
  const said = JSON.stringify(files);
  const known = place.querySelector(".evidence");
  // Nor loses somebody the place in a clip.
  const kept = known?.dataset.said === said ? known : evidence(row, files);
  kept.dataset.said = said;
  fill(place, ways(row), head(row),
    h("div.columns",
      h("div", kept, reasons(alert)),
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
    h("p", h("a", {href: "/alerts?state=all&rule=" + encodeURIComponent(row.rule), title: "All alerts of this rule"}, row.rule), " · ", row.area,
      row.source && row.source !== row.area && [" · ", sourceOf(row)], " · " + lasts),
    row.note && h("p.note", "“" + row.note + "”" + (row.changedBy ? " – " + row.changedBy : "")),
    actions(row));
}

/** A camera can be looked at as it is now. */
function sourceOf(row) {
  return row.isCamera ? h("a", {href: "/live/" + encodeURIComponent(row.source), title: "The camera now"}, row.source) : row.source;
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

/** Pictures and clips, with what became of each. */
function evidence(row, files) {
  if (!files.length) return h("section.panel.evidence", h("h2", "Evidence"), h("p.hint", "No picture or clip is kept of what this rule tells."));
  return h("section.panel.evidence", h("h2", "Evidence"), files.map((file) => {
    const src = `/api/v1/alerts/${encodeURIComponent(row.id)}/evidence/${encodeURIComponent(file.name)}`;
    return h("figure", file.state === "STORED" ? media(file, src) : missing(file), file.state === "STORED" && caption(file, src));
  }));
}

const isClip = (file) => file.mediaType?.startsWith("video/");

function media(file, src) {
  const shown = isClip(file)
    ? h("video", {src, controls: true, preload: "metadata", playsinline: true, "aria-label": "Clip of the alert"})
    : h("img", {src, alt: "The moment of the alert, as the camera saw it"});
  shown.addEventListener("error", () => shown.replaceWith(h("p.status.bad", "It is stored, and cannot be shown: the store may be away, or the browser does not know the format.")), {once: true});
  return shown;
}

function missing(file) {
  const what = isClip(file) ? "clip" : "picture";
  if (file.state === "FAILED") return h("p.status.bad", `There is no ${what}${file.camera ? " of " + file.camera : ""}: ${file.failure}.`);
  return h("p.hint", file.state === "AWAITED" ? `The ${what} is being made: it comes when its moment is recorded.` : `The ${what} is not kept any more, or was never made.`);
}

function caption(file, src) {
  const proof = h("span", {title: "SHA-256 " + file.sha256}, "SHA-256 " + file.sha256.slice(0, 12) + "…");
  const said = h("span", {role: "status"});
  if (file.sha256) verify(file, src, said);
  return h("figcaption", h("a", {href: src, download: file.name}, "Download " + (isClip(file) ? "clip" : "picture")),
    h("span", [file.camera, sizeOf(file.bytes)].filter(Boolean).join(", ")),
    file.redacted && h("span", "people are unrecognisable"), file.expires && h("span", "kept until " + fullMoment(file.expires)),
    file.sha256 && h("span.proof", proof, " ", said));
}

const sizeOf = (bytes) => bytes >= 1e6 ? (bytes / 1e6).toFixed(1) + " MB" : Math.max(1, Math.round(bytes / 1e3)) + " kB";

const verified = new Map();

/** Whether the store still holds the file that the job put there; each file is read for it once. */
async function verify(file, src, said) {
  const key = src + " " + file.sha256;
  if (!verified.has(key)) verified.set(key, get(src.replace("/api/v1", "") + "/check").catch(() => { verified.delete(key); return null; }));
  const answer = await verified.get(key);
  if (!answer) said.textContent = "not verified";
  else if (answer.unchanged) said.textContent = "✓ as it was stored";
  else fill(said, h("b.status.bad", "changed since it was stored"));
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
    h("td.number", r.number !== undefined ? number(r.number) : r.integer ?? String(r.flag ?? r.text ?? "–"), " ", unit(r.unit)),
    h("td", fullMoment(r.timestamp)), h("td", r.quality ? words(r.quality) : "")));
  const anomalies = (alert.anomalies ?? []).map((a) => h("tr", h("td", a.sensorId + "/" + a.name),
    h("td.number", number(a.value ?? 0), " ", unit(a.unit)), h("td", fullMoment(a.timestamp)),
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
