"""The API, version 1: everything that the pages do, for programs."""

from accordingto.web.api.problems import problem
from accordingto.web.api.routes import router

__all__ = ["problem", "router"]
