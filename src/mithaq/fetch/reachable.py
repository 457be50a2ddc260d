"""Which addresses may be asked: those of the public net, and no other, whatever name or redirect leads there."""

import socket
from collections.abc import Callable, Iterable
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import SplitResult, urlsplit

Address = IPv4Address | IPv6Address
Resolve = Callable[[str, int], Iterable[str]]

# Addresses that stand for an IPv4 one behind a translator (RFC 6052, RFC 8215).
_TRANSLATED = (IPv6Network("64:ff9b::/96"), IPv6Network("64:ff9b:1::/48"))
LONGEST_URL = 4_000


class RefusedError(Exception):
    """An address that is not asked; the message says why."""


def web_url(text: str) -> SplitResult:
    """Return a URL in its parts; raises RefusedError for what is no plain http(s) address."""
    if len(text) > LONGEST_URL or any(ord(one) <= 32 or ord(one) == 127 for one in text):
        raise RefusedError("is no address")
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError as error:
        raise RefusedError(f"is no address ({error})") from error
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise RefusedError("only http and https addresses are fetched")
    if parts.username is not None or parts.password is not None:
        raise RefusedError("an address with a name or password in it is not fetched")
    if port == 0:
        raise RefusedError("is no address")
    return parts


def public_address(host: str, port: int, resolve: Resolve | None = None) -> str:
    """Return the address to connect to for ``host``; raises RefusedError unless all its addresses are public.

    Connect to the address returned, not to the name: asked again, the name may lead elsewhere (DNS rebinding).
    """
    found = list(dict.fromkeys((resolve or resolved)(host, port)))
    for one in found:
        if not is_public(one):
            raise RefusedError(f"{host} leads to {one}, which is not on the public net")
    if not found:
        raise RefusedError(f"{host} leads nowhere")
    return found[0]


def is_public(text: str) -> bool:
    """Tell whether an address is one of the public net: no private, loopback, link-local, reserved or shared one."""
    address: Address = ip_address(text.partition("%")[0])
    inner = _inner(address)
    if inner is not None:
        return is_public(str(inner))
    return address.is_global and not address.is_multicast and not address.is_reserved


def _inner(address: Address) -> IPv4Address | None:
    """Return the IPv4 address that an IPv6 one stands for."""
    if isinstance(address, IPv4Address):
        return None
    if address.ipv4_mapped or address.sixtofour:
        return address.ipv4_mapped or address.sixtofour
    if address.teredo:
        return address.teredo[1]
    if any(address in net for net in _TRANSLATED):
        return IPv4Address(int(address) & 0xFFFF_FFFF)
    return None


def resolved(host: str, port: int) -> Iterable[str]:
    """Ask the system for the addresses of ``host``."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError) as error:
        raise RefusedError(f"{host} is not known") from error
    return [str(one[4][0]) for one in found]
