"""Rules over claims, tallies and incidents; each speaks only where there is something to check."""

from accordingto.weighing.checks.growth import incidents_within_tally, increments_fit, tallies_never_fall
from accordingto.weighing.checks.lookalikes import kept_apart, second_in_24_hours
from accordingto.weighing.checks.slips import digits_slip, one_speaker, told_after_it_happened
from accordingto.weighing.checks.sums import parts_of_claims, parts_within_whole
from accordingto.weighing.checks.times import clocks_agree, relative_dates_agree, weekday_fits_date
from accordingto.weighing.checks.wording import OfIncident, OfWhole

OF_INCIDENT: tuple[OfIncident, ...] = (
    parts_of_claims, clocks_agree, relative_dates_agree, weekday_fits_date, second_in_24_hours, kept_apart, increments_fit, digits_slip,
    told_after_it_happened,
)  # fmt: skip
OF_WHOLE: tuple[OfWhole, ...] = (parts_within_whole, tallies_never_fall, incidents_within_tally, one_speaker)
"""Adding a rule is a function and its name in one of the two lists."""

__all__ = ["OF_INCIDENT", "OF_WHOLE"]
