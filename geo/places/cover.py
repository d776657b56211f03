"""Whether the gazetteer is too thin for an article, and which country's places would help."""

from collections import Counter
from collections.abc import Iterable

from geo.model import Mention
from geo.places.resolve import is_stand_in

# Fewer names that nobody can place are the odd street and hall of any article.
_LEAST_LOST = 3
# The country that the article is about has at least this share of its placed names.
_LEAST_SHARE = 0.5


def thin_country(mentions: Iterable[Mention], added: Iterable[str]) -> str | None:
    """The ISO code of the country whose places are missing: three names or more were not found, and half of the others are in it.

    None where the article lacks nothing, is about no one country, or that country was `added` before (layers are called by codes).
    """
    names = {mention.text: mention for mention in mentions}.values()
    lost = [m for m in names if m.place is None or is_stand_in(m)]
    countries = Counter(m.place.country for m in names if m.place is not None and m.place.country is not None)
    if len(lost) < _LEAST_LOST or not countries:
        return None
    (country, count), *_ = countries.most_common(1)
    return country if count >= _LEAST_SHARE * countries.total() and country not in set(added) else None
