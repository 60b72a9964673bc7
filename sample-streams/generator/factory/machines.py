"""Machines and vehicles, each built standing on z = 0 about the origin."""

from __future__ import annotations

import numpy as np

from .materials import material
from .meshes import (
    box, cylinder, extruded, floor_patch, frame_along, lathe, merged, rod, rotation, sphere, translation, tube,
)  # fmt: skip
from .renderer import Part

YELLOW, ORANGE, DARK = (0.95, 0.72, 0.08), (0.93, 0.38, 0.05), (0.1, 0.1, 0.11)
GREY, LIGHT_GREY, STEEL = (0.42, 0.44, 0.46), (0.72, 0.74, 0.75), (0.75, 0.76, 0.78)
PAINT, OLD, METAL, RUBBER = material("paint"), material("old-paint"), material("steel"), material("rubber")
PLASTIC, HAZARD = material("plastic"), material("hazard")
WHITE = (1, 1, 1)


def wheel(radius, width):
    tyre = cylinder(radius, width, 20, (0.07, 0.07, 0.07), RUBBER, bevel=radius * 0.15)
    hub = cylinder(radius * 0.55, width + 0.02, 14, (0.55, 0.55, 0.55), METAL).at(z=-0.01)
    return merged([tyre, hub]).moved(rotation("x", 90) @ translation(z=-width / 2))


def forklift(colour=ORANGE, fork_height=0.12):
    """A driverless counterbalance truck, 2.6 m with its forks, that drives along +x."""
    body = extruded([(-1.05, 0.25), (0.45, 0.25), (0.45, 0.75), (0.15, 0.8), (0.05, 0.72), (-0.35, 0.72), (-0.45, 1.0), (-0.95, 1.0), (-1.12, 0.75)], 0.96, colour, PAINT)
    parts = [
        body,
        box((0.3, 0.98, 0.45), (-1.0, 0, 0.55), DARK, PAINT, 0.08),
        box((0.5, 0.5, 0.1), (-0.2, 0, 0.8), DARK, RUBBER, 0.04),
        box((0.1, 0.5, 0.5), (-0.47, 0, 1.05), DARK, RUBBER, 0.04),
        box((0.16, 0.6, 0.3), (0.32, 0, 0.9), GREY, PLASTIC, 0.03),
        box((1.2, 0.02, 0.14), (-0.35, 0.485, 0.42), WHITE, HAZARD),
        box((1.2, 0.02, 0.14), (-0.35, -0.485, 0.42), WHITE, HAZARD),
        box((0.02, 0.8, 0.14), (-1.15, 0, 0.6), WHITE, HAZARD),
    ]
    for s in (-1, 1):
        parts += [
            wheel(0.29, 0.2).at(0.25, s * 0.44, 0.29),
            wheel(0.23, 0.18).at(-0.8, s * 0.42, 0.23),
            rod((-0.85, s * 0.42, 0.95), (-0.6, s * 0.42, 2.05), 0.03, DARK, PAINT),
            rod((0.42, s * 0.42, 0.75), (0.2, s * 0.42, 2.05), 0.03, DARK, PAINT),
            box((0.1, 0.09, 2.0), (0.62, s * 0.3, 1.1), DARK, PAINT, 0.01),
            box((0.05, 0.05, 1.8), (0.66, s * 0.22, 1.15), GREY, METAL),
            box((1.05, 0.11, 0.04), (1.22, s * 0.26, fork_height), GREY, METAL, 0.01),
            box((0.05, 0.11, 0.5), (0.72, s * 0.26, fork_height + 0.23), GREY, METAL),
        ]
    for i in range(5):
        parts.append(box((0.05, 0.86, 0.03), (-0.58 + i * 0.19, 0, 2.07), DARK, PAINT))
    parts += [
        box((0.86, 0.05, 0.04), (-0.2, 0.42, 2.07), DARK, PAINT),
        box((0.86, 0.05, 0.04), (-0.2, -0.42, 2.07), DARK, PAINT),
        box((0.06, 0.7, 0.08), (0.62, 0, 2.06), DARK, PAINT),
        box((0.06, 0.7, 0.08), (0.69, 0, fork_height + 0.12), DARK, PAINT),
        box((0.06, 0.7, 0.08), (0.69, 0, fork_height + 0.42), DARK, PAINT),
        cylinder(0.06, 0.12, 12, (0.95, 0.5, 0.05), material("lamp")).at(-0.55, 0.3, 2.09),
        cylinder(0.09, 0.1, 14, DARK, PLASTIC).at(0.1, 0, 2.09),
    ]
    return merged(parts)


def agv(colour=LIGHT_GREY):
    """A flat driverless carrier, 1.5 m, that drives along +x; its load stands at z = 0.42."""
    parts = [
        box((1.5, 0.86, 0.26), (0, 0, 0.2), colour, PAINT, 0.06),
        box((1.36, 0.8, 0.06), (0, 0, 0.37), DARK, RUBBER, 0.02),
        box((1.54, 0.9, 0.1), (0, 0, 0.1), WHITE, HAZARD, 0.03),
        box((0.02, 0.5, 0.035), (0.752, 0, 0.25), (0.2, 0.9, 1.0), material("lamp")),
        box((0.02, 0.5, 0.035), (-0.752, 0, 0.25), (1.0, 0.25, 0.15), material("lamp")),
        box((0.9, 0.02, 0.03), (0, 0.432, 0.27), (0.2, 0.9, 1.0), material("lamp")),
        box((0.9, 0.02, 0.03), (0, -0.432, 0.27), (0.2, 0.9, 1.0), material("lamp")),
        cylinder(0.06, 0.1, 14, DARK, PLASTIC).at(0.7, 0.38, 0.33),
        cylinder(0.06, 0.1, 14, DARK, PLASTIC).at(-0.7, -0.38, 0.33),
        cylinder(0.03, 0.04, 10, (0.85, 0.1, 0.08), PLASTIC).at(0.6, -0.3, 0.4),
    ]
    for s in (-1, 1):
        parts += [wheel(0.09, 0.06).at(s * 0.5, 0.38, 0.09), wheel(0.09, 0.06).at(s * 0.5, -0.38, 0.09)]
    return merged(parts)


class RobotArm:
    """A six-axis arm; angles in degrees: turn, shoulder, elbow, wrist."""

    def __init__(self, colour=ORANGE):
        joint = dict(colour=DARK, material=PAINT)
        self.base = merged(
            [
                box((0.8, 0.8, 0.04), (0, 0, 0.02), GREY, METAL),
                cylinder(0.34, 0.3, 28, DARK, PAINT, top=0.27, bevel=0.02).at(z=0.04),
            ]
        )
        self.column = merged(
            [
                cylinder(0.27, 0.22, 28, colour, PAINT, bevel=0.03).at(z=0.34),
                box((0.46, 0.38, 0.42), (0.02, 0, 0.72), colour, PAINT, 0.1),
                cylinder(0.2, 0.46, 24, bevel=0.03, **joint).moved(translation(0.1, 0.23, 0.82) @ rotation("x", 90)),
                cylinder(0.1, 0.22, 16, bevel=0.02, **joint).at(-0.18, 0, 0.85),
            ]
        )
        self.upper = merged(
            [
                lathe([(0, 0), (0.17, 0.02), (0.16, 0.1), (0.115, 0.35), (0.11, 0.75), (0.14, 0.98), (0, 1.06)], 22, colour, PAINT),
                cylinder(0.16, 0.4, 24, bevel=0.03, **joint).moved(translation(0, 0.2, 1.0) @ rotation("x", 90)),
                tube([(-0.13, 0.1, 0.1), (-0.17, 0.1, 0.5), (-0.12, 0.1, 0.95)], 0.025, DARK, RUBBER),
            ]
        )
        self.fore = merged(
            [
                box((0.34, 0.28, 0.3), (0, 0, 0), colour, PAINT, 0.08),
                lathe([(0, 0.1), (0.13, 0.1), (0.1, 0.4), (0.085, 0.8), (0.09, 0.92), (0, 0.94)], 20, colour, PAINT),
                cylinder(0.09, 0.24, 18, bevel=0.02, **joint).moved(translation(0, 0.12, 0.9) @ rotation("x", 90)),
                tube([(-0.15, -0.08, 0.0), (-0.16, -0.08, 0.5), (-0.1, -0.06, 0.85)], 0.02, DARK, RUBBER),
            ]
        )
        self.hand = merged(
            [
                cylinder(0.07, 0.16, 16, colour, PAINT),
                cylinder(0.06, 0.06, 16, STEEL, METAL).at(z=0.16),
                box((0.12, 0.34, 0.05), (0, 0, 0.24), DARK, PAINT, 0.01),
                *[box((0.07, 0.03, 0.22), (0, s * 0.15, 0.36), STEEL, METAL, 0.008) for s in (-1, 1)],
            ]
        )

    def posed(self, place, turn, shoulder, elbow, wrist):
        """Parts, and the frame of its gripper."""
        root = translation(*place).astype(np.float32)
        column = root @ rotation("z", turn)
        upper = column @ translation(0.1, 0, 0.82) @ rotation("y", shoulder)
        fore = upper @ translation(0, 0, 1.0) @ rotation("y", elbow)
        hand = fore @ translation(0, 0, 0.9) @ rotation("y", wrist)
        frames = (root, column, upper, fore, hand)
        meshes = (self.base, self.column, self.upper, self.fore, self.hand)
        return [Part(m, f) for m, f in zip(meshes, frames)], hand @ translation(0, 0, 0.42)


class Conveyor:
    """A belt along x from -length/2 to length/2 with its surface at `height`."""

    def __init__(self, length=7.0, width=0.62, height=0.86, colour=(0.18, 0.36, 0.6)):
        self.length, self.width, self.height = length, width, height
        half = length / 2
        parts = []
        for s in (-1, 1):
            y = s * (width / 2 + 0.04)
            parts += [
                box((length, 0.06, 0.2), (0, y, height - 0.07), colour, PAINT, 0.015),
                box((length, 0.03, 0.03), (0, s * (width / 2 + 0.03), height + 0.15), STEEL, METAL, 0.01),
                cylinder(0.13, width, 18, DARK, METAL).moved(translation(s * half, width / 2, height - 0.125) @ rotation("x", 90)),
            ]
            for x in np.arange(-half + 0.5, half, 1.25):
                parts += [
                    box((0.07, 0.07, height - 0.15), (x, y, (height - 0.15) / 2), colour, PAINT),
                    box((0.16, 0.14, 0.02), (x, y, 0.01), GREY, METAL),
                    rod((x, s * (width / 2 + 0.05), height - 0.02), (x, s * (width / 2 + 0.03), height + 0.15), 0.012, STEEL, METAL, 6),
                    box((0.04, 0.03, 0.03), (x + 0.3, s * (width / 2 + 0.075), height - 0.03), DARK, PLASTIC),
                ]
        for x in np.arange(-half + 0.5, half, 1.25):
            parts.append(box((0.05, width, 0.06), (x, 0, 0.3), colour, PAINT))
        parts += [
            box((0.5, 0.3, 0.28), (half - 0.7, -width / 2 - 0.18, height - 0.3), (0.25, 0.45, 0.35), PAINT, 0.05),
            cylinder(0.12, 0.3, 18, (0.25, 0.45, 0.35), PAINT).moved(translation(half - 0.95, -width / 2 - 0.18, height - 0.3) @ rotation("y", 90)),
            box((0.12, 0.1, 0.14), (0.2, -width / 2 - 0.1, height - 0.1), YELLOW, PLASTIC, 0.01),
            cylinder(0.03, 0.03, 12, (0.8, 0.06, 0.05), PLASTIC).moved(translation(0.2, -width / 2 - 0.15, height - 0.08) @ rotation("x", 90)),
        ]
        self.frame = merged(parts)
        self.belt = box((length, width, 0.03), (0, 0, height - 0.015), (0.24, 0.25, 0.26), RUBBER)

    def parts(self, matrix, moved=0.0):
        return [Part(self.frame, matrix), Part(self.belt, matrix, slide=(-moved, 0, 0))]


class Press:
    """A C-frame hydraulic press that opens along -y; `ram` is 0 (up) to 1 (down)."""

    def __init__(self, colour=(0.2, 0.42, 0.4)):
        self.frame = merged(
            [
                box((1.5, 1.5, 0.75), (0, 0.15, 0.375), colour, OLD, 0.03),
                box((1.5, 0.6, 1.6), (0, 0.6, 1.4), colour, OLD, 0.03),
                box((1.5, 1.4, 0.85), (0, 0.2, 2.35), colour, OLD, 0.05),
                box((1.6, 0.9, 0.12), (0, -0.3, 0.8), STEEL, METAL, 0.01),
                box((0.8, 0.6, 0.14), (0, -0.25, 0.92), GREY, METAL, 0.01),
                cylinder(0.24, 0.75, 24, LIGHT_GREY, PAINT, bevel=0.03).at(0, -0.15, 2.75),
                box((1.52, 0.02, 0.16), (0, -0.62, 0.6), WHITE, HAZARD),
                box((1.52, 0.02, 0.14), (0, -0.52, 2.02), WHITE, HAZARD),
                box((0.6, 0.45, 0.5), (-0.3, 0.55, 3.0), GREY, PAINT, 0.05),
                tube([(0.2, -0.15, 3.4), (0.5, 0.2, 3.5), (0.6, 0.6, 3.2), (0.6, 0.7, 2.7)], 0.035, DARK, RUBBER),
                tube([(0.76, 0.5, 2.2), (0.85, 0.5, 1.6), (0.78, 0.5, 0.8)], 0.03, DARK, RUBBER),
                box((0.03, 0.5, 0.35), (-0.765, -0.1, 2.4), (0.92, 0.92, 0.88), material("notice")),
                box((0.6, 0.02, 0.22), (0, -0.515, 2.5), (0.92, 0.92, 0.9), material("plain")),
                box((0.42, 0.024, 0.08), (0, -0.516, 2.5), (0.7, 0.1, 0.08), material("plain")),
                *[box((0.1, 0.1, 1.15), (s * 0.85, -0.75, 1.45), YELLOW, PAINT, 0.01) for s in (-1, 1)],
                *[box((0.03, 0.11, 1.05), (s * 0.8, -0.75, 1.45), DARK, PLASTIC) for s in (-1, 1)],
            ]
        )
        self.panel = merged(
            [
                box((0.12, 0.12, 1.0), (0, 0, 0.5), GREY, PAINT),
                box((0.5, 0.25, 0.55), (0, 0, 1.2), LIGHT_GREY, PAINT, 0.03),
                box((0.3, 0.02, 0.2), (0, -0.125, 1.3), WHITE, material("screen")),
                *[cylinder(0.025, 0.03, 10, c, PLASTIC).moved(translation(-0.15 + i * 0.1, -0.125, 1.05) @ rotation("x", 90)) for i, c in enumerate(((0.1, 0.6, 0.2), (0.8, 0.1, 0.1), (0.9, 0.75, 0.1), (0.1, 0.1, 0.1)))],
            ]
        )
        self.ram = merged(
            [
                cylinder(0.13, 0.9, 22, STEEL, METAL).at(0, -0.2, 0.12),
                box((0.9, 0.6, 0.16), (0, -0.22, 0.1), GREY, METAL, 0.015),
                box((0.62, 0.42, 0.12), (0, -0.22, -0.02), (0.3, 0.31, 0.33), METAL, 0.01),
                *[rod((s * 0.36, -0.2, 0.15), (s * 0.36, -0.2, 0.95), 0.04, STEEL, METAL) for s in (-1, 1)],
            ]
        )
        self.tower = [cylinder(0.045, 0.1, 14, WHITE, material("plastic")) for _ in range(3)]
        self.pole = cylinder(0.015, 0.25, 8, GREY, METAL)

    def parts(self, matrix, ram: float, running: bool):
        move = matrix @ translation(0, 0, 1.62 - 0.52 * ram)
        tower = matrix @ translation(0.6, -0.3, 2.77)
        lit = ((0.15, 0.9, 0.3), (0.35, 0.25, 0.05), (0.35, 0.05, 0.05)) if running else ((0.05, 0.25, 0.1), (1.0, 0.7, 0.1), (0.35, 0.05, 0.05))
        lamps = [Part(m, tower @ translation(0, 0, 0.25 + 0.1 * i), tint=c) for i, (m, c) in enumerate(zip(self.tower, lit))]
        return [Part(self.frame, matrix), Part(self.panel, matrix @ translation(1.35, -0.7, 0)), Part(self.ram, move), Part(self.pole, tower), *lamps]


def fence(start, end, height=2.0, colour=YELLOW):
    """Guarding of posts and sheets; the lower half is closed."""
    a, b = np.array(start, float), np.array(end, float)
    length = float(np.linalg.norm(b - a))
    panels = max(1, round(length / 1.4))
    parts = []
    for i in range(panels + 1):
        x = i * length / panels
        parts += [box((0.06, 0.06, height), (x, 0, height / 2), colour, PAINT), box((0.16, 0.16, 0.015), (x, 0, 0.008), DARK, PAINT)]
    parts += [box((length, 0.04, 0.05), (length / 2, 0, z), DARK, PAINT) for z in (0.15, height * 0.5, height - 0.05)]
    parts.append(box((length, 0.015, height * 0.5 - 0.15), (length / 2, 0, height * 0.25 + 0.08), (0.3, 0.32, 0.34), material("grid")))
    for x in np.arange(0.14, length, 0.14):
        parts.append(box((0.014, 0.014, height * 0.5), (x, 0, height * 0.75), DARK, PAINT))
    for z in (0.62, 0.75, 0.88):
        parts.append(box((length, 0.014, 0.014), (length / 2, 0, height * z), DARK, PAINT))
    angle = np.degrees(np.arctan2(*(b - a)[1::-1]))
    return merged(parts).moved(translation(*a, 0) @ rotation("z", angle))
