"""Words that say that somebody says: verbs with their frames, and phrases like "according to".

A frame says what may follow the verb as its content:

    clause      "said (that) the road is open"
    infinitive  "vowed to open the road"
    phrase      "praised the good momentum"; assertive where the phrase is a claim: "called it a mistake"
    quote       only words in quote marks: "called him a 'clown'"

Origin: the commonest cues of the PolNeAR training texts, sorted by hand into frames, 2026-11.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache


class Act(StrEnum):
    """What kind of act the cue names.

    SAY    puts words or facts forward: "said", "wrote", "according to"
    THINK  holds them: "believes", "hopes", "fears"
    STANCE takes a side without putting a fact forward: "endorsed", "criticized"
    SHOW   a document or data set shows: "polls show", "a study found"
    """

    SAY = "say"
    THINK = "think"
    STANCE = "stance"
    SHOW = "show"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One verb as a cue.

    Attributes:
        base: the verb.
        act: what it does.
        frames: letters of the frames it takes: c(lause), i(nfinitive), p(hrase), a(ssertive phrase),
            q(uote).
        addressee: takes whom it is said to before the content ("told reporters").
        denies: the content is denied.
        form: "past", "present", "ing" or "base".
    """

    base: str
    act: Act
    frames: str
    addressee: bool = False
    denies: bool = False
    form: str = "base"


# base verbs by act and frames; "+" takes an addressee, "-" denies the content
_SAY = {
    "cq": "say add note state claim argue insist explain announce! declare acknowledge admit concede! confirm! assert "
    "contend maintain recall! reply respond! remark comment! observe! disclose report! testify reiterate! stress! "
    "emphasize! emphasise! underscore! caution hint imply! indicate! signal! allege affirm attest proclaim! profess "
    "quip joke write tweet post! complain boast brag counter! retort interject conclude suggest predict! "
    "estimate! project! recount! point_out make_clear go_on warn+ reveal! detail! echo! elaborate! exclaim shout yell "
    "whisper lament! muse opine rule! swear vouch text email e-mail blog reassure+ inform+ advise+ tell+ remind+ "
    "assure+ notify+ brief+ convince+ persuade+ teach+ promise+ repeat! reason speculate surmise guess! theorize "
    "make_plain make_it_clear make_it_plain "
    "concur agree! clarify! specify! verify! certify! mention! relay! narrate! riff weigh_in chime_in fire_back "
    "hit_back shoot_back snap cite! quote! acknowledge assume! forecast! posit postulate attest vent wonder",
    "iq": "hold warn+ promise volunteer undertake urge+ ask+ order+ instruct+ tell+ "
    "call_on+ implore+ beg+ encourage+ challenge+ invite+ direct+ command+ press+ lobby+ swear forbid+",
    "ciq": "vow pledge threaten demand! request! propose! recommend! advocate!",
    "apq": "describe! call! dismiss! accuse+ label! brand! dub! characterize! portray! depict! warn_of warn_against caution_against advise_against deny "
    "speak_of call_for ask_for press_for plead_for talk_about complain_about boast_of list! identify! name!",
    "pq": "paint cast define equate praise blast slam criticize criticise condemn denounce blame! attack! mock "
    "ridicule! discuss! address! answer! question! cite "
    "quote hail laud applaud commend thank decry deride! disparage bash rip lash_out rail tout! promote! defend! "
    "justify! outline! express! voice! read! speak_about point_to liken! compare! credit! salute lambaste lambast excoriate assail chide rebuke! scold chastise "
    "berate admonish mourn! welcome! celebrate! float! pitch! champion! vent respond_to react_to object_to "
    "refer_to allude_to "
    "apologize_for",
    "q": "bark boom chant cry deadpan thunder sneer scoff fume gush mutter mumble sigh intone inquire roar blare crow "
    "stammer marvel continue",
    "cpq": "announce! explain acknowledge note declare! stress! make_the_case make_the_argument make_the_point make_the_claim "
    "raise_the_possibility raise_the_prospect "
    "float_the_idea float_the_possibility express_concern express_concerns express_hope express_doubt express_doubts "
    "express_fears express_confidence voice_concern voice_concerns voice_fears voice_doubts take_the_position",
    "cpq-": "deny reject! dispute! refute! rebut! contradict! deny disavow",
}
_THINK = {
    "c": "think believe hope fear feel! know! worry expect! suspect doubt! understand! see! consider! realize! realise "
    "recognize! recognise! learn! find! decide! determine! assume! wish! imagine! dream! trust presume figure! reckon "
    "judge! view! regard! sense! anticipate! foresee discover! forget! remember! mistake! love! care! mind!",
    "i": "offer! refuse decline agree want hope wish! plan! intend! expect! prefer! like! seek! aim! choose! mean! long! yearn",
}
_STANCE = {
    "p": "rule_out call_off endorse support! oppose! favor! favour! prefer! approve! embrace! resist! target! cheer! "
    "appreciate! respect! admire! hate! dislike! distrust! blame! regret! ignore! question! challenge! fault!"
}
_SHOW = {
    "c": "show! find! suggest! indicate! reveal! reflect! demonstrate! prove! conclude establish! estimate! confirm! "
    "illustrate! underscore! project! list!"
}

_PAST = {
    "say": "said", "tell": "told", "write": "wrote written", "think": "thought", "know": "knew known", "feel": "felt",
    "see": "saw seen", "find": "found", "hold": "held", "mean": "meant", "show": "showed shown", "make": "made",
    "put": "put", "give": "gave given", "read": "read", "swear": "swore sworn", "forget": "forgot forgotten",
    "understand": "understood", "speak": "spoke spoken", "go": "went gone", "shoot": "shot", "hit": "hit",
    "forbid": "forbade forbidden", "beg": "begged", "choose": "chose chosen", "seek": "sought", "teach": "taught",
    "rebut": "rebutted", "rip": "ripped", "admit": "admitted", "submit": "submitted", "quip": "quipped",
    "plan": "planned", "slam": "slammed", "permit": "permitted", "refer": "referred", "chime": "chimed",
    "brag": "bragged", "dub": "dubbed", "concur": "concurred", "snap": "snapped", "riff": "riffed",
    "mistake": "mistook mistaken", "foresee": "foresaw foreseen", "let": "let", "blog": "blogged", "bet": "bet",
    "begin": "began begun", "cast": "cast", "dream": "dreamed dreamt", "learn": "learned learnt", "weigh": "weighed", "recast": "recast",
}  # fmt: skip


NOUNS = frozenset(
    (
        "report reports claim claims comment comments question questions post posts quote quotes state states "
        "charge charges view views plan plans call calls promise promises demand demands offer offers request "
        "requests complaint estimate estimates forecast forecasts project projects doubt doubts fear fears hope "
        "hopes worry worries need needs love care mind answer answers attack attacks blame document documents "
        "support mention mentions answer address addresses threat order orders text texts email emails blog "
        "blogs shout shouts cry note notes remark remarks rule rules list lists thought thoughts finding "
        "findings order wish wishes credit credits show shows favor aim aims target targets challenge challenges "
        "label labels brand brands defense vow vows pledge pledges boast boasts joke jokes contract pitch "
        "pitches guess sense judge judges reason reasons voice voices back figure figures counter cause matter "
        "hint hints signal signals lament praise tout command commands lobby press direct backing like likes "
        "regret regrets respect dispute disputes advocate advocates"
    ).split()
)
"""Cue forms that are nouns at least as often as verbs: they need a clear subject and content."""


@cache
def cues() -> dict[str, tuple[Cue, ...]]:
    """Cues by the first word of each of their forms; verbs with a particle carry it in ``base``."""
    found: dict[str, dict[tuple[str, Act], Cue]] = {}
    for act, groups in ((Act.SAY, _SAY), (Act.THINK, _THINK), (Act.STANCE, _STANCE), (Act.SHOW, _SHOW)):
        for frames, verbs in groups.items():
            for entry in verbs.split():
                base = entry.rstrip("!+").replace("_", " ")
                for form, word in _forms(base.partition(" ")[0]):
                    cue = Cue(
                        base=base,
                        act=act,
                        frames=frames.rstrip("-"),
                        addressee=entry.endswith("+"),
                        denies=frames.endswith("-"),
                        form=form,
                    )
                    known = found.setdefault(word, {}).get((base, act))
                    if known is not None:
                        cue = _joined(known, cue)
                    found[word][base, act] = cue
    return {word: tuple(entries.values()) for word, entries in found.items()}


def _joined(first: Cue, second: Cue) -> Cue:
    """One cue with the frames of both."""
    return Cue(
        base=first.base,
        act=first.act,
        frames="".join(sorted(set(first.frames + second.frames))),
        addressee=first.addressee or second.addressee,
        denies=first.denies or second.denies,
        form=first.form,
    )


def _forms(base: str) -> list[tuple[str, str]]:
    """Each form of a verb with its name."""
    past = _PAST.get(base)
    forms = [] if past and base in past.split() else [("base", base)]  # "read" is told as the past
    if base.endswith(("s", "sh", "ch", "x", "z", "o")):
        forms.append(("present", base + "es"))
    elif base.endswith("y") and base[-2] not in "aeiou":
        forms.append(("present", base[:-1] + "ies"))
    else:
        forms.append(("present", base + "s"))
    if past:
        forms.extend(("past", word) for word in past.split())
    elif base.endswith("e"):
        forms.append(("past", base + "d"))
    elif base.endswith("y") and base[-2] not in "aeiou":
        forms.append(("past", base[:-1] + "ied"))
    else:
        forms.append(("past", base + "ed"))
    doubled = past is not None and past.split()[0] == base + base[-1] + "ed"
    stem = base[:-1] if base.endswith("e") and not base.endswith("ee") else base
    forms.append(("ing", (base + base[-1] if doubled else stem) + "ing"))
    return forms


PHRASES: dict[str, Act] = {
    "according to": Act.SAY,
    "in the words of": Act.SAY,
    "in the view of": Act.SAY,
    "in the eyes of": Act.SAY,
    "in the opinion of": Act.SAY,
    "as reported by": Act.SAY,
    "as quoted by": Act.SAY,
    "quoted by": Act.SAY,
    "citing": Act.SAY,
}
"""Phrases before which or behind which the content stands; the source follows the phrase."""
