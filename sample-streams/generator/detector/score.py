"""Average precision as COCO counts it, and detections from a model's rows."""

from __future__ import annotations

import numpy as np

from .network import STRIDES

THRESHOLDS = np.arange(0.5, 1.0, 0.05)


def grid_of(width, height):
    rows = []
    for stride in STRIDES:
        y, x = np.mgrid[0 : height // stride, 0 : width // stride]
        rows.append(np.stack([x, y, np.full_like(x, stride)], -1).reshape(-1, 3))
    return np.concatenate(rows).astype(np.float32)


def detections(rows, grid, threshold=0.01, overlap=0.6, most=100):
    """Class, box and score of one picture's rows, after suppression within each class."""
    scores = rows[:, 4:5] * rows[:, 5:]
    cell, kind = np.nonzero(scores >= threshold)
    if not len(cell):
        return np.zeros((0, 6), np.float32)
    stride = grid[cell, 2:3]
    centre = (rows[cell, :2] + grid[cell, :2]) * stride
    half = np.exp(rows[cell, 2:4]) * stride / 2
    found = np.column_stack([kind, centre - half, centre + half, scores[cell, kind]])
    found = found[np.argsort(-found[:, 5], kind="stable")][:1000]
    kept = []
    while len(found) and len(kept) < most:
        best, found = found[0], found[1:]
        kept.append(best)
        if len(found):
            found = found[(found[:, 0] != best[0]) | (overlaps(best[1:5], found[:, 1:5]) <= overlap)]
    return np.array(kept)


def overlaps(box, boxes):
    low, high = np.maximum(box[:2], boxes[:, :2]), np.minimum(box[2:], boxes[:, 2:])
    common = np.clip(high - low, 0, None).prod(1)
    areas = (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])
    return common / ((box[2] - box[0]) * (box[3] - box[1]) + areas - common + 1e-9)


def average_precision(found, truths, classes):
    """For each class AP at 0.5 and AP from 0.5 to 0.95. `truths` rows end with 1, or 0 to ignore them."""
    return np.array([_class_precision(found, truths, kind) for kind in range(classes)])


def _class_precision(found, truths, kind):
    wanted = sum(int(((t[:, 0] == kind) & (t[:, 5] > 0)).sum()) for t in truths)
    if not wanted:
        return np.nan, np.nan
    pairs = []
    for picture, truth in zip(found, truths):
        own, there = picture[picture[:, 0] == kind], truth[truth[:, 0] == kind]
        others = truth[(truth[:, 0] != kind) & (truth[:, 5] == 0)]
        pairs.append((own, there, others))
    values = []
    for threshold in THRESHOLDS:
        marks = [_judged(own, there, others, threshold) for own, there, others in pairs]
        scores = np.concatenate([m[0] for m in marks])
        hits = np.concatenate([m[1] for m in marks])
        values.append(_area(scores, hits, wanted))
    return values[0], float(np.mean(values))


def _judged(own, there, others, threshold):
    """Scores and hits of those detections that count."""
    free = np.ones(len(there), bool)
    scores, hits = [], []
    for row in own:
        match, best = -1, threshold
        if len(there):
            o = overlaps(row[1:5], there[:, 1:5])
            for clear in (1, 0):  # an object that is asked for goes first
                usable = np.where((there[:, 5] == clear) & (free | (clear == 0)), o, -1)
                if usable.max() >= best:
                    match = int(usable.argmax())
                    break
        if match >= 0 and there[match, 5] == 0:
            continue
        if match < 0 and len(others) and overlaps(row[1:5], others[:, 1:5]).max() >= 0.5:
            continue
        if match >= 0:
            free[match] = False
        scores.append(row[5])
        hits.append(match >= 0)
    return np.array(scores), np.array(hits, bool)


def _area(scores, hits, wanted):
    order = np.argsort(-scores, kind="stable")
    right = np.cumsum(hits[order])
    recall = right / wanted
    precision = right / np.arange(1, len(order) + 1)
    precision = np.maximum.accumulate(precision[::-1])[::-1]
    at = np.searchsorted(recall, np.linspace(0, 1, 101), side="left")
    return float(np.mean([precision[i] if i < len(precision) else 0.0 for i in at]))
