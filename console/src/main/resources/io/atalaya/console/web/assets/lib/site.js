// What jobs watch: cameras with their places, sensors and rules, as they told it when they started.

import {get} from "./api.js";

const point = (one) => [one?.x ?? 0, one?.y ?? 0];

/** {cameras: [{name, area, zones: [{name, polygon}], lines: [{name, from, to}]}], rules: [{name, area, cameras, priority, yaml}]} */
export async function loadSite() {
  const {sites} = await get("/sites");
  return {
    cameras: sites.flatMap((site) => site.cameras ?? []).map((camera) => ({
      name: camera.sensorId,
      area: camera.area ?? camera.sensorId,
      blurred: camera.blurredLabels ?? [],
      zones: (camera.zones ?? []).map((zone) => ({name: zone.zoneId, labels: zone.labels ?? [], polygon: (zone.polygon ?? []).map(point)})),
      lines: (camera.lines ?? []).map((line) => ({name: line.zoneId, labels: line.labels ?? [], from: point(line.from), to: point(line.to)})),
    })),
    rules: sites.flatMap((site) => site.rules ?? []).map((rule) => ({
      name: rule.ruleId, area: rule.area ?? "", cameras: rule.cameras ?? [], priority: (rule.priority ?? "").toUpperCase(), yaml: rule.yaml ?? "",
    })),
  };
}
