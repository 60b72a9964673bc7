"""Trains the detector: `python train.py --minutes 60`. It can be stopped and taken up again.

Several workers, each of one thread, change one net in shared memory without waiting for each other
("Hogwild"): so a loaded machine wastes nothing on barriers, and a run is like another, not equal to it.
"""

from __future__ import annotations

import argparse
import copy
import math
import os
import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import multiprocessing

from detector.loss import loss
from detector.network import Detector, cells
from detector.pictures import letterboxed, truth_of, varied
from factory.stage import LABELS
from make_dataset import FOLDER, load

HOME = Path(__file__).resolve().parent
CHECKPOINT = HOME / "checkpoint.pt"
SEED = 20260105
# How often each part is shown while the others are shown once.
SHOWN = {"train": 1, "people": 2, "cells": 3}


@dataclass(frozen=True)
class Plan:
    """`steps`, where given, ends a run instead of the minutes; `start` is the checkpoint of another training to begin with."""

    data: Path
    checkpoint: Path
    minutes: float = 60
    batch: int = 8
    peak: float = 1.2e-3
    steps: int | None = None
    start: Path | None = None


class Averaged:
    """The moving average of the weights, which is what is kept."""

    def __init__(self, model, steps=0):
        self.model, self.steps = copy.deepcopy(model).eval(), steps

    @torch.no_grad()
    def follow(self, model, steps):
        """Takes in what the net became in the steps since the last time."""
        keep = 0.999 * (1 - math.exp(-steps / 400))
        keep = keep ** (steps - self.steps)
        self.steps = steps
        for mine, new in zip(self.model.state_dict().values(), model.state_dict().values()):
            if mine.dtype.is_floating_point:
                mine.mul_(keep).add_(new, alpha=1 - keep)
            else:
                mine.copy_(new)


def batch_of(pictures, boxes, chosen, rng):
    shown, truths = [], []
    for i in chosen:
        picture, own = varied(pictures[i], boxes[i], rng)
        shown.append(letterboxed(picture))
        truths.append(torch.from_numpy(truth_of(own)))
    stack = torch.from_numpy(np.stack(shown)).permute(0, 3, 1, 2).float()
    return stack.contiguous(memory_format=torch.channels_last), truths


def rate(share, peak):
    """Of learning: up in the first 4 hundredths, then down along a cosine."""
    if share < 0.04:
        return peak * (0.02 + share / 0.04)
    return peak * (0.01 + 0.99 * 0.5 * (1 + math.cos(math.pi * (share - 0.04) / 0.96)))


def optimiser_of(model, peak):
    weights = [p for p in model.parameters() if p.ndim > 1]
    others = [p for p in model.parameters() if p.ndim <= 1]
    groups = [{"params": weights, "weight_decay": 0.03}, {"params": others, "weight_decay": 0}]
    return torch.optim.AdamW(groups, lr=peak, foreach=False)


def work(number, model, counter, plan: Plan, began):
    """One worker: learns until the time is over. The first keeps the average and the checkpoint."""
    torch.set_num_threads(1)
    first_step = counter.value
    rng = np.random.default_rng([SEED, number, first_step])
    optimiser, grid = optimiser_of(model, plan.peak), cells()
    average = _average_of(model, plan, first_step) if number == 0 else None
    order, told, parts = [], time.time(), []
    while (share := _share(plan, began, counter)) < 1:
        if len(order) < plan.batch:
            pictures, boxes = _all(plan.data)
            order = list(rng.permutation(len(pictures)))
        chosen, order = order[: plan.batch], order[plan.batch :]
        parts.append(_step(model, optimiser, rate(share, plan.peak), grid, *batch_of(pictures, boxes, chosen, rng)))
        with counter.get_lock():
            counter.value += 1
        if average is None:
            continue
        average.follow(model, counter.value)
        if time.time() - told > 60:
            told = time.time()
            _tell(counter.value, share, plan, len(pictures), parts[-60:])
            save(plan.checkpoint, model, average, time.time() - began)
    if average is not None:
        save(plan.checkpoint, model, average, time.time() - began)


def _all(folder):
    parts = [load(folder, part) for part, times in SHOWN.items() for _ in range(times)]
    return [p for pictures, _ in parts for p in pictures], [b for _, boxes in parts for b in boxes]


def _share(plan, began, counter):
    return counter.value / plan.steps if plan.steps else (time.time() - began) / (plan.minutes * 60)


def _step(model, optimiser, speed, grid, shown, truths):
    for group in optimiser.param_groups:
        group["lr"] = speed
    with torch.autocast("cpu", torch.bfloat16):
        rows = model(shown)
    total, parts = loss(rows.float(), grid, truths)
    optimiser.zero_grad()
    total.backward()
    torch.nn.utils.clip_grad_norm_(model.parameters(), 20.0)
    optimiser.step()
    return parts


def _tell(steps, share, plan, different, parts):
    object_, box, kind = np.mean(parts, axis=0)
    print(f"step {steps} ({share:.0%}, {steps * plan.batch} pictures, {different} different): object {object_:.2f} box {box:.3f} class {kind:.2f}", flush=True)  # fmt: skip


def _average_of(model, plan, steps):
    average = Averaged(model, steps)
    if plan.checkpoint.exists():
        average.model.load_state_dict(_average_in(plan.checkpoint))
    return average


def _average_in(checkpoint):
    return torch.load(checkpoint, weights_only=True)["average"]


def save(path, model, average, seconds):
    state = {"model": model.state_dict(), "average": average.model.state_dict(), "seconds": seconds, "step": average.steps}
    torch.save(state, path.with_suffix(".tmp"))
    path.with_suffix(".tmp").rename(path)


def train(plan: Plan, workers=1):
    torch.manual_seed(SEED)
    torch.set_num_threads(1)
    model, done, step = Detector(len(LABELS)), 0.0, 0
    if plan.checkpoint.exists():
        state = torch.load(plan.checkpoint, weights_only=True)
        model.load_state_dict(state["model"])
        done, step = state["seconds"], state["step"]
    elif plan.start:
        model.load_state_dict(_average_in(plan.start))
    model = model.to(memory_format=torch.channels_last).train()
    model.share_memory()
    counter = multiprocessing.get_context("spawn").Value("l", step)
    began = time.time() - done
    if workers == 1:
        work(0, model, counter, plan, began)
        return
    multiprocessing.spawn(work, (model, counter, plan, began), nprocs=workers)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--batch", type=int, default=8)
    parser.add_argument("--peak", type=float, default=1.2e-3, help="highest rate of learning")
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    parser.add_argument("--data", type=Path, default=FOLDER)
    parser.add_argument("--checkpoint", type=Path, default=CHECKPOINT)
    parser.add_argument("--start", type=Path, help="checkpoint of another training whose weights to begin with")
    arguments = parser.parse_args()
    plan = Plan(arguments.data, arguments.checkpoint, arguments.minutes, arguments.batch, arguments.peak, start=arguments.start)
    train(plan, arguments.workers)


if __name__ == "__main__":
    main()
