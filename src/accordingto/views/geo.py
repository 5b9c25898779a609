"""``incidents.geojson`` (RFC 7946), for maps."""

import json
from typing import Any

from accordingto.records import Incident, Record


def incidents_geojson(record: Record) -> bytes:
    """One feature an incident; the geometry is null where no point is known."""
    collection = {"type": "FeatureCollection", "features": [_feature(incident) for incident in record.incidents]}
    return (json.dumps(collection, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "backslashreplace")


def _feature(incident: Incident) -> dict[str, Any]:
    place = incident.where
    return {
        "type": "Feature",
        "id": incident.id,
        "geometry": _point(incident),
        "properties": {
            "label": incident.label,
            "type": incident.type,
            "when": incident.when,
            "place": place.name if place else None,
            "country": place.country if place else None,
            "precision": place.precision if place else None,
            "geonames": place.geonames if place else None,
            "reports": len(incident.reports),
            "findings": [
                {"question": f.question, "group": f.group, "status": f.status, "low": f.low, "high": f.high, "value": f.value}
                for f in incident.findings
            ],
        },
    }


def _point(incident: Incident) -> dict[str, Any] | None:
    place = incident.where
    if place is None or place.latitude is None or place.longitude is None:
        return None
    return {"type": "Point", "coordinates": [round(place.longitude, 6), round(place.latitude, 6)]}
