"""One report after another: from the cache where it was asked before, else from the server."""

from typing import Any

from accordingto.errors import UnreadReport
from accordingto.reading.served.accounts import reading_of
from accordingto.reading.served.cache import Cache, key_of
from accordingto.reading.served.exchange import Shut, Unanswered, ask
from accordingto.reading.served.options import PREFIX, Options
from accordingto.reading.served.prompt import request_of
from accordingto.reading.served.purse import Purse
from accordingto.records import Reading, Report

PATIENCE = 3
"""Reports in a row without an answer after which no other is tried."""


class ServedReader:
    """Reads reports with one model; what it remembers is what the run has cost and whether the server answers at all."""

    def __init__(self, options: Options) -> None:
        self._options = options
        self._cache = Cache(options.cache)
        self._purse = Purse(options)
        self._unanswered = 0
        self._shut = ""

    def __call__(self, report: Report) -> Reading:
        if len(report.text) > self._options.longest:
            raise UnreadReport(f"it has {len(report.text):,} characters; {PREFIX}LONGEST lets {self._options.longest:,} be sent")
        request = request_of(report, self._options)
        key = key_of(request)
        answer = self._cache.get(key)
        if not isinstance(answer, dict) or not isinstance(answer.get("incidents"), list):
            answer = self._asked(request, report.text)
            self._cache.put(key, answer)
        return reading_of(report, answer, f"served {self._options.model}")

    def _asked(self, request: Any, text: str) -> Any:
        if self._shut:
            raise UnreadReport(f"not asked: {self._shut}")
        try:
            answer = ask(request, text, self._options, self._purse)
        except Shut as error:
            self._shut = str(error)
            raise
        except Unanswered as error:
            self._unanswered += 1
            if self._unanswered >= PATIENCE:
                self._shut = f"{error}, {self._unanswered} reports in a row"
            raise
        self._unanswered = 0
        return answer
