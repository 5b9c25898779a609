"""One report asked of the server: tries, waits, and what is said of them when no answer comes."""

import asyncio
import json
import random
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from accordingto.errors import UnreadReport
from accordingto.reading.served.options import PREFIX, Options
from accordingto.reading.served.purse import Purse

if TYPE_CHECKING:
    import httpx

LARGEST_ANSWER = 8_000_000
"""Bytes above which no more of an answer is taken in."""
LONGEST_WAIT = 60.0
"""Seconds that a server may ask us to wait before the next try."""
LONGEST_REASON = 200
LEAST_OF_A_TOKEN = 6.5
"""Characters for each token that the server counts, above which it has not read the whole report: English has 4 to 5."""
_PASSING = frozenset({408, 409, 425, 429})
_THOUGHT = re.compile(r"\s*<think>.*?</think>", re.DOTALL)
_FENCED = re.compile(r"\s*```(?:json)?\s*\n(.*)\n\s*```\s*", re.DOTALL)


class Unanswered(UnreadReport):
    """The server gave no answer, however often it was asked."""


class Shut(UnreadReport):
    """The server answers this report no more than any other: a wrong key, address or model."""


class _Passing(Exception):
    """What may be over at the next try."""

    def __init__(self, reason: str, wait: float | None = None) -> None:
        super().__init__(reason)
        self.wait = wait


def ask(request: Mapping[str, Any], text: str, options: Options, purse: Purse) -> Any:
    """The answer of the server as JSON; raises UnreadReport with the reason where there is none."""
    return asyncio.run(_Exchange(request, text, options, purse).run())


class _Exchange:
    """The tries for one report."""

    def __init__(self, request: Mapping[str, Any], text: str, options: Options, purse: Purse) -> None:
        self._body = json.dumps(request).encode()
        self._text, self._options, self._purse = text, options, purse
        self._server = _shown(options.address)
        self._tries = 0
        self._trouble = "it gave none"

    async def run(self) -> Any:
        try:
            async with asyncio.timeout(self._options.deadline):
                return await self._try_until_answered()
        except TimeoutError:
            raise Unanswered(f"{self._server} gave no answer within {self._options.deadline:g} s ({self._trouble})") from None

    async def _try_until_answered(self) -> Any:
        async with _client(self._options) as client:
            while True:
                self._purse.open()
                self._tries += 1
                try:
                    return self._content(await self._once(client))
                except _Passing as trouble:
                    self._trouble = str(trouble)
                    await self._rest(trouble)

    async def _rest(self, trouble: _Passing) -> None:
        if self._tries > self._options.retries:
            raise Unanswered(f"{self._server} gave no answer in {self._tries} tries; the last: {trouble}") from None
        backoff = self._options.wait * 2 ** (self._tries - 1) * random.uniform(0.5, 1)
        await asyncio.sleep(backoff if trouble.wait is None else trouble.wait)

    async def _once(self, client: "httpx.AsyncClient") -> bytes:
        import httpx

        try:
            async with asyncio.timeout(self._options.timeout), client.stream("POST", "chat/completions", content=self._body) as response:
                body = await self._taken_in(response)
        except TimeoutError:
            self._purse.pay_for_nothing(len(self._body))
            raise _Passing(f"no answer within {self._options.timeout:g} s") from None
        except httpx.ConnectError:
            raise _Passing("it can't be reached") from None
        except httpx.HTTPError as error:  # its own words may show addresses and headers
            raise _Passing(f"the connection broke ({type(error).__name__})") from None
        self._look_at(response, body)
        return body

    async def _taken_in(self, response: "httpx.Response") -> bytes:
        body = bytearray()
        async for piece in response.aiter_bytes():
            body += piece
            if len(body) > LARGEST_ANSWER:
                raise UnreadReport(f"{self._server} answered with more than {LARGEST_ANSWER:,} bytes")
        return bytes(body)

    def _look_at(self, response: "httpx.Response", body: bytes) -> None:
        """Raise what the status says, if it says anything but that here is the answer."""
        status = response.status_code
        if status == 200:
            return
        reason = f"it says {status}{self._said(body)}"
        if status in _PASSING or status >= 500:
            raise _Passing(reason, _wait_told(response.headers.get("Retry-After", "")))
        if status in (401, 403):
            raise Shut(f"{self._server} wants another key than the one in {PREFIX}KEY: {reason}")
        if status == 404 or 300 <= status < 400:
            raise Shut(f"{self._server} has no such address or model ({PREFIX}ADDRESS, {PREFIX}MODEL): {reason}")
        raise UnreadReport(f"{self._server} does not take the report: {reason}")

    def _said(self, body: bytes) -> str:
        """The server's own reason, cut short and without the key."""
        try:
            told = json.loads(body)
            error = told.get("error", told)
            reason = error.get("message", "") if isinstance(error, dict) else error
        except (ValueError, RecursionError, AttributeError):
            return ""
        if not isinstance(reason, str) or not reason:
            return ""
        key = self._options.key
        return ": " + " ".join((reason.replace(key, "…") if key else reason).split())[:LONGEST_REASON]

    def _content(self, body: bytes) -> Any:
        """What the model wrote, as JSON; what it cost is counted first, whatever it is."""
        completion = _json(body)
        choice, message = _first_choice(completion)
        content = message.get("content")
        usage = completion.get("usage") if isinstance(completion, dict) else None
        self._purse.pay(usage, len(self._body), len(body))
        if choice.get("finish_reason") == "length":
            raise UnreadReport(f"{self._server} broke off its answer: it was longer than the model or server allows")
        if choice.get("finish_reason") == "content_filter" or message.get("refusal"):
            raise UnreadReport(f"{self._server} declines to read it")
        read = usage.get("prompt_tokens") if isinstance(usage, dict) else None
        if isinstance(read, int) and 0 < read * LEAST_OF_A_TOKEN < len(self._text):
            raise UnreadReport(f"{self._server} took in only {read} tokens, fewer than the report has: give it a larger context window")
        answer = _json(_bare(content)) if isinstance(content, str) else None
        if not isinstance(answer, dict) or not isinstance(answer.get("incidents"), list):
            raise UnreadReport(f"{self._server} answered, but not in the form that was asked for")
        return answer


def _client(options: Options) -> "httpx.AsyncClient":
    import httpx

    headers = {"Content-Type": "application/json"} | ({"Authorization": f"Bearer {options.key}"} if options.key else {})
    # What is read on this machine stays on it: no proxy that the environment names is asked about it.
    trust = (urlsplit(options.address).hostname or "") not in ("localhost", "127.0.0.1", "::1")
    return httpx.AsyncClient(base_url=f"{options.address}/", headers=headers, timeout=None, trust_env=trust, follow_redirects=False)


def _shown(address: str) -> str:
    parts = urlsplit(address)
    return f"the server {parts.scheme}://{parts.netloc}"


def _json(text: str | bytes) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _first_choice(completion: Any) -> tuple[Mapping[str, Any], Mapping[str, Any]]:
    choices = completion.get("choices") if isinstance(completion, dict) else None
    choice = choices[0] if isinstance(choices, list) and choices and isinstance(choices[0], dict) else {}
    message = choice.get("message")
    return choice, message if isinstance(message, dict) else {}


def _bare(content: str) -> str:
    """The answer without what some models put around it: their thoughts, a fence."""
    thought = _THOUGHT.match(content)
    content = content[thought.end() :] if thought else content
    fenced = _FENCED.fullmatch(content)
    return fenced[1] if fenced else content


def _wait_told(told: str) -> float | None:
    """The seconds that ``Retry-After`` asks for, as a number or a date, up to LONGEST_WAIT."""
    try:
        seconds = float(told) if told.strip().isascii() and told.strip().isdigit() else _until(told)
    except (ValueError, OverflowError):
        return None
    return min(max(seconds, 0.0), LONGEST_WAIT)


def _until(told: str) -> float:
    moment = parsedate_to_datetime(told)
    return ((moment if moment.tzinfo else moment.replace(tzinfo=UTC)) - datetime.now(UTC)).total_seconds()
