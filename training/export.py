"""A trained network as the file that harmledger runs: ONNX with int8 weights, and nothing that depends on a batch."""

from __future__ import annotations

import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from encoder import Tagger

OPSET = 17


def export(model: Tagger, folder: Path) -> Path:
    """Writes model.onnx: ids (1, length) in, scores (1, length, outputs) out: one sentence at a time, so none is padded."""
    target = folder / "model.onnx"
    with tempfile.TemporaryDirectory() as scratch:
        plain = Path(scratch) / "plain.onnx"
        torch.onnx.export(
            model,
            (torch.zeros(1, 12, dtype=torch.int64),),
            str(plain),
            input_names=["ids"],
            output_names=["scores"],
            dynamic_shapes=({1: torch.export.Dim("length", min=2, max=512)},),
            opset_version=OPSET,
            external_data=False,
            dynamo=True,
        )
        quantize_dynamic(plain, target, per_channel=True, weight_type=QuantType.QInt8)
    return target
