"""People whom somebody else vouches for: OpenID Connect, by the authorization code flow with PKCE."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from ipaddress import ip_address
from secrets import token_urlsafe
from typing import Any, cast
from urllib.parse import urlsplit

import httpx
from authlib.oauth2.rfc6749.parameters import prepare_grant_uri
from authlib.oauth2.rfc7636 import create_s256_code_challenge
from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet

from accordingto.web.refusing import NotSignedIn, Unacceptable

PREFIX = "ACCORDINGTO_OIDC_"
ALGORITHMS = ("RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512", "Ed25519", "EdDSA")
"""With a public key only: whoever knows the client's secret must not be able to sign."""
KEPT = 3600.0
"""Seconds for which what it says of itself is taken to stay so."""
LEEWAY = 60
PATIENCE = 10.0
LARGEST = 1_000_000
"""Bytes of an answer."""


@dataclass(frozen=True, slots=True)
class Vouched:
    """Whom it vouches for."""

    issuer: str
    subject: str
    """Who that is there, for good."""
    mail: str
    """Their address, where it says that it is theirs indeed; else empty."""
    name: str
    roles: tuple[str, ...] | None
    """What the claim for roles says; None where none was agreed on."""


@dataclass(frozen=True, slots=True)
class Errand:
    """What is remembered of somebody who was sent there."""

    state: str
    nonce: str
    verifier: str


class Provider:
    """The one that the desk is agreed with."""

    def __init__(self, issuer: str, client: str, secret: str = "", roles: str = "") -> None:
        self.issuer, self._client, self._secret, self._roles = issuer, client, secret, roles
        self._known: dict[str, tuple[float, Any]] = {}

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> "Provider | None":
        """As the variables say: ACCORDINGTO_OIDC_ISSUER, _CLIENT, _SECRET, and _ROLES for the name of a claim."""
        issuer, client, secret, roles = (environment.get(PREFIX + name, "").strip() for name in ("ISSUER", "CLIENT", "SECRET", "ROLES"))
        if not issuer:
            return None
        if not client:
            raise Unacceptable(f"{PREFIX}ISSUER is set, and {PREFIX}CLIENT is not: the provider tells you the id of the client")
        _must_be_private(issuer)
        return cls(issuer, client, secret, roles)

    @property
    def name(self) -> str:
        """How it is called on the page."""
        return urlsplit(self.issuer).hostname or self.issuer

    def send(self, back: str) -> tuple[str, Errand]:
        """The address to send somebody to, and what to remember of them."""
        errand = Errand(token_urlsafe(32), token_urlsafe(32), token_urlsafe(48))
        wanted = {"redirect_uri": back, "scope": "openid email profile", "nonce": errand.nonce}
        wanted |= {"code_challenge": create_s256_code_challenge(errand.verifier), "code_challenge_method": "S256"}
        at = self._endpoint("authorization_endpoint")
        return str(prepare_grant_uri(at, self._client, "code", state=errand.state, **wanted)), errand

    def vouches_for(self, code: str, errand: Errand, back: str) -> Vouched:
        """Whom the code is for; raises NotSignedIn where it is for nobody."""
        said = {"grant_type": "authorization_code", "code": code, "redirect_uri": back, "code_verifier": errand.verifier}
        methods = self._about().get("token_endpoint_auth_methods_supported", ["client_secret_basic"])
        auth = None
        if not self._secret:
            said["client_id"] = self._client
        elif "client_secret_basic" in methods:
            auth = httpx.BasicAuth(self._client, self._secret)
        else:
            said |= {"client_id": self._client, "client_secret": self._secret}
        token = self._ask("POST", self._endpoint("token_endpoint"), data=said, auth=auth).get("id_token")
        if not isinstance(token, str):
            raise NotSignedIn(f"{self.name} does not say who you are")
        return self._vouched(self._claims(token, errand.nonce))

    def _claims(self, token: str, nonce: str) -> dict[str, Any]:
        try:
            try:
                claims = jwt.decode(token, self._keys(), algorithms=ALGORITHMS).claims
            except InvalidKeyIdError:  # no key of that name: it may have new ones
                self._known.pop("keys", None)
                claims = jwt.decode(token, self._keys(), algorithms=ALGORITHMS).claims
            jwt.JWTClaimsRegistry(
                leeway=LEEWAY,
                iss={"essential": True, "value": self.issuer},
                aud={"essential": True, "value": self._client},
                sub={"essential": True},
                exp={"essential": True},
                iat={"essential": True},
                nonce={"essential": True, "value": nonce},
            ).validate(claims)
        except (JoseError, ValueError) as error:
            raise NotSignedIn(f"what {self.name} says does not hold: {type(error).__name__}") from error
        if claims.get("azp", self._client) != self._client:
            raise NotSignedIn(f"what {self.name} says is meant for another")
        return claims

    def _vouched(self, claims: Mapping[str, Any]) -> Vouched:
        mail = claims.get("email") if claims.get("email_verified") is True else ""
        name = next((claims[one] for one in ("name", "preferred_username", "email") if isinstance(claims.get(one), str)), "")
        given = claims.get(self._roles, []) if self._roles else None
        told = [given] if isinstance(given, str) else given
        roles = tuple(one for one in told if isinstance(one, str)) if isinstance(told, list) else () if self._roles else None
        return Vouched(self.issuer, str(claims["sub"]), mail if isinstance(mail, str) else "", name, roles)

    def _about(self) -> Mapping[str, Any]:
        about = self._kept("about", f"{self.issuer.rstrip('/')}/.well-known/openid-configuration")
        if about.get("issuer") != self.issuer:
            raise NotSignedIn(f"{self.name} says that it is somebody else; ask whoever runs this desk")
        return about

    def _endpoint(self, name: str) -> str:
        at = self._about().get(name)
        if not isinstance(at, str):
            raise NotSignedIn(f"{self.name} does not say where to go; ask whoever runs this desk")
        _must_be_private(at)
        return at

    def _keys(self) -> KeySet:
        try:
            return KeySet.import_key_set(cast(Any, self._kept("keys", self._endpoint("jwks_uri"))))
        except (TypeError, KeyError, AttributeError) as error:
            raise NotSignedIn(f"{self.name} shows no keys that can be read") from error

    def _kept(self, what: str, at: str) -> Mapping[str, Any]:
        then, told = self._known.get(what, (0.0, None))
        if told is None or time.monotonic() - then > KEPT:
            told = self._ask("GET", at)
            self._known[what] = time.monotonic(), told
        return dict(told)

    def _ask(self, method: str, at: str, **said: Any) -> Mapping[str, Any]:
        try:
            with (
                httpx.Client(timeout=PATIENCE) as client,
                client.stream(method, at, headers={"Accept": "application/json"}, **said) as answer,
            ):
                body = b""
                for some in answer.iter_bytes():
                    body += some
                    if len(body) > LARGEST:
                        raise NotSignedIn(f"{self.name} answers more than anybody reads")
                told = httpx.Response(answer.status_code, content=body).json()
        except (httpx.HTTPError, ValueError) as error:
            raise NotSignedIn(
                f"{self.name} can't be asked at the moment ({type(error).__name__}); try again, or sign in otherwise"
            ) from error
        if answer.status_code != 200 or not isinstance(told, dict):
            raise NotSignedIn(f"{self.name} does not let you in (it answers {answer.status_code}); begin again")
        return told


def _must_be_private(address: str) -> None:
    parts = urlsplit(address)
    if parts.scheme == "https" and parts.hostname:
        return
    if parts.scheme == "http" and _is_here(parts.hostname or ""):
        return
    raise Unacceptable(f"a provider is asked by https only, not at {address}")


def _is_here(host: str) -> bool:
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"
