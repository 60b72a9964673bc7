"""How things move: people along paths, vehicles, all as functions of time."""

from __future__ import annotations

import numpy as np

from . import people
from .meshes import rotation, translation
from .renderer import Part

RATE = 100  # samples a second


def smooth(values, seconds):
    """A moving average that keeps the ends."""
    width = max(1, int(seconds * RATE)) | 1
    kernel = np.hanning(width + 2)[1:-1]
    padded = np.pad(values, (width // 2, width // 2), mode="edge")
    return np.convolve(padded, kernel / kernel.sum(), mode="valid")


class Path:
    """Where something is on the floor: through (seconds, x, y) points, corners rounded."""

    def __init__(self, points, rounding=0.9):
        points = np.array(points, float)
        self.start, self.end = points[0, 0], points[-1, 0]
        self.time = np.arange(self.start, self.end + 1 / RATE, 1 / RATE)
        self.x = smooth(np.interp(self.time, points[:, 0], points[:, 1]), rounding)
        self.y = smooth(np.interp(self.time, points[:, 0], points[:, 2]), rounding)
        dx, dy = np.gradient(self.x) * RATE, np.gradient(self.y) * RATE
        self.speed = np.hypot(dx, dy)
        self.distance = np.cumsum(self.speed) / RATE
        self.heading = self._headings(dx, dy)

    def _headings(self, dx, dy):
        """Degrees, 0 along +y; while it stands it keeps looking where it went."""
        raw = np.degrees(np.arctan2(-dx, dy))
        moving = np.flatnonzero(self.speed > 0.12)
        if not len(moving):
            return np.zeros_like(raw)
        last = np.maximum.accumulate(np.where(self.speed > 0.12, np.arange(len(raw)), moving[0]))
        return smooth(np.degrees(np.unwrap(np.radians(raw[last]))), 0.6)

    def active(self, seconds):
        return self.start <= seconds <= self.end

    def at(self, seconds, values):
        return float(np.interp(seconds, self.time, values))

    def place(self, seconds):
        return self.at(seconds, self.x), self.at(seconds, self.y)


class Walker:
    """A person on a path; where the path rests, `task` says what the hands do."""

    def __init__(self, outfit, points, task=None, face=None):
        self.person = people.Person(outfit)
        self.path = Path(points)
        self.task = task or people.standing
        if face is not None:
            rest = self.path.speed < 0.12
            target = np.where(rest, face, self.path.heading)
            turned = np.degrees(np.unwrap(np.radians(target)))
            self.path.heading = smooth(turned, 0.9)

    def parts(self, seconds):
        path = self.path
        if not path.active(seconds):
            return []
        speed = path.at(seconds, path.speed)
        x, y = path.place(seconds)
        stride = float(np.clip(speed / 1.25, 0, 1.1))
        pose = people.blended(
            self.task(seconds),
            people.walking(path.at(seconds, path.distance), max(stride, 0.35)),
            float(np.clip(speed / 0.55, 0, 1)),
        )
        heading = path.at(seconds, path.heading)
        return [Part(mesh) for mesh in self.person.posed(pose, (x, y, 0), heading)]


class Vehicle:
    """Meshes that drive along +x on a path."""

    def __init__(self, meshes, points, rounding=2.0):
        self.meshes, self.path = meshes, Path(points, rounding)

    def parts(self, seconds):
        if not self.path.active(seconds):
            return []
        x, y = self.path.place(seconds)
        heading = self.path.at(seconds, self.path.heading) + 90
        matrix = (translation(x, y, 0) @ rotation("z", heading)).astype(np.float32)
        return [Part(mesh, matrix) for mesh in self.meshes]
