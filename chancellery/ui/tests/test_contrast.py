"""Every pair that tokens.css declares keeps its contrast in both themes (WCAG 2.2, 1.4.3 and 1.4.11)."""

import re

import pytest

from chancellery.ui import stylesheet

TOKENS = (stylesheet.FOLDER / "tokens.css").read_text("utf-8")
COLOURS = dict(re.findall(r"--([a-z-]+): light-dark\((#[0-9a-f]{6}, #[0-9a-f]{6})\);", TOKENS.split("@media")[0]))
PAIRS = [
    (text, ground, float(least))
    for line in re.findall(r"/\* pair: (.*?) \*/", TOKENS)
    for text, ground, least in re.findall(r"([a-z-]+) on ([a-z-]+) ([\d.]+)", line)
]


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_reckoned_as_the_guideline_does() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("text", "ground", "least"), PAIRS, ids=[f"{text} on {ground}" for text, ground, _ in PAIRS])
def test_declared_pairs_keep_their_contrast(text: str, ground: str, least: float, theme: int) -> None:
    ratio = contrast(COLOURS[text].split(", ")[theme], COLOURS[ground].split(", ")[theme])

    assert ratio >= least


def test_every_colour_of_words_and_lines_is_declared_in_a_pair() -> None:
    declared = {name for text, ground, _ in PAIRS for name in (text, ground)}

    assert set(COLOURS) - declared == {"rule", "bamboo-hollow"}


def test_old_browsers_get_the_same_light_colours() -> None:
    fallback = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", TOKENS.split("@supports not")[1]))

    assert fallback == {name: both.split(", ")[0] for name, both in COLOURS.items()}
