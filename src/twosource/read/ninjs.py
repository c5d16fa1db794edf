"""ninjs 1.0 to 3.1, the IPTC's JSON for news, and its look-alikes of AP and Superdesk."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from twosource.errors import FormatError, ReadError
from twosource.model.report import Report, Role
from twosource.read.blocks import Known
from twosource.read.bounds import check_elements
from twosource.read.dates import published
from twosource.read.parts import Edition, Part, built, markup
from twosource.read.stated import article, correction_in, correction_noted, credited, notes_to_editors

_MARKED = ("uri", "pubstatus", "pubStatus", "versioncreated", "versionCreated", "headlines", "body_html", "body_xhtml")
_BODIES = ("body_html", "body_xhtml", "body_text", "body")
_SOURCES = ("infosource", "infosources", "infoSources", "source")
_HOLDERS = ("copyrightholder", "copyrightHolder")
_MOMENTS = ("versioncreated", "versionCreated", "firstcreated", "firstCreated", "contentcreated", "contentCreated")
_DESCRIPTION_ONLY, _TITLE_ONLY = "the item gives its description only", "the item gives its title only"
_NO_REPORTS = frozenset({"JSON schema", "event"})
_DESCRIPTIONS = ("description_html", "description_text", "description_summary", "description")
_PICTURES = frozenset({"picture", "photo", "image", "graphic", "video", "audio", "composite"})


def is_ninjs(record: Any) -> bool:
    """Whether a JSON object is a news item of the IPTC's kind: two of its telling names are there.

    Example:
        >>> is_ninjs({"uri": "urn:1", "headlines": []}), is_ninjs({"text": "a", "uri": "b"})
        (True, False)
    """
    if not isinstance(record, dict):
        return False
    named = record.get("standard") or record.get("$standard")
    marked = sum(name in record for name in _MARKED) >= 2 or isinstance(_inner(record), (dict, list))
    stated = isinstance(named, dict) and _text(named.get("name")).lower() == "ninjs"
    return marked or stated or _other_kind(record) != ""


def ninjs_items(record: dict[str, Any], known: Known, where: str) -> Iterator[Report | ReadError]:
    """The reports of a ninjs object, or of the items that an agency's interface wraps."""
    inner = _inner(record)
    items = inner if isinstance(inner, list) else [inner or record]
    for number, item in enumerate(items, 1):
        place = where if len(items) == 1 else f"{where}:{number}"
        try:
            yield _report(item, known, place)
        except ReadError as error:
            yield error


def _inner(record: dict[str, Any]) -> Any:
    """AP's interface wraps its item in data.item, the BBC's gives a list of items."""
    data = record.get("data")
    if isinstance(data, dict) and isinstance(data.get("item"), dict):
        return data["item"]
    item = record.get("item")
    return item if isinstance(item, list) and item and all(isinstance(i, dict) for i in item) else None


def _report(item: dict[str, Any], known: Known, where: str) -> Report:
    check_elements(_body(item), known.bounds, where=where)
    kind = _other_kind(item) or _text(item.get("type"))
    body, described, title = _body(item), _described(item), _headline(item)
    if kind in _NO_REPORTS or (kind in _PICTURES and not body):
        raise FormatError(f"{article(kind)} and no report", where=where, todo="Give the text item of the story.")
    if not body and not described and not title:
        raise FormatError("a news item without a word", where=where, todo="Give the item with its body.")
    byline, note = _named(item.get("byline") or item.get("by")), _text(item.get("ednote") or item.get("edNote"))
    stated = next((_text(item[name]) for name in _MOMENTS if item.get(name)), "")
    status = _text(item.get("pubstatus") or item.get("pubStatus"))
    correction = correction_in(title, _text(item.get("slugline"))) or correction_noted(note)
    edition = Edition(
        provider=next((name for key in ("provider", *_SOURCES, *_HOLDERS) if (name := _named(item.get(key)))), ""),
        version=_text(item.get("version")),
        correction=correction or (status if status in {"canceled", "withheld"} else ""),
        partial="" if body else _DESCRIPTION_ONLY if described else _TITLE_ONLY,
    )
    role = Role.HEADLINE if body or described else Role.STANDFIRST
    summary = described if body and described not in body else ""
    parts = [
        Part(text=title, role=role, reason="stated as the headline"),
        Part(text=byline, role=Role.BYLINE, reason="stated as the byline"),
        *(replace(part, role=Role.STANDFIRST, reason="stated as the description") for part in markup(summary)),
        *markup(body or described),
        *credited(*_credits(item)),
        *notes_to_editors(note),
    ]
    known = replace(
        known,
        title=title,
        published=known.published or published(stated),
        language=_text(item.get("language"))[:2].lower(),
        authors=(byline,) if byline else (),
        url=_text(item.get("uri")) if _text(item.get("uri")).startswith("http") else "",
    )
    return built(parts, known, path=where, edition=edition)


def _other_kind(item: dict[str, Any]) -> str:
    """What an object of the IPTC's is that is no news item, or ""."""
    if "json-schema" in _text(item.get("$schema")):
        return "JSON schema"
    return "event" if "eventDetails" in item or item.get("type") == "event" else ""


def _credits(item: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Who is named as the text's source: name, and where it stands."""
    for name in ("description_creditline", "creditline", "creditLine"):
        yield _text(item.get(name)), "the credit line"
    for key in _SOURCES:
        value = item.get(key)
        for party in value if isinstance(value, list) else [value]:
            yield _named(party), "the source of the information"
    for name in ("copyrightnotice", "copyrightNotice"):
        yield _text(item.get(name)), "the copyright notice"


def _body(item: dict[str, Any]) -> str:
    """The body in HTML where there is one, else as text."""
    listed = [b for b in item.get("bodies") or () if isinstance(b, dict) and _text(b.get("value"))]
    listed.sort(key=lambda b: "html" not in _text(b.get("contenttype") or b.get("contentType")))
    if listed:
        return _text(listed[0]["value"])
    named = (*_BODIES, *sorted(name for name in item if name.startswith("body_")))
    return next((text for name in named if (text := _text(item.get(name))).strip()), "")


def _described(item: dict[str, Any]) -> str:
    listed = [_text(d.get("value")) for d in item.get("descriptions") or () if isinstance(d, dict)]
    other = sorted(name for name in item if name.startswith("description_") and name != "description_creditline")
    named = (_text(item.get(name)) for name in (*_DESCRIPTIONS, *other))
    return next((text for text in (*listed, *named) if text.strip()), "")


def _headline(item: dict[str, Any]) -> str:
    listed = [h for h in item.get("headlines") or () if isinstance(h, dict)]
    listed.sort(key=lambda h: _text(h.get("role")) not in {"", "main"})
    return _text(listed[0].get("value")) if listed else _text(item.get("headline") or item.get("title"))


def _named(value: Any) -> str:
    """The name of a party: a text, an object with a name, or the first of a list."""
    if isinstance(value, list):
        return next((name for name in map(_named, value) if name), "")
    if isinstance(value, dict):
        return _text(value.get("name") or value.get("literal"))
    return _text(value)


def _text(value: Any) -> str:
    return str(value) if isinstance(value, (str, int, float)) and not isinstance(value, bool) else ""
