"""Every page and its address."""

from fastapi import APIRouter

from accordingto.web.pages import incidents, listing, rendering

router = APIRouter()
router.include_router(listing.router)
router.include_router(incidents.router)
router.add_api_route("/page.css", rendering.style)
router.add_api_route("/page.js", rendering.behaviour)
