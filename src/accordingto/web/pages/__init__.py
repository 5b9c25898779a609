"""The pages, which work without scripts, and the style and scripts that make them swift."""

from accordingto.web.pages.refusals import FAULTS, refusal, refused
from accordingto.web.pages.rendering import static
from accordingto.web.pages.routes import router

__all__ = ["FAULTS", "refusal", "refused", "router", "static"]
