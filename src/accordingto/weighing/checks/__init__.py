"""Rules over claims, tallies and incidents; each speaks only where there is something to check."""

from accordingto.weighing.checks.evidence import Evidence, Rule
from accordingto.weighing.checks.lookalikes import kept_apart, second_in_24_hours
from accordingto.weighing.checks.sums import parts_of_claims, parts_within_whole
from accordingto.weighing.checks.times import clocks_agree, relative_dates_agree, weekday_fits_date

RULES: tuple[Rule, ...] = (
    parts_within_whole, parts_of_claims, clocks_agree, relative_dates_agree, weekday_fits_date, second_in_24_hours, kept_apart,
)  # fmt: skip
"""Adding a rule is a function and its name here."""

__all__ = ["RULES", "Evidence", "Rule"]
