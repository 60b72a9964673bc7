// The server's events, for the whole window over one connection: a browser opens six to a server at most, for all its
// windows. One that breaks is made again; what was missed is sent, and where the server does not know any more what that
// was, everything is asked for anew.

import {refreshSession} from "./api.js";

const RETRY_MILLIS = 2_000;

let state = "connecting";
const watchers = new Set();
const listeners = new Set();
let source = null;
let opened = "";
let greeted = false;
let lastId = "";
let timer = null;

/** "live", "connecting" or "lost"; called at each change, and at once. */
export function onConnection(watcher) {
  watchers.add(watcher);
  watcher(state);
  return () => watchers.delete(watcher);
}

function setState(next) {
  if (state === next) return;
  state = next;
  watchers.forEach((watcher) => watcher(state));
}

/**
 * Listens to channels until the returned function is called.
 *
 * @param handlers a function for each channel, called with the event's data
 * @param onReset called at the start and whenever events may have been missed: ask for the present
 */
export function listen(handlers, onReset) {
  const listener = {handlers, onReset, started: false};
  listeners.add(listener);
  openSoon();
  return () => {
    listeners.delete(listener);
    openSoon();
  };
}

/** Once for the page that goes and the one that comes. */
function openSoon(millis = 0) {
  clearTimeout(timer);
  timer = setTimeout(open, millis);
}

function open() {
  const channels = [...new Set([...listeners].flatMap((one) => Object.keys(one.handlers)))].sort();
  const wanted = channels.join(",");
  if (wanted === opened && source?.readyState === EventSource.OPEN) {
    if (greeted) start();
    return;
  }
  source?.close();
  source = null;
  opened = wanted;
  greeted = false;
  if (!channels.length) return;
  const now = new EventSource(`/api/v1/events?channels=${wanted},hello,reset` + (lastId && "&after=" + lastId));
  source = now;
  now.onerror = () => { if (source === now) lost(); };
  const on = (channel, handler) => now.addEventListener(channel, (event) => {
    if (source !== now) return;
    lastId = event.lastEventId || lastId;
    setState("live");
    handler(event.data);
  });
  on("hello", start);
  on("reset", () => {
    forget();
    start();
  });
  for (const channel of channels) on(channel, (data) => hand(channel, JSON.parse(data)));
}

/** Those who have not asked for the present yet do it now, when nothing that comes after it is missed. */
function start() {
  greeted = true;
  for (const one of listeners) {
    if (one.started) continue;
    one.started = true;
    one.onReset();
  }
}

function forget() {
  listeners.forEach((one) => { one.started = false; });
}

function hand(channel, value) {
  listeners.forEach((one) => one.handlers[channel]?.(value));
}

async function lost() {
  setState("lost");
  // The browser tries again by itself, unless the server has refused it.
  if (source.readyState !== EventSource.CLOSED) return;
  const refused = source;
  forget();
  try {
    const session = await refreshSession();
    if (!session.loggedIn && session.loginNeeded) return;
  } catch {
    // Still away.
  }
  if (source === refused) openSoon(RETRY_MILLIS);
}
