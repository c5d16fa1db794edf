"""Lines that agency copy has beside its text: notes to editors over it, marks of its end, signs of who sent it."""

import re

from twosource.model.agency import AgencyTable

# "(Adds comments, detail)"  "(In Jan. 3 story, corrects last paragraph …)"  "(Recasts, updates throughout)"
# "(ROUGH CUT ONLY - NO REPORTER NARRATION)"  refused: "(Adds up to a third, he said)" in mid-text, where no note stands
_NOTE = re.compile(
    r"\((?:In \w{3,9}\.? \d{1,2} (?:story|item|report),? )?(?:(?:this )?(?:story|version|repeat|refile) )?"
    r"(?:adds|adding|corrects?|correcting|recasts|updates?|refiles?|repeats|removes|writes|rewrites|clarifies|fixes|changes|"
    r"deletes|drops|inserts|restores|releads|new throughout|official correction)\b[^()]{0,400}\)",
    re.I,
)
_SHOUTED = re.compile(r"\([A-Z][A-Z0-9 ,./'’–-]{6,100}\)")
_NOTE_AMONG = 3
# "ends"  "-30-"  "MORE TO FOLLOW"  "/slut/"  refused: "It ends."
_END = re.compile(r"\W{0,4}(?:ends?|30|more(?: to (?:come|follow))?|mtf|slut|ende|fin|fine)\W{0,4}", re.I)
_FOOT_LINES = 2
# "AFP sn"  "AAP RTV"  "dpa wsz jln npr": who wrote, edited and sent it  refused: "AFP said so"
_SENT = re.compile(r"(?P<agency>[^\W\d_][\w-]{1,9})(?:[ /](?:[a-z]{2,4}|[A-Z]{2,4})){1,5}")
# "Mara Lind/TT"  refused: "Mara Lind/Kovar"
_NAMED = re.compile(r"(?:[^\W\d_][\w.'’-]{0,30} ){1,3}[^\W\d_][\w.'’-]{0,30} ?/ ?(?P<agency>[^\W\d_][\w-]{1,9})")
# "This report by The Canadian Press was first published July 3, 2020."
_FIRST = re.compile(r"this (?:report|story|article) by (?P<who>.{2,50}?) was first published\b.{0,40}", re.I)


def note_over(text: str, index: int) -> str:
    """Why the line is a note to editors over the text, or "".

    Example:
        >>> note_over("(Adds comments, detail)", 0), note_over("(It adds up.)", 0)
        ('a note to editors over the text', '')
    """
    if index >= _NOTE_AMONG or not (_NOTE.fullmatch(text) or _SHOUTED.fullmatch(text)):
        return ""
    return "a note to editors over the text"


def end_mark(text: str, remaining: int) -> str:
    """Why the line marks the end of the copy, or ""."""
    return "a mark of the end" if remaining < _FOOT_LINES and _END.fullmatch(text) else ""


def sign_off(text: str, remaining: int, agencies: AgencyTable) -> str:
    """Why the line says who sent the copy, or "".

    Example:
        >>> from twosource.model.agency import load_agencies
        >>> sign_off("AFP sn", 0, load_agencies())
        "an agency and its staff's initials"
    """
    if remaining >= _FOOT_LINES:
        return ""
    if (found := _SENT.fullmatch(text)) and agencies.named(found["agency"]) is not None:
        return "an agency and its staff's initials"
    if (found := _NAMED.fullmatch(text)) and agencies.named(found["agency"]) is not None:
        return "a name and an agency"
    if (found := _FIRST.fullmatch(text)) and any(True for _ in agencies.mentions(found["who"])):
        return "says who published it first"
    return ""
