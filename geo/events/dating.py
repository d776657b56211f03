"""When a happening was: the clause's own date, else the sentence's, else the one before, else the publication date."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from geo.dates.spans import merge
from geo.events.document import Document
from geo.events.hit import Hit
from geo.model import DatePrecision, DateSource, DateSpan

SPEECH = frozenset(("agree", "support", "concede", "request", "accuse", "reject", "threaten", "decide", "meet", "sanction"))
_REPORTS = frozenset(("said", "says", "reported", "reports", "told", "announced", "confirmed"))
_NARRATIVE_DAYS = 10  # a day further from publication is background and does not carry over to the next sentence
_CHAIN_DAYS = 60  # a chain of events "by 7 December" began on a day told within two months of publication
_SENTENCES_BACK = 3
_DATELINE_CHARS = 90  # a full date this near the start is the article's own


@dataclass(frozen=True, slots=True)
class When:
    """Days, inclusive, with their precision and where they came from; `counted`: from the publication day, one of them at least."""

    first: date
    last: date
    precision: DatePrecision
    source: DateSource
    counted: bool


class Dating:
    """Dates triggers of one article, in order."""

    def __init__(self, doc: Document, published: date, hits: Sequence[Hit]) -> None:
        self.doc = doc
        self.published = published
        self.spans = _ranges(doc, published)
        self.counted = _counted(doc.dates)
        self.verbs: dict[int, list[Hit]] = {}
        for hit in hits:
            if hit.pos == "v":
                self.verbs.setdefault(hit.clause, []).append(hit)
        self.dateline = _dateline(doc, published)
        self.by_sentence: dict[int, list[int]] = {}
        for number, (first, _) in enumerate(doc.date_words):
            if first < len(doc.low) and number != self.dateline:
                self.by_sentence.setdefault(doc.sentence[first], []).append(number)
        self.reporting = {n for numbers in self.by_sentence.values() for n in numbers if self._of_report(n)}
        self.chain: date | None = None
        self.chain_counted = False

    def of(self, hit: Hit, *, planned: bool) -> When:
        """The days of one trigger."""
        sentence = self.doc.sentence[hit.start]
        told = self.by_sentence.get(sentence, [])
        own = self._nearest(hit, told if hit.frame in SPEECH else [n for n in told if n not in self.reporting])
        if own is not None:
            return self._stated(hit, self.spans[own], planned=planned, counted=self.counted[own])
        for back in range(1, _SENTENCES_BACK + 1):
            if not self._same_paragraph(sentence, sentence - back):
                break
            if numbers := self.by_sentence.get(sentence - back):
                number = self._told_last(numbers)
                span = self.spans[number]
                if self._carries(span):
                    return When(span.first, min(span.last, self.published), span.precision, "context", self.counted[number])
                break
        return When(self.published, self.published, "day", "published", counted=True)

    def _told_last(self, numbers: list[int]) -> int:
        """The last day that a sentence tells of its own happening, not of what it happened after: "on Friday, a day after they left"."""
        own = [n for n in numbers if self.doc.clauses[self.doc.clause[self.doc.date_words[n][1] - 1]].kind not in _ASIDE]
        return own[-1] if own else numbers[-1]

    def _of_report(self, number: int) -> bool:
        """As in "The agency said on Monday": the day of the report, not of what it reports."""
        k = self.doc.date_words[number][0] - 1
        begins = self.doc.bounds[self.doc.sentence[k + 1]][0]
        while k > begins and self.doc.low[k] in {"on", "late", "early", "in"}:
            k -= 1
        return k >= begins and self.doc.low[k] in _REPORTS

    def _carries(self, span: DateSpan) -> bool:
        return span.precision == "day" and span.first == span.last and 0 <= (self.published - span.first).days <= _NARRATIVE_DAYS

    def _same_paragraph(self, sentence: int, other: int) -> bool:
        if other < 0:
            return False
        a, b = self.doc.bounds[other], self.doc.bounds[sentence]
        if a[0] >= a[1] or b[0] >= b[1]:
            return False
        return "\n" not in self.doc.text[self.doc.end[a[1] - 1] : self.doc.start[b[0]]].strip(" ") or sentence - other == 1

    def _nearest(self, hit: Hit, numbers: list[int]) -> int | None:
        """The date of the trigger's clause, else the nearest of its sentence that leads it or hangs on the same clause."""
        best, cost = None, 1e9
        for number in numbers:
            first, last = self.doc.date_words[number]
            distance = first - hit.end if first >= hit.end else hit.start - last
            if self._shut_in(number, hit.clause):
                continue
            clauses = abs(self.doc.clause[first] - hit.clause)
            here = distance + 6 * clauses + (0 if self.spans[number].precision == "day" else 2) + self._of_another(hit, first)
            if here < cost:
                best, cost = number, here
        return best

    def _shut_in(self, number: int, asked: int) -> bool:
        """Whether a date stands in what is said, and the trigger outside: "said after meeting him that it opens in May".

        A relative clause shuts in a month or a year only: "jailed over a case that cost her the office last year".
        """
        told = self.doc.clause[self.doc.date_words[number][0]]
        shut = _SHUT if self.spans[number].precision in {"day", "week"} else _SHUT_BROAD
        while told >= 0 and told != asked:
            if self.doc.clauses[told].kind in shut and not self._within(asked, told):
                return True
            told = self.doc.clauses[told].parent
        return False

    def _within(self, number: int, outer: int) -> bool:
        while number >= 0 and number != outer:
            number = self.doc.clauses[number].parent
        return number == outer

    def _of_another(self, hit: Hit, at: int) -> int:
        """The cost of a day that another verb has: "jailed him on Tuesday for looting shops in 2023" looted in 2023."""
        if at > hit.start:
            return 0
        return _ANOTHERS if any(v.start < hit.start for v in self.verbs.get(hit.clause, ())) else 0

    def _stated(self, hit: Hit, span: DateSpan, *, planned: bool, counted: bool) -> When:
        first, last = span.first, span.last
        if span.relation == "by" and not planned and self.chain is not None and self.chain <= last:
            first = self.chain
            counted = counted or self.chain_counted
        if span.relation == "since":
            last = max(last, self.published)
        if not planned and last > self.published >= first:
            last = self.published
        if (
            span.precision == "day"
            and hit.frame in {"clash", "attack", "move", "capture"}
            and span.relation == "on"
            and (self.published - first).days < _CHAIN_DAYS
        ):
            self.chain, self.chain_counted = first, counted
        return When(first, max(first, last), span.precision, "stated", counted=counted or last != span.last)


def _counted(dates: Sequence[DateSpan]) -> list[bool]:
    """Whether each date counts from the publication day, itself or through the date that it goes on from."""
    found: list[bool] = []
    base = True
    for span in dates:
        if span.source != "context":
            base = span.source == "published"
        found.append(base)
    return found


def _ranges(doc: Document, published: date) -> list[DateSpan]:
    """The dates, the two ends of a range ("between 8 and 10 June") each as the whole range."""
    spans = list(doc.dates)
    for n, (one, two) in enumerate(pairwise(doc.dates)):
        beside = doc.date_words[n + 1][0] - doc.date_words[n][1] <= _RANGE_WORDS
        if beside and one.relation == "since" and two.relation == "until" and (whole := merge((one, two), published=published)):
            first, last, precision, relation = whole
            spans[n] = spans[n + 1] = replace(one, first=first, last=last, precision=precision, relation=relation)
    return spans


_ASIDE = frozenset(("time", "who", "that"))
_SHUT_BROAD = frozenset(("that", "who"))
_SHUT = frozenset(("that",))  # relative clauses as well cost a hundredth of F1 on the dev articles
_RANGE_WORDS = 3  # between the ends: "to the", "and", a dash
_ANOTHERS = 8  # words; further than a clause away


def _dateline(doc: Document, published: date) -> int | None:
    for number, span in enumerate(doc.dates):
        if span.start > _DATELINE_CHARS:
            return None
        if span.precision == "day" and span.first == published and any(c.isdigit() for c in span.text) and len(span.text) > 7:  # noqa: PLR2004
            return number
    return None


DAY = timedelta(days=1)
