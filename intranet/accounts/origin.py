"""From where a request comes. A header is believed only behind proxies that somebody counted."""

from ipaddress import ip_address, ip_network

from django.conf import settings


def client_address(request):
    """The caller's address as text, or None (a unix socket has none).

    With TRUSTED_PROXIES=n the n-th address from the right of X-Forwarded-For is the one our own
    outermost proxy saw; everything left of it the caller may have written himself.
    """
    believed = settings.TRUSTED_PROXIES
    told = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
    if believed and len(told) >= believed and (address := plain(told[-believed])):
        return address
    return plain(request.META.get("REMOTE_ADDR", ""))


def counted_address(request):
    """The address failures are counted under: one IPv6 network of a household counts as one."""
    address = client_address(request)
    if address and ":" in address:
        return str(ip_network((address, 64), strict=False).network_address)
    return address


def plain(text):
    """The address in its usual form without zone, IPv4 as such; None for what is no address."""
    try:
        address = ip_address(text.strip().partition("%")[0])
    except ValueError:
        return None
    return str(getattr(address, "ipv4_mapped", None) or address)
