"""What the marks of a page's elements (tags, classes, ids) say of the lines in them: one visible table."""

import re
from functools import lru_cache

from twosource.model.report import Role

# <figcaption>  class="wp-caption-text"  class="c-image__credit"  class="foto-autor"  refused: class="photo-essay"
_PICTURE = re.compile(
    r"\b(?:figure|figcaption)\b|caption(?!ed-)|bildunterschrift|bildtext|legende|photo-?credit|carousel|photo-?gallery"
    r"|media-block|(?:image|img|photo|picture)[-_]?(?:box|widget|wrapper|container|block)"
    r"|(?:image|img|photo|picture|media|foto|bild)[-_ ]*(?:credit|copyright|text|legend|description|autor|author|source\b|info|byline|quelle)"
)
BOX = "a box beside the text"
ASKING = "asks readers to sign up, agree or give"
_TRAIL_HINTS: tuple[tuple[Role, str, re.Pattern[str]], ...] = (
    # <blockquote class="twitter-tweet">  <div class="embed-tweet">  <div class="social-embed">  refused: class="social-share"
    (Role.OTHER, "an embedded post", re.compile(r"twitter-tweet|instagram-media|tiktok-embed|fb-post|bluesky-embed|telegram-post|embed(?:ded)?[-_](?:tweet|twitter|instagram|facebook|tiktok|social|post)|(?:tweet|twitter|instagram|facebook|social|post)[-_]embed")),
    # <div class="factbox">  <div class="pull-quote">  <div class="toast-popup">
    (Role.OTHER, BOX, re.compile(r"info-?box|fact-?box|fakten-?box|pull-?quote|module-quote|toast|tooltip|modal|popup|\bpoll\b|elementpoll|feedback|line-clamp")),
    (Role.OTHER, "the foot of the page", re.compile(r"copyright|\bfooter\b|impressum")),
    (Role.OTHER, "about the author", re.compile(r"author[-_]?(?:bio|info|desc|box|content)|(?:article|post|entry)-author\b|about-?(?:the-?)?author|\bbio(?:graphy)?\b")),
    (Role.OTHER, "readers' comments", re.compile(r"\bcomments?(?:-(?:list|section|area|form|respond))?\b|\brespond\b|disqus|leserkommentar")),
    # <div class="newsletter-signup">  <div class="cookie-banner">
    (Role.PROMOTION, ASKING, re.compile(r"newsletter|sign-?up\b|cookie|\bconsent|\bdonat(?:e|ion)s?\b")),
    (Role.BYLINE, "", re.compile(r"by-?line|author|rel=author|autor\b|redakteur|contributor")),
    (Role.RELATED_LINK, "", re.compile(r"related|recirc|read-?more|see-?also|recommend|more-?(?:stories|news|from|on)|most-?(?:read|popular)|teaser|trending|mehr-zum")),
    (Role.PROMOTION, "", re.compile(r"subscri|promo|advert|paywall|share|social|follow|signup|donat|(?<![\w-])ads?(?![\w-])|consent|app-download")),
    (Role.STANDFIRST, "", re.compile(r"standfirst|subtitle|sub-?head(?:line)?\b|\bdeck?\b|\blede?\b|\blead\b|teaser-?text|article-?(?:summary|intro|description)|excerpt|vorspann|chapo|\bingress\b|anleser|sottotitolo|bajada|catenaccio")),
    # <aside>, unless its class says what it is
    (Role.OTHER, BOX, re.compile(r"^aside\b")),
)  # fmt: skip
_STRONG = frozenset({"an embedded post", "the foot of the page", BOX, ASKING, "about the author", "readers' comments"})


@lru_cache(maxsize=4096)
def picture(mark: str) -> str:
    """What says that an element with this mark is a picture's, or ""."""
    found = _PICTURE.search(mark)
    return found.group() if found else ""


@lru_cache(maxsize=4096)
def hints(mark: str) -> tuple[tuple[Role, str, bool], ...]:
    """The roles that a mark speaks for, why, and whether it speaks for sentences of the article too."""
    return tuple(
        (role, name or f"stands in an element marked {found.group()!r}", name in _STRONG)
        for role, name, hint in _TRAIL_HINTS
        if (found := hint.search(mark))
    )
