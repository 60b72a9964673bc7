// Makes elements. Text is always text: nothing that came from outside is ever read as HTML.

/** h("button.primary", {type: "button", onclick}, "Save") */
export function h(what, ...rest) {
  const [name, ...classes] = what.split(".");
  const element = document.createElement(name || "div");
  if (classes.length) element.className = classes.join(" ");
  add(element, rest);
  return element;
}

/** Of SVG: s("path", {d: "…"}) */
export function s(name, attributes = {}, ...children) {
  const element = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children);
  return element;
}

/** Puts these in place of all that is in it. */
export function fill(element, ...children) {
  element.replaceChildren();
  add(element, children);
  return element;
}

function add(element, things) {
  for (const thing of things.flat()) {
    if (thing === null || thing === undefined || thing === false) continue;
    if (typeof thing === "object" && !(thing instanceof Node)) set(element, thing);
    else element.append(thing);
  }
}

function set(element, attributes) {
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) element.addEventListener(key.slice(2), value);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) element.setAttribute(key, value);
  }
}
