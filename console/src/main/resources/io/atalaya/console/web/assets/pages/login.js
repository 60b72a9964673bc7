import {fill, h} from "../lib/dom.js";
import {logIn} from "../lib/api.js";

/** Asks who it is. */
export function showLogin(root, session) {
  if (session && !session.loginNeeded) {
    fill(root, h("section.panel.narrow", h("h1", "Not from here"),
      h("p", "This console has no users and serves the machine that it runs on. Open it there as localhost, or add users.")));
    return;
  }
  const problem = h("p.problem", {role: "alert", hidden: true});
  const name = h("input", {id: "name", name: "name", autocomplete: "username", required: true, autofocus: true});
  const password = h("input", {id: "password", name: "password", type: "password", autocomplete: "current-password", required: true});
  const button = h("button.primary", {type: "submit"}, "Log in");
  fill(root, h("section.panel.narrow", h("h1", "Log in"),
    h("form", {onsubmit: submit},
      h("label", {for: "name"}, "Name"), name,
      h("label", {for: "password"}, "Password"), password,
      problem, button)));
  name.focus();

  async function submit(event) {
    event.preventDefault();
    button.disabled = true;
    problem.hidden = true;
    try {
      await logIn(name.value, password.value);
    } catch (error) {
      problem.textContent = "Not logged in: " + error.message + ".";
      problem.hidden = false;
      password.value = "";
      password.focus();
    } finally {
      button.disabled = false;
    }
  }
}
