"""Bytes to characters, or the reason why they hold no text."""

import codecs
import re

from accordingto.errors import UnreadableSource

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16: its mark begins with UTF-16's
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_MAGIC = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a ZIP archive or office document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"\x1f\x8b", "a gzip archive"),
    (b"Rar!\x1a", "a RAR archive"),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (b"\xd0\xcf\x11\xe0", "an old office document"),
    (b"{\\rtf", "a rich text document"),
    (b"SQLite format 3", "a database"),
)
# Left to itself the detector takes ten words of French for Turkish or Chinese; these are the encodings that news is found in.
_LIKELY = [
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258",
    "koi8_r", "gb18030", "big5", "shift_jis", "euc_jp", "euc_kr",
]  # fmt: skip
_SIGN_IN_WORD = re.compile(r"[^\W\d_][¡-©¬®-³µ¶¸¹¼-¿×÷][^\W\d_]")
"""What the letters of another code page come out as; "it´s" and "col·legi" are spelled so."""
_SAMPLE = 200_000
_CONTROLS = bytes(set(range(32)) - {9, 10, 11, 12, 13, 27}) + b"\x7f"


def byte_order_mark(data: bytes) -> str:
    """The codec that a byte order mark at the start names; empty without one."""
    return next((codec for mark, codec in _BOMS if data.startswith(mark)), "")


def decode(data: bytes, declared: str = "") -> str:
    """The characters of some bytes, the byte order mark left out; raises UnreadableSource for what is no text."""
    refuse_binary(data)
    for guess in (_marked, lambda _: _known(declared), _detected):  # the detector is slow: only where nothing else fits
        try:
            return data.decode(guess(data) or "ascii")
        except (UnicodeDecodeError, LookupError):
            continue
    raise UnreadableSource("Its encoding can't be told: save it as UTF-8.")


def _marked(data: bytes) -> str:
    return byte_order_mark(data) or "utf-8"


def refuse_binary(data: bytes) -> None:
    """Raise UnreadableSource for pictures, archives and whatever else is not text."""
    for magic, kind in _MAGIC:
        if data.startswith(magic):
            raise UnreadableSource(f"It is {kind}, not text.")
    if byte_order_mark(data).startswith(("utf-16", "utf-32")):
        return
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if b"\0" in data or controls > len(data) / 20:
        raise UnreadableSource("It is binary, not text.")


def refuse_unwritable(text: str) -> None:
    """Raise UnreadableSource for characters that no file or page can hold: half surrogates and NULs."""
    if "\0" in text:
        raise UnreadableSource(f"The text holds a NUL at character {text.index(chr(0))}.")
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise UnreadableSource(f"The text holds half a character (a lone surrogate) at character {error.start}.") from None


def _known(declared: str) -> str:
    name = declared.strip().lower()
    return "cp1252" if name in ("iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii") else name


def _detected(data: bytes) -> str:
    from charset_normalizer import from_bytes

    matches = from_bytes(data[:_SAMPLE], cp_isolation=_LIKELY)
    best = matches.best()
    if best is None:
        return "cp1252"
    # A few accents read alike, or nearly, in every Latin code page: the commonest one wins a near tie.
    level = (m for m in matches if m.chaos <= best.chaos and m.coherence >= best.coherence - 0.1)
    western = any("cp1252" in m.could_be_from_charset for m in level) and not _SIGN_IN_WORD.search(
        data[:_SAMPLE].decode("cp1252", "ignore")
    )
    return "cp1252" if western else best.encoding
