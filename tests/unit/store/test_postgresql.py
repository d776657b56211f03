"""What is PostgreSQL's own: addresses, and trouble told in words."""

import gc
import socket
import threading
import warnings
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from geo.errors import StoreError
from geo.model import Article
from geo.paths import HOME_VARIABLE
from geo.places import OwnPlace
from geo.store import database as opening
from geo.store import open_store
from tests.postgres import PASSWORD, USER, PostgreSQL
from tests.unit.edits.samples import HAMA, HOMS


@pytest.fixture(autouse=True)
def _no_socket_left() -> Iterator[None]:
    """The driver leaves the socket of a refused connection to the garbage collector, which would tell of it in another test."""
    yield
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)
        gc.collect()


@pytest.mark.parametrize("scheme", ["postgresql", "postgres", "postgresql+psycopg", "postgresql+pg8000"])
def test_address_may_be_written_as_people_write_it(postgresql: PostgreSQL, monkeypatch: pytest.MonkeyPatch, scheme: str) -> None:
    """Any usual scheme, in the environment's variable."""
    monkeypatch.setenv(opening.URL_VARIABLE, postgresql.new_database().replace("postgresql", scheme, 1) + "?sslmode=prefer")
    store = open_store()
    saved, _ = store.add(store.default_project().id, Article(text="One."))
    assert store.articles(saved.project_id) == (saved,)
    store.close()


def test_without_an_address_the_store_is_a_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """In the person's own folder."""
    monkeypatch.delenv(opening.URL_VARIABLE, raising=False)
    monkeypatch.setenv(HOME_VARIABLE, str(tmp_path))
    open_store().close()
    assert (tmp_path / "whereabouts.sqlite").is_file()


@pytest.mark.parametrize(
    "address", ["mysql://u:secret@h/d", "secret", "postgresql://u:secret@h", "http://[secret", "postgresql://u:secret@h:port/d"]
)
def test_address_that_is_none_is_refused_without_repeating_it(address: str) -> None:
    """It says how to write one, and no password."""
    with pytest.raises(StoreError, match="postgresql://USER:PASSWORD@HOST") as caught:
        open_store(address)
    assert "secret" not in str(caught.value)


def test_server_that_is_not_there_is_told() -> None:
    """A port at which nobody answers: what to look at, and no password."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with pytest.raises(StoreError, match="cannot be reached") as caught:
        open_store(f"postgresql://ann:secret@127.0.0.1:{port}/news")
    assert "“news” on 127.0.0.1" in str(caught.value)
    assert "secret" not in str(caught.value)


def test_wrong_password_and_missing_database_are_told(postgresql: PostgreSQL) -> None:
    """Each with what to correct, and no password."""
    with pytest.raises(StoreError, match="refuses the user or the password") as caught:
        open_store(postgresql.url(password="hunter2"))  # noqa: S106  (it is to be a wrong one)
    assert "hunter2" not in str(caught.value)
    with pytest.raises(StoreError, match="Make it with createdb") as caught:
        open_store(postgresql.url("nowhere"))
    assert PASSWORD not in str(caught.value)


def test_encryption_that_the_server_does_not_offer_is_told(postgresql: PostgreSQL) -> None:
    """Asked for, it is not given up silently; a word that is none is refused."""
    url = postgresql.new_database()
    with pytest.raises(StoreError, match="Nothing was saved"):
        open_store(f"{url}?sslmode=require")
    with pytest.raises(StoreError, match="sslmode"):
        open_store(f"{url}?sslmode=sometimes")


def test_words_that_hosters_print_are_done(postgresql: PostgreSQL) -> None:
    """The name of the program, settings, the way there; a slow answer may take longer than the way to the server."""
    words = "application_name=desk+2&connect_timeout=1&keepalives=1&options=-c%20work_mem%3D5MB&gssencmode=disable&target_session_attrs=read-write"
    store = open_store(f"{postgresql.new_database()}?sslmode=disable&{words}")
    with store._reading() as connection:
        assert connection.execute(text("SELECT current_setting('application_name'), current_setting('work_mem')")).one() == (
            "desk 2",
            "5MB",
        )
        connection.execute(text("SELECT pg_sleep(1.5)"))
    store.close()


def test_host_may_stand_behind_the_question_mark(postgresql: PostgreSQL) -> None:
    """By name, as for a folder."""
    url = postgresql.new_database()
    store = open_store(f"{url.replace('@127.0.0.1', '@')}?host=127.0.0.1")
    assert store.default_project()
    store.close()


def test_password_that_is_missing_is_told(postgresql: PostgreSQL) -> None:
    """The server asks for one, and the address has none."""
    with pytest.raises(StoreError, match="refuses the user or the password"):
        open_store(postgresql.url().replace(postgresql.url().split(":")[2].split("@")[0], ""))


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("postgresql://u:secret@127.0.0.1:1/d?foo=1&sslcert=a", "cannot be done: foo, sslcert"),
        ("postgresql://u:secret@127.0.0.1:1/d?channel_binding=require", "cannot be done: channel_binding"),
        ("postgresql://u:secret@127.0.0.1:1/d?connect_timeout=soon", "whole number of seconds"),
        ("postgresql://u:secret@127.0.0.1:1/d?sslmode=verify-ca&sslrootcert=/nowhere/ca.pem", "/nowhere/ca.pem, cannot be read"),
        ("postgresql:///d?host=/nowhere", "names no user"),
        ("postgresql://127.0.0.1:1/d", "names no user"),
        ("postgresql://u:secret@/d?host=/nowhere", "on /nowhere cannot be reached"),
        ("postgresql://u:secret@127.0.0.1:1/d?connect_timeout=5&sslmode=require", "cannot be reached"),
    ],
)
def test_what_an_address_asks_in_vain_is_told(address: str, said: str) -> None:
    """By its name, and without the password."""
    with pytest.raises(StoreError, match=said) as caught:
        open_store(address)
    assert "secret" not in str(caught.value)


def test_user_who_may_not_write_is_told(postgresql: PostgreSQL) -> None:
    """A reader's account: ask for the right."""
    url = postgresql.new_database()
    store = open_store(url)
    with store._writing() as connection:
        connection.execute(text("CREATE ROLE looker LOGIN PASSWORD 'x'"))
        connection.execute(text("GRANT SELECT ON ALL TABLES IN SCHEMA public TO looker"))
    store.close()
    with pytest.raises(StoreError, match="does not let this user write"):
        open_store(url.replace(USER, "looker").replace(url.split(":")[2].split("@")[0], "x"))


def test_writer_that_waits_too_long_is_told(postgresql: PostgreSQL, monkeypatch: pytest.MonkeyPatch) -> None:
    """The other one holds the lock; nothing was saved, and it says so. Readers do not wait."""
    url = postgresql.new_database()
    first = open_store(url)
    project = first.default_project()
    monkeypatch.setattr(opening, "_SETTINGS", ("SET lock_timeout = 300",))
    second = open_store(url)
    with first._writing():
        assert second.articles(project.id) == ()
        with pytest.raises(StoreError, match="is busy"):
            second.add(project.id, Article(text="Two."))
    second.add(project.id, Article(text="Two."))
    first.close()
    second.close()


def test_connection_that_was_cut_is_made_anew(postgresql: PostgreSQL) -> None:
    """The server was restarted over lunch: the next click works."""
    store = open_store(postgresql.new_database())
    project = store.default_project()
    with store._reading() as connection:
        name = connection.execute(text("SELECT current_database()")).scalar()
    admin = open_store(postgresql.new_database())
    with admin._writing() as connection:
        connection.execute(text("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = :name"), {"name": name})
    assert store.articles(project.id) == ()
    admin.close()
    store.close()


def test_a_cut_in_the_middle_of_writing_is_told_and_keeps_nothing_half(postgresql: PostgreSQL) -> None:
    """The connection dies inside a transaction: an error in words, and neither of its two rows is there."""
    store = open_store(postgresql.new_database())
    project = store.default_project()
    admin = open_store(postgresql.new_database())
    with pytest.raises(StoreError, match="Nothing was saved"), store._writing() as connection:  # noqa: PT012  (the block is the transaction)
        pid = connection.execute(text("SELECT pg_backend_pid()")).scalar()
        connection.execute(text("UPDATE project SET name = 'changed'"))
        with admin._writing() as other:
            other.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": pid})
        connection.execute(text("UPDATE project SET view = '{}'"))
    assert store.default_project() == project
    admin.close()
    store.close()


def test_two_writers_of_one_name_leave_one_place(postgresql: PostgreSQL) -> None:
    """At once, many times: each time exactly one row holds, and nobody gets an error."""
    url = postgresql.new_database()
    stores = [open_store(url), open_store(url)]
    project = stores[0].default_project()
    problems: list[Exception] = []

    def work(store, place) -> None:
        try:
            for _ in range(20):
                store.set_own_place(project.id, OwnPlace("Umm Test", place))
        except Exception as error:  # noqa: BLE001  (carried out of the thread)
            problems.append(error)

    threads = [threading.Thread(target=work, args=pair) for pair in zip(stores, (HAMA, HOMS), strict=True)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not problems
    assert len(stores[0].own_places(project.id)) == 1
    assert len(stores[0].history(project.id)) == 40
    for store in stores:
        store.close()
