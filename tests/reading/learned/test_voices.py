"""Who said it: the network may tie an answer to somebody whom the rules know, and only where it is sure."""

import pytest

from accordingto.reading.learned.voices import SURE, voiced
from accordingto.records import Claim, Origin
from tests.builders import claim, told
from tests.builders import report as a_report
from tests.reading.learned.answering import Said, Ties, seen, words_of

TEXT = (
    "Nurse Ada Wren told Reuters that the ward was full. Nine people died in the raid on Homs. "
    "The mayor had left for the coast, and he was asleep."
)
OF_NINE = "Nine people"


def said_by(*said: Said, before: str = "") -> tuple[str, tuple[str, ...]]:
    """The origin of the nine dead and who passed it on, where the rules hear ``before``."""
    report = seen(TEXT, *said)
    found = voiced(report, nine(before), words_of(report.answers, TEXT, OF_NINE))
    return found.origin.name, found.via


def nine(said: str = "") -> Claim:
    return claim(a_report("one"), "r.1", TEXT.index(OF_NINE), **told("killed", 9, said, quote=OF_NINE))


WREN = ("Ada Wren", ("Reuters",))
OUTLET: tuple[str, tuple[str, ...]] = ("", ())
TIED = [
    ([Ties("origin", OF_NINE, "Nurse")], WREN, "to a speaker's words"),
    ([Ties("origin", OF_NINE, "Wren")], WREN, "to any of them"),
    ([Ties("origin", OF_NINE, "Nurse", SURE + 0.02)], WREN, "just sure enough"),
    ([Ties("origin", OF_NINE, "Nurse", SURE - 0.02)], OUTLET, "not sure enough"),
    ([Ties("origin", OF_NINE, "ward")], OUTLET, "to words that name no speaker"),
    ([Ties("origin", OF_NINE, "mayor")], OUTLET, "to somebody who said nothing that the rules hear"),
    ([Ties("origin", OF_NINE, "he was"), Ties("same", "he was", "Nurse")], WREN, "to a pronoun that takes up a speaker"),
    ([Ties("origin", OF_NINE, "he was"), Ties("same", "he was", "mayor")], OUTLET, "to a pronoun that takes up somebody else"),
    ([Ties("origin", OF_NINE, "he was")], OUTLET, "to a pronoun that takes up nobody"),
    ([], OUTLET, "to nobody"),
]


@pytest.mark.parametrize(("said", "who", "shows"), TIED, ids=[row[-1] for row in TIED])
def test_an_origin_is_believed_when_the_network_is_sure_and_the_rules_know_it(
    said: list[Said], who: tuple[str, tuple[str, ...]], shows: str
) -> None:
    assert said_by(*said) == who, shows


def test_the_rules_own_answer_stands() -> None:
    assert said_by(Ties("origin", OF_NINE, "Nurse", 0.99), before="the governor") == ("the governor", ())


def test_the_kind_of_an_origin_is_the_rules_and_the_rest_of_the_claim_stays() -> None:
    report = seen(TEXT, Ties("origin", OF_NINE, "Nurse"))
    found = voiced(report, nine(), words_of(report.answers, TEXT, OF_NINE))
    assert found.origin == Origin("Ada Wren", "medical") and found.stance == "asserted"
    assert (found.quote, found.low, found.start) == (OF_NINE, 9, nine().start)
