"""Every page and its address."""

from fastapi import APIRouter

from accordingto.web.pages import (
    account,
    adding,
    deciding,
    decisions,
    events,
    incidents,
    listing,
    origins,
    people,
    queue,
    rendering,
    reports,
    signing,
    totals,
    webhooks,
)

router = APIRouter()
router.include_router(listing.router)
router.include_router(incidents.router)
router.include_router(incidents.claims)
router.include_router(reports.router)
router.include_router(decisions.router)
router.include_router(deciding.router)
router.include_router(queue.router)
router.include_router(origins.router)
router.include_router(totals.router)
router.include_router(signing.router)
router.include_router(account.router)
router.include_router(people.router)
router.include_router(adding.router)
router.include_router(events.router)
router.include_router(webhooks.router)
router.add_api_route("/keys", rendering.keys)
router.add_api_route("/page.css", rendering.style)
router.add_api_route("/page.js", rendering.behaviour)
