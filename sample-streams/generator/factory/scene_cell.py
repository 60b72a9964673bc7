"""zone-intrusion: a robot cell that people walk past, and that two of them enter."""

from __future__ import annotations

import numpy as np

from . import machines, surroundings
from .goods import tote
from .materials import material
from .meshes import box, floor_strip, merged, rotation, translation
from .movement import Vehicle, Walker
from .people import CLOTHES, HAIR, HELMETS, SHIRTS, SKINS, VESTS, Outfit, standing, working
from .renderer import Camera, Part
from .scenario import Scenario, zone_events
from .stage import Actor, Film, Stage
from .surroundings import placed

SECONDS = 30.0
CAMERA = "cell-1"
ZONE = ((0.55, 0.75), (5.05, 0.75), (5.05, 4.85), (0.55, 4.85))
ROBOT = (2.95, 3.3, 0)


def scenario() -> Scenario:
    rng = np.random.default_rng(101)
    style = surroundings.STYLES["assembly"]
    camera = Camera((-2.6, -6.3, 4.3), (1.15, 1.9, 0.6), view_degrees=60)
    stage = Stage(camera, style.light, _background(style, rng))
    walkers = _walkers()
    stage.actors += [
        Actor(w.parts, label, number, made_anew=True) for number, (label, w) in walkers.items()
    ]
    carrier = Vehicle(
        [merged([machines.agv(), *[tote((0.1, 0.42, 0.4), (0.62, 0.42, 0.32)).at(x, 0, 0.4 + z) for x, z in ((-0.34, 0), (0.34, 0), (0.34, 0.32))]])],
        [(5.2, 9.5, -1.75), (16.5, -9.5, -1.75)],
    )
    stage.actors.append(Actor(carrier.parts, "forklift", 10))
    stage.actors.append(Actor(_robot_parts()))
    events = []
    for number, (label, walker) in walkers.items():
        events += zone_events(CAMERA, "cell", ZONE, walker, label, number)
    inside = [e["seconds"] for e in events if e["label"] == "person-without-helmet"]
    events.append({"source": CAMERA, "type": "alert", "rule": "no-helmet-in-cell", "seconds": inside[0], "until": inside[1]})  # fmt: skip
    return Scenario(
        "zone-intrusion", "cell", CAMERA, SECONDS, stage,
        zones={"cell": ZONE}, zone_labels={"cell": ("person", "person-without-helmet")},
        events=events, film=Film(grain=2.6), seed=101,
    )  # fmt: skip


def _walkers():
    passer = Outfit(SKINS[1], SHIRTS[0], CLOTHES[1], VESTS[0], HELMETS[1])
    careless = Outfit(SKINS[0], SHIRTS[7], CLOTHES[4], None, None, HAIR[1], height=0.98)
    fitter = Outfit(SKINS[2], SHIRTS[5], CLOTHES[0], VESTS[1], HELMETS[0], height=1.03)
    second = Outfit(SKINS[3], SHIRTS[4], CLOTHES[2], VESTS[0], HELMETS[2], height=1.01, girth=1.08)
    return {
        1: ("person", Walker(passer, [(0.3, -7.6, 0.1), (9.0, 4.6, -0.1), (13.6, 11.5, -0.2)])),
        2: (
            "person-without-helmet",
            Walker(
                careless,
                [(9.2, -7.5, 1.0), (13.4, -1.6, 1.7), (15.0, 0.9, 2.2), (15.8, 1.35, 2.3), (18.6, 1.4, 2.3), (20.4, -1.2, 1.9), (24.6, -7.6, 1.3)],
                task=lambda t: working(t, 42, 10),
                face=-70,
            ),
        ),
        3: (
            "person",
            Walker(
                fitter,
                [(19.3, 8.2, -0.9), (22.0, 4.4, 0.0), (22.9, 3.9, 1.2), (23.3, 3.9, 1.35), (25.0, 3.9, 1.35), (25.8, 4.0, 0.2), (29.6, 9.6, -1.0)],
                task=lambda t: working(t, 50, 8),
                face=10,
            ),
        ),
        4: ("person", Walker(second, [(1.0, -10.5, 6.8), (6.6, -3.1, 6.8), (10.0, -3.1, 6.8), (15.6, -10.5, 6.8)], task=lambda t: working(t, 60, 6), face=0)),
    }


def _robot_parts():
    arm = machines.RobotArm()
    held = box((0.28, 0.22, 0.2), (0, 0, 0.08), (0.55, 0.57, 0.6), machines.METAL, 0.02)

    def parts(seconds):
        cycle = seconds / 6.0 * 2 * np.pi
        swing = 62 * np.tanh(1.9 * np.sin(cycle)) / np.tanh(1.9)
        dip = 0.5 - 0.5 * np.cos(2 * cycle)
        pieces, hand = arm.posed(ROBOT, 270 + swing, 18 + 14 * dip, 84 + 10 * dip, 66 - 16 * dip)
        if np.cos(cycle) > 0:
            pieces.append(Part(held, hand.astype(np.float32)))
        return pieces

    return parts


def _background(style, rng):
    yellow, kind = (0.95, 0.75, 0.1), material("floor-paint")
    marks = []
    for a, b in zip(ZONE, ZONE[1:] + ZONE[:1]):
        marks.append(floor_strip(a, b, 0.16, 0.005, (1, 1, 1), material("floor-hazard")))
    for y in (-0.15, -2.2):
        marks.append(floor_strip((-11, y - 0.95 if y < -1 else y + 0.4), (11, y - 0.95 if y < -1 else y + 0.4), 0.1, 0.004, yellow, kind))
    back = surroundings.hall(style, rng, width=24, depth=17)
    things = [
        Part(machines.fence((0.35, 5.05), (5.3, 5.05))),
        Part(machines.fence((5.3, 5.05), (5.3, 0.9))),
        Part(machines.Conveyor(3.2, 0.5, 0.8, (0.5, 0.52, 0.55)).frame, (translation(4.45, 3.2, 0) @ rotation("z", 90)).astype(np.float32)),
        Part(machines.Conveyor(3.2, 0.5, 0.8, (0.5, 0.52, 0.55)).belt, (translation(4.45, 3.2, 0) @ rotation("z", 90)).astype(np.float32)),
        Part(_table(), translation(1.3, 4.0, 0)),
        placed(surroundings.pallet(), 2.9, 1.4, 4),
        placed(tote((0.55, 0.57, 0.6)), 2.7, 1.4, 4),
        Part(tote((0.55, 0.57, 0.6)), translation(2.65, 1.4, 0.145)),
        placed(surroundings.cabinet(rng), 0.2, 5.9, 0),
        placed(surroundings.cabinet(rng), -1.2, 5.9, 0),
        placed(surroundings.rack(rng), -4.6, 7.9, 0),
        placed(surroundings.rack(rng), -7.4, 7.9, 0),
        placed(surroundings.rack(rng), 7.8, 7.9, 0),
        placed(surroundings.loaded_pallet(rng), -4.6, 4.2, 12),
        placed(surroundings.sacks(rng), -6.4, 4.1, -6),
        placed(surroundings.drum(rng), -2.9, 4.5, 0),
        placed(surroundings.drum(rng), -2.25, 4.75, 0),
        placed(surroundings.bench(rng), 8.3, 3.6, -90),
        placed(surroundings.bollard(rng), 0.35, 0.55, 0),
        placed(surroundings.bollard(rng), 5.3, 0.55, 0),
        placed(surroundings.cone(rng), -0.6, 4.9, 0),
        placed(surroundings.bin_(rng), 6.3, 1.6, 8),
        Part(_operator_desk(), (translation(5.75, 2.7, 0) @ rotation("z", 90)).astype(np.float32)),
    ]
    return back + [Part(merged(m.baked() for m in marks))] + things


def _table():
    parts = [box((1.1, 0.9, 0.06), (0, 0, 0.8), (0.6, 0.62, 0.64), machines.METAL, 0.01)]
    parts += [box((0.08, 0.08, 0.78), (x, y, 0.39), (0.3, 0.32, 0.34), machines.PAINT) for x in (-0.48, 0.48) for y in (-0.38, 0.38)]
    parts += [box((0.26, 0.2, 0.18), (x, y, 0.92), (0.55, 0.57, 0.6), machines.METAL, 0.02) for x in (-0.3, 0.1) for y in (-0.2, 0.2)]
    return merged(parts)


def _operator_desk():
    return merged(
        [
            box((0.14, 0.14, 1.0), (0, 0, 0.5), (0.3, 0.32, 0.34), machines.PAINT),
            box((0.6, 0.3, 0.5), (0, 0, 1.2), machines.LIGHT_GREY, machines.PAINT, 0.03),
            box((0.4, 0.02, 0.28), (0, -0.152, 1.25), (1, 1, 1), material("screen")),
        ]
    )
