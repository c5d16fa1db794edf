"""The forms of time expressions that news English uses, in one table: a pattern each, and what it means.

The docstring of each function of ``days``, ``periods`` and ``lengths`` gives accepted examples;
docs/reference/times.md lists them all and is tested. Patterns hold no nested repetition, so that a
match takes time in proportion to its length.
"""

import re

from twosource.analyse.times import days, lengths, periods
from twosource.analyse.times.base import Resolver
from twosource.analyse.times.calendar import MONTH, NUMBER, SEASON, UNIT, WEEKDAY, WORDED_YEAR
from twosource.analyse.times.holidays import HOLIDAY

_PART = r"(?:\s(?P<part>morning|afternoon|evening|night|noon|midnight)s?\b)?"
_DAYNO = r"(?:3[01]|[12]\d|0?[1-9])"
_TH = r"(?:st|nd|rd|th)?"
YEAR = r"(?:1[5-9]|20)\d\d"
_Y = rf"(?P<year>{YEAR})"
_M = rf"(?P<month>{MONTH})"
_D = rf"(?P<day>{_DAYNO})"
_LEAD = r"(?:(?:early|earlier|late|later|mid|sometime|very\slate)[\s-](?:on\s|in\s)?)?"
_WHICH = r"(?:(?P<which>last|past|next|this\scoming|coming|this|previous|current)\s)?"
_WHICHYEAR = r"(?P<whichyear>last|this|next|the|the\sprevious|the\scurrent)\syear"
_WEEK = rf"(?:(?:on\s)?{WEEKDAY},?\s{{1,3}}(?:the\s)?)?"
_ZONE = r"(?:\s(?:local\stime|GMT|UTC|E[SD]?T|P[SD]?T|C[SD]T|M[SD]T|BST|CES?T|EES?T|IST|JST|Eastern(?:\s(?:Standard\s|Daylight\s)?Time)?|\((?:[\d.:]+\s)?GMT\)))?"
_HOUR = r"(?P<hour>[01]?\d|2[0-4])(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap]\.?m\b\.?)"
_PLAINHOUR = r"(?P<hour>[01]\d|2[0-4]):?(?P<minute>[0-5]\d)(?=\s(?:GMT|UTC|local\stime|E[SD]T|BST|CES?T))"
_SHARP = r"(?P<sharp>noon|midnight|midday)"
_BOUND = (
    r"(?:(?:more\sthan|less\sthan|fewer\sthan|at\sleast|at\smost|about|around|nearly|almost|over|under|up\sto|within|just|some|only|"
    r"roughly|approximately|barely|another|no\smore\sthan)\s)?"
)
_ORDER = r"(?P<order>first|second|third|fourth|final)"

FORMS: tuple[tuple[str, Resolver], ...] = (
    (rf"{_Y}-(?P<mon>\d\d)-{_D}(?:T\d\d:\d\d(?::\d\d)?Z?)?", days.dated),
    (rf"(?P<mon>1[0-2]|0?[1-9])/{_D}/(?P<year>{YEAR}|\d\d)", days.dated),
    (r"9/11", days.attacks),
    (rf"(?<=on\s)(?P<mon>1[0-2]|0?[1-9])/{_D}", days.dated),
    # hours that look like years, and hours with a day
    (rf"{_PLAINHOUR}{_ZONE}", days.clock),
    (rf"(?:{_HOUR}|{_SHARP}){_ZONE},?\s(?:on\s)?(?:(?P<weekday>{WEEKDAY})(?!,?\s{MONTH})|{_WEEK}{_M}\s{_D}{_TH}(?:,?\s{_Y})?|(?P<near>today|yesterday|tomorrow))", days.clock),
    # counted from a date
    (rf"(?P<count>{NUMBER})\s(?P<unit>{UNIT})s?\s(?P<where>after|before)\s(?:the\s)?{_M}\s{_D}{_TH}(?:,?\s{_Y})?", lengths.counted_from),
    # days
    (rf"{_M}\s{_D}{_TH}\s?(?:-|–|to|through)\s?(?P<last>{_DAYNO}){_TH}(?![\d:%]|\s{MONTH})(?:,?\s{_Y})?", days.day_range),
    (rf"{_D}{_TH}\s?(?:-|–|to)\s?(?P<last>{_DAYNO}){_TH}\s{_M}(?:,?\s{_Y})?", days.day_range),
    (rf"{_LEAD}{_WEEK}{_M}\s{_D}{_TH},?\s{_Y}", days.dated),
    (rf"{_LEAD}{_WEEK}{_D}{_TH}\s(?:of\s)?{_M},?\s{_Y}", days.dated),
    (rf"{_LEAD}{_WEEK}{_WHICH}{_M}\s{_D}{_TH}(?![\d:%,.]\d){_PART}", days.dated),
    (rf"{_LEAD}{_WEEK}{_D}{_TH}\s(?:of\s)?{_M}{_PART}", days.dated),
    (rf"(?<=\d\sand\s){_D}{_TH}(?=[.,;:)”\"]?(?:\s(?!{MONTH})[a-z]|\s*$|\s+[A-Z]))", days.listed),
    (rf"(?<=on\s)the\s{_D}(?:st|nd|rd|th)(?=[.,;:]|\sof\s(?:this|the)\smonth|\s(?:and|when|as|at|in)\b|$)", days.day_of_month),
    # months
    (rf"{_LEAD}{_M}(?:\s?,?\s(?:of\s)?)(?:{_Y}|(?P<worded>{WORDED_YEAR}))", periods.month_of_year),
    (rf"{_LEAD}{_M}\s(?:of\s)?{_WHICHYEAR}", periods.month_of_year),
    (rf"(?:the\s)?(?:very\s)?(?P<edge>start|beginning|end|close|middle)\sof\s(?:the\s)?{_WHICH}(?:(?P<unit>{UNIT})|{_M}?\s?{_Y}?(?<=\w|\.))", periods.edge),
    (r"(?:(?:calendar\s)?year['’]s\send|(?:calendar\s)?year[\s-]end)(?!\sbonus)", periods.year_end),
    # quarters and fiscal years
    (rf"(?:the\s)?(?P<ago>year-(?:ago|earlier))\s{_ORDER}[\s-]quarter", periods.quarter_of),
    (r"(?:the\s)?(?:year-(?:ago|earlier|before)|corresponding)(?:\s(?:quarter|period|results|figures?|level|three\smonths))?(?:\s(?:last\syear|a\syear\s(?:ago|earlier)))?(?!\w|\snine|\ssix)", periods.year_ago),
    (rf"(?:the\s)?{_Y}(?:['’]s)?\s(?:fiscal\s)?{_ORDER}[\s-]quarter", periods.quarter_of),
    (rf"(?:the\s)?{_Y}\s(?:period|season|quarter)", periods.year_alone),
    (r"the\sprior[\s-]year(?:\s(?:period|quarter|results|figures?))?", periods.year_ago),
    (r"the\squarter\sa\syear\s(?:ago|earlier)", periods.year_ago),
    (rf"(?:the\s|its\s|their\s)?(?:fiscal[\s-]|{_WHICHYEAR}['’]s\s(?:fiscal\s)?){_ORDER}[\s-]quarter", periods.quarter_of),
    (rf"(?:the\s|its\s)?{_ORDER}[\s-](?:fiscal[\s-])?quarter(?:\s(?:of\s)?(?:fiscal\s(?:year\s)?)?(?:{_Y}|{_WHICHYEAR}))?(?!s)", periods.quarter_of),
    (rf"(?-i:Q)(?P<short>[1-4])(?:\s(?:of\s)?{_Y})?", periods.quarter_of),
    (r"the\s(?:latest|most\srecent|latest\sfiscal|current)?\s?(?:quarter|latest\speriod)(?!\s(?:of|century|final|back|million|mile))(?:\sended)?", periods.quarter_of),
    (rf"(?:the\s)?(?P<order>first|second|last)\shalf\sof\s(?:{_Y}|{_WHICHYEAR})", periods.half_year),
    (rf"(?:the\s)?(?:fiscal(?:\syear)?\s|(?-i:FY)\s?){_Y}(?:-\d\d)?", periods.year_alone),
    (r"(?:the\s|its\s)?(?:(?P<which>last|past|this|next|current|previous|prior|latest)\s)(?:fiscal|financial|calendar)\s(?P<unit>year)", periods.this_unit),
    (r"the\s(?:fiscal|financial|full|calendar)\s(?P<unit>year)(?P<which>)", periods.this_unit),
    # weekdays and days near publication
    (rf"{_LEAD}(?:on\s)?(?:(?P<which>last|past|next|this\scoming|coming|this|previous|every|each)\s)?(?P<weekday>{WEEKDAY})(?P<plural>s\b)?{_PART}", days.weekday),
    (r"(?:the\s)?day\s(?P<beyond>before|after)\s(?P<near>yesterday|tomorrow)", days.near),
    (rf"(?:(?:early|late|later|earlier)\s)?(?P<near>today|yesterday|tomorrow|tonight|overnight){_PART}", days.near),
    (r"(?:(?:early|late|later|earlier)\s)?(?P<which>this|last)\s(?P<part>morning|afternoon|evening|night)", days.this_part),
    (rf"(?:(?:early|earlier|late|later|on)\s)?(?P<which>that(?:\ssame|\svery)?|the\s(?:same|next|following|previous|preceding))\s(?P<unit>day|week|weekend|month|quarter|year){_PART}", days.same_unit),
    (r"(?P<which>that(?:\ssame)?|the\s(?:same|next|following|previous))\s(?P<unit>)(?P<part>morning|afternoon|evening|night)", days.same_unit),
    (rf"(?:(?:(?:the|a|one)\s)?day\s(?P<beyond>before|after)\s|(?:the\s)?(?P<eve>eve)\sof\s)?{_WHICH}(?P<holiday>{HOLIDAY})(?:\s(?P<whole>week|weekend)\b)?(?:\s(?:of\s|in\s)?{_Y})?", days.named_day),
    (r"the\s(?P<unit>day|week|month|year)\s(?P<which>before|earlier)(?=[.,;:)”]|$|\sand\b|\swhen\b)", days.same_unit),
    (r"the\s(?P<part>night|evening)\s(?P<which>before)(?P<unit>)(?=[.,;:)”]|$|\sand\b|\swhen\b)", days.same_unit),
    (r"(?:(?:over|during|on|at|of)\s)?the\sweekend", periods.weekend_gone),
    # lengths up to and from now
    (rf"(?:the\s)?(?:last|past|next|first|final|latest|previous|preceding|coming|following)\s(?P<count>{NUMBER})\s(?:or\sso\s|more\s|full\s)?(?P<unit>{UNIT})s?(?!-)", lengths.duration),
    (rf"the\spast\s(?P<unit>{UNIT})", lengths.duration),
    (rf"(?<=[Oo]ver\s)the\slast\s(?P<unit>{UNIT})", lengths.duration),
    (rf"(?<=[Ff]or\s)the\s(?:last|next)\s(?P<unit>{UNIT})", lengths.duration),
    (r"the\s(?P<unit>year)(?=\sended|\sending|\sto\s(?:June|March|Sept))", lengths.duration),
    (rf"{_LEAD}(?:the\s)?(?P<which>last|past|previous|this|current|next|coming)\s(?P<unit>{UNIT})(?!s\b)", periods.this_unit),
    (r"(?:early|earlier|late|later)\sin\s(?P<which>the)\s(?P<unit>year|month|week|day)", periods.this_unit),
    (r"(?:the\s)?(?:rest|remainder|balance)\sof\s(?P<which>the|this)\s(?P<unit>year|month|week|weekend|day)", periods.this_unit),
    (r"(?<=[Ff]or\s)(?P<which>the)\s(?P<unit>year)(?!-|\s(?:ended|ending|to|before|after))", periods.this_unit),
    # counted from now or from what was named
    (rf"{_BOUND}(?P<count>{NUMBER})\s(?:more\s|full\s)?(?P<unit>{UNIT})s?(?:\sor\s(?:so|more))?\s(?P<where>ago|earlier|later|before(?=[.,;:)”\"]|$|\s(?:and|when|but|at|in|on)\b))", lengths.counted),
    (rf"(?<=[Ii]n\s)(?:about\s)?(?P<count>{NUMBER})\s(?P<unit>days|weeks|months|years)(?:['’]\stime)?(?=[.,;:]|$|\stime\b)", lengths.counted),
    # seasons, months, decades, centuries, years
    (rf"{_LEAD}{_WHICH}(?P<season>{SEASON})\s(?:of\s)?(?:{_Y}|(?P<worded>{WORDED_YEAR}))", periods.season),
    (rf"{_LEAD}(?P<which>last|past|next|this|coming)\s(?P<season>{SEASON})", periods.season),
    (rf"(?:in|into|over|during|of)\s(?:the\s{_LEAD}(?P<season>spring|summer|autumn|winter)(?!\s(?:of|coat|games|olympics)\b))", periods.season),
    (rf"{_LEAD}(?<=[Ii]n\s)(?P<season>spring|summer|autumn|winter)(?=\s(?:and|of|when|as|by)\b|[.,;:]|$)", periods.season),
    (rf"{_LEAD}{_WHICH}{_M}(?!\s?\d)", periods.bare_month),
    (rf"(?:the\s)?{_LEAD}(?P<decade>(?:1[5-9]|20)\d0)['’]?s", periods.decade_of),
    (rf"the\s{_LEAD}['’‘](?P<decade>[2-9]0)s", periods.decade_of),
    (rf"the\s{_LEAD}(?P<wordeddecade>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties)", periods.decade_of),
    (rf"(?:the\s)?{_LEAD}(?P<nth>[1-3]?\d(?:st|nd|rd|th)|t(?:welfth|hirteenth|wentieth|wenty-first)|(?:four|fif|six|seven|eigh|nine)teenth)[\s-]century", periods.century_of),
    (rf"{_Y}(?:-|–)(?P<last>{YEAR}|\d\d)(?![\d-])", periods.years_range),
    (rf"(?:the\syear\s)?{_LEAD}{_Y}(?![\d,.%]*\d|\s?(?:percent|per\scent|%|people|dollars|votes|miles|km|kilometers|troops|workers|jobs|pounds|euros|feet|tons|tonnes|points|shares)\b|%)", periods.year_alone),
    (rf"(?:the\syear\s|(?!two))(?P<worded>{WORDED_YEAR})(?!\s(?:and\s)?(?:{UNIT}s?|people|dollars|men|million|billion|percent|feet|miles|troops|hundred|of)\b)", periods.year_alone),
    (r"(?:in|since|by|until|late|early|mid|of|summer|spring|fall|winter)[\s-]['’‘](?P<short>\d\d)(?!\d|s\b)", periods.short_year),
    (r"(?:in|since|by|until)\s(?P<worded>two\sthousand\s(?:and\s)?\w+)(?=[.,;:]|$)", periods.year_alone),
    # hours
    (rf"{_HOUR}{_ZONE}", days.clock),
    (r"(?P<hour>1[0-2]|[1-9])(?::(?P<minute>[0-5]\d))?\s(?:o['’]clock\s)?(?:in\sthe|at)\s(?P<spoken>(?<=the\s)morning|(?<=the\s)afternoon|(?<=the\s)evening|(?<=at\s)night)", days.clock),
    (r"(?:at|by|until|till|before|after)\s(?P<hour>1[0-2]|[1-9])\so['’]clock", days.clock),
    (r"(?:at|by|until|till|before|after)\s(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?![\d:]|\.\d)", days.clock),
    (rf"(?<=[Aa]t\s)(?:around\s|about\s)?{_SHARP}", days.clock),
    (rf"{_SHARP}(?=,|\.|\son\s|\sand\s)", days.clock),
    # what comes again
    (r"(?P<often>hourly|daily|nightly|weekly|biweekly|fortnightly|monthly|annually|yearly)(?!\s(?:meeting|rate|sales|report|dividend|growth|budget|income|revenue|earnings|convention|conference|times|mail|telegraph|news|beast|show|express|caller|mirror|star|record|post|wire|standard)\b)", lengths.again),
    (r"(?:once|twice|(?:three|four|five|six|several|many|\d{1,2})\stimes)\s(?:a|an|per|each|every)\s(?P<unit>minute|hour|day|night|week|month|year|decade)", lengths.again),
    (r"(?P<count>every\sother)\s(?P<unit>day|night|week|month|year)", lengths.again),
    (r"(?:every|each)\s(?P<part>morning|afternoon|evening)|on\s(?P<days>weekends)", lengths.again),
    (rf"(?:every|each)\s(?:(?P<count>{NUMBER})\s)?(?P<unit>second|minute|hour|day|night|week|weekend|month|quarter|year|decade)s?(?!\sof)", lengths.again),
    (rf"(?P<which>every|each)\s(?:{_M}|(?P<season>{SEASON}))", lengths.yearly),
    # lengths
    (r"(?:(?<=will\s)|(?<=would\s)|(?<=could\s)|(?<=might\s)|(?<=may\s)|(?<=can\s))(?P<ref>one\sday)", lengths.reference),
    (rf"(?P<count>{NUMBER})\s(?P<unit>{UNIT})s?(?P<half>\sand\sa\shalf)", lengths.duration),
    (r"(?:a\s)?(?P<count>half)[\s-](?P<unit>hour|century|decade|year|day)(?!s)", lengths.duration),
    (r"(?:a\s)?quarter(?:\sof\sa\s|[\s-])(?P<unit>century)(?P<quarter>)", lengths.duration),
    (rf"{_BOUND}(?:the\s(?:last|past|next|first|final)\s)?(?P<count>{NUMBER})[\s-](?:more\s|full\s|consecutive\s|straight\s|long\s|additional\s)?(?P<unit>{UNIT})s?(?:-long|(?<!year)-old|['’])?(?![\w-])(?!\sold\b)(?!(?<=quarter)\sof\b|(?<=quarters)\sof\b)", lengths.duration),
    (r"(?P<unit>minutes?|hours?|days?|weeks?|months?|years?|decades?|centuries)[\s-](?:long|old)(?<=-long|s-old)", lengths.duration),
    (r"(?:a\s)?(?P<unit>hour|day|week|month|year|decade)long", lengths.duration),
    (r"(?:just\s|only\s)?(?P<unit>seconds|minutes|hours|days|weeks|months|years)\slater", lengths.duration),
    (r"(?<=[Ff]or\s)(?:many\s)?(?P<unit>minutes|hours|days|weeks|months|years|decades|centuries)", lengths.duration),
    (r"the\s(?P<unit>hours|days|weeks|months|years)(?=\s(?:before|after|since|ahead\sof|leading\sup|that\sfollowed|which\sfollowed|following)\b)", lengths.duration),
    (r"(?<=[Ww]ithin\s)(?P<unit>minutes|hours|days|weeks|months|years)(?:\sor\s(?:hours|days|weeks|months|years))?", lengths.duration),
    # references
    (r"(?P<ref>(?:(?:just\s|only\s)?(?:moments|minutes|hours|days|weeks|months|years|decades|centuries|generations|a\smoment|a\swhile|some\stime|a\slong\stime|ages)|(?:not\s)?(?:so\s|too\s|very\s)?long)\sago|(?<=[Ii]n\s)(?:the\s)?(?:days|weeks|months|years|decades)\s(?:ahead|to\scome)|some\s?day(?!\w)|the\sother\s(?:day|night|week)|(?:the\s)?(?:recent|past|last|previous)\s(?:hours|days|weeks|months|years|decades|centuries|quarters|times)|(?:very\s|most\s|more\s)?recently|previously|formerly|once|lately|initially|right\snow|now|currently|(?:the\s)?coming\s(?:hours|days|weeks|months|quarters|years|decades)|at\sth(?:e|at)\stime(?!\s(?:of|when|that|the|he|she|it|they|we|his|her|(?-i:[A-Z])\w*)\b)|at\sthe\smoment|nowadays|these\sdays|(?:very\s)?soon|(?:the\s)?(?:near\s)?future(?<=the\sfuture|ear\sfuture)|(?<=[Ii]n\s)the\spast|a\slater\sdate|last\stime|as\ssoon\sas\spossible|(?:the\s)?future\s(?:weeks|months|quarters|years)|(?:in|for|over)\sthe\s(?:near|short|medium|long)(?:er)?\sterm|current(?=\s[a-z])(?!\s(?:accounts?|affairs|events|flows?)\b))", lengths.reference),
)  # fmt: skip
"""Patterns in the order in which they are asked; the first that matches at a place wins."""


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w$€£-])(?<!\d[.,])(?:{pattern})(?![\w])", re.I)


COMPILED = tuple((_compiled(pattern), resolve) for pattern, resolve in FORMS)
ANY = _compiled("|".join(re.sub(r"\(\?P<\w+>", "(?:", pattern) for pattern, _ in FORMS))
"""Whether any form stands at a place: sixteen places in seventeen hold none, and one look costs less than seventy-five."""

STARTS = re.compile(
    r"(?<![\w$€£-])(?<!\d[.,])(?:\d|the\s|an?\s|on\s|at\s|in\s|over\s|during\s|of\s|[jfmasond][aeucop][nbrylgptvc]|q[1-4]|early|earlier|late|later|mid\b|sometime|quarter|days|decades|"
    r"very|last|past|this|that|next|coming|previous|preceding|current|corresponding|final|latest|every|each|mon|tue|wed|thu|fri|sat|sun|today|"
    r"yesterday|tomorrow|tonight|overnight|spring|summer|autumn|fall|winter|christmas|new\syear|halloween|thanksgiving|labor|memorial|easter|"
    r"independence|valentine|columbus|veterans|presidents|martin|inauguration|juneteenth|canada|fourth|bastille|boxing|good\sf|palm|ash|maundy|whit|guy|"
    r"armistice|remembrance|election|mother|father|st\.|black|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thir|fift|twent|fort|eigh|several|few|"
    r"couple|half|dozen|hundred|about|around|nearly|almost|more|less|fewer|over|under|just|some|only|up|no\smore|within|recent|most|once|now|right|"
    r"roughly|approximately|barely|another|soon|these|start|beginning|end|close|middle|first|second|third|its|their|fiscal|calendar|year|"
    r"sixt|sevent|ninet|decade|initially|lately|formerly|future|foreseeable|near|hourly|daily|nightly|weekly|biweekly|fortnightly|monthly|annual|"
    r"noon|midnight|midday|as\ssoon|before|by\s|until\s|till\s|since\s|of\s|after\s|twice|times|weekly|moments|long\sago|not\s|ages|generations|rest|remainder|balance|(?-i:FY)|seconds|after|day|week|month|dozens|hundreds|many|minutes|hours|years|centuries|a\slater)",
    re.I,
)  # fmt: skip
"""Where an expression may begin; every form must begin with one of these."""
