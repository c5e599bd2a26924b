"""What a label counts with: Roman and Han numerals, letters of each script, figures in circles."""

from __future__ import annotations

from typing import Final

_ROMAN_VALUES: Final = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
_ROMAN_SIGNS: Final = (
    (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_VIETNAMESE_LETTERS: Final = "abcdđeghiklmnopqrstuvxy"
# Russian points leave out the letters that sound alike or have no sound.
_RUSSIAN_LETTERS: Final = "абвгдежзиклмнопрстуфхцчшщэюя"
#: Rows of signs that count from one, as ranges for a character class.
HANGUL: Final = "가나다라마바사아자차카타파하"
KANA: Final = "アイウエオカキクケコサシスセソタチツテト"
#: The old order of the same letters, by which papers count too.
IROHA: Final = "イロハニホヘトチリヌ"
THAI: Final = "กขคงจฉชซฌญ"
STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
LAO: Final = "ກຂຄງຈສຊຍດຕ"
#: Rows of signs that need no mark behind them.
CIRCLED: Final = (
    "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", "❶❷❸❹❺❻❼❽❾❿", "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿", "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓", "ⓐⓑⓒⓓⓔⓕⓖⓗ", "⒜⒝⒞⒟⒠⒡⒢⒣",
    "㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩", "㉮㉯㉰㉱㉲㉳㉴㉵㉶㉷", "㈎㈏㈐㈑㈒㈓㈔㈕㈖㈗", "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ",
)  # fmt: skip
#: Rows of letters with a stop or a bracket behind them.
LETTERED: Final = (HANGUL, KANA, THAI, LAO, STEMS, IROHA)
_ROWS: Final = (*LETTERED, *CIRCLED)
HAN: Final = "一二三四五六七八九十百"
_HAN_VALUES: Final = {sign: value for value, sign in enumerate(HAN[:9], 1)}


def roman(numeral: str) -> int:
    """Return the value of a Roman numeral, or -1 when it is none."""
    values = [_ROMAN_VALUES.get(letter, 0) for letter in numeral.lower()]
    if 0 in values or not values:
        return -1
    total = sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))
    return total if numeral.lower() == in_roman(total) else -1


def in_roman(value: int) -> str:
    """Return ``value`` as a small Roman numeral."""
    written = ""
    for worth, sign in _ROMAN_SIGNS:
        count, value = divmod(value, worth)
        written += sign * count
    return written


def han(numeral: str) -> int:
    """Return the value of a Han numeral below two hundred (``二十一``), or -1 when it is none."""
    total, last = 0, 0
    for sign in numeral:
        if sign in _HAN_VALUES:
            if last:
                return -1
            last = _HAN_VALUES[sign]
        elif sign == "十":
            total, last = total + 10 * (last or 1), 0
        elif sign == "百":
            total, last = total + 100 * (last or 1), 0
        else:
            return -1
    return total + last or -1


def letter(sign: str) -> int:
    """Return the place of a small letter in its row, 0 when it labels nothing."""
    if sign in _RUSSIAN_LETTERS:
        return _RUSSIAN_LETTERS.find(sign) + 1
    letters = _VIETNAMESE_LETTERS if sign == "đ" else _LETTERS
    return letters.find(sign) + 1


def in_row(sign: str) -> int:
    """Return the place of a sign in the row of its script (``나`` is the second), or -1 when it stands in none."""
    return next((row.index(sign) + 1 for row in _ROWS if sign in row), -1)


def value(written: str) -> int:
    """Return the value of figures, a Roman or a Han numeral; -1 when it is none of these."""
    if written.isascii() and written.isdigit():
        return int(written)
    return han(written) if written[:1] in HAN else roman(written)
