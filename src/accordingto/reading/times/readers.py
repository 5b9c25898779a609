"""Which reader reads which form of grammar.py."""

from accordingto.reading.times.clocks import read_clock
from accordingto.reading.times.dates import read_date, read_pair, read_span
from accordingto.reading.times.lengths import read_event, read_length, read_loose, read_part, read_reference, read_rhythm
from accordingto.reading.times.periods import read_century, read_decade, read_fiscal, read_holiday, read_season, read_weekday
from accordingto.reading.times.relative import read_deictic, read_shift, read_unit
from accordingto.reading.times.telling import Reader

READERS: dict[str, Reader] = {
    "clock": read_clock,
    "date": read_date,
    "pair": read_pair,
    "span": read_span,
    "season": read_season,
    "decade": read_decade,
    "century": read_century,
    "fiscal": read_fiscal,
    "holiday": read_holiday,
    "weekday": read_weekday,
    "deictic": read_deictic,
    "unit": read_unit,
    "shift": read_shift,
    "event": read_event,
    "length": read_length,
    "part": read_part,
    "rhythm": read_rhythm,
    "reference": read_reference,
    "loose": read_loose,
}
