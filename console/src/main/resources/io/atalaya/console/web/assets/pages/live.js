// A wall of all cameras, with what was found in each picture; one of them large.

import {get} from "../lib/api.js";
import {allAlerts, onAlerts} from "../lib/alerts-store.js";
import {listen} from "../lib/events.js";
import {fill, h} from "../lib/dom.js";
import {byUrgency} from "../lib/order.js";
import {loadSite} from "../lib/site.js";
import {isCalling, isOpen, moment, priorityShape, sentence, words} from "../lib/words.js";
import {decodePicture, drawScene, Trails} from "../lib/overlay.js";

const LOOK_MILLIS = 5_000;

/** More than these are shown smaller, so that a wall of them is still seen at a glance. */
const LARGE_TILES = 6;

export function show(root, parameters) {
  const chosen = parameters.camera;
  const tiles = new Map();
  let places = new Map();
  const wall = h("div.wall" + (chosen ? ".one" : ""));
  const none = h("p.empty", chosen ? "No camera of that name has reported yet." : "No camera has reported yet.");
  fill(root, h("div.live-head", h("h1", chosen ? chosen : "Live"), chosen && h("a", {href: "/live"}, "All cameras")), none, wall);

  function tileOf(name) {
    if (chosen && name !== chosen) return null;
    let tile = tiles.get(name);
    if (!tile) {
      tile = new Tile(name, () => places.get(name), Boolean(chosen));
      tiles.set(name, tile);
      none.hidden = true;
      wall.classList.toggle("many", tiles.size > LARGE_TILES);
      const after = [...tiles.keys()].sort().find((other) => other > name);
      wall.insertBefore(tile.element, after ? tiles.get(after).element : null);
    }
    return tile;
  }

  async function ask() {
    const [site, {health}] = await Promise.all([loadSite(), get("/health")]);
    places = new Map(site.cameras.map((camera) => [camera.name, camera]));
    site.cameras.forEach((camera) => tileOf(camera.name));
    health.filter((one) => !one.readingCounts).forEach((one) => tileOf(one.sensorId)?.setHealth(one));
    tiles.forEach((tile) => tile.ask());
    drawCalls();
  }

  /** Which cameras have alerts that somebody has to do something about. */
  function drawCalls() {
    const bySource = new Map([...tiles.keys()].map((name) => [name, []]));
    for (const row of allAlerts().values()) if (isOpen(row)) bySource.get(row.source)?.push(row);
    bySource.forEach((rows, name) => tiles.get(name).setAlerts(rows.sort(byUrgency)));
  }

  const quiet = onAlerts(drawCalls);
  const deaf = listen({
    detections: (frame) => tileOf(frame.sensorId)?.setFrame(frame),
    previews: (preview) => tileOf(preview.sensorId)?.ask(),
    health: (one) => { if (!one.readingCounts) tileOf(one.sensorId)?.setHealth(one); },
  }, ask);
  // To ask is to say that somebody looks: pictures are made only as long as somebody does.
  const timer = setInterval(() => tiles.forEach((tile) => tile.ask()), LOOK_MILLIS);
  return () => { deaf(); quiet(); clearInterval(timer); tiles.forEach((tile) => tile.end()); };
}

/** One camera: its picture, what was found in it, and how it does. */
class Tile {
  #asking = false;
  #again = false;
  #over = false;
  #picture = null;
  #pictured = 0;
  #trails = new Trails();

  constructor(name, places, large) {
    this.name = name;
    this.places = places;
    this.canvas = h("canvas", {width: 640, height: 360, role: "img", "aria-label": "Picture of " + name});
    this.status = h("span.status");
    this.found = h("span.found");
    this.time = h("time.time");
    this.calls = h("a.calls", {href: "/alerts?source=" + encodeURIComponent(name), hidden: true});
    const title = large ? h("b", name) : h("a", {href: "/live/" + encodeURIComponent(name)}, name);
    const picture = large ? this.canvas : h("a", {href: "/live/" + encodeURIComponent(name), tabindex: "-1"}, this.canvas);
    this.element = h("figure.tile", picture, h("figcaption", title, this.calls, this.status, this.time, this.found));
    this.draw(null);
  }

  setHealth(health) {
    const well = health.status === "ONLINE" || health.status === "ENDED";
    this.status.className = "status" + (well ? "" : " bad");
    this.status.textContent = sentence(health.status) + (health.reason && health.reason !== "NONE" ? ", " + words(health.reason) : "");
    this.element.classList.toggle("lost", !well);
  }

  /** Its open alerts, the most urgent first. */
  setAlerts(rows) {
    const calling = rows.filter(isCalling).length;
    const said = rows.map((row) => row.priority + row.state).join();
    if (this.calls.dataset.said === said) return;
    this.calls.dataset.said = said;
    this.calls.hidden = !rows.length;
    if (rows.length) fill(this.calls, priorityShape(rows[0].priority, isCalling(rows[0])), calling ? `${calling} not acknowledged` : `${rows.length} open`);
    this.element.dataset.calling = calling ? words(rows[0].priority) : "";
  }

  /** Of a camera without pictures the boxes alone are shown, on grey. */
  setFrame(frame) {
    this.#trails.add(frame);
    if (Date.now() - this.#pictured > 10_000) {
      this.#picture = null;
      this.draw(frame);
    }
  }

  /** The newest picture with what was found in that very frame; one request at a time. */
  async ask() {
    if (this.#asking) {
      this.#again = true;
      return;
    }
    this.#asking = true;
    try {
      const {preview, frame} = await get("/live/" + encodeURIComponent(this.name));
      if (this.#over) return;
      if (preview) {
        this.#picture = await decodePicture(preview.picture, preview.mediaType);
        this.#pictured = Date.now();
      }
      this.draw(frame ?? null);
    } catch {
      // Nothing has come from it yet.
    } finally {
      this.#asking = false;
    }
    if (this.#again && !this.#over) {
      this.#again = false;
      this.ask();
    }
  }

  draw(frame) {
    const [width, height] = this.#picture ? [this.#picture.width, this.#picture.height] : [frame?.width || 16, frame?.height || 9];
    const wide = this.#picture ? Math.max(640, width) : 640;
    this.canvas.width = wide;
    this.canvas.height = Math.round(wide * height / width);
    drawScene(this.canvas.getContext("2d"), {picture: this.#picture, frame, places: this.places(), trails: this.#trails.all});
    this.time.textContent = moment(frame?.timestamp);
    const counts = new Map();
    for (const one of frame?.objects ?? []) counts.set(one.type, (counts.get(one.type) ?? 0) + 1);
    this.found.textContent = [...counts].sort().map(([type, count]) => count + " " + type).join(", ") || (frame ? "nothing" : "");
  }

  end() {
    this.#over = true;
  }
}
