"""docs/desk.md says what webhooks do: its example tells what is genuine, its numbers are the program's."""

import re
from pathlib import Path
from typing import Any

import pytest

from accordingto.web.adding import MOST_FILES
from accordingto.web.telling import MEANS
from accordingto.web.telling.postman import AGAIN, signature

PAGE = (Path(__file__).parents[3] / "docs" / "desk.md").read_text("utf-8")
SECRET, BODY, NOW = "whsec_one", b'{"id":"test-1"}', 1_772_619_165
HEADER = signature([SECRET], NOW, BODY)


@pytest.fixture(scope="module")
def is_genuine() -> Any:
    """The example, as it stands there."""
    (example,) = re.findall(r"```python\n(import hmac.*?)```", PAGE, re.DOTALL)
    named: dict[str, Any] = {}
    exec(example, named)
    return named["is_genuine"]


@pytest.mark.parametrize(
    ("secret", "header", "body", "later", "genuine", "shows"),
    [
        (SECRET, HEADER, BODY, 0, True, "as it was sent"),
        (SECRET, HEADER, BODY, 299, True, "a little later"),
        (SECRET, HEADER, BODY, 301, False, "sent again by somebody who listened"),
        (SECRET, HEADER, BODY, -301, False, "by a clock that is wrong"),
        (SECRET, HEADER, BODY + b" ", 0, False, "another body"),
        (SECRET, HEADER.replace(str(NOW), str(NOW + 1)), BODY, 0, False, "another time"),
        ("whsec_two", HEADER, BODY, 0, False, "another secret"),
        (SECRET, signature(["whsec_two", SECRET], NOW, BODY), BODY, 0, True, "while the secret is renewed"),
        (SECRET, f"t={NOW},v1=", BODY, 0, False, "no signature"),
        (SECRET, f"t={NOW},v1=é", BODY, 0, False, "no hex"),
        (SECRET, "", BODY, 0, False, "nothing at all"),
        (SECRET, "t=now,v1=00", BODY, 0, False, "no time"),
    ],
)
def test_the_example_tells_what_is_genuine(
    is_genuine: Any, secret: str, header: str, body: bytes, later: int, genuine: bool, shows: str
) -> None:
    assert is_genuine(secret, header, body, NOW + later) is genuine, shows


def test_the_page_names_what_webhooks_are_told() -> None:
    for kind, meaning in MEANS.items():
        assert f"| `{kind}` | {meaning.replace('’', chr(39))} |" in PAGE


def test_the_page_has_the_numbers_of_the_program() -> None:
    assert f"| files at a time | {MOST_FILES} |" in PAGE
    assert AGAIN == (10, 60, 5 * 60, 30 * 60, 2 * 3600, 6 * 3600, 12 * 3600)
    assert "after 10 seconds, 1 minute, 5 and 30 minutes, 2, 6 and 12 hours" in PAGE
