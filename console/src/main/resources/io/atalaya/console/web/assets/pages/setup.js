// Sets up: tries a camera, draws zones and lines on its picture, checks a rule. Nothing here changes
// a pipeline; what comes out is YAML for its configuration.

import {get, may, post} from "../lib/api.js";
import {fill, h} from "../lib/dom.js";
import {decodePicture} from "../lib/overlay.js";
import {PlaceEditor} from "../lib/place-editor.js";
import {loadSite} from "../lib/site.js";
import {toast} from "../lib/words.js";

export function show(root) {
  if (!may("engineer")) {
    fill(root, h("section.panel", h("h1", "Setup"), h("p", "Setting up is for engineers.")));
    return null;
  }
  const editor = new PlaceEditor();
  fill(root,
    h("h1", "Setup"),
    h("section.panel", h("h2", "1. Try a camera"), cameraForm(editor)),
    h("section.panel", h("h2", "2. Draw zones and lines"), placesForm(editor)),
    h("section.panel", h("h2", "3. Try a rule"), ruleForm()));
  return () => editor.end();
}

function field(label, input, hint) {
  const id = "setup-" + input.name;
  input.id = id;
  return h("div.field", h("label", {for: id}, label), input, hint && h("small.block", hint));
}

/** YAML to be copied. */
function yamlBox(label) {
  const text = h("textarea.yaml", {readonly: true, rows: 6, "aria-label": label, spellcheck: "false"});
  const copy = h("button", {type: "button", onclick: async () => {
    // Without TLS a browser has a clipboard for its own machine alone; the old way is there everywhere.
    if (navigator.clipboard) await navigator.clipboard.writeText(text.value);
    else {
      text.select();
      document.execCommand("copy");
    }
    toast("Copied");
  }}, "Copy");
  const element = h("div.yaml-box", text, copy);
  element.set = (yaml) => {
    text.value = yaml;
    text.rows = Math.min(24, Math.max(3, yaml.split("\n").length));
  };
  return element;
}

function problemList(problems) {
  if (!problems.length) return h("p.fine", "✓ It is right.");
  return h("ul.problems", problems.map((one) =>
    h("li", h("b", one.line ? `line ${one.line}, column ${one.column}: ` : ""), one.path && h("code", one.path + " "), one.message)));
}

function cameraForm(editor) {
  const name = h("input", {name: "name", value: "door", required: true, autocomplete: "off"});
  const area = h("input", {name: "area", autocomplete: "off", placeholder: "such as dock"});
  const url = h("input", {name: "url", required: true, autocomplete: "off", placeholder: "rtsp://viewer:password@10.0.0.7/stream1"});
  const blur = h("input", {name: "blur", autocomplete: "off", placeholder: "such as person"});
  // Where the site blurs, a new camera does too unless somebody says otherwise.
  loadSite().then((site) => { blur.value ||= [...new Set(site.cameras.flatMap((one) => one.blurred))].join(", "); }).catch(() => {});
  const button = h("button.primary", {type: "submit"}, "Try it");
  const found = h("div.found", {role: "status"});
  const form = h("form.setup", {onsubmit: submit}, field("Name", name), field("Area", area),
    field("Blur", blur, "Labels. No picture then: nothing finds them here."),
    field("Address", url, "What FFmpeg reads: rtsp, http, rtmp, srt, or a file on the console's machine."), button);

  async function submit(event) {
    event.preventDefault();
    button.disabled = true;
    fill(found, h("p", "Opening it; this takes up to ten seconds …"));
    try {
      const trial = await post("/setup/camera", {url: url.value, name: name.value, area: area.value, blur: blur.value});
      const yaml = yamlBox("The camera's entry");
      yaml.set("cameras:\n" + entry(trial.yaml));
      if (trial.problem) {
        fill(found, h("p.problem", trial.problem), yaml);
      } else if (!trial.picture) {
        editor.setPicture(null, name.value);
        fill(found, h("div.trial", h("p.hint", "Its picture is not shown: " + trial.hidden + ". Once a pipeline runs with this entry, draw on the camera's previews."), facts(trial)), yaml);
      } else {
        const picture = await decodePicture(trial.picture);
        editor.setPicture(picture, name.value);
        fill(found, h("div.trial", canvasOf(picture), facts(trial)), yaml);
      }
    } catch (error) {
      fill(found, h("p.problem", error.message));
    } finally {
      button.disabled = false;
    }
  }
  return [form, found];
}

function facts(trial) {
  const rate = trial.framesPerSecond.toFixed(1) + " /s" + (trial.measuredFramesPerSecond ? `, measured ${trial.measuredFramesPerSecond.toFixed(1)} /s` : "");
  return h("dl", h("dt", "Picture"), h("dd", `${trial.width} × ${trial.height}`), h("dt", "Codec"), h("dd", trial.codec), h("dt", "Rate"), h("dd", rate),
    h("dt", "Time"), h("dd", trial.trueTime ? "true: the camera sends its own clock" : "of arrival: no sender reports came within a few seconds"));
}

function canvasOf(picture) {
  const canvas = h("canvas", {width: picture.width, height: picture.height, role: "img", "aria-label": "The camera's picture"});
  canvas.getContext("2d").drawImage(picture, 0, 0);
  return canvas;
}

/** Text as an entry of a list. */
const entry = (yaml) => yaml.trimEnd().split("\n").map((line, i) => (i ? "    " : "  - ") + line).join("\n") + "\n";

function placesForm(editor) {
  const camera = h("select", {name: "camera", onchange: take}, h("option", {value: ""}, "the camera tried above"));
  const yaml = yamlBox("Zones and lines");
  const checked = h("div", {role: "status"});
  editor.onChange = () => {
    yaml.set(editor.yaml());
    fill(checked);
  };
  const button = h("button.primary", {type: "button", onclick: check}, "Check it");
  loadSite().then((site) => {
    for (const one of site.cameras) camera.append(h("option", {value: one.name}, one.name));
  }).catch(() => {});

  async function take() {
    if (!camera.value) return;
    try {
      // A picture is made once somebody asks for it.
      for (let tries = 0; tries < 10; tries++) {
        const {preview} = await get("/live/" + encodeURIComponent(camera.value));
        if (preview) {
          editor.setPicture(await decodePicture(preview.picture, preview.mediaType), camera.value);
          return;
        }
        await new Promise((done) => setTimeout(done, 500));
      }
      editor.setPicture(null, camera.value);
      toast("No picture comes from " + camera.value + "; draw on grey", "problem");
    } catch (error) {
      toast(error.message, "problem");
    }
  }

  async function check() {
    try {
      const {problems} = await post("/setup/check-camera", {yaml: "name: camera\nurl: rtsp://camera.invalid/\n" + editor.yaml()});
      fill(checked, problemList(problems));
    } catch (error) {
      fill(checked, h("p.problem", error.message));
    }
  }
  editor.onChange();
  return [field("Picture of", camera), editor.element, yaml, button, checked];
}

function ruleForm() {
  const text = h("textarea.yaml", {name: "rule", rows: 6, spellcheck: "false"});
  text.value = "name: somebody-there\nwhen: zone('cell').count('person') > 0\npriority: high\nmessage: Somebody is in the cell\n";
  const checked = h("div", {role: "status"});
  const button = h("button.primary", {type: "button", onclick: check}, "Check it");

  async function check() {
    if (!text.value.trim()) {
      fill(checked, h("p.problem", "There is no rule yet: write one."));
      return;
    }
    try {
      const {problems} = await post("/setup/check-rule", {yaml: text.value});
      fill(checked, problemList(problems));
      if (problems[0]?.line) choose(problems[0].line, problems[0].column);
    } catch (error) {
      fill(checked, h("p.problem", error.message));
    }
  }

  /** Puts the cursor where the mistake is. */
  function choose(line, column) {
    const before = text.value.split("\n").slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0) + column - 1;
    text.focus();
    text.setSelectionRange(before, before + 1);
  }
  return [field("A rule, as it stands under rules:", text, "Checked against the names of the job that runs."), button, checked];
}
