"""Writes the INT8 version of the exported net: `python quantize.py`."""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path

import numpy as np
import onnx
from onnxruntime.quantization import CalibrationDataReader, CalibrationMethod, QuantFormat, QuantType, quantize_static
from onnxruntime.quantization.shape_inference import quant_pre_process

from detector.pictures import letterboxed
from export import MODELS, stamp
from make_dataset import FOLDER, load
from train import SHOWN

CALIBRATION_PICTURES = 128


class Pictures(CalibrationDataReader):
    def __init__(self, pictures):
        self._batches = iter(
            {"images": np.ascontiguousarray(letterboxed(p).transpose(2, 0, 1)[None])} for p in pictures
        )

    def get_next(self):
        return next(self._batches, None)


def left_as_floats(path: Path):
    """What turns features into numbers: the last convolutions and all that follows them."""
    graph = onnx.load(str(path)).graph
    maker = {name: node for node in graph.node for name in node.output}
    kept, open_ = [], [graph.output[0].name]
    while open_:
        node = maker.get(open_.pop())
        if node is None or node.name in kept:
            continue
        kept.append(node.name)
        if node.op_type != "Conv":
            open_ += list(node.input)
    return kept


def quantize(source: Path, target: Path, pictures):
    with tempfile.TemporaryDirectory() as folder:
        prepared = Path(folder) / "prepared.onnx"
        quant_pre_process(str(source), str(prepared), skip_symbolic_shape=True)
        quantize_static(
            str(prepared), str(target), Pictures(pictures), quant_format=QuantFormat.QDQ,
            op_types_to_quantize=["Conv", "Add", "MaxPool", "Concat", "Resize"],
            nodes_to_exclude=left_as_floats(prepared), per_channel=True, weight_type=QuantType.QInt8,
            activation_type=QuantType.QUInt8, calibrate_method=CalibrationMethod.MinMax,
            extra_options={"ActivationSymmetric": False},
        )  # fmt: skip
    stamp(target)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--models", type=Path, default=MODELS)
    parser.add_argument("--data", type=Path, default=FOLDER)
    arguments = parser.parse_args()
    pictures = [picture for part in SHOWN for picture in load(arguments.data, part)[0]]
    chosen = np.random.default_rng(9).choice(len(pictures), min(CALIBRATION_PICTURES, len(pictures)), replace=False)
    target = arguments.models / "factory-detector-int8.onnx"
    quantize(arguments.models / "factory-detector.onnx", target, [pictures[i] for i in chosen])
    print(f"{target}: {target.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
