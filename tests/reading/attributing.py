"""Texts with the layers that attributions rest on."""

from dataclasses import replace

from accordingto.reading.attribution import find_attributions
from accordingto.reading.layers import Layers
from accordingto.reading.passages import find_passages
from accordingto.reading.quotations import find_quoted
from accordingto.reading.sentences import find_sentences
from accordingto.records import Report


def layers_of(text: str, outlet: str = "", *, read: bool = False) -> Layers:
    """A text's passages, sentences and quotations; with ``read`` its attributions too."""
    report = Report(id="r-1", key="one", text=text, outlet=outlet)
    passages = find_passages(report)
    layers = Layers(report, passages, find_sentences(text, passages), find_quoted(text, passages))
    return replace(layers, attributions=find_attributions(layers)) if read else layers
