"""Which country a city's name alone proposes (GeoNames, written by ``resources/build/cities.py``)."""

from __future__ import annotations

import re
from functools import cache

from tracker.bundled import read_text
from tracker.domain.text import fold

_AROUND_BEFORE = re.compile(
    r"^(?:greater|metro|downtown|central|area of|grossraum|raum|region|region de|grand|gran|grande) (?=\S)"
)
_AROUND_AFTER = re.compile(
    r"(?<=\S) (?:bay area|metropolitan area|metro area|metro|area|region|city|und umgebung|et environs)$"
)


@cache
def _by_name() -> dict[str, str]:
    text = read_text("places", "cities.txt")
    index: dict[str, str] = {}
    for line in text.splitlines():
        code, _, names = line.partition("\t")
        index.update(dict.fromkeys(names.split("|"), code))
    return index


def city_country(city: str) -> str | None:
    """The alpha-2 code of the one country that ``city`` alone points to, None where it could be several.

    Cities of 50,000 people and more, by their names in twelve languages; "Greater" and "Bay Area" may stand
    around the name.
    """
    index, key = _by_name(), fold(city)
    for name in (key, _AROUND_AFTER.sub("", key), _AROUND_BEFORE.sub("", key), key.replace(".", "")):
        if name in index:
            return index[name]
    return None
