"""What the user sets for a served model, read from the variables that begin with ACCORDINGTO_SERVED_."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from accordingto.errors import UnusableReader

PREFIX = "ACCORDINGTO_SERVED_"
NO_CACHE = "none"


@dataclass(frozen=True, slots=True)
class Options:
    """One server, one model, and how long and for how much it is asked."""

    address: str
    """Up to and with the version: http://localhost:11434/v1."""
    model: str
    key: str = field(default="", repr=False)
    timeout: float = 300.0
    """Seconds for one answer."""
    deadline: float = 900.0
    """Seconds for one report, waits and further tries included."""
    retries: int = 4
    """How often a report is asked again."""
    wait: float = 1.0
    """Seconds before it is asked again; twice as many each further time."""
    price_in: Decimal = Decimal(0)
    """For a million tokens of what is asked."""
    price_out: Decimal = Decimal(0)
    """For a million tokens of what is answered."""
    ceiling: Decimal | None = None
    """What one run may cost, in the money of the prices."""
    cache: Path | None = None
    longest: int = 100_000
    """Characters of the longest report that is sent."""
    more: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """Fields of the request beside ours, or in their place; null leaves one of ours out."""


def options_of(environment: Mapping[str, str]) -> Options:
    """The options that the variables give; raises UnusableReader where one is missing or makes no sense."""
    given = {name.removeprefix(PREFIX): value.strip() for name, value in environment.items() if name.startswith(PREFIX)}
    base = Options(_address(_needed(given, "ADDRESS")), _needed(given, "MODEL"))
    options = Options(
        address=base.address,
        model=base.model,
        key=_key(given.get("KEY", "")),
        timeout=_number(given, "TIMEOUT", base.timeout, float, least=0.01),
        deadline=_number(given, "DEADLINE", base.deadline, float, least=0.01),
        retries=_number(given, "RETRIES", base.retries, int),
        wait=_number(given, "WAIT", base.wait, float),
        price_in=_number(given, "PRICE_IN", base.price_in, Decimal),
        price_out=_number(given, "PRICE_OUT", base.price_out, Decimal),
        ceiling=_number(given, "CEILING", Decimal(0), Decimal) if given.get("CEILING") else None,
        cache=_cache(given.get("CACHE", "")),
        longest=_number(given, "LONGEST", base.longest, int, least=1),
        more=_more(given.get("MORE", "")),
    )
    if options.ceiling is not None and not (options.price_in or options.price_out):
        raise UnusableReader(f"{PREFIX}CEILING needs prices to count with: set {PREFIX}PRICE_IN and {PREFIX}PRICE_OUT")
    return options


def _needed(given: Mapping[str, str], name: str) -> str:
    if not given.get(name):
        raise UnusableReader(f"the reader 'served' needs {PREFIX}ADDRESS (such as http://localhost:11434/v1) and {PREFIX}MODEL")
    return given[name]


def _address(given: str) -> str:
    try:
        parts = urlsplit(given)
        sound = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError:
        sound = False
    if not sound:
        raise UnusableReader(f"{PREFIX}ADDRESS is no http or https address such as http://localhost:11434/v1")
    if parts.username or parts.password or parts.query or parts.fragment:
        raise UnusableReader(f"{PREFIX}ADDRESS may hold neither a name and password nor a query; the key goes into {PREFIX}KEY")
    return given.rstrip("/")


def _key(given: str) -> str:
    if not (given.isascii() and (given.isprintable())):
        raise UnusableReader(f"{PREFIX}KEY holds characters that no key has")
    return given


def _cache(given: str) -> Path | None:
    if given == NO_CACHE:
        return None
    if given:
        return Path(given)
    from platformdirs import user_cache_path

    return user_cache_path("accordingto", appauthor=False) / "served"


def _more(given: str) -> Mapping[str, Any]:
    try:
        more = json.loads(given or "{}")
    except (ValueError, RecursionError):
        more = None
    if not isinstance(more, dict):
        raise UnusableReader(f'{PREFIX}MORE is no JSON object such as {{"reasoning_effort": "low"}}')
    return more


Number = TypeVar("Number", int, float, Decimal)


def _number(given: Mapping[str, str], name: str, otherwise: Number, kind: Callable[[str], Number], least: float = 0) -> Number:
    text = given.get(name, "")
    if not text:
        return otherwise
    try:
        number = kind(text)
        sound = least <= number < float("inf")  # false for what is no number at all; Decimal raises
    except (ValueError, ArithmeticError):
        sound = False
    if not sound:
        raise UnusableReader(f"{PREFIX}{name} is {text!r}, no number of at least {least:g}")
    return number
