"""Writers killed in the midst: whatever the moment, all that was told as kept is there, and the rest is added the next time."""

import signal
import time
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path
from random import Random

from accordingto.casebook import Casebook
from accordingto.pipeline import add, record_of, work_out
from accordingto.records import Record
from benchmarks.casebook import sound
from benchmarks.casebook.invented import lines
from benchmarks.casebook.warm import READ, SETTINGS
from benchmarks.casebook.writers import adding, started

LONGEST = 0.01
"""Seconds that the first report is taken to need to be kept; then it is as long as the report before took."""


@dataclass(slots=True)
class Outcome:
    """How a casebook fared whose writers were killed."""

    kills: int = 0
    undone: int = 0
    """Reports that a killed writer was about to keep, and of which nothing was left."""
    untold: int = 0
    """Those that were kept, though it had not come to say so."""
    faults: list[str] = field(default_factory=list)


def source_of(folder: Path, many: int) -> Path:
    """A file with that many invented reports."""
    source = folder / "reports.jsonl"
    source.write_text("\n".join(lines(many)) + "\n", "utf-8")
    return source


def killed(where: str, source: Path, kills: int, seed: int = 0) -> Outcome:
    """Add the reports by writers that are killed so many times, then by one that is left to finish."""
    chance, outcome, acknowledged, sure = Random(seed), Outcome(), set[str](), 1
    many = len(source.read_text("utf-8").splitlines())
    Casebook.create(where).close()
    while outcome.kills < kills:
        share = (many - len(acknowledged)) / (kills - outcome.kills)  # so that the reports last as long as the kills
        told = _lived(where, source, chance, chance.randint(1, max(1, round(2 * share) - 1)))
        acknowledged |= {key for word, key in told if word == "kept"}
        outcome.kills += 1
        with Casebook.open(where) as casebook:
            keys = sound.keys_of(casebook)
            outcome.faults += [*sound.broken(casebook, sure), *(f"{key} was kept, and is gone" for key in sorted(acknowledged - keys))]
            sure = casebook.head()
        if told and told[-1][0] == "keeping":
            outcome.untold += told[-1][1] in keys
            outcome.undone += told[-1][1] not in keys
        acknowledged |= keys
    _lived(where, source, chance)
    with Casebook.open(where) as casebook:
        outcome.faults += [*sound.broken(casebook), *casebook.faults()]
    return outcome


def _lived(where: str, source: Path, chance: Random, last: int = 0) -> list[tuple[str, str]]:
    """What a writer told before it was killed, about when its report of that number was kept; 0 lets it finish."""
    process, hear = started(adding, where, str(source), "a writer")
    told: list[tuple[str, str]] = []
    keeping, began, took = 0, 0.0, LONGEST
    with suppress(EOFError):
        while True:
            told.append(hear.recv())
            if told[-1][0] == "kept":
                took = time.perf_counter() - began
                continue
            keeping, began = keeping + 1, time.perf_counter()
            if keeping == last:
                time.sleep(chance.uniform(0, 1.3 * took))
                process.kill()
    process.join()
    if process.exitcode not in (0, -signal.SIGKILL):
        raise SystemExit(f"a writer failed by itself: {process.exitcode}")
    return told


def differences(one: str, other: str) -> list[str]:
    """In what two casebooks differ, times aside: rows of statements, and the record that they come to."""
    with Casebook.open(one) as this, Casebook.open(other) as that:
        mine, theirs = sound.statements(this), sound.statements(that)
        rows = [f"the rows of {table} differ" for table in mine if mine[table] != theirs[table]]
        return rows + (["the records differ"] if _record(this) != _record(that) else [])


def _record(casebook: Casebook) -> Record:
    work_out(casebook, SETTINGS)
    made = record_of(casebook)
    return replace(made, judgements=tuple(replace(one, at="") for one in made.judgements))


def never_killed(where: str, source: Path) -> None:
    """Add the reports by a writer that is left alone."""
    with Casebook.create(where) as casebook:
        add(casebook, [str(source)], SETTINGS, "a writer", reader=READ)
