"""Words that carry no event themselves but show how the words around them stand: auxiliaries, determiners, prepositions, pronouns."""

from functools import cache

from geo.events import lexicon

AUXILIARIES = frozenset(
    "be is are was were been being am has have had having do does did will would shall may might can could should must 's 're 've"
    " isn't aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't couldn't cannot get gets got".split()
)
DETERMINERS = frozenset(
    "the a an this that these those its their his her our my your some several many more most all both each every any no another other"
    " one two three four five six seven eight nine ten dozens hundreds thousands scores least".split()
)
PREPOSITIONS = frozenset(
    "in on at by of from to into onto near with without for against over under between among across through during after before since until"
    "  about around outside inside within along off toward towards upon via per amid despite above below behind beyond"
    " throughout than".split()
)
PRONOUNS = frozenset("he she it they we i you who which that them him us me himself themselves itself".split())
COMPASS = frozenset(
    "north south east west northeast northwest southeast southwest north-east north-west south-east south-west"
    " northern southern eastern western".split()
)

BE = frozenset("be is are was were been being get gets got 's".split())


@cache
def to_or_modal() -> frozenset[str]:
    """Words after which a base form is a verb."""
    modals = lexicon.cues("modal_future") | lexicon.cues("modal_would") | lexicon.cues("modal_possible")
    return modals | {"to", "not", "n't", "did", "do", "does", "didn't"}
