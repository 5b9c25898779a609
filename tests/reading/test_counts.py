"""Counts: a sentence of English, and the answers that it gives."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from accordingto.reading.attribution import find_attributions
from accordingto.reading.counts import find_counts, found_counts
from accordingto.reading.figures import find_figures
from accordingto.reading.layers import Layers, Passage
from accordingto.reading.sentences import find_sentences
from accordingto.reading.story import Story, Told
from accordingto.reading.tallies import find_tallies
from accordingto.records import Claim, Report, Span
from tests.growth import assert_in_line


class OneIncident(Story):
    """Everything in the report is about one incident."""

    def about(self, span: Span) -> Told | None:
        return Told("r.1", "other", True)


ONE = OneIncident((Told("r.1", "other", True),), (), ())


def laid(text: str) -> Layers:
    layers = Layers(Report("r", "r", text), (Passage(0, len(text), "body"),))
    layers = replace(layers, sentences=find_sentences(text, layers.passages))
    return replace(layers, figures=find_figures(text, layers.sentences))


def claims(text: str) -> list[Claim]:
    return list(find_counts(laid(text), ONE))


def answers(text: str) -> set[tuple[str, str | None, int | None, int | None]]:
    return {(c.question, c.group, c.low, c.high) for c in claims(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # passive, active, reduced
        ("Nine people were killed in the blast.", {("killed", "all", 9, 9)}),
        ("The blast killed nine people.", {("killed", "all", 9, 9)}),
        ("A mortar hit the bakery, killing at least nine.", {("killed", "all", 9, None)}),
        ("Nine killed in bakery blast", {("killed", "all", 9, 9)}),
        ("The explosion left seven dead.", {("killed", "all", 7, 7)}),
        ("The raid claimed the lives of six people.", {("killed", "all", 6, 6)}),
        ("Six people lost their lives there.", {("killed", "all", 6, 6)}),
        ("Four fishermen have died.", {("killed", "fishermen", 4, 4)}),
        ("Four people in a bus on the coast road were killed.", {("killed", "all", 4, 4)}),
        ("Air strike kills 12 in market town", {("killed", "all", 12, 12)}),
        ("It caused 12 fatalities.", {("killed", "all", 12, 12)}),
        ("The bodies of three men were found.", {("killed", "men", 3, 3)}),
        ("The death toll rose to 31.", {("killed", "all", 31, 31)}),
        ("The number of wounded stands at 40.", {("injured", "all", 40, 40)}),
        ("The toll rose from 11 to 14.", {("killed", "all", 14, 14)}),
        ("The dead are now five.", {("killed", "all", 5, 5)}),
        ("A fourth person has died.", {("killed", "all", 4, 4)}),
        # shared verbs
        ("The shells killed four people and wounded six.", {("killed", "all", 4, 4), ("injured", "all", 6, 6)}),
        ("Four people were killed and six wounded.", {("killed", "all", 4, 4), ("injured", "all", 6, 6)}),
        ("Two dead, five injured.", {("killed", "all", 2, 2), ("injured", "all", 5, 5)}),
        ("One killed, three hurt.", {("killed", "all", 1, 1), ("injured", "all", 3, 3)}),
        ("Two men and two women were killed.", {("killed", "men", 2, 2), ("killed", "women", 2, 2)}),
        ("Fourteen people were killed and wounded.", set()),
        # groups
        ("Five soldiers were wounded.", {("injured", "security forces", 5, 5)}),
        ("Troops killed three militants.", {("killed", "combatants", 3, 3)}),
        ("Six members of the militia were killed.", {("killed", "combatants", 6, 6)}),
        ("Police shot dead two suspects.", {("killed", "perpetrators", 2, 2)}),
        ("34 wounded people were brought in.", {("injured", "all", 34, 34)}),
        ("Three boys were hurt.", {("injured", "children", 3, 3)}),
        # parts
        ("Nine people, including two children, were killed.", {("killed", "all", 9, 9), ("killed", "children", 2, 2)}),
        ("Nine people were killed, three of them women.", {("killed", "all", 9, 9), ("killed", "women", 3, 3)}),
        ("It killed 12, of whom four were children.", {("killed", "all", 12, 12), ("killed", "children", 4, 4)}),
        ("Two of the dead were women.", {("killed", "women", 2, 2)}),
        # singles
        ("A 41-year-old man was shot dead.", {("killed", "men", 1, 1)}),
        ("Omar Nasser, 24, and his brother were killed.", {("killed", "all", 2, 2)}),
        ("The fire killed a nurse and wounded her son.", {("killed", "all", 1, 1), ("injured", "men", 1, 1)}),
        ("Rosa Lima, 30, was pronounced dead at hospital.", {("killed", "all", 1, 1)}),
        ("A woman was also shot but survived.", {("injured", "women", 1, 1)}),
        ("A boy was shot in the leg.", {("injured", "children", 1, 1)}),
        ("Four people were shot, one fatally.", {("killed", "all", 1, 1), ("injured", "all", 4, 4)}),
        ("Three firefighters sustained minor injuries.", {("injured", "firefighters", 3, 3)}),
        ("Doctors spoke of dozens of wounded.", {("injured", "all", 24, None)}),
        ("The raids caused 31 civilian deaths.", {("killed", "civilians", 31, 31)}),
        ("Two shepherds had been kidnapped and killed.", {("killed", "shepherds", 2, 2)}),
        ("Two of the wounded were nurses.", {("injured", "nurses", 2, 2)}),
        # nobody
        ("No one was hurt.", {("injured", "all", 0, 0)}),
        ("There were no casualties.", {("killed", "all", 0, 0), ("injured", "all", 0, 0)}),
        ("It caused no civilian casualties.", {("killed", "civilians", 0, 0), ("injured", "civilians", 0, 0)}),
        ("No civilians were killed or injured.", {("killed", "civilians", 0, 0), ("injured", "civilians", 0, 0)}),
        ("It fell in a field without causing injuries.", {("injured", "all", 0, 0)}),
        ("No arrests have been made.", {("arrested", "all", 0, 0)}),
        ("Nobody is in custody.", {("arrested", "all", 0, 0)}),
        # others
        ("Three suspects were arrested.", {("arrested", "perpetrators", 3, 3)}),
        ("Two people are still missing.", {("missing", "all", 2, 2)}),
        ("Twelve families were displaced.", {("displaced", "families", 12, 12)}),
        # not so, or not yet
        ("The storm could kill 40 people.", set()),
        ("They threatened to kill 40 people.", set()),
        ("It did not kill 40 people.", set()),
        ("The shelling killed 11 sheep.", set()),
        ("He faces two counts of murder.", set()),
        ("Some 570,000 people live there.", set()),
        # things
        ("Warplanes dropped 16 bombs.", {("munitions", None, 16, 16)}),
        ("They fired at least 20 rockets.", {("munitions", None, 20, None)}),
        ("Police seized four grenades.", set()),
        ("Ten fighter jets took part.", {("aircraft", None, 10, 10)}),
        ("An inquiry began after five people, including an infant, were injured.", {("injured", "all", 5, 5)}),
        ("It came as six people, two of them women, were killed.", {("killed", "all", 6, 6), ("killed", "women", 2, 2)}),
        ("A drone hit the depot.", set()),  # single victims are counted, single machines are not
        ("It involved 10 Northland Air Force Falcon 900 and Kestrel jets.", {("aircraft", None, 10, 10)}),
        ("On 10 March Northland Air Force jets returned.", set()),
        ("There were seven air strikes.", {("strikes", None, 7, 7)}),
        ("It struck a depot, a checkpoint and a training camp.", {("targets", None, 3, 3)}),
        ("They bombed three houses.", {("targets", None, 3, 3)}),
    ],
)
def test_a_sentence_and_its_answers(text: str, expected: set[tuple[str, str | None, int | None, int | None]]) -> None:
    assert answers(text) == expected


def test_a_quote_holds_the_value_and_what_it_counts() -> None:
    (claim,) = claims("Doctors said on Monday that at least nine people were killed in the market.")
    assert claim.quote == "at least nine people were killed"
    assert claim.explicit


def test_a_part_names_its_whole() -> None:
    whole, part = claims("The raid killed nine people, including two children.")
    assert (whole.part_of, part.part_of) == (None, whole.id)
    assert part.quote.endswith("two children")


def test_one_told_singly_is_not_explicit() -> None:
    (claim,) = claims("A shepherd was killed.")
    assert (claim.low, claim.high, claim.explicit) == (1, 1, False)


def test_singles_are_left_out_where_a_total_answers_the_question() -> None:
    assert answers("Three people were killed. A nurse was killed by the second blast.") == {("killed", "all", 3, 3)}


def test_a_repeated_answer_stands_once_and_another_value_beside_it() -> None:
    text = "Three people were killed. The attack, which killed three people, was on Monday. Later five people were killed, it said."
    assert [(c.low, c.high) for c in claims(text)] == [(3, 3), (5, 5)]


def test_a_figure_that_nobody_gave_is_unknown() -> None:
    (claim,) = claims("The army did not say how many fighters were killed.")
    assert (claim.stance, claim.low, claim.high, claim.group) == ("unknown", None, None, "combatants")


def test_an_unknown_number_is_unknown_and_another_clause_s_victims_are_not_its_own() -> None:
    found = claims("Two people were killed and an unknown number of passengers were hurt.")
    assert {(c.question, c.low, c.stance) for c in found} == {("killed", 2, "asserted"), ("injured", None, "unknown")}


def test_those_shot_are_injured_only_where_nothing_else_tells_what_became_of_them() -> None:
    assert answers("A boy was shot on Elm Street on Sunday.") == {("injured", "children", 1, 1)}
    assert answers("A boy was shot on Elm Street. Police said he was found at noon. The boy died on Monday.") == {
        ("killed", "children", 1, 1)
    }


def test_a_corrected_figure_is_denied() -> None:
    text = "Four bodies, not seven, were found."
    assert {(c.low, c.stance) for c in claims(text)} == {(4, "asserted"), (7, "denied")}


def test_a_bare_figure_answers_the_question_before_it() -> None:
    assert [(c.question, c.low) for c in claims("Nine people were killed. The mayor says seven.")] == [("killed", 9), ("killed", 7)]


def test_totals_are_no_incident_figures() -> None:
    layers = laid("More than 700 civilians have been killed in the province this year. A bomb on Friday killed four people.")
    tallies = find_tallies(layers)
    assert [c.low for c in find_counts(layers, ONE, tallies)] == [4]


def test_nothing_is_told_where_the_story_has_no_incident() -> None:
    class NoIncident(Story):
        def about(self, span: Span) -> Told | None:
            return None

    assert list(find_counts(laid("Nine people were killed."), NoIncident((), (), ()))) == []


WORDS = st.sampled_from(
    "killed wounded injured people 12 two no one at least soldiers were was and or , . ( ) of them including a man Omar 24 who said toll to"
    " not dead missing bombs drone struck house shot died children the death fatally arrested how many among whom — “ ”".split()
)


@settings(max_examples=300, deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join) | st.text(max_size=300))
def test_every_claim_stands_in_its_text(text: str) -> None:
    if not text.strip():
        return
    for claim in claims(text):
        assert text[claim.start : claim.end] == claim.quote
        assert claim.low is None or claim.high is None or claim.low <= claim.high
        assert (claim.low is None) == (claim.stance == "unknown")


@pytest.mark.parametrize(
    "unit", ["killed ", "killed 12 people and ", "including two children, ", "(", "the third ", "how many ", "12 of them "]
)
def test_reading_takes_time_in_line_with_length(unit: str) -> None:
    layers = laid("x")

    def whole(size: int) -> Layers:
        text = (unit * (size // len(unit) + 1))[:size]
        return replace(layers, report=Report("r", "r", text), sentences=find_sentences(text, (Passage(0, size, "body"),))[:1])

    assert_in_line(lambda laid: found_counts(replace(laid, figures=find_figures(laid.text, laid.sentences))), whole, 15_000)


def test_what_is_said_of_others_is_no_figure_of_all() -> None:
    assert answers("A man was shot in the leg in Dallas. No one else was injured.") == {("injured", "men", 1, 1)}


def test_ages_behind_a_noun_are_no_counts() -> None:
    assert answers("Two women, 16 and 37, were injured in the shooting.") == {("injured", "women", 2, 2)}


def test_the_emergency_number_counts_nobody() -> None:
    assert answers("A 911 caller was killed in the shooting.") == set()
    assert answers("At least 911 people were killed.") == {("killed", "all", 911, None)}


def test_one_told_by_a_trade_is_one() -> None:
    assert answers("A baker was killed in the shelling.") == {("killed", "all", 1, 1)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a title before the name, or an aside behind it
        ("The raid killed former field commander Idris Hamda Nur.", {("killed", "all", 1, 1)}),
        ("The murder of political analyst Jonas Brandt shocked the town.", {("killed", "all", 1, 1)}),
        ("Lena Ruiz, third judge of the court, and two of her bodyguards were killed.", {("killed", "all", 3, 3)}),
        ("They killed Jonas Brandt, leader of the party, and trade union leader Lena Ruiz.", {("killed", "all", 2, 2)}),
        ("They killed Jonas Brandt as well as Lena Ruiz, a 47-year-old bystander.", {("killed", "all", 2, 2)}),
        ("Omar Haddad and the group's spokesman Idris al-Nur were both killed.", {("killed", "all", 2, 2)}),
        # figures and somebody told singly: the figure and the sum
        (
            "Three men and a woman, as well as a baby, were hit by gunfire.",
            {("injured", "men", 3, 3), ("injured", "all", 5, 5)},
        ),
        ("A man would lose his life there.", {("killed", "men", 1, 1)}),
    ],
)
def test_names_and_lists_of_the_harmed(text: str, expected: set[tuple[str, str | None, int | None, int | None]]) -> None:
    assert answers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a number by a word, for those told before
        ("Both died of their wounds.", {("killed", "all", 2, 2)}),
        ("Both men died in hospital.", {("killed", "men", 2, 2)}),
        ("The trio were pronounced dead at the scene.", {("killed", "all", 3, 3)}),
        ("They were both busy; both sides fired.", set()),
        # of those shot some died: the others are the injured
        ("Five people were shot -- including one fatally -- on Monday.", {("killed", "all", 1, 1), ("injured", "all", 5, 5)}),
        ("Six people were shot, and two of them died.", {("killed", "all", 2, 2), ("injured", "all", 6, 6)}),
        # nobody
        ("There were no victims.", {("killed", "all", 0, 0), ("injured", "all", 0, 0)}),
        ("The raids did not cause any casualties.", {("killed", "all", 0, 0), ("injured", "all", 0, 0)}),
        # lives, deaths, trades
        ("The bombing took six lives.", {("killed", "all", 6, 6)}),
        ("Nine lives were lost there.", {("killed", "all", 9, 9)}),
        ("They protested at Jonas Brandt's murder.", {("killed", "all", 1, 1)}),
        ("He is wanted over Jonas Brandt's death threats.", set()),
        ("A conductor was killed at the depot.", {("killed", "all", 1, 1)}),
        ("A trailer was damaged.", set()),
        # figures of many incidents
        ("Forty people were shot in the city over the snowy weekend.", set()),
        ("At least 80 people were killed in the city in November alone.", set()),
        ("There were three attacks that each left four people wounded.", set()),
        ("Two people were killed at a bar over the weekend.", {("killed", "all", 2, 2)}),
        # how one of them fares is told beside the figure for all
        ("Five people were wounded. One man was taken to hospital in critical condition.", {("injured", "all", 5, 5)}),
        # ages are no counts
        ("Two sailors aged 22 to 31 were hospitalised.", {("injured", "sailors", 2, 2)}),
        ("Three men, ages 22, 24 and 31, were wounded.", {("injured", "men", 3, 3)}),
        ("Two teens, sixteen and nineteen, were also shot.", {("injured", "all", 2, 2)}),
        ("A man, nineteen, was also shot.", {("injured", "men", 1, 1)}),
        ("The blast claimed the life of 20–year–old Mara Dunn.", set()),
        # shots that are fired hit nobody by themselves, and wishes nobody at all
        ("The guard fired one shot.", set()),
        ("A single shot was fired at the house.", set()),
        ("One shot rang out.", set()),
        ("Nobody deserves to die over a parking place.", set()),
        # a list under one figure, and a pronoun for the one who was hit
        ("Five men and women were shot.", {("injured", "all", 5, 5)}),
        ("Her brother accidentally shot her.", {("injured", "all", 1, 1)}),
        # who kills and then dies by their own hand is one more of the dead
        ("A man killed his son and then himself.", {("killed", "all", 2, 2)}),
        ("A baker killed his daughter before taking his own life.", {("killed", "all", 2, 2)}),
        ("The gunman killed two people before turning the gun on himself.", {("killed", "all", 3, 3)}),
        ("He shot and killed three clerks, then shot himself.", {("killed", "clerks", 3, 3), ("killed", "all", 4, 4)}),
        ("The suspect committed suicide.", {("killed", "all", 1, 1)}),
        ("A boy of 12 is dead after he accidentally shot himself.", {("killed", "children", 1, 1)}),
        ("Officers found five people dead, including the tenant, who shot himself.", {("killed", "all", 5, 5)}),
        ("He thought of taking his own life.", set()),
        ("A boy accidentally shot himself in the foot.", {("injured", "all", 1, 1)}),
        # whoever is taken to hospital and dies there is dead
        ("He was taken to a hospital where he later died.", {("killed", "men", 1, 1)}),
        ("The two were taken to the hospital, where they were pronounced dead.", {("killed", "all", 2, 2)}),
        ("Three people were taken to hospital, where one died.", {("injured", "all", 3, 3), ("killed", "all", 1, 1)}),
        ("A man was wounded and a woman died.", {("injured", "men", 1, 1), ("killed", "women", 1, 1)}),
        ("All four were taken to the hospital, where the driver died.", {("injured", "all", 4, 4), ("killed", "all", 1, 1)}),
        ("He is accused of killing a father and daughter.", {("killed", "all", 2, 2)}),
        ("A husband and father was killed.", {("killed", "men", 1, 1)}),
        # gunshot wounds, and what is said of those who live
        ("A juvenile walked into a clinic with a gunshot wound.", {("injured", "children", 1, 1)}),
        ("Deputies found two men with gunshot wounds.", {("injured", "men", 2, 2)}),
        ("The woman is expected to recover.", {("injured", "women", 1, 1)}),
        ("The bullet went through with no major injuries.", set()),
        # many in one word
        ("The detective called it a triple homicide.", {("killed", "all", 3, 3)}),
        ("He was charged in the fatal shooting of a 19-year-old clerk.", {("killed", "all", 1, 1)}),
        ("Officials called it a double murder-suicide.", set()),
        # who is told as hit and then as dead is dead
        ("Officers found Mara Dunn with a gunshot wound. Mara Dunn died on Sunday.", {("killed", "all", 1, 1)}),
        ("A man was killed. When police came, they found a man who had been shot.", {("killed", "men", 1, 1)}),
        ("A man was killed and a woman was taken to hospital.", {("killed", "men", 1, 1), ("injured", "women", 1, 1)}),
        ("A man was killed. Another man was found with a gunshot wound.", {("killed", "men", 1, 1), ("injured", "men", 1, 1)}),
        ("Three people were killed. All three appeared to have been shot.", {("killed", "all", 3, 3)}),
        ("Two were killed and two others were shot.", {("killed", "all", 2, 2), ("injured", "all", 2, 2)}),
        ("The girl was found unharmed and taken to hospital as a precaution.", set()),
        ("A woman was injured; her son was unharmed.", {("injured", "women", 1, 1)}),
        ("Instead, he was injured in the hand.", {("injured", "men", 1, 1)}),
        ("Three other men, all in their 20's, were wounded.", {("injured", "men", 3, 3)}),
        # those counted side by side are counted together, unless the second figure is a part of the first
        ("Four adults and two children were killed.", {("killed", "all", 6, 6), ("killed", "adults", 4, 4), ("killed", "children", 2, 2)}),
        ("Three teenagers and an adult were wounded.", {("injured", "all", 4, 4), ("injured", "teenagers", 3, 3)}),
        ("Three women and two men were injured.", {("injured", "women", 3, 3), ("injured", "men", 2, 2)}),
        ("No one was stabbed.", set()),
        ("None of the victims could say who fired.", set()),
        ("None suffered life-threatening injuries.", set()),
        # pronounced, with the name before the word
        ("The coroner pronounced 18-year-old Lee Marsh of Arlo dead at noon.", {("killed", "all", 1, 1)}),
        ("Medics declared him dead.", {("killed", "all", 1, 1)}),
        # a verb in the singular speaks of one
        ("One of the victims in the raid that sent five people to a hospital has died.", {("killed", "all", 1, 1)}),
        ("A gunman who killed five people was injured.", {("killed", "all", 5, 5)}),
        ("A family of five was killed.", {("killed", "all", 5, 5)}),
        ("Eleven people was killed.", {("killed", "all", 11, 11)}),
        ("Two mothers, each of whom was killed, lived there.", {("killed", "women", 2, 2)}),
        ("A woman in her 20's died.", {("killed", "women", 1, 1)}),
        # one person told twice
        ("A suspect, an employee, was shot and killed.", {("killed", "perpetrators", 1, 1)}),
        ("At least one civilian, a young man, was killed and burned.", {("killed", "civilians", 1, None)}),
        ("Her father, Anton, committed suicide.", {("killed", "all", 1, 1)}),
        # nobody died
        ("There should've been five people dead.", set()),
        ("The vest saved the lives of many of the officers.", set()),
        # the name of a station is no figure
        ("Two men were killed. A captain confirmed to 10 On Your Block that he had served.", {("killed", "men", 2, 2)}),
        # some and the others make a total
        (
            "Two people are in critical condition and five others were hospitalized.",
            {("injured", "all", 2, 2), ("injured", "all", 5, 5), ("injured", "all", 7, 7)},
        ),
        (
            "Two people died at the scene and two died on the way to the hospital.",
            {("killed", "all", 2, 2), ("killed", "all", 4, 4)},
        ),
        ("Two people died at the scene and one died at once.", {("killed", "all", 2, 2), ("killed", "all", 1, 1)}),
        ("Three people were killed and five others were wounded.", {("killed", "all", 3, 3), ("injured", "all", 5, 5)}),
    ],
)
def test_the_harmed_without_a_plain_number(text: str, expected: set[tuple[str, str | None, int | None, int | None]]) -> None:
    assert answers(text) == expected


def test_those_shot_are_counted_as_told_where_some_of_them_died() -> None:
    text = "Five men were shot, three of them fatally. A 19-year-old man was shot in the leg."
    told = "An 18-year-old man was shot in the arm."
    (injured,) = (c for c in claims(text) if c.question == "injured")
    assert (injured.low, injured.quote) == (5, "Five men were shot"), "how many of them live is weighing's to say"
    (injured,) = (c for c in claims(f"{text} {told}") if c.question == "injured")
    assert (injured.low, injured.quote) == (2, "A 19-year-old man was shot"), "what became of each is told"


def test_both_of_them_by_another_s_word_is_an_answer_of_its_own() -> None:
    text = "Two men were killed in the yard. Both men died at the scene, the coroner's office said."
    layers = replace(laid(text), attributions=find_attributions(laid(text)))
    assert [(c.low, c.origin.name) for c in find_counts(layers, ONE)] == [(2, ""), (2, "coroner's office")]
