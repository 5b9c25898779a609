"""Noun phrases by their shape: what stands right before a verb, or right after "by"; no parser is needed for what reports write."""

import re

_WORD = (
    r"(?:(?:[A-Z]\.){1,4}|(?:Mr|Mrs|Ms|Dr|Sgt|Gen|Col|Lt|Maj|Capt|Cpl|Ald|St|Rev|Brig|Cmdr|Gov|Sen|Rep)\."
    r"|[\w][\w’'&/-]*(?:\.[\w’'&/-]+)*)"
)
_STOP = (
    r"(?:in|on|at|near|after|before|during|while|when|as|and then|who|which|that|with|from|to|for|by|into|onto|over"
    r"|under|against|since|until|outside|inside|around|because|but|was|were|is|are|has|have|had|said|says|late|early"
    r"|this|last|yesterday|today|tonight|killing|wounding|injuring|leaving"
    r"|targeting|hitting|striking|across|amid|among|between|between|through|throughout|where|if|so|police say|according"
    r"|overnight|using|ahead|toward|towards|about|shortly|moments|minutes|hours|days|weeks|along|not|also|would|could"
    r"|will|may|might|did|does|do|be|been|being|then|than|like|how|what|whose|no|nor|despite|without|within|per|via|and that|or that|again)"
)
# The noun phrase right after a cue: "by | two unidentified gunmen | on a motorbike".
AFTER = re.compile(
    rf"\s*((?:(?:the|a|an|two|three|four|five|several|some|unknown|unidentified) )?(?:“[^”\n]{{1,60}}”"
    rf"|\"[^\"\n]{{1,60}}\"|(?-i:IS\b)|(?!{_STOP}\b){_WORD})(?: (?!{_STOP}\b)(?:“[^”\n]{{1,60}}”|{_WORD})){{0,6}})",
    re.IGNORECASE,
)
BEFORE = re.compile(rf"(?<![\w’'.-])((?:(?!{_STOP}\b){_WORD} ){{0,6}}(?!{_STOP}\b){_WORD}) ?$", re.IGNORECASE)

# What a value leaves out in front: "the alleged | gunman".
_LEADING = re.compile(
    r"^(?:(?:the|a|an|alleged|suspected|apparent|reported|new|another|latest|deadly|intensive|heavy|fatal|that|his|her"
    r"|its|their|and|but|also|so-called|self-proclaimed)\b ?)+",
    re.IGNORECASE,
)


def cleaned(phrase: str) -> str:
    """The phrase without what says nothing of who: articles, "alleged", closing marks."""
    phrase = re.sub(r"\s+", " ", phrase).strip(" ,.;:'’\"“”-–—")
    return re.sub(r"[’']s$", "", _LEADING.sub("", phrase).strip(' ,.;:"“”'))
