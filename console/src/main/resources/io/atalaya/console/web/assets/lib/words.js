// The words, shapes and times that all pages share.

import {h, s} from "./dom.js";

/** SENSOR_LATE as people write it. */
export const words = (constant) => (constant ?? "").toLowerCase().replaceAll("_", " ");

export const sentence = (constant) => {
  const text = words(constant);
  return text.charAt(0).toUpperCase() + text.slice(1);
};

const STATES = {RETURNED_UNACKNOWLEDGED: "Over, not acknowledged", UNACKNOWLEDGED: "Not acknowledged", SUPPRESSED_BY_DESIGN: "Suppressed", NORMAL: "Over"};

/** A state of ISA-18.2 in words that fit a list. */
export const stateWords = (state) => STATES[state] ?? sentence(state);

export const PRIORITIES = ["CRITICAL", "HIGH", "MEDIUM", "LOW"];

/** What an operator still has to do something about. */
export const isOpen = (row) => ["UNACKNOWLEDGED", "ACKNOWLEDGED", "RETURNED_UNACKNOWLEDGED", "LATCHED"].includes(row.state);

/** What asks to be looked at now. */
export const isCalling = (row) => row.state === "UNACKNOWLEDGED";

export const isAside = (row) => ["SHELVED", "SUPPRESSED_BY_DESIGN", "OUT_OF_SERVICE"].includes(row.state);

/** States in which an acknowledgement says something. */
export const canAcknowledge = (row) => ["UNACKNOWLEDGED", "RETURNED_UNACKNOWLEDGED"].includes(row.state);

// Each priority has a shape and a number of its own, so that colour is never alone.
const SHAPES = {
  CRITICAL: ["1", "M7 1h10l6 6v10l-6 6H7l-6-6V7z"],
  HIGH: ["2", "M12 1 23.500 22h-23z"],
  MEDIUM: ["3", "M.5 2h23L12 23z"],
  LOW: ["4", "M12 1a11 11 0 1 1 0 22 11 11 0 0 1 0-22z"],
};

/** The priority as a picture; filled while it calls, an outline when somebody knows. */
export function priorityShape(priority, calling = true) {
  const [number, path] = SHAPES[priority] ?? ["?", "M2 2h20v20H2z"];
  const y = priority === "HIGH" ? 19 : priority === "MEDIUM" ? 13.5 : 17;
  const picture = s("svg", {viewBox: "-1 -1 26 26", class: "shape " + words(priority) + (calling ? "" : " hollow"), "aria-hidden": "true"},
    s("path", {d: path}), s("text", {x: 12, y, "text-anchor": "middle"}, number));
  return picture;
}

/** Picture and word. */
export function priorityTag(priority, calling = true) {
  return h("span.priority", priorityShape(priority, calling), sentence(priority));
}

const UNITS = {Cel: "°C", "[degF]": "°F", "%": "%", "1": ""};

/** A unit after UCUM as people write it. */
export const unit = (ucum) => UNITS[ucum] ?? ucum ?? "";

const DAY = new Intl.DateTimeFormat(undefined, {year: "numeric", month: "2-digit", day: "2-digit"});
const TIME = new Intl.DateTimeFormat(undefined, {hour: "2-digit", minute: "2-digit", second: "2-digit", hour12: false});

const SHORT_DAY = new Intl.DateTimeFormat(undefined, {month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit", hour12: false});

/** So short that it fits a list: the time alone where it is of today, else the day and the minute. */
export function moment(text) {
  if (!text) return "";
  const date = new Date(text);
  const today = date.toDateString() === new Date().toDateString();
  return today ? TIME.format(date) : SHORT_DAY.format(date);
}

/** Always with the day. */
export function fullMoment(text) {
  if (!text) return "";
  const date = new Date(text);
  return DAY.format(date) + " " + TIME.format(date);
}

/** 75 s as 1 min 15 s. */
export function span(millis) {
  const seconds = Math.max(0, Math.round(millis / 1000));
  if (seconds < 60) return seconds + " s";
  if (seconds < 3600) return Math.floor(seconds / 60) + " min " + (seconds % 60) + " s";
  if (seconds < 86400) return Math.floor(seconds / 3600) + " h " + Math.floor((seconds % 3600) / 60) + " min";
  return Math.floor(seconds / 86400) + " d " + Math.floor((seconds % 86400) / 3600) + " h";
}

export function toast(text, kind = "info") {
  const box = h("div.toast." + kind, text);
  document.getElementById("toasts").append(box);
  setTimeout(() => box.remove(), kind === "problem" ? 8000 : 4000);
}
