"""The typefaces of the pictures, and how wide a text is in them.

Source Sans 3 is what Streamlit writes in, so a picture looks like the screen; it covers Latin, Greek and Cyrillic. Noto
Sans adds Arabic and Hebrew. All are under the SIL Open Font Licence, which lies beside them.
"""

from functools import lru_cache
from importlib.resources import files
from io import BytesIO

from PIL import ImageFont

REGULAR, BOLD, ARABIC, HEBREW = "SourceSans3-Regular", "SourceSans3-SemiBold", "NotoSansArabic-Regular", "NotoSansHebrew-Regular"
# Widths are measured once at this size and scaled: letters of these typefaces are not hinted.
_MEASURE_PX = 64
_ARABIC_BLOCKS = ((0x0600, 0x06FF), (0x0750, 0x077F), (0x08A0, 0x08FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFC))
_HEBREW_BLOCKS = ((0x0590, 0x05FF), (0xFB1D, 0xFB4F))


def typeface(text: str, *, bold: bool) -> str:
    """The name of the typeface for a text, by its first letter that needs another than Source Sans."""
    for letter in text:
        code = ord(letter)
        if any(first <= code <= last for first, last in _ARABIC_BLOCKS):
            return ARABIC
        if any(first <= code <= last for first, last in _HEBREW_BLOCKS):
            return HEBREW
    return BOLD if bold else REGULAR


@lru_cache(maxsize=8)
def font_bytes(name: str) -> bytes:
    """A typeface's TrueType file."""
    return files("geo.maps").joinpath("assets", "fonts", f"{name}.ttf").read_bytes()


@lru_cache(maxsize=64)
def font(name: str, size: float) -> ImageFont.FreeTypeFont:
    """A typeface at a size in pixels."""
    return ImageFont.truetype(BytesIO(font_bytes(name)), size)


@lru_cache(maxsize=4096)
def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """The width of one line of text in pixels."""
    return font(typeface(text, bold=bold), _MEASURE_PX).getlength(text) * size / _MEASURE_PX


def wrapped(text: str, size: float, width: float, *, bold: bool = False) -> list[str]:
    """The text in lines no wider than `width` pixels, broken between words; a single longer word is cut with an ellipsis."""
    lines: list[str] = []
    for word in text.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, bold=bold) <= width:
            lines[-1] = longer
        else:
            lines.append(shortened(word, size, width, bold=bold))
    return lines


# No line of a picture holds more, and no font measures a million at once.
_MOST_LETTERS = 5000


def shortened(text: str, size: float, width: float, *, bold: bool = False) -> str:
    """The text, or as much of its beginning as fits into `width` pixels with an ellipsis."""
    text, rest = text[:_MOST_LETTERS], text[_MOST_LETTERS:]
    if not rest and text_width(text, size, bold=bold) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if text_width(text[:middle].rstrip() + "…", size, bold=bold) <= width else (low, middle - 1)
    return text[:low].rstrip() + "…"
