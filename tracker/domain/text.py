"""Text as fields hold it, and text as it is compared: cleaning, folding, normal forms of names and links."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from tracker.errors import InvalidValue
from tracker.i18n import tr

SHORT_LIMIT = 2_000
LONG_LIMIT = 5_000_000

# Letters that Unicode does not decompose, and marks that nobody sees.
_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "æ": "ae",
        "œ": "oe",
        "ı": "i",
        "ŧ": "t",
        "ħ": "h",
        "ŋ": "n",
        "’": "'",
        "‘": "'",
        **dict.fromkeys("\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff", ""),
    }
)

# Combining classes that carry meaning and stay: nukta, kana voicing, virama.
_KEPT_MARKS = (0, 7, 8, 9)


def clean_text(field: str, value: str, limit: int = SHORT_LIMIT) -> str:
    """The text stripped; ``InvalidValue`` for NUL, a lone surrogate, or more than ``limit`` characters."""
    _refuse_unstorable(field, value)
    value = value.strip()
    _refuse_longer(field, value, limit)
    return value


def clean_long_text(field: str, value: str, limit: int = LONG_LIMIT) -> str:
    """The text with every line end as LF and nothing else changed; refuses as ``clean_text`` does."""
    _refuse_unstorable(field, value)
    if "\r" in value:
        value = value.replace("\r\n", "\n").replace("\r", "\n")
    _refuse_longer(field, value, limit)
    return value


def _refuse_unstorable(field: str, value: str) -> None:
    if "\0" in value:
        raise InvalidValue(field, tr("It holds a NUL character, which no text can hold."), value)
    if value.isascii():
        return
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        raise InvalidValue(field, tr("It holds half of a character (a lone surrogate)."), value) from None


def _refuse_longer(field: str, value: str, limit: int) -> None:
    if len(value) > limit:
        reason = tr(
            "It is {length} characters long; {limit} fit.", length=f"{len(value):,}", limit=f"{limit:,}"
        )
        raise InvalidValue(field, reason, value)


def fold(text: str) -> str:
    """The text as search and matching compare it: no case, no accents, single spaces, plain letters."""
    if text.isascii():
        return " ".join(text.lower().split())
    decomposed = unicodedata.normalize("NFKD", text).casefold().translate(_LETTERS)
    decomposed = unicodedata.normalize("NFKD", decomposed)
    bare = "".join([c for c in decomposed if c.isascii() or unicodedata.combining(c) in _KEPT_MARKS])
    return " ".join(unicodedata.normalize("NFC", bare).split())


# Legal forms, folded and without full stops ("S.A." is "sa", "A/S" is "a s").
def searchable(value: str) -> str:
    """Folded text in which every CJK character is a word of its own, since those scripts leave no spaces."""
    folded = fold(value)
    if folded.isascii():
        return folded
    return "".join(f" {char} " if _is_cjk(char) else char for char in folded)


def _is_cjk(char: str) -> bool:
    return "⺀" <= char <= "鿿" or "가" <= char <= "힣" or "豈" <= char <= "﫿" or char >= "\U00020000"


LEGAL_FORMS = """gmbh & co kg|gmbh & co kgaa|gmbh|mbh|ggmbh|ag & co kg|ag & co kgaa|ag|kg|kgaa|ohg|gbr|ug|ev
eg|se
co|ltd|limited|plc|llp|llc|lp|inc|incorporated|corp|corporation|company|pty|pte|pvt|private|sdn|bhd|berhad|tbk
sa de cv|sapi de cv|s de rl de cv|sa|sas|sasu|sarl|eurl|snc|sl|slu|sau|sll|srl|srls|spa|sapa|ltda|eireli|lda
bv|nv|vof|ab|asa|as|a s|oy|oyj|aps|ivs|hf|ehf|ou|uab|sia|ad|ead|ood|eood|doo|dd|sro|spol s ro|sp z oo|sp z o o
sp k|spolka akcyjna|zrt|kft|nyrt|a s|anonim sirketi|ltd sti|san ve tic ltd sti|jsc|pjsc|ojsc|kk|k k|gk
ооо|оао|зао|пао|ао|ип|тов|тоо|haftungsbeschrankt|(haftungsbeschrankt)"""
_FORMS_AFTER = re.compile(
    r"(?:[\s,&]+(?:" + "|".join(re.escape(form) for form in re.split(r"[|\n]", LEGAL_FORMS)) + r"))+\W*$"
)
_FORMS_BEFORE = re.compile(r"^(?:ab|pt|ооо|оао|зао|пао|ао|ип|тов|тоо)\s+(?=\S)")
# Forms written without a space before or after the name.
_FORMS_ATTACHED = re.compile(
    "股份有限公司|有限责任公司|有限責任公司|有限公司|株式会社|合同会社|有限会社|주식회사|유한회사"
    r"|\(株\)|\(有\)|\(주\)"
)
_NOT_WORD = re.compile(r"[^\w+#]+")


@lru_cache(maxsize=32_768)
def normalise_company(text: str) -> str:
    """The company's name to compare by: folded, without punctuation and legal forms, never left empty."""
    folded = fold(text)
    plain = _FORMS_ATTACHED.sub(" ", folded).replace(".", "").replace("'", "").replace("/", " ").strip()
    plain = _FORMS_BEFORE.sub("", _FORMS_AFTER.sub("", plain))
    return " ".join(_NOT_WORD.sub(" ", plain).split()) or folded


_GENDER = r"(?:m|f|w|d|x|h|v|k|i|n|u|div|mann|frau)"
_GENDERS = re.compile(
    rf"[(\[]\s*(?:{_GENDER}(?:\s*[/|,*.;:\\-]\s*{_GENDER}){{1,3}}|mwd|wmd|mfd|fmd|gn|all genders?"
    rf"|alle geschlechter|any gender|all humans)\s*[)\]]"
    rf"|(?<![\w/]){_GENDER}(?:\s?[/|]\s?{_GENDER}){{1,3}}(?![\w/])"
)
_INNER_FORMS = re.compile(r"(?<=\w)[:*_](?:innen|in|r|n|e)\b|(?<=\w)/-?(?:innen|in)\b")


@lru_cache(maxsize=4096)
def normalise_title(text: str) -> str:
    """The job title to compare by: folded, without gender notes such as (m/w/d) and without punctuation."""
    folded = _GENDERS.sub(" ", fold(text))
    folded = _INNER_FORMS.sub("", folded)
    return " ".join(_NOT_WORD.sub(" ", folded).split()) or fold(text)


_TRACKING = re.compile(
    r"utm_.*|mc_[ce]id|hsctatracking|_h(?:senc|smi)|mkt_tok|(?:[gdy]|tw|ms|fb)clid|igshid|[wg]braid|_g[la]|s_kwcid"
    r"|trk|trkinfo|trackingid|refid|ref|referer|referrer|src|source|sourcetype|originalsubdomain|lipi|midtoken"
    r"|midsig|ebp|recommendedflavor|tk|advn|adid|sjdu|vjs|xkcb|xpse|xfps|gh_src|lever-(?:source|origin).*"
)


@lru_cache(maxsize=4096)
def normalise_link(url: str) -> str:
    """The link to compare by, not to open: one scheme, host in lower case, nothing that only tracks.

    ``www.`` goes too. Text that is no link comes back stripped.
    """
    from urllib.parse import parse_qsl, urlencode, urlsplit

    text = url.strip()
    if not text:
        return ""
    try:
        parts = urlsplit(text if "://" in text else f"https://{text}")
        host, port = (parts.hostname or "").removeprefix("www."), parts.port
    except ValueError:
        return text
    if parts.scheme not in ("http", "https") or "." not in host or "@" in parts.netloc:
        return text
    query = [pair for pair in parse_qsl(parts.query, True) if not _TRACKING.fullmatch(pair[0].lower())]
    place = host if port in (None, 80, 443) else f"{host}:{port}"
    tail = f"?{urlencode(sorted(query))}" if query else ""
    return f"https://{place}{parts.path.rstrip('/')}{tail}"
