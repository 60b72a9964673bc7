// The shell: the head of the window, the way between pages, and who is logged in.

import {PAGES, MORE_PAGES} from "./pages.js";
import {currentSession, logOut, may, onSession, refreshSession} from "./lib/api.js";
import {brokerState, onAlerts, allAlerts, startAlerts, stopAlerts} from "./lib/alerts-store.js";
import {onConnection} from "./lib/events.js";
import {fill, h} from "./lib/dom.js";
import {isCalling, isOpen, PRIORITIES, priorityShape, sentence} from "./lib/words.js";
import {showLogin} from "./pages/login.js";
import {watchArrivals} from "./lib/callers.js";

const page = document.getElementById("page");
const top_ = document.getElementById("top");
let leave = null;
let showing = 0;

/** Goes to another page without loading the window anew. */
export function go(path, replace = false) {
  history[replace ? "replaceState" : "pushState"](null, "", path);
  showPage();
}

async function showPage() {
  const turn = ++showing;
  leave?.();
  leave = null;
  const session = currentSession();
  if (!session?.loggedIn) {
    document.title = "Log in – Atalaya";
    drawHead();
    leave = showLogin(page, session) ?? null;
    return;
  }
  const found = [...PAGES, ...MORE_PAGES].find((one) => one.pattern.test(location.pathname));
  const parameters = found && named(location.pathname.match(found.pattern).groups);
  document.title = (found?.title ?? "Not found") + " – Atalaya";
  drawHead(found?.name);
  if (!parameters) {
    fill(page, h("section.panel", h("h1", "There is no such page"), h("p", h("a", {href: "/alerts"}, "To the alerts"))));
    return;
  }
  let module;
  try {
    module = await found.module();
  } catch {
    loadAgain();
    return;
  }
  if (turn !== showing) return;
  fill(page);
  leave = module.show(page, parameters) ?? null;
  window.scrollTo(0, 0);
}

/** What an address names, as people read it; null where it is broken. */
function named(groups = {}) {
  try {
    return Object.fromEntries(Object.entries(groups).map(([name, text]) => [name, decodeURIComponent(text)]));
  } catch {
    return null;
  }
}

/** A browser may not ask twice for a module that it could not get: the window is loaded anew, once the server is there. */
async function loadAgain() {
  fill(page, h("section.panel", h("p", "The console's server does not answer; trying again.")));
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 2000));
    if (await fetch("/api/v1/session").then((answer) => answer.ok, () => false)) break;
  }
  location.reload();
}

function drawHead(current) {
  const session = currentSession();
  const known = session?.loggedIn;
  fill(top_,
    h("a.brand", {href: "/alerts"}, h("img", {src: "/assets/icon.svg", alt: "", width: 22, height: 22}), "Atalaya"),
    known && h("nav", {"aria-label": "Pages"}, PAGES.filter((one) => !one.role || may(one.role)).map((one) =>
      h("a", {href: "/" + one.name, "aria-current": one.name === current && "page"}, one.title))),
    h("div.summary", {id: "summary", "aria-label": "Open alerts by priority"}),
    h("div.connection", {id: "connection", role: "status"}),
    known && h("div.who", h("span", session.name, " ", h("small", session.role)),
      session.loginNeeded && h("button", {type: "button", onclick: () => logOut()}, "Log out")));
  drawSummary();
  drawConnection();
}

/** How many there are to look at, by priority: grey where there are none. */
function drawSummary() {
  const place = document.getElementById("summary");
  if (!place || !currentSession()?.loggedIn) return;
  const open = new Map(PRIORITIES.map((priority) => [priority, 0]));
  const calling = new Map(open);
  for (const row of allAlerts().values()) {
    if (!open.has(row.priority)) continue;
    if (isOpen(row)) open.set(row.priority, open.get(row.priority) + 1);
    if (isCalling(row)) calling.set(row.priority, calling.get(row.priority) + 1);
  }
  const said = [...open.values(), ...calling.values()].join();
  if (place.dataset.said === said) return;
  place.dataset.said = said;
  fill(place, PRIORITIES.map((priority) => {
    const title = `${sentence(priority)}: ${open.get(priority)} open, ${calling.get(priority)} not acknowledged`;
    return h("a.count" + (open.get(priority) ? "" : ".none"), {href: "/alerts?priority=" + priority, title, "aria-label": title},
      priorityShape(priority, calling.get(priority) > 0), h("b", String(open.get(priority))));
  }));
}

let connection = "connecting";

function drawConnection() {
  const place = document.getElementById("connection");
  if (!place) return;
  const [text, kind] = connection === "lost" ? ["Connection lost; trying again", "bad"]
    : connection === "connecting" ? ["Connecting", "dim"]
    : !brokerState().connected ? ["Waiting for the broker", "bad"]
    : ["Live", "dim"];
  place.className = "connection " + kind;
  fill(place, h("span.dot", {"aria-hidden": "true"}), text);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='/']");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button || link.target || link.hasAttribute("download")) return;
  if (link.getAttribute("href").startsWith("/api/")) return;
  event.preventDefault();
  go(link.getAttribute("href"));
});
document.addEventListener("atalaya:go", (event) => go(event.detail));
window.addEventListener("popstate", showPage);
onConnection((state) => { connection = state; drawConnection(); });
onAlerts(() => { drawSummary(); drawConnection(); });
onSession((session) => {
  if (session.loggedIn) startAlerts();
  else stopAlerts();
  showPage();
});
watchArrivals();

async function begin() {
  try {
    await refreshSession();
  } catch {
    fill(page, h("section.panel", h("p", "The console's server does not answer; trying again.")));
    setTimeout(begin, 2000);
  }
}
begin();
