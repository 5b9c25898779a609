"""Many reports of an incident, one record, and according to whom each value stands in it."""

__version__ = "0.1.0"
