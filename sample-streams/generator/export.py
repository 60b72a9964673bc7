"""Writes the trained net as ONNX: `python export.py`."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
import onnx
import onnxruntime
import torch
from torch import nn

from detector.network import HEIGHT, WIDTH, Detector, fused
from factory.stage import LABELS
from train import CHECKPOINT

MODELS = Path(__file__).resolve().parent.parent / "model"
VERSION = "1.0.0"
NAMES = "{" + ", ".join(f"{i}: '{label}'" for i, label in enumerate(LABELS)) + "}"
METADATA = {
    "names": NAMES,
    "license": "Apache-2.0",
    "version": VERSION,
    "description": "Atalaya's detector for its own rendered factory scenes",
    "author": "The Atalaya project",
}


class FromBytes(nn.Module):
    """Takes the camera's bytes, so that no one has to make floats of them first."""

    def __init__(self, detector):
        super().__init__()
        self.detector = detector

    def forward(self, images):
        return self.detector(images.to(torch.float32))


def export(detector: Detector, path: Path):
    model = FromBytes(fused(detector.eval())).eval()
    path.parent.mkdir(parents=True, exist_ok=True)
    sample = torch.zeros(2, 3, HEIGHT, WIDTH, dtype=torch.uint8)
    torch.onnx.export(
        model, (sample,), str(path), input_names=["images"], output_names=["output"],
        dynamic_axes={"images": {0: "batch"}, "output": {0: "batch"}}, opset_version=17, dynamo=False,
    )  # fmt: skip
    stamp(path)
    compare(model, path)


def stamp(path: Path):
    """Writes the labels, the licence and the version into the file."""
    model = onnx.load(str(path))
    del model.metadata_props[:]
    onnx.helper.set_model_props(model, METADATA)
    model.producer_name, model.doc_string = "atalaya", ""
    onnx.checker.check_model(model)
    onnx.save(model, str(path))


def compare(model, path: Path):
    pictures = np.random.default_rng(5).integers(0, 256, (3, 3, HEIGHT, WIDTH), np.uint8)
    session = onnxruntime.InferenceSession(str(path), providers=["CPUExecutionProvider"])
    given = session.run(None, {"images": pictures})[0]
    with torch.no_grad():
        wanted = model(torch.from_numpy(pictures)).numpy()
    np.testing.assert_allclose(given, wanted, rtol=2e-3, atol=2e-3)


def trained(checkpoint: Path) -> Detector:
    detector = Detector(len(LABELS))
    detector.load_state_dict(torch.load(checkpoint, weights_only=True)["average"])
    return detector


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, default=CHECKPOINT)
    parser.add_argument("--into", type=Path, default=MODELS)
    arguments = parser.parse_args()
    path = arguments.into / "factory-detector.onnx"
    export(trained(arguments.checkpoint), path)
    print(f"{path}: {path.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
