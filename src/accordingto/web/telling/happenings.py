"""What happens to incidents, as other programs are told it."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any, Literal, get_args

from accordingto.casebook import Turned
from accordingto.records import Check, Finding, Incident

Kind = Literal["incident.new", "incident.ended", "finding.changed", "check.failing"]
KINDS: tuple[Kind, ...] = get_args(Kind)
MEANS: dict[Kind, str] = {
    "incident.new": "an incident that was not there before",
    "incident.ended": "an incident whose reports were taken for another’s, or erased",
    "finding.changed": "findings of an incident that say something else now",
    "check.failing": "a check that fails and did not before",
}
TEST = "test"
_Answers = dict[tuple[str, str | None], dict[str, Any]]


@dataclass(frozen=True, slots=True)
class Happening:
    """One thing to be told, under an id that it always has."""

    id: str
    kind: str
    told: dict[str, Any]

    def body(self, at: int) -> str:
        """What is sent."""
        moment = datetime.fromtimestamp(at, UTC).isoformat().replace("+00:00", "Z")
        return json.dumps({"id": self.id, "type": self.kind, "at": moment, **self.told}, ensure_ascii=True, separators=(",", ":"))


def happened(turned: Iterable[Turned]) -> Iterator[Happening]:
    """What the turns of incidents are to those who wait for news."""
    for turn in turned:
        if turn.ended:
            yield _of("incident.ended", turn, turn.after, [])
        elif turn.began:
            yield _of("incident.new", turn, turn.after, _changed({}, _answers(turn.after)))
        elif changed := _changed(_answers(turn.before), _answers(turn.after)):
            yield _of("finding.changed", turn, turn.after, changed)


def fails(turn: int, incident: str | None, check: Check) -> Happening:
    """A check that fails newly; one on the whole is on no incident."""
    told = {"rule": check.rule, "about": list(check.about), "says": check.says}
    named = {"id": incident, "href": f"/incidents/{incident}"} if incident else None
    id_ = f"check-{turn}-{digest(incident, check).hex()[:16]}"
    return Happening(id_, "check.failing", {"number": turn, "incident": named, "check": told})


def digest(incident: str | None, check: Check) -> bytes:
    """Of a check that fails, whatever figures it tells of."""
    return sha256(json.dumps([incident, check.rule, check.about]).encode()).digest()


def _of(kind: Kind, turn: Turned, one: Incident | None, findings: list[dict[str, Any]]) -> Happening:
    told: dict[str, Any] = {"id": turn.id, "href": f"/incidents/{turn.id}"}
    if one:
        place = one.where
        told |= {"label": one.label, "type": one.type, "when": one.when, "reports": len(one.reports)}
        told |= {"place": {"name": place.name, "country": place.country} if place else None}
    return Happening(f"{kind.replace('.', '-')}-{turn.number}", kind, {"number": turn.number, "incident": told, "findings": findings})


def _answers(one: Incident | None) -> _Answers:
    return {(finding.question, finding.group): _answer(finding) for finding in (one.findings if one else ())}


def _answer(finding: Finding) -> dict[str, Any]:
    return {"status": finding.status, "low": finding.low, "high": finding.high, "value": finding.value}


def _changed(before: _Answers, after: _Answers) -> list[dict[str, Any]]:
    """The questions that are answered otherwise, each with both answers."""
    return [
        {"question": key[0], "group": key[1], "before": before.get(key), "after": after.get(key)}
        for key in dict.fromkeys([*before, *after])
        if before.get(key) != after.get(key)
    ]
