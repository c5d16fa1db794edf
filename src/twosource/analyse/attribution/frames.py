"""Who says so: source, cue and content of every attribution, by rules over a clause.

The orders known, S source, C cue, X content:

    S C X   Kirby said (that) someone had censored the video.
    X S C   The editor no longer remembers, he said.       "…," Hagel said on Monday.
    X C S   "…," said Lee Miringoff, director of the college.
    X — S   We will build the ferry here! — Jane R. Holm (@janeholm)

What no verb brings in is found in :mod:`cited` ("according to CCTV") and :mod:`unlisted` ("Holm's claim that").
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from twosource.analyse.attribution.cited import Cited
from twosource.analyse.attribution.clauses import PREPOSITIONS, PRONOUNS, Clause
from twosource.analyse.attribution.subjects import PLAINLY
from twosource.analyse.attribution.takes import CLAIMING
from twosource.analyse.attribution.unlisted import NOMINAL, Told
from twosource.analyse.attribution.verbs import Group
from twosource.analyse.cues import Act
from twosource.analyse.speakers.sourcewords import DOCUMENTS
from twosource.model.span import Span

_NOBODY = frozenset("the a an its his her their our my your or when".split())
# What is named before a cue and says nothing: "Holm | Monday morning | announced", "there have been reports that".
_WHEN = frozenset("monday tuesday wednesday thursday friday saturday sunday morning afternoon evening there".split())
# "tweeted | minutes after Holm spoke": when it was, and not what was said
_WHEN_IT_WAS = re.compile(r"(?:minutes|hours|days|weeks|months|moments|shortly|soon|just)\s(?:after|before)\s")
# What somebody has in mind and not what he has it from: "citing the fact that", "citing concerns that".
_MOTIVES = frozenset("fact concern concerns support fear fears need lack reason reasons risk risks".split())
# What documents and bodies do when they put forward what they found out, and such bodies.
_FINDS = frozenset("find determine see".split())
_FINDERS = frozenset(
    (
        "researchers scientists investigators inspectors auditors prosecutors pollsters police court courts judge jury "
        "panel committee commission board agency office watchdog team group department"
    ).split()
)
# What names something, and words of a name without a capital.
_NAMING = frozenset("call name dub label".split())
_TITLE_JOINTS = frozenset("the of and for a in &".split())
# What is added and not said: "added only a few jobs", "about $120 billion".
_AMOUNTS = frozenset("only about nearly some roughly almost another more $".split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """One attribution found; spans are into the report's text.

    Attributes:
        source: who says so, as worded here; None where only a cue stands.
        cue: the words of saying, auxiliaries included.
        content: what is said, in one or more pieces.
        addressee: to whom ("told Fox News"), None elsewhere.
        settings: words that say where, when and how: behind the cue ("in a statement on Wednesday"),
            between subject and cue, or at the head of the sentence ("In a letter to the mayor, …").
        relay: who passes it on in "CCTV reported Mr Xi as saying" (the source is then Mr Xi).
        act: what kind of act; denied: the content is denied.
        base: the verb or phrase of the cue; frames: what it takes (see :mod:`cues`).
    """

    source: Span | None
    cue: Span
    content: tuple[Span, ...]
    clause: Clause
    addressee: Span | None = None
    settings: tuple[Span, ...] = ()
    relay: Span | None = None
    act: Act = Act.SAY
    denied: bool = False
    base: str = ""
    frames: str = "c"


def attributions(text: str, clause: Clause) -> Iterator[Attribution]:
    """Every attribution of one clause, in order of their cues."""
    for found in _Parser(text, clause).run():
        content = tuple(piece for piece in found.content if len(piece))
        source = found.source if found.source is not None and len(found.source) else None
        owned = found.base in NOMINAL  # "his claim that"
        if source is not None and not owned and source.of(text).lower() in _NOBODY:  # "the newly disclosed messages"
            continue
        if source is not None and _WHEN.issuperset(source.of(text).lower().split()):
            source = None
        if (
            content and len(found.cue) and not _says_nothing(text, found, content[0])
        ):  # a clause of control characters is trimmed to nothing
            yield replace(found, content=content, source=source)


def _is_title(words: str) -> bool:
    """Whether words only name something: "a plan called | Ferries for Brill"; refused: "called it a ruin"."""
    parts = [part for part in words.rstrip(".").split() if part not in _TITLE_JOINTS]
    return bool(parts) and all(part[:1].isupper() for part in parts)


def _says_nothing(text: str, found: Attribution, content: Span) -> bool:
    """Whether it only looks like a saying: "citing the fact that it sank", "the port added 400 jobs"."""
    if _WHEN_IT_WAS.match(text, content.start, content.end):
        return True
    if found.base in _NAMING and not text[found.cue.start].isupper() and _is_title(content.of(text)):
        return True
    if found.base == "add":
        return content.of(text)[:1].isdigit() or content.of(text).split()[0] in _AMOUNTS
    words = found.source.of(text).lower().split() if found.source is not None else []
    return found.base == "citing" and not _MOTIVES.isdisjoint(words[:2])


class _Parser(Cited):
    """The rules, over one clause; indices are into its units."""

    def run(self) -> Iterator[Attribution]:
        groups = list(self._groups())
        made = [self._of_verb(group, groups[place + 1 :]) for place, group in enumerate(groups)]
        found = [attribution for attribution in made if attribution is not None]
        found.extend(map(self._told, self._phrases()))
        yield from found
        yield from map(self._told, self._put())
        yield from map(self._told, self._colon(groups))
        yield from map(self._told, self._asked())
        yield from map(self._told, self._nominal())
        covered = [piece for attribution in found for piece in attribution.content]
        yield from map(self._told, self._waiting(covered))

    def _told(self, told: Told) -> Attribution:
        """A saying without a verb of the tables as an attribution."""
        return Attribution(
            source=self._span(*told.source) if told.source is not None else None,
            cue=self._span(*told.cue),
            content=told.content,
            clause=self.clause,
            act=told.act,
            base=told.base,
        )

    def _of_verb(self, group: Group, later: Sequence[Group]) -> Attribution | None:
        hangs = group.cue.form == "ing" and not self._has_helper(group)
        left = self._subject_of(group, hangs=hangs)
        if left is None:
            return self._inverted(group) if group.cue.form != "ing" else None
        group = self._as_finding(group, left)
        # "Testifying on Monday, Holm said …", "Last week Holm left, saying …": nothing is said before the subject
        opens = left[0] > group.last or (hangs and left[1] < group.first - 1)
        relative = group.first > 0 and self.units[group.first - 1].key in {"who", "which"}
        opens = opens or relative  # "It sank, said Holm, who owned it"
        before = None if opens else self._before(left[0])
        if (relayed := self._relayed(group, left, before)) is not None:
            return relayed
        addressee, start = self._addressee(group, group.last + 1)
        accused = self._is_accused(group, start) and addressee is not None
        told_from = start
        setting, start = (None, start + 1) if accused else self._setting(start)
        content = self._after(group, start, later)
        if content is None and before is None and setting is not None and self._is_topical(group, told_from, start):
            content, setting = self._after(group, told_from, later), None
        if content is None and before is None:
            content = self._behind_lead(group, start, later)
        if content is None and before is None and self._is_as(left[0], group, later):
            pieces = self._beside_as(left[0] - 1, start)
        elif content is None and opens:
            pieces = ()
        else:
            pieces = self._pieces(group, left[0], start, (before, content), later)
        if pieces and pieces[0].start >= self.units[group.last].end and self._puts_forward(group, start):
            group = replace(group, cue=replace(group.cue, frames=f"{group.cue.frames}a"))
        return self._made(group, left, pieces, addressee, setting) if pieces else None

    def _puts_forward(self, group: Group, start: int) -> bool:
        """Whether a verb that takes a phrase claims something: "blasted the fee as unfair", "blamed him for it"."""
        cue = group.cue
        claims = cue.base in CLAIMING or (cue.act is Act.SAY and cue.base != "refer to")
        return claims and "p" in cue.frames and not set(cue.frames) & set("ca") and self._claims(cue, start)

    def _subject_of(self, group: Group, *, hangs: bool) -> tuple[int, int] | None:
        """Who says so; None where the subject stands behind the verb or nowhere."""
        left = self._left(group.first)
        if hangs:
            left = self._main_subject(group)
        elif self._is_carried_on(group.first):
            left = self._subject_before(group.first - 1)
        if left is not None and self._is_object(left, group):
            left = None
        if left is None and self._adds_in_headline(group):
            left = self._subject_before(group.first - 1)
        return self._subject_before(group.first) if left is None and self._joins_quote(group) else left

    def _adds_in_headline(self, group: Group) -> bool:
        """Whether "says" goes on with who opens a headline: "Holm leaves the board, | says she is ill"."""
        says = group.cue.base == "say" and group.cue.form == "present" and group.first == group.verb > 1
        comma = says and self.units[group.first - 1].key == ","
        start = group.last + 1
        opens = comma and start < self.count and self.units[start].key in PRONOUNS - {"who", "which"}
        return opens or (comma and self._is_verb_near(start))

    def _is_verb_near(self, start: int) -> bool:
        """Whether a name and its verb follow: "says | Arle is lost"."""
        name = next((i for i in range(start, self.count) if not self.units[i].named), self.count)
        return start < name < self.count and self._is_finite(name)

    def _pieces(
        self, group: Group, subject: int, start: int, sides: tuple[Span | None, Span | None], later: Sequence[Group]
    ) -> tuple[Span, ...]:
        """What is said: before the subject, behind the cue at ``start``, or round both."""
        before, content = sides
        if before is not None and self._is_told_before(subject, group, start):
            return (before,)
        if content is None and before is None:
            before = self._before(subject, sure=True, ends=self._ends(group, start))
        if before is not None and (content is None or not self._outweighs(before, start)):
            rest = self._rest(before, start, later) if content is None else None
            behind = content if content is not None and self._continues(start) else rest
            return (before, *((behind,) if behind is not None else ()))
        return self._around(subject, start) if content is None else self._apart(content, later)

    def _as_finding(self, group: Group, source: tuple[int, int]) -> Group:
        """The group, as showing where what "finds" is a document or a body: "The poll found"; not "He found"."""
        if group.cue.base not in _FINDS or group.cue.act is not Act.THINK:
            return group
        keys = {unit.key for unit in self.units[source[0] : source[1] + 1]}
        return replace(group, cue=replace(group.cue, act=Act.SHOW)) if keys & (DOCUMENTS | _FINDERS) else group

    def _ends(self, group: Group, start: int) -> bool:
        """Whether the sentence ends with the saying: "Among voters, most will stay, the poll found."."""
        return group.cue.act in {Act.SAY, Act.SHOW} and not self._words_from(start)

    def _is_accused(self, group: Group, start: int) -> bool:
        """Whether "of" leads to what somebody is accused of: "accused the mayor | of hiding the log"."""
        return group.cue.base == "accuse" and start < self.count - 1 and self.units[start].key == "of"

    def _joins_quote(self, group: Group) -> bool:
        """Whether the verb goes on behind "and" to a quotation: "He bowed and joked, 'It is windy'", and so on."""
        joined = group.first > 1 and self.units[group.first - 1].key == "and" and group.cue.form == "past"
        start = group.last + 1
        if start < self.count and self.units[start].key in {",", ":"}:
            start += 1
        return joined and start < self.count and self.units[start].kind == "q" and "q" in group.cue.frames

    def _is_told_before(self, subject: int, group: Group, start: int) -> bool:
        """Whether a quotation before the subject is all that is said: "'It held,' Holm said on the show 'Low Tide'".

        Refused where another follows the cue at once: ""It held," Holm said, "and it will."".
        """
        quoted = next((unit for unit in reversed(self.units[max(0, subject - 2) : subject]) if unit.key != ","), None)
        if quoted is None or quoted.quote is None or start >= self.count:
            return False
        comma = quoted.quote.inner.of(self.text).rstrip()[-1:] == "," and self._is_said(quoted)
        told = quoted.quote.inner.of(self.text).rstrip()[-1:] in ",!?" or self.units[subject - 1].key == ","
        adjacent = start == group.last + 1 or self.units[start - 1].key in {",", ":"}
        if self.units[start].kind != "q":  # "'It held,' Holm said in an interview that was aired later"
            return (
                comma and start > group.last + 1 and not {u.key for u in self.units[start - 1 : start + 1]} & {",", ":"}
            )
        return told and (not adjacent or (comma and group.cue.addressee and start == group.last + 1))

    def _relayed(self, group: Group, relay: tuple[int, int], before: Span | None) -> Attribution | None:
        """ "CCTV reported Mr Xi as saying": Mr Xi says it, CCTV passes it on."""
        after = group.last + 1
        for index in range(after + 1, min(self.count - 1, after + 9)):
            if self.units[index].key != "as" or self.units[index + 1].key not in {"saying", "telling", "writing"}:
                continue
            start = index + 2
            content = before or (self._span(start, self._content_end(start, ()) - 1) if start < self.count else None)
            if content is None or not len(content):
                return None
            return Attribution(
                source=self._span(after, index - 1),
                cue=self._span(group.first, index + 1),
                content=(content,),
                clause=self.clause,
                relay=self._span(*relay),
                base="say",
            )
        return None

    def _is_object(self, left: tuple[int, int], group: Group) -> bool:
        """A phrase behind a closing quote and a comma is the subject; without one it may be none."""
        return group.cue.form == "base" and self.units[left[1]].key in PREPOSITIONS

    def _inverted(self, group: Group) -> Attribution | None:
        """ "…," said Lee Miringoff."""
        subject = self._right(group.last + 1)
        if subject is None:
            return None
        before = self._before(group.first, sure=True, ends=group.cue.base in PLAINLY)
        if before is None:
            return self._inserted(group, subject)
        if not self._may_invert(group, subject[0]):
            return None
        rest = subject[1] + 1
        setting, start = self._setting(rest)
        pieces = [before]
        quoted = next((i for i in range(start, min(self.count, start + 3)) if self.units[i].kind == "q"), None)
        if quoted is not None:
            pieces.append(self._span(quoted, quoted))
        return self._made(group, subject, tuple(pieces), None, setting)

    def _inserted(self, group: Group, subject: tuple[int, int]) -> Attribution | None:
        """ "In fact, says Orla Venn, the clerk, | the fee has risen", "The fee, said Holm, | has risen"."""
        plain = group.cue.base in PLAINLY and group.cue.form in {"past", "present"}
        commas = [i for i in range(subject[0], subject[1]) if self.units[i].key == ","]
        comma = next((i for i in reversed(commas) if self._opens_clause(i + 1) and self._is_clause(i + 1)), None)
        source = (subject[0], comma - 1) if comma is not None else subject
        pieces = self._around(group.first, source[1] + 1) if plain and source[1] + 1 < self.count else ()
        return self._made(group, source, pieces, None, None) if pieces else None

    def _may_invert(self, group: Group, subject: int) -> bool:
        """Whether a bare noun may be the subject: "“…,” chanted fans"; refused: "loud, repeated calls to"."""
        bare = not self._is_nominal(self.units[subject])
        quoted = any(unit.kind == "q" for unit in self.units[max(0, group.first - 2) : group.first])
        return not bare or quoted or group.cue.base in PLAINLY

    def _made(
        self,
        group: Group,
        source: tuple[int, int],
        content: tuple[Span, ...],
        addressee: Span | None,
        setting: Span | None,
    ) -> Attribution:
        source, between = self._without_setting(source)
        negated = any(
            self.units[i].key in {"not", "n't", "never"} or self.units[i].key.endswith("n't")
            for i in range(group.first, group.verb)
        )
        late = self._trailing(content, max(source[1], group.last) + 1) if setting is None else None
        settings = (setting, between, self._leading(source[0]), late)
        return Attribution(
            source=self._span(*source),
            cue=self._span(group.first, group.last),
            content=content,
            clause=self.clause,
            addressee=addressee,
            settings=tuple(dict.fromkeys(s for s in settings if s is not None)),
            act=group.cue.act,
            denied=group.cue.denies or negated,
            base=group.cue.base,
            frames=group.cue.frames,
        )
