"""Draws the contact sheet of the clips, true boxes and zones on it: `python contact_sheet.py`."""

from __future__ import annotations

import cv2
import numpy as np

from factory.stage import LABELS
from make_clips import HOME, SCENES

MOMENTS = {"cell": (8.0, 12.5, 17.0, 23.8), "belt": (10.0, 14.2, 20.5, 28.5), "press": (7.0, 18.2, 22.5, 29.5)}
COLOURS = ((80, 220, 80), (60, 60, 255), (255, 170, 40), (40, 200, 255), (200, 60, 255), (255, 230, 80), (120, 120, 255))
ACROSS = 480  # pixels of one picture


def frame_at(clip, seconds, fps):
    video = cv2.VideoCapture(str(clip))
    video.set(cv2.CAP_PROP_POS_FRAMES, round(seconds * fps))
    there, picture = video.read()
    if not there:
        raise RuntimeError(f"{clip} has no frame at {seconds} s")
    return picture


def drawn(scenario, seconds):
    folder = HOME / scenario.name
    picture = frame_at(folder / f"{scenario.clip}.mp4", seconds, scenario.fps)
    size = np.array(picture.shape[1::-1])
    for name, points in [*scenario.zones.items(), *scenario.lines.items()]:
        corners = (np.array(scenario.ratios(points)) * size).astype(np.int32)
        cv2.polylines(picture, [corners], len(corners) > 2, (0, 255, 255), 2, cv2.LINE_AA)
        _write(picture, name, corners.min(0), (0, 255, 255))
    rows = np.loadtxt(folder / "truth" / scenario.clip / "gt.txt", delimiter=",", ndmin=2)
    for row in rows[rows[:, 0] == round(seconds * scenario.fps) + 1]:
        if row[8] < 0.1:
            continue
        kind = int(row[7]) - 1
        left, top, right, bottom = np.round([row[2], row[3], row[2] + row[4], row[3] + row[5]]).astype(int)
        cv2.rectangle(picture, (left, top), (right, bottom), COLOURS[kind], 2)
        _write(picture, f"{LABELS[kind]} {int(row[1])}", (left, top - 3), COLOURS[kind])
    return cv2.resize(picture, (ACROSS, ACROSS * 9 // 16), interpolation=cv2.INTER_AREA)


def _write(picture, text, at, colour):
    at = (int(max(at[0], 2)), int(max(at[1], 12)))
    cv2.putText(picture, text, at, cv2.FONT_HERSHEY_SIMPLEX, 0.45, (0, 0, 0), 3, cv2.LINE_AA)
    cv2.putText(picture, text, at, cv2.FONT_HERSHEY_SIMPLEX, 0.45, colour, 1, cv2.LINE_AA)


def main():
    columns = []
    for name, module in SCENES.items():
        scenario = module.scenario()
        columns.append(np.vstack([drawn(scenario, s) for s in MOMENTS[name]]))
    target = HOME / "contact-sheet.jpg"
    cv2.imwrite(str(target), np.hstack(columns), [cv2.IMWRITE_JPEG_QUALITY, 82])
    print(f"{target}: {target.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
