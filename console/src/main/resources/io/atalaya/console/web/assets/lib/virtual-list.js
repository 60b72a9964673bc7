// A list of any length of which only the rows in sight exist. Keyboard: arrows, Page Up and Down,
// Home, End; Enter opens.

import {h} from "./dom.js";

const SPARE = 8;

export class VirtualList {
  /**
   * @param make makes an empty row element
   * @param show puts an item into one: show(element, item, isChosen)
   * @param rowHeight in pixels, asked for again when the window changes
   */
  constructor({label, make, show, rowHeight, keyOf, onOpen, onKey}) {
    Object.assign(this, {make, show, rowHeight, keyOf, onOpen, onKey});
    this.items = [];
    this.chosenKey = null;
    this.rows = new Map();
    this.free = [];
    this.inner = h("div.rows", {role: "rowgroup"});
    this.element = h("div.list", {role: "grid", tabindex: "0", "aria-label": label, "aria-multiselectable": "false"}, this.inner);
    this.element.addEventListener("scroll", () => this.draw(), {passive: true});
    this.element.addEventListener("keydown", (event) => this.key(event));
    this.element.addEventListener("click", (event) => this.clicked(event));
    this.observer = new ResizeObserver(() => this.draw(true));
    this.observer.observe(this.element);
  }

  close() {
    this.observer.disconnect();
  }

  /** The item that the keyboard acts on. */
  chosen() {
    return this.items[this.chosenIndex()] ?? null;
  }

  chosenIndex() {
    if (this.chosenKey === null) return -1;
    return this.items.findIndex((item) => this.keyOf(item) === this.chosenKey);
  }

  set(items) {
    const index = this.chosenIndex();
    this.items = items;
    // What was chosen is gone: the one that took its place is.
    if (this.chosenKey !== null && this.chosenIndex() < 0) {
      const next = items[Math.min(Math.max(index, 0), items.length - 1)];
      this.chosenKey = next ? this.keyOf(next) : null;
    }
    this.draw(true);
  }

  choose(index) {
    if (!this.items.length) return;
    const bounded = Math.max(0, Math.min(this.items.length - 1, index));
    this.chosenKey = this.keyOf(this.items[bounded]);
    const height = this.rowHeight();
    const top = bounded * height;
    const view = this.element;
    if (top < view.scrollTop) view.scrollTop = top;
    else if (top + height > view.scrollTop + view.clientHeight) view.scrollTop = top + height - view.clientHeight;
    this.draw(true);
  }

  draw(all = false) {
    const height = this.rowHeight();
    this.element.setAttribute("aria-rowcount", String(this.items.length));
    this.inner.style.height = this.items.length * height + "px";
    const first = Math.max(0, Math.floor(this.element.scrollTop / height) - SPARE);
    const last = Math.min(this.items.length, Math.ceil((this.element.scrollTop + this.element.clientHeight) / height) + SPARE);
    for (const [index, row] of this.rows) {
      if (index < first || index >= last) {
        this.rows.delete(index);
        row.hidden = true;
        this.free.push(row);
      }
    }
    for (let index = first; index < last; index++) {
      let row = this.rows.get(index);
      const fresh = row === undefined;
      if (fresh) {
        row = this.free.pop() ?? this.inner.appendChild(this.make());
        row.hidden = false;
        this.rows.set(index, row);
      }
      if (fresh || all) this.place(row, index, height);
    }
  }

  place(row, index, height) {
    const item = this.items[index];
    const key = this.keyOf(item);
    const chosen = key === this.chosenKey;
    row.id = "row-" + key;
    row.dataset.key = key;
    row.style.transform = "translateY(" + index * height + "px)";
    row.style.height = height + "px";
    row.setAttribute("role", "row");
    row.setAttribute("aria-selected", String(chosen));
    row.setAttribute("aria-rowindex", String(index + 1));
    if (chosen) this.element.setAttribute("aria-activedescendant", row.id);
    this.show(row, item, chosen);
  }

  key(event) {
    if (event.target.closest("button, a, input, select")) return;
    const page = Math.max(1, Math.floor(this.element.clientHeight / this.rowHeight()) - 1);
    const index = this.chosenIndex();
    const moves = {ArrowDown: index + 1, ArrowUp: index - 1, PageDown: index + page, PageUp: index - page, Home: 0, End: this.items.length - 1, j: index + 1, k: index - 1};
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key in moves) {
      event.preventDefault();
      this.choose(moves[event.key]);
    } else if (event.key === "Enter" && this.chosen()) {
      event.preventDefault();
      this.onOpen(this.chosen());
    } else if (this.chosen() && this.onKey?.(event.key, this.chosen())) {
      event.preventDefault();
    }
  }

  clicked(event) {
    const row = event.target.closest("[data-key]");
    if (!row || event.target.closest("button, a")) return;
    const index = this.items.findIndex((item) => this.keyOf(item) === row.dataset.key);
    if (index < 0) return;
    this.choose(index);
    this.onOpen(this.items[index]);
  }
}
