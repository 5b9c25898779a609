"""Whether two names mean one: "the defence ministry" and "French Defense Ministry", "SOHR" and what it stands for."""

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import DamerauLevenshtein


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _variants(table: str) -> dict[str, str]:
    """Lines of "word: variants" as a map from each variant to its word."""
    rows = (line.split(":") for line in table.strip().splitlines())
    return {variant: word.strip() for word, variants in rows for variant in variants.split()}


_SMALL_WORDS = _words(
    "the a an of in at on for and to by from near with its his her their said says s mr mrs ms dr de la le el al ul as is"
)
_ALIKE = _variants("""
defence: defense
center: centre
spokesman: spokeswoman spokesperson spokespeople spokesmen
police: policeman policemen cops
officer: officers
official: officials
force: forces
army: troops soldiers
authority: authorities
ministry: minister ministers
government: governmental
aircraft: planes warplanes jets
strike: airstrike airstrikes strikes
dept: department
gunman: gunmen
""")
_PHRASES = (
    (
        r"\bislamic state(?: (?:of|in) iraq and (?:syria|the levant|al-?sham))?(?: group)?\b|\b(?:isis|isil|daesh|daish|(?-i:IS))\b",
        "islamicstate",
    ),
    (r"\bunited states(?: of america)?\b|\bu\.s\.(?:a\.)?|(?-i:\bUSA?\b)|\bamericans?\b|\bpentagon\b", "unitedstates"),
    (r"\bunited kingdom\b|\bgreat britain\b|\bu\.k\.|(?-i:\bUK\b)|\bbritish\b|\bbritain\b", "unitedkingdom"),
    (r"\bunited nations\b|\bu\.n\.|(?-i:\bUN\b)", "unitednations"),
    (r"\bsaudi(?: arabian?)?s?\b", "saudiarabia"),
    (r"\b(?:united arab )?emirat(?:es|is?)\b|(?-i:\bUAE\b)", "emirates"),
)
_PEOPLES = _variants("""
france: french
netherlands: dutch
germany: german germans
spain: spanish spaniards
turkey: turkish turks türkiye turkiye
greece: greek greeks
denmark: danish
sweden: swedish
norway: norwegian
poland: polish
finland: finnish
ireland: irish
italy: italian
russia: russian russians kremlin
ukraine: ukrainian ukrainians
israel: israeli israelis idf
palestine: palestinian palestinians
syria: syrian syrians
iraq: iraqi iraqis
iran: iranian iranians
yemen: yemeni yemenis
lebanon: lebanese
jordan: jordanian
egypt: egyptian
libya: libyan
tunisia: tunisian
algeria: algerian
morocco: moroccan
sudan: sudanese
somalia: somali
ethiopia: ethiopian
eritrea: eritrean
kenya: kenyan
nigeria: nigerian
niger: nigerien
mali: malian
chad: chadian
cameroon: cameroonian
congo: congolese
rwanda: rwandan
uganda: ugandan
mozambique: mozambican
afghanistan: afghan afghans
pakistan: pakistani
india: indian
china: chinese
japan: japanese
korea: korean
philippines: philippine filipino
myanmar: burmese burma
thailand: thai
indonesia: indonesian
bangladesh: bangladeshi
nepal: nepalese
mexico: mexican
colombia: colombian
venezuela: venezuelan
brazil: brazilian
peru: peruvian
haiti: haitian
ecuador: ecuadorian
chile: chilean
argentina: argentine argentinian
canada: canadian
australia: australian
armenia: armenian
azerbaijan: azerbaijani azeri
georgia: georgian
belarus: belarusian
belgium: belgian
austria: austrian
hungary: hungarian
romania: romanian
serbia: serbian
kosovo: kosovar
qatar: qatari
kuwait: kuwaiti
bahrain: bahraini
oman: omani
europe: european
""")
STATES = frozenset(_PEOPLES.values()) | {"unitedstates", "unitedkingdom", "saudiarabia", "emirates"}
OFFICES = _words("""
ministry army military government navy air force command president presidency defence foreign interior official state authority
police statement spokesman general staff secretary prime council
""")
"""Words that show a body of a state speaking, so that its state's bare name may mean it."""
PLAIN = _words("""
official source witness eyewitness resident local medic medical doctor activist security people person relative family neighbor neighbour
survivor anonymous unnamed report media account user spokesman group statement senior member villager civilian rescuer worker journalist
""")
"""Words that many speakers answer to: they alone never make two names one, unless the names are equal."""


@lru_cache(maxsize=65536)
def words_of(name: str) -> frozenset[str]:
    """The words of a name that carry meaning, folded: states for their peoples, one spelling for each office."""
    text = name
    for pattern, word in _PHRASES:
        text = re.sub(pattern, f" {word} ", text, flags=re.IGNORECASE)
    plain = unicodedata.normalize("NFKD", text.replace("’", "'")).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c)).replace("'s ", " ").replace(".", "")
    return frozenset(_fold(word) for word in re.findall(r"\w+", plain) if word not in _SMALL_WORDS)


def _fold(word: str) -> str:
    word = _PEOPLES.get(word, word)
    if word in _ALIKE or word in STATES or len(word) < 5 or word.endswith(("ss", "us", "is")):
        return _ALIKE.get(word, word)
    return word.removesuffix("s")


def same_word(one: str, other: str) -> bool:
    """Whether two folded words are one, a slip or another transliteration allowed in long ones."""
    if one == other or one[0] != other[0]:
        return one == other
    longest = max(len(one), len(other))
    if one in STATES and other in STATES:  # Austria and Australia are two letters apart
        return False
    if longest < 6 or one.isdigit() or other.isdigit():
        return False
    return DamerauLevenshtein.distance(one, other, score_cutoff=2) <= (1 if longest < 9 else 2)


_SOUNDS = (("gh", "g"), ("kh", "k"), ("q", "k"), ("ck", "k"), ("dh", "d"), ("th", "t"), ("ph", "f"), ("ch", "sh"))
"""Spellings between which writers of Latin letters waver, and one for each."""


@lru_cache(maxsize=65536)
def consonants(word: str) -> str:
    """What the ways share in which a foreign name is put into Latin letters: "nasreel" and "nesril"; empty where that is too little."""
    for spelt, sound in _SOUNDS:
        word = word.replace(spelt, sound)
    left = re.sub(r"(.)\1+", r"\1", re.sub(r"(?<=[aeiou])h$|[aeiouwy\W\d_]", "", word))
    return left if len(left) >= 4 else ""


def within(small: frozenset[str], large: frozenset[str]) -> bool:
    """Whether every word of the smaller name stands in the larger."""
    return bool(small) and all(word in large or any(same_word(word, w) for w in large) for word in small)


def same_name(one: str, other: str) -> bool:
    """Whether two names are one and the same, spelling, word order and acronyms aside."""
    a, b = words_of(one), words_of(other)
    if not a or not b:
        return one.strip().casefold() == other.strip().casefold()
    return (within(a, b) and within(b, a)) or stands_for(one, other) or stands_for(other, one)


@lru_cache(maxsize=65536)
def stands_for(short: str, long: str) -> bool:
    """Whether the first is an acronym of the second, or one that the second itself gives in brackets."""
    letters = re.sub(r"[.\s]", "", re.sub(r"^the\s+", "", short.strip(), flags=re.I))
    if not 2 <= len(letters) <= 8 or not letters.isupper():
        return False
    if re.search(rf"\({re.escape(letters)}\)", long):
        return True
    initials = re.findall(r"\b\w", re.sub(r"\([^)]*\)", "", long))
    loose = "".join(c for c in initials if c.isupper())
    full = "".join(initials).upper()
    return len(letters) >= 3 and letters in (loose, full)


@lru_cache(maxsize=262144)
def alike(one: str, other: str) -> bool:
    """Whether two names share what matters: one's words within the other's, or half of them in common."""
    if same_name(one, other):
        return True
    a, b = words_of(one), words_of(other)
    shared = {w for w in a if w in b or any(same_word(w, v) for v in b)}
    telling = shared - PLAIN
    if len(shared) >= min(len(a), len(b)):
        return bool(telling)
    return bool(telling - OFFICES) and 2 * len(shared) >= max(len(a), len(b))
