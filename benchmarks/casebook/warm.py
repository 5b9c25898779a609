"""What the server that writers are forked from loads once: the rules with their tables, which take longer than reading a report."""

from accordingto.reading.readers import reader_named
from accordingto.records import Report
from accordingto.settings import Settings
from benchmarks.casebook.invented import report

SETTINGS = Settings(reader="rules")
READ = reader_named(SETTINGS)

READ(Report("warm", "warm", report(0)["text"]))
