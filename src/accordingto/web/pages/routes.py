"""Every page and its address."""

from fastapi import APIRouter

from accordingto.web.pages import incidents, rendering

router = APIRouter()
router.include_router(incidents.router)
router.add_api_route("/page.css", rendering.style)
