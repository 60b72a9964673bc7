"""Draws pictures with boxes for training and evaluation: `python make_dataset.py`.

A part is a seed of its own; training learns from `train`, `people` and `cells`, `held-out` and `unseen` show halls that it never sees. Pictures are kept as
the detector gets them, 512 x 288, in files of a few dozen, so that what is drawn so far can be used.
"""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import cv2
import numpy as np

from factory.random_scenes import HEIGHT, WIDTH, RandomHall
from factory.renderer import Renderer
from factory.stage import LABELS, Film

SIZE = (512, 288)
# Of each part its seed, whether its halls are the held-out ones, what they show. `held-out` is looked at between
# trainings, `unseen` once, for the figures.
PARTS = {
    "train": (1, False, "anything"),
    "check": (2, False, "anything"),
    "held-out": (3, True, "anything"),
    "people": (4, False, "crowd"),
    "cells": (5, False, "cell"),
    "unseen": (6, True, "anything"),
}
HEAD_SEEN = 0.5  # less of a head than this does not tell whether there is a helmet
SHOTS_A_HALL = 8
FOLDER = Path(__file__).resolve().parent / "dataset"


def pictures(part: str, count: int, skip: int = 0):
    """Pictures and boxes (class, left, top, right, bottom, visible) in pixels of SIZE."""
    seed, held_out, shows = PARTS[part]
    renderer = Renderer(WIDTH, HEIGHT, finer=1.0, shadow=1024, taps=6, reach=11.0)
    for number in range(skip, count):
        if number % SHOTS_A_HALL == 0 or number == skip:
            renderer.forget_all()
            rng = np.random.default_rng([seed, number // SHOTS_A_HALL])
            hall = RandomHall(rng, held_out, shows)
        yield one(renderer, hall, rng)
    renderer.release()


def one(renderer, hall, rng):
    stage = hall.shot()
    picture, sightings = stage.frame(renderer, 0.0)
    if rng.random() < 0.3:
        picture = _shaken(picture, rng)
    developed = Film.random(rng).develop(picture, rng)
    small = cv2.resize(developed, SIZE, interpolation=cv2.INTER_AREA)
    k = SIZE[0] / WIDTH
    boxes = [
        (LABELS.index(s.label), s.left * k, s.top * k, (s.left + s.width) * k, (s.top + s.height) * k, _clarity(s))
        for s in sightings
    ]
    return small, np.array(boxes, np.float32).reshape(-1, 6)


def _clarity(sighting):
    """How much is seen, 0 for someone whose head is cut off or hidden: nobody can tell whether it has a helmet."""
    headless = sighting.label.startswith("person") and (sighting.top <= 0 or sighting.upper < HEAD_SEEN)
    return 0.0 if headless else sighting.visible


def _shaken(picture, rng):
    """Blurred along a line, as by a slow shutter."""
    length, angle = rng.uniform(1.5, 4.0), rng.uniform(0, np.pi)
    kernel = np.zeros((9, 9), np.float32)
    for k in np.linspace(-length / 2, length / 2, 21):
        kernel[int(round(4 + k * np.sin(angle))), int(round(4 + k * np.cos(angle)))] += 1
    return cv2.filter2D(picture, -1, kernel / kernel.sum())


def save(folder: Path, part: str, first: int, batch):
    folder.mkdir(parents=True, exist_ok=True)
    target = folder / f"{part}-{first:05d}"
    counts = np.array([len(boxes) for _, boxes in batch])
    np.savez(f"{target}.boxes.npz", counts=counts, boxes=np.vstack([b for _, b in batch]))
    np.save(f"{target}.new.npy", np.stack([p for p, _ in batch]))
    Path(f"{target}.new.npy").rename(f"{target}.pictures.npy")


def load(folder: Path, part: str):
    """All pictures and boxes drawn so far; the pictures stay on disk until they are looked at."""
    shown, boxes = [], []
    for path in sorted(folder.glob(f"{part}-?????.pictures.npy")):
        shown += list(np.load(path, mmap_mode="r"))
        with np.load(str(path).replace(".pictures.npy", ".boxes.npz")) as data:
            boxes += np.split(data["boxes"], np.cumsum(data["counts"])[:-1])
    return shown, boxes


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=PARTS, required=True)
    parser.add_argument("--count", type=int, required=True)
    parser.add_argument("--skip", type=int, default=0, help="pictures that are there already")
    parser.add_argument("--into", type=Path, default=FOLDER)
    arguments = parser.parse_args()
    batch, first, started = [], arguments.skip, time.process_time()
    for number, sample in enumerate(pictures(arguments.part, arguments.count, arguments.skip), arguments.skip + 1):
        batch.append(sample)
        if len(batch) == 80 or number == arguments.count:
            save(arguments.into, arguments.part, first, batch)
            print(f"{arguments.part}: {number}, {time.process_time() - started:.0f} s of CPU", flush=True)
            batch, first = [], number


if __name__ == "__main__":
    main()
