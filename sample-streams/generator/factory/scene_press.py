"""vision-meets-sensor: a press that people step up to, first while it stands, then while it runs."""

from __future__ import annotations

import numpy as np

from . import machines, surroundings
from .goods import tote
from .materials import material
from .meshes import floor_patch, floor_strip, merged, translation
from .movement import Vehicle, Walker
from .people import CLOTHES, HELMETS, SHIRTS, SKINS, VESTS, Outfit, working
from .renderer import Camera, Part
from .scenario import Scenario, zone_events
from .stage import Actor, Film, Stage
from .surroundings import placed

SECONDS = 36.0
CAMERA = "press-1-cam"
PLACE = (0.6, 2.6, 0)
ZONE = ((-0.75, -0.25), (2.75, -0.25), (2.75, 1.75), (-0.75, 1.75))
RUNNING = (11.6, 33.6)
STROKE_SECONDS = 2.0


def running(seconds):
    return RUNNING[0] <= seconds < RUNNING[1]


def ram(seconds):
    """0 while it is up, 1 at the bottom of a stroke."""
    if not running(seconds):
        return 0.0
    phase = (seconds - RUNNING[0]) / STROKE_SECONDS % 1.0
    return float(np.sin(np.pi * np.clip(phase / 0.62, 0, 1)) ** 1.6)


def scenario() -> Scenario:
    rng = np.random.default_rng(303)
    style = surroundings.STYLES["press-shop"]
    camera = Camera((-3.1, -4.9, 3.5), (0.75, 1.7, 1.05), view_degrees=58)
    stage = Stage(camera, style.light, _background(style, rng))
    press = machines.Press()
    matrix = translation(*PLACE)
    stage.actors.append(Actor(lambda t: press.parts(matrix, ram(t), running(t))))
    walkers = _walkers()
    stage.actors += [Actor(w.parts, "person", n, made_anew=True) for n, w in walkers.items()]
    truck = Vehicle([machines.forklift(machines.YELLOW)], [(25.6, -10.5, 4.9), (35.8, 16.4, 5.0)])
    stage.actors.append(Actor(truck.parts, "forklift", 10))
    events = []
    for number, walker in walkers.items():
        events += zone_events(CAMERA, "press", ZONE, walker, "person", number)
    stays = sorted(e["seconds"] for e in events)
    events.append({"source": CAMERA, "type": "alert", "rule": "person-at-running-press", "seconds": stays[2], "until": stays[3]})  # fmt: skip
    return Scenario(
        "vision-meets-sensor", "press", CAMERA, SECONDS, stage,
        zones={"press": ZONE}, zone_labels={"press": ("person", "person-without-helmet")},
        events=events, film=Film(grain=3.0), seed=303,
    )  # fmt: skip


def _walkers():
    setter = Outfit(SKINS[1], SHIRTS[4], CLOTHES[0], VESTS[1], HELMETS[0])
    helper = Outfit(SKINS[2], SHIRTS[0], CLOTHES[1], VESTS[0], HELMETS[1], height=0.97)
    passer = Outfit(SKINS[0], SHIRTS[6], CLOTHES[2], VESTS[0], HELMETS[2], height=1.02)
    at_press = lambda t: working(t, 55, 10)  # noqa: E731
    return {
        1: Walker(setter, [(0.4, -7.4, -0.6), (3.9, -1.7, 0.3), (4.9, -0.1, 1.0), (5.2, 0.25, 1.12), (8.6, 0.25, 1.12), (9.8, -1.6, 0.3), (14.0, -7.8, -0.6)], task=at_press, face=-4),
        2: Walker(helper, [(16.6, 7.6, -1.6), (19.9, 2.9, -0.7), (21.0, 1.5, 0.9), (21.4, 1.3, 1.1), (24.6, 1.3, 1.1), (25.9, 2.6, -0.6), (29.4, 7.9, -1.7)], task=at_press, face=4),
        3: Walker(passer, [(10.5, 9.0, -2.0), (20.5, -4.9, -2.1), (23.0, -8.4, -2.1)]),
    }  # fmt: skip


def _background(style, rng):
    marks = [floor_strip(a, b, 0.15, 0.005, (1, 1, 1), material("floor-hazard")) for a, b in zip(ZONE, ZONE[1:] + ZONE[:1])]
    marks += [floor_strip((-11, y), (11, y), 0.1, 0.004, (0.95, 0.75, 0.1), material("floor-paint")) for y in (-2.75, -1.2, 3.95, 6.0)]
    marks.append(floor_patch(1.6, 2.0, 2.6, 2.8, 0.004, (0.16, 0.14, 0.12), material("stain")))
    things = [
        placed(surroundings.cabinet(rng), 2.6, 3.3),
        placed(surroundings.loaded_pallet(rng), 3.9, 1.3, 88),
        placed(tote((0.55, 0.57, 0.6)), 2.2, 2.0, 10),
        placed(surroundings.crate(rng), -1.6, 2.7, 8),
        placed(surroundings.drum(rng), -1.4, 3.55),
        placed(surroundings.rack(rng), -4.9, 7.0),
        placed(surroundings.rack(rng), -1.9, 7.0),
        placed(surroundings.rack(rng), 5.2, 7.0),
        placed(surroundings.bench(rng), 7.4, 2.6, -90),
        placed(surroundings.pillar(rng), -3.7, 3.3),
        placed(surroundings.bin_(rng), -4.6, 3.4),
        placed(surroundings.cone(rng), 3.4, -0.5),
        placed(surroundings.bollard(rng), -0.9, -0.45),
        placed(surroundings.bollard(rng), 2.9, -0.45),
        placed(surroundings.sacks(rng), 5.6, 1.3, 86),
    ]
    return surroundings.hall(style, rng, width=31, depth=16) + [Part(merged(m.baked() for m in marks))] + things
