"""Rules over claims, tallies and incidents; each speaks only where there is something to check."""

from accordingto.weighing.checks.evidence import Evidence, Rule
from accordingto.weighing.checks.growth import incidents_within_tally, increments_fit, tallies_never_fall
from accordingto.weighing.checks.lookalikes import kept_apart, second_in_24_hours
from accordingto.weighing.checks.slips import digits_slip, one_speaker, told_after_it_happened
from accordingto.weighing.checks.sums import parts_of_claims, parts_within_whole
from accordingto.weighing.checks.times import clocks_agree, relative_dates_agree, weekday_fits_date

RULES: tuple[Rule, ...] = (
    parts_within_whole, parts_of_claims, clocks_agree, relative_dates_agree, weekday_fits_date, second_in_24_hours, kept_apart,
    tallies_never_fall, increments_fit, incidents_within_tally, digits_slip, told_after_it_happened, one_speaker,
)  # fmt: skip
"""Adding a rule is a function and its name here."""

__all__ = ["RULES", "Evidence", "Rule"]
