// Sound and notification for alerts that begin to call, where somebody has asked for them.

import {onArrival} from "./alerts-store.js";
import {sentence} from "./words.js";

const SOUND = "atalaya.sound";
const NOTIFY = "atalaya.notify";
let audio = null;
let lastSound = 0;

export const soundOn = () => localStorage.getItem(SOUND) === "on";
export const notifyOn = () => localStorage.getItem(NOTIFY) === "on" && window.Notification?.permission === "granted";

/** From a click: browsers let a page make sounds only after one. */
export function setSound(on) {
  localStorage.setItem(SOUND, on ? "on" : "off");
  if (on) beep("LOW");
}

/** @returns whether notifications are on now */
export async function setNotify(on) {
  if (on && window.Notification && Notification.permission !== "granted") await Notification.requestPermission();
  localStorage.setItem(NOTIFY, on && window.Notification?.permission === "granted" ? "on" : "off");
  return notifyOn();
}

export function watchArrivals() {
  onArrival((row) => {
    if (soundOn()) beep(row.priority);
    if (notifyOn() && document.hidden) notify(row);
  });
}

/** The more urgent, the higher and the more often; not more than one a second in a flood. */
function beep(priority) {
  const now = Date.now();
  if (now - lastSound < 1000) return;
  lastSound = now;
  audio ??= new AudioContext();
  audio.resume();
  const [pitch, times] = {CRITICAL: [988, 3], HIGH: [784, 2], MEDIUM: [659, 1]}[priority] ?? [523, 1];
  for (let n = 0; n < times; n++) {
    const start = audio.currentTime + n * 0.22;
    const tone = audio.createOscillator();
    const volume = audio.createGain();
    tone.frequency.value = pitch;
    volume.gain.setValueAtTime(0, start);
    volume.gain.linearRampToValueAtTime(0.25, start + 0.02);
    volume.gain.linearRampToValueAtTime(0, start + 0.16);
    tone.connect(volume).connect(audio.destination);
    tone.start(start);
    tone.stop(start + 0.18);
  }
}

function notify(row) {
  const note = new Notification(sentence(row.priority) + ": " + row.message, {body: `${row.area} · ${row.source}`, tag: row.id, icon: "/assets/icon.svg"});
  note.onclick = () => {
    window.focus();
    document.dispatchEvent(new CustomEvent("atalaya:go", {detail: "/alerts/" + row.id}));
  };
}
