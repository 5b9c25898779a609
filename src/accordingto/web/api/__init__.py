"""The API, version 1: everything that the pages do, for programs.

A room of routes is a file with a ``router``, listed in `application`. Its routes are plain ``def``, each with a summary and a
short ``operation_id``; what they answer is made by `answers` of the program's own nouns, whose schemas `nouns.model_of` makes for
``response_model``. What is sent is a model of `sending.Sent`. Refusals are raised as errors; every route's description has them.
"""

from accordingto.web.api.application import application
from accordingto.web.api.describing import PREFIX
from accordingto.web.api.problems import FAULTS, problem

__all__ = ["FAULTS", "PREFIX", "application", "problem"]
