"""A plain text labelled: every line gets a role, and parts of lines where a line mixes roles.

The laws, tested as properties: blocks are in order, do not overlap, and together hold every
character that is not white space.
"""

import re
from dataclasses import dataclass, field, replace

from twosource.model.agency import AgencyTable
from twosource.model.report import Block, Published, Role
from twosource.model.span import Span, trimmed
from twosource.read.bounds import Bounds
from twosource.read.lines import Surroundings, role_of
from twosource.read.units import Unit, units

# "BEIJING • "  "WASHINGTON (Reuters) - "  "date 2022-06-16 BEIJING • "  "SYDNEY (AP) — "
# "Tegra, Jan 2 (EFE).- "  "PORTO VEL, Pa. (AP) _ "
# "Jan 3 (Reuters) - "  "(ANSA) - Rome, October 11 - "  "København /ritzau/: "
# "LOS ANGELES/CHARLESTON, S.C. (Reuters) - "  "London — "  refused: "Holm - who had been told …"
_PLACE = r"[A-ZÀ-Þ][\w.'’À-ÿ-]*(?:[ /][A-ZÀ-Þ][\w.'’À-ÿ-]*){0,4}(?:,\s[A-Z][\w. ]{1,20}?){0,2}"
_CAPITALS = r"[A-ZÀ-Þ][A-ZÀ-Þ.'’-]{2,}(?:[ /][A-ZÀ-Þ][A-ZÀ-Þ.'’-]*){0,4}(?:,\s[A-Z][\w. ]{1,20}?){0,2}"
_DATED = r"(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8}\.?)"
_DAY = r"(?:,?\s(?:\w+day,?\s)?(?:[A-Z][a-z]{2,8}\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]{2,8}\.?)(?:,?\s\d{4})?)?"
_AGENCY = r"\s*[(\[][^()\[\]@]{2,40}[)\]]"
_DASH = r"\s*(?:-{1,3}|[–—―•:|·▪]|_\s)\s*"
_DATELINE = re.compile(
    rf"(?:date\s\d{{4}}-\d\d-\d\d\s+)?(?:"
    rf"{_PLACE}{_DAY}{_AGENCY}\.?(?:{_DASH}|\s)"
    rf"|{_PLACE}{_DAY}\s/[A-Za-z]{{2,10}}/\s?:?\s"
    rf"|{_DATED}{_AGENCY}{_DASH}"
    rf"|[(\[](?P<lone>[^()\[\]]{{2,40}})[)\]]{_DASH}(?:{_PLACE},\s{_DATED}{_DASH})?"
    rf"|{_CAPITALS}{_DAY}{_DASH}"
    rf"|{_PLACE}{_DAY}\s*[–—―•]\s*"
    rf")(?=[\"'“‘A-ZÀ-Þ0-9])"
)
_DATELINE_LENGTH = 90
_DATELINE_AMONG = 3

# "Governor Holm Jane Ruth HolmFerry board meets … MORE on Thursday": a page's link list,
# fused into the sentence behind the person's full name.
_FUSED_LINKS = re.compile(
    r"(?<![\w'’-])(?P<last>[A-Z][\w'’-]{1,40})\s(?P<links>(?:[A-Z(][\w.'’()-]*\s){1,4}(?P=last)(?=[A-Z0-9'\"‘“])[^\n]{10,600}?\bMORE\b)"
)
# "(RELATED: FLASHBACK Jan. 14: …)" anywhere in a paragraph  refused: "He read (more: he studied) the law."
_BRACKETED_LINK = re.compile(
    r"\(\s?(?=(?-i:[A-Z]))(?:RELATED|SEE ALSO|READ MORE|READ|MORE|WATCH|VIDEO|PHOTOS?)\s?:[^()\n]{5,300}\)", re.I
)
# "… agencies. (CNN)"  "… unsheltered. (SF Chronicle)"  refused: "… of the Senate. (He later voted no.)"
_CLOSING_CREDIT = re.compile(r"(?<=[.!?\"'”’…])\s*(\((?:[A-Z][\w.&'’/-]*)(?:\s[A-Z&][\w.&'’/-]*){0,3}\))\s*$")
_HEADLINE_WORDS = 25
_STANDFIRST_AMONG = 4
_SEPARATING = frozenset({Role.CAPTION, Role.BYLINE, Role.CREDIT, Role.DATELINE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of the report beside its text, the agencies known to the run, and how wide a report may be."""

    agencies: AgencyTable
    outlet: str = ""
    title: str = ""
    url: str = ""
    authors: tuple[str, ...] = ()
    language: str = ""
    published: Published | None = None
    notes: tuple[str, ...] = ()
    bounds: Bounds = field(default_factory=Bounds)


def label(text: str, known: Known, *, title_end: int = 0) -> tuple[Block, ...]:
    """The blocks of a plain text whose first ``title_end`` characters are its stated title."""
    blocks: list[Block] = []
    title = trimmed(text, 0, title_end)
    if len(title):
        blocks.append(Block(span=title, role=Role.HEADLINE, reason="stated as the title"))
    lines = units(text, title_end)
    roles = [_role(lines, index, known, titled=bool(blocks)) for index in range(len(lines))]
    if not blocks:
        _mark_headline(lines, roles)
    _mark_standfirst(lines, roles, titled=len(title) > 0)
    paragraphs = 0
    for line, (role, reason) in zip(lines, roles, strict=True):
        if role in {Role.PARAGRAPH, Role.STANDFIRST}:
            paragraphs += 1
            head = paragraphs <= _DATELINE_AMONG
            blocks.extend(split(text, Block(span=line.span, role=role, reason=reason), head=head))
        else:
            blocks.append(Block(span=line.span, role=role, reason=reason))
    return tuple(blocks)


def _role(lines: tuple[Unit, ...], index: int, known: Known, *, titled: bool) -> tuple[Role, str]:
    return role_of(
        Surroundings(
            lines=lines, index=index, agencies=known.agencies, outlet=known.outlet, authors=known.authors, titled=titled
        )
    )


def _mark_headline(lines: tuple[Unit, ...], roles: list[tuple[Role, str]]) -> None:
    """The first line is the headline where it is short, ends without a stop and text follows."""
    if not lines or roles[0][0] is not Role.PARAGRAPH or len(lines) == 1:
        return
    first = lines[0].text
    body = max(len(line.text) for line in lines[1:5])
    short = len(first.split()) <= _HEADLINE_WORDS and len(first) < 2 * body
    if short and first[-1] not in ".:;,…" and not _dateline(first):
        roles[0] = (Role.HEADLINE, "a first line without a stop")


def _is_unstopped(first: Unit, second: Unit) -> bool:
    """Whether a line ends without a stop before a longer one that has one."""
    return first.text[-1].isalnum() and first.words <= _HEADLINE_WORDS and second.words >= first.words


def _mark_standfirst(lines: tuple[Unit, ...], roles: list[tuple[Role, str]], *, titled: bool) -> None:
    """A first paragraph is a standfirst where captions, bylines or a dateline part it from the next."""
    body = [i for i, (role, _) in enumerate(roles) if role is Role.PARAGRAPH]
    if len(body) < 3 or body[0] > _STANDFIRST_AMONG or _dateline(lines[body[0]].text):
        return
    first, second = lines[body[0]], lines[body[1]]
    if titled and body[1] == body[0] + 1 and _is_unstopped(first, second):
        roles[body[0]] = (Role.STANDFIRST, "a line without a stop between the title and the text")
        return
    between = {roles[i][0] for i in range(body[0] + 1, body[1])}
    if between & _SEPARATING:
        parting = ", ".join(sorted(between & _SEPARATING))
        roles[body[0]] = (Role.STANDFIRST, f"parted from the body by: {parting}")


def split(text: str, block: Block, *, head: bool) -> tuple[Block, ...]:
    """The block with the parts of other roles inside it made blocks of their own.

    Args:
        head: whether a dateline may stand at its beginning.
    """
    cuts: list[Block] = []
    words = block.span.of(text)
    base = block.span.start
    if head and (found := _dateline(words)):
        cuts.append(
            Block(
                span=trimmed(text, base, base + found),
                role=Role.DATELINE,
                reason="place, day or agency before the first sentence",
            )
        )
    for match in _FUSED_LINKS.finditer(words):
        cuts.append(_cut(base, match, "links", Role.RELATED_LINK, "links fused into the sentence"))
    for match in _BRACKETED_LINK.finditer(words):
        cuts.append(_cut(base, match, 0, Role.RELATED_LINK, "a pointer to other reports in brackets"))
    for match in _CLOSING_CREDIT.finditer(words):
        cuts.append(_cut(base, match, 1, Role.CREDIT, "a name in brackets behind the last stop"))
    return _around(text, block, sorted(cuts, key=lambda cut: cut.span))


def _dateline(words: str) -> int:
    """Where the dateline at the head of ``words`` ends, or 0."""
    found = _DATELINE.match(words)
    if not found or found.end() > _DATELINE_LENGTH or found.end() == len(words):
        return 0
    lone = found.group("lone")
    if lone is not None and not lone[0].isupper():
        return 0
    return found.end()


def _cut(base: int, match: re.Match[str], group: str | int, role: Role, reason: str) -> Block:
    start, end = match.span(group)
    return Block(span=Span(base + start, base + end), role=role, reason=reason)


def _around(text: str, block: Block, cuts: list[Block]) -> tuple[Block, ...]:
    """``block`` minus ``cuts``, with the cuts in their places; pieces without words vanish into none."""
    pieces: list[Block] = []
    position = block.span.start
    for cut in cuts:
        if cut.span.start < position:
            continue
        pieces.append(replace(block, span=trimmed(text, position, cut.span.start)))
        pieces.append(cut)
        position = cut.span.end
    pieces.append(replace(block, span=trimmed(text, position, block.span.end)))
    return tuple(piece for piece in pieces if len(piece.span))
