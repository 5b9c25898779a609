"""Write the fitted network as the package ships it: python -m training.export RUN

What ships is the mean of the last checkpoints of a run, weight by weight (Izmailov et al. 2018: averages lie in flatter ground than any
one of them, and carry over better to other texts), exported to ONNX with eight-bit weights.
"""

import argparse
import hashlib
import json
import tempfile
from pathlib import Path

import torch

from accordingto.reading.model.heads import HEADS
from accordingto.reading.model.pieces import WEIGHTS
from training.network import Network

AVERAGED = 3
"""Epochs whose weights are averaged: on dev three, four and six differ by less than a point."""
LARGEST = 32 * 2**20
"""Bytes that the package may grow by."""


def averaged(run: Path) -> dict[str, torch.Tensor]:
    """The mean weights of a run's last epochs."""
    last = [torch.load(path, weights_only=True) for path in sorted(run.glob("network-*.pt"))[-AVERAGED:]]
    return {name: torch.stack([state[name].float() for state in last]).mean(0) for name in last[0]}


def export(weights: dict[str, torch.Tensor], to: Path) -> None:
    """Write reader.onnx and card.json to a folder that already holds tokenizer.json."""
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    network = Network()
    network.load_state_dict(weights)
    network.eval()
    ids = torch.randint(1000, 2000, (2, 48))
    ones = torch.ones_like(ids)
    free = {0: "windows", 1: "pieces"}
    with tempfile.TemporaryDirectory() as scratch:
        whole, ready = Path(scratch) / "whole.onnx", Path(scratch) / "ready.onnx"
        torch.onnx.export(
            network,
            (ids, ones, 0 * ones, ones),
            str(whole),
            input_names=["ids", "shapes", "segments", "mask"],
            output_names=["heads", "links"],
            dynamic_axes=dict.fromkeys(("ids", "shapes", "segments", "mask", "heads", "links"), free),
            opset_version=17,
            dynamo=False,
        )
        quant_pre_process(whole, ready, skip_symbolic_shape=True)
        quantize_dynamic(ready, to / "reader.onnx", weight_type=QuantType.QInt8, per_channel=True)
    size = (to / "reader.onnx").stat().st_size
    if size > LARGEST:
        raise SystemExit(f"reader.onnx has {size / 2**20:.1f} MiB, more than the {LARGEST / 2**20:.0f} that may ship")
    hashes = {name: hashlib.sha256((to / name).read_bytes()).hexdigest() for name in ("reader.onnx", "tokenizer.json")}
    card = {"heads": {name: [head.start, head.classes] for name, head in HEADS.items()}, "sha256": hashes}
    (to / "card.json").write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")


def main() -> None:
    """Read the arguments and export."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run", type=Path)
    parser.add_argument("--to", type=Path, default=WEIGHTS)
    given = parser.parse_args()
    export(averaged(given.run), given.to)


if __name__ == "__main__":
    main()
