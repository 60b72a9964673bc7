// All alerts that the server knows, kept up to date for every page: the head of the window counts
// them, the list shows them. One connection for all.

import {get} from "./api.js";
import {listen} from "./events.js";
import {isCalling} from "./words.js";

const byId = new Map();
const watchers = new Set();
const arrivals = new Set();
let loaded = false;
let broker = {connected: true, partitions: 0};
let scheduled = false;
/** The ids of what changed since the watchers were called; null for all. */
let changed = new Set();

export const allAlerts = () => byId;
export const isLoaded = () => loaded;
export const brokerState = () => broker;

/** Called after changes, a few times a second at most, with the ids of what changed, or null for all. */
export function onAlerts(watcher) {
  watchers.add(watcher);
  if (loaded) watcher(null);
  return () => watchers.delete(watcher);
}

/** Called with each alert that begins to call, for a sound or a notification. */
export function onArrival(watcher) {
  arrivals.add(watcher);
}

let stop = null;

/** Begins, or begins again for another user. */
export function startAlerts() {
  stop?.();
  stop = listen({alerts: change, broker: (state) => { broker = state; schedule(); }}, reload);
}

export function stopAlerts() {
  stop?.();
  stop = null;
  byId.clear();
  loaded = false;
}

async function reload() {
  const [list, status] = await Promise.all([get("/alerts"), get("/status")]);
  const before = new Map(byId);
  byId.clear();
  for (const row of list.alerts) {
    byId.set(row.id, row);
  }
  // What came while the list was on its way is newer than the list.
  for (const [id, row] of before) if (byId.has(id) && byId.get(id).revision < row.revision) byId.set(id, row);
  broker = status.broker;
  loaded = true;
  changed = null;
  schedule();
}

function change(row) {
  changed?.add(row.id);
  if (row.removed) {
    byId.delete(row.id);
  } else {
    const known = byId.get(row.id);
    if (known && known.revision >= row.revision) return;
    byId.set(row.id, row);
    if (loaded && isCalling(row) && !(known && isCalling(known))) arrivals.forEach((watcher) => watcher(row));
  }
  schedule();
}

function schedule() {
  if (scheduled) return;
  scheduled = true;
  setTimeout(() => {
    scheduled = false;
    const since = changed;
    changed = new Set();
    watchers.forEach((watcher) => watcher(since));
  }, 150);
}
