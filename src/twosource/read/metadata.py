"""What a page says of its report beside the text: JSON-LD first, then meta elements."""

import html as entities
import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lxml import html

# JSON-LD types that are news reports (schema.org: Article and its kinds).
_ARTICLES = ("Article", "NewsArticle", "ReportageNewsArticle", "OpinionNewsArticle", "BlogPosting")
_DEPTH = 40
_META = {
    "title": ("headline", "og:title", "twitter:title", "dc.title", "parsely-title", "sailthru.title"),
    "outlet": ("og:site_name", "application-name", "dc.publisher"),
    "url": ("og:url",),
    "published": (
        "article:published_time", "datepublished", "date", "dc.date", "dc.date.issued", "pubdate",
        "publishdate", "parsely-pub-date", "sailthru.date", "og:published_time",
    ),
    "authors": ("author", "article:author", "dc.creator", "parsely-author", "sailthru.author"),
    "language": ("og:locale", "content-language", "dc.language"),
    "summary": ("description", "og:description", "twitter:description"),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """Stated facts; "" or () where nothing is stated.

    Attributes:
        title: the first of ``titles``.
        titles: as JSON-LD, the meta elements and the title element state it, in this order.
        body: the article's text as JSON-LD states it.
        is_free: False where JSON-LD states that the text is for subscribers.
    """

    title: str = ""
    titles: tuple[str, ...] = ()
    outlet: str = ""
    url: str = ""
    published: str = ""
    authors: tuple[str, ...] = ()
    language: str = ""
    summary: str = ""
    body: str = ""
    is_free: bool = True


def metadata(tree: html.HtmlElement) -> Metadata:
    """The metadata of a page."""
    article = next(_linked_articles(tree), {})
    meta = _meta(tree)
    author = article.get("author") or article.get("creator")
    link = tree.find(".//link[@rel='canonical']")
    title = tree.find(".//title")
    return Metadata(
        title=_name(article.get("headline")) or meta["title"] or _inner(title),
        titles=tuple(t for t in (_name(article.get("headline")), meta["title"], _inner(title)) if t),
        outlet=_name(article.get("publisher")) or meta["outlet"],
        url=meta["url"] or (link.get("href", "") if link is not None else ""),
        published=_name(article.get("datePublished"))
        or meta["published"]
        or _name(article.get("dateCreated"))
        or _time(tree),
        authors=tuple(a for a in _names(author) or (meta["authors"],) if a and "://" not in a),
        language=(tree.get("lang") or _name(article.get("inLanguage")) or meta["language"])[:2].lower(),
        summary=_name(article.get("description")) or meta["summary"],
        body=_name(article.get("articleBody")),
        is_free=str(article.get("isAccessibleForFree", True)).lower() not in {"false", "0", "no"},
    )


def _meta(tree: html.HtmlElement) -> dict[str, str]:
    stated: dict[str, str] = {}
    for element in tree.iter("meta"):
        name = (
            element.get("property") or element.get("name") or element.get("itemprop") or element.get("http-equiv") or ""
        )
        content = (element.get("content") or "").strip()
        if name and content:
            stated.setdefault(name.lower(), content)
    return {field: next((stated[name] for name in names if name in stated), "") for field, names in _META.items()}


def _time(tree: html.HtmlElement) -> str:
    for element in tree.iter("time"):
        stated = element.get("datetime")
        if stated:
            return str(stated)
    return ""


def _linked_articles(tree: html.HtmlElement) -> Iterator[dict[str, Any]]:
    for element in tree.iter("script"):
        if "ld+json" not in (element.get("type") or ""):
            continue
        try:
            linked = json.loads(element.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _articles(linked, 0)


def _articles(linked: Any, depth: int) -> Iterator[dict[str, Any]]:
    """Objects of an article type, however they are wrapped in lists and graphs."""
    if depth > _DEPTH:
        return
    if isinstance(linked, list):
        for part in linked:
            yield from _articles(part, depth + 1)
    elif isinstance(linked, dict):
        kind = linked.get("@type")
        kinds = kind if isinstance(kind, list) else [kind]
        if any(isinstance(k, str) and k.endswith(_ARTICLES) for k in kinds):
            yield linked
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _articles(linked.get(key), depth + 1)


def _name(value: Any) -> str:
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, dict):
        value = value.get("name", "")
    return entities.unescape(value).strip() if isinstance(value, str) else ""


def _names(value: Any) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]
    return tuple(name for name in map(_name, values) if name)


def _inner(element: html.HtmlElement | None) -> str:
    return " ".join((element.text or "").split()) if element is not None else ""
