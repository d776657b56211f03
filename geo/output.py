"""Where a command writes: the file is there whole or not at all, and an error names what the person asked for."""

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from geo.errors import InputError

# Letters of the name that the part bears, too; file systems take 255 bytes.
_NAME: Final = 50


@contextmanager
def whole(path: Path) -> Iterator[Path]:
    """Where to write what is then moved to `path`, so that what stood there is not lost to an error; a device is written to as it is.

    Raise InputError where it cannot be written.
    """
    try:
        if path.is_dir():
            raise InputError(f"{path} is a folder. Name a file in it to write to.")
        is_file = path.is_file() or not path.exists()  # not a device or a pipe
    except OSError as error:  # such as a name that is too long
        raise _refused(path, error) from error
    part = path.with_name(f".{path.name[:_NAME]}.{os.getpid()}.part") if is_file else path
    try:
        yield part
        if is_file:
            part.replace(path)
    except BrokenPipeError:
        raise
    except OSError as error:
        if error.filename is not None and str(error.filename) != str(part):
            raise
        raise _refused(path, error) from error
    finally:
        if is_file:
            with suppress(OSError):
                part.unlink(missing_ok=True)


def _refused(path: Path, error: OSError) -> InputError:
    why = error.strerror or str(error)
    if isinstance(error, FileNotFoundError) and not path.parent.is_dir():
        why = f"there is no folder {path.parent}"
    return InputError(f"{path} cannot be written: {why}.")
