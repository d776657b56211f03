"""How well one colour is seen on another."""

from geo.maps.symbols import luminance


def contrast(one: str, other: str) -> float:
    """The contrast of WCAG 2 between two colours, from 1, the same, to 21, black on white."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
