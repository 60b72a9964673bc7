"""YOLOX's loss: SimOTA chooses the cells that answer for an object."""

from __future__ import annotations

import torch
from torch.nn import functional as F

from .network import boxes_of

CENTRE_REACH = 2.0  # cells around an object's centre that may answer for it
CANDIDATES = 10


def iou_table(a, b):
    """Intersection over union of every box of a with every box of b."""
    low = torch.maximum(a[:, None, :2], b[None, :, :2])
    high = torch.minimum(a[:, None, 2:], b[None, :, 2:])
    common = (high - low).clamp(min=0).prod(-1)
    return common / (area(a)[:, None] + area(b)[None] - common + 1e-6)


def area(boxes):
    return (boxes[..., 2] - boxes[..., 0]).clamp(min=0) * (boxes[..., 3] - boxes[..., 1]).clamp(min=0)


def giou(a, b):
    low, high = torch.maximum(a[:, :2], b[:, :2]), torch.minimum(a[:, 2:], b[:, 2:])
    common = (high - low).clamp(min=0).prod(-1)
    union = area(a) + area(b) - common + 1e-6
    hull = torch.cat([torch.minimum(a[:, :2], b[:, :2]), torch.maximum(a[:, 2:], b[:, 2:])], 1)
    overlap = common / union
    return overlap, overlap - (area(hull) - union) / (area(hull) + 1e-6)


@torch.no_grad()
def assign(rows, boxes, grid, truth, classes):
    """For each cell the object it answers for, -1 for none, and how well it does."""
    chosen = torch.full((len(rows),), -1, dtype=torch.long)
    quality = torch.zeros(len(rows))
    if not len(truth):
        return chosen, quality
    middle = (grid[:, :2] + 0.5) * grid[:, 2:3]
    centre = (truth[:, :2] + truth[:, 2:]) / 2
    away = (middle[None] - centre[:, None]).abs().max(-1).values
    near = away < CENTRE_REACH * grid[None, :, 2]
    to_edge = torch.cat([middle[None] - truth[:, None, :2], truth[:, None, 2:] - middle[None]], -1)
    within = to_edge.min(-1).values > 0
    candidates = torch.nonzero((near | within).any(0)).squeeze(1)
    overlap = iou_table(truth, boxes[candidates])
    scores = (rows[candidates, 5:].sigmoid() * rows[candidates, 4:5].sigmoid()).sqrt().clamp(1e-6, 1 - 1e-6)
    right = torch.log(scores)[:, classes].T
    wrong = torch.log(1 - scores)
    doubt = -(right + wrong.sum(1)[None] - wrong[:, classes].T)
    both = (near & within)[:, candidates]
    cost = doubt - 3 * torch.log(overlap + 1e-8) + 1e5 * (~both)
    take = overlap.topk(min(CANDIDATES, len(candidates)), 1).values.sum(1).int().clamp(min=1)
    matched = torch.zeros_like(cost, dtype=torch.bool)
    for i, k in enumerate(take.tolist()):
        matched[i, cost[i].topk(min(k, cost.shape[1]), largest=False).indices] = True
    several = matched.sum(0) > 1
    if several.any():
        best = cost[:, several].argmin(0)
        matched[:, several] = False
        matched[best, torch.nonzero(several).squeeze(1)] = True
    taken = matched.any(0)
    owner = matched[:, taken].float().argmax(0)
    chosen[candidates[taken]] = owner
    quality[candidates[taken]] = overlap[owner, torch.nonzero(taken).squeeze(1)]
    return chosen, quality


def unclear(grid, ignored):
    """Cells in objects that cannot be made out: neither right nor wrong there."""
    middle = (grid[:, :2] + 0.5) * grid[:, 2:3]
    edges = torch.cat([middle[None] - ignored[:, None, :2], ignored[:, None, 2:] - middle[None]], -1)
    return (edges.min(-1).values > 0).any(0)


def loss(rows, grid, truths):
    """`truths`: for each picture class, left, top, right, bottom, and 1 to learn it or 0 to ignore it."""
    boxes = boxes_of(rows, grid)
    parts, count = torch.zeros(3), 0.0
    for own_rows, own_boxes, truth in zip(rows, boxes, truths):
        learnt = truth[truth[:, 5] > 0]
        classes = learnt[:, 0].long()
        chosen, quality = assign(own_rows.detach(), own_boxes.detach(), grid, learnt[:, 1:5], classes)
        answer = chosen >= 0
        weight = torch.ones(len(grid))
        ignored = truth[truth[:, 5] == 0]
        if len(ignored):
            weight[unclear(grid, ignored[:, 1:5]) & ~answer] = 0
        objectness = F.binary_cross_entropy_with_logits(own_rows[:, 4], answer.float(), weight, reduction="sum")
        count += max(int(answer.sum()), 1)
        parts = parts + torch.stack([objectness, *_answers(own_rows[answer], own_boxes[answer], learnt, chosen[answer], quality[answer])])
    objectness, box, kind = parts / count
    return objectness + 5 * box + kind, (objectness.item(), box.item(), kind.item())


def _answers(rows, boxes, learnt, owner, quality):
    if not len(rows):
        return rows.sum() * 0, rows.sum() * 0
    _, closeness = giou(boxes, learnt[owner, 1:5])
    wanted = F.one_hot(learnt[owner, 0].long(), rows.shape[1] - 5).float() * quality[:, None]
    kind = F.binary_cross_entropy_with_logits(rows[:, 5:], wanted, reduction="sum")
    return (1 - closeness).sum(), kind
