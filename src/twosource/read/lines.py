"""The role of a line, by its words and its place: one visible table, first match wins.

Each rule is a small question about one line in its surroundings; each pattern names the lines
it is meant for and one that it must refuse.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from twosource.model.agency import AgencyTable
from twosource.model.report import Role
from twosource.read.copymarks import end_mark, note_over, sign_off
from twosource.read.units import Unit

# A line longer than this many words is body, whatever it begins with (credit lines of agencies
# run to 40 words, promotion to 30; paragraphs of wire copy have a median of 33).
_NOTE_WORDS = 45
_SHORT_WORDS = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Surroundings:
    """What a rule may know: all lines of the report, which one is asked about, and the outlet."""

    lines: tuple[Unit, ...]
    index: int
    agencies: AgencyTable
    outlet: str = ""
    authors: tuple[str, ...] = ()
    titled: bool = False

    @property
    def line(self) -> Unit:
        """The line asked about."""
        return self.lines[self.index]

    def neighbour(self, step: int) -> str:
        """The words of the line ``step`` further on, or "" beyond the ends."""
        place = self.index + step
        return self.lines[place].text if 0 <= place < len(self.lines) else ""

    @property
    def remaining(self) -> int:
        """How many lines follow."""
        return len(self.lines) - 1 - self.index


Rule = Callable[[Surroundings], str]
"""Returns the reason for the role, or "" where the rule does not speak."""


# "READ MORE: Kremlin: China will …"  "( PHOTOS: 10 quotes about …)"  "More On This..."
# "More:Siri yields …"  "(RELATED: FLASHBACK …)"  "Also read | Why …"  refused: "More than 40 people …"
_RELATED = re.compile(
    r"""^[\s(\[>»•*-]*(?:
      (?:read|see|watch|listen|view|click)\s(?:more|also|next|this|here|the\sfull)\b[^.]{0,40}?[:|…>]
      | (?:read|see)\s(?:more|also)\b(?!\w) (?=[:\s]*$)
      | (?:also|must|further)[\s-](?:read|see|watch)\b
      | (?:related|recommended|photos?|videos?|gallery|slideshow|timeline|analysis|opinion|explainer
          |fact[\s-]check|podcast|watch|live\supdates?|read|more|in\spictures|infographic)
        (?:\s(?:stories|articles?|coverage|content|links?|news|video|gallery|from\s[\w\s]{2,40}))?\s*[:|]
      | more\son\sthis\b | more\sfrom\s[^.]{2,60}$ | you\s(?:may|might)\salso\slike
      | from\s(?-i:[A-Z])\w+:\s(?-i:[A-Z]) | trending\snow | most\s(?:read|popular)
      | related(?:\s(?:stories|articles?|coverage|content|links?|news))?$ | topics?: | tags?:
    )""",
    re.X | re.I,
)
# "Ferry line to close in spring Read more": a link's text with its button fused to it
# refused: "The children, he said, should read more"
_RELATED_END = re.compile(r"[\w\"'”’?!)]\s(?:Read [Mm]ore|READ MORE|See more|Continue reading)\W*$")
_RELATED_WORDS = 25
# "Read or Share this story: https://…"  "Sign up for Daily Newsletters"  "ADVERTISEMENT"
# "Story Continued Below"  refused: "Subscribers to the service fell by a third."
# "This website uses cookies. By continuing …"  refused: "This website was shut down."
# "Loading docks stood empty."  "Donate blood, the hospital asked."
_PROMOTION = re.compile(
    r"""^[\s(\[>»•*-]*(?:
      advertisement | story\scontinue[sd]\b | article\scontinues | continue\sreading | scroll\sdown
      | sign\sup\b | subscribe\b | (?:read|share)\sor\sshare | share\sthis | follow\s.{2,60}\son\s(?:twitter|facebook|instagram|x\b|youtube|telegram|tiktok|linkedin|threads|google|whatsapp|social|@)
      | like\sus\son | join\s(?:the|our)\s(?:conversation|discussion|newsletter) | download\s(?:the|our)
      | get\s(?:the\slatest|our|breaking|updates|unlimited) | click\shere | tap\shere | support\s(?:our|us\b|independent)
      | (?:this|the)\s(?:article|story|content|video)\s(?:is|was)\s(?:available|part\sof|sponsored)
      | (?:enter|submit)\syour\semail | thank\syou\sfor\s(?:reading|signing|subscribing) | loading\W*$
      | (?:the\s)?views\sexpressed\b | comments?$ | newsletters?\W*$ | donate(?:\W*$|\s(?:now|today|here|to\s(?:us|our|this))\b) | become\sa\smember | buy\snow
      | (?:this|our)\s(?:web\s?site|site|page)\suses\scookies | we\suse\scookies
      | have\sa\s(?:tip|story)\b | contact\s(?:us|the\sauthor)\b | .{2,60}\s(?:can\sbe\sreached|may\sbe\scontacted)\b
      | (?:slideshow|gallery)\s?\(\d+\s(?:images|photos|pictures)\) | we\s(?:invite|encourage)\s(?:you|readers)\sto\b
      | .{2,140}\sweighed\sin\son\sFacebook | .{5,100}\son\sTwitter\sat\s@
    )""",
    re.X | re.I,
)
# "Il vous reste 57% de cet article à lire"  "Subscribe to continue reading"  "Jetzt abonnieren und weiterlesen"
# refused: "Subscribers may continue to read the paper at the desk"
PAYWALL = re.compile(
    r"il vous reste [\d.,]{1,6} ?% de cet article|(?:subscribe|sign in|log in|register) to (?:continue|keep) reading"
    r"|to continue reading,? (?:please )?(?:subscribe|log in|sign in|register)|this (?:article|story|content) is (?:for|reserved for|exclusive to) subscribers"
    r"|(?:weiterlesen|lesen sie weiter) mit|jetzt (?:abonnieren|testen) und weiterlesen|article réservé aux abonnés|contenido exclusivo para suscriptores",
    re.I,
)
# "If you buy something using links in our stories, we may earn a commission."  refused: "They may earn a commission on it."
_COMMISSION = re.compile(
    r"\b(?:affiliate|links?)\b[^.]{0,80}\b(?:earn|receive|get)\b[^.]{0,30}\b(?:commissions?|share of|compensation)\b"
    r"|\b(?:earn|receive|get)\b[^.]{0,30}\bcommissions?\b[^.]{0,80}\blinks?\b|\buse[^.]{0,30}\baffiliate links\b",
    re.I,
)
# "Source: AFP"  "(Reporting by Jane Doe; Editing by John Roe)"  "With files from The Canadian Press"
# "Copyright 2016 The Associated Press. …"  refused: "Reporting by the agency showed that prices rose."
_CREDIT = re.compile(
    r"""^[\s(\[—–-]*(?:
      sources?\s*: | credits?\s*: | via\s(?-i:[A-Z])\w+$ | (?:photos?|text)\sby\b
      | (?:quellen?|fuentes?|fonti?|fontes?|källor?|kilder?|zdroje?|źródło|bron(?:nen)?)\s?: | mit\s(?:agentur)?material\b | aus\sdem\s(?-i:[A-Z])\w+\svon\s
      | with\s(?:files|reports?|reporting|additional\sreporting|material|inputs?|agency\sinputs?|contributions?)\s(?:from|by)\b
      | (?:additional\s)?(?:reporting|writing|editing|compiled|translated|edited)\s(?:and\s(?:writing|editing)\s)?
        by\s(?-i:[A-Z])[\w.'’-]+(?:\s(?-i:[A-Z])[\w.'’-]+)+
      | contribut(?:ing|ors?)\s*: | © | \(c\)\s | copyright\b | all\srights\sreserved
      | this\s(?:story|article|report|material|column)\s(?:may\snot\sbe|(?:was|has\sbeen)\s(?:originally\s|first\s)?(?:published|reproduced|republished))
      | this\s(?:commentary|editorial|article|story|report)\s(?:is|comes)\s(?:from|by)\s
      | (?:first|originally)\s(?:published|appeared)\s(?:in|on|at)\b
    )""",
    re.X | re.I,
)
# "Fox News' James Rosen and The Associated Press contributed to this report."
_CONTRIBUTED = re.compile(
    r"\bcontributed\s(?:to\s(?:this|the)\s(?:report|story|article)|reporting)\b|\ball rights reserved\b", re.I
)
# "Steve Peoples reported from Cincinnati."   refused: "The BBC reported from the scene that …"
_REPORTED_FROM = re.compile(r"^[A-Z][\w.'’ -]{3,60} reported from [A-Z][\w., -]{2,40}\.$")
_AGENCY_JOINTS = re.compile(
    r"^(?:\W|\b(?:and|with|by|in|from|via|news|agency|agencies|wires?|staff|reports?|reporters?|writers?|the|services?)\b)*$",
    re.I,
)
# "SDA/sep"  "dpa/mrc/tbl"  "(AFP/kaj)": agency and the initials of who edited it  refused: "AP/Reuters poll"
_EDITED = re.compile(r"^\W*(?P<agency>[^\W\d_][\w-]{1,15})(?:\s?[/,]\s?[a-z]{2,6})+\W*$")
# "AFP, MANILA"  "AP, PORTO VEL": agency and place over the text, as some Asian papers write it
_AGENCY_PLACE = re.compile(r"^(?P<agency>[^\W\d_][\w ]{1,30}), [A-ZÀ-Þ][A-ZÀ-Þ .'’-]{2,30}$")
_AGENCIES_WORD = re.compile(r"\b(?:agencies|wires|wire reports|news services)\b", re.I)
# refused: "( PHOTOS: 10 quotes about …)", a pointer
# "FILE - In this Jan. 5 …"  "(AP Photo/Jane Doe)"  "… the new pier. | AP Photo Mayor …"  "Photo: …"
# "… at the port. Getty Images"  "Jane Doe/Getty Images"  refused: "Getty Images sued a rival on Monday."
_CAPTION = re.compile(
    r"""^(?!\(\s?photos)[\s(\[]*(?:file\s?(?:photo|picture|image|pic)?\s?[-–—:] | (?:photo(?:graph)?|image|picture|pictured|caption|illustration|foto|bilde?|billede|kuva|fot|imagen|immagine)s?\.?\s?[:|©]
      | in\sthis\s.{3,40}\s(?:file\s)?(?:photo|image|picture)\b | an?\s(?:undated\s)?(?:file\s|handout\s)(?:photo|picture|image))
    | \|\s?(?:AP|Reuters|AFP|Getty|EPA|POLITICO)?\s?(?:Photo|Images?|Getty)\b | \((?:AP|AFP|EPA|Reuters)\s?(?:Photo|/|via)
    | \b(?:AP\sPhoto|AFP\sPhoto|REUTERS/\w+|EPA-EFE|AFP/Getty)\b
    | (?:[(/|©:–—-]|\bvia)\s?(?:Getty\sImages|Shutterstock|Zuma\sPress|Alamy)\b
    | \b(?:Getty\sImages|Shutterstock|Zuma\sPress|Alamy)(?:\s?[/|)\]]|\s*$)""",
    re.X | re.I,
)
_CLOSING_BRACKET = re.compile(r"\(([^()]{2,60})\)\s*$")
# "By Jane Doe and John Roe"   "Doug Stanglin"   refused: "By Monday the water had gone"
_BYLINE = re.compile(r"^(?:written\s|posted\s|reported\s)?(?:by:?|par|von|por|door)\s+(?P<names>[^\W\d_].*)$", re.I)
# "By Jane Doe - Associated Press - Friday, April 28, 2023": what stands behind the dash is no name
_BYLINE_REST = re.compile(r"\s[-–—|•]\s(?P<rest>.*)$")
# "Mara Lind, Tom Ekholm and Jo Örn"
_AUTHORS_APART = re.compile(r",\s+|\s+(?:and|und|et|y|e|och|i|и|та|&)\s+")
_BYLINE_JOINT = re.compile(r"[\s,|]+")
_BYLINE_SMALL = frozenset(
    {
        "and",
        "&",
        "et",
        "und",
        "y",
        "e",
        "en",
        "of",
        "for",
        "in",
        "the",
        "de",
        "den",
        "der",
        "du",
        "da",
        "dos",
        "di",
        "van",
        "von",
        "bin",
        "al",
    }
)
_BYLINE_NAME = re.compile(r"[\w.'’@-]+")
_NAMES_ONLY = re.compile(
    r"^[A-Z][\w'’-]+(?:\s[A-Z]\.)?(?:\s(?:de|van|von|bin|al|el))?\s[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?"
    r"(?:(?:,?\sand\s|,\s)[A-Z][\w'’-]+(?:\s[A-Z]\.)?\s[A-Z][\w'’-]+(?:\s[A-Z][\w'’-]+)?)*$"
)
_BYLINE_TITLE = re.compile(
    r"^(?:opinion\s(?:contributor|columnist)|(?:staff|senior|guest|special|political|national)\s"
    r"(?:writer|reporter|correspondent|columnist|editor|contributor|to\s.{2,40}))$",
    re.I,
)
_DATE_LETTERS = 80
DATE_ALONE = "a date and nothing else"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}"
# "Nov. 18, 2019"  "Updated at 1:23 p.m."  "Wednesday 20 November 2019 11:42, UK"  "2018-08-16"
# refused: "May 2019 was a warm month", "Updated maps of the coast were shown"
_DATE_LINE = re.compile(
    rf"""^(?:(?:first\s|last\s)?(?:published|updated|posted|modified|aktualisiert|publié|mis\sà\sjour|publicado|uppdaterad|publicerad)\b[\s:|,-]*(?:at\b|on\b|le\b|den\b)?\W*)?
    (?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{{0,6}}\W+)?
    (?:{_MONTH}\W+\d{{1,2}}(?:st|nd|rd|th)?\W+\d{{4}} | \d{{1,2}}(?:st|nd|rd|th)?\W+{_MONTH}\W+\d{{4}} | \d{{4}}-\d\d-\d\d
      | \d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}} | \d{{1,2}}[:.]\d\d(?:\s?[ap]\.?m\.?)?)
    (?:\W+(?:at|um|à|\d+|[ap]\.?m|[a-z]{{2,4}}|updated|published|ago|{_MONTH}))*\W*$""",
    re.X | re.I,
)
# "Uppdaterad 15.59 | Publicerad 14.14"
_DATES_APART = re.compile(r"\s+[|•·]\s+")
# "___"  "* * *"  "https://example.org/x"  "1 of 5"
_OTHER = re.compile(r"^(?:[\W_]+|https?://\S+|www\.\S+|\d+ (?:of|/) \d+|\d{1,2}:\d\d(?:\s?[ap]m)?)$", re.I)
_TERMINAL = re.compile(r"[.!?…][\"'”’)\]]*$")


def _is_other(here: Surroundings) -> str:
    if len(here.line.text) <= _DATE_LETTERS and all(map(_DATE_LINE.match, _DATES_APART.split(here.line.text))):
        return DATE_ALONE
    if found := note_over(here.line.text, here.index) or end_mark(here.line.text, here.remaining):
        return found
    return "no words, or an address only" if _OTHER.match(here.line.text) else ""


def _is_related(here: Surroundings) -> str:
    if here.line.words <= _RELATED_WORDS and _RELATED_END.search(here.line.text):
        return "ends with a link's button"
    found = here.line.words <= _NOTE_WORDS and _RELATED.match(here.line.text)
    return f"begins like a pointer to other reports: {found.group().strip()!r}" if found else ""


def _is_promotion(here: Surroundings) -> str:
    if here.line.words <= _NOTE_WORDS and (walled := PAYWALL.search(here.line.text)):
        return f"the rest is for subscribers: {walled.group()!r}"
    if here.line.words <= _NOTE_WORDS and _COMMISSION.search(here.line.text):
        return "says that the outlet earns by its links"
    found = here.line.words <= _NOTE_WORDS and _PROMOTION.match(here.line.text)
    return f"begins like promotion: {found.group().strip()!r}" if found else ""


def _is_caption(here: Surroundings) -> str:
    line = here.line
    if line.words > _NOTE_WORDS:
        return ""
    if found := _CAPTION.search(line.text):
        return f"has a picture's mark: {found.group().strip()!r}"
    if (credited := _picture_credit(here)) and line.words > 4:
        return f"ends with a picture's credit: {credited!r}"
    for step in (1, -1):
        neighbour = here.neighbour(step)
        if neighbour.startswith(line.text) and len(neighbour) > len(line.text) and line.words > 3:
            return "a cut beginning of its neighbour: what is left of a caption"
    return ""


def _picture_credit(here: Surroundings) -> str:
    """An agency alone in brackets behind the last stop: "… two countries". (AA)"."""
    found = _CLOSING_BRACKET.search(here.line.text)
    if not found:
        return ""
    inside = found.group(1)
    mentions = list(here.agencies.mentions(inside))
    return inside if mentions and _only_agencies(inside, here.agencies) else ""


def _only_agencies(text: str, agencies: AgencyTable) -> bool:
    """Whether nothing is left when agencies and joining words are taken away."""
    rest, position = [], 0
    for mention in agencies.mentions(text):
        rest.append(text[position : mention.span.start])
        position = mention.span.end
    rest.append(text[position:])
    return all(_AGENCY_JOINTS.match(piece) for piece in rest)


def _only_agencies_named(text: str, agencies: AgencyTable) -> bool:
    return any(True for _ in agencies.mentions(text)) and _only_agencies(text, agencies)


def _is_credit(here: Surroundings) -> str:
    line = here.line
    if line.words > _NOTE_WORDS:
        return ""
    if reason := sign_off(line.text, here.remaining, here.agencies):
        return reason
    if found := _CREDIT.match(line.text):
        return f"begins like a credit: {found.group().strip()!r}"
    if found := _CONTRIBUTED.search(line.text):
        return f"says who {found.group()}" if "contributed" in found.group().lower() else "a copyright line"
    if _REPORTED_FROM.match(line.text) and here.remaining < 6:
        return "says who reported from where"
    if line.words <= _SHORT_WORDS:
        named = any(True for _ in here.agencies.mentions(line.text)) or _AGENCIES_WORD.search(line.text)
        if named and _only_agencies(line.text, here.agencies):
            return "names agencies and nothing else"
        if (found := _EDITED.match(line.text) or _AGENCY_PLACE.match(line.text)) and _only_agencies_named(
            found["agency"], here.agencies
        ):
            return "names an agency with initials or a place"
        if here.outlet and line.text.casefold().strip(" .|") == here.outlet.casefold():
            return "names the outlet and nothing else"
    return ""


def _is_byline(here: Surroundings) -> str:
    line = here.line
    if line.words > _SHORT_WORDS or _TERMINAL.search(line.text):
        return ""
    if line.text in here.authors or all(name in here.authors for name in _AUTHORS_APART.split(line.text)):
        return "an author's name"
    if (found := _BYLINE.match(line.text)) and _only_names(_BYLINE_REST.sub("", found["names"])):
        return "begins with 'by' and names"
    if _BYLINE_TITLE.match(line.text):
        return "an author's title"
    if here.titled and here.index < 2 and is_names(line.text):
        return "names and nothing else under the title"
    return ""


def is_names(text: str) -> bool:
    """Whether a line is the names of persons and nothing else.

    Example:
        >>> is_names("Mara Lind and Tom Ekholm"), is_names("Ferry aground off Kovar")
        (True, False)
    """
    return _NAMES_ONLY.match(text) is not None


def _only_names(words: str) -> bool:
    """Whether every word is a capitalised name or a small word between names."""
    return all(
        word in _BYLINE_SMALL or (word[0].isupper() and _BYLINE_NAME.fullmatch(word))
        for word in _BYLINE_JOINT.split(words)
        if word
    )


def _is_subheading(here: Surroundings) -> str:
    line, following = here.line, here.neighbour(1)
    ends = _TERMINAL.search(line.text)
    short = line.words <= _SHORT_WORDS and (not ends or line.text.rstrip("\"'”’").endswith("?"))
    if not short or line.text[-1] in ":;,-–—" or here.index == 0:
        return ""
    if len(following.split()) > line.words and line.text[0].isupper() | (line.text[0] in "\"'“‘0123456789"):
        return "a short line without a stop over a paragraph"
    return ""


RULES: tuple[tuple[Role, Rule], ...] = (
    (Role.OTHER, _is_other),
    (Role.CREDIT, _is_credit),
    (Role.CAPTION, _is_caption),
    (Role.RELATED_LINK, _is_related),
    (Role.PROMOTION, _is_promotion),
    (Role.BYLINE, _is_byline),
    (Role.SUBHEADING, _is_subheading),
)
"""Role and rule, asked in this order; a line that no rule claims is a paragraph."""


def role_of(here: Surroundings) -> tuple[Role, str]:
    """The role of the line and the reason for it."""
    for role, rule in RULES:
        reason = rule(here)
        if reason:
            return role, reason
    return Role.PARAGRAPH, ""
