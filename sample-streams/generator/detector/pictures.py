"""Training pictures: letterboxed, and changed at random so that few go a long way."""

from __future__ import annotations

from functools import lru_cache

import cv2
import numpy as np

from .network import HEIGHT, WIDTH

PADDING = 114
CLEAR = 0.2  # less visible than this is not asked for
SMALLEST = WIDTH / 96  # pixels: less is not asked for


def letterboxed(picture):
    """RGB of at most WIDTH x HEIGHT to BGR of just that, at the top left."""
    canvas = np.full((HEIGHT, WIDTH, 3), PADDING, np.uint8)
    canvas[: picture.shape[0], : picture.shape[1]] = picture[..., ::-1]
    return canvas


def varied(picture, boxes, rng):
    """Flipped, fitted, moved, scaled, recoloured, blurred, noisy. Boxes: class, box, visible."""
    boxes = boxes.copy()
    if rng.random() < 0.5:
        picture = picture[:, ::-1]
        boxes[:, [1, 3]] = picture.shape[1] - boxes[:, [3, 1]]
    fit = WIDTH / picture.shape[1]
    width, height = WIDTH, min(round(picture.shape[0] * fit), HEIGHT)
    scale = fit * (float(np.exp(rng.uniform(np.log(0.7), np.log(1.5)))) if rng.random() < 0.8 else 1.0)
    dx = rng.uniform(0, 1) * (width - picture.shape[1] * scale)
    dy = rng.uniform(0, 1) * (height - picture.shape[0] * scale)
    matrix = np.array([[scale, 0, dx], [0, scale, dy]], np.float32)
    picture = cv2.warpAffine(np.ascontiguousarray(picture), matrix, (width, height), borderValue=(PADDING,) * 3)
    picture = _recoloured(picture, rng)
    return picture, _moved(boxes, scale, dx, dy, width, height)


def _moved(boxes, scale, dx, dy, width, height):
    boxes[:, [1, 3]] = boxes[:, [1, 3]] * scale + dx
    boxes[:, [2, 4]] = boxes[:, [2, 4]] * scale + dy
    whole = np.maximum((boxes[:, 3] - boxes[:, 1]) * (boxes[:, 4] - boxes[:, 2]), 1e-6)
    headless = (boxes[:, 0] < 2) & (boxes[:, 2] < -1)
    boxes[:, [1, 3]] = boxes[:, [1, 3]].clip(0, width)
    boxes[:, [2, 4]] = boxes[:, [2, 4]].clip(0, height)
    kept = (boxes[:, 3] - boxes[:, 1]) * (boxes[:, 4] - boxes[:, 2]) / whole
    boxes[:, 5] *= np.where(headless, 0, kept)
    return boxes[kept > 0.02]


def _recoloured(picture, rng):
    if rng.random() < 0.8:
        picture = _tinted(picture, rng)
    if rng.random() < 0.2:
        picture = cv2.GaussianBlur(picture, (0, 0), rng.uniform(0.3, 0.9))
    if rng.random() < 0.3:
        picture = _grained(picture, rng)
    if rng.random() < 0.3:
        quality = int(rng.integers(35, 90))
        picture = cv2.imdecode(cv2.imencode(".jpg", picture, [cv2.IMWRITE_JPEG_QUALITY, quality])[1], 1)
    return picture


def _tinted(picture, rng):
    """Other brightness, contrast, white balance and saturation, by one look-up a value."""
    gain = rng.uniform(0.75, 1.25, 3 if rng.random() < 0.4 else 1) * rng.uniform(0.75, 1.25)
    levels = np.arange(256, dtype=np.float32)[:, None]
    table = (levels - 110) * gain + 110 + rng.uniform(-30, 30)
    table = np.broadcast_to(table, (256, 3)).clip(0, 255).astype(np.uint8)
    picture = cv2.LUT(picture, table.reshape(256, 1, 3))
    colourful = rng.uniform(0.6, 1.3)
    grey = cv2.cvtColor(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB)
    return cv2.addWeighted(picture, colourful, grey, 1 - colourful, 0)


@lru_cache(maxsize=1)
def _grain():
    return np.random.default_rng(3).normal(0, 1, (600, 800, 3)).astype(np.float32)


def _grained(picture, rng):
    height, width = picture.shape[:2]
    y, x = rng.integers(0, 600 - height), rng.integers(0, 800 - width)
    noise = _grain()[y : y + height, x : x + width] * np.float32(rng.uniform(1, 7))
    return cv2.add(picture.astype(np.float32), noise).clip(0, 255).astype(np.uint8)


def truth_of(boxes):
    """Class, box and 1 where it is to be learnt, 0 where it can't be made out."""
    size = np.minimum(boxes[:, 3] - boxes[:, 1], boxes[:, 4] - boxes[:, 2])
    clear = (boxes[:, 5] >= CLEAR) & (size >= SMALLEST)
    return np.column_stack([boxes[:, :5], clear]).astype(np.float32)
