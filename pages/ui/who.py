"""Who is here, and what they may do: the one gate before every page.

Signing in is Streamlit's own OpenID login, set up in `.streamlit/secrets.toml`:

    [auth]                                # see Streamlit's documentation of st.login
    redirect_uri = "https://maps.example.org/oauth2callback"
    cookie_secret = "a long random word"
    client_id = "..."
    client_secret = "..."
    server_metadata_url = "https://accounts.example.org/.well-known/openid-configuration"

    [whereabouts]
    allowed = ["@example.org", "ann@example.com"]    # "*" is everybody whom the provider signs in
    editors = ["ann@example.com"]                    # left out: all who are allowed
"""

import getpass
import importlib.util
from collections.abc import Mapping
from pathlib import Path
from typing import Any, NoReturn

import streamlit as st

from geo.store import is_shared
from pages.ui import state, words
from pages.ui.admission import admits, email_of, is_local, patterns

_AUTH, _OURS = "auth", "whereabouts"
_ALLOWED, _EDITORS = "allowed", "editors"
# More than this of a name is not kept beside an edit.
_LONGEST_NAME = 90
_BRACKETS = str.maketrans("", "", "<>")
_README = "The README says how, under “Signing in”."


def begin() -> None:
    """Let the page run for those who may see it; for others it ends here, with a sentence."""
    _check_files()
    if state.reading_token():
        _sign(":material/visibility: Reading only", "A link opened this: it shows the project, and nothing can be changed.")
        return
    if not signing_in():
        _warn_if_exposed()
        return
    if importlib.util.find_spec("authlib") is None or importlib.util.find_spec("httpx") is None:
        _stop("Nobody can sign in: the packages Authlib and httpx are not installed. Run: pip install -r requirements.txt")
    if not _is_signed_in():
        _ask_to_sign_in()
    if _ALLOWED not in _ours():
        _stop(f"Nobody is let in yet: name who may see this as “allowed” under [whereabouts] in secrets.toml. {_README}", leave=True)
    if not admits(patterns(_ours()[_ALLOWED]), _email()):
        _stop(f"{_told()} is not among those who may see this. Ask whoever runs it to add you, or sign in as somebody else.", leave=True)
    with st.container(key="who"), st.popover(words.plain(_name()), icon=":material/account_circle:", type="tertiary", key="who_menu"):
        st.caption(words.plain(_email()) if may_edit() else f"{words.plain(_email())}: may look at everything, and change nothing")
        _sign_out()


def author() -> str:
    """Who is here, as it stands beside what they do, one name a person; empty where nobody else works in the database.

    Of who is signed in the name and the address: two may share a name, and providers let people choose it. Else, in a database that is
    shared, the user of the computer that runs this.
    """
    if state.reading_token():
        return ""
    if not signing_in():
        return _user_of_computer() if is_shared() else ""
    return f"{name} <{known}>" if (name := _name()) != (known := _identity()) else known


def _user_of_computer() -> str:
    try:
        return getpass.getuser()[:_LONGEST_NAME]
    except (OSError, KeyError):  # a user without a name, as in some containers
        return ""


def _name() -> str:
    """The name that the provider tells, without what sets an address off; the address where it tells none."""
    said = st.user.get("name") if _is_signed_in() else ""
    name = " ".join(said.translate(_BRACKETS).split())[:_LONGEST_NAME] if isinstance(said, str) else ""
    return name or _identity()


def _identity() -> str:
    """What is one person's alone: the address, or where the provider vouches for none its own number of them."""
    return (_email() or str(st.user.get("sub") or ""))[:_LONGEST_NAME] if _is_signed_in() else ""


def may_edit() -> bool:
    """Whether whoever is here may change anything; asked anew at every run and every click."""
    if state.reading_token():
        return False
    if not signing_in():
        return _ALLOWED not in _ours()
    if not _is_signed_in() or not admits(patterns(_ours().get(_ALLOWED)), _email()):
        return False
    return admits(patterns(_ours().get(_EDITORS, "*")), _email())


def signing_in() -> bool:
    """Whether signing in is set up."""
    return bool(_secrets().get(_AUTH))


def is_exposed() -> bool:
    """Whether other computers can reach the dashboard."""
    headers = st.context.headers
    hosts = (headers.get(name) for name in ("Host", "X-Forwarded-Host"))
    return not is_local(st.get_option("server.address") or "") or any(host and not is_local(host) for host in hosts)


def _secrets() -> Mapping[str, Any]:
    return st.secrets if st.secrets.load_if_toml_exists() else {}


def _ours() -> Mapping[str, Any]:
    said = _secrets().get(_OURS)
    return said if isinstance(said, Mapping) else {}


def _check_files() -> None:
    """A secrets.toml that says nothing because of a slip of the pen must not open the door."""
    if not st.secrets.load_if_toml_exists():
        for file in st.get_option("secrets.files"):
            if Path(file).exists():
                _stop("secrets.toml cannot be read, so nobody is let in. Mend it: what is wrong with it stands in the program's log.")
    elif _ours() and not signing_in():
        _stop(f"secrets.toml says who is let in, and not how they sign in: the section [auth] is missing. {_README}")


def _warn_if_exposed() -> None:
    if is_exposed():
        st.warning(
            "Other computers can reach this dashboard, and nobody has to sign in: whoever opens its address can read, change and delete "
            "everything here. Set signing in up, or serve this computer alone: python3 run.py. " + _README,
            icon=":material/lock_open:",
        )


def _ask_to_sign_in() -> NoReturn:
    st.subheader("Sign in to see the map", anchor=False)
    st.write("The articles and events here are shown to those who are let in by the people who run this.")
    st.button("Sign in", key="sign_in", type="primary", icon=":material/login:", on_click=st.login)
    st.stop()


def _stop(problem: str, *, leave: bool = False) -> NoReturn:
    st.error(problem, icon=":material/lock:")
    if leave:
        _sign_out()
    st.stop()


def refuse_link() -> NoReturn:
    """Nothing but a sentence, for a link that was withdrawn or never made."""
    _stop("This link shows nothing: it was withdrawn, or it is not complete. Ask whoever sent it to you for another one.")


def _sign(label: str, about: str) -> None:
    with st.container(key="who"):
        st.markdown(label, help=about, width="content")


def _sign_out() -> None:
    st.button("Sign out", key="sign_out", icon=":material/logout:", on_click=st.logout)


def _email() -> str:
    return email_of(st.user.to_dict())


def _told() -> str:
    return words.plain(_email()) or "Your account, which comes without an e-mail address that was checked,"


def _is_signed_in() -> bool:
    return st.user.get("is_logged_in") is True
