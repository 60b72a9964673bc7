// What is done to an alert: with the mouse, with a key, from the list and from its page alike.

import {may, post} from "./api.js";
import {h} from "./dom.js";
import {canAcknowledge, toast} from "./words.js";

const SHELF_TIMES = [["PT15M", "15 minutes"], ["PT30M", "30 minutes"], ["PT1H", "1 hour"], ["PT2H", "2 hours"], ["PT4H", "4 hours"], ["PT8H", "8 hours"]];

const canShelve = (row) => ["UNACKNOWLEDGED", "ACKNOWLEDGED", "RETURNED_UNACKNOWLEDGED", "LATCHED"].includes(row.state);

/** What one may do with it now: [{key, name, label, run}]. */
export function actionsFor(row) {
  if (!may("operator")) return [];
  return [
    canAcknowledge(row) && {key: "a", name: "acknowledge", label: "Acknowledge", run: () => send(row, "acknowledge")},
    row.state === "LATCHED" && {key: "r", name: "reset", label: "Reset", run: () => send(row, "reset")},
    row.state === "SHELVED" && {key: "u", name: "unshelve", label: "Unshelve", run: () => send(row, "unshelve")},
    canShelve(row) && {key: "s", name: "shelve", label: "Shelve", run: () => shelve(row)},
  ].filter(Boolean);
}

/** Sends it and says what became of it. */
export async function send(row, action, body = {}) {
  try {
    const answer = await post(`/alerts/${encodeURIComponent(row.id)}/${action}`, body);
    toast(answer.detail, answer.outcome === "DONE" ? "done" : "problem");
    return answer.outcome === "DONE";
  } catch (error) {
    toast(error.message, "problem");
    return false;
  }
}

/** Asks for how long and why. */
export function shelve(row) {
  const before = document.activeElement;
  const time = h("select", {id: "shelf-time"}, SHELF_TIMES.map(([value, label]) => h("option", {value, selected: value === "PT1H"}, label)));
  const note = h("input", {id: "shelf-note", maxlength: 500, placeholder: "Why, for the next shift"});
  const dialog = h("dialog", {"aria-labelledby": "shelf-title"},
    h("form", {method: "dialog"},
      h("h2", {id: "shelf-title"}, "Shelve for a time"), h("p", row.message),
      h("label", {for: "shelf-time"}, "For"), time,
      h("label", {for: "shelf-note"}, "Note"), note,
      h("div.buttons", h("button.primary", {value: "yes"}, "Shelve"), h("button", {value: "no", type: "submit"}, "Cancel"))));
  dialog.addEventListener("close", () => {
    dialog.remove();
    before?.focus();
    if (dialog.returnValue === "yes") send(row, "shelve", {duration: time.value, note: note.value});
  });
  document.body.append(dialog);
  dialog.showModal();
  time.focus();
}
