"""Writes ``resources/words/dates.json``: month and weekday names of twelve languages from Babel (CLDR).

Run from the project's folder, with ``Babel`` installed beside Python::

    PYTHONPATH=. python resources/build/words.py
"""

from __future__ import annotations

import json
from pathlib import Path

from babel import Locale

from tracker.domain.text import fold

LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl", "pl", "tr", "ru", "zh", "ja")
TARGET = Path(__file__).parent.parent / "words" / "dates.json"

# Written forms that CLDR leaves out.
MONTHS = {
    1: "jän jänner jän. gen янв",
    3: "mrz maerz mär mart мрт mars marz",
    5: "мая май mag",
    6: "júni juny июн",
    7: "july июл",
    8: "авг août aou",
    9: "sept set setembre сен",
    10: "окт oct okt",
    11: "ноя нояб",
    12: "дек",
}
WEEKDAYS = {1: "tues", 2: "weds", 3: "thur thurs", 5: "sonnabend"}
RELATIVE = {
    0: "today heute aujourd'hui aujourdhui hoy hoje oggi vandaag dziś dzisiaj bugün сегодня 今天 今日",
    1: "tomorrow morgen demain mañana amanhã domani jutro yarın завтра 明天 明日",
    -1: "yesterday gestern hier ayer ontem ieri gisteren wczoraj dün вчера 昨天 昨日",
    2: "übermorgen overmorgen pojutrze послезавтра",
    -2: "vorgestern anteayer eergisteren przedwczoraj позавчера",
}
# Words that stand in a date and say nothing, among them "at" before a time.
NOISE = (
    "st nd rd th er re o a of the de del do da di den der le la el am on um at uhr à às as alle las los "
    "dia om op dnia o godz saat günü г год года году в ore h kl klo den clock t"
)


def key(name: str) -> str:
    """The name as ``tracker.domain.dates`` looks it up."""
    return fold(name).replace(".", "").replace("-", " ").strip()


def names(kind: str, more: dict[int, str]) -> dict[str, int]:
    """Folded name to number; a name that means two things in two languages is left out."""
    found: dict[str, set[int]] = {}
    for language in LANGUAGES:
        table = getattr(Locale(language), kind)
        for context in ("format", "stand-alone"):
            for width in ("wide", "abbreviated", "short"):
                for number, name in table[context].get(width, {}).items():
                    found.setdefault(key(name), set()).add(number)
    for number, words in more.items():
        for word in words.split():
            found.setdefault(key(word), set()).add(number)
    return {
        name: next(iter(numbers))
        for name, numbers in sorted(found.items())
        if len(numbers) == 1
        and name
        and not name[0].isdigit()
        and not (len(name) == 1 and not name.isascii())
    }


if __name__ == "__main__":
    months = names("months", MONTHS)
    weekdays = {name: day for name, day in names("days", WEEKDAYS).items() if name not in months}
    words = {
        "months": months,
        "weekdays": weekdays,
        "relative": {key(word): days for days, text in RELATIVE.items() for word in text.split()},
        "noise": sorted({key(word) for word in NOISE.split()}),
    }
    text = json.dumps(words, ensure_ascii=False, indent=0)
    TARGET.write_text(text + "\n", encoding="utf-8", newline="\n")
