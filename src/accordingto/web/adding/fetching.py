"""A page from an address that somebody names: each step of the way checked, and nothing taken that is no report."""

import zlib
from dataclasses import dataclass, field
from email.message import Message

from accordingto.web.outside import Address, Answer, Unreachable, WayOut

KINDS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/json": ".json",
    "": "",
}
"""By media type, the ending that files of the kind have."""
MOST_REDIRECTS = 5
_MOVED = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True)
class Fetched:
    """What was had from an address."""

    url: str
    """Where it was found in the end."""
    data: bytes = field(repr=False)
    kind: str
    charset: str


def fetch(told: str, way: WayOut, largest: int) -> Fetched:
    """The page at an address, unpacked no larger than ``largest``; raises Unreachable, which says why there is none."""
    address = Address.of(told, also=way.also)
    headers = {"Accept": ", ".join(kind for kind in KINDS if kind), "Accept-Encoding": "gzip"}
    for _ in range(MOST_REDIRECTS + 1):
        answer = way.ask(address, "GET", headers, largest=largest)
        if answer.status not in _MOVED or "location" not in answer.headers:
            return _fetched(address, answer, largest)
        address = Address.of(address.joined(answer.headers["location"]), also=way.also)
    raise Unreachable(f"{address.host} leads on and on: more than {MOST_REDIRECTS} redirects are not followed.")


def _fetched(address: Address, answer: Answer, largest: int) -> Fetched:
    if answer.status != 200:
        raise Unreachable(f"{address.host} answered {answer.status}, not with a page.")
    kind = Message()
    kind["Content-Type"] = answer.headers.get("content-type", "")
    media = kind.get_content_type() if answer.headers.get("content-type") else ""
    if media not in KINDS:
        raise Unreachable(f"What is there is {media}, and no page or text.")
    charset = kind.get_content_charset("")
    return Fetched(str(address), _unpacked(address, answer, largest), KINDS[media], charset if len(charset) < 40 else "")


def _unpacked(address: Address, answer: Answer, largest: int) -> bytes:
    packing = answer.headers.get("content-encoding", "identity").strip().lower()
    if packing in ("", "identity"):
        return answer.body
    if packing not in ("gzip", "x-gzip"):
        raise Unreachable(f"{address.host} packs its page in a way that was not asked for.")
    unpacking = zlib.decompressobj(wbits=31)
    try:
        data = unpacking.decompress(answer.body, largest + 1)
    except zlib.error:
        raise Unreachable(f"What {address.host} sends can’t be unpacked.") from None
    if len(data) > largest:
        raise Unreachable(f"What {address.host} sends has more than {largest:,} bytes when it is unpacked; that is not read.")
    if not unpacking.eof:
        raise Unreachable(f"What {address.host} answered is no HTTP, or broke off.")
    return data
