"""Settings from the environment: what is taken, and what is told to be wrong without showing a key."""

from decimal import Decimal
from pathlib import Path

import pytest

from accordingto.errors import UnusableReader
from accordingto.reading.served.options import options_of

PLAIN = {"ACCORDINGTO_SERVED_ADDRESS": "http://localhost:11434/v1/", "ACCORDINGTO_SERVED_MODEL": "some-model"}


def given(**more: str) -> dict[str, str]:
    return PLAIN | {f"ACCORDINGTO_SERVED_{name}": value for name, value in more.items()}


def test_address_and_model_are_enough() -> None:
    options = options_of(PLAIN)
    assert (options.address, options.model, options.key, options.ceiling) == ("http://localhost:11434/v1", "some-model", "", None)
    assert options.cache and options.cache.name == "served"


def test_everything_can_be_set() -> None:
    options = options_of(given(KEY="k", TIMEOUT="5", DEADLINE="20", RETRIES="0", WAIT="0", PRICE_IN="0.15", PRICE_OUT="0.6", CEILING="2",
                               CACHE="/tmp/answers", LONGEST="9", MORE='{"seed": 7, "temperature": null}'))  # fmt: skip
    assert (options.timeout, options.deadline, options.retries, options.wait, options.longest) == (5, 20, 0, 0, 9)
    assert (options.price_in, options.price_out, options.ceiling) == (Decimal("0.15"), Decimal("0.6"), Decimal(2))
    assert options.cache == Path("/tmp/answers") and options.more == {"seed": 7, "temperature": None}
    assert options_of(given(CACHE="none")).cache is None
    assert "'k'" not in repr(options)


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"ADDRESS": ""}, "needs ACCORDINGTO_SERVED_ADDRESS"),
        ({"MODEL": " "}, "and ACCORDINGTO_SERVED_MODEL"),
        ({"ADDRESS": "file:///etc/passwd"}, "no http or https address"),
        ({"ADDRESS": "ftp://localhost/v1"}, "no http or https address"),
        ({"ADDRESS": "localhost:11434"}, "no http or https address"),
        ({"ADDRESS": "http://"}, "no http or https address"),
        ({"ADDRESS": "http://localhost:99999/v1"}, "no http or https address"),
        ({"ADDRESS": "http://[::1/v1"}, "no http or https address"),
        ({"ADDRESS": "http://me:sesame@localhost/v1"}, "neither a name and password"),
        ({"ADDRESS": "http://localhost/v1?key=sesame"}, "nor a query"),
        ({"KEY": "sesame\nX-Evil: 1"}, "characters that no key has"),
        ({"KEY": "sésame"}, "characters that no key has"),
        ({"TIMEOUT": "soon"}, "TIMEOUT is 'soon'"),
        ({"TIMEOUT": "0"}, "TIMEOUT is '0'"),
        ({"DEADLINE": "inf"}, "DEADLINE is 'inf'"),
        ({"RETRIES": "-1"}, "RETRIES is '-1'"),
        ({"RETRIES": "1.5"}, "RETRIES is '1.5'"),
        ({"WAIT": "nan"}, "WAIT is 'nan'"),
        ({"PRICE_IN": "-1"}, "PRICE_IN is '-1'"),
        ({"PRICE_OUT": "NaN"}, "PRICE_OUT is 'NaN'"),
        ({"PRICE_IN": "1", "CEILING": "free"}, "CEILING is 'free'"),
        ({"CEILING": "1"}, "CEILING needs prices"),
        ({"MORE": "{"}, "MORE is no JSON object"),
        ({"MORE": "[1]"}, "MORE is no JSON object"),
    ],
)
def test_what_makes_no_sense_is_told(wrong: dict[str, str], says: str) -> None:
    with pytest.raises(UnusableReader) as told:
        options_of(given(**wrong))
    assert says in str(told.value)
    assert "sesame" not in str(told.value) and "sésame" not in str(told.value)
