"""line-count: parts on a conveyor that runs, runs back, jams and is cleared."""

from __future__ import annotations

import numpy as np

from . import goods, machines, surroundings
from .materials import material
from .meshes import box, floor_strip, merged, rod, rotation, translation
from .movement import RATE, Walker, smooth
from .people import CLOTHES, HELMETS, SHIRTS, SKINS, VESTS, Outfit, working
from .renderer import Camera, Part
from .scenario import Scenario, crossing_events
from .stage import Actor, Film, Stage
from .surroundings import placed

SECONDS = 40.0
CAMERA = "belt-1"
LINE_X, TUNNEL = 0.75, 2.75
BACKWARD, JAM = (12.6, 15.8), (23.0, 30.0)
HEIGHT, HALF_WIDTH = 0.86, 0.31
SPACING = 0.82


class BeltDrive:
    """How far the belt has run, in metres, at a time."""

    def __init__(self):
        time = np.arange(0, SECONDS + 2, 1 / RATE)
        speed = np.full(len(time), 0.6)
        speed[(time >= BACKWARD[0]) & (time < BACKWARD[1])] = -0.6
        speed[(time >= JAM[0]) & (time < JAM[1])] = 0
        speed[time >= JAM[1]] = 0.72
        self.time = time
        self.run = np.cumsum(smooth(speed, 0.5)) / RATE

    def at(self, seconds):
        return float(np.interp(seconds, self.time, self.run))


# Of each part: what it is, and whether it is defective.
PARTS = (
    ("carton", False), ("carton", False), ("bottle", False), ("bottle", False), ("carton", True),
    ("carton", False), ("bottle", True), ("bottle", False), ("carton", False), ("carton", False),
    ("carton", True), ("bottle", False), ("bottle", True), ("carton", False),
)  # fmt: skip


def scenario() -> Scenario:
    rng = np.random.default_rng(202)
    style = surroundings.STYLES["packing"]
    camera = Camera((-1.1, -3.0, 2.75), (0.28, 0.25, 0.9), view_degrees=62)
    stage = Stage(camera, style.light, _background(style, rng))
    drive = BeltDrive()
    belt = machines.Conveyor(7.0, 2 * HALF_WIDTH, HEIGHT)
    stage.actors.append(Actor(lambda t: belt.parts(np.eye(4, dtype=np.float32), drive.at(t))))
    events = []
    for number, (kind, defective) in enumerate(PARTS, 1):
        label = f"defective-{kind}" if defective else kind
        x = _position(drive, number)
        mesh = goods.carton(rng, defective) if kind == "carton" else goods.bottle(rng, defective)
        y, turn = rng.uniform(-0.06, 0.06), rng.uniform(-7, 7)
        stage.actors.append(Actor(_part(mesh, x, y, turn), label, number))
        crossings = list(crossing_events(CAMERA, "outfeed", LINE_X, x, 0, SECONDS, label, number))
        events += crossings
        if defective:
            events += [{"source": CAMERA, "type": "alert", "rule": f"{label}-out", "seconds": c["seconds"]} for c in crossings if c["direction"] == "forward"]  # fmt: skip
    worker = Outfit(SKINS[1], SHIRTS[4], CLOTHES[0], VESTS[0], HELMETS[1])
    clearer = Walker(
        worker,
        [(23.3, 8.8, 2.2), (27.2, 2.1, 1.25), (27.6, 1.7, 0.98), (29.7, 1.7, 0.98), (30.4, 2.0, 1.3), (34.9, 9.0, 2.2)],
        task=lambda t: working(t, 52, 16),
        face=180,
    )
    passer = Walker(Outfit(SKINS[2], SHIRTS[1], CLOTHES[2], VESTS[1], HELMETS[0]), [(4.0, -7.5, 3.6), (15.5, 9.6, 2.5)])
    stage.actors.append(Actor(clearer.parts, "person", 20, made_anew=True))
    stage.actors.append(Actor(passer.parts, "person", 21, made_anew=True))
    events.append({"source": CAMERA, "type": "alert", "rule": "belt-jam", "seconds": JAM[0], "until": JAM[1]})  # fmt: skip
    return Scenario(
        "line-count", "belt", CAMERA, SECONDS, stage,
        lines={"outfeed": ((LINE_X, -HALF_WIDTH - 0.12, HEIGHT), (LINE_X, HALF_WIDTH + 0.12, HEIGHT))},
        zone_labels={"outfeed": ("carton", "defective-carton", "bottle", "defective-bottle")},
        events=events, film=Film(grain=2.8), seed=202,
    )  # fmt: skip


def _position(drive, number):
    start = -TUNNEL - 0.35
    behind = (number - 1) * SPACING
    return lambda seconds: start + drive.at(seconds) - behind


def _part(mesh, x, y, turn):
    def parts(seconds):
        where = x(seconds)
        if abs(where) > TUNNEL + 0.3:
            return []
        matrix = translation(where, y, HEIGHT) @ rotation("z", turn)
        return [Part(mesh, matrix.astype(np.float32))]

    return parts


def _tunnel(side):
    """A hood that the belt goes into, with a strip curtain."""
    x = side * (TUNNEL + 0.75)
    white, blue = (0.82, 0.83, 0.84), (0.15, 0.3, 0.55)
    face = side * TUNNEL
    parts = [
        box((1.5, 0.1, 1.0), (x, -0.46, 1.15), white, machines.PAINT, 0.02),
        box((1.5, 0.1, 1.0), (x, 0.46, 1.15), white, machines.PAINT, 0.02),
        box((1.5, 1.02, 0.1), (x, 0, 1.65), white, machines.PAINT, 0.02),
        box((1.3, 0.012, 0.14), (x, -0.515, 1.5), blue, machines.PAINT),
        box((0.3, 0.02, 0.22), (x, -0.52, 1.22), (1, 1, 1), material("screen")),
        box((0.02, 0.82, 0.75), (face + side * 0.12, 0, 1.25), (0.06, 0.06, 0.07), machines.RUBBER),
    ]
    parts += [box((0.012, 0.105, 0.36), (face + side * 0.03, -0.3 + i * 0.12, 1.44), (0.75, 0.7, 0.25), machines.PLASTIC) for i in range(6)]
    return merged(parts)


def _sign():
    """Hangs before the belt, upstream of the line, and hides each part for a moment."""
    parts = [rod((s * 0.16, 0, 1.7), (s * 0.16, 0, 4.0), 0.008, (0.3, 0.3, 0.3), machines.METAL, 6) for s in (-1, 1)]
    parts += [
        box((0.44, 0.02, 0.3), (0, 0, 1.56), (0.95, 0.78, 0.08), machines.PAINT, 0.005),
        box((0.4, 0.004, 0.05), (0, -0.012, 1.66), (0.08, 0.08, 0.08), machines.PAINT),
        *[box((0.34 - 0.06 * i, 0.004, 0.022), (-0.03 * i, -0.012, 1.57 - 0.05 * i), (0.15, 0.15, 0.15), machines.PAINT) for i in range(3)],
    ]
    return merged(parts)


def _arch():
    """The portal that marks the line: posts with a light barrier."""
    parts = [box((0.06, 0.06, 0.55), (0, s * 0.42, HEIGHT + 0.2), machines.YELLOW, machines.PAINT, 0.01) for s in (-1, 1)]
    parts += [box((0.07, 0.02, 0.06), (0, s * 0.4, HEIGHT + 0.3), machines.DARK, machines.PLASTIC) for s in (-1, 1)]
    return merged(parts)


def _background(style, rng):
    lines = [floor_strip((-9, 1.75), (9, 1.75), 0.09, 0.004, (0.95, 0.75, 0.1), material("floor-paint"))]
    lines.append(floor_strip((-9, -1.15), (9, -1.15), 0.09, 0.004, (0.95, 0.75, 0.1), material("floor-paint")))
    things = [
        Part(_tunnel(-1)),
        Part(_tunnel(1)),
        Part(_sign(), translation(-0.28, -0.95, 0.0)),
        Part(_arch(), translation(LINE_X, 0, 0)),
        placed(surroundings.rack(rng), -3.4, 6.9),
        placed(surroundings.rack(rng), -0.6, 6.9),
        placed(surroundings.rack(rng), 3.6, 6.9),
        placed(surroundings.cabinet(rng), 1.6, 6.9),
        placed(surroundings.loaded_pallet(rng), 4.4, 4.7, 10),
        placed(surroundings.sacks(rng), -2.3, 5.0, -8),
        placed(surroundings.drum(rng), -0.4, 5.2),
        placed(surroundings.bin_(rng), 2.6, 4.1, 15),
        placed(surroundings.bench(rng), -4.4, 4.9),
        placed(surroundings.cone(rng), 1.2, 2.3),
    ]
    return surroundings.hall(style, rng, width=20, depth=14) + [Part(merged(m.baked() for m in lines))] + things
