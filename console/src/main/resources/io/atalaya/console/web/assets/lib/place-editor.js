// Draws zones and lines on a camera's picture, with the mouse or by numbers, and writes their YAML.

import {fill, h} from "./dom.js";
import {drawScene} from "./overlay.js";

const NEAR_PX = 12;

export class PlaceEditor {
  #picture = null;
  #places = [];
  #drawing = null;
  #dragged = null;
  onChange = () => {};

  constructor() {
    this.canvas = h("canvas.editor", {width: 960, height: 540, tabindex: 0, "aria-label": "Picture to draw on; points can be written below it too",
      onpointerdown: (event) => this.#down(event), onpointermove: (event) => this.#move(event), onpointerup: () => { this.#dragged = null; },
      ondblclick: () => this.#close(), onkeydown: (event) => this.#key(event)});
    this.hint = h("p.hint", {role: "status"});
    this.list = h("div.places");
    this.element = h("div.place-editor",
      h("div.buttons",
        h("button", {type: "button", onclick: () => this.#begin("zone")}, "New zone"),
        h("button", {type: "button", onclick: () => this.#begin("line")}, "New line"),
        h("button", {type: "button", onclick: () => this.#close()}, "Finish"),
        h("button", {type: "button", onclick: () => this.#undo()}, "Undo")),
      this.hint, this.canvas, this.list);
    this.#say();
    this.#draw();
  }

  setPicture(picture, camera) {
    this.#picture = picture;
    if (picture) {
      this.canvas.width = Math.max(960, picture.width);
      this.canvas.height = Math.round(this.canvas.width * picture.height / picture.width);
    }
    this.canvas.setAttribute("aria-label", "Picture of " + camera + " to draw on; points can be written below it too");
    this.#draw();
  }

  end() {
    this.#picture = null;
  }

  /** As it stands under a camera. */
  yaml() {
    const number = (value) => String(Math.round(value * 1000) / 1000);
    const pair = ([x, y]) => `[${number(x)}, ${number(y)}]`;
    const zones = this.#places.filter((one) => one.kind === "zone");
    const lines = this.#places.filter((one) => one.kind === "line");
    let yaml = "";
    if (zones.length) yaml += "zones:\n" + zones.map((one) => `  - name: ${named(one.name)}\n    polygon: [${one.points.map(pair).join(", ")}]\n`).join("");
    if (lines.length) yaml += "lines:\n" + lines.map((one) => `  - name: ${named(one.name)}\n    from: ${pair(one.points[0])}\n    to: ${pair(one.points[1])}\n`).join("");
    return yaml;
  }

  #begin(kind) {
    const count = this.#places.filter((one) => one.kind === kind).length + 1;
    this.#drawing = {kind, name: kind + "-" + count, points: []};
    this.#changed();
    this.canvas.focus();
  }

  #close() {
    const one = this.#drawing;
    // A double click has put its point twice.
    if (one?.kind === "zone") one.points = one.points.filter((point, i) => !i || far(point, one.points[i - 1]));
    if (one && one.points.length >= (one.kind === "zone" ? 3 : 2)) this.#places.push(one);
    this.#drawing = null;
    this.#changed();
  }

  #undo() {
    if (this.#drawing?.points.length) this.#drawing.points.pop();
    else if (this.#drawing) this.#drawing = null;
    else this.#places.pop();
    this.#changed();
  }

  #key(event) {
    if (event.key === "Enter") this.#close();
    else if (event.key === "Backspace" || (event.key === "z" && event.ctrlKey)) this.#undo();
    else if (event.key === "Escape") { this.#drawing = null; this.#changed(); }
    else return;
    event.preventDefault();
  }

  #point(event) {
    const box = this.canvas.getBoundingClientRect();
    const ratio = (value) => Math.min(1, Math.max(0, value));
    return [ratio((event.clientX - box.left) / box.width), ratio((event.clientY - box.top) / box.height)];
  }

  #down(event) {
    const at = this.#point(event);
    if (this.#drawing) {
      this.#drawing.points.push(at);
      if (this.#drawing.kind === "line" && this.#drawing.points.length === 2) this.#close();
      this.#changed();
      return;
    }
    const box = this.canvas.getBoundingClientRect();
    for (const one of this.#places) {
      const index = one.points.findIndex(([x, y]) => Math.hypot((x - at[0]) * box.width, (y - at[1]) * box.height) < NEAR_PX);
      if (index >= 0) {
        this.#dragged = {one, index};
        this.canvas.setPointerCapture(event.pointerId);
        return;
      }
    }
  }

  #move(event) {
    if (this.#dragged) {
      this.#dragged.one.points[this.#dragged.index] = this.#point(event);
      this.#changed();
    }
  }

  #changed() {
    this.#say();
    this.#list();
    this.#draw();
    this.onChange();
  }

  #say() {
    this.hint.textContent = !this.#drawing ? "Begin a zone or a line; corners of what is there can be dragged."
      : this.#drawing.kind === "zone" ? "Click corner after corner; a double click, Enter or Finish closes the zone."
      : "Click where the line begins and where it ends: left and right are seen along it.";
  }

  #list() {
    // Not while somebody writes in it.
    if (this.list.contains(document.activeElement)) return;
    fill(this.list, this.#places.map((one) => h("fieldset", h("legend", one.kind),
      h("label", "Name ", h("input", {value: one.name, oninput: (event) => { one.name = event.target.value; this.#draw(); this.onChange(); }})),
      one.points.map((point, i) => h("span.point", ["x", "y"].map((axis, k) =>
        h("input", {type: "number", min: 0, max: 1, step: .001, value: Math.round(point[k] * 1000) / 1000, "aria-label": `${axis} of point ${i + 1} of ${one.name}`,
          oninput: (event) => { one.points[i][k] = Number(event.target.value); this.#draw(); this.onChange(); }})))),
      h("button", {type: "button", onclick: () => { this.#places = this.#places.filter((other) => other !== one); this.#changed(); }}, "Remove"))));
  }

  #draw() {
    const context = this.canvas.getContext("2d");
    const shape = (one) => one.kind === "zone" ? {name: one.name, polygon: one.points} : {name: one.name, from: one.points[0], to: one.points[1]};
    drawScene(context, {picture: this.#picture, frame: null, places: {
      zones: this.#places.filter((one) => one.kind === "zone").map(shape), lines: this.#places.filter((one) => one.kind === "line").map(shape)}});
    const {width, height} = this.canvas;
    context.strokeStyle = "#ffd166";
    context.fillStyle = "#ffd166";
    context.lineWidth = 3;
    const drawing = this.#drawing?.points ?? [];
    context.beginPath();
    drawing.forEach(([x, y], i) => context[i ? "lineTo" : "moveTo"](x * width, y * height));
    context.stroke();
    for (const [x, y] of [...drawing, ...this.#places.flatMap((one) => one.points)]) {
      context.beginPath();
      context.arc(x * width, y * height, 5 * width / 960, 0, 2 * Math.PI);
      context.fill();
    }
  }
}

const far = ([ax, ay], [bx, by]) => Math.hypot(ax - bx, ay - by) > .004;

/** A name that YAML reads as this text. */
const named = (name) => /^[A-Za-z][A-Za-z0-9_.-]*$/.test(name) && !/^(true|false|yes|no|on|off|null|y|n)$/i.test(name) ? name : JSON.stringify(name);
