"""Finders: each a function from a report's layers and story to claims on one question."""
