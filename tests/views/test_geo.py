"""incidents.geojson keeps to RFC 7946."""

import json

from accordingto.records import Record
from accordingto.views.geo import incidents_geojson


def test_points_where_known_null_where_not(record: Record) -> None:
    found = json.loads(incidents_geojson(record))
    assert found["type"] == "FeatureCollection"
    shooting, old = found["features"]
    assert shooting["geometry"] == {"type": "Point", "coordinates": [7.36667, 5.10658]}, "longitude first"
    assert old["geometry"] is None
    assert (old["type"], old["id"], old["properties"]["when"]) == ("Feature", "i-old", "")


def test_properties_tell_what_the_claims_come_to(record: Record) -> None:
    shooting = json.loads(incidents_geojson(record))["features"][0]["properties"]
    assert (shooting["label"], shooting["place"], shooting["reports"]) == ("Shooting in Aba, 6 May 2024", "Aba", 2)
    assert shooting["findings"][0] == {"question": "killed", "group": "all", "status": "disputed", "low": 2, "high": 5, "value": None}
