"""Claims to findings and checks: what the accounts of an incident come to, and where they can't all be right."""

from accordingto.weighing.outcome import Weighed, weigh
from accordingto.weighing.policies import POLICIES, Policy, policy_named

__all__ = ["POLICIES", "Policy", "Weighed", "policy_named", "weigh"]
