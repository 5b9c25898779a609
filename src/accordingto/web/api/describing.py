"""The description of the API (OpenAPI 3.1): what each route may refuse and whom it asks for is told of all of them in one way."""

from collections.abc import Iterable, Iterator
from typing import Any

from fastapi import APIRouter, FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute

from accordingto import __version__
from accordingto.web.api.problems import MEDIA_TYPE, Problem
from accordingto.web.asking import Needs

PREFIX = "/api/v1"
_REFERENCE = "#/components/schemas/{model}"
_REFUSED_ALL = (401, 403, 421, 429, 503)
_REFUSED_BODIES = (400, 404, 408, 413, 415, 422)
REFUSALS = {
    400: "The body is no text, or nested too deeply.",
    401: "Nobody is signed in, or the token is not in force.",
    403: "Whoever asks may not do this.",
    404: "Nothing is called so.",
    408: "The body came too slowly.",
    409: "A request with this Idempotency-Key is still at work, or its answer held a secret.",
    413: "The body is too large.",
    415: "The body is of another type.",
    421: "The host that was asked for is not this desk.",
    422: "What was sent does not fit, or contradicts itself.",
    429: "Too many requests.",
    503: "Another writer holds the casebook, or it is out of reach.",
}
_RETRY = {"Retry-After": {"description": "Seconds to wait before asking again.", "schema": {"type": "integer"}}}
_SCHEMES = {
    "token": {"type": "http", "scheme": "bearer", "description": "A token of your own, made at the desk under “Account”. It has scopes."},
    "session": {"type": "apiKey", "in": "cookie", "name": "__Host-accordingto", "description": "A browser that is signed in."},
    "csrf": {
        "type": "apiKey",
        "in": "header",
        "name": "X-CSRF",
        "description": "With a session, what changes something needs this as well: `csrf` of `/me`.",
    },
}
_ABOUT = (
    "Everything that the desk's pages do. Times are UTC; offsets count characters of a report's text, end exclusive. "
    "Lists come by the page: `next` is the cursor of the next. Single things have strong ETags; HEAD answers wherever GET does. "
    "Refusals are problem details (RFC 9457)."
)


def description(app: FastAPI, routers: Iterable[APIRouter]) -> dict[str, Any]:
    """All routes, with the refusals that every one of them may answer with."""
    told = get_openapi(
        title="Accordingto", version=__version__, summary="The desk's API, version 1", description=_ABOUT, routes=app.routes,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"}, servers=[{"url": PREFIX}], tags=app.openapi_tags,
    )  # fmt: skip
    schemas = told["components"]["schemas"]
    for name in ("HTTPValidationError", "ValidationError"):
        schemas.pop(name, None)
    for name in (name for name in schemas if name.startswith("Body_")):
        schemas[name]["description"] = "What a form sends."
    problem = Problem.model_json_schema(ref_template=_REFERENCE)
    schemas |= problem.pop("$defs") | {"Problem": problem}
    told["components"] |= {"schemas": dict(sorted(schemas.items())), "securitySchemes": _SCHEMES}
    needs = dict(_needs(routers))
    for path, operations in told["paths"].items():
        for method, operation in operations.items():
            _complete(path, method, operation, needs.get(operation["operationId"], ""))
    return told


def _needs(routers: Iterable[APIRouter]) -> Iterator[tuple[str, str]]:
    """By operation, the scope that a token needs for it."""
    for route in (route for router in routers for route in router.routes):
        if isinstance(route, APIRoute) and route.operation_id:
            yield from ((route.operation_id, one.call.scope) for one in route.dependant.dependencies if isinstance(one.call, Needs))


def _complete(path: str, method: str, operation: dict[str, Any], scope: str) -> None:
    """Add what no route says by itself."""
    parameters, body = operation.get("parameters", []), "requestBody" in operation
    refused = [*_REFUSED_ALL, *(_REFUSED_BODIES if body else [422] if parameters else [])]
    refused += [404] * ("{" in path and not body) + [409] * any(one["name"] == "Idempotency-Key" for one in parameters)
    responses = operation["responses"]
    responses.pop("422", None)
    for status in refused:
        responses[str(status)] = _problem(REFUSALS[status], _RETRY if status in (429, 503) else {})
    for status, told in responses.items():
        if int(status) >= 400 and "content" not in told:
            responses[status] = _problem(told["description"], {})
    for status in ("200", "201", "202"):
        if status in responses:
            responses[status]["description"] = f"{operation['summary']}."
    operation["responses"] = dict(sorted(responses.items()))
    operation["security"] = [{"token": [scope] if scope else []}, {"session": []} if method == "get" else {"session": [], "csrf": []}]


def _problem(says: str, headers: dict[str, Any]) -> dict[str, Any]:
    told = {"description": says, "content": {MEDIA_TYPE: {"schema": {"$ref": _REFERENCE.format(model="Problem")}}}}
    return told | ({"headers": headers} if headers else {})
