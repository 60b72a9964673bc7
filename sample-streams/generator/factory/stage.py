"""A scene with actors: draws it at a time and says what is in the picture."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Callable

import cv2
import numpy as np

from .renderer import Camera, Light, Renderer

LABELS = (
    "person",
    "person-without-helmet",
    "forklift",
    "carton",
    "defective-carton",
    "bottle",
    "defective-bottle",
)


@dataclass
class Actor:
    """Something that can be seen. With a label it is part of the truth under its number.

    `parts` gives its parts at a time in seconds, none while it is away.
    """

    parts: Callable
    label: str | None = None
    number: int = 0
    made_anew: bool = False  # meshes differ from frame to frame


@dataclass(frozen=True)
class Sighting:
    """An object's whole box cut to the picture, how much of the object is seen, and how much of its upper part."""

    number: int
    label: str
    left: float
    top: float
    width: float
    height: float
    visible: float
    upper: float


@dataclass
class Stage:
    camera: Camera
    light: Light
    background: list
    actors: list = field(default_factory=list)
    _middles: dict = field(default_factory=dict)

    def frame(self, renderer: Renderer, seconds: float, shutter=0.0):
        """The picture and the truth at a time; what moves is smeared by its way in `shutter` seconds.

        The way is taken from the frame drawn before, so frames are to be drawn in order.
        """
        drawn = [(actor, parts) for actor in self.actors if (parts := actor.parts(seconds))]
        picture = renderer.render(self.camera, self.light, self.background, [p for _, p in drawn])
        seen = renderer.seen()
        sightings = self._sightings(renderer, drawn, seen)
        picture = picture.astype(np.float32)
        if shutter:
            picture = self._smeared(picture, drawn, seen, seconds, shutter)
        for actor, parts in drawn:
            if actor.made_anew:
                renderer.forget(part.mesh for part in parts)
        return picture, sightings

    def _smeared(self, picture, drawn, seen, seconds, shutter):
        before, now = self._middles, {}
        for number, (actor, parts) in enumerate(drawn, 1):
            middle = np.mean([_middle(part) for part in parts], axis=0)
            pixels, ahead = self.camera.project(middle)
            if not ahead[0]:
                continue
            now[id(actor)] = (seconds, pixels[0])
            then = before.get(id(actor))
            if then and then[0] < seconds:
                way = (pixels[0] - then[1]) / (seconds - then[0]) * shutter
                mask = (seen == number).astype(np.float32)
                picture = smeared(picture, mask, way)
        self._middles = now
        return picture

    def _sightings(self, renderer, drawn, seen):
        counts = np.bincount(seen.ravel(), minlength=len(drawn) + 1)
        found = []
        for number, (actor, parts) in enumerate(drawn, 1):
            if actor.label is None:
                continue
            box, share_inside = self._box(parts)
            if box is None:
                continue
            whole = renderer.whole(number)
            covered = int(whole.sum())
            visible = counts[number] / covered * share_inside if covered else 0.0
            upper = _upper_seen(whole, seen == number) if covered else 0.0
            found.append(Sighting(actor.number, actor.label, *box, float(min(visible, 1.0)), upper))
        return found

    def _box(self, parts):
        points = np.vstack([p.mesh.position @ p.matrix[:3, :3].T + p.matrix[:3, 3] for p in parts])
        pixels, ahead = self.camera.project(points)
        if not ahead.any():
            return None, 0.0
        low, high = pixels[ahead].min(0), pixels[ahead].max(0)
        size = (self.camera.width, self.camera.height)
        a, b = np.clip(low, 0, size), np.clip(high, 0, size)
        if (b - a).min() < 1:
            return None, 0.0
        inside = float(np.prod(b - a) / np.prod(high - low))
        return (a[0], a[1], b[0] - a[0], b[1] - a[1]), inside


def _upper_seen(whole, seen):
    """Of the uppermost sixth of a thing, where a person has the head, the share that nothing hides."""
    rows = np.flatnonzero(whole.any(1))
    end = rows[0] + max(1, round((rows[-1] - rows[0] + 1) / 6))
    return float((whole & seen)[rows[0] : end].sum() / whole[rows[0] : end].sum())


def _middle(part):
    matrix = part.matrix
    return matrix[:3, :3] @ part.mesh.position.mean(0) + matrix[:3, 3]


def smeared(picture, mask, way):
    """Motion blur along `way`, in pixels, where the mask is and as far beyond it as it moves."""
    length = float(np.hypot(*way))
    if length < 0.5:
        return picture
    reach = min(int(length / 2) + 1, 8)
    kernel = np.zeros((2 * reach + 1, 2 * reach + 1), np.float32)
    for k in np.linspace(-0.5, 0.5, 33):
        column, row = reach + np.clip(k * np.array(way), -reach, reach)
        kernel[int(round(row)), int(round(column))] += 1
    kernel /= kernel.sum()
    mask = cv2.resize(mask, picture.shape[1::-1], interpolation=cv2.INTER_AREA)
    share = np.clip(cv2.filter2D(mask, -1, kernel) * 2, 0, 1)[..., None]
    return picture * (1 - share) + cv2.filter2D(picture, -1, kernel) * share


@dataclass(frozen=True)
class Film:
    """A camera's faults: `grain` is noise in grey levels, `vignette` how dark the corners are."""

    grain: float = 3.0
    vignette: float = 0.16
    blur: float = 0.45
    sharpen: float = 0.35
    gain: tuple = (1.0, 1.0, 1.0)
    flicker: float = 0.008

    @staticmethod
    def random(rng) -> Film:
        return Film(
            grain=rng.uniform(1.0, 6.5),
            vignette=rng.uniform(0.0, 0.3),
            blur=rng.uniform(0.2, 0.9),
            sharpen=rng.uniform(0.0, 0.6),
            gain=tuple(rng.uniform(0.85, 1.12) * rng.uniform(0.94, 1.06, 3)),
        )

    def develop(self, picture, rng):
        """The picture as the camera delivers it, RGB bytes."""
        height, width = picture.shape[:2]
        soft = cv2.GaussianBlur(picture, (0, 0), self.blur)
        picture = soft + self.sharpen * (soft - cv2.GaussianBlur(soft, (0, 0), 1.4))
        y, x = np.mgrid[0:height, 0:width].astype(np.float32)
        radius = ((x / width - 0.5) ** 2 + (y / height - 0.5) ** 2) / 0.5
        light = (1 - self.vignette * radius)[..., None] * np.array(self.gain, np.float32)
        picture = picture * light * (1 + self.flicker * rng.standard_normal())
        fine = rng.standard_normal((height, width, 1), np.float32)
        coarse = rng.standard_normal((height // 2, width // 2, 3), np.float32)
        coarse = cv2.resize(coarse, (width, height), interpolation=cv2.INTER_LINEAR)
        strength = self.grain * (1.15 - picture.mean(2, keepdims=True) / 400)
        picture = picture + strength * (0.75 * fine + 0.6 * coarse)
        return np.clip(picture, 0, 255).astype(np.uint8)
