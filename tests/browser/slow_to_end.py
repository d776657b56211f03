"""Streamlit, whose runs end a while after they have drawn everything, as on a machine with too much to do."""

import time
from typing import Any

from streamlit.runtime.scriptrunner.script_runner import ScriptRunner
from streamlit.web.cli import main

_WHILE_S = 0.3
_end = ScriptRunner._on_script_finished


def _end_slowly(runner: ScriptRunner, *told: Any) -> None:
    time.sleep(_WHILE_S)
    _end(runner, *told)


if __name__ == "__main__":
    ScriptRunner._on_script_finished = _end_slowly  # type: ignore[method-assign]
    main()
