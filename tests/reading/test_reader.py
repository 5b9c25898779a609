"""Laws that hold for the reading of any text, and the whole of a reading on one report."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.reading.reader import read, read_by_rules
from accordingto.reading.readers import Reader
from accordingto.records import COUNTS, VALUES, Claim, Mention, Quotation, Report, Tally
from tests.growth import assert_in_line

TEXT = (
    "At least 12 people, including three children, were killed when warplanes bombed a market in Saada on Tuesday, "
    "the health ministry said. A spokesman for the coalition denied targeting civilians.\n\n"
    "“We heard two explosions,” said Amal Nasser, who sells bread there. Local officials put the number of dead at 15, "
    "according to the Dhamar Herald.\n\nIt was not known how many fighters were killed."
)

WORDS = st.sampled_from(
    ["12", "dozens of", "people", "were killed", "police said", "“", "”", '"', "on Monday", "in Paris", "the attack", "after", "no",
     "civilians", ",", ".", "\n", "\n\n", "he said", "air strike", "according to", "shot", "two days after", "US", "Syrian", "5:30 p.m.",
     "including", "اليوم", "\u202e"]
)  # fmt: skip


READERS = pytest.mark.parametrize("read", [read, read_by_rules])


def spans(text: str, read: Reader) -> None:
    """Everything that a reading quotes stands in the text at its place."""
    reading = read(Report("r-1", "one", text, outlet="The Courier", published="2023-05-12"))
    claims = [c for a in reading.accounts for c in a.claims]
    quoted: list[Claim | Quotation | Tally | Mention] = [*claims, *reading.quotations, *reading.tallies]
    quoted += (m for a in reading.accounts for m in a.mentions)
    for item in quoted:
        assert text[item.start : item.end] == item.quote != ""
    for claim in claims:
        assert claim.question in COUNTS + VALUES
        assert claim.sentence and text[claim.sentence.start : claim.sentence.end] == claim.sentence.text
        assert claim.quote in claim.sentence.text
        assert claim.low is None or claim.high is None or 0 <= claim.low <= claim.high
    assert len({c.id for c in claims}) == len(claims)


@READERS
@settings(deadline=None)
@given(text=st.lists(WORDS, max_size=40).map(" ".join))
def test_every_quote_stands_in_its_text_whatever_the_words(read: Reader, text: str) -> None:
    spans(text, read)


@READERS
@settings(deadline=None)
@given(text=st.text(max_size=300))
def test_every_quote_stands_in_its_text_whatever_the_characters(read: Reader, text: str) -> None:
    spans(text, read)


@READERS
def test_a_whole_report(read: Reader) -> None:
    spans(TEXT, read)
    reading = read(Report("r-1", "one", TEXT, outlet="The Courier", published="2023-05-12"))
    killed = {(c.group, c.low, c.high, c.stance, c.origin.name, c.via) for c in reading.accounts[0].claims if c.question == "killed"}
    assert ("all", 12, None, "asserted", "the health ministry", ()) in killed or (
        "all",
        12,
        None,
        "asserted",
        "health ministry",
        (),
    ) in killed
    assert any(group == "children" and low == 3 for group, low, *_ in killed)
    assert any(low == 15 and "officials" in name and via == ("Dhamar Herald",) for _, low, _, _, name, via in killed)
    assert any(stance == "unknown" and low is None for _, low, _, stance, *_ in killed)
    assert not reading.report.text, "a reading must not hold on to the text"


WALL = "Close Get email notifications daily!\n\nYour notification has been saved.\n\nThank you for registering!"
CLIPS = "1:17 Ranchers help victims Pause\n\n0:51 Trooper talks safety\n\n2:05 Volunteers feed calves\n\n9:14 Senator speaks"


@READERS
@pytest.mark.parametrize(
    ("title", "text", "told"),
    [
        ("Two men shot dead in Wichita park", WALL, "shooting"),
        ("Girl shot outside club in east Fresno, police say", WALL, "shooting"),
        ("Shelling kills nine in Homs", WALL, "shelling"),
        ("Two men shot dead in Wichita park", CLIPS, "shooting"),
        ("Council votes on new parking fees", WALL, None),
        ("", WALL, None),
    ],
    ids=["a wall before the story", "as headlines tell it", "a war", "clips of other stories", "no violence", "no title"],
)
def test_a_story_told_in_its_title_alone_is_an_incident_that_nothing_is_claimed_of(
    read: Reader, title: str, text: str, told: str | None
) -> None:
    reading = read(Report("r-1", "one", text, title=title, published="2016-09-12"))
    mine = [account for account in reading.accounts if account.main]
    assert [account.type for account in mine] == ([told] if told else [])
    assert not any(account.claims or account.mentions for account in mine)


@READERS
def test_what_a_title_alone_tells_is_there_for_linking_and_quotes_nothing(read: Reader) -> None:
    (account,) = read(Report("r-1", "one", WALL, title="Four wounded in Wichita shooting on Sunday", published="2016-09-12")).accounts
    assert {c.question: c.value or c.low for c in account.unsure if c.question in ("where", "injured", "when")} == {
        "where": "Wichita, Kansas",
        "injured": 4,
        "when": "2016-09-11",
    }
    assert {c.quote for c in account.unsure} == {""} and "wichita" in account.words


@READERS
def test_a_title_adds_no_incident_to_a_text_that_tells_of_one(read: Reader) -> None:
    titled = read(Report("r-1", "one", TEXT, title="Shooting in Wichita", published="2016-09-12"))
    assert len(titled.accounts) == len(read(Report("r-1", "one", TEXT, published="2016-09-12")).accounts)


@READERS
def test_those_harmed_before_the_report_says_by_what_are_the_incidents(read: Reader) -> None:
    text = "Two men are in critical condition in Wichita.\n\nThe shooting happened on Sunday in the 400 block of Pine Street."
    reading = read(Report("r-1", "one", text, published="2016-09-12"))
    assert [(c.low, a.main) for a in reading.accounts for c in a.claims if c.question == "injured"] == [(2, True)]


@READERS
@pytest.mark.parametrize(
    "piece",
    ["12 people were killed in Paris on Monday, police said. ", "killed ", "the attack ", "“We saw it,” he said. ", "1 ", "A\n\n",
     ", police said, ",
     "Two days after the attack, a second attack killed 12 people, including two children, in Aleppo, according to a monitor. ",
     "At 5 p.m. GMT on 7 May 2015, ", "5,321 strikes in Iraq and 2,804 in Syria since August 2014. ", "He died. "],
)  # fmt: skip
def test_a_report_takes_time_in_line_with_its_length(read: Reader, piece: str) -> None:
    assert_in_line(read, lambda size: Report("r-1", "one", (piece * size)[:size], published="2023-05-12"), 8_000)
