"""Claims to findings and checks: what the accounts of an incident come to, and where they can't all be right."""

from accordingto.weighing.evidence import Evidence, Ways
from accordingto.weighing.origins import set_phrases
from accordingto.weighing.outcome import Weighed, checks_of_incidents, checks_of_whole, weigh, weigh_incidents
from accordingto.weighing.policies import DEFAULT, POLICIES, Policy, policy_named
from accordingto.weighing.renewing import News, checks_of_whole_renewed, touched

__all__ = [
    "DEFAULT", "POLICIES", "Evidence", "News", "Policy", "Ways", "Weighed", "checks_of_incidents", "checks_of_whole",
    "checks_of_whole_renewed", "policy_named", "set_phrases", "touched", "weigh", "weigh_incidents",
]  # fmt: skip
