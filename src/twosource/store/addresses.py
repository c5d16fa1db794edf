"""When two addresses are one article: case, ``www.``, fragments and trackers do not count."""

import re
from urllib.parse import parse_qsl, urlencode, urlsplit

from twosource.model.report import Report, digest

# "utm_source" "fbclid" "gclid" "hp" "smid"; refused: "id" "p" "article"
_TRACKER = re.compile(r"utm_\w{1,40}|fbclid|gclid|dclid|msclkid|mc_[ce]id|hp|smid|smprod|ref_src|ocid|cmpid|_r")
# An index of PostgreSQL takes keys of 2,700 bytes; addresses are seldom longer than 200.
_LONGEST = 400


def level(url: str) -> str:
    """The address with all that does not change the article left out.

    Example:
        >>> level("https://www.Lantern.example/news/ferry/?utm_source=mail&id=7#top")
        'lantern.example/news/ferry?id=7'
    """
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
        port = f":{parts.port}" if parts.port not in {None, 80, 443} else ""
    except ValueError:
        return url[:_LONGEST]
    kept = [(key, value) for key, value in parse_qsl(parts.query) if not _TRACKER.fullmatch(key.lower())]
    address = host + port + parts.path.rstrip("/") + (f"?{urlencode(sorted(kept))}" if kept else "")
    return address if len(address) <= _LONGEST else f"{address[:_LONGEST]}…{digest(address)}"


def article(report: Report) -> str:
    """What all versions of the report share: its address, else its own id."""
    return level(report.url) if report.url else report.id


def likeness(report: Report) -> str:
    """Equal for the same report read twice, from whatever file, where its outlet or address is known.

    Where neither is known, two files of one text may be two outlets' copies: they stay two reports.
    """
    if not (report.outlet or report.url):
        return report.id
    return digest(report.outlet, level(report.url) if report.url else "", report.title, report.text)
