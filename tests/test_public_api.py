"""What `import geo` offers."""

import ast
from pathlib import Path

import geo

SOURCE = Path(geo.__file__).read_text(encoding="utf-8")


def test_every_public_name_exists():
    """Each name of __all__ is there, once, in order."""
    assert all(hasattr(geo, name) for name in geo.__all__)
    assert len(set(geo.__all__)) == len(geo.__all__)


def test_nothing_is_offered_by_accident():
    """Each name that geo imports for its users stands in __all__."""
    imported = {a.asname or a.name for n in ast.walk(ast.parse(SOURCE)) if isinstance(n, ast.ImportFrom) for a in n.names}
    assert imported == set(geo.__all__)


def test_every_error_has_one_root():
    """Who catches WhereaboutsError catches every error raised on purpose."""
    errors = [value for name in geo.__all__ if isinstance(value := getattr(geo, name), type) and issubclass(value, Exception)]
    assert len(errors) > 5
    assert all(issubclass(error, geo.WhereaboutsError) for error in errors)
