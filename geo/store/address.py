"""The address of a PostgreSQL database, as people and hosters write it, in the driver's own words.

What stands behind the ? are words of libpq, https://www.postgresql.org/docs/current/libpq-connect.html#LIBPQ-PARAMKEYWORDS. Those that the
driver can do are done, each other one is a StoreError that names it: none is passed over that a person counts on.
"""

import ssl
from typing import Any

from sqlalchemy import URL

from geo.errors import StoreError

# No answer for this long, in seconds, is no connection; longer than a writer waits for another one.
SILENCE_S = 30
_DEFAULT_PORT = 5432
_MODES = ("disable", "allow", "prefer", "require", "verify-ca", "verify-full")
_ENCRYPTED = _MODES[3:]
# What the driver does anyhow: these words change nothing, other ones would.
_AS_IT_IS = {"channel_binding": ("prefer",), "gssencmode": ("disable", "prefer"), "target_session_attrs": ("any", "read-write")}
_DONE = ("application_name", "connect_timeout", "host", "keepalives", "options", "sslmode", "sslrootcert")


def bare_url(url: URL) -> URL:
    """The URL without what stands behind the ?."""
    return url.set(query={})


def driver_arguments(url: URL) -> dict[str, Any]:
    """What the driver is given beside that. Raises StoreError for what it cannot do, and where the address names no user."""
    words = {name: value if isinstance(value, str) else value[-1] for name, value in url.query.items()}
    _check(url, words)
    given: dict[str, Any] = {"timeout": _seconds(words.get("connect_timeout", "0")) or SILENCE_S}
    # The driver breaks where a server asks for a password and there is none; an empty one the server refuses in words.
    given["password"] = url.password or ""
    given |= _where(words.get("host", ""), url.port or _DEFAULT_PORT)
    if "application_name" in words:
        given["application_name"] = words["application_name"]
    if "options" in words:
        given["startup_params"] = {"options": words["options"]}
    if "keepalives" in words:
        given["tcp_keepalive"] = words["keepalives"] != "0"
    return given | _encryption(words)


def _check(url: URL, words: dict[str, str]) -> None:
    if not url.username:
        raise StoreError(
            "The address of the database names no user. "
            f"Write it as postgresql://USER:PASSWORD@HOST:{_DEFAULT_PORT}/DATABASE, or postgresql://USER@/DATABASE?host=/FOLDER."
        )
    unknown = [name for name, value in words.items() if name not in _DONE and value not in _AS_IT_IS.get(name, ())]
    if unknown:
        raise StoreError(
            f"The address of the database asks for what cannot be done: {', '.join(sorted(unknown))}. "
            f"Leave it out. These can stand behind the ?: {', '.join(_DONE)}."
        )


def _seconds(said: str) -> int:
    if not (said.isascii() and said.isdigit()):
        raise StoreError("The connect_timeout in the address of the database is to be a whole number of seconds.")
    return int(said)


def _where(host: str, port: int) -> dict[str, Any]:
    """A host behind the ? is one by name, or the folder of a Unix socket."""
    if host.startswith("/"):
        return {"unix_sock": f"{host}/.s.PGSQL.{port}"}
    return {"host": host} if host else {}


def _encryption(words: dict[str, str]) -> dict[str, Any]:
    mode = words.get("sslmode", "prefer")
    if mode not in _MODES:
        raise StoreError("The sslmode in the address of the database is to be disable, prefer, require, verify-ca or verify-full.")
    if mode == "disable":
        return {"ssl_context": False}
    return {"ssl_context": _context(mode, words.get("sslrootcert"))} if mode in _ENCRYPTED else {}


def _context(mode: str, authority: str | None) -> ssl.SSLContext:
    """As libpq means them: "require" encrypts and trusts whoever answers, unless the certificates to trust are given, too."""
    try:
        context = ssl.create_default_context(cafile=None if authority == "system" else authority)
    except OSError as error:
        raise StoreError(
            f"The certificates of sslrootcert in the address of the database, {authority}, cannot be read ({error}). Correct the path."
        ) from error
    context.check_hostname = mode == "verify-full"
    if mode == "require" and authority is None:
        context.verify_mode = ssl.CERT_NONE
    return context
