// Asks the server. What changes something carries the session's token, which another site cannot know.

let session = null;
const watchers = new Set();

export class ApiError extends Error {
  constructor(status, code, detail) {
    super(detail);
    this.status = status;
    this.code = code;
  }
}

/** Who one is here; see /api/v1/session. */
export const currentSession = () => session;

/** Whether one may do what needs the role. */
export function may(role) {
  const order = ["viewer", "operator", "engineer"];
  return session !== null && order.indexOf(session.role) >= order.indexOf(role);
}

/** Called whenever somebody else is, or nobody is, logged in. */
export function onSession(watcher) {
  watchers.add(watcher);
}

export async function refreshSession() {
  setSession(await request("GET", "/session"));
  return session;
}

export async function logIn(name, password) {
  setSession(await request("POST", "/login", {name, password}));
}

export async function logOut() {
  await request("POST", "/logout", {});
  await refreshSession();
}

export const get = (path) => request("GET", path);

/** Sends a command or a change. Where the server was started anew, with a new token, it is tried once more. */
export async function post(path, body = {}) {
  try {
    return await request("POST", path, body);
  } catch (error) {
    if (error.code !== "csrf") throw error;
    await refreshSession();
    return request("POST", path, body);
  }
}

async function request(method, path, body) {
  const headers = {};
  if (body !== undefined) headers["Content-Type"] = "application/json";
  if (body !== undefined && session?.csrfToken) headers["X-CSRF-Token"] = session.csrfToken;
  let answer;
  try {
    answer = await fetch("/api/v1" + path, {method, headers, body: body && JSON.stringify(body)});
  } catch {
    throw new ApiError(0, "offline", "The console's server does not answer.");
  }
  const content = answer.headers.get("Content-Type") ?? "";
  const said = content.includes("json") ? await answer.json() : {};
  if (answer.status === 401 && path !== "/login" && session?.loggedIn) {
    setSession({loggedIn: false, loginNeeded: true});
  }
  // 409: understood and refused by the pipeline; its words are in the body.
  if (!answer.ok) throw new ApiError(answer.status, said.code ?? "failed", said.detail ?? answer.statusText);
  return said;
}

function setSession(next) {
  const changed = session?.name !== next.name || session?.loggedIn !== next.loggedIn;
  session = next;
  if (changed) watchers.forEach((watcher) => watcher(session));
}
