"""What keeps strangers' pages, names and bytes from doing anything here."""

from accordingto.web.guarding.headers import Headers

__all__ = ["Headers"]
