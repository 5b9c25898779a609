"""The description of the API: whole, as OpenAPI 3.1 has it, and its nouns are those of the record."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from fastapi.testclient import TestClient
from jsonschema import Draft202012Validator

from accordingto.views.record import schema_json

API = "/api/v1"


@pytest.fixture
def described(laptop: TestClient) -> dict[str, Any]:
    """What the API says of itself, to anybody."""
    told: dict[str, Any] = laptop.get(f"{API}/openapi.json").json()
    return told


def _operations(described: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, operations in described["paths"].items():
        for method, operation in operations.items():
            yield f"{method} {path}", operation


def test_every_route_says_what_it_does_whom_it_asks_for_and_what_it_may_refuse(described: dict[str, Any]) -> None:
    assert described["openapi"].startswith("3.1.")
    told = dict(_operations(described))
    for name, one in told.items():
        assert one["summary"] and one["description"] and one["tags"], name
        assert one["operationId"].isidentifier() and one["operationId"].islower(), name
        assert {"401", "403", "429", "503"} <= one["responses"].keys(), name
        assert [scheme for way in one["security"] for scheme in way][:2] == ["token", "session"], name
        assert one["security"][0]["token"] != [], name
        for status, answer in one["responses"].items():
            if status >= "400":
                assert list(answer["content"]) == ["application/problem+json"], (name, status)
        if "requestBody" in one:
            assert {"400", "404", "408", "413", "415", "422"} <= one["responses"].keys(), name
    assert len({one["operationId"] for one in told.values()}) == len(told) > 45


def test_every_post_that_creates_takes_a_key(described: dict[str, Any]) -> None:
    for name, one in _operations(described):
        if "201" in one["responses"] or "202" in one["responses"]:
            assert "Idempotency-Key" in [parameter["name"] for parameter in one["parameters"]], name
            assert "409" in one["responses"], name


def test_every_schema_is_one(described: dict[str, Any]) -> None:
    for name, schema in described["components"]["schemas"].items():
        Draft202012Validator.check_schema(schema)
        assert schema.get("description"), name


def test_nouns_have_the_fields_that_the_record_has(described: dict[str, Any]) -> None:
    mine = described["components"]["schemas"]
    for name, noun in json.loads(schema_json())["$defs"].items():
        assert set(mine[name.capitalize()]["properties"]) == set(noun["properties"]), name
