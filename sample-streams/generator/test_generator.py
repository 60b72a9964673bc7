"""The smoke test: `pytest test_generator.py`, or `python test_generator.py`. Less than a minute."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

import numpy as np
import torch

import export
import make_dataset
import quantize
import train
from detector.network import Detector
from detector.score import average_precision, detections, grid_of
from evaluate import Model
from factory import scene_belt, scene_cell, scene_press
from factory.stage import LABELS
from make_series import FAILS, MOTOR_SECONDS, motor

HOME = Path(__file__).resolve().parent
DRAWING = "import moderngl; moderngl.create_standalone_context(backend='egl')"


def tiny_pictures(count=8):
    """Bright rectangles that stand for cartons."""
    rng = np.random.default_rng(1)
    pictures = rng.integers(0, 60, (count, 288, 512, 3), np.uint8)
    boxes = []
    for picture in pictures:
        x, y = rng.integers(20, 250), rng.integers(20, 120)
        picture[y : y + 60, x : x + 80] = (200, 150, 90)
        boxes.append(np.array([[3, x, y, x + 80, y + 60, 1.0]], np.float32))
    return pictures, boxes


def python(*arguments):
    """In a process of its own: PyTorch's compiler and OpenGL in software do not share one."""
    return subprocess.run([sys.executable, *arguments], cwd=HOME, capture_output=True, text=True)


def test_a_frame_shows_its_truth():
    if python("-c", DRAWING).returncode != 0:
        print("no OpenGL here: drawing is not tested")
        return
    with tempfile.TemporaryDirectory() as folder:
        drawn = python("make_dataset.py", "--part", "check", "--count", "1", "--into", folder)
        assert drawn.returncode == 0, drawn.stderr
        pictures, boxes = make_dataset.load(Path(folder), "check")
    assert len(pictures) == 1 and pictures[0].shape == (288, 512, 3) and pictures[0].std() > 10
    assert boxes[0].shape[1] == 6 and (boxes[0][:, 3] > boxes[0][:, 1]).all()


def test_scenes_tell_what_happens():
    kinds = {m: [e["type"] for e in m.scenario().events] for m in (scene_cell, scene_belt, scene_press)}
    assert kinds[scene_cell].count("enter") == kinds[scene_cell].count("leave") == 2
    assert kinds[scene_belt].count("cross") > 14
    assert kinds[scene_press].count("alert") == 1


def test_motor_wears_and_stops():
    rows = list(motor(np.random.default_rng(404)))
    assert len(rows) == MOTOR_SECONDS
    assert rows[FAILS - 1][2] > 2 * rows[100][2] and rows[-1][3] < 100


def test_training_exports_and_runs():
    pictures, boxes = tiny_pictures()
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        make_dataset.save(folder, "train", 0, list(zip(pictures, boxes)))
        train.train(train.Plan(folder, folder / "checkpoint.pt", batch=4, steps=2))
        export.export(export.trained(folder / "checkpoint.pt"), folder / "factory-detector.onnx")
        quantize.quantize(folder / "factory-detector.onnx", folder / "small.onnx", pictures)
        for name in ("factory-detector.onnx", "small.onnx"):
            found = Model(folder / name).find(pictures[0], 0.0)
            assert found.shape[1] == 6


def test_precision_of_perfect_and_of_blind_eyes():
    truth = [np.array([[3, 10, 10, 50, 60, 1]], np.float32)]
    perfect = average_precision([np.array([[3, 10, 10, 50, 60, 0.9]])], truth, len(LABELS))
    blind = average_precision([np.zeros((0, 6))], truth, len(LABELS))
    assert perfect[3].tolist() == [1.0, 1.0] and blind[3].tolist() == [0.0, 0.0]


def test_rows_are_read_as_they_are_written():
    torch.manual_seed(0)
    rows = Detector(len(LABELS)).eval()(torch.zeros(1, 3, 288, 512))[0].detach().numpy()
    assert len(rows) == len(grid_of(512, 288))
    assert len(detections(rows, grid_of(512, 288), threshold=0.9)) == 0


if __name__ == "__main__":
    for name, test in list(globals().items()):
        if name.startswith("test_"):
            test()
            print(f"{name}: passed")
