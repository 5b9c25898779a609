"""The words and shapes by which a report tells who did it, and those that only look as if they did."""

import re

from accordingto.reading.guarded import guarded

# Heads of a noun phrase that can do violence: "two masked gunmen", "the army", "a drone".
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
# What a doer does, after its subject: "the army | carried out", "a man | opened fire", but no "shot in the leg".
ACTS = guarded(
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
# What stands before a doer in the passive and after a noun: "carried out by | …", "an air strike by | …".
BY = guarded(
    r"\b(?:carried out|launched|conducted|mounted|staged|fired|killed|shot(?: dead| and killed| to death)?"
    r"|stabbed(?: to death)?|wounded|injured|hit|struck|attacked|bombed|shelled|raided|targeted|ambushed|murdered"
    r"|gunned down|dropped|abducted|kidnapped|claimed|perpetrated|committed|beaten|strikes?|attacks?|raids?|shelling"
    r"|bombardment|bombing|airstrikes?|air strikes?|fire|shooting|massacre|operation|assault|ambush) by\b",
    re.IGNORECASE,
)
# Who is said to be behind it: "blamed | the Front", "attributed the raid to | …", "put the blame on | …".
BLAMED = guarded(
    r"\b(?:blam(?:ed|es|ing)|accus(?:ed|es|ing)|held|implicat(?:ed|es|ing)|point(?:ed|s) the finger at)\b(?= )"
    r"|\b(?:pin(?:s|ned)|blam(?:ed|es))\b(?! (?:on|for))[^.;\n]{3,60}? on\b(?! (?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|\d))"
    r"|\battribut(?:ed|es|ing|able)\b[^.;\n]{0,80}? to\b|\b(?:put|laid|lays|puts) the blame\b[^.;\n]{0,40}? (?:on|at)\b"
    r"|\bresponsibility of\b",
    re.IGNORECASE,
)
# Where a name ends and what is said of them goes on: "the Front | of carrying out", "the army | responsible", "the Front | and said".
GOES_ON = re.compile(r" (?:of (?=(?:\w+ing|the|an?)\b)|responsible\b|guilty\b|and(?: (?:said|say|has|have|[a-z]+ed)\b|$)).*", re.DOTALL)
# A name before its charge: "Ivo Maran, 31, has been charged".
CHARGED = guarded(
    r"((?:[A-Z][\w.’'-]+ ){1,3}[A-Z][\w.’'-]+)(?:, (?:age )?\d{1,2}| \(\d{1,2}\))?,? (?:(?:of [\w ,]{3,40}"
    r"|who [\w ,]{3,60}),? )?(?:(?:has|have|had) (?:\w+ )?(?:also )?been |was |were |is |are |faces |pleaded |admitted )"
    r"(?:\w+ )?(?:charged|indicted|arrested|convicted|sentenced|accused|wanted|identified as the (?:gunman|shooter"
    r"|suspect|attacker|killer)|booked|guilty|held|jailed|being held|charges)",
)
# A name after its charge or the search: "police arrested Ivo Maran", "a warrant for Ivo Maran".
ARRESTED = guarded(
    r"\b(?:arrested|charged|indicted|identified the (?:suspect|gunman|shooter|attacker) as|warrant for|searching for"
    r"|looking for) ((?:[A-Z][\w.’'-]+ ){1,3}[A-Z][\w.’'-]+)(?=[,. ](?: ?\d{1,2}\b)?)"
)
# A doer right in front of the event's noun: "the US-led coalition's deadly | raid", "rebel | shelling".
PREMODIFIER = re.compile(
    r"((?:[A-Z][\w.’'-]*(?:[ -](?:led|backed|aligned|affiliated|linked|allied))?|(?:US|UK|U\.S\.|U\.K\.)(?:-led)?"
    r"|coalition|police|army|military|government|regime|rebel|militant|insurgent|gang|settler|militia|separatist"
    r"|jihadist|navy|paramilitary|cartel|terrorist)"
    r"(?: (?:[A-Z][\w.’'-]*|forces|army|military|police|regime|government|coalition|occupation|rebel|militia|navy"
    r"|air force))*)(?:[’']s?)? (?:(?!(?:said|says|the|a|an|is|are|was|were|has|have|had|to|in|on|of|after|by|for|that"
    r"|and|or|from|with|who|which|about|reported|at|[a-z]+ed|[a-z]+ing)\b)[a-z-]+ ){0,2}$"
)
# What stands in front of an event's noun and is no doer: "three | attacks", "Monday's | raid".
NOT_IN_FRONT = re.compile(
    r"^(?:of|against|for|by|to|or|and|but|if|when|while|in|on|at|with|from|as|no|very|after|before|during|following"
    r"|since|seven|two|three|four|five|six|eight|nine|ten"
    r"|several|many|combined|early|late|more|most|both|all|this|that|these|those|the|a|an|our|their|his|her|its"
    r"|deadly|fatal|new|another|another|first|second|third|last|next|recent|police say|dead|killed|wounded|injured"
    r"|christmas|thanksgiving|ramadan|eid|(?:mon|tues|wednes|thurs|fri|satur|sun)day(?:[’']s)?|(?:january|february|march"
    r"|april|may|june|july|august|september|october|november|december))\b",
    re.IGNORECASE,
)
# That nobody knows, or says, who did it: "no group has claimed responsibility", "the gunmen remain at large".
UNKNOWN = guarded(
    r"\b(?:(?:no one|nobody|no group|no organi[sz]ation|none) (?:has |had |have |)(?:yet |so far |immediately "
    r"|)?(?:claimed|taken|took|admitted)(?: responsibility| the attack| it)?|(?:not|un)(?: been | immediately "
    r"| yet )*(?:clear|known) who (?:was behind|carried out|fired|launched|did|planted|shot|killed|the)"
    r"|(?:perpetrators?|attackers?|assailants?|killers?|gunm[ae]n|shooters?|suspects?)(?:[’'] (?:identity"
    r"|identities))? (?:is|are|was|were|has|have|remains?) (?:still |so far |)?(?:unknown|not (?:been |yet been "
    r"|yet )?(?:identified|known)|unidentified|at large)|no (?:immediate |)claim of responsibility)",
    re.IGNORECASE,
)
# That somebody says it was not them: "denied involvement", "rejected the accusations".
DENIED = guarded(
    r"\b(?:den(?:y|ied|ies)|reject(?:s|ed)?|disclaim(?:s|ed)?) (?:all |any |having |being |)?(?:involvement"
    r"|responsibility|carrying out|behind|role|part|the (?:accusation|charge|allegation)s?|firing|killing|shelling"
    r"|bombing|attacking|targeting|conducting|launching)\b",
    re.IGNORECASE,
)
PASSIVE = re.compile(r"\b(?:was|were|been|being|be|is|are|got|were also|was also|left)(?: \w+ly)? ?$", re.IGNORECASE)
# Subjects that do nothing of themselves: "it", "the blast", "three people" unless armed or masked, "… wounds", "… hospital".
NO_ACTOR = re.compile(
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
ACTOR_HEAD = re.compile(rf"\b(?:{_PEOPLE})$", re.IGNORECASE)
SUFFERED = re.compile(r"(?:deaths?|killings?|murders?|slayings?|casualt|victims?|homicides?|injur|tragedy)", re.IGNORECASE)
# Names of places in front of an event's noun: "the Market Street | shooting".
SPOT = re.compile(
    r"\b(?:Gate|Park|Street|Avenue|Road|Square|Bridge|School|Church|Hospital|Market|Station|Mosque|Mall|Club|Hotel"
    r"|Cent(?:er|re)|House|Tavern|Bar|Island|River|Hills?|Heights|Village|Valley|Beach|Point|County|City|Town"
    r"|University|College|Airport|Prison|Camp|Base|Towers?|Plaza|Terminal|Crossing|Lane|Drive|Block|Side)(?:[’']s?)?$"
)
SAID_IT = re.compile(r" (?:\w+ed|said|says|claims?|tells|confirms|believes)(?: that)? (?:it|they|he|she|we)$")
OBJECT_FORM = re.compile(r"-(?:targeting|related|held|wide|like|style|based|controlled|occupied)$", re.IGNORECASE)
BARE_MACHINE = re.compile(
    r"(?:(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several|\d+|single|armed|small|fighter) )*"
    r"(?:drones?|helicopters?|jets?|warplanes?|aircraft|planes?|bombers?|m[ae]n|wom[ae]n|people|persons?|individuals?)",
    re.IGNORECASE,
)
"""A machine or a bare "man" says nothing of who."""
# Acts that count only with what they were done to: "killed | two", not "was among those killed".
NEEDS_OBJECT = re.compile(
    r"(?:killed|kills|murdered|massacred|shot|stabbed|fatally shot|executed|beheaded|abducted|kidnapped|targeted"
    r"|attacked|struck|bombed|shelled|raided|fired|launched|dropped|ambushed)$",
    re.IGNORECASE,
)
# What begins such an object: "at least two", "the village", "at soldiers", a name.
OBJECT = re.compile(
    r" (?:at |on |into |upon |from |back|out|(?:and|then) \w+ed |dead |down )?(?:at least |more than |about |around "
    r"|nearly |almost |over |up to |as many as |an estimated )?(?:\d|one |two |three |four |five |six |seven |eight "
    r"|nine |ten |eleven |twelve |a |an |the |his |her|its |their |our |him|them|himself|herself|several |dozens "
    r"|scores |hundreds |many |some |another "
    r"|civilians|children|people|men |women|soldiers|police|fighters|militants|residents|villagers|protesters"
    r"|worshippers|houses|homes|positions|shells|rockets|missiles|bombs|shots|tear gas|live |air|drone|strikes|attacks"
    r"|raids|[A-Z“\"])"
)
# Words that mean a doer whatever is done: "two masked gunmen | on a motorbike came".
DOERS = guarded(
    r"(?<![\w-])((?:(?:an?|the|two|three|four|five|six|several|some|unknown|unidentified|masked|hooded|armed|suspected"
    r"|lone|teenage|male|female|black-clad|young) ){0,4}(?:gunm[ae]n|knifem[ae]n|attackers?|assailants?|armed (?:men"
    r"|youths|group|individuals)|masked men|suicide bombers?|militants|insurgents|bandits|assassins?"
    r"|rioters|hitm[ae]n))(?= (?:on (?:a |two )?(?:motor)?(?:bike|cycle|motorcycle)s? |in (?:a "
    r"|two )?\w+ ?\w* )?(?:who )?(?:had |have |then |also |reportedly |first )?(?:\w{2,}ed|threw|came|drove|broke|burst"
    r"|got|shot|began|fled|struck|rode|ran|blew|set|overran|took|kills?|attacks?|storms?|opens?|fires?)\b)",
    re.IGNORECASE,
)
# Whom a retaliation is against, right before what it is for: "in revenge against the Front for | the ambush".
RETALIATION = guarded(
    r"\b(?:retaliation|retaliating|revenge|vengeance|reprisals?) (?:against|on"
    r"|upon) ((?:the )?[A-Z][\w’'.-]*(?: [A-Z][\w’'.-]*){0,4}) for\s*$"
)
# One group under its many names.
ISLAMIC_STATE = re.compile(
    r"(?:the )?(?:self-proclaimed |so-called )?[“\"']?(?:Islamic State|ISIS|ISIL|IS|Daesh|Da[’']esh)[”\"']?(?: group"
    r"| militants)?"
)
