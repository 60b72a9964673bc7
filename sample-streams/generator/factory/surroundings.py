"""Halls and what stands about in them: the backgrounds, built from a seed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from .goods import tote
from .machines import DARK, GREY, LIGHT_GREY, METAL, OLD, PAINT, PLASTIC, YELLOW
from .materials import material
from .meshes import box, cylinder, floor_patch, lathe, merged, quad, rod, rotation, sphere, translation, tube
from .renderer import Light, Part

WHITE = (1, 1, 1)


@dataclass(frozen=True)
class Style:
    """A hall's look. `sun_way` points to where the light comes from."""

    floor: str
    floor_colour: tuple
    wall: str
    wall_colour: tuple
    dado: tuple | None = None
    column: tuple = (0.6, 0.62, 0.64)
    light: Light = Light()


STYLES = {
    "press-shop": Style("concrete", (0.47, 0.48, 0.49), "corrugated", (0.55, 0.6, 0.66), None, YELLOW, Light(exposure=0.85)),
    "assembly": Style("epoxy", (0.42, 0.47, 0.5), "panels", (0.8, 0.81, 0.8), (0.3, 0.45, 0.55), (0.75, 0.75, 0.74), Light(sun_way=(-0.4, -0.6, 0.9), sun=(1.2, 1.2, 1.15), exposure=0.8)),
    "brick-hall": Style("concrete", (0.43, 0.41, 0.39), "brick", (0.72, 0.45, 0.36), None, (0.28, 0.38, 0.32), Light(sun=(1.8, 1.6, 1.25), up=(0.36, 0.36, 0.38), exposure=0.85)),
    "packing": Style("epoxy", (0.32, 0.47, 0.4), "blocks", (0.82, 0.82, 0.78), (0.3, 0.5, 0.4), (0.8, 0.8, 0.76), Light(sun_way=(0.6, -0.2, 0.8), exposure=0.85)),
    "old-works": Style("tiles", (0.52, 0.4, 0.34), "plaster", (0.75, 0.72, 0.62), (0.45, 0.5, 0.42), (0.5, 0.3, 0.24), Light(sun=(1.1, 1.0, 0.85), sky=(0.5, 0.55, 0.65), exposure=0.95)),
    "logistics": Style("concrete", (0.5, 0.5, 0.48), "panels", (0.62, 0.66, 0.7), None, (0.2, 0.3, 0.5), Light(sun_way=(-0.6, -0.3, 0.7), sun=(1.6, 1.55, 1.5), exposure=0.8)),
    "foundry": Style("asphalt", (0.42, 0.41, 0.4), "corrugated", (0.42, 0.44, 0.42), None, (0.45, 0.42, 0.38), Light(sun=(1.3, 1.1, 0.8), sky=(0.4, 0.42, 0.5), up=(0.3, 0.29, 0.28), exposure=1.0)),
    "clean": Style("epoxy", (0.56, 0.58, 0.6), "plaster", (0.88, 0.9, 0.92), (0.6, 0.7, 0.8), (0.85, 0.86, 0.88), Light(sun=(0.8, 0.85, 0.9), sky=(0.9, 0.95, 1.0), exposure=0.72)),
}  # fmt: skip
# Never seen in training.
HELD_OUT_STYLES = ("old-works", "logistics")
CLIP_STYLES = ("press-shop", "assembly", "packing")


def hall(style: Style, rng, width=22.0, depth=16.0, height=7.0, front=-8.0, windows=True):
    """Floor, three walls, columns, pipes and lamps. The back wall is at y = front + depth."""
    back, side = front + depth, width / 2
    kind = material(style.wall)
    floor = floor_patch(-side, front - 6, side, back, 0, style.floor_colour, material(style.floor))
    floor.is_floor = True
    walls = [
        quad([(-side, back, 0), (side, back, 0), (side, back, height), (-side, back, height)], (0, -1, 0), style.wall_colour, kind),
        quad([(-side, front - 6, 0), (-side, back, 0), (-side, back, height), (-side, front - 6, height)], (1, 0, 0), style.wall_colour, kind),
        quad([(side, front - 6, 0), (side, back, 0), (side, back, height), (side, front - 6, height)], (-1, 0, 0), style.wall_colour, kind),
        box((width, 0.04, 0.12), (0, back - 0.02, 0.06), (0.25, 0.25, 0.26), PAINT),
    ]
    if style.dado:
        walls.append(quad([(-side, back - 0.01, 0), (side, back - 0.01, 0), (side, back - 0.01, 1.3), (-side, back - 0.01, 1.3)], (0, -1, 0), style.dado, kind))
        for s in (-1, 1):
            x = s * (side - 0.01)
            walls.append(quad([(x, front - 6, 0), (x, back, 0), (x, back, 1.3), (x, front - 6, 1.3)], (-s, 0, 0), style.dado, kind))
    parts = walls
    for x in np.arange(-side + 1.0, side, 5.0):
        parts += _column(x + rng.uniform(-0.3, 0.3), back - 0.2, height, style.column)
    if windows:
        for x in np.arange(-side + 2.2, side - 1, 5.0):
            if rng.random() < 0.7:
                parts.append(box((2.4, 0.06, 1.3), (x + 1.2, back - 0.02, 4.3), (0.95, 0.98, 1), material("daylight")))
                parts.append(box((2.6, 0.1, 0.08), (x + 1.2, back - 0.04, 3.6), LIGHT_GREY, PAINT))
    parts += _pipes(rng, side, back)
    parts += _wall_things(rng, side, back)
    return [Part(floor), Part(merged(p.baked() for p in parts))]


def _column(x, y, height, colour):
    return [
        box((0.3, 0.03, height), (x, y - 0.14, height / 2), colour, PAINT),
        box((0.3, 0.03, height), (x, y + 0.14, height / 2), colour, PAINT),
        box((0.03, 0.28, height), (x, y, height / 2), np.multiply(colour, 0.8), PAINT),
        box((0.34, 0.34, 0.8), (x, y - 0.01, 0.4), WHITE, material("hazard")),
    ]


def _pipes(rng, side, back):
    parts, z = [], rng.uniform(2.7, 3.2)
    for i, colour in enumerate(((0.2, 0.4, 0.65), (0.6, 0.6, 0.6), (0.75, 0.6, 0.1))):
        if rng.random() < 0.75:
            parts.append(rod((-side, back - 0.22, z + i * 0.17), (side, back - 0.22, z + i * 0.17), 0.045, colour, PAINT, 8))
    tray = rng.uniform(4.8, 5.6)
    parts.append(box((2 * side, 0.3, 0.08), (0, back - 0.4, tray), (0.6, 0.6, 0.62), METAL))
    return parts


def _wall_things(rng, side, back):
    """Doors, notices, extinguishers, switch boxes on the back wall."""
    parts = []
    for x in np.arange(-side + 1.5, side - 1, 1.6):
        what = rng.integers(0, 8)
        y = back - 0.05
        if what == 0:
            parts += [box((0.8, 0.03, 1.1), (x, y, 1.75), WHITE, material("notice"))]
        elif what == 1:
            parts += [cylinder(0.09, 0.5, 14, (0.8, 0.06, 0.05), PAINT).at(x, y - 0.1, 0.9), box((0.3, 0.02, 0.3), (x, y, 1.9), (0.85, 0.08, 0.06), PAINT)]
        elif what == 2:
            parts += [box((0.5, 0.2, 0.7), (x, y - 0.1, 1.5), LIGHT_GREY, PAINT, 0.01), rod((x, y - 0.08, 1.8), (x, y - 0.08, 3.0), 0.03, GREY, METAL)]
        elif what == 3:
            parts += [box((1.1, 0.08, 2.2), (x, y, 1.1), (0.35, 0.42, 0.5), PAINT, 0.01), box((0.05, 0.06, 0.2), (x + 0.4, y - 0.06, 1.05), DARK, METAL)]
        elif what == 4:
            parts += [box((0.4, 0.02, 0.4), (x, y, 2.1), (0.1, 0.3, 0.7), PAINT), box((0.2, 0.025, 0.2), (x, y, 2.1), WHITE, PAINT)]
    return parts


def pallet(colour=(0.75, 0.6, 0.42)):
    kind = material("wood")
    parts = [box((1.2, 0.1, 0.022), (0, y, 0.133), colour, kind) for y in np.linspace(-0.35, 0.35, 6)]
    parts += [box((0.1, 0.8, 0.022), (x, 0, 0.112), colour, kind) for x in (-0.55, 0, 0.55)]
    parts += [box((0.1, 0.1, 0.08), (x, y, 0.06), colour, kind) for x in (-0.55, 0, 0.55) for y in (-0.35, 0, 0.35)]
    parts += [box((1.2, 0.1, 0.02), (0, y, 0.012), colour, kind) for y in (-0.35, 0, 0.35)]
    return merged(parts)


def loaded_pallet(rng):
    colour = ((0.12, 0.3, 0.65), (0.55, 0.57, 0.6), (0.7, 0.12, 0.1), (0.1, 0.4, 0.3))[rng.integers(4)]
    parts = [pallet()]
    for layer in range(rng.integers(1, 4)):
        for x in (-0.3, 0.3):
            for y in (-0.2, 0.2):
                parts.append(tote(colour).at(x, y, 0.145 + layer * 0.3))
    return merged(parts)


def sacks(rng):
    colour = ((0.8, 0.79, 0.74), (0.7, 0.66, 0.55), (0.5, 0.6, 0.7))[rng.integers(3)]
    parts = [pallet()]
    for layer in range(rng.integers(2, 5)):
        for x in (-0.38, 0, 0.38):
            parts.append(box((0.4, 0.75, 0.17), (x, 0, 0.23 + layer * 0.15), np.multiply(colour, rng.uniform(0.92, 1.05)), material("cloth"), 0.07))
    return merged(parts)


def drum(rng):
    colour = ((0.1, 0.25, 0.6), (0.1, 0.4, 0.25), (0.75, 0.55, 0.1), (0.3, 0.3, 0.32), (0.65, 0.12, 0.1))[rng.integers(5)]
    profile = [(0, 0), (0.285, 0), (0.29, 0.03), (0.28, 0.05), (0.28, 0.28), (0.292, 0.3), (0.28, 0.32), (0.28, 0.58), (0.292, 0.6), (0.28, 0.62), (0.28, 0.85), (0.29, 0.87), (0.285, 0.88), (0.27, 0.865), (0, 0.865)]
    return lathe(profile, 24, colour, OLD)


def cone(rng):
    return merged(
        [
            box((0.36, 0.36, 0.03), (0, 0, 0.015), (0.1, 0.1, 0.1), PLASTIC, 0.01),
            lathe([(0.14, 0.03), (0.105, 0.25)], 16, (0.95, 0.35, 0.06), PLASTIC),
            lathe([(0.105, 0.25), (0.075, 0.42)], 16, (0.95, 0.95, 0.95), PLASTIC),
            lathe([(0.075, 0.42), (0.03, 0.68), (0, 0.69)], 16, (0.95, 0.35, 0.06), PLASTIC),
        ]
    )


def cabinet(rng):
    colour = ((0.72, 0.74, 0.75), (0.35, 0.45, 0.55), (0.82, 0.8, 0.72), (0.3, 0.33, 0.35))[rng.integers(4)]
    h, w = rng.uniform(1.7, 2.2), rng.uniform(0.7, 1.3)
    parts = [
        box((w, 0.5, h), (0, 0, h / 2), colour, PAINT, 0.015),
        box((0.012, 0.01, h - 0.2), (0, -0.252, h / 2), (0.15, 0.15, 0.15), PAINT),
        box((0.03, 0.04, 0.16), (0.07, -0.27, h * 0.52), DARK, METAL),
        box((0.18, 0.01, 0.16), (-w * 0.25, -0.254, h * 0.78), (0.95, 0.78, 0.1), PAINT),
        *[box((w * 0.3, 0.01, 0.015), (w * 0.22, -0.253, 0.25 + k * 0.05), DARK, PAINT) for k in range(4)],
    ]
    if rng.random() < 0.5:
        parts.append(box((0.26, 0.01, 0.2), (w * 0.22, -0.255, h * 0.75), WHITE, material("screen")))
    return merged(parts)


def rack(rng, width=2.6):
    blue, beam = (0.12, 0.25, 0.55), (0.93, 0.45, 0.08)
    parts = [box((0.09, 0.08, 3.2), (x, y, 1.6), blue, PAINT) for x in (-width / 2, width / 2) for y in (-0.45, 0.45)]
    colours = ((0.12, 0.3, 0.65), (0.55, 0.57, 0.6), (0.7, 0.12, 0.1), (0.9, 0.7, 0.15), (0.2, 0.2, 0.22))
    for z in (0.12, 1.15, 2.2):
        parts += [box((width, 0.05, 0.1), (0, y, z), beam, PAINT) for y in (-0.45, 0.45)]
        parts.append(box((width, 0.86, 0.03), (0, 0, z + 0.06), (0.6, 0.6, 0.6), METAL))
        for x in np.arange(-width / 2 + 0.42, width / 2 - 0.2, 0.64):
            if rng.random() < 0.75:
                parts.append(tote(colours[rng.integers(5)]).at(x, rng.uniform(-0.05, 0.05), z + 0.075))
                if rng.random() < 0.5:
                    parts.append(tote(colours[rng.integers(5)]).at(x, 0, z + 0.375))
    return merged(parts)


def bench(rng):
    parts = [box((1.8, 0.75, 0.05), (0, 0, 0.88), (0.6, 0.45, 0.3), material("wood"), 0.01)]
    parts += [box((0.06, 0.06, 0.86), (x, y, 0.43), GREY, PAINT) for x in (-0.82, 0.82) for y in (-0.3, 0.3)]
    parts += [
        box((0.5, 0.6, 0.6), (0.5, 0, 0.5), (0.2, 0.3, 0.45), PAINT, 0.01),
        box((0.2, 0.16, 0.14), (-0.5, 0.1, 0.97), (0.3, 0.32, 0.34), METAL, 0.01),
        box((1.8, 0.04, 0.7), (0, 0.36, 1.3), (0.5, 0.52, 0.55), material("grid")),
        box((0.3, 0.05, 0.22), (0.2, 0.2, 1.02), WHITE, material("screen")),
        box((0.12, 0.1, 0.1), (-0.1, -0.1, 0.95), (0.8, 0.1, 0.08), PLASTIC, 0.01),
    ]
    return merged(parts)


def bollard(rng):
    return merged([cylinder(0.07, 1.0, 16, YELLOW, PAINT, bevel=0.03), cylinder(0.073, 0.12, 16, DARK, PAINT).at(z=0.62), cylinder(0.073, 0.12, 16, DARK, PAINT).at(z=0.35)])


def pillar(rng, height=7.0):
    return merged([box((0.45, 0.45, height), (0, 0, height / 2), (0.7, 0.7, 0.68), material("concrete"), 0.02), box((0.47, 0.47, 1.2), (0, 0, 0.7), WHITE, material("hazard"))])


def crate(rng):
    kind, colour = material("wood"), (0.62, 0.47, 0.3)
    parts = [box((0.9, 0.7, 0.62), (0, 0, 0.36), colour, kind)]
    for s in (-1, 1):
        parts += [box((0.94, 0.03, 0.09), (0, s * 0.36, z), np.multiply(colour, 0.85), kind) for z in (0.1, 0.62)]
        parts += [box((0.09, 0.03, 0.62), (x, s * 0.37, 0.36), np.multiply(colour, 0.85), kind) for x in (-0.42, 0.42)]
    return merged(parts)


def bin_(rng):
    colour = ((0.15, 0.4, 0.25), (0.2, 0.2, 0.22), (0.75, 0.6, 0.1))[rng.integers(3)]
    return merged([box((0.55, 0.55, 0.9), (0, 0, 0.5), colour, PLASTIC, 0.04), box((0.6, 0.6, 0.07), (0, 0, 0.98), np.multiply(colour, 0.8), PLASTIC, 0.03)])


DISTRACTORS = {"pallet": loaded_pallet, "sacks": sacks, "drum": drum, "cone": cone, "cabinet": cabinet, "rack": rack, "bench": bench, "bollard": bollard, "crate": crate, "bin": bin_}  # fmt: skip


def placed(mesh, x, y, turn=0.0):
    return Part(mesh, (translation(x, y, 0) @ rotation("z", turn)).astype(np.float32))
