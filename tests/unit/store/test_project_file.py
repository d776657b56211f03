"""A project as a file: out and in again, and files that are none."""

import io
import json
import tracemalloc
import zipfile
from datetime import date
from pathlib import Path

import pytest

from geo.edits import Changes, accept, add, change, merge, reject, reviewed, split
from geo.errors import ExportError, InputError
from geo.model import Article
from geo.places import OwnPlace
from geo.store import Project, Store, open_store, project_file
from tests.unit.edits.samples import HAMA, HOMS, SALAMIYAH, TEXT, reading

SHOWN = reviewed(reading(), ())


@pytest.fixture
def full_project(fresh_store: Store) -> Project:
    """A project in which something of everything is, some of it undone."""
    project = fresh_store.create_project("Syria – “December”")
    deleted, _ = fresh_store.add(project.id, Article(text="Deleted."))
    fresh_store.delete([deleted.id])
    one, _ = fresh_store.add(
        project.id, Article(text=TEXT, title="T", published=date(2024, 12, 9), url="https://x.test/a", source="S", language="en")
    )
    fresh_store.add(project.id, Article(text="Second.\n\u2028حلب"), name="Another name")
    fresh_store.add_edits(project.id, [accept(SHOWN, "e1", author="Ann", reason="Sure."), reject(SHOWN, "e2")])
    for edit in (
        change(SHOWN, "e3", Changes(place=SALAMIYAH, first=None)), add(SHOWN, 0, 9, Changes(type="riot")),
        merge(SHOWN, "e1", ["e2"], Changes(place=HOMS)), split(SHOWN, "e1", Changes(place=HAMA)),
    ):  # fmt: skip
        fresh_store.add_edits(project.id, [edit])
    fresh_store.set_own_place(project.id, OwnPlace("Victoria", None), author="Bob")
    fresh_store.set_own_place(project.id, OwnPlace("Umm Test", HAMA), author="Bob")
    fresh_store.set_own_place(project.id, OwnPlace("Umm Test", HOMS))
    fresh_store.remove_own_place(project.id, "Umm Test")
    fresh_store.set_own_place(project.id, OwnPlace("Zeta", HOMS))
    fresh_store.undo(project.id, author="Cid")
    fresh_store.undo(project.id)
    fresh_store.save_view(
        project.id, {"articles": [f"{deleted.id}.{one.id}"], "text": [str(one.id)], "at": ["35,36,7"], "types": ["battle", "riot"]}
    )
    return project


def state(store: Store, project: Project) -> dict[str, object]:
    """All that a person sees of a project, without the database's own numbers."""
    articles = store.articles(project.id)
    numbers = {str(one.id): one.article.id for one in articles}
    return {
        "articles": [(one.name, one.article, one.added) for one in articles],
        "edits": [(edit.id, edit.kind, edit.anchor, edit.others, edit.changes, edit.reason, edit.author, edit.seen, edit.batch, edit.made, edit.undone, edit.undone_by) for edit in store.edits(project.id)],
        "own": store.own_places(project.id),
        "history": [(line.what, line.words, line.author, line.made, line.undone) for line in store.history(project.id)],
        "view": {
            name: [".".join(numbers[one] for one in value.split(".") if one in numbers) for value in values] if name in ("articles", "text") else values
            for name, values in store.view(project.id).items()
        },
    }  # fmt: skip


def test_file_opens_to_the_same_state_in_another_store(fresh_store: Store, full_project: Project, tmp_path: Path) -> None:
    """Articles, edits with their history, own places and view: all there; undo and redo go on where they were."""
    other = open_store(tmp_path / "colleague.sqlite")
    other.default_project()
    opened = other.import_project(fresh_store.export_project(full_project.id))
    assert opened.name == full_project.name
    assert state(other, opened) == state(fresh_store, full_project)
    assert state(other, opened)["view"]["articles"] == [Article(text=TEXT).id]
    for store, project in ((fresh_store, full_project), (other, opened)):
        store.redo(project.id)
        store.undo_own_place(project.id, "Umm Test")
    assert other.own_places(opened.id) == fresh_store.own_places(full_project.id)
    other.close()


def test_file_of_a_file_is_the_same_bytes(fresh_store: Store, full_project: Project) -> None:
    """Opened twice beside the first: a free name each, and what is written out again differs in nothing but the name."""
    first = fresh_store.export_project(full_project.id)
    copies = [fresh_store.import_project(first) for _ in range(2)]
    assert [copy.name for copy in copies] == [f"{full_project.name} (2)", f"{full_project.name} (3)"]
    fresh_store.delete_project(full_project.id)
    fresh_store.rename_project(copies[0].id, full_project.name)
    assert fresh_store.export_project(copies[0].id) == first


def test_file_can_be_read_by_a_person(fresh_store: Store, full_project: Project) -> None:
    """JSON in a zip archive, under names that say what they are."""
    with zipfile.ZipFile(io.BytesIO(fresh_store.export_project(full_project.id))) as archive:
        assert archive.namelist() == ["project.json", "articles.jsonl", "edits.jsonl", "own-places.jsonl"]
        assert json.loads(archive.read("project.json"))["name"] == full_project.name
        assert [json.loads(line)["title"] for line in archive.read("articles.jsonl").splitlines()] == ["T", ""]


def remade(content: bytes, name: str, change_it) -> bytes:
    """The file with one of its entries changed; None leaves it out."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for entry in old.namelist():
            inside = change_it(old.read(entry)) if entry == name else old.read(entry)
            if inside is not None:
                new.writestr(entry, inside)
    return out.getvalue()


def with_line(**values):
    """The first line of an entry with other values."""

    def changed(content: bytes) -> bytes:
        first, *rest = content.split(b"\n")
        return b"\n".join([json.dumps(json.loads(first) | values).encode(), *rest])

    return changed


def with_anchor(**values):
    """The first edit, of an event with other values."""

    def changed(content: bytes) -> bytes:
        first, *rest = content.split(b"\n")
        edit = json.loads(first)
        edit["anchor"]["event"] |= values
        return b"\n".join([json.dumps(edit).encode(), *rest])

    return changed


def with_head(**values):
    """The head with other values."""
    return lambda content: json.dumps(json.loads(content) | values).encode()


@pytest.mark.parametrize(
    ("name", "change_it", "said"),
    [
        ("project.json", lambda _: None, "no project.json"),
        ("edits.jsonl", lambda _: None, "no edits.jsonl"),
        ("project.json", lambda _: b"{", "project.json in the project file cannot be read"),
        ("project.json", lambda _: b"[" * 100_000, "cannot be read"),
        ("project.json", with_head(format="something else"), "should be 'whereabouts project'"),
        ("project.json", with_head(version=3), "newer Whereabouts"),
        ("project.json", with_head(version=0), "version 0, which there never was"),
        ("project.json", with_head(version=-1), "version -1, which there never was"),
        ("articles.jsonl", with_line(text=" \n", id=Article(text=" \n").id), "empty"),
        ("articles.jsonl", with_line(title="x" * 5001), "more than 5,000"),
        ("articles.jsonl", lambda lines: lines + b"{}\n", "Line 3 of articles.jsonl"),
        ("articles.jsonl", lambda lines: b"\xff" + lines, "Line 1 of articles.jsonl"),
        ("articles.jsonl", with_line(text="Another text."), "another one than it says"),
        ("articles.jsonl", lambda lines: lines + lines, "twice"),
        ("articles.jsonl", with_line(added="2024-12-09T10:00:00"), "Line 1 of articles.jsonl"),
        ("articles.jsonl", with_line(added="0001-01-01T00:00:00+14:00"), "no year that can be"),
        ("articles.jsonl", with_line(added="1970-01-01T00:00:00+14:00"), "no year that can be"),
        ("articles.jsonl", with_line(added="9000-12-31T23:00:00-02:00"), "no year that can be"),
        ("edits.jsonl", lambda lines: lines + lines, "twice"),
        ("edits.jsonl", with_line(article_id="0" * 16), "lacks its article"),
        ("edits.jsonl", with_line(made=None), "its time"),
        ("edits.jsonl", with_line(made="2024-12-09T10:00:00"), "lacks its time zone"),
        ("edits.jsonl", with_line(id="x" * 17), "the id 'xxxxxxxxxxxxxxxxx': one has 1 to 16 characters"),
        ("edits.jsonl", with_line(id=""), "the id '': one has"),
        ("edits.jsonl", with_line(id="a\0b"), r"the id 'a\\x00b'"),
        ("edits.jsonl", with_line(seen="x" * 17), "names the id 'x"),
        ("edits.jsonl", with_line(kind="burn"), "Line 1 of edits.jsonl"),
        ("edits.jsonl", with_line(changes={"type": "war"}), "no type of event"),
        ("edits.jsonl", with_line(changes={"place": {"id": "a", "name": "b", "kind": "region", "lat": 100, "lon": 0}}), "Line 1 of edits.jsonl"),
        ("edits.jsonl", with_line(undone_by="x" * 201), "more than 200"),
        ("edits.jsonl", with_anchor(last=None), "both days"),
        ("edits.jsonl", with_anchor(first="2024-12-09", last="2024-12-01"), "both days"),
        ("edits.jsonl", with_anchor(deaths={"low": 10**30, "high": 10**30}), "deaths cannot be"),
        ("edits.jsonl", with_anchor(start=-5, end=-1), "clause"),
        ("edits.jsonl", with_anchor(confidence=50.0), "sure"),
        ("edits.jsonl", with_line(changes={"deaths": {"low": 5, "high": 10**30}}), "deaths cannot be"),
        ("edits.jsonl", with_line(changes={"place": {"id": "a", "name": "b", "kind": "region", "lat": 1, "lon": 0, "population": 10**20}}), "people"),
        ("own-places.jsonl", with_line(place={"id": "a", "name": "b", "kind": "region", "lat": 1, "lon": 0, "radius_km": 1e300}), "larger"),
        ("own-places.jsonl", with_line(name=" - "), "cannot be given a place"),
        ("own-places.jsonl", with_line(author="x" * 201), "more than 200"),
    ],
)  # fmt: skip
def test_file_that_is_wrong_inside_is_refused_in_words_and_nothing_is_kept(
    fresh_store: Store, full_project: Project, name, change_it, said
) -> None:
    """It names the entry and the line, or what is the matter; no half project is left."""
    content = remade(fresh_store.export_project(full_project.id), name, change_it)
    before = fresh_store.projects()
    with pytest.raises(InputError, match=said):
        fresh_store.import_project(content)
    assert fresh_store.projects() == before


def test_file_of_the_first_version_opens(fresh_store: Store, full_project: Project) -> None:
    """It knows no names of no place, and is otherwise the same."""

    def older(lines: bytes) -> bytes:
        kept = [{name: value for name, value in json.loads(line).items() if name != "is_no_place"} for line in lines.splitlines()]
        return b"".join(json.dumps(line).encode() + b"\n" for line in kept)

    now = fresh_store.export_project(full_project.id)
    opened = fresh_store.import_project(remade(remade(now, "project.json", with_head(version=1)), "own-places.jsonl", older))
    assert len(fresh_store.history(opened.id)) == len(fresh_store.history(full_project.id))
    assert "no place" not in " ".join(line.words for line in fresh_store.history(opened.id))


def test_bombs_and_damage_are_refused(fresh_store: Store, full_project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is no archive, one that was cut, one that unpacks to too much, one that is too large."""
    content = fresh_store.export_project(full_project.id)
    for damaged in (b"", b"nonsense" * 100, content[: len(content) // 2], content[:60] + b"\0\0\0\0" + content[64:]):
        with pytest.raises(InputError, match=r"no project file, or it is damaged|cannot be read"):
            fresh_store.import_project(damaged)
    monkeypatch.setattr(project_file, "MAX_CONTENT_BYTES", 2000)
    with pytest.raises(InputError, match="unpacks to more than 2,000"):
        fresh_store.import_project(content)
    with pytest.raises(ExportError, match="too large for a file"):  # no file is made that could not be opened
        fresh_store.export_project(full_project.id)
    monkeypatch.setattr(project_file, "MAX_FILE_BYTES", 100)
    with pytest.raises(InputError, match="up to 100"):
        fresh_store.import_project(content)


def test_lines_are_counted_while_they_are_read(fresh_store: Store, full_project: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    """A few kilobytes unpack to any number of empty ones: a sentence, and no list of them; no file is made that could not be opened."""
    content = fresh_store.export_project(full_project.id)
    monkeypatch.setattr(project_file, "MAX_LINES", 8)
    fresh_store.import_project(content)
    empty = remade(content, "edits.jsonl", lambda lines: lines + b"\n" * 1_000_000)
    tracemalloc.start()
    with pytest.raises(InputError, match=r"edits\.jsonl in the project file has more than 8 lines"):
        fresh_store.import_project(empty)
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 5_000_000
    monkeypatch.setattr(project_file, "MAX_LINES", 3)
    with pytest.raises(ExportError, match="too large for a file"):
        fresh_store.export_project(full_project.id)


def test_entries_with_paths_do_nothing(fresh_store: Store, full_project: Project, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is ever unpacked into a folder."""
    monkeypatch.chdir(tmp_path)
    out = io.BytesIO(fresh_store.export_project(full_project.id))
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("../../evil.txt", "x")
        archive.writestr("/etc/evil.txt", "x")
    before = sorted(path.name for path in tmp_path.iterdir())
    fresh_store.import_project(out.getvalue())
    assert sorted(path.name for path in tmp_path.iterdir()) == before
