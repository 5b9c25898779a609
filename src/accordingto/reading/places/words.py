"""The words round a name that tell a place from a person, a paper or a plain word."""

from functools import cache
from importlib.resources import files

from accordingto.reading.places.gazetteer import fold

FIRM_PREPOSITIONS = frozenset(
    "in near between outside around across throughout inside within northwest northeast southwest southeast downtown central"
    " northern southern eastern"
    " western northwestern northeastern southwestern southeastern north-western off".split()
)
LOOSE_PREPOSITIONS = frozenset(
    "at from to toward towards into through over of for on via against beyond along above and or north south east west".split()
)
DIRECTIONS = frozenset(
    "north south east west northern southern eastern western central northwest northeast southwest southeast northwestern northeastern"
    " southwestern southeastern downtown greater rural upper lower mid inner outer old nearby neighboring neighbouring"
    " suburban occupied far".split()
)
TOWN_WORDS = frozenset(
    "city town village hamlet suburb township municipality port neighborhood neighbourhood camp locality settlement capital enclave".split()
)
REGION_WORDS = frozenset(
    "province governorate oblast state region county parish district prefecture department canton wilayat wilaya emirate"
    " territory division"
    " subdistrict countryside raion krai".split()
)
OTHER_PLACE_WORDS = frozenset(
    "area areas border borders airport airbase residents suburbs outskirts road highway bridge market square streets hospital"
    " police officials"
    " resident native metro valley river lake coast front frontline front-line base school church mosque".split()
)
TYPE_WORDS = TOWN_WORDS | REGION_WORDS | OTHER_PLACE_WORDS
PLURAL_TYPES = {
    "counties": "county",
    "parishes": "parish",
    "provinces": "province",
    "governorates": "governorate",
    "oblasts": "oblast",
    "districts": "district",
    "states": "state",
    "regions": "region",
    "prefectures": "prefecture",
    "towns": "town",
    "cities": "city",
    "villages": "village",
}
DWELLERS = frozenset(
    "man woman men women teen teenager couple family boy girl mother father student students senior home house store suspect"
    " driver officer officers"
    " councilman voters firefighters authorities detectives investigators native democrat republican shooting shootings crash"
    " fire attack attacks"
    " bombing bombings massacre bureau time".split()
)
"""What stands in lower case after the name of a town ("an Alexandria woman", "the Lahore attack")."""
NEVER = frozenset("allah metro white house grad historic constitution telegram police islamic muslim christian army".split())
NEVER_NAMES = frozenset(
    {"white house", "capitol hill", "security council", "supreme court", "islamic state", "wall street", "al qaeda", "new year"}
)
OPENERS = frozenset("a an in at on of to from for and or after by as but near".split())
"""Words that have their capital from the head of a sentence, not from a name."""
DISTRICT_TYPES = frozenset("county parish district subdistrict raion borough".split())
REGION_TYPES = REGION_WORDS - DISTRICT_TYPES - {"countryside"}

BODY_WORDS = frozenset(
    "police council department hospital school schools county court courts airport jail sheriff sheriffs fire medical"
    " memorial high elementary middle"
    " city mayor public office board district community regional general international municipal state town township village"
    " parish authority"
    " housing transit water planning commission commissioner commissioners central central government ministry ministries"
    " embassy parliament congress"
    " senate house assembly national army forces force guard border crossing province governorate oblast region gov governor"
    " attorney lt rep sen"
    " president prime minister chief detective detectives fire firefighters marshal marshals health center centre clinic park"
    " library church cathedral mosque"
    " road street avenue highway bridge river lake creek bay valley island islands beach port harbor harbour mountain"
    " mountains hills heights coast"
    " metropolitan metro area chamber circuit superior supreme federal bank stock exchange fair festival museum theater"
    " theatre arena stadium convention"
    " prison detention correctional police department's station railway rail junction north south east west downtown native"
    " residents resident man woman"
    " couple teen teenager boy girl family mother father based time standard daylight".split()
)
"""A capital after a place that belongs to a body or site of that place ("Dover Police")."""
NAME_WORDS = frozenset(
    "times post tribune herald news journal gazette chronicle globe observer sun star press daily mirror telegraph guardian"
    " examiner enquirer inquirer"
    " dispatch courier record register sentinel bee mail independent review weekly magazine today reporter ledger democrat"
    " republic argus echo"
    " university college institute tech bulls bears cowboys yankees mets giants jets eagles patriots celtics lakers clippers"
    " knicks nets rockets spurs"
    " mavericks heat magic hawks hornets wizards pistons pacers cavaliers bucks timberwolves nuggets jazz suns kings warriors"
    " blazers grizzlies pelicans"
    " thunder raptors braves cubs sox cardinals brewers reds pirates phillies nationals marlins rays orioles indians tigers"
    " royals twins astros rangers"
    " angels athletics mariners dodgers padres rockies diamondbacks broncos raiders chargers chiefs seahawks rams 49ers"
    " vikings packers lions browns steelers"
    " bengals ravens bills dolphins titans colts jaguars texans falcons saints panthers buccaneers redskins united rovers"
    " wanderers athletic"
    " convention accord accords agreement declaration treaty summit protocol".split()
)
"""A capital after a place that makes it the name of a paper, university, club or treaty."""
TITLES = frozenset(
    "mr mrs ms miss dr prof sir lord lady dame sgt cpl pvt pfc lt col maj capt cmdr gen adm sen rep gov rev hon judge justice"
    " president chancellor minister"
    " secretary senator congressman congresswoman representative governor mayor councilman councilwoman councilmember"
    " commissioner sheriff deputy officer"
    " detective chief inspector constable superintendent sergeant corporal private lieutenant captain major colonel general"
    " admiral commander trooper agent"
    " coach pastor bishop father sister brother king queen prince princess sheikh imam ayatollah mullah attorney spokesman"
    " spokeswoman spokesperson"
    " director manager professor doctor principal trustee chairman chairwoman ambassador pope rabbi cardinal archbishop emir"
    " sultan abu umm bin ibn von van"
    " supervisor superintendant treasurer clerk coroner defendant patrolman firefighter paramedic analyst author actor actress"
    " singer".split()
)
SAYING = frozenset(
    "said says told added who whose testified wrote tweeted explained recalled denied admitted noted asked argued pleaded pled".split()
)
AFFIXES = frozenset("based backed occupied controlled born led held trained bound area made funded allied wide linked installed".split())
PARTICLES = frozenset(
    "of de la le les du des del della di do da dos das el al the upon on sur sous en am an der den bei ez es ash as ad ar at"
    " az and y e aux lez um".split()
)
JOINTS = frozenset("i e ye yi o u en sur de la al el".split())
"""What joins the parts of a hyphenated name ("Pul-i-Khumri")."""
LINKED = frozenset("al el ar as ash at ad adh an az ez es er um umm".split())
"""Articles that may open a name in lower case before a hyphen ("al-Shifa")."""


def _listed(file: str) -> frozenset[str]:
    return frozenset((files("accordingto.reading.places") / "data" / file).read_text(encoding="utf-8").split())


@cache
def given_names() -> frozenset[str]:
    """Given names in lower case."""
    return _listed("given_names.txt")


@cache
def family_names() -> frozenset[str]:
    """Surnames in lower case."""
    return _listed("surnames.txt")


@cache
def ordinary_words() -> frozenset[str]:
    """English words that no capital at the start of a sentence or in a headline turns into a name."""
    return _listed("ordinary_words.txt") | {"a", "i"}


@cache
def known_otherwise() -> frozenset[str]:
    """Words that are no place's alone: plain words, given names, surnames."""
    return (ordinary_words() | given_names() | family_names()) - PARTICLES


@cache
def table(file: str) -> tuple[tuple[str, ...], ...]:
    """The rows of one of our own tab-separated tables."""
    lines = (files("accordingto.reading.places") / "data" / file).read_text(encoding="utf-8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if line and not line.startswith("#"))


@cache
def demonyms() -> dict[str, tuple[str, str]]:
    """Folded word for a people → name and country code of its place; the name is empty where the country itself is meant."""
    found: dict[str, tuple[str, str]] = {}
    rows = [("", row[0], row[2]) for row in table("countries.tsv")]
    rows += [(name, code, said) for name, code, said in table("demonyms.tsv")]
    for name, code, said in rows:
        for word in filter(None, said.split("|")):
            for form in _forms(word):
                found.setdefault(fold(form), (name, code))
    return found


def _forms(word: str) -> tuple[str, ...]:
    if word.endswith(("ese", "sh", "ch", "ss", "men", "s", "an ")):
        return (word,)
    return (word, word + "es" if word.endswith(("ch", "sh")) else word + "s")


@cache
def abbreviations() -> dict[str, tuple[str, str, bool]]:
    """Folded abbreviation of a state or province → country, region code, whether it needs a comma or bracket before it."""
    return {fold(short): (country, code, needs == "comma") for short, country, code, needs in table("abbreviations.tsv")}
