"""A small OpenID provider on loopback that signs real tokens; what it says, and how it lies, is set by the test."""

import json
import time
from base64 import b64decode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

from authlib.oauth2.rfc7636 import create_s256_code_challenge
from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey

CLIENT, SECRET = "the-desk", "a secret between two"


@dataclass
class Provider:
    """What it knows and says."""

    issuer: str
    key: RSAKey
    signs_with: Any = None
    algorithm: str = "RS256"
    says: dict[str, Any] = field(default_factory=lambda: {"sub": "u-17", "email": "vera@example.org", "email_verified": True})
    about: dict[str, Any] = field(default_factory=dict)
    asked: dict[str, dict[str, str]] = field(default_factory=dict)
    """By code, what the browser came with."""

    def authorize(self, query: dict[str, str]) -> str:
        """Where a browser that was sent is sent back to."""
        code = f"code-{len(self.asked)}"
        self.asked[code] = query
        return f"{query['redirect_uri']}?code={code}&state={query['state']}"

    def token(self, said: dict[str, str], authorization: str) -> dict[str, Any] | None:
        """The token for a code, once, where client, verifier and address are those that came with it."""
        asked = self.asked.pop(said.get("code", ""), None)
        if asked is None or b64decode(authorization.removeprefix("Basic ")).decode() != f"{CLIENT}:{SECRET}":
            return None
        if asked["code_challenge"] != create_s256_code_challenge(said["code_verifier"]) or asked["redirect_uri"] != said["redirect_uri"]:
            return None
        now = int(time.time())
        claims = {"iss": self.issuer, "aud": CLIENT, "iat": now, "exp": now + 60, "nonce": asked["nonce"], **self.says}
        claims = {name: value for name, value in claims.items() if value is not None}
        signed = jwt.encode({"alg": self.algorithm, "kid": self.key.kid}, claims, self.signs_with or self.key, [self.algorithm])
        return {"access_token": "x", "token_type": "Bearer", "id_token": signed}

    def describe(self) -> dict[str, Any]:
        """What it says of itself."""
        ends = {"authorization_endpoint": "authorize", "token_endpoint": "token", "jwks_uri": "keys"}
        return {"issuer": self.issuer, **{name: f"{self.issuer}/{end}" for name, end in ends.items()}, **self.about}


@contextmanager
def answering() -> Iterator[Provider]:
    """One that answers at a port of its own."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Answers)
    key = RSAKey.generate_key(2048, {"use": "sig"}, auto_kid=True)
    provider = Provider(f"http://127.0.0.1:{server.server_port}", key)
    server.provider = provider  # type: ignore[attr-defined]
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    yield provider
    server.shutdown()
    server.server_close()


class _Answers(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        provider: Provider = self.server.provider  # type: ignore[attr-defined]
        parts = urlsplit(self.path)
        if parts.path == "/.well-known/openid-configuration":
            self._say(provider.describe())
        elif parts.path == "/keys":
            self._say(dict(KeySet([provider.key]).as_dict(private=False)))
        elif parts.path == "/authorize":
            self.send_response(302)
            self.send_header("Location", provider.authorize({name: one for name, (one, *_) in parse_qs(parts.query).items()}))
            self.end_headers()

    def do_POST(self) -> None:
        provider: Provider = self.server.provider  # type: ignore[attr-defined]
        said = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        told = provider.token({name: one for name, (one, *_) in said.items()}, self.headers.get("Authorization", ""))
        self._say(told or {"error": "invalid_grant"}, 200 if told else 400)

    def _say(self, told: dict[str, Any], status: int = 200) -> None:
        body = json.dumps(told).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        """Nothing: a test tells."""
