"""RSS and Atom: one report an entry; an entry with a summary only is marked partial."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from twosource.errors import EmptyError, FormatError, ReadError
from twosource.model.report import Report, Role
from twosource.read.blocks import Known
from twosource.read.bounds import check_bytes
from twosource.read.dates import published
from twosource.read.parts import Edition, Part, built, markup
from twosource.read.source import Source
from twosource.read.xml import refuse_entities

_SUMMARY_ONLY = "the feed gives a summary only"
# What feedparser adds to what the feed says: "updated_parsed", "title_detail".
_DERIVED = ("_parsed", "_detail", "guidislink")
_TITLE_ONLY = "the feed gives the title only"


def read_feed(source: Source, known: Known, *, limit_bytes: int) -> Iterator[Report | ReadError]:
    """The entries of a feed as reports, and an error for each without words.

    Raises:
        EmptyError: no entry in it.
        FormatError: no feed, or one that declares entities.
        TooLargeError: larger than a feed may be.
    """
    import feedparser  # noqa: PLC0415  heavy

    check_bytes(source.raw, limit_bytes, "in one feed", where=source.path)
    refuse_entities(source.raw, where=source.path)
    try:
        feed = feedparser.parse(_Body(source.raw), sanitize_html=True, resolve_relative_uris=False)
    except (ValueError, LookupError, AttributeError, TypeError, KeyError, AssertionError, RecursionError) as error:
        raise FormatError(f"a feed that cannot be read ({error})", where=source.path, todo="Save it again.") from error
    if not feed.entries:
        raise EmptyError("a feed without entries", where=source.path, todo="Give a feed with reports in it.")
    known = replace(
        known,
        outlet=known.outlet or _text(feed.feed.get("title")),
        language=known.language or _text(feed.feed.get("language"))[:2].lower(),
        notes=_notes(feed),
    )
    for number, entry in enumerate(feed.entries, 1):
        try:
            yield _report(entry, known, f"{source.path}:{number}")
        except ReadError as error:
            yield error


class _Body:
    """A feed's bytes as something with ``read``: feedparser would take bytes for an address or a path."""

    def __init__(self, raw: bytes) -> None:
        self.raw = raw

    def read(self) -> bytes:
        """All of it."""
        return self.raw


def _notes(feed: Any) -> tuple[str, ...]:
    problem = feed.get("bozo_exception")
    return (f"the feed is not well-formed ({str(problem).strip()[:120]})",) if feed.get("bozo") and problem else ()


def _report(entry: Any, known: Known, where: str) -> Report:
    content = "\n\n".join(_text(part.get("value")) for part in entry.get("content", ()))
    summary = _text(entry.get("summary"))
    title = _text(entry.get("title"))
    partial = "" if content.strip() else _SUMMARY_ONLY if summary.strip() else _TITLE_ONLY
    body = markup(content if content.strip() else summary)
    origin = _text(entry.get("source", {}).get("title"))
    credited = [_text(media.get("content")) for media in entry.get("media_credit", ())]
    authors = tuple(name for a in entry.get("authors", ()) if (name := _text(a.get("name")))) or tuple(
        name for name in (_text(entry.get("author")),) if name
    )
    headline = " ".join(part.text for part in markup(title)) if "<" in title else title
    shown = Part(text=headline, role=Role.HEADLINE, reason="stated as the title")
    if partial is _TITLE_ONLY:
        shown = Part(text=headline, role=Role.STANDFIRST, reason="the title, and all that the feed gives")
    if not any(any(map(str.isalnum, text)) for text in (headline, *(part.text for part in body))):
        held = ", ".join(sorted(name for name in entry if entry.get(name) and not name.endswith(_DERIVED))[:6])
        raise EmptyError(
            f"an entry without title, summary or text (it has: {held or 'nothing'})",
            where=where,
            todo="Leave it out; the others are read.",
        )
    parts = [
        shown,
        *body,
        *(Part(text=name, role=Role.CREDIT, reason="stated as a picture's credit") for name in credited),
        Part(text=f"{origin}" if origin else "", role=Role.CREDIT, reason="stated as the source"),
    ]
    stated = _text(entry.get("published") or entry.get("updated"))
    known = replace(
        known,
        title=headline,
        url=_text(entry.get("link")),
        authors=authors,
        published=known.published or published(stated),
    )
    return built(parts, known, path=where, edition=Edition(partial=partial))


def _text(value: Any) -> str:
    return value if isinstance(value, str) else ""
