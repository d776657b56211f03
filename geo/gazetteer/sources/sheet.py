"""The rows of a person's CSV file, which is refused where a quote that is never closed would swallow some of them."""

import csv
from collections.abc import Iterator
from itertools import dropwhile
from pathlib import Path
from typing import Final, TextIO

from geo.errors import InputError

_SAMPLE: Final = 4096
_NEVER_CLOSED: Final = "unexpected end of data"


class _Lines(Iterator[str]):
    """The lines of a file; `held` are those that were given since it was last emptied."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self.held: list[str] = []

    def __next__(self) -> str:
        line = next(self._file)
        self.held.append(line)
        return line


class Sheet:
    """An open CSV file with a header; commas, semicolons or tabs between its columns, as the first line has them."""

    def __init__(self, file: TextIO, path: Path) -> None:
        """Read the header. Raise InputError where it cannot be read."""
        self._name = path.name
        first = file.read(_SAMPLE).split("\n", 1)[0]
        file.seek(0)
        self._delimiter = max(",;\t", key=first.count)
        self._lines = _Lines(file)
        self._reader = csv.reader(self._lines, delimiter=self._delimiter)
        self.header = [column.strip().lower() for column in self._next() or ()]

    def rows(self) -> Iterator[tuple[int, dict[str, str]]]:
        """The number of each row's last line, and its cells by the names of their columns; empty rows are left out.

        Raises InputError for a file that is no CSV and for one in which a quote is not closed, with the number of its line.
        """
        while (row := self._next()) is not None:
            if row:
                yield self._reader.line_num, dict(zip(self.header, row, strict=False))

    def _next(self) -> list[str] | None:
        self._lines.held.clear()
        try:
            row = next(self._reader, None)
        except csv.Error as error:
            self._check()
            raise InputError(f"{self._name} cannot be read as CSV: line {self._reader.line_num}: {error}.") from error
        self._check()
        return row

    def _check(self) -> None:
        """Refuse a row that a quote has spread over several lines, or to the file's end, without being closed where a cell ends."""
        lines = list(dropwhile(str.isspace, self._lines.held))
        if not any('"' in line for line in lines):
            return
        try:
            next(csv.reader(lines, delimiter=self._delimiter, strict=True), None)
        except csv.Error as error:
            if len(lines) > 1 or str(error) == _NEVER_CLOSED:
                at = self._reader.line_num - len(lines) + 1
                raise InputError(
                    f"Line {at} of {self._name} opens a quote that is not closed where its column ends, so what follows cannot be told "
                    "apart. Close it or take it out, then add the file again."
                ) from error
