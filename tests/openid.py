"""A small OpenID provider on this machine: it signs in whoever it is told to, with tokens that are signed as the real ones are."""

import json
import secrets
import time
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey

CLIENT, SECRET = "whereabouts", "the client's secret"


@dataclass
class Provider:
    """Who is signed in at the provider, and what it has handed out."""

    claims: dict[str, Any] = field(default_factory=dict)
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"use": "sig", "kid": "a"}))
    nonces: dict[str, str] = field(default_factory=dict)
    signed_out: int = 0


class ProviderServer(ThreadingHTTPServer):
    """The provider as a server on a free port of this machine."""

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.provider = Provider()

    @property
    def url(self) -> str:
        """The issuer."""
        return f"http://127.0.0.1:{self.server_port}"


class _Answers(BaseHTTPRequestHandler):
    server: ProviderServer

    def do_GET(self) -> None:
        """Discovery, keys, signing in and out."""
        parts = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(parts.query).items()}
        here, provider = self.server.url, self.server.provider
        if parts.path == "/.well-known/openid-configuration":
            self._json(
                {
                    "issuer": here,
                    "authorization_endpoint": f"{here}/authorize",
                    "token_endpoint": f"{here}/token",
                    "jwks_uri": f"{here}/keys",
                    "end_session_endpoint": f"{here}/out",
                    "response_types_supported": ["code"],
                    "subject_types_supported": ["public"],
                    "id_token_signing_alg_values_supported": ["RS256"],
                }
            )
        elif parts.path == "/keys":
            self._json(KeySet([provider.key]).as_dict(private=False))
        elif parts.path == "/authorize":
            code = secrets.token_urlsafe()
            provider.nonces[code] = asked.get("nonce", "")
            self._go(f"{asked['redirect_uri']}?{urlencode({'code': code, 'state': asked['state']})}")
        elif parts.path == "/out":
            provider.signed_out += 1
            self._go(asked["post_logout_redirect_uri"])
        else:
            self.send_error(404)

    def do_POST(self) -> None:
        """A code for a token, once."""
        said = parse_qs(self.rfile.read(int(self.headers["Content-Length"])).decode())
        provider, now = self.server.provider, int(time.time())
        nonce = provider.nonces.pop(said["code"][0])
        claims = {"iss": self.server.url, "aud": CLIENT, "sub": "1", "iat": now, "exp": now + 600, "nonce": nonce} | provider.claims
        token = jwt.encode({"alg": "RS256", "kid": "a"}, claims, provider.key)
        self._json({"access_token": "a", "token_type": "Bearer", "expires_in": 600, "id_token": token})

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (the base class's name)
        """Say nothing."""

    def _json(self, said: dict[str, Any]) -> None:
        body = json.dumps(said).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def _go(self, address: str) -> None:
        self.send_response(302)
        self.send_header("Location", address)
        self.send_header("Content-Length", "0")
        self.end_headers()
