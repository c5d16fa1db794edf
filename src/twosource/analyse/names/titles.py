"""Titles and offices that stand before names, and nouns that make a body of a name."""

HONORIFICS = frozenset("mr mrs ms miss mx sir dame lord lady dr prof professor rev reverend".split())

OFFICES = frozenset(
    (
        "president|vice president|prime minister|premier|chancellor|minister|secretary|secretary of state|"
        "secretary-general|secretary general|senator|sen|sens|representative|rep|reps|congressman|congresswoman|"
        "congressmen|governor|gov|mayor|king|queen|prince|princess|crown prince|pope|emperor|emir|sultan|sheikh|"
        "ayatollah|imam|bishop|archbishop|cardinal|patriarch|judge|justice|chief justice|magistrate|general|gen|"
        "colonel|col|lieutenant|lt|captain|capt|major|maj|sergeant|sgt|corporal|cpl|admiral|adm|commander|cmdr|"
        "commissioner|commissar|detective|officer|constable|inspector|superintendent|supt|sheriff|deputy|chief|"
        "marshal|director|chairman|chairwoman|chairperson|chair|chief executive|ceo|executive|ambassador|envoy|"
        "attorney general|attorney|prosecutor|speaker|leader|majority leader|minority leader|whip|majority whip|"
        "lawmaker|legislator|mp|mep|councillor|councilman|councilwoman|alderman|delegate|candidate|nominee|"
        "front-runner|frontrunner|counterpart|spokesman|spokeswoman|spokesperson|press secretary|adviser|advisor|"
        "aide|analyst|economist|lawyer|counsel|special counsel|solicitor|barrister|activist|author|writer|"
        "journalist|cartoonist|editor-in-chief|reporter|correspondent|anchor|host|columnist|commentator|pundit|editor|historian|scientist|"
        "researcher|doctor|surgeon|surgeon general|epidemiologist|expert|strategist|pollster|founder|co-founder|"
        "billionaire|businessman|businesswoman|actor|actress|singer|coach|manager|player|captain|astronaut|pilot|"
        "professor|teacher|principal|rabbi|pastor|father|sister|brother|mother|wife|husband|son|daughter|widow|"
        "witness|resident|suspect|gunman|shooter|victim|neighbor|neighbour|friend|official|member|head|boss|"
        "mogul|tycoon|strongman|dictator|rebel|warlord|cleric|diplomat|negotiator|ombudsman|treasurer|first lady|"
        "foreign minister|defense minister|defence minister|finance minister|interior minister|foreign secretary|"
        "home secretary|defense secretary|treasury secretary|health secretary|party chairman"
    ).split("|")
)
"""Offices and professions, in small letters and without a dot."""

OFFICE_HEADS = frozenset(office.split()[-1] for office in OFFICES) - {"state"}
"""Last words of offices: "minister", "secretary", "general" …"""

ABBREVIATED = {
    "sen": "senator",
    "rep": "representative",
    "gov": "governor",
    "gen": "general",
    "col": "colonel",
    "lt": "lieutenant",
    "capt": "captain",
    "maj": "major",
    "sgt": "sergeant",
    "cmdr": "commander",
    "supt": "superintendent",
    "adm": "admiral",
}
"""Offices as they stand before names, and in full as they stand in descriptions: "Sen. Holm", "the senator"."""

SURE_OFFICES = frozenset(
    (
        "mayor ceo governor gov senator sen representative rep congressman congresswoman chairman chairwoman "
        "chairperson minister secretary spokesman spokeswoman spokesperson director commissioner prosecutor sheriff "
        "ambassador coach superintendent councilman councilwoman councillor founder treasurer"
    ).split()
)
"""Offices that stand in no name of a place, firm or family, as "King" and "Prince" do."""

PARTIES = frozenset(["republican", "democrat", "democratic", "libertarian"])
"""Parties that stand before a member's full name: "Republican Paul Aske"."""

ACTS = frozenset(
    (
        "accusing addressing adding agreeing announcing answering appearing arguing asking attacking backing blaming "
        "blasting breaking calling campaigning challenging citing claiming comparing concerning considering countering "
        "criticizing criticising defending defying demanding denouncing denying describing despite dismissing echoing "
        "ending explaining expressing facing following giving helping hitting including introducing invoking joining "
        "leaving mentioning mocking naming noting opposing paraphrasing pointing praising pressing promising quoting "
        "recalling referencing referring rejecting replacing replying responding seeing seeking showing slamming "
        "speaking standing stopping supporting taking telling thanking urging using visiting warning watching "
        "weighing welcoming writing accused asked based backed blasted called cited confirmed dismissed faced given "
        "joined pressed questioned quoted responded said slammed wrote"
    ).split()
)
"""Verbs with which sentences begin before a name: "Countering Holm's claim, …", "Asked Venn: …"."""

FIELDS = frozenset(
    (
        "foreign defense defence finance interior health education justice trade energy home treasury state "
        "prime vice deputy assistant under chief senior former ex then acting current new newly outgoing "
        "incoming interim late veteran national security press white house special supreme court district "
        "federal appeals attorney majority minority democratic republican conservative labour liberal "
        "presidential opposition house senate congressional parliamentary party leading top fellow longtime "
        "long-time associate embattled first second lady crown police fire army navy air force military intelligence "
        "general u.s us state department republican gop"
    ).split()
)
"""Words that may stand between a country or body and an office ("current State Department spokesman")."""

BODY_WORDS = frozenset(
    (
        "department dept ministry agency bureau office court council commission committee congress senate parliament "
        "assembly house party union league association federation organization organisation foundation institute "
        "university college school hospital church bank company corporation corp inc ltd llc group holdings "
        "industries airlines airways motors police force forces army navy guard corps brigade command service "
        "services administration authority government cabinet board fund center centre society alliance "
        "coalition front movement campaign network club team museum library press news times post journal herald "
        "tribune chronicle gazette magazine tv radio daily review observer mail telegraph broadcasting media "
        "broadcaster studios systems technologies labs partners bloc nations states republicans democrats "
        "conservatives liberals greens taliban hamas hezbollah isis"
    ).split()
)
"""Nouns that make a body (organisation, public or private) of a name."""

PRESS_WORDS = frozenset(
    (
        "news times post journal herald tribune chronicle gazette magazine tv radio daily review observer mail "
        "telegraph broadcasting press courier-journal courier dispatch examiner enquirer inquirer sentinel globe "
        "star bee register record mirror standard argus echo advertiser weekly monitor network television media"
    ).split()
)
"""Last words of outlets' names."""
