"""The surfaces: what a texture layer shows, and how each material takes the light."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import cv2
import numpy as np

SIZE = 512


@dataclass(frozen=True)
class Material:
    """`scale` is repeats a metre; `wear` is how much of a painted mark is rubbed off."""

    layer: str = "plain"
    scale: float = 1.0
    rough: float = 0.7
    metal: float = 0.0
    bump: float = 0.5
    glow: float = 0.0
    wear: float = 0.0
    mirror: float = 0.0


MATERIALS = {
    "plain": Material(),
    "concrete": Material("concrete", 0.22, 0.55, bump=0.25, mirror=0.55),
    "epoxy": Material("epoxy", 0.2, 0.35, bump=0.12, mirror=1.0),
    "tiles": Material("tiles", 0.5, 0.4, bump=0.5, mirror=0.8),
    "asphalt": Material("asphalt", 0.35, 0.85, bump=0.8, mirror=0.15),
    "plaster": Material("plaster", 0.3, 0.9, bump=0.4),
    "corrugated": Material("corrugated", 0.5, 0.45, metal=0.25, bump=1.6),
    "blocks": Material("blocks", 0.42, 0.9, bump=0.9),
    "brick": Material("brick", 0.65, 0.9, bump=0.9),
    "panels": Material("panels", 0.4, 0.5, bump=0.8),
    "cardboard": Material("cardboard", 1.7, 0.85, bump=0.3),
    "wood": Material("wood", 0.9, 0.8, bump=0.6),
    "paint": Material("paint", 0.8, 0.38, bump=0.1),
    "old-paint": Material("old-paint", 0.8, 0.5, bump=0.35),
    "steel": Material("brushed", 1.5, 0.35, metal=0.85, bump=0.15),
    "dark-steel": Material("paint", 1.5, 0.4, metal=0.6, bump=0.2),
    "rubber": Material("rubber", 1.4, 0.75, bump=0.4),
    "plastic": Material("plain", 1.0, 0.3, bump=0.04),
    "gloss": Material("plain", 1.0, 0.15, bump=0.02),
    "cloth": Material("cloth", 1.6, 0.95, bump=0.7),
    "skin": Material("plain", 4.0, 0.6, bump=0.1),
    "band": Material("plain", 1.0, 0.5, bump=0.1, glow=0.25),
    "hazard": Material("hazard", 3.0, 0.5, bump=0.1),
    "floor-paint": Material("plain", 1.0, 0.5, bump=0.05, wear=0.35, mirror=0.35),
    "floor-hazard": Material("hazard", 1.6, 0.5, bump=0.05, wear=0.3, mirror=0.35),
    "stain": Material("plain", 1.0, 0.3, wear=0.75, mirror=0.6),
    "lamp": Material("plain", 1.0, 0.5, glow=2.5),
    "glass": Material("plain", 1.0, 0.08, bump=0.0),
    "daylight": Material("window", 0.5, 0.3, glow=1.3),
    "screen": Material("screen", 2.0, 0.2, glow=0.7),
    "grid": Material("grid", 2.0, 0.5, bump=0.8),
    "plate": Material("plate", 1.6, 0.4, metal=0.6, bump=1.2),
    "notice": Material("notice", 1.0, 0.5, bump=0.0),
}
INDEX = {name: i for i, name in enumerate(MATERIALS)}


def material(name: str) -> int:
    return INDEX[name]


def noise(rng, cells, size=SIZE):
    """Smooth noise that repeats without a seam, 0 to 1."""
    field = rng.random((cells, cells)).astype(np.float32)
    wrapped = np.pad(field, 2, mode="wrap")
    big = cv2.resize(wrapped, None, fx=size / cells, fy=size / cells, interpolation=cv2.INTER_CUBIC)
    edge = 2 * size // cells
    return np.clip(big[edge : edge + size, edge : edge + size], 0, 1)


def fractal(rng, cells=4, octaves=6, gain=0.55):
    total, weight, sum_ = 1.0, 0.0, 0.0
    for _ in range(octaves):
        if cells > SIZE:
            break
        sum_ = sum_ + noise(rng, cells) * total
        weight += total
        total *= gain
        cells *= 2
    value = sum_ / weight
    return (value - value.min()) / (value.max() - value.min())


def _grey(value):
    return np.repeat(value[..., None], 3, 2)


def _concrete(rng):
    base = 0.84 + 0.22 * (fractal(rng, 3) - 0.5) + 0.07 * (rng.random((SIZE, SIZE)) - 0.5)
    for _ in range(26):  # tyre marks, stains
        mask = np.zeros((SIZE, SIZE), np.float32)
        x, y, a = rng.integers(0, SIZE), rng.integers(0, SIZE), rng.random() * 6.3
        length = rng.integers(40, 260)
        end = (int(x + np.cos(a) * length), int(y + np.sin(a) * length))
        cv2.line(mask, (int(x), int(y)), end, 1, int(rng.integers(1, 7)))
        base -= cv2.GaussianBlur(mask, (0, 0), 2.5) * rng.random() * 0.13
    return _grey(np.clip(base, 0, 1)), fractal(rng, 32, 5)


def _epoxy(rng):
    base = 0.92 + 0.1 * (fractal(rng, 2) - 0.5) + 0.04 * (rng.random((SIZE, SIZE)) - 0.5)
    for _ in range(40):
        mask = np.zeros((SIZE, SIZE), np.float32)
        x, y = rng.integers(0, SIZE, 2)
        end = (int(x + rng.integers(-120, 120)), int(y + rng.integers(-120, 120)))
        cv2.line(mask, (int(x), int(y)), end, 1, 1)
        base -= cv2.GaussianBlur(mask, (0, 0), 1.2) * rng.random() * 0.14
    return _grey(np.clip(base, 0, 1)), fractal(rng, 16, 5)


def _tiles(rng):
    height = np.ones((SIZE, SIZE), np.float32)
    tone = np.ones((SIZE, SIZE), np.float32)
    step = SIZE // 8
    for i in range(8):
        for j in range(8):
            tone[i * step : (i + 1) * step, j * step : (j + 1) * step] = 0.82 + 0.14 * rng.random()
    for k in range(0, SIZE, step):
        height[k : k + 4], height[:, k : k + 4] = 0, 0
        tone[k : k + 4] *= 0.6
        tone[:, k : k + 4] *= 0.6
    return _grey(tone * (0.93 + 0.1 * fractal(rng, 4))), height


def _asphalt(rng):
    grain = rng.random((SIZE, SIZE)).astype(np.float32)
    return _grey(0.62 + 0.3 * fractal(rng, 3) + 0.16 * (grain - 0.5)), cv2.GaussianBlur(grain, (0, 0), 1)


def _plaster(rng):
    streak = cv2.resize(rng.random((1, 64)).astype(np.float32), (SIZE, SIZE), interpolation=cv2.INTER_CUBIC)
    base = 0.88 + 0.14 * (fractal(rng, 3) - 0.5) + 0.05 * (streak - 0.5)
    return _grey(np.clip(base, 0, 1)), fractal(rng, 32, 4)


def _corrugated(rng):
    x = np.arange(SIZE) / SIZE * 2 * np.pi * 14
    height = np.broadcast_to(np.clip(np.sin(x) * 1.6, -1, 1) * 0.5 + 0.5, (SIZE, SIZE)).astype(np.float32)
    return _grey(np.clip(0.8 + 0.14 * height + 0.12 * (fractal(rng, 3) - 0.5), 0, 1)), height * 0.7


def _masonry(rng, columns, rows, joint, tint):
    tone = np.zeros((SIZE, SIZE, 3), np.float32)
    height = np.zeros((SIZE, SIZE), np.float32)
    h, w = SIZE // rows, SIZE // columns
    tone[:] = 0.72
    for r in range(rows):
        for c in range(-1, columns + 1):
            x0 = c * w + (w // 2 if r % 2 else 0)
            a, b = max(x0, 0), min(x0 + w - joint, SIZE)
            if b > a:
                shade = 0.78 + 0.2 * rng.random()
                tone[r * h : (r + 1) * h - joint, a:b] = shade * np.array([1, 1 - tint * rng.random(), 1 - tint])
                height[r * h : (r + 1) * h - joint, a:b] = 0.9
    tone *= (0.88 + 0.2 * fractal(rng, 8))[..., None]
    return np.clip(tone, 0, 1), cv2.GaussianBlur(height, (0, 0), 1) + 0.3 * fractal(rng, 32, 4)


def _panels(rng):
    height = np.ones((SIZE, SIZE), np.float32)
    for k in range(0, SIZE, SIZE // 4):
        height[:, k : k + 3] = 0
    height[: 3] = 0
    tone = 0.9 + 0.08 * (fractal(rng, 3) - 0.5) - 0.25 * (1 - height)
    return _grey(tone), height


def _cardboard(rng):
    ribs = 0.5 + 0.5 * np.sin(np.arange(SIZE) / SIZE * 2 * np.pi * 64)
    fibres = cv2.blur(rng.random((SIZE, SIZE)).astype(np.float32), (25, 1))
    tone = 0.88 + 0.12 * (fractal(rng, 4) - 0.5) + 0.25 * (fibres - 0.5) + 0.02 * ribs[None, :]
    return _grey(np.clip(tone, 0, 1)), np.broadcast_to(ribs[None, :], (SIZE, SIZE)) * 0.15 + fractal(rng, 8)


def _wood(rng):
    stretched = cv2.resize(fractal(rng, 16, 5), (SIZE * 6, SIZE))[:, :SIZE]
    rings = 0.5 + 0.5 * np.sin(stretched * 40)
    tone = 0.72 + 0.2 * rings * stretched + 0.08 * (fractal(rng, 32) - 0.5)
    return np.clip(np.stack([tone, tone * 0.97, tone * 0.92], 2), 0, 1), stretched


def _paint(rng):
    return _grey(np.clip(0.95 + 0.08 * (fractal(rng, 3) - 0.5), 0, 1)), fractal(rng, 64, 3)


def _old_paint(rng):
    wear = np.clip((fractal(rng, 6) - 0.68) * 6, 0, 1)
    tone = 0.93 + 0.1 * (fractal(rng, 3) - 0.5)
    return np.clip(_grey(tone) * (1 - wear[..., None] * np.array([0.45, 0.55, 0.6])), 0, 1), 1 - wear * 0.6


def _brushed(rng):
    lines = cv2.blur(rng.random((SIZE, SIZE)).astype(np.float32), (41, 1))
    return _grey(np.clip(0.78 + 0.9 * (lines - 0.5) + 0.1 * (fractal(rng, 4) - 0.5), 0, 1)), lines


def _rubber(rng):
    dust = fractal(rng, 4)
    tone = 0.8 + 0.3 * (dust - 0.5) + 0.1 * (rng.random((SIZE, SIZE)) - 0.5)
    tone[:, : SIZE // 90] *= 0.75  # the joint of the belt
    return _grey(np.clip(tone, 0, 1)), fractal(rng, 64, 3)


def _cloth(rng):
    folds = fractal(rng, 5, 4, 0.6)
    return _grey(0.86 + 0.22 * (folds - 0.5)), folds * 2.2


def _hazard(rng):
    y, x = np.mgrid[0:SIZE, 0:SIZE]
    stripe = ((x + y) // (SIZE // 4)) % 2
    tone = np.where(stripe[..., None] == 1, (0.93, 0.72, 0.06), (0.07, 0.07, 0.07)).astype(np.float32)
    return tone * (0.85 + 0.2 * fractal(rng, 4))[..., None], np.ones((SIZE, SIZE), np.float32)


def _window(rng):
    sky = np.linspace(1, 0.72, SIZE)[:, None, None] * np.array([0.86, 0.95, 1.0])
    tone = np.broadcast_to(sky, (SIZE, SIZE, 3)).copy().astype(np.float32)
    for k in range(0, SIZE, SIZE // 4):
        tone[k : k + 9], tone[:, k : k + 9] = 0.2, 0.2
    return tone, np.ones((SIZE, SIZE), np.float32)


def _screen(rng):
    tone = np.full((SIZE, SIZE, 3), (0.05, 0.1, 0.16), np.float32)
    for i in range(5):
        y = 60 + i * 85
        cv2.rectangle(tone, (30, y), (30 + int(rng.integers(120, 420)), y + 34), (0.15, 0.75, 0.45), -1)
    cv2.polylines(tone, [np.array([(300 + i * 20, 400 - int(rng.integers(0, 300))) for i in range(10)])], False, (1, 0.75, 0.2), 6)
    return tone, np.ones((SIZE, SIZE), np.float32)


def _grid(rng):
    tone = np.full((SIZE, SIZE), 0.25, np.float32)
    height = np.zeros((SIZE, SIZE), np.float32)
    for k in range(0, SIZE, SIZE // 16):
        tone[k : k + 7], tone[:, k : k + 7] = 0.9, 0.9
        height[k : k + 7], height[:, k : k + 7] = 1, 1
    return _grey(tone), height


def _plate(rng):
    height = np.zeros((SIZE, SIZE), np.float32)
    step = SIZE // 16
    for i in range(16):
        for j in range(16):
            middle = (j * step + step // 2, i * step + step // 2)
            cv2.ellipse(height, middle, (step // 3, step // 9), 45 if (i + j) % 2 else 135, 0, 360, 1, -1)
    return _grey(0.7 + 0.2 * height + 0.12 * (fractal(rng, 4) - 0.5)), cv2.GaussianBlur(height, (0, 0), 1.5)


def _notice(rng):
    tone = np.full((SIZE, SIZE, 3), 0.93, np.float32)
    cv2.rectangle(tone, (0, 0), (SIZE, SIZE // 4), (0.1, 0.25, 0.6), -1)
    for i in range(9):
        y = 170 + i * 36
        cv2.line(tone, (40, y), (40 + int(rng.integers(200, 430)), y), (0.25, 0.25, 0.28), 9)
    return tone, np.ones((SIZE, SIZE), np.float32)


PAINTERS = {
    "plain": lambda rng: (_grey(0.97 + 0.06 * (fractal(rng, 4) - 0.5)), fractal(rng, 16)),
    "concrete": _concrete,
    "epoxy": _epoxy,
    "tiles": _tiles,
    "asphalt": _asphalt,
    "plaster": _plaster,
    "corrugated": _corrugated,
    "blocks": lambda rng: _masonry(rng, 5, 10, 5, 0.02),
    "brick": lambda rng: _masonry(rng, 6, 20, 4, 0.3),
    "panels": _panels,
    "cardboard": _cardboard,
    "wood": _wood,
    "paint": _paint,
    "old-paint": _old_paint,
    "brushed": _brushed,
    "rubber": _rubber,
    "cloth": _cloth,
    "hazard": _hazard,
    "window": _window,
    "screen": _screen,
    "grid": _grid,
    "plate": _plate,
    "notice": _notice,
}
LAYERS = {name: i for i, name in enumerate(PAINTERS)}


@lru_cache(maxsize=1)
def texture_stack():
    """All layers as two byte arrays: colour, and the slope of the surface (128 is flat)."""
    colours, slopes = [], []
    for name, painter in PAINTERS.items():
        rng = np.random.default_rng([7, LAYERS[name]])
        tone, height = painter(rng)
        height = np.asarray(height, np.float32)
        dx = np.roll(height, -1, 1) - np.roll(height, 1, 1)
        dy = np.roll(height, -1, 0) - np.roll(height, 1, 0)
        slope = np.clip(128 + np.stack([-dx, -dy], 2) * 6 * 128, 0, 255)
        colours.append(np.clip(tone * 255, 0, 255).astype(np.uint8))
        slopes.append(slope.astype(np.uint8))
    return np.stack(colours), np.stack(slopes)
