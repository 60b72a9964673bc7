// The server's events. A connection that breaks is made again; what was missed is sent, and where
// the server does not know any more what that was, everything is asked for anew.

import {refreshSession} from "./api.js";

const RETRY_MILLIS = 2_000;

let state = "connecting";
const watchers = new Set();

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
  const channels = [...Object.keys(handlers), "hello", "reset"];
  let source = null;
  let timer = null;
  let everOpen = false;
  let over = false;

  function open() {
    clearTimeout(timer);
    source = new EventSource("/api/v1/events?channels=" + channels.join(","));
    source.onopen = () => setState("live");
    source.onerror = () => lost();
    source.addEventListener("hello", () => {
      alive();
      // A new EventSource does not say what it had last: then the present is asked for.
      if (!everOpen) onReset();
      everOpen = true;
    });
    source.addEventListener("reset", () => {
      alive();
      everOpen = true;
      onReset();
    });
    for (const [channel, handler] of Object.entries(handlers)) {
      source.addEventListener(channel, (event) => {
        alive();
        handler(JSON.parse(event.data));
      });
    }
  }

  function alive() {
    setState("live");
  }

  async function lost() {
    if (over) return;
    setState("lost");
    // The browser tries again by itself, unless the server has refused it.
    if (source.readyState !== EventSource.CLOSED) return;
    clearTimeout(timer);
    timer = setTimeout(async () => {
      everOpen = false;
      try {
        const session = await refreshSession();
        if (!session.loggedIn && session.loginNeeded) return;
      } catch {
        // Still away.
      }
      if (!over) open();
    }, RETRY_MILLIS);
  }

  open();
  return () => {
    over = true;
    clearTimeout(timer);
    source.close();
  };
}
