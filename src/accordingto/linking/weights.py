"""How much each kind of evidence tells, read from weights.tsv: fitted, then reviewed (`python -m benchmarks.linking fit`)."""

from collections.abc import Iterator, Mapping
from importlib.resources import files
from types import MappingProxyType


def rows() -> Iterator[tuple[str, float, float]]:
    """Each kind of evidence with its weight and the weight set by hand that fitting starts from."""
    for line in files(__package__).joinpath("weights.tsv").read_text("utf-8").splitlines()[1:]:
        kind, weight, by_hand = line.split("\t")
        yield kind, float(weight), float(by_hand)


WEIGHTS: Mapping[str, float] = MappingProxyType({kind: weight for kind, weight, _ in rows()})
