// Draws what was found in a frame, and the places that are watched, over its picture.

/** Colours of labels: told apart in light and dark, and named beside each box anyway. */
const INKS = ["#4cc9f0", "#f4a259", "#b8de6f", "#e07be0", "#ffd166", "#8ea8ff"];

function inkOf(label) {
  let sum = 0;
  for (const letter of label) sum = (sum * 31 + letter.charCodeAt(0)) % 997;
  return INKS[sum % INKS.length];
}

/**
 * @param context of a canvas
 * @param picture something drawable, or null for grey
 * @param frame what was found, or null
 * @param places the camera's {zones, lines} in ratios, or null
 * @param trails past feet of tracks by id, in ratios
 */
export function drawScene(context, {picture, frame, places, trails = new Map()}) {
  const {width, height} = context.canvas;
  context.clearRect(0, 0, width, height);
  if (picture) context.drawImage(picture, 0, 0, width, height);
  else {
    context.fillStyle = "#5b636b";
    context.fillRect(0, 0, width, height);
  }
  const unit = Math.max(1, width / 640);
  context.font = `600 ${Math.round(12 * unit)}px system-ui, sans-serif`;
  context.lineJoin = "round";
  const occupied = new Set((frame?.objects ?? []).flatMap((one) => one.zoneIds ?? []));
  for (const zone of places?.zones ?? []) drawZone(context, zone, occupied.has(zone.name), unit);
  for (const line of places?.lines ?? []) drawLine(context, line, unit);
  if (frame) {
    for (const one of frame.objects ?? []) drawTrail(context, trails.get(one.id), inkOf(one.type), unit);
    for (const one of frame.objects ?? []) drawObject(context, one, frame, unit);
  }
}

function drawZone(context, zone, occupied, unit) {
  const {width, height} = context.canvas;
  context.beginPath();
  zone.polygon.forEach(([x, y], i) => context[i ? "lineTo" : "moveTo"](x * width, y * height));
  context.closePath();
  context.fillStyle = occupied ? "rgb(255 214 102 / .28)" : "rgb(255 255 255 / .10)";
  context.fill();
  context.lineWidth = (occupied ? 2.5 : 1.5) * unit;
  context.setLineDash([6 * unit, 4 * unit]);
  context.strokeStyle = "rgb(255 255 255 / .9)";
  context.stroke();
  context.setLineDash([]);
  const [x, y] = zone.polygon[0];
  tag(context, zone.name, x * width, y * height, "rgb(20 24 28 / .75)", "#fff", unit);
}

function drawLine(context, line, unit) {
  const {width, height} = context.canvas;
  const [ax, ay, bx, by] = [line.from[0] * width, line.from[1] * height, line.to[0] * width, line.to[1] * height];
  context.lineWidth = 2.5 * unit;
  context.strokeStyle = "#fff";
  context.beginPath();
  context.moveTo(ax, ay);
  context.lineTo(bx, by);
  // Which way it points: its left and right are seen along it.
  const turn = Math.atan2(by - ay, bx - ax);
  for (const side of [2.6, -2.6]) {
    context.moveTo(bx, by);
    context.lineTo(bx + Math.cos(turn + side) * 10 * unit, by + Math.sin(turn + side) * 10 * unit);
  }
  context.stroke();
  tag(context, line.name, (ax + bx) / 2, (ay + by) / 2, "rgb(20 24 28 / .75)", "#fff", unit);
}

function drawTrail(context, trail, ink, unit) {
  if (!trail || trail.length < 2) return;
  const {width, height} = context.canvas;
  context.beginPath();
  trail.forEach(([x, y], i) => context[i ? "lineTo" : "moveTo"](x * width, y * height));
  context.lineWidth = 1.5 * unit;
  context.strokeStyle = ink;
  context.stroke();
}

function drawObject(context, one, frame, unit) {
  const [left, top, right, bottom] = edges(one, frame).map((value, i) => value * (i % 2 ? context.canvas.height : context.canvas.width));
  const ink = inkOf(one.type);
  context.lineWidth = 2 * unit;
  context.strokeStyle = ink;
  context.setLineDash(one.track?.lost ? [4 * unit, 3 * unit] : []);
  context.strokeRect(left, top, right - left, bottom - top);
  context.setLineDash([]);
  const name = one.type + (one.id ? " #" + one.id : "") + (one.confidence ? " " + Math.round(one.confidence * 100) + " %" : "");
  tag(context, name, left, top, ink, "#10151b", unit);
}

function tag(context, text, x, y, ground, ink, unit) {
  const wide = context.measureText(text).width + 8 * unit;
  const high = 16 * unit;
  const left = Math.max(0, Math.min(x, context.canvas.width - wide));
  const top = Math.max(0, Math.min(y - high, context.canvas.height - high));
  context.fillStyle = ground;
  context.fillRect(left, top, wide, high);
  context.fillStyle = ink;
  context.fillText(text, left + 4 * unit, top + 12 * unit);
}

/** A box in ratios of the picture. */
function edges(one, frame) {
  const box = one.bbox ?? {};
  const [w, h] = frame.coordinateSpace === "PICTURE_RATIO" ? [1, 1] : [frame.width || 1, frame.height || 1];
  return [(box.leftX ?? 0) / w, (box.topY ?? 0) / h, (box.rightX ?? 0) / w, (box.bottomY ?? 0) / h];
}

/** Remembers where tracks stood in the last frames. */
export class Trails {
  #byId = new Map();

  add(frame) {
    const seen = new Set();
    for (const one of frame.objects ?? []) {
      if (!one.id) continue;
      const [left, , right, bottom] = edges(one, frame);
      const trail = this.#byId.get(one.id) ?? [];
      trail.push([(left + right) / 2, bottom]);
      if (trail.length > 40) trail.shift();
      this.#byId.set(one.id, trail);
      seen.add(one.id);
    }
    for (const id of this.#byId.keys()) if (!seen.has(id)) this.#byId.delete(id);
  }

  get all() {
    return this.#byId;
  }
}

/** A JPEG in base 64 as something that can be drawn. */
export function decodePicture(base64, type = "image/jpeg") {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  return createImageBitmap(new Blob([bytes], {type}));
}
