"""The pages, which work without scripts, and the style and scripts that make them swift."""

from accordingto.web.pages.rendering import refusal, static
from accordingto.web.pages.routes import router

__all__ = ["refusal", "router", "static"]
