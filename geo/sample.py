"""The sample article that an empty dashboard offers: invented, in our own words. Places are real; what happens in them is not."""

from geo.model import Article

_TEXT = """
Seven days in Syria: a truce in the east, a strike in the north, an earthquake on the coast

DAMASCUS, 14 June 2025 - A truce between army units and local fighters took hold in Deir ez-Zor on Saturday,
ending a week in which at least 31 people were killed across Syria.

The fighting began last Sunday, when fighters overran the town of al-Mayadin and clashed with troops near the
oil fields south of Deir ez-Zor. The army retook al-Mayadin on Wednesday. Eleven soldiers died, the provincial
health office said.

In the north, a drone strike hit a fuel depot outside Manbij on Tuesday night, killing four drivers. A day
later a car bomb exploded at the vegetable market in Azaz and killed seven people. Shells fell on two villages
near Idlib on 12 June; no one was killed.

Gunmen abducted two teachers on the road between Daraa and Nawa on Monday. In Homs, police arrested nine men
over the kidnapping.

Hundreds of people marched through Suwayda on Friday to demand electricity, and shopkeepers in Salamiyah went
on strike. In Jableh, a crowd set fire to the town hall after a power cut that lasted three days.

The foreign ministers of Jordan and Turkey met in Amman on Thursday and agreed to reopen a border crossing for
relief. Ankara warned that it would close its airspace if the strikes near Manbij went on. Moscow denied that
aircraft from the Hmeimim air base had bombed Palmyra, and Britain imposed sanctions on two oil traders on 11
June.

About 900 families fled al-Mayadin for Raqqa between 8 and 10 June. A convoy of 22 trucks with flour and
medicine reached Idlib through Bab al-Hawa on Thursday, and 140 people were evacuated from a flooded camp near
Hasakah.

A magnitude 5.1 earthquake shook Latakia and Tartus at dusk on Friday. Nobody was hurt, but plaster fell from
the ceiling of the main hospital in Latakia. On the same day a bus left the road between Aleppo and Hama, and
nine passengers died.

A court in Aleppo sentenced three officers to ten years in prison on Monday for looting homes in Kobani in
2023.

Talks on the future of the eastern oil fields are to be held in Geneva on 24 June. Officials in Damascus said
that troops could be sent to Abu Kamal if the truce collapsed. Municipal elections are planned in Hama and
Tartus for September.
"""


def sample_article() -> Article:
    """The sample article, without a publication date: it is inferred from the dateline."""
    paragraphs = _TEXT.strip().split("\n\n")
    return Article(text="\n\n".join(" ".join(paragraph.split()) for paragraph in paragraphs))
