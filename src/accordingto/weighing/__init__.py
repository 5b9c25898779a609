"""Claims to findings and checks: what the accounts of an incident come to, and where they can't all be right."""

from accordingto.weighing.evidence import Evidence, Ways
from accordingto.weighing.origins import set_phrases
from accordingto.weighing.outcome import Weighed, checks_of_incidents, checks_of_whole, weigh, weigh_incidents
from accordingto.weighing.policies import DEFAULT, POLICIES, Policy, policy_named

__all__ = [
    "DEFAULT", "POLICIES", "Evidence", "Policy", "Ways", "Weighed", "checks_of_incidents", "checks_of_whole", "policy_named", "set_phrases",
    "weigh", "weigh_incidents",
]  # fmt: skip
