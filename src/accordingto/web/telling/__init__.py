"""Telling what happens to incidents: to the pages that are open, and to other programs by webhooks."""

from accordingto.web.telling.bell import Bell, Mark, Ring
from accordingto.web.telling.happenings import KINDS, MEANS, Kind
from accordingto.web.telling.hooks import Delivery, Hook, Hooks
from accordingto.web.telling.listening import of_addition, of_incidents
from accordingto.web.telling.postman import Postman

__all__ = ["KINDS", "MEANS", "Bell", "Delivery", "Hook", "Hooks", "Kind", "Mark", "Postman", "Ring", "of_addition", "of_incidents"]
