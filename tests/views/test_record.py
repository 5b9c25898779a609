"""record.json: what it holds, that it comes back, and what is no record."""

import json
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accordingto import records
from accordingto.errors import UnreadableRecord
from accordingto.records import Place, Record, Refusal, Report
from accordingto.views.record import read_record, record_json, schema_json

FINITE = st.floats(allow_nan=False, allow_infinity=False)
st.register_type_strategy(Place, st.builds(Place, latitude=st.none() | FINITE, longitude=st.none() | FINITE))


def closed(schema: Any) -> Any:
    """The schema with every object closed: what is written and not described shows up."""
    if isinstance(schema, list):
        return [closed(item) for item in schema]
    if not isinstance(schema, dict):
        return schema
    inner = {name: closed(value) for name, value in schema.items()}
    return inner | {"additionalProperties": False} if isinstance(schema.get("properties"), dict) else inner


def without_texts(record: Record) -> Record:
    return replace(record, reports=tuple(replace(report, text="", received=b"", source="") for report in record.reports))


def test_keeps_to_its_schema_and_the_schema_describes_all_of_it(record: Record) -> None:
    schema = closed(json.loads(schema_json()))
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(json.loads(record_json(record)))


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        (("schema",), "accordingto-record/2"),
        (("claims", 0, "question"), "weather"),
        (("claims", 0, "quote"), ""),
        (("claims", 0, "low"), -1),
        (("incidents", 0, "where", "latitude"), 91),
        (("incidents", 0, "findings", 0, "status"), "true"),
        (("checks", 0, "verdict"), "maybe"),
        (("reports", 0, "sha256"), "nope"),
    ],
)
def test_the_schema_refuses(record: Record, path: tuple[str | int, ...], wrong: object) -> None:
    written = json.loads(record_json(record))
    place = written
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = wrong
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(written, json.loads(schema_json()))


def test_the_schema_knows_every_word_of_the_nouns() -> None:
    definitions = json.loads(schema_json())["$defs"]
    for noun in vars(records).values():
        if is_dataclass(noun) and isinstance(noun, type) and (described := definitions.get(noun.__name__.lower())):
            left_out = {Report: {"text", "received", "source"}, records.Mention: {"incident"}}.get(noun, set())
            assert set(described["properties"]) == {field.name for field in fields(noun)} - left_out


def test_leaves_the_reports_texts_out(record: Record) -> None:
    written = record_json(record)
    assert all(report.text not in json.loads(written)["reports"][0].values() for report in record.reports)
    assert "text" not in json.loads(written)["reports"][0]


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(st.from_type(Record))
def test_comes_back_as_it_was(tmp_path_factory: pytest.TempPathFactory, any_record: Record) -> None:
    any_record = replace(
        any_record,
        incidents=tuple(replace(i, mentions=tuple(replace(m, incident=i.id) for m in i.mentions)) for i in any_record.incidents),
    )
    file = tmp_path_factory.mktemp("record") / "record.json"
    written = record_json(any_record)
    assert written == (json.dumps(json.loads(written), ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")
    file.write_bytes(written)
    back = read_record(file)
    assert back == without_texts(any_record)
    assert record_json(back) == record_json(any_record)


def test_the_sample_comes_back_from_its_folder(record: Record, tmp_path: Path) -> None:
    (tmp_path / "record.json").write_bytes(record_json(record))
    assert read_record(tmp_path) == without_texts(record)


def test_half_a_surrogate_pair_survives(tmp_path: Path) -> None:
    broken = Record("0.1.0", refusals=(Refusal("a\ud800b", "half a pair"),))
    file = tmp_path / "record.json"
    file.write_bytes(record_json(broken))
    file.read_text("utf-8")
    assert read_record(file) == broken


def test_passes_over_fields_that_it_does_not_know(record: Record, tmp_path: Path) -> None:
    later = json.loads(record_json(record)) | {"mood": "new"}
    later["claims"][0]["weight"] = 0.5
    (tmp_path / "record.json").write_text(json.dumps(later), "utf-8")
    assert read_record(tmp_path) == without_texts(record)


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (None, "holds no record.json"),
        (b"{", "is no JSON"),
        (b"\xff\xfe\x00", "is no JSON"),
        (b"[" * 100_000, "is no JSON"),
        (b"[]", "has the schema None"),
        (b'{"schema": "accordingto-record/2"}', "'accordingto-record/2'"),
        (b'{"schema": "accordingto-record/1"}', "record has no 'version'"),
        (b'{"schema": "accordingto-record/1", "version": 1}', "record.version is 1, not of type str"),
        (b'{"schema": "accordingto-record/1", "version": "1", "reports": {}}', "record.reports is no list"),
        (b'{"schema": "accordingto-record/1", "version": "1", "claims": [1]}', "record.claims[0] is no object"),
        (
            b'{"schema": "accordingto-record/1", "version": "1", "checks": [{"rule": "", "verdict": "maybe"}]}',
            "record.checks[0].verdict is 'maybe'",
        ),
    ],
)
def test_says_what_is_no_record(tmp_path: Path, content: bytes | None, says: str) -> None:
    if content is not None:
        (tmp_path / "record.json").write_bytes(content)
    with pytest.raises(UnreadableRecord) as refused:
        read_record(tmp_path)
    assert says in str(refused.value)


def test_true_is_no_number(tmp_path: Path) -> None:
    wrong = json.loads(record_json(Record("1", reports=(Report("r", "k", ""),))))
    wrong["tallies"] = [{"id": "t", "report": "r", "what": "strikes", "start": True, "end": 2, "quote": "x"}]
    (tmp_path / "record.json").write_text(json.dumps(wrong))
    with pytest.raises(UnreadableRecord, match="start is True"):
        read_record(tmp_path)
