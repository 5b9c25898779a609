import pytest
from hypothesis import given
from hypothesis import strategies as st

from accordingto.values.names import alike, consonants, same_name, words_of


@pytest.mark.parametrize(
    ("one", "other", "same", "why"),
    [
        ("the defence ministry", "Defense Ministry", True, "spelling and article"),
        ("French Defence Ministry", "Defence Ministry of France", True, "a people is its state"),
        ("SOHR", "Syrian Observatory for Human Rights", True, "an acronym"),
        ("HRW", "Human Rights Watch (HRW)", True, "an acronym given in brackets"),
        ("ISIS", "the Islamic State group", True, "one group under two names"),
        ("the U.S.", "United States", True, "a state under its letters"),
        ("us", "United States", False, "a pronoun is no state"),
        ("police", "Springfield police", False, "shorter is not the same"),
        ("Al-Khabar", "al Khabar", True, "articles of other languages"),
        ("Niger", "Nigeria", False, "near in letters, two states"),
        ("Iran", "Iraq", False, "short words must be equal"),
        ("Mohammed Kareem", "Mohamed Kareem", True, "transliteration"),
        ("unit 731", "unit 732", False, "numbers must be equal"),
    ],
)
def test_same_name(one: str, other: str, same: bool, why: str) -> None:
    assert same_name(one, other) is same, why
    assert same_name(other, one) is same, why


@pytest.mark.parametrize(
    ("one", "other", "like", "why"),
    [
        ("France", "the French military", True, "the state and its arm"),
        ("US-led coalition", "the coalition", True, "a shorter form"),
        ("officials", "health officials", False, "a word that many answer to tells nothing"),
        ("Turkish forces", "Kurdish forces", False, "forces of others"),
    ],
)
def test_alike(one: str, other: str, like: bool, why: str) -> None:
    assert alike(one, other) is like, why


@given(st.text(max_size=60), st.text(max_size=60))
def test_names_compare_the_same_from_both_sides(one: str, other: str) -> None:
    assert same_name(one, other) == same_name(other, one)
    assert alike(one, other) == alike(other, one)
    assert same_name(one, one)


def test_a_wall_of_letters_is_read_in_time() -> None:
    words_of("u.s.a" * 20_000 + " islamic state of" * 5_000)


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        ("nasreel", "nesril", "vowels, single or double"),
        ("ghadhriq", "gadrik", "two spellings of one sound"),
        ("darbassiyyah", "darbasiya", "doubled letters and the mute end of a feminine"),
    ],
)
def test_transliterations_share_their_consonants(one: str, other: str, why: str) -> None:
    assert consonants(one) and consonants(one) == consonants(other), why


@pytest.mark.parametrize(("one", "other"), [("nasreel", "nesrim"), ("tulmar", "dulmar")])
def test_other_names_do_not(one: str, other: str) -> None:
    assert consonants(one) != consonants(other)


def test_three_consonants_are_too_few_to_tell_by() -> None:
    assert consonants("meeran") == ""
