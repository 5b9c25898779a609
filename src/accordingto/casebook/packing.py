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


_INCIDENT = (
    b'"comparator":"at_least","kind":"agency","official","military","armed group","monitor","medical","witness","person","document",'
    b'"unnamed","by":"","says":" told hurt less  told dead leaves ","denies":[],"published":"","party":false'
    b',"geonames":null,"precision":"town",'
    b'"rule":"no report gives a total; summed from groups: ","rule":"no report tells of a death; those that count the injured name nobody '
    b'killed","status":"disputed","status":"agreed","status":"denied","status":"open","reasons":["both tell of a day, a place, the same '
    b'people, the same figures","reason":" origins tell of harm: ","name":"contested","name":"confirmed","name":"fair","name":"weak",'
    b'"question":"killed","group":"all","question":"injured","group":"civilians","question":"where","question":"weapon","question":"target"'
    b'{"incident":{"id":"i-","label":"Air strikes, ","type":"air/drone strike","when":"20","where":{"name":"","country":"","latitude":,'
    b'"longitude":,"precision":"point","geonames":},"reports":["r-","r-"],"mentions":[{"report":"r-","incident":"i-","start":,"end":,'
    b'"quote":""},{"report":"r-","incident":"i-","start":1,"end":2,"quote":"attack"},"findings":[{"question":"when","group":null,"status":'
    b'"single origin","low":null,"high":null,"value":"20","origins":[""],"claims":["c-"],"sides":[{"low":1,"high":1,"value":null,"stance":'
    b'"asserted","origins":[""],"claims":["c-"]}],"rule":"range: from the lowest to the highest that an origin stands by","derived":false,'
    b'"history":[],"denials":[],"judged":[]},{"question":"actor","group":null,"status":"single origin","low":null,"high":null,"value":"",'
    b'"origins":[""],"claims":["c-"],"sides":[{"low":null,"high":null,"value":"","stance":"asserted","origins":[""],"claims":["c-"]}],'
    b'"rule":"range: from the lowest to the highest that an origin stands by","derived":false,"history":[],"denials":[],"judged":[]},'
    b'{"question":"type","group":null,"status":"single origin","value":"shooting"}],"apart":[{"incident":"i-","reasons":[""]}],"joined":'
    b'[{"report":"r-","reasons":[""]}],"origins":[{"name":"","kind":"outlet","also":[],"outlets":[""],"reports":["r-"],"claims":["c-"],'
    b'"why":[]}],"grade":{"name":"weak","reason":"one origin tells of harm: "},"formerly":[]},"claims":{}}'
)
"""What most incidents have in common, deflated away. It may never change: what was packed with it is had back with it alone."""


def packed_incident(data: bytes) -> bytes:
    """An incident's JSON deflated."""
    return packed(data, _INCIDENT)


def unpacked_incident(data: bytes) -> bytes:
    """An incident's JSON again; raises zlib.error where it is damaged."""
    return unpacked(data, _INCIDENT)


def as_json(value: Any) -> bytes:
    """The value as short JSON."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "surrogatepass")
