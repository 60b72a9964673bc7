// What is happening in each area: who is where, what the sensors say, and how the rules stand.

import uPlot from "/webjars/uplot/1.6.30/dist/uPlot.esm.js";
import {get} from "../lib/api.js";
import {allAlerts, onAlerts} from "../lib/alerts-store.js";
import {listen} from "../lib/events.js";
import {fill, h} from "../lib/dom.js";
import {loadSite} from "../lib/site.js";
import {isAside, isCalling, isOpen, priorityShape, unit} from "../lib/words.js";

const CLOCK = new Intl.DateTimeFormat(undefined, {hour: "2-digit", minute: "2-digit", hour12: false});
const EXACT = new Intl.DateTimeFormat(undefined, {hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false});
const FEW_SECONDS = 300;
const POINTS = 600;
const DRAW_MILLIS = 500;

export function show(root) {
  const areas = new Map();
  const none = h("p.empty", "Nothing has come from any area yet.");
  const board = h("div.areas");
  let site = {cameras: [], rules: []};
  let stale = new Set();
  fill(root, h("h1", "Areas"), none, board);

  function areaOf(name) {
    let area = areas.get(name);
    if (!area) {
      area = new Area(name);
      areas.set(name, area);
      none.hidden = true;
      const after = [...areas.keys()].sort().find((other) => other > name);
      board.insertBefore(area.element, after ? areas.get(after).element : null);
    }
    return area;
  }

  async function ask() {
    const [now, known] = await Promise.all([get("/areas"), loadSite()]);
    site = known;
    for (const frame of now.frames) areaOf(frame.area || frame.sensorId).setFrame(frame);
    for (const plot of now.series) areaOf(plot.area || plot.id).setSeries(plot);
    for (const anomaly of now.anomalies) areaOf(anomaly.area).setAnomaly(anomaly);
    for (const camera of site.cameras) areaOf(camera.area);
    drawRules();
    areas.forEach((area) => area.draw());
  }

  function drawRules() {
    const rows = [...allAlerts().values()];
    areas.forEach((area) => area.setRules(rulesOf(area.name, site, rows)));
  }

  const quiet = onAlerts(drawRules);
  const deaf = listen({
    detections: (frame) => { const area = areaOf(frame.area || frame.sensorId); area.setFrame(frame); stale.add(area); },
    readings: (reading) => { const area = areaOf(reading.area || reading.sensorId); area.addReading(reading); stale.add(area); },
    anomalies: (anomaly) => { const area = areaOf(anomaly.area); area.setAnomaly(anomaly); stale.add(area); },
  }, ask);
  // However fast readings come, nobody reads a plot more often.
  const timer = setInterval(() => { stale.forEach((area) => area.draw()); stale = new Set(); }, DRAW_MILLIS);
  const resize = () => areas.forEach((area) => area.fit());
  window.addEventListener("resize", resize);
  return () => {
    deaf();
    quiet?.();
    clearInterval(timer);
    window.removeEventListener("resize", resize);
    areas.forEach((area) => area.end());
  };
}

/** The rules that speak of an area, with how many of their alarms stand there now. */
function rulesOf(area, site, rows) {
  const byName = new Map();
  const cameras = site.cameras.filter((camera) => camera.area === area).map((camera) => camera.name);
  for (const rule of site.rules) {
    const isHere = rule.area ? rule.area === area : rule.cameras.length ? rule.cameras.some((name) => cameras.includes(name)) : cameras.length > 0;
    if (isHere) byName.set(rule.name, {...rule, rows: []});
  }
  for (const row of rows) {
    if (row.area !== area) continue;
    if (!byName.has(row.rule)) byName.set(row.rule, {name: row.rule, priority: row.priority, yaml: "", rows: []});
    byName.get(row.rule).rows.push(row);
  }
  return [...byName.values()].sort((a, b) => a.name.localeCompare(b.name));
}

class Area {
  #frames = new Map();
  #series = new Map();
  #anomalies = new Map();
  #said = "";

  constructor(name) {
    this.name = name;
    this.counts = h("div.counts");
    this.plots = h("div.plots");
    this.rules = h("ul.rules");
    this.element = h("section.panel.area", h("h2", name), this.counts, this.plots, this.rules);
  }

  setFrame(frame) {
    this.#frames.set(frame.sensorId, frame);
  }

  setAnomaly(anomaly) {
    const key = anomaly.sensorId + "/" + anomaly.name;
    if (anomaly.end) this.#anomalies.delete(key);
    else this.#anomalies.set(key, anomaly);
  }

  setSeries(plot) {
    this.#seriesOf(plot.id).set(plot);
  }

  addReading(reading) {
    this.#seriesOf(reading.sensorId + "/" + reading.name).add(reading);
  }

  #seriesOf(id) {
    let series = this.#series.get(id);
    if (!series) {
      series = new Series(id);
      this.#series.set(id, series);
      const after = [...this.#series.keys()].sort().find((other) => other > id);
      this.plots.insertBefore(series.element, after ? this.#series.get(after).element : null);
    }
    return series;
  }

  setRules(rules) {
    // What stands open must not fold because somewhere else an alert came.
    const said = JSON.stringify(rules.map((rule) => [rule.name, rule.yaml, rule.rows.map((row) => [row.id, row.state])]));
    if (said === this.#said) return;
    this.#said = said;
    fill(this.rules, rules.map((rule) => {
      const open = rule.rows.filter(isOpen);
      const calling = open.filter(isCalling).length;
      const aside = rule.rows.filter(isAside).length;
      const says = calling ? `${calling} not acknowledged` : open.length ? `${open.length} open` : aside ? `${aside} put aside` : "well";
      return h("li" + (open.length ? ".open" : ""),
        open.length ? priorityShape(rule.priority, calling > 0) : h("span.well", {"aria-hidden": "true"}),
        h("div", h("a", {href: "/alerts?rule=" + encodeURIComponent(rule.name)}, rule.name), h("span.says", " " + says),
          rule.yaml && h("details", h("summary", "the rule"), h("pre", rule.yaml))));
    }));
  }

  draw() {
    const rows = [...this.#frames.values()].sort((a, b) => a.sensorId.localeCompare(b.sensorId)).map((frame) =>
      h("div", h("a", {href: "/live/" + encodeURIComponent(frame.sensorId)}, frame.sensorId), h("span", " " + sees(frame))));
    fill(this.counts, rows, [...this.#anomalies.values()].map((anomaly) =>
      h("div", h("span.status.bad", anomaly.sensorId + "/" + anomaly.name), " " + (anomaly.reason ?? ""))));
    this.#series.forEach((series) => series.draw());
  }

  fit() {
    this.#series.forEach((series) => series.fit());
  }

  end() {
    this.#series.forEach((series) => series.end());
  }
}

/** What a frame shows, and how much of it in which zone. */
function sees(frame) {
  const whole = (frame.fov ?? []).filter((one) => one.count).map((one) => one.count + " " + one.type);
  const zones = (frame.rois ?? []).filter((one) => one.count).map((one) => `${one.count} ${one.type} in ${one.id}`);
  return [whole.join(", ") || "nothing", ...zones].join("; ");
}

/** One series of readings: its last value, and a small plot. */
class Series {
  #times = [];
  #values = [];
  #plot = null;
  #unit = "";
  #flag = false;
  #text = "";

  constructor(id) {
    this.id = id;
    this.value = h("b.value");
    this.place = h("div.plot", {role: "img", "aria-label": "The last minutes of " + id});
    this.element = h("figure.series", h("figcaption", id, " ", this.value), this.place);
  }

  set(plot) {
    this.#times = [...plot.times];
    this.#values = [...plot.values];
    this.#unit = plot.unit;
    this.#flag = plot.flag;
    this.#text = plot.text;
  }

  add(reading) {
    if (reading.isNull) return;
    this.#unit = reading.unit ?? "";
    this.#flag = reading.flag !== undefined;
    this.#text = reading.text ?? "";
    const time = new Date(reading.timestamp).getTime() / 1000;
    // What was there when the page was opened may come once more.
    if (this.#times.length && time <= this.#times[this.#times.length - 1]) return;
    this.#times.push(time);
    this.#values.push(Number(reading.number ?? reading.integer ?? (reading.flag ? 1 : 0)));
    if (this.#times.length > POINTS) {
      this.#times.shift();
      this.#values.shift();
    }
  }

  draw() {
    const last = this.#values[this.#values.length - 1];
    this.value.textContent = this.#text || (last === undefined ? "" : this.#flag ? (last ? "on" : "off") : said(last) + (unit(this.#unit) ? " " + unit(this.#unit) : ""));
    this.place.hidden = Boolean(this.#text);
    if (this.#text || this.#times.length < 2) return;
    const data = [this.#times, this.#values];
    if (this.#plot) this.#plot.setData(data);
    else this.#plot = new uPlot(this.#options(), data, this.place);
  }

  #options() {
    const ink = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    const axis = {stroke: () => ink("--dim"), grid: {stroke: () => ink("--line"), width: .5}, ticks: {show: false}, font: "11px system-ui"};
    return {
      width: Math.max(160, this.place.clientWidth), height: 90, cursor: {show: false}, legend: {show: false}, padding: [6, 22, 0, 0],
      scales: {x: {time: true}, y: {range: this.#flag ? [-0.1, 1.1] : (u, low, high) => [low - (high - low || 1) * .1, high + (high - low || 1) * .1]}},
      axes: [{...axis, size: 18, space: 75, values: (u, all) => all.map((one) => (u.scales.x.max - u.scales.x.min < FEW_SECONDS ? EXACT : CLOCK).format(one * 1000))}, {...axis, size: 44, space: 24, values: this.#flag ? (u, all) => all.map((one) => (one === 0 ? "off" : one === 1 ? "on" : "")) : undefined}],
      series: [{}, {stroke: () => ink("--accent"), width: 1.5, points: {show: false}, paths: this.#flag ? uPlot.paths.stepped({align: 1}) : undefined}],
    };
  }

  fit() {
    this.#plot?.setSize({width: Math.max(160, this.place.clientWidth), height: 90});
  }

  end() {
    this.#plot?.destroy();
  }
}

const said = (value) => Number.isInteger(value) ? value.toLocaleString() : value.toPrecision(4);
