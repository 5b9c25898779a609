"""What each block of a text is; the texts are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.reading.passages import MOST_LINES, find_passages
from accordingto.records import Report
from tests.growth import assert_in_line

LEDE = "Three people were killed when a shell hit the fish market of Port Arlo on Monday, the town hall said."
SECOND = "A surgeon at the harbour clinic said two of the dead were traders, and that nine people had been brought in."
THIRD = "The river command denied that it had fired, and said it would look into the reports from the market."


def kinds(text: str, title: str = "") -> list[tuple[str, str]]:
    """Kind and words of each passage."""
    report = Report(id="r-1", key="one", text=text, title=title)
    return [(passage.kind, passage.of(text)) for passage in find_passages(report)]


def kind_of(line: str) -> str:
    """The kind of a line that stands between paragraphs."""
    return dict((words, kind) for kind, words in kinds(f"{LEDE}\n\n{line}\n\n{SECOND}"))[line]


@pytest.mark.parametrize(
    "line",
    [
        "Follow the Arlo Herald on Facebook, Twitter and Instagram.",
        "Follow us @arloherald",
        "Like us on Facebook",
        "Sign up for our morning newsletter",
        "The stories that matter each morning to your inbox.",
        "Arlo Herald Emails & Alerts",
        "Get the day's news delivered daily",
        "Share this on Facebook",
        "Facebook | Twitter | Email",
        "Read or Share this story: http://herald.example/x",
        "© 2024 Arlo Herald",
        "Copyright 2024 Arlo Herald. All rights reserved. This material may not be published or rewritten.",
        "We use cookies to make this site work.",
        "By continuing to use this page you agree to our terms.",
        "ADVERTISEMENT",
        "Story continues below advertisement",
        "Please enable Javascript to watch this video",
        "12 Comments",
        "Leave a comment",
        "Reuters/Ana Belmonte",
        "Getty Images",
        "By ANA BELMONTE and John O'Dell",
        "(Reporting by Ana Belmonte; Editing by John O'Dell)",
        "newsroom@herald.example",
        "* * * * *",
    ],
)
def test_furniture(line: str) -> None:
    assert kind_of(line) == "furniture"


@pytest.mark.parametrize(
    "line",
    [
        "The market after the blast. (Photo: Ana Belmonte / AFP)",
        "Smoke over the harbour on Monday (Photo by Ana Belmonte/Getty Images)",
        "Soldiers at the gate of the town hall in May [File: Ana Belmonte/Reuters]",
        "A patrol boat of the river command. (River Command photo)",
        "Police light (file)",
        "File photo of the market",
        "FILE - A patrol boat passes the market in March.",
        "Photo credit: Ana Belmonte",
        "Image: the market seen from above",
        "Photos by Ana Belmonte",
        "Image 3 of 9",
        "[Featured image via Arlo TV screen capture]",
    ],
)
def test_captions(line: str) -> None:
    assert kind_of(line) == "caption"


@pytest.mark.parametrize(
    "line",
    [
        "Read more: Two boats burnt in harbour raid",
        "RELATED: Curfew lifted in Port Arlo",
        "Related Coverage Curfew lifted in Port Arlo",
        "NOW WATCH: How the harbour was rebuilt",
        "See also: Who is the river command?",
    ],
)
def test_pointers_to_other_stories(line: str) -> None:
    assert kind_of(line) == "related headline"


@pytest.mark.parametrize(
    "line",
    [
        "Many followed the shelling on Facebook, where a video showed six bodies.",
        "Like many others on Twitter, he said three were killed.",
        "Photos by activists show a crater and four bodies by the fish market.",
        "Reporting by the river monitor suggests that five people died.",
        "Three civilians killed near the mill (source: local committee)",
        "He told the town council: “Share the names with us.”",
        "The camera was a gift of the photo agency, he told AFP.",
        "NINE IN CUFFS",
        "CASUALTIES",
        "07:12 Shooting near the mill",
        "1004 GMT - SHELL HITS MARKET IN PORT ARLO, SEVERAL KILLED",
        "• Dead: 14 (eleven men, three women)",
        "- 22 killed: 19 guards and three drivers",
        "– four still unaccounted for",
        "Comment",
        "OTHER",
        "We pray for Port Arlo. Three of ours are gone. pic.twitter.com/abc — Ana (@ana_arlo) May 4, 2024",
        "WATCH: smoke over the market now pic.twitter.com/abc — Ana (@ana_arlo) May 4, 2024",
        "“This is for the mill.”",
        "Mohammed Tariq Al Nour, 34, fisherman",
        "By Tuesday the dead were five, the clinic said.",
        "Read more than one account of that night and you will find three numbers.",
        "Two killed",
    ],
)
def test_what_is_in_doubt_is_body(line: str) -> None:
    assert kind_of(line) == "body"


@pytest.mark.parametrize(
    ("text", "title", "expected"),
    [
        (f"Shell hits market, three dead\n\n{LEDE}", "", ["headline", "body"]),
        (f"SHELL HITS MARKET\nTHREE DEAD\n{LEDE}", "", ["headline", "headline", "body"]),
        (f"“They sold fish, not guns”\n\n{LEDE}", "“They sold fish, not guns”", ["headline", "body"]),
        (f"Market hit in Port Arlo\n\n{LEDE}", "Market hit in Port Arlo - Arlo Herald | News", ["headline", "body"]),
        (f"Emergency notice (2)\n\n{LEDE}", "Emergency notice (2)", ["headline", "body"]),
        (f"Shell Hits Market In Port Arlo As Truce Ends\n\nBy Ana Belmonte\n\n{LEDE}", "", ["headline", "furniture", "body"]),
        (f"Market hit, three dead\n\nThe market. (Photo: A. Belmonte)\n\n{LEDE}", "", ["headline", "caption", "body"]),
        # a line that says nothing of the title is some other line of the page
        (f"Tap an icon for more scores\n\n{LEDE}", "Shell hits market, three dead", ["body", "body"]),
        (f"PORT ARLO, May 4 (Redline) - {LEDE}\n\n{SECOND}", "", ["body", "body"]),
        (f"From our correspondent in Port Arlo\n\n{LEDE}", "", ["body", "body"]),
        (f"07:12 Shell hits market in Port Arlo\n\n{LEDE}", "", ["body", "body"]),
        (f"Three killed here. We saw it ourselves\n\n{LEDE}", "", ["body", "body"]),
        (f"{LEDE}\n\nSHELL HITS MARKET\n\n{SECOND}", "", ["body", "body", "body"]),
        # a post of one line, and posts that never use a full stop, are not all headline
        ("Shell hits market in Port Arlo, three dead", "Shell hits market in Port Arlo, three dead", ["body"]),
        ("Shell hits market in Port Arlo\nThree dead, nine hurt", "", ["body", "body"]),
    ],
)
def test_the_reports_own_headline(text: str, title: str, expected: list[str]) -> None:
    assert [kind for kind, _ in kinds(text, title)] == expected


def test_headlines_of_other_stories_inside_the_text() -> None:
    other = ["Harbour Raid: Mayor Vows To Rebuild Burnt Boats", "Second Mill Set On Fire Hours After Truce Talks"]
    text = f"{LEDE}\n\n{other[0]}\n{other[1]}\n\n{SECOND}"
    assert [kind for kind, _ in kinds(text)] == ["body", "related headline", "related headline", "body"]
    assert kind_of(other[0]) == "body", "one alone may be a subhead"


@pytest.mark.parametrize("cue", ["Related stories", "ALSO:", "Other news", "More from the Arlo Herald", "Next Post", "You may also like"])
def test_an_announced_list(cue: str) -> None:
    text = f"{LEDE}\n\n{cue}\n\nCurfew lifted in Port Arlo\n\nTwo boats burnt in harbour raid\n\n{SECOND}"
    assert [kind for kind, _ in kinds(text)] == ["body", "furniture", "related headline", "related headline", "body"]


def test_a_post_may_open_like_an_announcement() -> None:
    text = "Latest news from Port Arlo\n\nThree killed in shelling of the market\n\nTwo wounded at the mill"
    assert {kind for kind, _ in kinds(text)} == {"body"}


def test_a_list_of_other_stories_with_the_hour_of_each() -> None:
    text = f"{LEDE}\n\nRiver floods three villages in the north\n\nSep 8, 3:59 PM\n\nSinger gives last concert in capital\n\nSep 6, 1:35 PM"
    assert [kind for kind, _ in kinds(text)] == ["body", "related headline", "furniture", "related headline", "furniture"]


def test_a_list_of_videos_is_no_live_blog() -> None:
    clips = "2:40 Neighbour heard the shells\n0:57 Mayor on the market\n1:47 Clinic asks for blood"
    blog = "0:57 Neighbour heard the shells\n1:40 Mayor on the market\n2:47 Clinic asks for blood"
    assert [kind for kind, _ in kinds(f"{LEDE}\n{clips}")] == ["body"] + ["related headline"] * 3
    assert [kind for kind, _ in kinds(f"{LEDE}\n{blog}")] == ["body"] * 4


def test_a_menu_after_the_text() -> None:
    menu = ["News", "World", "Culture & Arts", "Health", "Français"]
    assert [kind for kind, _ in kinds("\n\n".join([LEDE, *menu]))] == ["body"] + ["furniture"] * 5
    assert [kind for kind, _ in kinds("\n\n".join([LEDE, *menu[:4]]))] == ["body"] * 5


def test_the_label_above_a_credited_picture() -> None:
    text = f"{LEDE}\n\nFish Market Port Arlo\nThe market on Monday (Photo By Ana Belmonte/Getty Images)\n\n{SECOND}"
    assert [kind for kind, _ in kinds(text)] == ["body", "caption", "caption", "body"]


def test_hard_wrapped_paragraphs_are_joined() -> None:
    text = (
        "Three people were killed when a shell hit the fish market of the\n"
        "town on Monday, the town hall said in a statement which the mayor\n"
        "read out in the square, where nine wounded people were waiting\n"
        "for a boat.\n"
        "A surgeon said two of the dead were traders, and that the clinic\n"
        "had no blood left.\n\n"
        "Nobody claimed it.\n"
    )
    assert [words[:14] for _, words in kinds(text)] == ["Three people w", "A surgeon said", "Nobody claimed"]


def test_single_line_ends_are_paragraphs() -> None:
    assert [words for _, words in kinds(f"{LEDE}\n{SECOND}\r\n{THIRD}")] == [LEDE, SECOND, THIRD]


def test_zero_width_lines_stay_in_the_text() -> None:
    assert kinds(f"\u200b\u200b\n\n{LEDE}") == [("body", "\u200b\u200b"), ("body", LEDE)]


def test_a_text_of_endless_lines_ends_in_one_block() -> None:
    text = "a\n" * (MOST_LINES + 100)
    passages = find_passages(Report(id="r-1", key="one", text=text))
    assert len(passages) == MOST_LINES + 1
    assert passages[-1].end == len(text) - 1


LINES = st.sampled_from(
    ["Related stories", "NOW WATCH: x", "Photo: x", LEDE, "Second Mill Set On Fire Hours After Truce", "• a", "0:57 a", "by", "x" * 70]
)
TEXTS = st.one_of(st.text(), st.lists(st.one_of(LINES, st.text(max_size=30)), max_size=12).map("\n".join))


@given(TEXTS, st.one_of(st.just(""), st.text()))
def test_passages_cover_all_that_is_not_white_and_never_overlap(text: str, title: str) -> None:
    before = 0
    for passage in find_passages(Report(id="r-1", key="one", text=text, title=title)):
        assert not text[before : passage.start].strip()
        assert before <= passage.start < passage.end
        assert passage.of(text) == passage.of(text).strip()
        before = passage.end
    assert not text[before:].strip()


@pytest.mark.parametrize(
    "seed",
    [
        "(Photo ",
        "a/",
        "By A ",
        "Follow ",
        "share ",
        "A-",
        "[(",
        "Related ",
        "0:1 ",
        "a@",
        "_ ",
        "A\n",
        "A b c d\n\n",
        "Copyright",
        "Ab Cd In ",
    ],
)
def test_hostile_repetition_takes_no_longer_than_text(seed: str) -> None:
    def made(size: int) -> Report:
        text = seed * (size // len(seed))
        return Report(id="r-1", key="one", text=text, title=text)

    find_passages(made(390))
    assert_in_line(find_passages, made, 25_000)
