"""Draws the clips with their truth: `python make_clips.py [--only NAME] [--still SECONDS]`."""

from __future__ import annotations

import argparse
import time
from pathlib import Path

import cv2
import numpy as np

from factory import scene_belt, scene_cell, scene_press
from factory.renderer import Renderer
from factory.scenario import ClipWriter, caption, write_boxes, write_events, write_zones

HOME = Path(__file__).resolve().parent.parent
SCENES = {m.__name__.rsplit("_", 1)[1]: m for m in (scene_cell, scene_belt, scene_press)}
SHUTTER = 0.03  # seconds


def make(scenario, folder: Path):
    camera = scenario.stage.camera
    renderer = Renderer(camera.width, camera.height)
    rng = np.random.default_rng(scenario.seed)
    frames, started = [], time.process_time()
    writer = ClipWriter(folder / f"{scenario.clip}.mp4", camera.width, camera.height, scenario.fps)
    for index in range(round(scenario.seconds * scenario.fps)):
        picture, sightings = scenario.stage.frame(renderer, index / scenario.fps, SHUTTER)
        developed = scenario.film.develop(picture, rng)
        writer.add(caption(developed, scenario.camera_name.upper()))
        frames.append(sightings)
        if index % 20 == 0:
            print(f"{scenario.clip}: frame {index}, {time.process_time() - started:.0f} s of CPU", flush=True)
    writer.close()
    write_boxes(folder / "truth" / scenario.clip, scenario, frames)
    renderer.release()


def still(scenario, seconds: float, path: Path):
    """One picture, to look at a scene while it is built."""
    camera = scenario.stage.camera
    renderer = Renderer(camera.width, camera.height)
    scenario.stage.frame(renderer, seconds - 1 / scenario.fps, SHUTTER)
    picture, sightings = scenario.stage.frame(renderer, seconds, SHUTTER)
    picture = scenario.film.develop(picture, np.random.default_rng(scenario.seed))
    for s in sightings:
        corner = (round(s.left), round(s.top)), (round(s.left + s.width), round(s.top + s.height))
        cv2.rectangle(picture, *corner, (255, 60, 60), 1)
        cv2.putText(picture, f"{s.label} {s.visible:.2f}", corner[0], cv2.FONT_HERSHEY_SIMPLEX, 0.35, (255, 255, 0), 1)
    size = np.array([camera.width, camera.height])
    for points in [*scenario.zones.values(), *scenario.lines.values()]:
        corners = (np.array(scenario.ratios(points)) * size).astype(np.int32)
        cv2.polylines(picture, [corners], len(corners) > 2, (60, 255, 60), 1)
    cv2.imwrite(str(path), picture[..., ::-1])
    renderer.release()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=SCENES, help="one clip")
    parser.add_argument("--still", type=float, nargs="*", help="pictures at these seconds instead of the clip")
    parser.add_argument("--texts", action="store_true", help="zones and events alone, no pictures")
    parser.add_argument("--into", type=Path, default=HOME)
    arguments = parser.parse_args()
    for name, module in SCENES.items():
        if arguments.only in (None, name):
            scenario = module.scenario()
            folder = arguments.into / scenario.name
            if arguments.still is not None:
                for seconds in arguments.still:
                    still(scenario, seconds, arguments.into / f"{name}-{seconds:g}.png")
                continue
            write_events(folder / "truth", scenario.events)
            write_zones(folder, scenario)
            if not arguments.texts:
                make(scenario, folder)


if __name__ == "__main__":
    main()
