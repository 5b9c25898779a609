from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.errors import UnreadableOrigins
from accordingto.values.imprints import spelled_out
from accordingto.values.known import known_origins
from accordingto.weighing.origins.naming import joined, same_origin

KNOWN = known_origins()


@pytest.mark.parametrize(
    ("name", "known", "why"),
    [
        ("SOHR", "Syrian Observatory for Human Rights", "letters"),
        ("the Syrian Observatory", "Syrian Observatory for Human Rights", "a short form that can mean nobody else"),
        ("المرصد السوري لحقوق الإنسان", "Syrian Observatory for Human Rights", "its name in Arabic"),
        ("the Britain-based Syrian Observatory for Human Rights", "Syrian Observatory for Human Rights", "where it sits"),
        ("Syrian Observatory for Human Rights (SOHR)", "Syrian Observatory for Human Rights", "letters in brackets"),
        ("a spokesman for the Syrian Network for Human Rights", "Syrian Network for Human Rights", "a spokesman speaks for it"),
        ("Syria's state news agency SANA", "SANA", "what it is, then its name"),
        ("an AFP correspondent", "Agence France-Presse", "who works for it"),
        ("A.P.", "Associated Press", "letters with points"),
        ("Ministry of Health in Gaza", "Gaza Health Ministry", "another word order"),
        ("Hamas-run health ministry in Gaza", "Gaza Health Ministry", "as agencies call it"),
        ("Israel's health ministry", "Israeli Health Ministry", "the same office of another place"),
        ("who", None, "a pronoun is no organisation"),
        ("the Observatory", None, "may be any"),
        ("the health ministry", None, "may be any"),
        ("deputy health minister of Gaza", None, "another rank"),
        ("former CENTCOM commander", None, "no longer"),
        ("Israel", None, "a state is not its army"),
        ("Gaza City police", None, "not listed"),
        ("Saudi health ministry", None, "not listed, though two that are like it are"),
    ],
)
def test_known_origins(name: str, known: str | None, why: str) -> None:
    found = KNOWN.of(name)
    assert (found.name if found else None) == known, why


@pytest.mark.parametrize(
    ("one", "other", "same", "why"),
    [
        ("police", "Springfield police", True, "the only police told of"),
        ("Springfield police", "Shelbyville police", False, "two towns"),
        ("Gaza health ministry", "Israeli health ministry", False, "two places"),
        ("health minister", "deputy health minister", False, "two ranks"),
        ("Springfield police", "Springfield police union", False, "a union is not the force"),
        ("defence minister", "former defence minister", False, "no longer in office"),
        ("Kansas police", "Kansas City police", False, "a state and a city"),
        ("police", "state police", True, "the only police told of"),
        ("Israeli army", "Israeli army radio", False, "a station is not the army"),
        ("Reuters", "Reuters news agency", True, "what it is"),
        ("Mohammed al-Kareem", "Mohamed Kareem", True, "transliteration"),
        ("Austrian police", "Australian police", False, "two letters, two states"),
        ("Albert Morales", "an alert", False, "one word is no transliteration of a name"),
        ("investigators", "a source close to the investigation", False, "no office by its kin"),
        ("rebels", "government", False, "nothing shared"),
        ("Human Rights Watch", "Human Rights Council", False, "half of the words"),
    ],
)
def test_same_origin(one: str, other: str, same: bool, why: str) -> None:
    assert (same_origin(one, other) or same_origin(other, one)) is same, why


def names(*said: str, texts: dict[int, str] | None = None) -> list[str]:
    """The names of so many reports' origins, joined; one report each."""
    made = {f"c{n}": (name, f"r{n}") for n, name in enumerate(said)}
    acronyms = {f"r{n}": dict(spelled_out(text)) for n, text in (texts or {}).items()}
    return list(joined(made, KNOWN, acronyms).values())


@pytest.mark.parametrize(
    ("said", "origins", "why"),
    [
        (["SOHR", "Syrian Observatory", "the Observatory", "the Syrian Observatory for Human Rights", "المرصد"], 1, "one monitor"),
        (["the Observatory", "المرصد"], 2, "nobody names it in full"),
        (["Syrian Observatory for Human Rights", "Syrian Network for Human Rights", "SNHR"], 2, "two monitors"),
        (["Gaza Health Ministry", "Israeli Health Ministry", "the health ministry"], 3, "short for either: its own"),
        (["UN", "OCHA", "UNICEF"], 3, "each body speaks for itself"),
        (["police", "Springfield police", "the Springfield Police Department"], 1, "one force"),
        (["AP", "Associated Press", "the AP news agency", "AFP"], 2, "two agencies"),
    ],
)
def test_names_of_one_origin_are_joined_across_reports(said: list[str], origins: int, why: str) -> None:
    for order in (said, said[::-1]):
        assert len(set(names(*order))) == origins, why


def test_an_acronym_means_what_its_own_report_spells_out() -> None:
    here = "The Harbour Relief Committee (HRC) counted nine dead."
    assert len(set(names("Harbour Relief Committee", "HRC", texts={1: here}))) == 1
    assert len(set(names("Violence Records", "VIREC", texts={1: "Violence Records (VIREC) said so."}))) == 1
    assert len(set(names("Violence Records", "VIREC"))) == 2, "no report says so"
    two = {0: "the Hill Rescue Corps (HRC)", 1: here}
    assert len(set(names("HRC", "HRC", texts=two))) == 2, "two bodies of the same letters, each as its report spells it out"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the Harbour Relief Committee (HRC) said", [("HRC", "Harbour Relief Committee")]),
        ("On Monday the Union of Free Doctors (UFD) and", [("UFD", "Union of Free Doctors")]),
        ("Syrian Harbour Relief Committee (HRC)", [("HRC", "Harbour Relief Committee")]),
        ("he was hurt (AP) and", []),
        ("BEIRUT (AP) — Nine", []),
        ("(HRC)", []),
    ],
)
def test_acronyms_spelled_out(text: str, found: list[tuple[str, str]]) -> None:
    assert list(spelled_out(text)) == found


@given(st.lists(st.sampled_from(["police", "Springfield police", "SOHR", "the Observatory", "army", "Army Radio", "UN", "a UN official"])))
def test_order_never_changes_names(said: list[str]) -> None:
    assert dict(zip(said, names(*said), strict=True)) == dict(zip(said[::-1], names(*said[::-1]), strict=True))


def test_the_users_list_lies_over_ours(tmp_path: Path) -> None:
    own = tmp_path / "origins.toml"
    own.write_text(
        '[[origin]]\nname = "Harbour Rights Watch"\nkind = "monitor"\nalso = ["HaRW", "Harbour Watch"]\n'
        '[[origin]]\nname = "Observatory of the Hills"\nalso = ["Hill Observatory"]\nshort = ["the Observatory"]\n',
        "utf-8",
    )
    known = known_origins(str(own))
    watch = known.of("the Harbour Watch")
    assert watch and watch == known.of("HaRW")
    meant = known.meant_by("the Observatory")
    assert meant and meant.name == "Observatory of the Hills"
    assert known.of("SOHR") == KNOWN.of("SOHR")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[origin]", "no TOML"),
        ("origin = 3", "no [[origin]] tables"),
        ('[[origin]]\nkind = "monitor"', "without a name"),
        ('[[origin]]\nname = "X Y"\nkind = "spy"', "kinds are"),
        ('[[origin]]\nname = "X Y"\nalso = "Z"', "no list of names"),
        ('[[origin]]\nname = "X Y"\n[[origin]]\nname = "Z Z Z"\nalso = ["X Y"]', "to both"),
    ],
)
def test_a_list_with_a_slip_is_told(tmp_path: Path, text: str, says: str) -> None:
    own = tmp_path / "own.toml"
    own.write_text(text, "utf-8")
    with pytest.raises(UnreadableOrigins, match=says.replace("[", r"\[")):
        known_origins(str(own))
    with pytest.raises(UnreadableOrigins, match="can't be read"):
        known_origins(str(tmp_path / "none.toml"))


def test_hostile_names_are_read_in_time() -> None:
    for piece in ("the ", "spokesman for ", "(", "A-based ", "agency, ", "Ab "):
        KNOWN.of(piece * 30_000)
        list(spelled_out(piece * 30_000 + "(AB)"))
