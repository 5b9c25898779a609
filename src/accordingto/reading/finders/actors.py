"""Who did it, as said: before the verb, after "by", in front of the event's noun, named in a charge, blamed or claiming it."""

import re
from collections.abc import Iterator

from accordingto.reading.claims import make_claim
from accordingto.reading.finders.phrases import AFTER, BEFORE, cleaned
from accordingto.reading.layers import Layers
from accordingto.reading.sentences import in_title_case
from accordingto.reading.story import Story, Told
from accordingto.reading.story.segments import Segment
from accordingto.records import Claim, Span

_PEOPLE = (
    r"gunm[ae]n|(?:gun|knife)wom[ae]n|attackers?|assailants?|assassins?|militants?|insurgents?|rebels?|fighters?"
    r"|jihadists?|extremists?|terrorists?|separatists?|mercenaries|militia(?:men|s)?|paramilitar(?:y|ies)|soldiers?"
    r"|troops|forces|army|military|navy|air force|police(?:man|men)?|officers?|deput(?:y|ies)|guards?"
    r"|agents?|commandos|marines|coalition|regime|government|ministry|command|group|gang|gang members|cell|cartel"
    r"|factions?|units?|warplanes?|jets?|aircraft|drones?|helicopters?|suspects?|shooters?|bombers?|robbers?|intruders?"
    r"|m[ae]n|wom[ae]n|boys?|teens?|teenagers?|youths?|husband|boyfriend|father|son|brother"
    r"|neighbou?r|driver|someone|mob|crowd|settlers?|protesters?|herdsmen|herders|bandits|pirates|authorities"
    r"|intelligence|brigades?|battalion|movement|party|state|navy|gendarmes|carabineers|operatives?|individuals?|people"
    r"|persons?|occupants?|passenger"
)
_ACTS = re.compile(
    r"\b(?:(?:has |have |had )?(?:also |again |then |reportedly |allegedly |deliberately |mistakenly "
    r"|wrongly )?(?:carried out|carries out|launched|launches|conducted|mounted|staged|struck|bombed|shelled|raided"
    r"|stormed|attacked|ambushed|targeted|bombarded|pounded|opened fire|opens fire|open fire|fired|fatally shot"
    r"|shot(?! (?:and killed (?:on|in|at|when|while|by)|in the|to death|dead (?:on|in|at|by)|multiple|several"
    r"|at (?:about|around)))|stabbed|detonated"
    r"|blew (?:up|himself|herself|themselves)|killed|kills|murdered|massacred|gunned down|abducted|kidnapped|executed"
    r"|beheaded|dropped|set fire to|torched|rammed|assassinated|began (?:shooting|firing)|started (?:shooting|firing)"
    r"|claimed responsibility|(?:has )?claimed the attack|fled)"
    r"|(?:carrying out|launching|conducting|firing|dropping|opening fire))\b",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\b(?:carried out|launched|conducted|mounted|staged|fired|killed|shot(?: dead| and killed| to death)?"
    r"|stabbed(?: to death)?|wounded|injured|hit|struck|attacked|bombed|shelled|raided|targeted|ambushed|murdered"
    r"|gunned down|dropped|abducted|kidnapped|claimed|perpetrated|committed|beaten|strikes?|attacks?|raids?|shelling"
    r"|bombardment|bombing|airstrikes?|air strikes?|fire|shooting|massacre|operation|assault|ambush) by\b",
    re.IGNORECASE,
)
_BLAMED = re.compile(
    r"\b(?:blam(?:ed|es|ing)|accus(?:ed|es|ing)|held|implicat(?:ed|es|ing)|point(?:ed|s) the finger at)\b(?= )"
    r"|\battribut(?:ed|es|ing|able)\b[^.;\n]{0,80}? to\b|\b(?:put|laid|lays|puts) the blame\b[^.;\n]{0,40}? (?:on|at)\b"
    r"|\bresponsibility of\b",
    re.IGNORECASE,
)
_CHARGED = re.compile(
    r"((?:[A-Z][\w.’'-]+ ){1,3}[A-Z][\w.’'-]+)(?:, (?:age )?\d{1,2}| \(\d{1,2}\))?,? (?:(?:of [\w ,]{3,40}"
    r"|who [\w ,]{3,60}),? )?(?:(?:has|have|had) (?:\w+ )?(?:also )?been |was |were |is |are |faces |pleaded |admitted )"
    r"(?:\w+ )?(?:charged|indicted|arrested|convicted|sentenced|accused|wanted|identified as the (?:gunman|shooter"
    r"|suspect|attacker|killer)|booked|guilty|held|jailed|being held|charges)",
)
_ARRESTED = re.compile(
    r"\b(?:arrested|charged|indicted|identified the (?:suspect|gunman|shooter|attacker) as|warrant for|searching for"
    r"|looking for) ((?:[A-Z][\w.’'-]+ ){1,3}[A-Z][\w.’'-]+)(?=[,. ](?: ?\d{1,2}\b)?)"
)
_PREMODIFIER = re.compile(
    r"((?:[A-Z][\w.’'-]*(?:[ -](?:led|backed|aligned|affiliated|linked|allied))?|(?:US|UK|U\.S\.|U\.K\.)(?:-led)?"
    r"|coalition|police|army|military|government|regime|rebel|militant|insurgent|gang|settler|militia|separatist"
    r"|jihadist|navy|paramilitary|cartel|terrorist)"
    r"(?: (?:[A-Z][\w.’'-]*|forces|army|military|police|regime|government|coalition|occupation|rebel|militia|navy"
    r"|air force))*)(?:[’']s?)? (?:(?!(?:said|says|the|a|an|is|are|was|were|has|have|had|to|in|on|of|after|by|for|that"
    r"|and|or|from|with|who|which|about|reported|at|[a-z]+ed|[a-z]+ing)\b)[a-z-]+ ){0,2}$"
)
_NOT_IN_FRONT = re.compile(
    r"^(?:of|against|for|by|to|or|and|but|if|when|while|in|on|at|with|from|as|no|very|after|before|during|following"
    r"|since|seven|two|three|four|five|six|eight|nine|ten"
    r"|several|many|combined|early|late|more|most|both|all|this|that|these|those|the|a|an|our|their|his|her|its"
    r"|deadly|fatal|new|another|another|first|second|third|last|next|recent|police say|dead|killed|wounded|injured"
    r"|christmas|thanksgiving|ramadan|eid|(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:[’']s)?|(?:january|february|march"
    r"|april|may|june|july|august|september|october|november|december))\b",
    re.IGNORECASE,
)
_UNKNOWN = re.compile(
    r"\b(?:(?:no one|nobody|no group|no organi[sz]ation|none) (?:has |had |have |)(?:yet |so far |immediately "
    r"|)?(?:claimed|taken|took|admitted)(?: responsibility| the attack| it)?|(?:not|un)(?: been | immediately "
    r"| yet )*(?:clear|known) who (?:was behind|carried out|fired|launched|did|planted|shot|killed|the)"
    r"|(?:perpetrators?|attackers?|assailants?|killers?|gunm[ae]n|shooters?|suspects?)(?:[’'] (?:identity"
    r"|identities))? (?:is|are|was|were|has|have|remains?) (?:still |so far |)?(?:unknown|not (?:been |yet been "
    r"|yet )?(?:identified|known)|unidentified|at large)|no (?:immediate |)claim of responsibility)",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:den(?:y|ied|ies)|reject(?:s|ed)?|disclaim(?:s|ed)?) (?:all |any |having |being |)?(?:involvement"
    r"|responsibility|carrying out|behind|role|part|the (?:accusation|charge|allegation)s?|firing|killing|shelling"
    r"|bombing|attacking|targeting|conducting|launching)\b",
    re.IGNORECASE,
)
_PASSIVE = re.compile(r"\b(?:was|were|been|being|be|is|are|got|were also|was also|left)(?: \w+ly)? ?$", re.IGNORECASE)
_NO_ACTOR = re.compile(
    r"^(?:it|he|she|they|we|i|you|who|which|that|this|those|these|there|one|two|three|four|five|six|\d+|several|many"
    r"|some|all|none|both|others?|people|victims?|residents?|civilians?|children|the (?:attacks?|strikes?|raids?"
    r"|shootings?|blasts?|explosions?|incident|operation|bomb|missile|rockets?|shells?|bullets?"
    r"|killing))\b(?! (?:[\w-]+ )?(?:gunm[ae]n|attackers?|men|assailants?|suspects?|soldiers?|officers?|fighters?"
    r"|militants?|armed|masked|unknown|unidentified|jets|drones|warplanes|teenagers|people in|helicopters))"
    r"|\b(?:attacks?|strikes?|raids?|shootings?|air ?strikes?|blasts?|explosions?|incident|operation|bombs?|missiles?|rockets?|shells?"
    r"|bullets?|killings?|shots?|gunfire|violence|fire|round|rounds|mortar|mortars|stroke|crash|accident|wounds?"
    r"|hospital|morning|night|evening|day|afternoon|scene)$",
    re.IGNORECASE,
)
_ACTOR_HEAD = re.compile(rf"\b(?:{_PEOPLE})$", re.IGNORECASE)


_SUFFERED = re.compile(r"(?:deaths?|killings?|murders?|slayings?|casualt|victims?|homicides?|injur|tragedy)", re.IGNORECASE)
_SPOT = re.compile(
    r"\b(?:Gate|Park|Street|Avenue|Road|Square|Bridge|School|Church|Hospital|Market|Station|Mosque|Mall|Club|Hotel"
    r"|Cent(?:er|re)|House|Tavern|Bar|Island|River|Hills?|Heights|Village|Valley|Beach|Point|County|City|Town"
    r"|University|College|Airport|Prison|Camp|Base|Towers?|Plaza|Terminal|Crossing|Lane|Drive|Block|Side)(?:[’']s?)?$"
)
_SAID_IT = re.compile(r" (?:\w+ed|said|says|claims?|tells|confirms|believes)(?: that)? (?:it|they|he|she|we)$")
_OBJECT_FORM = re.compile(r"-(?:targeting|related|held|wide|like|style|based|controlled|occupied)$", re.IGNORECASE)
_BARE_MACHINE = re.compile(
    r"(?:(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|\d+|single|armed|small|fighter) )*"
    r"(?:drones?|helicopters?|jets?|warplanes?|aircraft|planes?|bombers?|m[ae]n|wom[ae]n|people|persons?|individuals?)",
    re.IGNORECASE,
)
"""A machine or a bare "man" says nothing of who."""


def find_actors(layers: Layers, story: Story) -> Iterator[Claim]:
    """One claim for each doer that a report, or an origin in it, names for an incident."""
    for told in story.accounts:
        said: list[tuple[set[str], str]] = []
        for segment in story.told_in(told):
            if segment.kind == "related headline":
                continue
            yield from _not_known(layers, told, segment)
            for name, span, value in sorted(_candidates(layers, segment), key=lambda c: c[0].start):
                claim = make_claim(layers, told, "actor", span, focus=name, value=value)
                words = {w.casefold() for w in re.findall(r"\w+", value)}
                if not any(words <= earlier or earlier <= words for earlier, origin in said if origin == claim.origin.name):
                    said.append((words, claim.origin.name))
                    yield claim


def _not_known(layers: Layers, told: Told, segment: Segment) -> Iterator[Claim]:
    for match in _UNKNOWN.finditer(layers.text, segment.start, segment.end):
        yield make_claim(layers, told, "actor", Span(match.start(), match.end()), value="unknown", stance="unknown")
    for match in _DENIED.finditer(layers.text, segment.start, segment.end):
        before = layers.text[max(segment.start, match.start() - 90) : match.start()]
        subject = BEFORE.search(re.sub(r"(?:has|have|had|also|flatly|repeatedly|strongly)? ?$", "", before))
        if subject and (value := cleaned(subject[1])) and not _NO_ACTOR.search(value):
            start = match.start() - len(before) + subject.start(1)
            yield make_claim(layers, told, "actor", Span(start, match.end()), value=value, stance="denied")


def _candidates(layers: Layers, segment: Segment) -> Iterator[tuple[Span, Span, str]]:
    """The name's own span, the span to quote, and the value."""
    text = layers.text
    if segment.bearing == "event" and not segment.of(text).isupper():
        yield from _by_phrases(layers, segment)
        yield from _subjects(layers, segment)
        yield from _premodifiers(layers, segment)
        yield from _doers(layers, segment)
        yield from _retaliated_against(layers, segment)
    for match in _BLAMED.finditer(text, segment.start, segment.end):
        yield from _phrase_after(layers, match.start(), match.end(), segment)
    for pattern in (_CHARGED, _ARRESTED):
        for match in pattern.finditer(text, segment.start, segment.end):
            name = Span(match.start(1), match.end(1))
            if not _is_body(name.of(text)):
                yield name, Span(match.start(), match.end()), cleaned(name.of(text))


def _is_body(name: str) -> bool:
    return bool(re.search(r"\b(?:Police|Department|County|Office|Court|Hospital|Sheriff|Street|City)\b", name))


def _by_phrases(layers: Layers, segment: Segment) -> Iterator[tuple[Span, Span, str]]:
    for match in _BY.finditer(layers.text, segment.start, segment.end):
        yield from _phrase_after(layers, match.start(), match.end(), segment)


def _phrase_after(layers: Layers, start: int, end: int, segment: Segment) -> Iterator[tuple[Span, Span, str]]:
    match = AFTER.match(layers.text, end, segment.end)
    if match:
        name = Span(match.start(1), match.end(1))
        value = _value(layers, name)
        if value and _can_act(layers, name, value):
            yield name, Span(start, name.end), value


_NEEDS_OBJECT = re.compile(
    r"(?:killed|kills|murdered|massacred|shot|stabbed|fatally shot|executed|beheaded|abducted|kidnapped|targeted"
    r"|attacked|struck|bombed|shelled|raided|fired|launched|dropped|ambushed)$",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    r" (?:at |on |into |upon |from |back|out|(?:and|then) \w+ed |dead |down )?(?:at least |more than |about |around "
    r"|nearly |almost |over |up to |as many as |an estimated )?(?:\d|one |two |three |four |five |six |seven |eight "
    r"|nine |ten |eleven |twelve |a |an |the |his |her|its |their |our |him|them|himself|herself|several |dozens "
    r"|scores |hundreds |many |some |another "
    r"|civilians|children|people|men |women|soldiers|police|fighters|militants|residents|villagers|protesters"
    r"|worshippers|houses|homes|positions|shells|rockets|missiles|bombs|shots|tear gas|live |air|drone|strikes|attacks"
    r"|raids|[A-Z“\"])"
)


def _subjects(layers: Layers, segment: Segment) -> Iterator[tuple[Span, Span, str]]:
    text = layers.text
    for match in _ACTS.finditer(text, segment.start, segment.end):
        before = text[max(segment.start, match.start() - 90) : match.start()]
        if _PASSIVE.search(before) or (_NEEDS_OBJECT.search(match[0]) and not _OBJECT.match(text, match.end())):
            continue
        subject = BEFORE.search(before)
        if not subject:
            continue
        start = match.start() - len(before) + subject.start(1)
        name = _after_times(layers, Span(start, start + len(subject[1])))
        value = _value(layers, name)
        if value and _can_act(layers, name, value):
            end = min(
                segment.end, next((t.end for t in segment.triggers if t.end >= match.end() and t.end - match.end() < 60), match.end())
            )
            yield name, Span(name.start, end), value


def _after_times(layers: Layers, name: Span) -> Span:
    """ "On Tuesday noon two jets": the doer starts after the time."""
    start = max([name.start, *(t.end + 1 for t in layers.times if t.overlaps(name) and t.end < name.end)])
    return Span(start, name.end)


_DOERS = re.compile(
    r"(?<![\w-])((?:(?:an?|the|two|three|four|five|six|several|some|unknown|unidentified|masked|hooded|armed|suspected"
    r"|lone|teenage|male|female|black-clad|young) ){0,4}(?:gunm[ae]n|knifem[ae]n|attackers?|assailants?|armed (?:men"
    r"|youths|group|individuals)|masked men|suicide bombers?|militants|insurgents|bandits|assassins?"
    r"|rioters|hitm[ae]n))(?= (?:on (?:a |two )?(?:motor)?(?:bike|cycle|motorcycle)s? |in (?:a "
    r"|two )?\w+ ?\w* )?(?:who )?(?:had |have |then |also |reportedly |first )?(?:\w{2,}ed|threw|came|drove|broke|burst"
    r"|got|shot|began|fled|struck|rode|ran|blew|set|overran|took|kills?|attacks?|storms?|opens?|fires?)\b)",
    re.IGNORECASE,
)


def _doers(layers: Layers, segment: Segment) -> Iterator[tuple[Span, Span, str]]:
    """Words that mean a doer whatever the verb: gunmen, attackers, masked men."""
    for match in _DOERS.finditer(layers.text, segment.start, segment.end):
        name = Span(match.start(1), match.end(1))
        if not re.search(
            r"\b(?:against|killed|killing|arrested|of|on|by|targeting)(?: the)? ?$",
            layers.text[max(segment.start, name.start - 14) : name.start],
        ):
            yield name, Span(name.start, min(segment.end, match.end() + 1)), cleaned(name.of(layers.text))


_RETALIATION = re.compile(
    r"\b(?:retaliation|retaliating|revenge|vengeance|reprisals?) (?:against|on"
    r"|upon) ((?:the )?[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,4}) for\s*$"
)


def _retaliated_against(layers: Layers, segment: Segment) -> Iterator[tuple[Span, Span, str]]:
    """ "retaliation against X for | the attacks": X is said to have done them."""
    before = max(0, segment.start - 90)
    match = _RETALIATION.search(layers.text[before : segment.start])
    if match and segment.triggers:
        name = Span(before + match.start(1), before + match.end(1))
        yield name, Span(before + match.start(), segment.triggers[0].end), _value(layers, name)


def _premodifiers(layers: Layers, segment: Segment) -> Iterator[tuple[Span, Span, str]]:
    text = layers.text
    for trigger in segment.triggers:
        if trigger.force == "tells":
            continue
        match = _PREMODIFIER.search(text[max(segment.start, trigger.start - 60) : trigger.start])
        if _SUFFERED.match(trigger.of(text)):
            continue  # "the soldier's death": who suffered it
        if (
            not match
            or _NOT_IN_FRONT.match(match[1])
            or _SPOT.search(match[1])
            or _OBJECT_FORM.search(match[1])
            or (match[1].isupper() and len(match[1]) > 6)
        ):
            continue
        start = max(segment.start, trigger.start - 60) + match.start(1)
        name = Span(start, start + len(match[1]))
        places = [p for p in layers.places if p.overlaps(name)]
        if in_title_case(segment.of(text)):
            if not places:
                continue  # every word has its capital there, and none of them tells a name
            name = Span(places[-1].start, places[-1].end)
            if not re.fullmatch(r"(?:[’']s?)? (?:(?:New|Second|Deadly|Latest) )?", layers.text[name.end : trigger.start]):
                continue
        if places and not any(p.demonym or p.place.precision == "country" for p in places):
            continue  # "the Paris attacks": where, not who
        value = _value(layers, name)
        if value and _can_act(layers, name, value):
            yield name, Span(name.start, trigger.end), value


_ISLAMIC_STATE = re.compile(
    r"(?:the )?(?:self-proclaimed |so-called )?[“\"']?(?:Islamic State|ISIS|ISIL|IS|Daesh|Da[’']esh)[”\"']?(?: group"
    r"| militants)?"
)


def _value(layers: Layers, name: Span) -> str:
    value = cleaned(_SAID_IT.sub("", name.of(layers.text)))
    if _ISLAMIC_STATE.fullmatch(value):
        return "Islamic State"
    said = (p for p in layers.places if p.overlaps(name) and p.of(layers.text).rstrip(".") == value)
    if place := next((p for p in said if p.demonym or p.place.precision == "country"), None):
        return place.place.name if place.demonym else place.of(layers.text)
    return value


def _can_act(layers: Layers, name: Span, value: str) -> bool:
    if _BARE_MACHINE.fullmatch(value) or _NO_ACTOR.search(name.of(layers.text)) or _NO_ACTOR.search(value) or len(value) < 2:
        return False
    if _ACTOR_HEAD.search(value):
        return True
    named = [p for p in layers.places if p.overlaps(name) and (p.demonym or p.place.precision == "country")]
    if named:
        lead = layers.text[name.start : named[0].start].strip().casefold()
        return named[0].demonym or not lead or lead in ("the", "and")  # "north Syria" is where, not who
    words = value.split()
    return (
        words[0][:1].isupper()
        and words[-1][:1].isupper()
        and not any(t.overlaps(name) for t in layers.times)
        and not any(p.overlaps(name) for p in layers.places)
    )
