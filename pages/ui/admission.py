"""Who is let in, as plain questions: is this address this computer's own, is this person on that list."""

from collections.abc import Iterable, Mapping
from ipaddress import ip_address
from urllib.parse import urlsplit

# On a list: everybody whom the provider signs in.
EVERYBODY = "*"


def is_local(host: str) -> bool:
    """Whether a host, with or without a port, is the computer that the dashboard runs on and no other."""
    try:
        name = urlsplit(f"//{host.strip()}").hostname or ""
        return name == "localhost" or name.endswith(".localhost") or ip_address(name).is_loopback
    except ValueError:
        return False


def patterns(said: object) -> tuple[str, ...]:
    """A list of addresses as a person wrote it; what is no list of words is an empty one, which lets nobody in."""
    if isinstance(said, str):
        return (said,)
    return tuple(one for one in said if isinstance(one, str)) if isinstance(said, Iterable) and not isinstance(said, Mapping) else ()


def admits(listed: Iterable[str], email: str) -> bool:
    """Whether an e-mail address is on a list of addresses ("ann@example.org"), domains ("@example.org") and "*"."""
    name, at, domain = email.strip().casefold().rpartition("@")
    wanted = {EVERYBODY, f"{name}@{domain}", f"@{domain}"} if name and at and domain else {EVERYBODY}
    return any(one.strip().casefold() in wanted for one in listed)


def email_of(claims: Mapping[str, object]) -> str:
    """The e-mail address that the provider vouches for; empty where it gives none, or says that nobody has checked it."""
    email, verified = claims.get("email"), claims.get("email_verified", True)
    return email.strip() if isinstance(email, str) and verified in {True, "true", "True"} else ""
