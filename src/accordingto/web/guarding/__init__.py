"""What keeps strangers' pages, names and bytes from doing anything here."""

from accordingto.web.guarding.answering import Refuse
from accordingto.web.guarding.bodies import Bodies
from accordingto.web.guarding.headers import Headers
from accordingto.web.guarding.hosts import HERE, Hosts, Names
from accordingto.web.guarding.uploads import Uploads
from accordingto.web.guarding.visits import SAFE, Visit, Visits, cookie_name, cookie_of

__all__ = ["HERE", "SAFE", "Bodies", "Headers", "Hosts", "Names", "Refuse", "Uploads", "Visit", "Visits", "cookie_name", "cookie_of"]
