"""One connection to the desk, kept open as a browser or a program keeps it."""

import json
import re
import secrets
import time
from dataclasses import dataclass
from http.client import HTTPConnection
from typing import Any
from urllib.parse import urlencode

COOKIE = re.compile(r"(accordingto-\d+=[^;]+)")
CSRF = re.compile(r'name="csrf" value="([^"]+)"')


@dataclass(frozen=True, slots=True)
class Asked:
    """One request, or what takes several."""

    what: str
    seconds: float
    well: bool


class Line:
    """Asks and remembers how long it took."""

    def __init__(self, port: int, token: str = "") -> None:
        self._connection = HTTPConnection("127.0.0.1", port, timeout=120)
        self._headers = {"Authorization": f"Bearer {token}"} if token else {}
        self.asked: list[Asked] = []

    def sign_in(self, name: str, password: str) -> None:
        """By the form."""
        told = CSRF.search(self._ask("GET", "/sign-in").decode())
        fields = {"csrf": told[1] if told else "", "name": name, "password": password}
        self._ask("POST", "/sign-in", urlencode(fields).encode(), "application/x-www-form-urlencoded")

    def look(self, what: str, path: str) -> bytes:
        """A page; counted under ``what``."""
        return self._counted(what, "GET", path)

    def had(self, path: str) -> Any:
        """Something of the API, which is not counted."""
        return json.loads(self._ask("GET", path))

    def send(self, what: str, path: str, told: dict[str, Any]) -> Any:
        """JSON to the API."""
        return json.loads(self._counted(what, "POST", path, json.dumps(told).encode(), "application/json"))

    def hand_in(self, path: str, fields: dict[str, str]) -> Any:
        """A form to the API."""
        border = secrets.token_hex(12)
        parts = "".join(f'--{border}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n' for name, value in fields.items())
        body = f"{parts}--{border}--\r\n".encode()
        return json.loads(self._counted("hand in a report", "POST", path, body, f"multipart/form-data; boundary={border}"))

    def _counted(self, what: str, method: str, path: str, body: bytes | None = None, kind: str = "") -> bytes:
        began = time.perf_counter()
        answer = self._ask(method, path, body, kind)
        self.asked.append(Asked(what, time.perf_counter() - began, self._status < 300))
        return answer

    def _ask(self, method: str, path: str, body: bytes | None = None, kind: str = "") -> bytes:
        headers = self._headers | ({"Content-Type": kind} if kind else {})
        try:
            self._connection.request(method, path, body, headers)
            answer = self._connection.getresponse()
        except ConnectionResetError:  # the server lets go of a connection that is quiet for some seconds: a browser comes again, too
            self._connection.request(method, path, body, headers)
            answer = self._connection.getresponse()
        self._status = answer.status
        if cookie := COOKIE.search(answer.getheader("Set-Cookie") or ""):
            self._headers["Cookie"] = cookie[1]
        return answer.read()
