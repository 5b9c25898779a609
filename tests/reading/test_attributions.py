"""Who is said to have said what; the texts are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.reading.attribution import find_attributions
from accordingto.reading.claims import attribution_of
from accordingto.reading.layers import Attribution, Layers
from accordingto.records import OWN_VOICE, Span
from tests.growth import assert_in_line
from tests.reading.attributing import layers_of


def read(text: str, outlet: str = "") -> tuple[Attribution, ...]:
    """A text's attributions."""
    return layers_of(text, outlet, read=True).attributions


def said_of(text: str, words: str, outlet: str = "") -> tuple[str, tuple[str, ...], str]:
    """Origin, via and stance of the words, as a claim on them would have them."""
    layers = layers_of(text, outlet, read=True)
    start = text.rindex(words)
    said = attribution_of(layers, Span(start, start + len(words)))
    return (said.origin.name, said.via, said.stance) if said else ("", (), "asserted")


@pytest.mark.parametrize(
    ("text", "words", "origin"),
    [
        pytest.param("Police said on Monday that 12 people died.", "12 people", "Police", id="that-clause"),
        pytest.param("Police said 12 people died in the raid.", "12 people", "Police", id="no that"),
        pytest.param("Twelve people died in the raid, police said on Monday.", "Twelve", "police", id="behind"),
        pytest.param("Twelve people died, police said in a statement issued at 3am.", "Twelve", "police", id="behind, with adjuncts"),
        pytest.param("Twelve people died, said Ana Holt, a nurse at the clinic.", "Twelve", "Ana Holt", id="turned round"),
        pytest.param("The toll, police said, had reached 12.", "12", "police", id="in the middle"),
        pytest.param("According to the river command, 12 fighters died.", "12", "river command", id="according to, before"),
        pytest.param("Twelve fighters died, according to the river command.", "Twelve", "river command", id="according to, behind"),
        pytest.param("Ana Holt, the mayor of Port Arlo, told reporters that 12 had died.", "12", "Ana Holt", id="an aside and a listener"),
        pytest.param("Sam Tull, 44, a baker, said 12 shells fell.", "12", "Sam Tull", id="an age is no source"),
        pytest.param("A nurse who did not want to be named said 12 were dead.", "12", "A nurse", id="a clause about the source"),
        pytest.param("The command put the toll at 12.", "12", "command", id="put at"),
        pytest.param("The clinic counted 12 bodies.", "12", "clinic", id="a verb of counting with a figure"),
        pytest.param("The village counted on its elders for help in winter.", "help", "", id="the same verb without one"),
        pytest.param("The minister blamed the River Front for the blast.", "River Front", "minister", id="blamed"),
        pytest.param("Figures released by the river mission show 12 raids.", "12", "river mission", id="a document is its issuer's"),
        pytest.param("The Front's statement said 12 soldiers died.", "12", "Front", id="an owned document"),
        pytest.param("The raid killed 12, by the union's count.", "12", "union", id="by somebody's count"),
        pytest.param("Twelve dead in market raid - police", "Twelve", "police", id="headline, speaker behind"),
        pytest.param("Police: two dead in raid", "two", "Police", id="headline, speaker before"),
        pytest.param("The higher figure of 12 was given by the clinic.", "12", "clinic", id="passive"),
        pytest.param("The army reports the loss of 12 men.", "12", "army", id="a verb that is a noun too"),
        pytest.param("The army's reports were long and 12 pages each.", "12", "", id="the noun"),
        pytest.param("Police arrested 12 suspects on Monday.", "12", "", id="suspects are no suspicion"),
        pytest.param("Twelve people died on Monday.", "Twelve", "", id="own voice"),
        pytest.param("“Twelve died here,” Holt said. “Two were boys.”", "Two", "Holt", id="the next quotation is the same speaker's"),
        pytest.param("Police said two died, but the clinic spoke of 12.", "12", "clinic", id="two speakers, the second"),
        pytest.param("Police said two died, but the clinic spoke of 12.", "two", "Police", id="two speakers, the first"),
        pytest.param("Injured: 12, says the city; at least 15, says the council.", "15", "council", id="a semicolon between"),
        pytest.param("GOMA (River Wire) — Twelve people died, police said.", "Twelve", "police", id="dateline"),
        pytest.param("The governor promised help after the raid that killed 12.", "12", "", id="what a promise takes for granted"),
        pytest.param(
            "The jail service, which on Monday reported 12 deaths, is silent.", "12", "jail service", id="a clause about the source"
        ),
        pytest.param("The ministry, which in 2011 announced that 12 died, is shut.", "12", "ministry", id="a year is no source"),
        pytest.param("Toll revised: 12 dead, says the mayor's office, which had missed one.", "12", "mayor's office", id="colon and cue"),
        pytest.param("10:20 The Black Lamp Group said 12 died.", "12", "Black Lamp Group", id="a clock before the name"),
        pytest.param(
            "(03:05) Source in ambulance: 12 dead.", "12", "Source in ambulance", id="a clock in brackets, a head before its place"
        ),
        pytest.param("@RiverWatch 10:49 pm: 12 dead at the bridge.", "12", "@RiverWatch", id="a clock behind the name"),
        pytest.param("- Police: 12 dead", "12", "Police", id="list item"),
        pytest.param("Two dead: police", "Two", "police", id="the shortest headline"),
        pytest.param("Nine killed in raid, state says", "Nine", "state", id="headline with a verb"),
        pytest.param("Inspector Blas Arno speaks to us: 12 were killed.", "12", "Blas Arno", id="speaks to us"),
        pytest.param("Twelve deaths were confirmed by the ministry.", "Twelve", "ministry", id="passive with by"),
        pytest.param("The men were led before the judge, who placed 12 under arrest.", "12", "judge", id="no participle in the name"),
        pytest.param("The United States-led force flew 12 raids.", "12", "", id="states are no verb"),
        pytest.param("No group reported 12 dead.", "12", "", id="nobody"),
        pytest.param("Our team counted 12 bodies.", "12", "", id="our own count"),
        pytest.param("Our reporter counted 12 bodies.", "12", "Our reporter", id="our own reporter is somebody"),
        pytest.param("Jets hit a camp, the army said, two days after shells killed 12.", "12", "", id="the outlet's own aside"),
        pytest.param("Jets hit a camp, the army said, after shells killed 12.", "12", "army", id="no aside of the outlet's"),
        pytest.param("The ministry's figure of 12 is out of date.", "12", "ministry", id="an owned figure"),
        pytest.param("Twelve families fled, by the reckoning of the mission.", "Twelve", "mission", id="by the reckoning of"),
        pytest.param(
            "Twelve died, asserts a police source to the newspaper.", "Twelve", "a police source", id="the listener is no part of the name"
        ),
    ],
)
def test_origin(text: str, words: str, origin: str) -> None:
    assert said_of(text, words)[0] == origin


@pytest.mark.parametrize(
    ("text", "words", "origin"),
    [
        pytest.param("Mayor Ana Holt came at dawn. She said 12 had died.", "12", "Ana Holt", id="she"),
        pytest.param("The River Front took the bridge. It said 12 soldiers fell.", "12", "River Front", id="it"),
        pytest.param("Mayor Ana Holt said it was over.\n\nHolt later said 12 died.", "12", "Ana Holt", id="surname"),
        pytest.param(
            "The Arlo Valley Observatory for Harm (AVOH) said ten died. The AVOH later spoke of 12.",
            "12",
            "Arlo Valley Observatory for Harm",
            id="acronym",
        ),
        pytest.param(
            "The joint river command denied firing. The command said 12 rebels fell.", "12", "joint river command", id="shorter name later"
        ),
        pytest.param(
            "The group, which calls itself “Harbour Is Being Watched,” posted pictures. The group said 12 died.",
            "12",
            "Harbour Is Being Watched",
            id="the name a group gives itself",
        ),
        pytest.param("Consul Lin Wei spoke first. Lin said 12 died.", "12", "Lin Wei", id="a family name that stands first"),
        pytest.param("It burned in Arlo. Vesna said 12 died.", "12", "Vesna", id="no name reaches over a full stop"),
        pytest.param(
            "“Arlo Is Being Watched” wrote at dawn. The Arlo Is Being Watched page said 12 died.",
            "12",
            "Arlo Is Being Watched",
            id="a name once in marks",
        ),
        pytest.param("He said 12 had died.", "12", "He".lower(), id="nobody is guessed"),
    ],
)
def test_one_origin_under_several_names(text: str, words: str, origin: str) -> None:
    assert said_of(text, words)[0] == origin


@pytest.mark.parametrize(
    ("text", "words", "origin"),
    [
        pytest.param("Mayor Ana Holt was there, said a guard, Sam Tull. He counted 12 dead.", "12", "Sam Tull", id="he who spoke last"),
        pytest.param("Gaito, leader of the column, took the town. He said 12 died.", "12", "Gaito", id="a name told by its role"),
        pytest.param("At least 12 died, its mayor said. Mayor Ana Holt asked for help.", "12", "Ana Holt", id="named later"),
        pytest.param("The Lamp Front fled. The brigade said 12 died.", "12", "brigade", id="a brigade is no front"),
        pytest.param("Turkey hit a camp. The US said 12 died.", "12", "US", id="no article in a state's name"),
        pytest.param(
            "Sam Tull said one died. A herder said two died. According to him 12 shells fell.", "12", "A herder", id="him, unnamed"
        ),
    ],
)
def test_who_is_meant(text: str, words: str, origin: str) -> None:
    assert said_of(text, words)[0] == origin


@pytest.mark.parametrize(
    ("text", "origins"),
    [
        pytest.param(
            "France said it dropped 16 bombs. The French Defence Ministry said two men died.",
            {"France (French Defence Ministry)"},
            id="a state and the one body that speaks for it",
        ),
        pytest.param("The US said 12 died. The Pentagon said 13 died.", {"US (Pentagon)"}, id="a body with a name of its own"),
        pytest.param("Turkey said 12 died. The Turkish government said 13 died.", {"Turkey (Turkish government)"}, id="a government"),
        pytest.param(
            "France said 12 died. The French army said 13 died. The French foreign ministry said 14 died.",
            {"France", "French army", "French foreign ministry"},
            id="two bodies, neither holding the other",
        ),
        pytest.param(
            "France said 12 died. The French army said 13 died. The French defence ministry said 14 died.",
            {"France (French defence ministry)", "French army"},
            id="a ministry holds its army",
        ),
        pytest.param("France said 12 died. The Iraqi army said 13 died.", {"France", "Iraqi army"}, id="another state's body"),
        pytest.param("France said 12 died. French police said 13 died.", {"France", "French police"}, id="police speak for themselves"),
    ],
)
def test_a_state_and_its_body_are_one(text: str, origins: set[str]) -> None:
    assert {a.origin.name for a in read(text)} == origins


@pytest.mark.parametrize(
    ("text", "words", "origin", "via"),
    [
        pytest.param("The clinic told Delta Wire that 12 died.", "12", "clinic", ("Delta Wire",), id="told an agency"),
        pytest.param("The clinic told the Herald that 12 died.", "12", "clinic", ("Herald",), id="told a paper with an article"),
        pytest.param("The clinic told reporters that 12 died.", "12", "clinic", (), id="told everybody"),
        pytest.param(
            "Delta Wire said, citing a security source, that 12 died.", "12", "a security source", ("Delta Wire",), id="citing inside"
        ),
        pytest.param(
            "Twelve died, Delta Wire said, citing a security source.", "Twelve", "a security source", ("Delta Wire",), id="citing behind"
        ),
        pytest.param("Delta Wire quoted police as saying 12 died.", "12", "police", ("Delta Wire",), id="quoted as saying"),
        pytest.param("The mayor was quoted by Delta Wire as saying 12 died.", "12", "mayor", ("Delta Wire",), id="was quoted by"),
        pytest.param("Survivors say 12 died, according to The Delta Times.", "12", "Survivors", ("The Delta Times",), id="second hand"),
        pytest.param(
            "The Delta Times reports that the ministry announced that 12 died.", "12", "ministry", ("The Delta Times",), id="nested"
        ),
        pytest.param(
            "Twelve died, the mayor said in an interview with Delta Wire.", "Twelve", "mayor", ("Delta Wire",), id="in an interview"
        ),
        pytest.param(
            "In an interview with Delta Wire, the mayor said 12 died.", "12", "mayor", ("Delta Wire",), id="in an interview, before"
        ),
        pytest.param("A doctor reached by telephone said 12 died.", "12", "A doctor", (), id="a telephone relays nothing"),
        pytest.param("The group said on its Telegram channel that 12 died.", "12", "group", (), id="nor does its own channel"),
        pytest.param("Twelve died, according to Lens, which cites a nurse.", "Twelve", "a nurse", ("Lens",), id="which cites"),
        pytest.param("Twelve died, Delta Wire said, quoting a cook who saw it.", "Twelve", "a cook", ("Delta Wire",), id="quoting"),
    ],
)
def test_chain(text: str, words: str, origin: str, via: tuple[str, ...]) -> None:
    assert said_of(text, words)[:2] == (origin, via)


@pytest.mark.parametrize(
    ("text", "words", "origin", "stance"),
    [
        pytest.param("The army denied that 12 civilians died.", "12", "army", "denied", id="denied"),
        pytest.param("The army dismissed reports of 12 deaths.", "reports of 12", "army", "denied", id="dismissed"),
        pytest.param("The ministry could not confirm how many had died.", "how many", "ministry", "unknown", id="could not confirm"),
        pytest.param("The ministry gave no figure for the dead.", "no figure", "ministry", "unknown", id="gave no figure"),
        pytest.param("Nor did the ministry give an estimate of the dead.", "an estimate", "ministry", "unknown", id="nor did"),
        pytest.param("It was not immediately clear how many had died.", "how many", "", "unknown", id="not clear, to nobody"),
        pytest.param("Nobody has said who did it.", "who did", "", "unknown", id="nobody says"),
        pytest.param("The mayor said that nobody had claimed it.", "it", "mayor", "unknown", id="somebody says that nobody does"),
        pytest.param("Neither police nor the clinic would say how many.", "how many", "police", "unknown", id="neither"),
        pytest.param("The army declined to say how many died.", "how many", "army", "unknown", id="declined to say"),
        pytest.param("The company would give no figure.", "company would give no figure", "company", "unknown", id="the refusal itself"),
        pytest.param("The River Front denied having laid the mine.", "River Front", "River Front", "denied", id="who denies"),
        pytest.param("A nurse contradicted that: 12 were killed.", "12", "A nurse", "asserted", id="what follows a denial is asserted"),
        pytest.param("The minister rejected reports that 12 died.", "12", "minister", "denied", id="rejected reports"),
    ],
)
def test_stance(text: str, words: str, origin: str, stance: str) -> None:
    assert (said_of(text, words)[0], said_of(text, words)[2]) == (origin, stance)


@pytest.mark.parametrize(
    ("outlet", "origin"),
    [
        pytest.param("Delta Wire", "", id="an outlet that cites itself speaks in its own voice"),
        pytest.param("River Post", "Delta Wire", id="another outlet is an origin"),
    ],
)
def test_own_voice(outlet: str, origin: str) -> None:
    assert said_of("Twelve people died in the raid, Delta Wire has learned.", "Twelve", outlet)[0] == origin


def test_a_release_that_names_its_issuer_has_it_for_an_origin() -> None:
    text = "The river command said 12 rebels fell. We have no dead."
    assert said_of(text, "12", "River Command")[0] == "river command"
    assert said_of(text, "no dead", "River Command")[0] == ""


def test_a_list_after_a_colon_is_the_same_speaker_s() -> None:
    listed = "– two men died in the market\n\n– nine were brought to the clinic"
    text = f"The river office, which keeps the register, reports:\n\n{listed}\n\nMarkets are shut."
    assert said_of(text, "nine were brought")[0] == "river office"
    assert said_of(text, "Markets are shut")[0] == ""


def test_a_claim_of_responsibility_holds_the_one_who_claims() -> None:
    assert said_of("The River Front claimed responsibility for the blast.", "River Front")[0] == "River Front"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Residents said 12 died.", "witness"),
        ("The defence ministry said 12 died.", "official"),
        ("The army said 12 died.", "military"),
        ("A doctor said 12 died.", "medical"),
        ("A security source said 12 died.", "unnamed"),
        ("The Arlo Observatory said 12 died.", "monitor"),
        ("Delta News Agency said 12 died.", "agency"),
        ("The Sunrise Brigades said 12 died.", "armed group"),
        ("The activist group “Arlo Is Watching” said 12 died.", "monitor"),
        ("Red Lantern, an armed gang from the port, said 12 died.", "armed group"),
        ("Five died, River Hands said. River Hands, a clinic in Arlo, is full.", "medical"),
        ("The group, which calls itself “Arlo Is Watching,” said 12 died. The activist group posts daily.", "monitor"),
        ("Ana Holt, a group leader, said 12 died.", "person"),
    ],
)
def test_kind(text: str, kind: str) -> None:
    assert read(text)[0].origin.kind == kind


PIECES = [
    *"Police said the army , . : ; that 12 died citing he ( ) — - who told Reuters was quoted by as saying".split(),
    *"put at not clear how claims of ’s".split(),
    *("“We ran far away,”", "“Go”", "according to", "Ana Holt", "(AVOH)", "\n\n"),
]


@given(st.lists(st.sampled_from(PIECES), max_size=40))
def test_spans_lie_inside_and_hold_something(words: list[str]) -> None:
    text = " ".join(words)
    for attribution in read(text, "Delta Wire"):
        assert attribution.contents
        for span in (attribution.cue, attribution.source, *attribution.contents):
            assert span is None or 0 <= span.start < span.end <= len(text)
        assert attribution.via == () or attribution.origin != OWN_VOICE


@given(st.text(max_size=200))
def test_no_text_is_too_odd(text: str) -> None:
    for attribution in read(text):
        assert all(text[c.start : c.end] for c in attribution.contents)


@pytest.mark.parametrize(
    "piece", ["he said ", "according to police ", "a man who said ", "quoted a man as saying ", "police, ", "(a) ", "and said ", "Ab Cd "]
)
def test_repetition_without_end_takes_linear_time(piece: str) -> None:
    assert_in_line(find_attributions, lambda size: layers_of((piece * size)[:size]), 10_000)


def test_a_crowd_of_names_takes_linear_time() -> None:
    def crowd(size: int) -> Layers:
        return layers_of(" ".join(f"Ab{i} Cd{i} said {i} died." for i in range(size)))

    assert len(find_attributions(crowd(500))) >= 500
    assert_in_line(find_attributions, crowd, 500)
