"""What the README promises, tried."""

import re
import shlex
from pathlib import Path

import pytest

from geo.cli import main

ROOT = Path(__file__).resolve().parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
PROGRAMS = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
COMMANDS = [shlex.split(line, comments=True)[3:] for line in re.findall(r"^ {4}(python -m geo .*)$", README, re.MULTILINE)]

pytestmark = pytest.mark.usefixtures("gazetteer")


@pytest.mark.parametrize(("program", "said"), list(zip(PROGRAMS, ["battle Hama 35.1", "35.5", "gazetteer"], strict=True)))
def test_readme_python_example_runs(program, said, capsys):
    """Each Python example runs as printed and says what it should."""
    exec(compile(program, "README.md", "exec"), {})  # noqa: S102  (our own text)
    assert said in capsys.readouterr().out


def test_readme_commands_run_as_printed(tmp_path, monkeypatch, capsys):
    """Each command of the README succeeds, in its order, in a folder with an article."""
    monkeypatch.chdir(tmp_path)
    Path("article.txt").write_text("Rebels captured Hama on Thursday.", encoding="utf-8")
    Path("articles.jsonl").write_text('{"id": "1", "text": "Rebels captured Hama on Thursday."}\n', encoding="utf-8")
    assert len(COMMANDS) == 6
    assert [main(words) for words in COMMANDS] == [0] * 6
    assert Path("map.png").stat().st_size > 1000
    assert "Illinois" in capsys.readouterr().out


@pytest.mark.parametrize("link", re.findall(r"\]\(([^)#:]+)\)", README))
def test_readme_link_leads_somewhere(link):
    """Every file that the README points to is there."""
    assert (ROOT / link).exists()
