"""How much a decision may say, by whichever way it comes."""

LONGEST = 10_000
"""Characters of a reason or a value."""
LARGEST = (1 << 31) - 1
"""The largest figure: what PostgreSQL keeps in an integer."""
