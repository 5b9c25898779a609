"""Lists and single things: what narrows them, how they go on, and what is not sent twice."""

import json
from base64 import urlsafe_b64encode
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from fastapi.testclient import TestClient

from accordingto.pipeline import record_of, work_out
from accordingto.records import Record
from accordingto.views.record import record_json
from accordingto.web.desk import Desk
from tests.casebook.filled import RULES, add

API = "/api/v1"


STRIKE, SHELLING = "air/drone strike", "shelling"
NARROWED: list[tuple[dict[str, str], list[str]]] = [
    ({}, [SHELLING, STRIKE]),  # the newest first
    ({"q": "Aleppo"}, [SHELLING]),
    ({"since": "2021-03-05"}, [SHELLING]),
    ({"until": "2021-03-05"}, [STRIKE]),
    ({"type": "shelling"}, [SHELLING]),
    ({"outlet": "Evening Ledger"}, [STRIKE]),
    ({"question": "killed", "told_by": "2"}, [SHELLING, STRIKE]),
    ({"told_by": "3"}, []),
    ({"near": "36.2,37.16", "within": "30"}, [SHELLING]),
    ({"near": "Aleppo, Syria", "within": "5"}, [SHELLING]),
    ({"box": "35.5,36.5,36.05,36.9"}, [STRIKE]),
]


def test_every_filter_narrows_the_incidents_and_their_counts(reader: TestClient, filled: Record) -> None:
    for asked, types in NARROWED:
        found = reader.get(f"{API}/incidents", params=asked).json()
        assert ([one["type"] for one in found["items"]], found["total"]) == (types, len(types)), asked
        for counted in ("over-time", "over-places"):
            told = reader.get(f"{API}/incidents/{counted}", params=asked).json()
            assert sum(one["incidents"] for one in told) == len(types), (counted, asked)


def test_what_comes_in_meanwhile_neither_repeats_a_line_nor_skips_one(
    reader: TestClient, desk: Desk, filled: Record, tmp_path: Path
) -> None:
    first = reader.get(f"{API}/incidents", params={"limit": 1})
    with desk.casebook() as casebook:
        add(casebook, tmp_path, "later", "---\noutlet: Dawn\npublished: 2021-04-02\n---\nA raid killed three people in Homs on Thursday.\n")
        work_out(casebook, RULES)
    second = reader.get(_next(first))
    assert [one["type"] for one in first.json()["items"] + second.json()["items"]] == ["shelling", "air/drone strike"]
    assert second.json()["next"] is None and "Link" not in second.headers


def _next(page: object) -> str:
    link: str = page.headers["Link"]  # type: ignore[attr-defined]
    address, _, relation = link.partition("; ")
    assert relation == 'rel="next"'
    return address.strip("<>")


def test_pages_of_one_are_the_whole_list(reader: TestClient, filled: Record) -> None:
    for path in ("incidents", "search", "reports", "origins", "tallies", "checks", "waiting", "judgements"):
        whole = reader.get(f"{API}/{path}", params={"limit": 200}).json()
        page = reader.get(f"{API}/{path}", params={"limit": 1}).json()
        found = page["items"]
        while page["next"]:
            page = reader.get(f"{API}/{path}", params={"limit": 1, "cursor": page["next"]}).json()
            found += page["items"]
        assert (found, whole["next"]) == (whole["items"], None) and found, path


def test_a_forged_cursor_is_refused(reader: TestClient) -> None:
    of_this_list = sha256(b'["/api/v1/incidents", []]').hexdigest()[:12]
    forged = {
        "no base64": "x",
        "no letters": "ü",
        "an object": _cursor({}),
        "an empty list": _cursor([]),
        "of another list": _cursor(["0" * 12, {"rank": 0, "day": "", "number": 0}]),
        "no place": _cursor([of_this_list, None]),
        "half a place": _cursor([of_this_list, {"rank": 0}]),
        "a number too large": _cursor([of_this_list, {"rank": 0, "day": "", "number": 1 << 31}]),
        "a blank": _cursor([of_this_list, {"rank": 0, "day": "\0", "number": 1}]),
        "half a surrogate pair": _cursor([of_this_list, {"rank": 0, "day": "\ud800", "number": 1}]),
        "too long": "a" * 2001,
    }
    told = {name: reader.get(f"{API}/incidents", params={"cursor": cursor}).status_code for name, cursor in forged.items()}
    assert told == dict.fromkeys(forged, 422)
    sound = _cursor([of_this_list, {"rank": 0, "day": "", "number": 1}])
    assert reader.get(f"{API}/incidents", params={"cursor": sound}).status_code == 200


def _cursor(told: object) -> str:
    return urlsafe_b64encode(json.dumps(told).encode()).decode().rstrip("=")


def test_a_cursor_is_good_for_its_own_list_and_filters_alone(reader: TestClient, filled: Record) -> None:
    cursor = reader.get(f"{API}/incidents", params={"limit": 1}).json()["next"]
    assert reader.get(f"{API}/incidents", params={"cursor": cursor, "limit": 7}).status_code == 200
    assert reader.get(f"{API}/incidents", params={"cursor": cursor, "q": "Idlib"}).status_code == 422
    assert reader.get(f"{API}/reports", params={"cursor": cursor}).status_code == 422


def test_what_was_had_before_is_not_sent_again(reader: TestClient, filled: Record) -> None:
    report, claim, incident = filled.reports[0].id, filled.claims[0].id, filled.incidents[0].id
    for which in (
        "reports/" + report,
        f"reports/{report}/text",
        "claims/" + claim,
        "incidents/" + incident,
        "judgements/j-1",
        "record",
        "schema",
    ):
        address = f"{API}/{which}"
        whole = reader.get(address)
        tag = whole.headers["ETag"]
        assert not tag.startswith("W/")
        for known in (tag, f'"other", {tag}', f"W/{tag}", "*"):  # compared weakly, as RFC 9110 has it
            again = reader.get(address, headers={"If-None-Match": known})
            assert (again.status_code, again.content, again.headers["ETag"]) == (304, b"", tag)
        assert reader.get(address, headers={"If-None-Match": '"other"'}).content == whole.content
        head = reader.head(address)
        assert (head.status_code, head.content, head.headers["ETag"]) == (200, b"", tag)


def test_an_incident_that_was_decided_on_has_another_tag(reviewer: TestClient, filled: Record) -> None:
    address = f"{API}/incidents/{filled.incidents[0].id}"
    before = reviewer.get(address).headers["ETag"]
    claim = next(one for one in filled.claims if one.incident == filled.incidents[0].id)
    made = reviewer.post(f"{API}/judgements", json={"kind": "note", "about": [claim.id], "reason": "look at the map again"})
    assert made.status_code == 201, made.text
    assert reviewer.get(address, headers={"If-None-Match": before}).status_code == 200


def test_a_report_is_had_with_its_text_and_claims_that_point_into_it(reader: TestClient, filled: Record) -> None:
    for report in filled.reports:
        text = reader.get(f"{API}/reports/{report.id}/text").json()["text"]
        claims = reader.get(f"{API}/reports/{report.key}/claims").json()
        assert claims and all(text[claim["start"] : claim["end"]] == claim["quote"] for claim in claims)
    assert [one["ordinal"] for one in reader.get(f"{API}/reports/harbour/versions").json()] == [1, 2]


def test_the_record_is_the_file_that_a_build_writes(reader: TestClient, desk: Desk, filled: Record) -> None:
    with desk.casebook() as casebook:
        assert reader.get(f"{API}/record").content == record_json(record_of(casebook))


def test_following_the_log_gives_every_entry_once(reader: TestClient, desk: Desk, filled: Record) -> None:
    since, entries = 0, []
    while True:
        found = reader.get(f"{API}/log", params={"since": since, "limit": 2}).json()
        entries += [one["entry"] for one in found["items"]]
        if found["since"] == found["head"]:
            break
        since = found["since"]
    assert entries == list(range(1, len(entries) + 1)) and len(entries) > 5


def test_an_origin_is_had_by_its_name_whatever_is_in_it(reader: TestClient, desk: Desk, tmp_path: Path) -> None:
    with desk.casebook() as casebook:
        add(casebook, tmp_path, "odd", "---\noutlet: Dusk/Dawn & Söhne?\npublished: 2021-04-02\n---\nA raid killed three people in Homs.\n")
        work_out(casebook, RULES)
    (line,) = reader.get(f"{API}/origins", params={"q": "dusk"}).json()["items"]
    assert line["name"] == "Dusk/Dawn & Söhne?"
    assert reader.get(f"{API}/origins/Dusk%2FDawn%20&%20S%C3%B6hne%3F").json() == line
    assert reader.get(f"{API}/origins/Dusk%2FDawn%20&%20S%C3%B6hne%3F/words").json()["items"]


def test_a_filter_is_kept_for_whoever_keeps_it(reader: TestClient, signed_in: Callable[[str], TestClient], filled: Record) -> None:
    kept = reader.put(f"{API}/filters/Idlib in March", json={"address": "q=Idlib"})
    assert kept.status_code == 204
    assert reader.get(f"{API}/filters").json() == [{"name": "Idlib in March", "address": "q=Idlib"}]
    assert signed_in("Robin Reviewer").get(f"{API}/filters").json() == []
    reader.delete(f"{API}/filters/Idlib in March")
    assert reader.get(f"{API}/filters").json() == []
