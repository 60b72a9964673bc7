// How cameras, sensors and the console itself do, and where every frame and message went.

import {get} from "../lib/api.js";
import {listen} from "../lib/events.js";
import {fill, h} from "../lib/dom.js";
import {moment, sentence, span, words} from "../lib/words.js";

const REFRESH_MILLIS = 3_000;

export function show(root) {
  const byId = new Map();
  let pace = new Map();
  let status = null;
  const cameras = h("div.scroll");
  const sensors = h("div.scroll");
  const lags = h("div.scroll");
  const topics = h("div.scroll");
  let groups = null;
  fill(root,
    h("section.panel", h("h1", "Health"), h("h2", "Cameras"), cameras),
    h("section.panel", h("h2", "Sensors"), sensors),
    h("section.panel", h("h2", "Lag of the job's consumer groups"), lags),
    h("section.panel", h("h2", "Topics, as this console reads them"), topics));

  function draw() {
    const all = [...byId.values()].sort((a, b) => a.sensorId.localeCompare(b.sensorId));
    fill(cameras, cameraTable(all.filter((one) => !one.readingCounts), pace));
    fill(sensors, sensorTable(all.filter((one) => one.readingCounts)));
    fill(lags, lagTable(groups));
    fill(topics, topicTable(status));
  }

  async function ask() {
    const [healths, now, known] = await Promise.all([get("/health"), get("/status"), get("/lags")]);
    byId.clear();
    healths.health.forEach((one) => byId.set(one.sensorId, one));
    pace = new Map((healths.pace ?? []).map((one) => [one.camera, one]));
    status = now;
    groups = known.lags;
    draw();
  }

  // What is counted all the time is asked for now and then; a change of health comes at once.
  const timer = setInterval(() => ask().catch(() => {}), REFRESH_MILLIS);
  const deaf = listen({health: (one) => { byId.set(one.sensorId, one); draw(); }}, ask);
  return () => { clearInterval(timer); deaf(); };
}

const total = (counts) => Object.values(counts ?? {}).reduce((sum, value) => sum + Number(value), 0);
/** Those that begin with # are over numbers. */
const head = (...names) => h("thead", h("tr", names.map((one) => h(one.startsWith("#") ? "th.number" : "th", {scope: "col"}, one.replace("#", "")))));
const number = (value) => h("td.number", Number(value ?? 0).toLocaleString());

/** A count with the reasons that make it up. */
function reasons(counts, bad) {
  const sum = total(counts);
  return h("td.number", sum.toLocaleString(), sum > 0 && h("small.block" + (bad ? ".lost" : ""),
    Object.entries(counts).map(([reason, value]) => words(reason).replaceAll("-", " ") + " " + Number(value).toLocaleString()).join(", ")));
}

function state(one) {
  const well = one.status === "ONLINE" || one.status === "ENDED";
  return h("td.how", h("span.status" + (well ? "" : ".bad"), sentence(one.status)),
    one.reason && one.reason !== "NONE" && h("small", " " + words(one.reason)),
    one.detail && h("small.block", one.detail));
}

function cameraTable(all, pace) {
  if (!all.length) return h("p.hint", "No camera has reported yet.");
  return h("table", head("Camera", "Area", "State", "Since", "#Rate", "#Latency", "Model", "#Captured", "#Inferred", "#Skipped", "#Dropped"),
    h("tbody", all.map((one) => {
      const speed = pace.get(one.sensorId);
      const counts = one.counts ?? {};
      return h("tr", h("th", {scope: "row"}, one.sensorId), h("td", one.area), state(one), h("td", moment(one.since)),
        h("td.number", speed && speed.framesPerSecond > 0 ? speed.framesPerSecond.toFixed(1) + " /s" : "–"),
        h("td.number", speed && speed.latencyMillis >= 0 ? speed.latencyMillis + " ms" : "–",
          speed && speed.slowestMillis >= 0 && h("small.block", "slowest " + speed.slowestMillis + " ms")),
        model(speed), number(counts.captured), number(counts.inferred), reasons(counts.skipped), reasons(counts.dropped, true));
    })));
}

/** Which model, and what it really runs on. */
function model(speed) {
  if (!speed?.model) return h("td.model", "–");
  const details = [speed.precision, speed.modelVersion && "version " + speed.modelVersion, speed.licence].filter(Boolean).join(", ");
  return h("td.model", speed.model + " on " + (speed.executionProvider || "?"), details && h("small.block", details),
    h("small.block", "time by " + words(speed.clockSource)));
}

function sensorTable(all) {
  if (!all.length) return h("p.hint", "No sensor has reported yet.");
  return h("table", head("Sensor", "Area", "State", "Since", "#Messages", "#Read", "#Values", "#Refused"),
    h("tbody", all.map((one) => h("tr", h("th", {scope: "row"}, one.sensorId), h("td", one.area), state(one), h("td", moment(one.since)),
      number(one.readingCounts.received), number(one.readingCounts.accepted), number(one.readingCounts.readings), reasons(one.readingCounts.refused, true)))));
}

/** A group commits with each checkpoint, so a few seconds' worth is always to be seen. */
function lagTable(groups) {
  if (!groups) return h("p.hint", "Asking …");
  if (!groups.length) return h("p.hint", "No job has committed to this broker how far it has read.");
  return h("table", head("Group", "Topic", "#Messages behind"), h("tbody", groups.map((one) =>
    h("tr", h("th", {scope: "row"}, one.group), h("td", one.topic), number(one.messages)))));
}

function topicTable(status) {
  if (!status) return h("p.hint", "Asking …");
  const rows = Object.entries(status.topics ?? {});
  return [
    h("p", status.broker.connected ? `The broker answers; ${status.broker.partitions} partitions are read.`
      : h("span.status.bad", "The broker does not answer.")),
    h("table", head("Topic", "#Messages", "#Behind", "Last"), h("tbody", rows.map(([name, count]) =>
      h("tr", h("th", {scope: "row"}, name), number(count.messages), number(count.behind), h("td", count.last ? span(Date.now() - new Date(count.last)) + " ago" : "–"))))),
  ];
}
