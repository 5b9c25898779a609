"""Texts and JSON made small: deflated, with the words of what they come from at hand."""

import json
import zlib
from typing import Any

REACH = 32_000
"""Bytes of the other content that deflate can look back at."""


def packed(data: bytes, beside: bytes = b"") -> bytes:
    """The bytes deflated; with ``beside`` at hand, what stands there too costs next to nothing."""
    pack = zlib.compressobj(9, zlib.DEFLATED, -15, 9, zdict=beside[-REACH:]) if beside else zlib.compressobj(9, zlib.DEFLATED, -15, 9)
    return pack.compress(data) + pack.flush()


def unpacked(data: bytes, beside: bytes = b"") -> bytes:
    """The bytes again; raises zlib.error where they are damaged."""
    unpack = zlib.decompressobj(-15, zdict=beside[-REACH:]) if beside else zlib.decompressobj(-15)
    whole = unpack.decompress(data) + unpack.flush()
    if not unpack.eof or unpack.unused_data:
        raise zlib.error("it ends too early" if not unpack.eof else "something follows its end")
    return whole


def as_json(value: Any) -> bytes:
    """The value as short JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
