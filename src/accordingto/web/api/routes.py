"""Every route of the API."""

from fastapi import APIRouter

router = APIRouter()
