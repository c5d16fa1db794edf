"""Source, cue and content of attributions: one sentence a rule, and what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from twosource.analyse.attribution.clauses import clauses
from twosource.analyse.attribution.continuing import continued
from twosource.analyse.attribution.frames import Attribution, attributions
from twosource.analyse.cues import Act, cues
from twosource.analyse.marks import quotes
from twosource.analyse.names.linking import names
from twosource.analyse.sentences import sentences
from twosource.analyse.words import words
from twosource.model.agency import load_agencies
from twosource.read.blocks import Known
from twosource.read.plain import plain_report

KNOWN = Known(agencies=load_agencies())
NOISE = [*"Holm said that “ ” \" , . told reporters according to who and he asked whether : - ( ) ' R-N.H.".split()]
NOISE += ["The ferry", "was due to say", "in a letter"]
LEAD = "The council met in Arle on Monday to speak about the ferry and its pumps.\n\n"


def found(sentence: str) -> tuple[str, list[Attribution]]:
    """The attributions of a sentence in the body of a report."""
    report = plain_report(LEAD + sentence, KNOWN, path="a.txt")
    tokens = words(report.text)
    told = sentences(report, tokens)
    parsed = list(clauses(report.text, tokens, told, quotes(report), names(report, told)))
    said = continued(report.text, parsed, [a for clause in parsed for a in attributions(report.text, clause)])
    return report.text, [a for a in said if a.cue.start >= len(LEAD)]


def triple(text: str, attribution: Attribution) -> tuple[str, str, str]:
    source = attribution.source.of(text) if attribution.source else ""
    return source, attribution.cue.of(text), " … ".join(piece.of(text) for piece in attribution.content)


@pytest.mark.parametrize(
    ("sentence", "source", "cue", "content"),
    [
        ("Holm said that the ferry was late.", "Holm", "said", "that the ferry was late"),
        ("Holm said the ferry was late.", "Holm", "said", "the ferry was late"),
        ("The ferry was late, Holm said.", "Holm", "said", "The ferry was late"),
        ("There have been reports that the ferry was late.", "", "have been reports", "that the ferry was late"),
        ("Monday morning announced that the ferry was late.", "", "announced", "that the ferry was late"),
        ("“The ferry was late,” said Ines Holm, head of the line.", "Ines Holm, head of the line", "said", None),
        ("“The ferry was late,” Holm said on Monday.", "Holm", "said", "“The ferry was late,”"),
        ("The ferry, Holm says, is always late.", "Holm", "says", "The ferry … is always late"),
        ("Holm told reporters that the ferry was late.", "Holm", "told", "that the ferry was late"),
        ("Holm on Monday told reporters that the ferry was late.", "Holm", "told", "that the ferry was late"),
        ("Holm said bluntly Monday that the ferry was late.", "Holm", "said", "that the ferry was late"),
        ("Holm urged the port on Monday to mend the pumps.", "Holm", "urged", "to mend the pumps"),
        ("His family was shown the log and demanded that the port pay.", "His family", "demanded", "that the port pay"),
        ("The port reported the Justice Dept. obtained the log.", "The port", "reported", None),
        ("Holm vowed to mend the pumps.", "Holm", "vowed", "to mend the pumps"),
        ("Holm asked the port not to mend the pumps.", "Holm", "asked", "not to mend the pumps"),
        ("Even some clerks said the ferry was late.", "Even some clerks", "said", "the ferry was late"),
        ("Though it sank, Holm has said it will sail.", "Holm", "has said", "it will sail"),
        (
            "Among voters, many members are for it, the poll found.",
            "the poll",
            "found",
            "Among voters, many members are for it",
        ),
        ("Holm claimed — without evidence — that the pier fell.", "Holm", "claimed", "that the pier fell"),
        ("Two boats sank off Brill, the Skerrow Courier reports.", "the Skerrow Courier", "reports", None),
        ("“It is my great regret today,” Holm said in a talk that aired on Sunday.", "Holm", "said", None),
        (
            "“I hope he gives nothing away” in the log, Holm said.",
            "Holm",
            "said",
            "“I hope he gives nothing away” in the log",
        ),
        ("“It is not here at all today,” Holm told “Low Tide.”", "Holm", "told", "“It is not here at all today,”"),
        ("Holm praised the crew.", "Holm", "praised", "the crew"),
        ("A report by the port shows that the pumps failed.", None, "shows", "that the pumps failed"),
        ("Ines Holm, who leads the line, said the ferry was late.", "Ines Holm, who leads the line,", "said", None),
        ("Sen. Ines Holm, R-N.H., said the ferry was late.", None, "said", "the ferry was late"),
        ("Holm, in an interview with Radio Arle, called the delay unacceptable.", "Holm", "called", None),
        ("Holm visited the yard and said the pumps had failed.", "Holm", "said", "the pumps had failed"),
        ("Mayor Says Ferry Line Will Stay In Arle", "Mayor", "Says", "Ferry Line Will Stay In Arle"),
        ("Nearly half said they prefer the old ferry.", "Nearly half", "said", "they prefer the old ferry"),
        ("Holm hasn’t said whether the ferry is safe.", "Holm", "hasn’t said", "whether the ferry is safe"),
        ("As Radio Arle’s Ines Holm reports, it is late.", "Radio Arle’s Ines Holm", "reports", "it is late"),
        ("Holm blasts Venn amid drama, says he should go", "Holm", "says", "he should go"),
        ("Ines Holm leaves the board, says Arle is lost", "Ines Holm", "says", "Arle is lost"),
        (
            "In fact, a class does not bring better marks, higher pay or any gain, or joy, said Holm.",
            "Holm",
            "said",
            None,
        ),
        ("Holm was due to say the ferry is safe.", "Holm", "was due to say", "the ferry is safe"),
    ],
)
def test_who_says_so_by_which_words(sentence: str, source: str | None, cue: str, content: str | None) -> None:
    text, said = found(sentence)
    triples = [triple(text, attribution) for attribution in said]
    assert triples, "nothing is attributed"
    hits = [t for t in triples if t[1] == cue]
    assert hits, triples
    if source is not None:
        assert hits[0][0].rstrip(",") == source.rstrip(",")
    if content is not None:
        assert hits[0][2] == content


@pytest.mark.parametrize(
    "sentence",
    [
        "The claim was old.",
        "A reported call was cut short.",
        "The state of the pumps was poor.",
        "They came to a briefing in which divers looked at the pumps.",
        "The people briefed on the matter left.",
        "The source asked not to be named.",
        "They met to discuss it.",
        "The crew had not ruled out a strike.",
        "JUST WATCHED Ines Holm: the ferry was late",
        "FILE PHOTO: the ferry was late",
        "In May the port added 400 jobs.",
        "Holm keeps up Roberts dispute: ferry line is a complete disaster",
        "Holm leads a group called Ferries for Brill.",
        "The port sued Ask, a former clerk accused of theft.",
    ],
)
def test_what_only_looks_like_a_cue_attributes_nothing_to_a_sayer(sentence: str) -> None:
    _, said = found(sentence)
    assert [a for a in said if a.act is Act.SAY and (set(a.frames) & {"c"} or a.base in {"call", "accuse"})] == []


@pytest.mark.parametrize(
    ("sentence", "cue", "content"),
    [
        ("After a speech, the gazette reports, Ben Holm wrote: “The ferry is late.”", "wrote", "“The ferry is late.”"),
        ("Holm noted that the ferry is late and says the pier stays shut.", "noted", "that the ferry is late"),
        ("Holm noted that the ferry is late and says the pier stays shut.", "says", "the pier stays shut"),
        ("Officials wouldn’t say who pays, but one official said it isn’t the city.", "wouldn’t say", "who pays"),
        (
            "Anna Holm said Berg, in the briefing, was not blaming the crew.",
            "said",
            "Berg, in the briefing, was not blaming the crew",
        ),
        ("Ben Berg asked Anna Holm if the ferry was safe.", "asked", "if the ferry was safe"),
        ("Ben Holm accused some owners of making the pier unsafe.", "accused", "making the pier unsafe"),
        ("Ben Holm has called for a wall on the pier, which was his promise.", "has called for", "a wall on the pier"),
        ("Most think it will sail, the port said.", "think", "it will sail"),
        ("Holm said it sank — a claim that nobody believed.", "said", "it sank"),
        ("Holm said it sank, though Berg said it did not.", "said", "it sank"),
        ("Holm wrote that the law, which is old, would stay.", "wrote", "that the law, which is old, would stay"),
        ("The poll found 4 sank, compared with 5 in May.", "found", "4 sank, compared with 5 in May"),
        ("Ben Holm resists calls to step down and says he’ll file a complaint.", "says", "he’ll file a complaint"),
    ],
)
def test_content_ends_where_another_saying_or_an_aside_begins(sentence: str, cue: str, content: str) -> None:
    text, said = found(sentence)
    assert [triple(text, a)[2] for a in said if a.cue.of(text) == cue][:1] == [content]


def test_a_poll_finds_something_and_he_only_thinks_so() -> None:
    acts = {
        sentence: found(sentence)[1][0].act for sentence in ("The poll found that it sank.", "He found that it sank.")
    }
    assert list(acts.values()) == [Act.SHOW, Act.THINK]


def test_what_a_witness_says_within_is_a_piece_of_its_own() -> None:
    text, said = found("Holm said nobody was hurt, with one diver saying it sank.")
    assert [piece.of(text) for piece in said[0].content] == ["nobody was hurt", "with one diver saying it sank"]


def test_a_channel_that_reports_somebody_as_saying_is_a_relay() -> None:
    text, said = found("“We shall sail,” Radio Arle reported Ms Holm as saying.")
    assert [(a.source and a.source.of(text), a.relay and a.relay.of(text)) for a in said] == [("Ms Holm", "Radio Arle")]


@pytest.mark.parametrize(
    ("sentence", "denied"),
    [
        ("Holm denied that the pumps had failed.", True),
        ("Holm did not say that the pumps had failed.", True),
        ("Holm said that the pumps had not failed.", False),
    ],
)
def test_a_denial_is_kept_as_one(sentence: str, denied: bool) -> None:
    _, said = found(sentence)
    assert said[0].denied is denied


@pytest.mark.parametrize(
    ("sentence", "settings"),
    [
        ("The pumps failed, Holm said in a statement on Monday.", ["in a statement on Monday"]),
        ("In a letter to the mayor, Holm called the pumps unsafe.", ["In a letter to the mayor"]),
        ("Holm, speaking to reporters in Arle, said the pumps had failed.", ["speaking to reporters in Arle"]),
        ("Holm confirmed to Radio Arle that the pumps had failed.", ["to Radio Arle"]),
        ("On Monday, Holm said the pumps had failed.", []),
    ],
)
def test_where_and_how_it_was_said_stands_apart(sentence: str, settings: list[str]) -> None:
    text, said = found(sentence)
    assert [span.of(text) for span in said[0].settings] == settings


def test_every_form_of_a_verb_is_a_cue() -> None:
    for form in ("say", "says", "said", "saying", "vowed", "vows", "denied", "denies"):
        assert form in cues(), form
    assert {cue.form for cue in cues()["read"]} == {"past"}


@given(
    st.just("\x1bACCORDING TO0")
    | st.text(st.characters(codec="utf-8"), max_size=120)
    | st.lists(st.sampled_from(NOISE), max_size=24).map(" ".join)
)
def test_any_text_is_read_without_an_error_and_spans_lie_in_their_clause(noise: str) -> None:
    text, said = found(noise)
    for attribution in said:
        spans = [attribution.cue, *attribution.settings]
        spans += [span for span in (attribution.source, attribution.addressee, attribution.relay) if span is not None]
        for span in spans:
            assert attribution.clause.span.covers(span)
        for piece in attribution.content:
            assert 0 <= piece.start < piece.end <= len(text)


@pytest.mark.parametrize(
    ("sentence", "triples"),
    [
        # another saying begins behind "and", "but", ", which"; refused where the verb only goes on
        (
            "Holm said the ferry was late and told the port that nobody was hurt.",
            [("Holm", "said", "the ferry was late"), ("Holm", "told", "that nobody was hurt")],
        ),
        (
            "Holm said the ferry was late, but one official said it was not.",
            [("Holm", "said", "the ferry was late"), ("one official", "said", "it was not")],
        ),
        (
            "Holm said the ferry was late and the fog was thick.",
            [("Holm", "said", "the ferry was late and the fog was thick")],
        ),
        # whom one accuses, and of what; refused: "people accused of theft"
        ("Holm accused the mayor of hiding the log.", [("Holm", "accused", "hiding the log")]),
        ("Holm helped people accused of theft.", []),
        # a participle at the head has the subject of the sentence, and nothing is said before that
        ("Testifying on Tuesday, Holm said the ferry was late.", [("Holm", "said", "the ferry was late")]),
    ],
)
def test_where_one_saying_ends_and_another_begins(sentence: str, triples: list[tuple[str, str, str]]) -> None:
    text, said = found(sentence)
    assert [triple(text, attribution) for attribution in said] == triples


@pytest.mark.parametrize(
    "sentence",
    [
        "The port found the newly disclosed log in the fog.",
        "The oft-cited figure was wrong.",
        "The port saw it in his baseless claim that the ferry sank.",
        "The police stayed after Holm ignored loud, repeated warnings to leave the pier.",
    ],
)
def test_participles_and_nouns_that_look_like_cues_say_nothing(sentence: str) -> None:
    _, said = found(sentence)
    assert [a for a in said if a.base in {"disclose", "cite", "claim", "repeat"}] == []


def test_words_in_marks_before_a_noun_are_no_content_of_its_clause() -> None:
    text, said = found("Holm told the crew to “reject” those “cynical” voices who warn of it all.")
    contents = {a.base: [piece.of(text) for piece in a.content] for a in said}
    assert contents["warn of"] == ["it all"]


def test_but_that_goes_on_with_what_is_told_around() -> None:
    text, said = found("Holm told CNN that he would welcome all who came, but that “nobody should come”.")
    contents = {a.base: [piece.of(text) for piece in a.content] for a in said}
    assert contents["tell"] == ["that he would welcome all who came, but that “nobody should come”"]
    assert contents["welcome"] == ["all who came"]


def test_a_participle_at_the_head_has_the_subject_behind_it() -> None:
    text, said = found("Noting the thick fog over the pier, Holm left the port.")
    assert [triple(text, a)[:2] for a in said] == [("Holm", "Noting")]


def test_one_is_warned_to_do_something() -> None:
    text, said = found("Holm warned the mayor to close the port.")
    assert triple(text, said[0]) == ("Holm", "warned", "to close the port")
