"""The words that attribution turns on: verbs of saying in their forms, who speaks, and what is no part of either."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from accordingto.reading.calendar import MONTHS, WEEKDAYS

Sense = Literal["say", "tell", "think", "figure", "show", "manner", "talk", "deny", "blame", "urge"]
"""``figure``, ``show`` and ``manner`` verbs are a cue only beside a figure, a clause or a quotation; ``talk`` needs "of" or "about"."""


@dataclass(frozen=True, slots=True)
class Form:
    """One form of a reporting verb."""

    lemma: str
    sense: Sense
    shape: Literal["base", "s", "past", "ing"]
    participle: bool = False


def word_set(words: str) -> frozenset[str]:
    """The words of a text, as a set."""
    return frozenset(words.split())


_LEMMAS: dict[Sense, str] = {
    "say": """
        say add announce confirm report claim state declare explain note maintain insist write tweet acknowledge admit affirm
        allege argue assert assess boast concede conclude contend continue clarify comment complain confess disclose
        elaborate emphasize emphasise estimate hint imply indicate joke mention observe pledge point predict proclaim promise
        recount reiterate relate remark repeat reply respond retort reveal specify stress suggest testify underline
        underscore vow warn caution swear answer post publish retweet cite recall relay stipulate summarize summarise
        threaten tout advise agree guess figure counter reckon attest recognise recognize avow assure pretend profess shrug
        accept regret deplore propose outline rule circulate quip muse interject opine pronounce recite speculate vouch
        telegraph narrate
        """,
    "tell": "tell message text inform notify remind brief",
    "think": "believe think suspect fear expect assume hope doubt consider know understand presume feel worry",
    "figure": "put count record list document log register tally give place set raise revise lower correct update",
    "show": """
        show find learn hear see read prove demonstrate determine establish discover verify describe call name identify
        characterize characterise hold mean decide point regard label term portray recognize calculate witness
        """,
    "manner": """
        shout yell scream cry sob laugh whisper mutter murmur exclaim recall smile begin chant ask wonder sing thunder sigh
        snap gush rage fume scoff enthuse conclude finish open close weep
        """,
    "talk": "speak talk brag complain",
    "deny": "deny reject dismiss refute rebut dispute contest disown contradict disavow discount",
    "blame": "blame accuse attribute ascribe credit fault",
    "urge": "urge ask demand beg implore appeal request call recommend encourage",
}
_PAST = {
    "say": "said", "tell": "told", "think": "thought", "know": "knew", "understand": "understood", "feel": "felt", "write": "wrote",
    "swear": "swore", "put": "put", "give": "gave", "set": "set", "speak": "spoke", "show": "showed", "find": "found", "learn": "learned",
    "hear": "heard", "see": "saw", "read": "read", "hold": "held", "mean": "meant", "begin": "began", "sing": "sang", "weep": "wept",
    }  # fmt: skip
_PARTICIPLE = {
    "know": "known", "write": "written", "swear": "sworn", "give": "given", "speak": "spoken", "show": "shown", "see": "seen",
    "begin": "begun", "sing": "sung", "learn": "learnt", "prove": "proven",
}  # fmt: skip
_DOUBLES = word_set("brag log admit chat put set rebut beg begin quip snap")


@cache
def forms() -> dict[str, Form]:
    """Every form of every reporting verb; where two verbs share one, the first sense listed wins."""
    table: dict[str, Form] = {}
    for sense, lemmas in _LEMMAS.items():
        for lemma in lemmas.split():
            for word, form in _forms(lemma, sense):
                table.setdefault(word, form)
    table["learnt"] = Form("learn", "show", "past", True)
    return table


def _forms(lemma: str, sense: Sense) -> list[tuple[str, Form]]:
    stem = lemma + lemma[-1] if lemma in _DOUBLES else lemma
    y = lemma.endswith("y") and lemma[-2] not in "aeiou"
    past = _PAST.get(lemma) or (lemma + "d" if lemma.endswith("e") else lemma[:-1] + "ied" if y else stem + "ed")
    third = lemma[:-1] + "ies" if y else lemma + "es" if lemma.endswith(("s", "sh", "ch", "x")) else lemma + "s"
    ing = lemma[:-1] + "ing" if lemma.endswith("e") and not lemma.endswith("ee") else stem + "ing"
    participle = _PARTICIPLE.get(lemma, past)
    return [
        (lemma, Form(lemma, sense, "past" if lemma == past else "base", lemma == participle)),
        (third, Form(lemma, sense, "s")),
        (past, Form(lemma, sense, "past", past == participle)),
        (participle, Form(lemma, sense, "past", True)),
        (ing, Form(lemma, sense, "ing")),
    ]


PURE_PARTICIPLES = frozenset(_PARTICIPLE.values()) - {"learnt"}
"""Participles that are no past tense: "a gang known as"."""

NOUN_TOO = word_set(
    """
    report reports claim claims state states estimate estimates count counts record records list lists name names note notes
    post posts tweet tweets figure figures show shows place places comment comments answer answers reply replies fear fears
    doubt doubts hope hopes worry blame request requests call calls demand demands set sets promise promises pledge pledges
    vow vows document documents log logs register registers remark remarks point points stress text texts message messages
    cry cries rule rules appeal appeals brief briefs suspect suspects find finds read reads hint cite contest contests
    dispute disputes talk talks credit fault faults update updates raise hold holds tally guess witness label term terms
    close open finish laugh shout scream yell mention means counter advise mean rage account
    """
)
"""Forms that are nouns as often; the words around them decide."""

BE = word_set("is are was were be been being am 's isn't aren't wasn't weren't")
HAVE = word_set("has have had having hasn't haven't hadn't")
MODALS = word_set(
    """
    will would could can may might must should shall won't wouldn't couldn't can't cannot didn't doesn't don't do does did
    """
)
AUXILIARIES = BE | HAVE | MODALS | {"not", "to"}
FINITE_AUX = word_set("is are was were am has have had will would could can may might must should did does") | {
    w for w in MODALS | BE | HAVE if w.endswith("n't")
}
NEGATIONS = word_set("not never no n't cannot") | {w for w in MODALS | BE | HAVE if w.endswith("n't")}
ADVERBS = word_set(
    """
    also later then earlier previously still now only further repeatedly initially since already yet never again itself
    themselves himself herself even just often always once first too soon thus therefore meanwhile however instead long ever
    both all separately subsequently additionally since
    """
)
PAST_VERBS = word_set(
    """
    died left took came went made hit struck fled fell rose began shot fought ran broke sent lost kept got met won led stood
    sat threw drove brought caught flew blew burst spread grew became opened fired exploded killed wounded injured attacked
    targeted happened occurred arrived collapsed burned burnt destroyed claimed captured carried dropped entered escaped
    landed launched moved
    """
)
"""Past tenses that end a clause to the left of "and police said"."""

PRONOUNS = word_set("he she it they we i you")
SUBJECTS = PRONOUNS | word_set("some others both many one another several everyone everybody nobody none who which")
DETERMINERS = word_set(
    """
    the a an this that these those his her its their our my your another one two three four five six some several many other
    each no any both all
    """
)
CLAUSE_WORDS = word_set(
    """
    that but while as because although though whereas when where after before since if unless until which who whom whose than
    so yet what how why whether nor once
    """
)
CONJUNCTIONS = word_set("and but while whereas although though or as yet")
PREPOSITIONS = word_set(
    """
    on in at by after during for from with under of to over about near since before within via through upon amid following
    among against around outside inside into across behind beyond between despite until till towards toward late early
    """
)
DAYS = (
    frozenset(WEEKDAYS)
    | (frozenset(MONTHS) - {"may"})
    | word_set("today yesterday tonight jan feb mar apr jun jul aug sept sep oct nov dec mon tue wed thu fri sat sun")
)
TIMES = DAYS | word_set(
    """
    may tomorrow morning afternoon evening night midnight noon earlier later last this same day week month year days
    weeks months hours hour minutes ago then afterwards overnight dawn dusk midday shortly recently a.m. p.m. am pm
    gmt et est late early next following previous today's o'clock
    """
)
MEDIA = word_set(
    """
    statement statements interview post posts tweet tweets telephone phone email e-mail briefing conference twitter facebook
    telegram television tv radio video message report speech letter website page account release communique communiqué
    bulletin note broadcast address memo thread blog update filing affidavit press testimony remarks comments whatsapp voice
    audio recording line channel court instagram hearing meeting event rally breakfast communication text reporters
    journalists condition spokesman spokesperson
    """
)
"""What is said in, by or on: "in a statement", "by telephone", "on condition of anonymity"."""
LISTENERS = word_set(
    """
    reporters journalists us me him her them you everyone people worshippers lawmakers mps parliament residents officers
    police investigators detectives judges jurors supporters viewers listeners media newsmen correspondents colleagues
    friends relatives families
    """
)
MEDIA_HEADS = word_set(
    """
    agency newspaper paper channel station website site radio television tv broadcaster magazine network service outlet
    portal news post times tribune gazette journal herald courier dispatch press wire daily observer mirror sun guardian
    telegraph
    """
)
AUDIENCE_HEADS = MEDIA_HEADS | word_set(
    """
    court council conference briefing crowd committee parliament correspondent reporter reporters journalists press inquest
    hearing jury judge assembly meeting rally officers officials people commission blog programme program page
    """
)
NEWS_WORDS = word_set(
    """
    news times post gazette journal herald courier dispatch press wire daily observer mirror sun guardian telegraph tribune
    radio tv television agency newspaper magazine online live report reporter media broadcasting insider chronicle star
    standard mail today blog newswire bulletin independent examiner express ledger sentinel
    """
)
"""Words that outlets carry in their names."""
NOT_NP = word_set("that there if when because how why what whether where he she they we it")
"""After "told Reuters …": where the listener has ended and what was said begins."""

SPEAKER_HEADS = word_set(
    """
    police policeman policemen officer officers official officials spokesman spokeswoman spokesperson spokespeople spox
    ministry minister president governor mayor sheriff chief commissioner commander general colonel captain major lieutenant
    sergeant army military navy coalition command witness witnesses resident residents neighbour neighbours neighbor
    neighbors survivor survivors relative relatives family families father mother brother sister son daughter wife husband
    uncle cousin doctor doctors medic medics nurse nurses paramedic paramedics hospital surgeon physician director coroner
    prosecutor prosecutors lawyer lawyers attorney judge court activist activists monitor monitors observatory group
    organisation organization agency source sources authorities authority government state department office bureau statement
    report reports document documents records investigators investigator detective detectives firefighters responders
    rescuers worker workers volunteer volunteers villager villagers local locals elder elders leader leaders fighter fighters
    militant militants rebel rebels party movement militia brigade front faction media newspaper station channel analyst
    analysts expert experts researcher researchers charity union council committee commission mission force forces
    intelligence driver shopkeeper trader farmer teacher student manager owner employee passer-by bystander bystanders man
    woman people priest imam pastor diplomat diplomats envoy secretary senator lawmaker lawmakers deputy ambassador prefect
    sub-prefect administrator defence defense video footage account accounts figures statistics data survey poll study list
    tally records bulletin communique post tweet staff friend friends soldier soldiers guard guards cops cop network service
    company operator embassy clinic morgue un pentagon kremlin
    """
)
PLURAL_HEADS = word_set("police authorities people media staff cops some others both many several")
BODY_HEADS = word_set(
    """
    ministry army military navy coalition command police observatory group organisation organization agency authority
    authorities government department office bureau brigade front faction movement party militia company union council
    committee commission mission force forces hospital court charity network service station channel newspaper monitor
    embassy state administration center centre association institute university federation league corps directorate
    secretariat foundation society parliament pentagon kremlin house column unit division regiment battalion guard watch desk
    project campaign prosecution district county city town
    """
)
DOCUMENT_HEADS = word_set(
    """
    statement statements report reports figures statistics data records record document documents list survey poll study
    bulletin communique communiqué release tally count video footage post tweet tweets message filing affidavit letter
    reports claims account accounts announcement information numbers toll update thread note memo estimates estimate
    """
)
ROLES = word_set(
    """
    spokesman spokeswoman spokesperson spox officer official officials source sources doctor nurse medic paramedic mayor
    governor minister president sheriff chief commissioner commander general colonel captain major lieutenant sergeant
    director coroner prosecutor lawyer attorney judge activist resident witness neighbour neighbor survivor relative father
    mother brother sister son daughter wife husband uncle cousin driver shopkeeper trader farmer teacher student manager
    owner employee villager elder leader worker analyst expert executive researcher secretary senator deputy ambassador
    prefect sub-prefect administrator superintendent inspector detective investigator priest imam pastor bishop man woman boy
    girl soldier guard volunteer surgeon physician diplomat envoy correspondent head chairman chairwoman professor lawmaker
    founder editor journalist reporter master boss delegate brigadier admiral premier king chancellor candidate democrat
    republican secretary-general representative consul congressman congresswoman
    """
)
TITLES = ROLES | word_set(
    """
    mr mrs ms miss dr prof sir lady lord gen lt col maj sgt capt brig sen rep gov rev det insp cmdr adm mr. mrs. ms. dr.
    prof. gen. lt. col. maj. sgt. capt. brig. sen. rep. gov. rev. det. insp. cmdr. adm. st. prime vice foreign defence
    defense interior former acting deputy assistant associate senior chief police army military state county city national
    federal regional provincial district lieutenant-colonel major-general brigadier-general lieutenant-general corporal
    private constable
    """
)

TOLL = word_set(
    """
    loss losses toll number figure death total deaths casualties dead injured wounded victims killed estimate estimates
    details information figures
    """
)
NUMBER_WORDS = TOLL | word_set(
    """
    one two three four five six seven eight nine ten eleven twelve dozen dozens hundreds scores thousands twenty thirty forty
    fifty sixty seventy eighty ninety fourteen fifteen sixteen several no
    """
)
