"""Scenes at random for training: any hall, camera, light, people, vehicles and goods."""

from __future__ import annotations

import dataclasses

import numpy as np

from . import goods, machines, people, surroundings
from .materials import material
from .meshes import floor_strip, merged, rotation, translation
from .renderer import Camera, Light, Part
from .stage import Actor, Stage
from .surroundings import STYLES, Style, placed

# Floors and walls of the training halls; the held-out halls and the clips have others too.
TRAINING_FLOORS = ("concrete", "epoxy", "asphalt")
TRAINING_WALLS = ("corrugated", "blocks", "brick", "plaster")
WIDTH, HEIGHT = 640, 360


def training_style(rng) -> Style:
    floor = TRAINING_FLOORS[rng.integers(len(TRAINING_FLOORS))]
    grey = rng.uniform(0.3, 0.6)
    tint = rng.uniform(-0.09, 0.09, 3) * (1.6 if floor == "epoxy" else 0.5)
    wall = TRAINING_WALLS[rng.integers(len(TRAINING_WALLS))]
    tone = rng.uniform(0.4, 0.9) + rng.uniform(-0.15, 0.15, 3)
    dado = tuple(rng.uniform(0.2, 0.7, 3)) if rng.random() < 0.4 else None
    return Style(
        floor, tuple(np.clip(grey + tint, 0.15, 0.75)), wall, tuple(np.clip(tone, 0.2, 0.95)),
        dado, tuple(rng.uniform(0.2, 0.9, 3)), random_light(rng),
    )  # fmt: skip


def random_light(rng) -> Light:
    warm = rng.uniform(-0.12, 0.18)
    sun = rng.uniform(0.5, 2.0) * np.array([1 + warm, 1.0, 1 - warm])
    up = rng.uniform(0.28, 0.55)
    return Light(
        sun_way=(rng.uniform(-0.8, 0.8), rng.uniform(-0.8, 0.5), rng.uniform(0.6, 1.1)),
        sun=tuple(sun),
        sky=tuple(rng.uniform(0.4, 1.0) * np.array([0.92, 0.97, 1.05])),
        up=(up, up * 1.02, up * 1.05),
        down=(up * 0.36,) * 3,
        sun_softness=rng.uniform(0.05, 0.3),
        exposure=rng.uniform(0.6, 1.1),
    )


class RandomHall:
    """A hall with its stock of people, vehicles and goods; `shot` arranges some before a camera.

    In a crowd there are mainly people: whether a few pixels are a helmet takes many to learn. A cell is a
    machine behind fences, watched from high up and far away, with people about it.
    """

    def __init__(self, rng, held_out=False, shows="anything"):
        self.rng, self.shows = rng, shows
        if held_out:
            style = STYLES[surroundings.HELD_OUT_STYLES[rng.integers(2)]]
            self.style = dataclasses.replace(style, light=random_light(rng)) if rng.random() < 0.5 else style
        else:
            self.style = training_style(rng)
        self.hall = surroundings.hall(self.style, rng, width=24, depth=16, windows=rng.random() < 0.7)
        self.people = [
            (helmet, people.Person(people.Outfit.random(rng, helmet))) for helmet in (True, False) * (2 if shows == "anything" else 4)
        ]
        self.vehicles = [self._truck(), self._carrier()]
        self.goods = [self._goods(kind, defective) for kind in ("carton", "bottle") for defective in (False, True) for _ in range(3)]
        names = list(surroundings.DISTRACTORS)
        self.clutter = [surroundings.DISTRACTORS[n](rng) for n in rng.choice(names, 6, replace=False)]
        self.clutter.append(surroundings.pillar(rng))
        self.conveyor = machines.Conveyor(
            rng.uniform(4, 8), rng.uniform(0.52, 0.8), rng.uniform(0.7, 1.0), tuple(rng.uniform(0.15, 0.75, 3))
        )
        self.arm = machines.RobotArm(tuple(np.clip(np.array(machines.ORANGE if rng.random() < 0.5 else machines.YELLOW) * rng.uniform(0.8, 1.1), 0, 1)))
        self.press = machines.Press(tuple(rng.uniform(0.15, 0.6, 3)))

    def _truck(self):
        rng = self.rng
        colour = ((0.93, 0.38, 0.05), (0.95, 0.72, 0.08), (0.75, 0.1, 0.08), (0.2, 0.45, 0.25), (0.5, 0.52, 0.54))[rng.integers(5)]
        height = rng.uniform(0.08, 0.9)
        meshes = [machines.forklift(tuple(np.array(colour) * rng.uniform(0.85, 1.05)), height)]
        if rng.random() < 0.4:
            meshes.append(surroundings.loaded_pallet(rng).moved(translation(1.35, 0, height) @ rotation("z", 90)))
        return merged(meshes)

    def _carrier(self):
        rng = self.rng
        meshes = [machines.agv(tuple(np.clip(rng.uniform(0.2, 0.9) + rng.uniform(-0.15, 0.15, 3), 0.05, 0.95)))]
        colour = tuple(rng.uniform(0.1, 0.7, 3))
        for x, z in ((-0.34, 0), (0.34, 0), (-0.34, 0.32), (0.34, 0.32)):
            if rng.random() < (0.6 if z == 0 else 0.3):
                meshes.append(goods.tote(colour, (0.62, 0.42, 0.32)).at(x, rng.uniform(-0.1, 0.1), 0.4 + z))
        return merged(meshes)

    def _goods(self, kind, defective):
        make = goods.carton if kind == "carton" else goods.bottle
        return (f"defective-{kind}" if defective else kind), make(self.rng, defective)

    def shot(self) -> Stage:
        rng = self.rng
        if self.shows == "cell":
            return self._cell()
        crowded = self.shows == "crowd"
        at_belt = rng.random() < (0.15 if crowded else 0.55)
        camera = self._belt_camera() if at_belt else self._hall_camera()
        self.taken = []
        background = list(self.hall)
        actors = []
        if at_belt or rng.random() < 0.25:
            actors += self._belt(0.0 if at_belt else rng.uniform(0, 360), at_belt, camera)
        if not at_belt and rng.random() < 0.4:
            spot = self._spot(camera, 1.4)
            if spot:
                background += self._machine(spot)
        few, many = (4, 9) if crowded else (0, 3) if at_belt else (1, 5)
        for _ in range(rng.integers(few, many)):
            actors += self._person(camera)
        for _ in range(rng.integers(0, 2) if at_belt else rng.integers(0, 3)):
            actors += self._vehicle(camera)
        if not at_belt:
            for _ in range(rng.integers(0, 4)):
                actors += self._loose_goods(camera)
        return self._stage(camera, background, actors, rng.integers(1, 7))

    def _cell(self) -> Stage:
        rng = self.rng
        camera = self._high_camera()
        self.taken, background, actors = [], list(self.hall), []
        spot = self._spot(camera, 1.2)
        if spot:
            background += self._machine(spot) + self._fences(spot)
        for _ in range(rng.integers(2, 7)):
            actors += self._person(camera)
        if rng.random() < 0.35:
            actors += self._vehicle(camera)
        return self._stage(camera, background, actors, rng.integers(4, 10))

    def _stage(self, camera, background, actors, clutter) -> Stage:
        rng = self.rng
        for _ in range(clutter):
            spot = self._spot(camera, 0.8)
            if spot:
                background.append(placed(self.clutter[rng.integers(len(self.clutter))], *spot, rng.uniform(0, 360)))
        self._marks(background)
        return Stage(camera, self.style.light, background, [dataclasses.replace(a, number=i) for i, a in enumerate(actors, 1)])

    def _hall_camera(self):
        rng = self.rng
        eye = (rng.uniform(-6, 6), rng.uniform(-9, -2), rng.uniform(1.8, 5.5))
        away = rng.uniform(4, 9)
        turn = rng.uniform(-0.6, 0.6)
        target = (eye[0] + away * np.sin(turn), min(eye[1] + away * np.cos(turn), 6), rng.uniform(0.3, 1.4))
        return Camera(eye, target, WIDTH, HEIGHT, rng.uniform(48, 78), rng.normal(0, 1.2))

    def _high_camera(self):
        rng = self.rng
        eye = np.array((rng.uniform(-4, 4), rng.uniform(-8, -4), rng.uniform(3.0, 5.0)))
        turn, away = rng.uniform(-0.6, 0.6), rng.uniform(7, 10)
        target = (eye[0] + away * np.sin(turn), min(eye[1] + away * np.cos(turn), 5), rng.uniform(0.3, 1.2))
        return Camera(tuple(eye), target, WIDTH, HEIGHT, rng.uniform(52, 68), rng.normal(0, 1.2))

    def _belt_camera(self):
        rng = self.rng
        around, away = rng.uniform(-1.15, 1.15), rng.uniform(1.7, 4.6)
        target = (rng.uniform(-1, 1), rng.uniform(-0.2, 0.5), rng.uniform(0.6, 1.1))
        eye = (target[0] + away * np.sin(around), target[1] - away * np.cos(around), rng.uniform(1.5, 3.6))
        return Camera(eye, target, WIDTH, HEIGHT, rng.uniform(48, 74), rng.normal(0, 1.5))

    def _spot(self, camera, room, tries=12):
        """A free place on the floor that the camera sees."""
        rng = self.rng
        inverse = np.linalg.inv(camera.matrix())
        for _ in range(tries):
            u, v = rng.uniform(-0.95, 0.95), rng.uniform(-0.98, 0.75)
            ends = inverse @ np.array([[u, u], [v, v], [-1, 1], [1, 1]])
            near, far = (ends[:3, i] / ends[3, i] for i in (0, 1))
            if far[2] >= near[2]:
                continue
            k = near[2] / (near[2] - far[2])
            x, y = (near + (far - near) * k)[:2]
            if not (-11.5 < x < 11.5 and y < 7.4 and 1.9 < np.hypot(x - camera.eye[0], y - camera.eye[1]) < 15):
                continue
            if all(np.hypot(x - a, y - b) > room + r for a, b, r in self.taken):
                self.taken.append((x, y, room))
                return float(x), float(y)
        return None

    def _person(self, camera):
        rng = self.rng
        spot = self._spot(camera, 0.35)
        if not spot:
            return []
        helmet, person = self.people[rng.integers(len(self.people))]
        meshes = person.posed(_random_pose(rng), (*spot, 0), rng.uniform(0, 360))
        parts = [Part(m) for m in meshes]
        return [Actor(lambda t: parts, "person" if helmet else "person-without-helmet", made_anew=True)]

    def _vehicle(self, camera):
        rng = self.rng
        spot = self._spot(camera, 1.3)
        if not spot:
            return []
        part = placed(self.vehicles[rng.integers(2)], *spot, rng.uniform(0, 360))
        return [Actor(lambda t: [part], "forklift")]

    def _loose_goods(self, camera):
        spot = self._spot(camera, 0.5)
        if not spot:
            return []
        label, mesh = self.goods[self.rng.integers(len(self.goods))]
        part = placed(mesh, *spot, self.rng.uniform(0, 360))
        return [Actor(lambda t: [part], label)]

    def _belt(self, turn, in_front, camera):
        rng = self.rng
        place = (0.0, 0.0)
        if not in_front:
            place = self._spot(camera, 2.2) or (0.0, 2.0)
        matrix = (translation(*place, 0) @ rotation("z", turn)).astype(np.float32)
        half = self.conveyor.length / 2
        for x in np.arange(-half, half + 0.1, 0.5):
            at = matrix @ np.array([x, 0, 0, 1])
            self.taken.append((at[0], at[1], 0.5))
        slide = rng.uniform(0, 3)
        belt = self.conveyor.parts(matrix, slide)
        actors = [Actor(lambda t: belt)]
        x = -half + rng.uniform(0.1, 0.6)
        while x < half - 0.2:
            label, mesh = self.goods[rng.integers(len(self.goods))]
            side = rng.uniform(-1, 1) * max(self.conveyor.width / 2 - 0.24, 0.02)
            where = matrix @ translation(x, side, self.conveyor.height) @ rotation("z", rng.choice([0, 180]) + rng.normal(0, 9))
            part = Part(mesh, where.astype(np.float32))
            actors.append(Actor(lambda t, part=part: [part], label))
            x += rng.uniform(0.32, 1.3) if "bottle" in label else rng.uniform(0.5, 1.4)
        return actors

    def _machine(self, spot):
        rng = self.rng
        if rng.random() < 0.5:
            parts, _ = self.arm.posed((*spot, 0), rng.uniform(0, 360), rng.uniform(-10, 45), rng.uniform(50, 110), rng.uniform(20, 80))
            return parts
        matrix = (translation(*spot, 0) @ rotation("z", rng.uniform(-40, 40))).astype(np.float32)
        return self.press.parts(matrix, rng.uniform(0, 1), rng.random() < 0.5)

    def _fences(self, spot):
        """Behind and beside a machine, and the hazard strip about its cell."""
        rng = self.rng
        wide, deep = rng.uniform(1.6, 2.8, 2)
        turned = translation(*spot, 0) @ rotation("z", rng.choice([0, 90, 180, 270]) + rng.uniform(-15, 15))
        corners = [(turned @ np.array([x, y, 0, 1]))[:2] for x, y in ((-wide, -deep), (wide, -deep), (wide, deep), (-wide, deep))]
        sides = list(zip(corners, corners[1:] + corners[:1]))
        colour = machines.YELLOW if rng.random() < 0.6 else tuple(rng.uniform(0.1, 0.8, 3))
        height = rng.uniform(1.4, 2.3)
        parts = [Part(machines.fence(a, b, height, colour)) for a, b in sides[: rng.integers(1, 4)]]
        if rng.random() < 0.6:
            parts.append(Part(merged([floor_strip(a, b, 0.16, 0.005, (1, 1, 1), material("floor-hazard")) for a, b in sides])))
        return parts

    def _marks(self, background):
        rng, strips = self.rng, []
        for _ in range(rng.integers(0, 5)):
            kind = material("floor-hazard" if rng.random() < 0.4 else "floor-paint")
            colour = (1, 1, 1) if kind == material("floor-hazard") else ((0.95, 0.75, 0.1), (0.9, 0.9, 0.9))[rng.integers(2)]
            a, b = (rng.uniform(-9, 9), rng.uniform(-6, 7)), (rng.uniform(-9, 9), rng.uniform(-6, 7))
            strips.append(floor_strip(a, b, rng.uniform(0.08, 0.18), 0.004, colour, kind))
        if strips:
            background.append(Part(merged(strips)))


def _random_pose(rng):
    what = rng.random()
    if what < 0.5:
        pose = people.walking(rng.uniform(0, 3), rng.uniform(0.5, 1.15), rng.uniform(0, 6))
    elif what < 0.8:
        pose = people.working(rng.uniform(0, 20), rng.uniform(20, 95), rng.uniform(0, 35))
    else:
        pose = people.standing(rng.uniform(0, 20))
    if rng.random() < 0.25:
        side = rng.choice(["l", "r"])
        pose[f"arm_{side}"] = (rng.uniform(0, 130), 0, 0)
    x, y, z = pose["head"] if isinstance(pose["head"], tuple) else (pose["head"], 0, 0)
    pose["head"] = (x + rng.uniform(-18, 10), y, z + rng.uniform(-35, 35))
    return pose
