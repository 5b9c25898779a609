from dataclasses import replace
from typing import Any

import pytest

from accordingto.records import Carried, Claim, Origin, Report, Sentence
from accordingto.values.imprints import imprint_of
from accordingto.values.known import known_origins
from accordingto.weighing.origins import Origins, Sources, origins_of
from tests.builders import claim, report, told
from tests.weighing.origins.wire_stories import SILO

Said = tuple[str, dict[str, Any]]
"""The words of a report that a claim quotes, and what it says."""


def paper(key: str, outlet: str, text: str, published: str = "2031-05-07") -> Report:
    return replace(report(key, outlet, published, incidents=("i",)), text=text)


def quoted(of: Report, words: str, **said: Any) -> Claim:
    at = of.text.index(words)
    start, end = of.text.rfind("\n", 0, at) + 1, of.text.find("\n", at) % (len(of.text) + 1)
    return replace(claim(of, "i", start=at, **said | {"quote": words}), sentence=Sentence(start, end, of.text[start:end]))


def origins(*papers: tuple[Report, list[Said]]) -> tuple[Origins, list[Claim]]:
    claims = [quoted(of, words, **what) for of, said in papers for words, what in said]
    reports = {of.id: of for of, _ in papers}
    return origins_of(claims, Sources(reports, known_origins(), {key: imprint_of(of.text) for key, of in reports.items()})), claims


def named(*papers: tuple[Report, list[Said]]) -> list[str]:
    found, claims = origins(*papers)
    return [found.names[c.id] for c in claims]


DEAD = ("nine people", told("killed", 9))
BODY = "\n".join(SILO)


def test_one_story_in_four_papers_is_one_origin() -> None:
    papers = [
        (paper("wire", "Harbour Wire", BODY, "2031-05-06"), [DEAD]),
        (paper("cut", "Valley Post", "\n".join(("Nine die", *SILO[:3]))), [DEAD]),
        (paper("head", "Coast Daily", "Rockets kill nine\n" + BODY), [("nine", told("killed", 9, headline=True)), DEAD]),
        (paper("desk", "Mail", BODY.replace("At least nine people were killed", "No fewer than nine people died")), [DEAD]),
    ]
    found, claims = origins(*papers)
    assert found.of(claims) == ("Harbour Wire",)
    (carried,) = found.carried
    assert set(carried.outlets) == {"Harbour Wire", "Coast Daily", "Valley Post", "Mail"}
    assert carried.outlets[0] == "Harbour Wire" and carried.why == ("one story, printed by 4 outlets",)
    assert sorted(carried.claims) == sorted(c.id for c in claims)


def test_a_monitors_post_printed_in_an_article_is_the_monitors() -> None:
    post = "\n".join(SILO[:2])
    article = "\n".join(("Our own reporters walked through the town all night and met people who would not leave.", *SILO[:2]))
    papers = [(paper("article", "Broad Sheet", article, ""), [DEAD]), (paper("post", "Syrian Civil Defence", post, ""), [DEAD])]
    assert named(*papers) == ["White Helmets", "White Helmets"]
    papers[1] = (paper("post", "Harbour Brigade", post, ""), [DEAD])
    assert named(*papers) == ["Harbour Brigade", "Harbour Brigade"], "undated, it is nothing but the story"


def test_what_one_printing_adds_or_changes_is_its_own() -> None:
    added = "\n".join((*SILO[:2], "Two drivers from Bridgetown were hurt at the gate, the Echo has learned.", *SILO[2:]))
    changed = BODY.replace("At least nine people were killed", "At least twelve people were killed")
    papers = [
        (paper("wire", "Harbour Wire", BODY, "2031-05-06"), [DEAD]),
        (paper("local", "Bridgetown Echo", added), [DEAD, ("Two drivers", told("injured", 2))]),
        (paper("later", "Mail", changed, "2031-05-08"), [("twelve people", told("killed", 12))]),
    ]
    assert named(*papers) == ["Harbour Wire", "Harbour Wire", "Bridgetown Echo", "Mail"]


@pytest.mark.parametrize(
    ("text", "quote", "name", "why"),
    [
        ("MARSA (AP) — Nine people died.", "Nine people", "Associated Press", "a dateline"),
        ("(Reuters) - Nine people died.", "Nine people", "Reuters", "a dateline without a place"),
        ("Silo burns\nBy ANNA HOLT, Associated Press\nNine people died.", "Nine people", "Associated Press", "a byline"),
        ("Nine people died.\n© 2031 AFP", "Nine people", "Agence France-Presse", "a closing line"),
        ("Silo burns\nReuters\nNine people died.", "Nine people", "Reuters", "the agency's name alone"),
        ("MARSA (Mail/AP) — Nine people died.", "Nine people", "The Paper", "two houses wrote it"),
        ("Nine people died.\nThe Associated Press contributed to this report.", "Nine people", "The Paper", "others wrote it too"),
        ("By the time AP reached the silo, nine people were dead.", "nine people", "The Paper", "a sentence that names an agency"),
        ("MARSA (Mayor) — Nine people died.", "Nine people", "The Paper", "no agency"),
        (
            "A man runs from the silo where nine people died. (AP Photo/Lee Marsh)\n\nOur own text.",
            "nine people",
            "Associated Press",
            "a caption",
        ),
        ("The silo where nine people died. Photo: Lee Marsh/AFP\n\nText.", "nine people", "Agence France-Presse", "a credit"),
        ("A man runs. (AP Photo/Lee Marsh)\n\nNine people died.", "Nine people", "The Paper", "the caption is another line"),
        ("Nine people died.\nCredit: EPA-EFE", "Nine people", "The Paper", "a picture's credit is no byline"),
    ],
)
def test_agencies_that_a_report_credits(text: str, quote: str, name: str, why: str) -> None:
    assert named((paper("p", "The Paper", text), [(quote, told("killed", 9))])) == [name], why


def test_who_cites_an_agency_and_who_prints_it_are_one_origin() -> None:
    ap = Origin("AP", "agency")
    papers = [
        (paper("printed", "Valley Post", "MARSA (AP) — Nine people died in a fire."), [("Nine people", told("killed", 9))]),
        (paper("cites", "Radio North", "AP reported that nine people died."), [("nine people", told("killed", 9) | {"origin": ap})]),
        (paper("own", "Associated Press", "Nine people have died in Marsa."), [("Nine people", told("killed", 9))]),
        (paper("via", "Mail", "Nine were dead, AP was told."), [("Nine", told("killed", 9, via=("the Associated Press",)))]),
    ]
    found, claims = origins(*papers)
    assert found.of(claims) == ("Associated Press",)
    assert found.carried[0].kind == "agency" and len(found.carried[0].outlets) == 4


def test_one_caption_in_two_papers_is_one_origin() -> None:
    caption = "Smoke rises from the silo in Marsa where nine people died when rockets struck it, as seen from the harbour wall."
    one = paper("one", "Mail", f"{caption}\n\nOur reporter walked the town for a day and met nobody who slept.")
    other = paper("two", "Lantern", f"Bread will cost more from tomorrow, the millers say.\n\n{caption}")
    assert len(set(named((one, [("nine people", told("killed", 9))]), (other, [("nine people", told("killed", 9))])))) == 1


def test_a_headline_knows_no_more_than_its_text() -> None:
    text = "Nine dead in silo fire\nThe governor said that nine people had died."
    head = ("Nine", told("killed", 9, headline=True))
    below = ("nine people", told("killed", 9, "the governor"))
    assert named((paper("p", "Mail", text), [head, below])) == ["the governor", "the governor"]
    other = ("nine people", told("killed", (9, None), "the governor"))
    assert named((paper("p", "Mail", text), [head, other])) == ["Mail", "the governor"], "another figure is its own"


def test_every_claim_has_one_origin_whatever_their_order() -> None:
    papers = [
        (paper("wire", "Harbour Wire", BODY, "2031-05-06"), [DEAD, ("four others", told("missing", 4, "Salma Haddad"))]),
        (paper("cut", "Valley Post", "\n".join(SILO[:4])), [DEAD, ("four others", told("missing", 4, "Governor Haddad"))]),
        (paper("own", "Lantern", "Nine bodies were counted in Marsa by our reporter."), [("Nine bodies", told("killed", 9))]),
    ]
    found, claims = origins(*papers)
    turned, _ = origins(*papers[::-1])
    assert found.names == turned.names and found.carried == turned.carried
    assert sorted(c for origin in found.carried for c in origin.claims) == sorted(c.id for c in claims)
    assert all(isinstance(origin, Carried) and origin.outlets for origin in found.carried)


def test_without_texts_the_same_sentence_still_tells() -> None:
    one, other = paper("one", "Mail", BODY), paper("two", "Lantern", BODY)
    claims = [quoted(of, "nine people", **told("killed", 9)) for of in (one, other)]
    found = origins_of(claims, {of.id: replace(of, text="") for of in (one, other)})
    assert len(set(found.names.values())) == 1
