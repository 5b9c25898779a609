"""The desk open for work, till it is stopped."""

import uvicorn

from accordingto.web.application import application
from accordingto.web.desk import Desk, House


def serve(house: House) -> None:
    """Open the desk and answer at its host and port till it is stopped."""
    uvicorn.run(application(Desk.open(house)), host=house.host, port=house.port, log_level="warning", server_header=False)
