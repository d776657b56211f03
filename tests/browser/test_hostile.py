"""Input that was made to break things. The `visit` fixture fails each test in which a dialog opens, a script fails or a request leaves."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.steps import MARKER, NEWS, paste, read, the_map

ATTACKS = {
    "script": "<script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)>",
    "template": "${alert(4)} `${alert(5)}` {{7*7}} {% raw %} \\u0060 C:\\users\\new",
    "breakout": "</textarea></script></style><iframe src='javascript:alert(6)'>",
    "markdown": "![x](http://evil.test/a.png) [y](javascript:alert(7)) $x^2$ :red[z] **b**",
    "marks": "\u202eright to left\u202c \u200f\u200b\ufeff 😀👨‍👩‍👧 e\u0301\u0301\u0301 \u0007\u001b[31m",
    "null": "before\u0000after \ufffe",
    "quotes": "'); DROP TABLE article; -- \" ' &amp; &lt;b&gt; ]]> =cmd|' /C calc'!A0",
}


def test_hostile_text_is_shown_and_does_nothing(visit: Visit) -> None:
    """The text is read, drawn, marked, listed and put on cards; nothing in it runs, and the map still draws, also after a reload."""
    page = visit.open()
    clauses = [f"Rebels seized Aleppo on {day} December 2024 {attack} and shelled Idlib." for day, attack in enumerate(ATTACKS.values(), 1)]
    read(page, "\n\n".join([NEWS, *clauses, *ATTACKS.values()]))
    expect(the_map(page).locator(MARKER).first).to_be_attached()
    for clause in page.locator(".reader mark").all()[-3:]:
        clause.click()
        expect(page.locator(".card").first).to_be_visible()
    the_map(page).locator(f"{MARKER} svg").first.hover()
    said = "".join(sign for sign in page.locator(".reader").inner_text() if sign.isalnum())
    for attack in ATTACKS.values():
        assert "".join(sign for sign in attack if sign.isalnum())[:8] in said
    page.reload()
    expect(page.locator(".reader")).to_contain_text("Rebels seized Aleppo")
    expect(the_map(page).locator(MARKER).first).to_be_attached()


def test_hostile_first_line_is_a_harmless_name(visit: Visit) -> None:
    """A first line of markup becomes a name in the list, not markup."""
    page = visit.open()
    read(page, f"![a](http://evil.test/x.png) **Hama** <script>alert(1)</script> $y$\n\n{NEWS}")
    shelf = page.locator(".st-key-shelf")
    expect(shelf).to_contain_text("![a](http://evil.test/x.png) **Hama** <script>")
    expect(shelf.locator("img, script, strong")).to_have_count(0)


def test_right_to_left_paragraph_runs_from_right_to_left(visit: Visit) -> None:
    """An Arabic paragraph beside an English one: each has its own direction."""
    page = visit.open()
    read(page, f"{NEWS}\n\nقصفت الطائرات مدينة حلب يوم الاثنين.")
    arabic = page.locator(".reader p").last
    expect(arabic).to_contain_text("حلب")
    assert arabic.evaluate("element => getComputedStyle(element).direction") == "rtl"
    assert page.locator(".reader p").first.evaluate("element => getComputedStyle(element).direction") == "ltr"


@pytest.mark.parametrize("empty", ["", " \n\t\u00a0 "])
def test_nothing_pasted_is_told_in_words(visit: Visit, empty: str) -> None:
    """An empty text says what to do."""
    page = visit.open()
    paste(page, empty)
    expect(page.get_by_text("There is no text to read.")).to_be_visible()


def test_two_megabytes_are_refused_in_words_and_kept_in_the_field(visit: Visit) -> None:
    """A text over the limit names the limit; what was pasted is still in the field."""
    page = visit.open()
    paste(page, "Shells fell on Hama. " * 100_000)
    expect(page.get_by_text(re.compile("up to 1,000,000 can be read"))).to_be_visible(timeout=60_000)
    assert len(page.get_by_label("Article text").input_value()) == 2_100_000


def test_chinese_text_is_told_to_be_read_less_well(visit: Visit) -> None:
    """A text that is not English is kept, and a notice says what to expect."""
    page = visit.open()
    read(page, "叙利亚反对派武装周六进入霍姆斯，政府军撤出大马士革。联合国呼吁各方停火。")
    expect(page.get_by_text("The text is written in Chinese script.")).to_be_visible()


def test_hostile_address_bar_is_ignored(visit: Visit) -> None:
    """Nonsense in the address shows the dashboard as if it were not there."""
    page = visit.open()
    read(page, NEWS)
    page.goto(f"{visit.url}?articles=x.%00.99999999999999999999&text=-1&event=%3Cscript%3E&types=nonsense&confidence=abc&from=9&colour=%60")
    expect(page.get_by_label("Article text")).to_be_visible()
    expect(page.get_by_text("1 article")).to_be_visible()
    expect(page.locator("[data-testid=stException]")).to_have_count(0)
