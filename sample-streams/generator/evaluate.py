"""Average precision of the models: `python evaluate.py`, on pictures and on the clips."""

from __future__ import annotations

import argparse
from pathlib import Path

import cv2
import numpy as np
import onnxruntime

from detector.network import HEIGHT, WIDTH
from detector.pictures import letterboxed, truth_of
from detector.score import average_precision, detections, grid_of, overlaps
from factory.stage import LABELS
from make_clips import HOME
from make_dataset import FOLDER, SIZE, load

MODELS = HOME / "model"


class Model:
    def __init__(self, path: Path):
        options = onnxruntime.SessionOptions()
        options.intra_op_num_threads = 1
        self._session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        self._grid = grid_of(WIDTH, HEIGHT)

    def find(self, picture, threshold=0.01):
        """Detections in an RGB picture of SIZE."""
        data = np.ascontiguousarray(letterboxed(picture).transpose(2, 0, 1)[None])
        return detections(self._session.run(None, {"images": data})[0][0], self._grid, threshold)


def clip_pictures(path: Path):
    video = cv2.VideoCapture(str(path))
    while True:
        there, picture = video.read()
        if not there:
            return
        yield cv2.resize(picture, SIZE, interpolation=cv2.INTER_AREA)[..., ::-1]


def clip_truth(folder: Path, count: int):
    """Per frame: class, box, visible, in pixels of SIZE."""
    rows = np.loadtxt(folder / "gt.txt", delimiter=",", ndmin=2)
    k = SIZE[0] / 640
    boxes = np.column_stack([rows[:, 7] - 1, rows[:, 2:4] * k, (rows[:, 2:4] + rows[:, 4:6]) * k, rows[:, 8]])
    headless = (boxes[:, 0] < 2) & (boxes[:, 2] <= 0)
    boxes[headless, 5] = 0
    return [truth_of(boxes[rows[:, 0] == i + 1].astype(np.float32)) for i in range(count)]


def sets(data: Path, homes, kinds):
    for kind in kinds:
        if kind != "clips":
            pictures, boxes = load(data, kind)
            yield kind, pictures, [truth_of(b) for b in boxes]
        else:
            for clip in sorted(homes.glob("*/*.mp4")):
                pictures = list(clip_pictures(clip))
                yield clip.stem, pictures, clip_truth(clip.parent / "truth" / clip.stem, len(pictures))


def recall_and_false(found, truths, threshold=0.4):
    """At the score that pipelines use: the share of objects found, and boxes that show none, by class."""
    rows = []
    for kind in range(len(LABELS)):
        asked = hit = false = 0
        for picture, truth in zip(found, truths):
            own = picture[(picture[:, 0] == kind) & (picture[:, 5] >= threshold)]
            clear = truth[(truth[:, 0] == kind) & (truth[:, 5] > 0)]
            asked += len(clear)
            hit += sum(bool(len(own)) and overlaps(t[1:5], own[:, 1:5]).max() >= 0.5 for t in clear)
            same = truth[(truth[:, 0] == kind) | (truth[:, 5] == 0)]
            false += sum(not len(same) or overlaps(o[1:5], same[:, 1:5]).max() < 0.5 for o in own)
        rows.append((asked, hit, false))
    return rows


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=FOLDER)
    parser.add_argument("--models", type=Path, default=MODELS)
    parser.add_argument("--on", nargs="+", default=["held-out", "unseen", "clips"])
    parser.add_argument("--most", type=int, default=100000, help="pictures of each set")
    arguments = parser.parse_args()
    for name in ("factory-detector", "factory-detector-int8"):
        path = arguments.models / f"{name}.onnx"
        if not path.exists():
            continue
        model = Model(path)
        for kind, pictures, truths in sets(arguments.data, HOME, arguments.on):
            pictures, truths = pictures[: arguments.most], truths[: arguments.most]
            found = [model.find(p) for p in pictures]
            table = average_precision(found, truths, len(LABELS))
            print(f"\n{name} on {kind}, {len(pictures)} pictures: AP50 {np.nanmean(table[:, 0]):.3f}, AP {np.nanmean(table[:, 1]):.3f}")
            for label, (half, whole), (asked, hit, false) in zip(LABELS, table, recall_and_false(found, truths)):
                if asked:
                    print(f"  {label:24} AP50 {half:.3f}  AP {whole:.3f}  at 0.4: {hit} of {asked} found, {false} false", flush=True)


if __name__ == "__main__":
    main()
