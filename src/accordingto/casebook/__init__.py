"""The store of all of it: reports, readings and judgements are appended, never changed; what they come to is kept beside them."""

from accordingto.casebook.opening import create, opened
from accordingto.casebook.store import Casebook

__all__ = ["Casebook", "create", "opened"]
