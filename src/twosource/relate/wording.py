"""Content words for one another: neutral synonyms, words of one thing with different load.

No score of bias: a substitution is classed, and the class is said. Two words of one group of
SYNONYMS tell a reader the same; two words of one group of LOADED name the same thing and colour
it differently.

Origin: compiled for this project from pairs of agency and outlet wording, 2026-11.
"""

from collections.abc import Sequence
from enum import StrEnum
from functools import cache
from itertools import pairwise

_SYNONYMS = """
begin start commence launch initiate kick-off|end stop cease finish conclude|say state tell|get obtain receive acquire
buy purchase|help aid assist assistance|use employ utilize|show display exhibit|need require|try attempt seek|let allow permit
big large sizable|small little|fast quick rapid swift|old elderly aged|new fresh|important significant key major|whole entire full
near close nearby|about around roughly approximately some nearly almost|now currently presently|before earlier previously prior
after following later|because since as|but however though although yet|also too additionally|more further additional extra
many numerous several|last past previous|next coming upcoming following|car vehicle auto automobile|plane aircraft jet airplane
road highway street|house home|school college|doctor physician|lawyer attorney counsel|pupil student|boss chief head leader
talk discuss conversation|talks negotiations discussions|meet meeting summit|call phone telephone|letter note|film movie footage
video videotape footage tape recording|picture photo photograph image|work labor labour|job post position|pay salary wage wages
money cash funds|price cost|rise increase grow climb gain jump|fall decrease decline drop dip|up higher|down lower|cut reduce lower slash
growth increase rise|loss decline|build construct erect|make produce create|send dispatch transmit|bring carry|keep retain maintain remain
leave depart exit|arrive come reach|go travel head|visit trip tour|stay remain|live reside|die perish|dead deceased|hurt injured wounded
wound injury|hit strike|shoot fire|arrest detain apprehend capture|jail prison|police officers cops|soldier serviceman trooper
troops soldiers forces|army military forces|weapon arm arms weaponry weapons|bomb explosive device|blast explosion|fire blaze
storm tempest|flood flooding deluge|quake earthquake tremor|vote ballot poll|election poll|win victory triumph|lose defeat
choose select pick|decide determine|plan intend|hope wish|think believe consider|know understand|ask request|answer reply respond
agree consent|refuse decline|reject dismiss|accept embrace|support back endorse|oppose resist|law legislation statute act
rule regulation|court tribunal|judge justice|trial hearing proceedings|charge count|sentence punishment|case lawsuit suit
government administration|minister secretary|country nation state|people persons|man male|woman female|child kid youngster minor
citizen national|resident inhabitant|worker employee laborer|company firm business corporation|bank lender|shop store
market marketplace|trade commerce|deal agreement accord pact|treaty pact|group organization organisation body|team squad
member participant|part portion section segment|area region zone|city town|village hamlet|border frontier boundary
center centre middle|way method means|reason cause|result outcome|problem issue trouble|danger risk threat|safe secure
quiet calm peaceful|intentionally deliberately purposely|directly straight|mainly mostly largely primarily|only just solely
also likewise|often frequently|rare uncommon unusual|entire complete total|former ex previous|current present incumbent
give provide supply offer deliver|take seize|hold grip|put place set|run operate manage|lead head|follow pursue|watch observe monitor
find discover locate|see witness|hear listen|read peruse|write pen author|speak talk|draw sketch|open unveil inaugurate|close shut
delete remove erase cut|excise remove cut|fix repair mend|change alter modify|move shift|turn rotate|join unite|split divide separate
send ship|step measure action move|effort attempt bid|bid offer|aim goal target objective|chance opportunity|crowd throng
march rally demonstration|demonstrators protesters marchers|kill slay|murder homicide|killing slaying murder|attack assault
probe investigation inquiry|investigate probe examine|evidence proof|letter missive|statement release|report account story article
post tweet|briefing conference|spokesman spokeswoman spokesperson|staff personnel|budget spending|tax levy|poor impoverished
rich wealthy affluent|jobless unemployed|sick ill unwell|virus disease illness|vaccine shot jab|hospital clinic|test exam
bar prohibit ban forbid|dense thick heavy|gash hole tear|collision crash|ship vessel ferry boat|hit strike|harbor harbour port|fog mist|sue file|overturn reverse|halt stop block suspend|delay postpone|resume restart|approve pass adopt|sign ink
refugee asylum-seeker|year-old aged|percent per-cent|U.S. US American|united-states us|logistic logistical|amid among during
forbid ban prohibit|fit suitable|wide broad|sign signal indication|urge press|vow pledge promise|note observe|add append
"""

# Words of one group name one thing; the number is how loaded a word is, from -2 (plays down)
# over 0 (neutral) to 2 (heightens).
_LOADED = """
invasion:2 offensive:0 military-operation:-2 special-operation:-2 operation:-1 incursion:0 war:1 conflict:-1 campaign:-1 aggression:2 attack:1 intervention:-1 hostilities:0 onslaught:2 assault:1 crisis:-1
terrorist:2 militant:0 insurgent:0 rebel:0 fighter:-1 extremist:1 gunman:0 guerrilla:0 freedom-fighter:-2 separatist:0 jihadist:1 radical:1 soldier:-1 resistance:-1
terrorists:2 militants:0 insurgents:0 rebels:0 fighters:-1 extremists:1 gunmen:0 guerrillas:0 separatists:0 jihadists:1 radicals:1 soldiers:-1
riot:2 protest:0 demonstration:0 unrest:1 uprising:0 rally:-1 march:-1 disturbance:0 mob:2 crowd:0 gathering:-1
rioters:2 protesters:0 demonstrators:0 mob:2 activists:-1 crowd:0 marchers:-1
regime:2 government:0 administration:0 leadership:-1 authorities:0 junta:2 dictatorship:2 rulers:1
say:0 report:0 state:0 claim:1 allege:1 admit:1 concede:1 insist:1 assert:1 acknowledge:1 confess:2 boast:2 reveal:1 contend:1 argue:0 maintain:1 note:-1 explain:-1 confirm:0 deny:1 warn:1 announce:0 declare:0 suggest:-1
criticize:0 criticise:0 slam:2 blast:2 attack:2 rip:2 condemn:1 denounce:1 rebuke:1 question:-1 bash:2 lambaste:2 challenge:-1 fault:0 scold:1 hammer:2 rail:2
illegal:2 undocumented:-1 unauthorized:0 irregular:-1
illegals:2 immigrants:0 migrants:0 aliens:2 refugees:-1 newcomers:-1 caravan:1 invaders:2
kill:0 murder:2 slaughter:2 massacre:2 execute:1 assassinate:1 neutralize:-2 eliminate:-1 slay:1 die:-1
killing:0 murder:2 slaughter:2 massacre:2 execution:1 assassination:1 death:-1 slaying:1 carnage:2
censor:2 delete:0 edit:-1 cut:0 remove:0 scrub:1 erase:1 excise:0 redact:-1 suppress:2
debunk:2 counter:0 dispute:0 deny:0 refute:1 reject:0 rebut:0 contradict:0 demolish:2
plummet:2 plunge:2 fall:0 drop:0 dip:-1 slip:-1 decline:0 crash:2 tumble:1 collapse:2
soar:2 surge:2 jump:1 spike:2 rise:0 climb:0 increase:0 grow:0 edge:-1 rocket:2 skyrocket:2
crisis:1 problem:0 challenge:-1 issue:-1 disaster:2 catastrophe:2 emergency:1 debacle:2 fiasco:2 scandal:2 controversy:1 row:0 flap:-1
lie:2 falsehood:1 misstatement:-1 untruth:0 claim:0 error:-1 misleading:1
torture:2 enhanced-interrogation:-2 abuse:1 mistreatment:0 harsh-treatment:-1
wall:1 barrier:0 fence:-1
cut:1 reform:-1 reduction:0 savings:-2 slash:2
tax-relief:-1 tax-cut:0 giveaway:2
pro-life:-1 anti-abortion:0 pro-choice:-1 abortion-rights:0
occupied:1 disputed:-1 administered:0 annexed:1 liberated:-2 controlled:0 captured:0 seized:1
far-right:2 right-wing:1 conservative:0 far-left:2 left-wing:1 progressive:-1 liberal:0 hard-line:1 moderate:-1 extremist:2 radical:2
sect:1 cult:2 group:0 movement:-1
bailout:1 rescue:-1 aid:0 loan:0 handout:2 relief:-1
warn:1 urge:0 ask:-1 demand:2 call:0 implore:1 press:1 order:2 insist:1
secretly:1 quietly:0 privately:-1
huge:2 massive:2 large:0 big:0 significant:0 sizable:0 giant:1 enormous:2
brutal:2 harsh:1 tough:0 strict:0 firm:-1 cruel:2
claims:1 allegations:0 charges:1 accusations:1 statements:-1 reports:0
threat:1 warning:0 ultimatum:2
crash:1 accident:0 collision:0 smash:2 mishap:-1 incident:-2 disaster:2
slam:2 smash:2 ram:2 strike:0 hit:0 plough:1 plow:1
critical:1 serious:0 grave:1 stable:-1 minor:-1
hurt:0 injure:0 maim:2 wound:1
retreat:1 withdrawal:0 pullback:-1 redeployment:-2 rout:2
collateral-damage:-2 civilian-deaths:1 casualties:0
strike:0 bombing:1 bombardment:1 raid:0 airstrike:0
"""


# Words of one pair tell the opposite of each other.
_OPPOSITES = """
rise fall|rose fell|increase decrease|increase decline|gain loss|gain lose|gain fall|up down|higher lower|more fewer|more less|most least
win lose|won lost|victory defeat|profit loss|buy sell|bought sold|open close|begin end|start stop|accept reject|approve reject
allow ban|allow forbid|allow block|support oppose|agree refuse|agree disagree|confirm deny|admit deny|guilty innocent|convict acquit
strong weak|better worse|best worst|improve worsen|early late|before after|above below|over under|inside outside|first last
enter leave|arrive depart|arrive leave|hire fire|appoint dismiss|raise cut|raise lower|raise reduce|expand shrink|success failure|succeed fail
alive dead|legal illegal|safe dangerous|major minor|positive negative|friend enemy|attack defend|north south|east west|left right
with without|all none|always never|include exclude|advance retreat|widen narrow|strengthen weaken|jump drop|jump slide|climb drop|surge plunge
"""


class Substitution(StrEnum):
    """SYNONYM: tells the same; LOADED: one thing, another colour; OPPOSITE: the contrary; OTHER: none known."""

    SYNONYM = "synonym"
    LOADED = "loaded"
    OPPOSITE = "opposite"
    OTHER = "other"


@cache
def _synonym_groups() -> dict[str, frozenset[int]]:
    groups: dict[str, set[int]] = {}
    for number, group in enumerate(_SYNONYMS.replace("\n", "|").split("|")):
        for word in group.split():
            groups.setdefault(word.replace("-", " ").lower(), set()).add(number)
    return {word: frozenset(numbers) for word, numbers in groups.items()}


@cache
def _loads() -> dict[str, dict[int, int]]:
    loads: dict[str, dict[int, int]] = {}
    for number, line in enumerate(_LOADED.strip().splitlines()):
        for entry in line.split():
            word, _, load = entry.rpartition(":")
            loads.setdefault(word.replace("-", " "), {})[number] = int(load)
    return loads


def substitution(
    first: Sequence[str], second: Sequence[str], stems: tuple[Sequence[str], Sequence[str]]
) -> tuple[Substitution, str]:
    """How one side's content words stand to the other's, and the reason in words.

    Args:
        first, second: content words in small letters; stems: the same without endings.

    Example:
        >>> substitution(("invasion",), ("military", "operation"), (("invasion",), ("military", "operation")))[0].value
        'loaded'
        >>> substitution(("started",), ("initiated",), (("start",), ("initiat",)))[0].value
        'synonym'
    """
    loads = _stemmed_loads()
    all_a, all_b = _forms(first, stems[0]), _forms(second, stems[1])
    # A word that both have is set for none: "the State admits" / "the State Department admits".
    for one in [form for form in all_a if form in loads and form not in all_b]:
        for two in [form for form in all_b if form in loads and form not in all_a]:
            found = loaded(one, two)
            if found:
                return Substitution.LOADED, found
    contrary = _contrary_words()
    for one in [word for word in (*first, *stems[0]) if word in contrary]:
        for two in [word for word in (*second, *stems[1]) if word in contrary]:
            if frozenset((one, two)) in _opposites():
                return Substitution.OPPOSITE, f"{one!r} and {two!r} tell the contrary"
    if _all_synonyms(first, second, stems):
        return Substitution.SYNONYM, "the words mean the same"
    return Substitution.OTHER, "other words"


@cache
def _opposites() -> frozenset[frozenset[str]]:
    pairs = [pair.split() for pair in _OPPOSITES.strip().replace("\n", "|").split("|")]
    return frozenset(frozenset((one, two)) for a, b in pairs for one in {a, *_endings(a)} for two in {b, *_endings(b)})


@cache
def _contrary_words() -> frozenset[str]:
    return frozenset(word for pair in _opposites() for word in pair)


def _forms(words: Sequence[str], stems: Sequence[str]) -> list[str]:
    """Single words, stems and neighbouring pairs, as the tables may hold them."""
    pairs = [f"{one} {two}" for one, two in pairwise(words)]
    return [*pairs, *words, *stems]


@cache
def _stemmed_loads() -> dict[str, dict[int, int]]:
    stemmed: dict[str, dict[int, int]] = {}
    for word, loads in _loads().items():
        for form in {word, *_endings(word)}:
            stemmed.setdefault(form, loads)
    return stemmed


@cache
def _stemmed_synonyms() -> dict[str, frozenset[int]]:
    stemmed: dict[str, frozenset[int]] = {}
    for word, groups in _synonym_groups().items():
        for form in {word, *_endings(word)}:
            stemmed[form] = stemmed.get(form, frozenset()) | groups
    return stemmed


def _endings(word: str) -> tuple[str, ...]:
    """A base form's stem: without final e or y, as stems of inflected forms come out."""
    return (word[:-1],) if len(word) > 4 and word[-1] in "ey" else ()


def synonym_groups(word: str) -> frozenset[int]:
    """The groups of words of one meaning that a word belongs to.

    Example:
        >>> bool(synonym_groups("begin") & synonym_groups("start"))
        True
    """
    return _stemmed_synonyms().get(word, frozenset())


def is_loaded(word: str) -> bool:
    """Whether a word colours what it names.

    Example:
        >>> is_loaded("regime"), is_loaded("government")
        (True, False)
    """
    return any(load > 0 for load in _stemmed_loads().get(word, {}).values())


def loaded(one: str, two: str) -> str:
    """Why one of two words colours the thing that both name otherwise; "" where neither does.

    Example:
        >>> loaded("regime", "government")
        "one thing, two colours: 'regime' is the stronger word"
    """
    loads_a, loads_b = _stemmed_loads().get(one, {}), _stemmed_loads().get(two, {})
    for group in loads_a.keys() & loads_b.keys():
        if loads_a[group] != loads_b[group]:
            stronger = one if loads_a[group] > loads_b[group] else two
            return f"one thing, two colours: {stronger!r} is the stronger word"
    return ""


def have_one_form(one: str, two: str) -> bool:
    """Whether a word may stand where the other did, by their endings; irregular forms go with all but "-ing".

    Example:
        >>> have_one_form("censored", "deleted"), have_one_form("censored", "cut"), have_one_form("reports", "claiming")
        (True, True, False)
    """
    first, second = (next((end for end in ("ing", "ed", "s") if word.endswith(end)), "") for word in (one, two))
    return first == second or ("" in {first, second} and "ing" not in {first, second})


def _all_synonyms(first: Sequence[str], second: Sequence[str], stems: tuple[Sequence[str], Sequence[str]]) -> bool:
    """Whether each content word has a synonym (or its own stem) on the other side."""
    table = _stemmed_synonyms()

    def groups(word: str, stem: str) -> frozenset[int]:
        return table.get(word, frozenset()) | table.get(stem, frozenset())

    sides = [list(zip(first, stems[0], strict=True)), list(zip(second, stems[1], strict=True))]
    for here, there in (sides, reversed(sides)):
        for word, stem in here:
            if not any(stem == other or groups(word, stem) & groups(o, other) for o, other in there):
                return False
    return bool(first) and bool(second)
