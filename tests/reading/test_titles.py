"""A day without a year under a title that has one."""

import pytest

from accordingto.reading.reader import read_by_rules
from accordingto.records import Report


@pytest.mark.parametrize(
    ("title", "value"),
    [
        ("Findings on the strike of May 3, 2023", "2023-05-03"),
        ("Findings on the strike", "XXXX-05-03"),
        ("Findings on the strike of May 4, 2023", "XXXX-05-03"),
        ("Strikes of May 3, 2021 and May 3, 2023 compared", "XXXX-05-03"),
    ],
)
def test_the_title_tells_the_year(title: str, value: str) -> None:
    text = "A drone strike killed a shepherd near Harim on May 3. The ministry said it was a mistake."
    reading = read_by_rules(Report(id="r", key="r", text=text, title=title))
    assert [c.value for a in reading.accounts for c in a.claims if c.question == "when"] == [value]
