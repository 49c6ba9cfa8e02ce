"""A national sign-on in small: an OpenID Connect provider on a free local port."""

import base64
import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from urllib.parse import parse_qs, urlencode
from wsgiref.simple_server import WSGIRequestHandler, make_server

import jwt
from cryptography.hazmat.primitives.asymmetric import rsa


class Quiet(WSGIRequestHandler):
    def log_message(self, *arguments: object) -> None:
        """Tests say enough."""


class Provider:
    """Knows one person, `claims`, and signs tokens about them with RS256."""

    def __init__(self) -> None:
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.address = ""
        self.claims: dict[str, object] = {"sub": "001"}
        self.asked: dict[str, str] = {}
        self.secret = "s3cret"
        self.forged: dict[str, object] = {}  # in the identity token alone

    def __call__(self, environ: dict, start: Callable) -> list[bytes]:
        query = {k: v[0] for k, v in parse_qs(environ["QUERY_STRING"]).items()}
        if environ["PATH_INFO"] == "/authorize":
            self.asked = query
            back = urlencode({"code": "c0de", "state": query["state"]})
            start("302 Found", [("Location", f"{query['redirect_uri']}?{back}")])
            return [b""]
        answer, status = self._answer(environ), "200 OK"
        if answer is None:
            answer, status = {"error": "invalid_client"}, "401 Unauthorized"
        start(status, [("Content-Type", "application/json")])
        return [json.dumps(answer).encode()]

    def _answer(self, environ: dict) -> dict | None:
        path = environ["PATH_INFO"]
        if path == "/token":
            return self._token(environ)
        if path == "/userinfo":
            known = environ.get("HTTP_AUTHORIZATION") == "Bearer t0ken"
            return self.claims if known else None
        ends = {f"{n}_endpoint": f"{self.address}/{n}" for n in ("token", "userinfo")}
        ends["authorization_endpoint"] = f"{self.address}/authorize"
        jwks = {"jwks_uri": f"{self.address}/jwks", "issuer": self.address}
        return ends | jwks | {"token_endpoint_auth_methods_supported": [
            "client_secret_basic"]}  # fmt: skip

    def _token(self, environ: dict) -> dict | None:
        body = environ["wsgi.input"].read(int(environ["CONTENT_LENGTH"])).decode()
        sent = base64.b64encode(f"langso:{self.secret}".encode()).decode()
        right = environ.get("HTTP_AUTHORIZATION") == f"Basic {sent}"
        if not right or "code_verifier" not in parse_qs(body):
            return None
        now = int(time.time())
        about = {"iss": self.address, "aud": "langso", "iat": now, "exp": now + 60}
        said = self.claims | about | {"nonce": self.asked.get("nonce")} | self.forged
        token = jwt.encode(said, self.key, "RS256", {"kid": "1"})
        return {"access_token": "t0ken", "token_type": "Bearer", "id_token": token}


@contextmanager
def serving() -> Iterator[Provider]:
    """Serve a provider in a thread of its own while the test runs."""
    provider = Provider()
    server = make_server("127.0.0.1", 0, provider, handler_class=Quiet)
    provider.address = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
