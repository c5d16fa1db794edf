"""What a page says of its report beside the text: JSON-LD first, then meta elements."""

import html as entities
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from lxml import html

from twosource.read.extent import key

# JSON-LD types that are news reports (schema.org: Article and its kinds).
_ARTICLES = ("Article", "NewsArticle", "ReportageNewsArticle", "OpinionNewsArticle", "BlogPosting")
_DEPTH = 40
_PARTIES = frozenset({"author", "creator", "publisher"})
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
        declared: the title that JSON-LD and the meta elements both state, each for other readers' programs.
        body: the article's text as JSON-LD states it.
        is_free: False where JSON-LD states that the text is for subscribers.
    """

    title: str = ""
    titles: tuple[str, ...] = ()
    declared: str = ""
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
    meta = _meta(tree)
    link = tree.find(".//link[@rel='canonical']")
    url = meta["url"] or (link.get("href", "") if link is not None else "")
    article = _chosen(_linked(tree), url, meta["title"])
    author = article.get("author") or article.get("creator")
    title = tree.find(".//title")
    outlet = _name(article.get("publisher")) or meta["outlet"]
    linked = _name(article.get("headline"))
    return Metadata(
        title=linked or meta["title"] or _inner(title),
        titles=tuple(t for t in (linked, meta["title"], _inner(title)) if t),
        declared=linked if linked and key(linked) == key(meta["title"]) else "",
        outlet=outlet,
        url=url,
        published=_name(article.get("datePublished"))
        or meta["published"]
        or _name(article.get("dateCreated"))
        or _time(tree),
        authors=tuple(a for a in _names(author) if "://" not in a) or _stated_authors(tree, outlet),
        language=(tree.get("lang") or _name(article.get("inLanguage")) or meta["language"])[:2].lower(),
        summary=_name(article.get("description")) or meta["summary"],
        body=_name(article.get("articleBody")),
        is_free=str(article.get("isAccessibleForFree", True)).lower() not in {"false", "0", "no"},
    )


def _meta(tree: html.HtmlElement) -> dict[str, str]:
    stated: dict[str, str] = {}
    for name, content in _stated(tree):
        stated.setdefault(name, content)
    return {field: next((stated[name] for name in names if name in stated), "") for field, names in _META.items()}


def _stated(tree: html.HtmlElement) -> Iterator[tuple[str, str]]:
    """Name and content of each meta element, in lower case; microdata's headline may be a second one."""
    for element in tree.iter("meta"):
        names = (element.get(attribute) for attribute in ("property", "name", "itemprop", "http-equiv"))
        name = next(filter(None, names), "").lower()
        content = (element.get("content") or "").strip()
        if name and content and not (name == "headline" and element.get("itemprop")):
            yield name, content


def _stated_authors(tree: html.HtmlElement, outlet: str) -> tuple[str, ...]:
    """The authors that meta elements name under the first name that is used, addresses and the outlet left out."""
    stated = list(_stated(tree))
    for wanted in _META["authors"]:
        names = dict.fromkeys(c for n, c in stated if n == wanted and "://" not in c and c != outlet)
        if names:
            return tuple(names)
    return ()


def _time(tree: html.HtmlElement) -> str:
    """The first moment that the page shows, that of publication before others."""
    shown = [element for element in tree.iter("time") if element.get("datetime")]
    marked = [element for element in shown if "datepublished" in (element.get("itemprop") or "").lower()]
    return str((marked or shown)[0].get("datetime")) if shown else ""


def _linked(tree: html.HtmlElement) -> Iterator[dict[str, Any]]:
    """The articles that the page's JSON-LD states, each with its author and publisher instead of their ids."""
    for element in tree.iter("script"):
        if "ld+json" not in (element.get("type") or ""):
            continue
        try:
            linked = json.loads(element.text or "", strict=False)
        except (ValueError, RecursionError):
            continue
        named = {
            thing["@id"]: thing for thing in _things(linked, 0) if isinstance(thing.get("@id"), str) and "name" in thing
        }
        for thing in _things(linked, 0):
            kind = thing.get("@type")
            kinds = kind if isinstance(kind, list) else [kind]
            if any(isinstance(k, str) and k.endswith(_ARTICLES) for k in kinds):
                yield {field: _resolved(value, named) if field in _PARTIES else value for field, value in thing.items()}


def _resolved(value: Any, named: dict[str, dict[str, Any]]) -> Any:
    """A party instead of the bare id of it: {"@id": "#mara"}."""
    if isinstance(value, list):
        return [_resolved(part, named) for part in value if not isinstance(part, list)]
    if isinstance(value, dict) and "name" not in value and isinstance(value.get("@id"), str):
        return named.get(value["@id"], value)
    return value


def _things(linked: Any, depth: int) -> Iterator[dict[str, Any]]:
    """The objects of JSON-LD, however they are wrapped in lists and graphs."""
    if depth > _DEPTH:
        return
    if isinstance(linked, list):
        for part in linked:
            yield from _things(part, depth + 1)
    elif isinstance(linked, dict):
        yield linked
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _things(linked.get(key), depth + 1)


def _chosen(articles: Iterable[dict[str, Any]], url: str, title: str) -> dict[str, Any]:
    """The article that the page is about: with its address or headline, else the first."""
    told = list(articles)
    for article in told:
        stated = (article.get("url"), article.get("@id"), article.get("mainEntityOfPage"))
        if (url and url in stated) or (title and _name(article.get("headline")) == title):
            return article
    return told[0] if told else {}


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
