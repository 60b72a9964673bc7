"""What a sample stream is made of, and how its truth is written."""

from __future__ import annotations

import json
import subprocess
from dataclasses import dataclass, field
from pathlib import Path as File

import cv2
import numpy as np

from .stage import LABELS, Film, Stage

STEP = 0.01  # seconds, for finding when something crosses a border


@dataclass
class Scenario:
    """A clip with its zones on the floor, its lines in the world, and what happens in it."""

    name: str
    clip: str
    camera_name: str
    seconds: float
    stage: Stage
    zones: dict = field(default_factory=dict)  # name: corners (x, y) or (x, y, z)
    lines: dict = field(default_factory=dict)  # name: two ends (x, y, z)
    zone_labels: dict = field(default_factory=dict)
    events: list = field(default_factory=list)
    film: Film = Film()
    fps: int = 10
    seed: int = 1

    def ratios(self, points):
        """World points as ratios of the picture, with four digits."""
        points = [p if len(p) == 3 else (*p, 0.0) for p in points]
        pixels, _ = self.stage.camera.project(points)
        size = (self.stage.camera.width, self.stage.camera.height)
        return np.clip(np.round(pixels / size, 4), 0, 1).tolist()


def inside(polygon, x, y):
    """Whether a point of the floor lies in a polygon."""
    corners = np.array([p[:2] for p in polygon], float)
    result = False
    for (ax, ay), (bx, by) in zip(corners, np.roll(corners, -1, 0)):
        if (ay > y) != (by > y) and x < (bx - ax) * (y - ay) / (by - ay) + ax:
            result = not result
    return result


def zone_events(scenario_camera, zone, polygon, walker, label, number):
    """When the middle between a walker's feet is in a zone of the floor."""
    was, path = False, walker.path
    for seconds in np.arange(path.start, path.end, STEP):
        now = inside(polygon, *path.place(seconds))
        if now != was:
            kind = "enter" if now else "leave"
            yield {"source": scenario_camera, "type": kind, "zone": zone, "label": label, "object": number, "seconds": round(float(seconds), 2)}  # fmt: skip
        was = now


def crossing_events(scenario_camera, line, border, position, start, end, label, number):
    """When `position(seconds)` along a belt passes `border`."""
    before = None
    for seconds in np.arange(start, end, STEP):
        side = position(seconds) >= border
        if before is not None and side != before:
            way = "forward" if side else "backward"
            yield {"source": scenario_camera, "type": "cross", "zone": line, "label": label, "object": number, "seconds": round(float(seconds), 2), "direction": way}  # fmt: skip
        before = side


def write_events(folder: File, events):
    folder.mkdir(parents=True, exist_ok=True)
    ordered = sorted(events, key=lambda e: e["seconds"])
    text = "".join(json.dumps(e) + "\n" for e in ordered)
    (folder / "events.jsonl").write_text(text, encoding="utf-8")


def write_zones(folder: File, scenario: Scenario):
    """The zones and lines as YAML for pipeline.yaml, below the camera's own keys."""
    rows = [f"# {scenario.camera_name}: made by the generator from the floor of the scene"]
    if scenario.zones:
        rows.append("zones:")
    for name, polygon in scenario.zones.items():
        corners = ", ".join(f"[{x:g}, {y:g}]" for x, y in scenario.ratios(polygon))
        rows += [f"  - name: {name}", f"    polygon: [{corners}]"]
        rows.append(f"    labels: [{', '.join(scenario.zone_labels[name])}]")
    if scenario.lines:
        rows.append("lines:")
    for name, ends in scenario.lines.items():
        (ax, ay), (bx, by) = scenario.ratios(ends)
        rows += [f"  - name: {name}", f"    from: [{ax:g}, {ay:g}]", f"    to: [{bx:g}, {by:g}]"]
        rows.append(f"    labels: [{', '.join(scenario.zone_labels[name])}]")
    (folder / "zones.txt").write_text("\n".join(rows) + "\n", encoding="utf-8")


def write_boxes(folder: File, scenario: Scenario, frames):
    """MOT17's text format: seqinfo.ini, gt.txt, labels.txt."""
    folder.mkdir(parents=True, exist_ok=True)
    camera = scenario.stage.camera
    (folder / "labels.txt").write_text("\n".join(LABELS) + "\n", encoding="utf-8")
    (folder / "seqinfo.ini").write_text(
        f"[Sequence]\nname={scenario.clip}\nframeRate={scenario.fps}\nseqLength={len(frames)}\n"
        f"imWidth={camera.width}\nimHeight={camera.height}\n",
        encoding="utf-8",
    )
    rows = []
    for index, sightings in enumerate(frames, 1):
        for s in sightings:
            box = ",".join(f"{v:.1f}" for v in (s.left, s.top, s.width, s.height))
            rows.append(f"{index},{s.number},{box},1,{LABELS.index(s.label) + 1},{s.visible:.3f}")
    (folder / "gt.txt").write_text("\n".join(rows) + "\n", encoding="utf-8")


class ClipWriter:
    """Encodes RGB pictures as H.264."""

    def __init__(self, path: File, width, height, fps, crf=24):
        path.parent.mkdir(parents=True, exist_ok=True)
        command = (
            f"ffmpeg -y -loglevel error -f rawvideo -pix_fmt rgb24 -s {width}x{height} -r {fps} -i - "
            f"-c:v libx264 -threads 1 -preset slow -crf {crf} -g {fps * 2} -pix_fmt yuv420p -bf 2 "
            "-map_metadata -1 -fflags +bitexact -flags:v +bitexact -movflags +faststart"
        ).split()
        self._process = subprocess.Popen([*command, str(path)], stdin=subprocess.PIPE)

    def add(self, picture):
        self._process.stdin.write(np.ascontiguousarray(picture).tobytes())

    def close(self):
        self._process.stdin.close()
        if self._process.wait() != 0:
            raise RuntimeError("ffmpeg could not write the clip")


def caption(picture, text):
    """The camera's name, as such cameras write it into their pictures."""
    at = (12, 22)
    cv2.putText(picture, text, at, cv2.FONT_HERSHEY_SIMPLEX, 0.5, (0, 0, 0), 3, cv2.LINE_AA)
    cv2.putText(picture, text, at, cv2.FONT_HERSHEY_SIMPLEX, 0.5, (255, 255, 255), 1, cv2.LINE_AA)
    return picture
