"""One incident, weighed: what the tests of this folder ask of."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from accordingto.records import Claim, Finding, Incident, Report, Sentence
from accordingto.weighing import Evidence, Ways, weigh
from accordingto.weighing.policies import DEFAULT, policy_named
from tests.builders import claim

Said = tuple[Report, dict[str, Any]]


def incident_of(*said: Said, policy: str = DEFAULT, type: str = "shooting") -> Incident:
    """The incident that these reports tell of, each claim in the order given."""
    return incident_told(claims_of(said), [of for of, _ in said], policy, type)


def claims_of(said: Sequence[Said]) -> list[Claim]:
    """The claims; those of one report and ``sentence`` stand in one sentence, each where the sentence holds its quote."""
    places: dict[tuple[str, str], int] = {}
    return [_placed(of, places.setdefault((of.id, what.get("sentence") or str(n)), 1000 * n), what) for n, (of, what) in enumerate(said)]


def _placed(of: Report, start: int, what: dict[str, Any]) -> Claim:
    sentence = what.get("sentence", "")
    at = start + max(0, sentence.find(what["quote"]))
    made = claim(of, "i-1", start=at, **what)
    return replace(made, sentence=Sentence(start, start + len(sentence), sentence)) if sentence else made


def incident_told(claims: Sequence[Claim], reports: Sequence[Report], policy: str, type: str) -> Incident:
    """The incident of these claims."""
    known = list(dict.fromkeys(reports))
    bare = Incident("i-1", "", type, "", None, tuple(r.id for r in known), (), ())
    return weigh(Evidence.of([bare], claims, known), Ways(policy_named(policy))).incidents[0]


def finding_of(incident: Incident, question: str, group: str | None = "all") -> Finding:
    """Its finding on the question."""
    return next(f for f in incident.findings if (f.question, f.group) == (question, group))
