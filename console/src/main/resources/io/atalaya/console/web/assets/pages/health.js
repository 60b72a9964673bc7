// How each camera and sensor does, and where its frames and messages went.

import {get} from "../lib/api.js";
import {listen} from "../lib/events.js";
import {fill, h} from "../lib/dom.js";
import {moment, sentence, words} from "../lib/words.js";

export function show(root) {
  const byId = new Map();
  const body = h("tbody");
  fill(root, h("section.panel", h("h1", "Health"), h("div.scroll", h("table",
    h("thead", h("tr", ["Camera or sensor", "Area", "Status", "Since", "Frames or messages", "Inferred or read", "Skipped", "Lost or refused"].map((one) => h("th", {scope: "col"}, one)))), body))));

  function draw() {
    const all = [...byId.values()].sort((a, b) => a.sensorId.localeCompare(b.sensorId));
    fill(body, all.length ? all.map(line) : h("tr", h("td", {colspan: 8}, "Nothing has reported yet.")));
  }
  return listen({health: (one) => { byId.set(one.sensorId, one); draw(); }}, async () => {
    const {health} = await get("/health");
    byId.clear();
    health.forEach((one) => byId.set(one.sensorId, one));
    draw();
  });
}

const total = (counts) => Object.values(counts ?? {}).reduce((sum, value) => sum + Number(value), 0);
const reasons = (counts) => Object.entries(counts ?? {}).map(([reason, value]) => reason + " " + Number(value).toLocaleString()).join(", ");

function line(one) {
  const well = one.status === "ONLINE" || one.status === "ENDED";
  const counts = one.counts;
  const messages = one.readingCounts;
  const number = (value) => h("td.number", Number(value ?? 0).toLocaleString());
  const lost = counts?.dropped ?? messages?.refused;
  return h("tr", h("th", {scope: "row"}, one.sensorId), h("td", one.area),
    h("td", h("span.status" + (well ? "" : ".bad"), sentence(one.status)), one.reason && one.reason !== "NONE" && h("small", " " + words(one.reason)), one.detail && h("small.block", one.detail)),
    h("td", moment(one.since)), number(counts?.captured ?? messages?.received), number(counts?.inferred ?? messages?.accepted),
    h("td.number", {title: reasons(counts?.skipped)}, total(counts?.skipped).toLocaleString()),
    h("td.number", {title: reasons(lost)}, total(lost).toLocaleString(), total(lost) > 0 && h("small.block", reasons(lost))));
}
