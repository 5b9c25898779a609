"""What a page that is open hears: of incidents, and of what was handed in."""

from collections.abc import Callable

from fastapi.responses import StreamingResponse

from accordingto.web.adding import Addition, Additions
from accordingto.web.telling.bell import Bell, Mark, Ring
from accordingto.web.telling.streaming import Heard, Said, stream

_EVERY = 0.5


def of_incidents(bell: Bell, heard: str = "", incident: str = "", *, may: Callable[[], bool]) -> StreamingResponse:
    """An event for each incident that becomes another, or for one alone; ``heard`` is the mark of the last that was heard.

    It ends when whoever listens ``may`` not any more. Of one alone the first event says how it stands now: it may have changed since the
    page was made.
    """
    bell.start()
    return stream(_Listening(bell, Mark.of(heard), incident).ask, may, _EVERY)


class _Listening:
    def __init__(self, bell: Bell, mark: Mark | None, incident: str) -> None:
        self._bell, self._incident = bell, incident
        self._mark = mark or bell.mark
        self._first = bool(incident) and mark is None

    def ask(self) -> Heard:
        rings: list[Ring] = []
        if self._first:
            self._first, rings = False, self._bell.now(self._incident)
        if self._bell.mark != self._mark:
            more, self._mark = self._bell.since(self._mark)
            rings += more
        wanted = (ring for ring in rings if self._incident in ("", ring.incident))
        return Heard(tuple(_said(ring, self._mark) for ring in wanted), self._bell.over)


def of_addition(additions: Additions, number: int, bell: Bell, heard: str = "", *, may: Callable[[], bool]) -> StreamingResponse:
    """An event for each step of what was handed in, the last when it is finished; it ends when whoever listens ``may`` not any more."""
    last = int(heard) if heard.isascii() and heard.isdecimal() and len(heard) < 10 else -1

    def ask() -> Heard:
        nonlocal last
        one = additions.get(number)
        if one.step == last and not one.finished:
            return Heard(over=bell.over)
        last = one.step
        return Heard((_step(one),), one.finished or bell.over)

    return stream(ask, may, _EVERY)


def _said(ring: Ring, mark: Mark) -> Said:
    return Said("incident", {"id": ring.incident, "what": ring.what, "stamp": ring.stamp}, str(mark))


def _step(one: Addition) -> Said:
    done = sum(source.done for source in one.sources)
    told = {"number": one.number, "state": one.state, "says": one.says, "done": done, "of": len(one.sources), "finished": one.finished}
    return Said("finished" if one.finished else "progress", told, str(one.step))
