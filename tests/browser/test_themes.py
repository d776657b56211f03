"""The dark and the light theme, whichever somebody's system asks for: what is seen on the page and in the map."""

from playwright.sync_api import Page, expect

from geo.maps.style import PALETTES, Theme
from geo.maps.symbols import luminance
from tests.browser.conftest import Visit
from tests.browser.steps import NEWS, card_of, in_map, read, settle

# On a darker ground white has more than 10 to 1, on a lighter one black has.
DARK, LIGHT = 0.05, 0.45
GROUND = "() => getComputedStyle(document.querySelector('.stApp')).backgroundColor"
# The colours that the base map paints, at every 16th pixel.
PAINTED = """[...new Set([...document.querySelectorAll('.wb-base canvas')].flatMap(one => {
  const {data} = one.getContext('2d').getImageData(0, 0, one.width, one.height), found = [];
  for (let i = 0; i < data.length; i += 64) if (data[i + 3] === 255) found.push('#' + [...data.slice(i, i + 3)].map(v => v.toString(16).padStart(2, '0')).join('').toUpperCase());
  return found; }))]"""
# The words in sight that have less contrast to their ground than they need: 4.5, or 3 where they are large. What has no colour of its own lets
# the ground below through, and so does what is only half opaque. Names on the map bring a ground along, their halo.
PALE = """() => {
  const numbers = (colour) => { const found = colour.match(/[\\d.]+/g).map(Number).map((v, i) => colour.startsWith('color(') && i < 3 ? 255 * v : v);
    return found.length < 4 ? [...found, 1] : found; };
  const over = ([r, g, b, a], below) => [r, g, b].map((value, i) => value * a + below[i] * (1 - a));
  const up = (one) => one.assignedSlot || one.parentElement || one.getRootNode().host || null;
  const lies = (one, box) => { const its = one.getBoundingClientRect(), x = box.x + box.width / 2, y = box.y + box.height / 2;
    return its.left <= x && x <= its.right && its.top <= y && y <= its.bottom; };
  const ground = (one) => { const layers = [], box = one.getBoundingClientRect();
    for (let at = one; at; at = up(at)) { const colour = numbers(getComputedStyle(at).backgroundColor);
      if (lies(at, box) && colour[3]) layers.push(colour);
      if (lies(at, box) && colour[3] === 1) break; }
    return layers.reduceRight((below, layer) => over(layer, below), [255, 255, 255]); };
  const light = (rgb) => { const [r, g, b] = rgb.map(value => { const c = value / 255; return c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4; });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const opacity = (one) => { let all = 1; for (let at = one; at; at = up(at)) all *= Number(getComputedStyle(at).opacity); return all; };
  const passed = 'style,script,title,option,select,[translate=no],input:not([type=text]),[disabled],[disabled] *,[aria-disabled=true] *,[aria-hidden=true] *,svg *';
  const found = [];
  const walk = (root) => { for (const one of root.querySelectorAll('*')) {
    if (one.shadowRoot) walk(one.shadowRoot);
    const own = one.matches('input') ? one.value : [...one.childNodes].filter(node => node.nodeType === 3).map(node => node.data.trim()).join(' ').trim();
    if (!own || one.matches(passed) || !one.checkVisibility({visibilityProperty: true, opacityProperty: true})) continue;
    const box = one.getBoundingClientRect();
    const seen = root.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    if (!seen || !(one.contains(seen) || seen.contains(one))) continue;
    const style = getComputedStyle(one);
    if (style.textShadow !== 'none') continue;
    const below = ground(one), colour = numbers(style.color), size = parseFloat(style.fontSize);
    const [a, b] = [light(over([...colour.slice(0, 3), colour[3] * opacity(one)], below)), light(below)].sort((x, y) => y - x);
    const least = size >= 24 || (size >= 18.6 && style.fontWeight >= 700) ? 3 : 4.5;
    if ((a + 0.05) / (b + 0.05) < least) found.push(`${own.slice(0, 60)}: ${((a + 0.05) / (b + 0.05)).toFixed(2)} to 1, ${style.color} on ${below.map(Math.round)}`);
  } };
  walk(document);
  return found;
}"""


def ground(page: Page) -> str:
    """The page's own colour, as #RRGGBB."""
    red, green, blue = (int(part) for part in page.evaluate(GROUND).removeprefix("rgb(").removesuffix(")").split(","))
    return f"#{red:02X}{green:02X}{blue:02X}"


def painted(page: Page, theme: Theme) -> set[str]:
    """The colours of the base map, once it is drawn in a theme."""
    expect(page.frame_locator(".st-key-map_pane iframe").locator(f".wb-{theme} .wb-base canvas").first).to_be_attached()
    settle(page)
    return set(in_map(page, PAINTED))


def pale(page: Page) -> list[str]:
    """What is hard to read on the page and in the map."""
    return [words for frame in page.frames for words in frame.evaluate(PALE)]


def test_page_and_map_follow_the_system_and_can_be_read(visit: Visit) -> None:
    """On a dark system page and map are dark, on a light one light; every word of controls, text, cards and legend has 4.5 to 1 on its ground."""
    page = visit.page
    page.emulate_media(color_scheme="dark")
    visit.open()
    read(page, NEWS, published="2024-12-09")
    card_of(page, "Rebels seized")
    dark = painted(page, "dark")
    assert {PALETTES["dark"].land, PALETTES["dark"].water} <= dark
    assert max(map(luminance, dark)) < LIGHT
    assert luminance(ground(page)) < DARK
    hard = pale(page)

    page.emulate_media(color_scheme="light")
    page.reload()
    expect(page.locator(".card")).to_be_visible()
    light = painted(page, "light")
    assert {PALETTES["light"].land, PALETTES["light"].water} <= light
    assert min(map(luminance, light)) > DARK
    assert luminance(ground(page)) > LIGHT
    assert hard + pale(page) == []
