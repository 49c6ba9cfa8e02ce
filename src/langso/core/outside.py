"""A request to a machine that somebody else named: only https, only public hosts.

The address is looked up once, looked at, and then used; a second look-up could give
another one. Nothing is followed elsewhere.
"""

import socket
import ssl
from collections.abc import Mapping
from http.client import HTTPException, HTTPSConnection
from ipaddress import IPv6Address, ip_address
from urllib.parse import urlsplit

PATIENCE = 10  # seconds
PORT = 443


class Unreachable(Exception):
    """Nobody answered, or it is no public machine."""


class _Pinned(HTTPSConnection):
    """Speaks with the address that was looked at; the certificate is of the host."""

    def __init__(self, host: str, port: int, address: str) -> None:
        super().__init__(host, port, timeout=PATIENCE)
        self.address = address

    def connect(self) -> None:
        plain = socket.create_connection((self.address, self.port), PATIENCE)
        self.sock = context().wrap_socket(plain, server_hostname=self.host)


def post_outside(url: str, body: bytes, headers: Mapping[str, str]) -> int:
    """Send and return the status. Raises `Unreachable`."""
    parts = urlsplit(url)
    if parts.scheme != "https" or not parts.hostname:
        raise Unreachable(url)
    port = parts.port or PORT
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    connection = _Pinned(parts.hostname, port, public_address(parts.hostname, port))
    try:
        connection.request("POST", path or "/", body, dict(headers))
        return connection.getresponse().status
    except (OSError, HTTPException) as error:
        raise Unreachable(url) from error
    finally:
        connection.close()


def public_address(host: str, port: int) -> str:
    """One address of a host, all of which are public. Raises `Unreachable`."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except OSError as error:
        raise Unreachable(host) from error
    addresses = [str(info[4][0]) for info in found]
    if not addresses or not all(map(is_public, addresses)):
        raise Unreachable(host)
    return addresses[0]


def is_public(address: str) -> bool:
    """Whether an address is one of the open internet.

    >>> [is_public(a) for a in ("8.8.8.8", "10.0.0.1", "::1", "::ffff:127.0.0.1")]
    [True, False, False, False]
    """
    found = ip_address(address.partition("%")[0])
    if isinstance(found, IPv6Address) and found.ipv4_mapped:
        found = found.ipv4_mapped
    return found.is_global and not found.is_multicast


def context() -> ssl.SSLContext:
    """Certificates are checked as a browser does."""
    return ssl.create_default_context()
