"""Draws the contact sheet of the clips, true boxes and zones on it: `python contact_sheet.py`."""

from __future__ import annotations

import cv2
import numpy as np

from factory.stage import LABELS
from make_clips import HOME, SCENES

MOMENTS = {"cell": (8.0, 12.5, 17.0, 23.8), "belt": (10.0, 14.2, 20.5, 28.5), "press": (7.0, 18.2, 22.5, 29.5)}
COLOURS = ((80, 220, 80), (60, 60, 255), (255, 170, 40), (40, 200, 255), (200, 60, 255), (255, 230, 80), (120, 120, 255))
YELLOW = (0, 255, 255)
SIZE = np.array([480, 270])  # pixels of one picture
LEAST_SEEN = 0.1  # of an object whose box is drawn
FONT, SCALE = cv2.FONT_HERSHEY_SIMPLEX, 0.38


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
    ratio = SIZE[0] / picture.shape[1]
    picture = cv2.resize(picture, tuple(SIZE), interpolation=cv2.INTER_AREA)
    for name, points in [*scenario.zones.items(), *scenario.lines.items()]:
        corners = (np.array(scenario.ratios(points)) * SIZE).astype(np.int32)
        cv2.polylines(picture, [corners], len(corners) > 2, YELLOW, 1, cv2.LINE_AA)
        lowest = corners[corners[:, 1].argmax()]
        _write(picture, name, (lowest[0], lowest[1] + 14), YELLOW)
    rows = np.loadtxt(folder / "truth" / scenario.clip / "gt.txt", delimiter=",", ndmin=2)
    for row in rows[(rows[:, 0] == round(seconds * scenario.fps) + 1) & (rows[:, 8] >= LEAST_SEEN)]:
        kind = int(row[7]) - 1
        left, top = np.round(row[2:4] * ratio).astype(int)
        right, bottom = np.round((row[2:4] + row[4:6]) * ratio).astype(int)
        cv2.rectangle(picture, (left, top), (right, bottom), COLOURS[kind], 1, cv2.LINE_AA)
        _write(picture, f"{LABELS[kind]} {int(row[1])}", (left, top), COLOURS[kind])
    return picture


def _write(picture, text, at, colour):
    """In black on the colour; `at` is the text's lower left corner, moved so that all of it is in the picture."""
    (width, height), below = cv2.getTextSize(text, FONT, SCALE, 1)
    left = int(np.clip(at[0], 0, SIZE[0] - width - 4))
    bottom = int(np.clip(at[1], height + below + 2, SIZE[1]))
    cv2.rectangle(picture, (left, bottom - height - below - 2), (left + width + 4, bottom), colour, cv2.FILLED)
    cv2.putText(picture, text, (left + 2, bottom - below), FONT, SCALE, (0, 0, 0), 1, cv2.LINE_AA)


def main():
    columns = []
    for name, module in SCENES.items():
        scenario = module.scenario()
        columns.append(np.vstack([drawn(scenario, s) for s in MOMENTS[name]]))
    target = HOME / "contact-sheet.jpg"
    cv2.imwrite(str(target), np.hstack(columns), [cv2.IMWRITE_JPEG_QUALITY, 88])
    print(f"{target}: {target.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()
