"""What a line of a page says of itself: a credit, a sign-up, a pointer to another story. Anything in doubt is body."""

import re

from accordingto.reading.layers import PassageKind

LONGEST_LINE = 400
"""Characters of a block that are looked at: what is longer is a paragraph."""

_SITES = r"(?:facebook|twitter|x|linkedin|instagram|youtube|telegram|whatsapp|google\+?|pinterest|reddit|tiktok|threads)"
_AGENCIES = (
    r"(?:AP|AFP|EPA(?:-EFE)?|Reuters|REUTERS|Getty(?: Images)?|GettyImages|Anadolu(?: Agency)?|Xinhua|TASS|PA(?: Wire)?|DPA|dpa|ANSA"
    r"|Shutterstock|iStock|Wikimedia(?: Commons)?|Google (?:Maps|Earth|Street View)|YouTube|Twitter|Facebook|Handout|HANDOUT)"
)
_PICTURE = (
    r"(?:file |stock |archive |handout |courtesy |AP |featured )?"
    r"(?:photo(?:graph|s)?|image|picture|screen ?(?:grab|shot|capture)|video still|illustration)"
)

_GALLERY = re.compile(r"(?:image \d{1,3} of|buy photo)\b", re.IGNORECASE)
_POST = re.compile(r"pic\.twitter\.com/|\(@\w{1,30}\)")
"""A post quoted whole speaks for itself, whatever it opens with."""
_CAPTIONS = (
    # "(Photo by …)", "[Image: …]" at either end of the line; "(Source: …)" would be a monitor's source too
    re.compile(
        rf"[(\[]\s*(?:{_PICTURE}|credit|courtesy)\b\s*(?:by\b|credit|courtesy|from|via|of\b|[:/©])[^()\[\]]{{0,120}}[)\]]\W*$",
        re.IGNORECASE,
    ),
    re.compile(rf"^[(\[]\s*{_PICTURE}\b\s*(?:by\b|credit|courtesy|via|[:/©])[^()\[\]]{{0,120}}[)\]]", re.IGNORECASE),
    re.compile(rf"[(\[](?:file|File|FILE)?\s*:?\s*[^()\[\]]{{0,60}}/\s*{_AGENCIES}[)\]]\.?$"),
    re.compile(r"[(\[](?:[\w .,'’/-]{1,60} )?(?:photos?|picture)[)\]]$", re.IGNORECASE),
    re.compile(r"[(\[]\s*file(?:\s+(?:photo|image|picture))?\s*[)\]]\.?$", re.IGNORECASE),
    re.compile(r"^(?:(?:file|File|FILE) (?:photo|image|picture|PHOTO)\b|(?:FILE|File)\s*[-–—:]\s)"),
    re.compile(rf"^(?:{_PICTURE}|caption|pictured)(?: (?:credit|source|caption|courtesy(?: of)?|by))?\s*:\s*\S", re.IGNORECASE),
    re.compile(rf"^{_PICTURE} (?:credit|courtesy|via|by)(?: [^\s.]+){{1,7}}$", re.IGNORECASE),
    re.compile(rf"(?:Photo|Image|Picture|Credit|Courtesy)\s*:\s*[^.]{{0,60}}(?:/\s*)?{_AGENCIES}\.?$"),
    re.compile(rf"/\s?{_AGENCIES}$"),
)
_BARE_CREDIT = (
    re.compile(rf"(?:via |©\s?|courtesy of )?{_AGENCIES}\.?"),
    re.compile(rf"(?:AP Photo|{_AGENCIES})(?:\s?/\s?[A-Z][\w.&'’ -]{{1,40}}){{1,3}}"),
)
_FURNITURE = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"follow\b.{{0,80}}\bon (?:our )?{_SITES}\b.{{0,100}}",
        rf"(?:like|find|join|connect with) (?:us|our|@\w+)\b.{{0,60}}\bon (?:our )?{_SITES}\b.{{0,100}}",
        r"(?:follow|like) (?:us|@\w+)\b.{0,60}",
        rf"(?:share|tweet|pin|e-?mail|print|save|copy link|{_SITES})"
        rf"(?: (?:this|on|via|to|story|article|link|it|copy|share|print|{_SITES})){{0,8}}",
        rf"(?:(?:share|e-?mail|print|tweet|{_SITES})\W+){{1,8}}(?:share|e-?mail|print|tweet|{_SITES})\W*",
        r"read or share this story\b.{0,200}",
        r"copy this code\b.{0,80}",
        r"(?:sign up|subscribe|register)\b.{0,40}\b(?:newsletters?|alerts?|e-?mails?|updates|inbox|free|today|now|here|channel)\b.{0,120}",
        r"(?:sign|log) ?in(?: (?:using|with|to|or|here)\b.{0,100})?",
        r"(?:get|receive|never miss|want)\b.{0,100}\b(?:newsletters?|your inbox|e-?mail alerts?|delivered (?:daily|via))\b.{0,100}",
        r"never miss another .{0,60}",
        r"[\w’'&, -]{0,60}\b(?:to|in|into) your inbox\b.{0,60}",
        r"[\w .’'&-]{0,50}\b(?:e-?mails?|newsletters?) (?:&|and) (?:alerts?|newsletters?)",
        r"\W{0,3}(?:copyright\b|©|\(c\) ?\d{4}).{0,250}",
        r"[^.]{0,120}\ball rights reserved\b.{0,140}",
        r"this material may not be published\b.{0,200}",
        r"(?:we|this (?:web)?site|our (?:web)?site) uses? cookies\b.{0,250}",
        r"(?:by (?:continuing|submitting|clicking|signing))\b.{0,60}\b(?:agree|consent|accept)\b.{0,200}",
        r"(?:(?:terms of (?:use|service)|privacy policy|cookie policy|contact us|about us|advertise with us)\W{0,5}){1,6}",
        r"\W{0,3}advertisements?\W{0,3}|(?:story|article) continues below.{0,60}|loading\W{0,3}",
        r"skip to (?:main )?content|scroll down for.{0,40}|back to top",
        r"please (?:enable|turn on) (?:javascript|cookies).{0,100}",
        r"(?:download|install|get) (?:the|our) .{0,40}\bapps?\b.{0,80}",
        r"click here (?:to|for)\b.{0,120}",
        r"(?:\d{1,5} )?(?:pending )?comments(?: \(\d+\))?|(?:leave|post|add) a (?:comment|reply)",
        r"(?:show|view|hide) (?:comments|transcript|results)(?: show transcript)?|get digital access",
        r"report (?:a typo|an error)\b.{0,80}|most (?:popular|read|viewed)|trending(?: now)?",
        r"\((?:additional )?(?:reporting|writing|editing) by .{0,150}|(?:reporting|writing|editing) by(?: [^\s.]+){1,6}",
        r"contributing: .{0,80}|(?:contact the writer|e-?mail): .{0,80}",
        r"[\w.+-]{1,40}@[\w.-]{1,40}\.\w{2,10}",
        r"[\W_]{3,200}",
    )
)
_NAME = r"(?:[A-Z][\w.'’-]{0,25} ){1,3}[A-Z][\w'’-]{1,25}"
_BYLINE = re.compile(rf"(?:By|BY|by):? {_NAME}(?:(?: and |, | & ){_NAME}){{0,3}}")
# A line that points to another story and names it: "Read more: …".
_POINTER = re.compile(
    r"(?:read (?:more|also|next)|also read|related(?: (?:story|stories|coverage|articles?|content|news))?|see also|see more|must read"
    r"|now watch|watch(?: (?:now|more|live|below))?|up next|don['’]t miss|in case you missed it|more(?: on this)?|previous story"
    r"|next story)\s*[:|»>]\s*\S",
    re.IGNORECASE,
)
_BARE_POINTER = re.compile(r"(?:NOW WATCH|JUST WATCHED|MUST WATCH)\b|Related (?:Coverage|Stories|Story|Articles?) (?=[A-Z])")
# A line that opens a list of other stories: "Related stories", "You may also like".
_OPENER = re.compile(
    r"\W{0,3}(?:(?:more )?related(?: (?:stories|story|articles?|coverage|content|news|posts?|topics|links|reading|videos?))?"
    r"|also(?: (?:read|see|on [\w.]{1,30}))?|see also|read (?:more|also|next)(?: .{0,40}\bstories\b.{0,40})?"
    r"|(?:other|previous|recent|latest|more|top|popular|trending) (?:news|stories|articles|headlines|posts|videos|coverage)(?: .{1,40})?"
    r"|more (?:from|on|in) .{1,50}|you (?:may|might) (?:also )?(?:like|be interested in).{0,30}|recommended(?: .{1,30})?"
    r"|(?:prev(?:ious)?|next) (?:post|story|article)|editor['’]?s['’]? picks?|don['’]t miss|most (?:read|popular|viewed))\s*[:»>]?",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.!?;:,]['\"”’)\]]{0,2}$")


def kind_of_line(line: str) -> PassageKind | None:
    """What a line says that it is; None where it says nothing of the kind."""
    if _GALLERY.match(line):
        return "caption"
    if len(line) > LONGEST_LINE or _POST.search(line):
        return None
    if _points_elsewhere(line):
        return "related headline"
    if any(pattern.search(line) for pattern in _CAPTIONS):
        return "caption"
    if any(pattern.fullmatch(line) for pattern in (*_FURNITURE, *_BARE_CREDIT, _BYLINE)):
        return "furniture"
    return None


def _points_elsewhere(line: str) -> bool:
    """Whether the line is another story's headline behind its cue ("Related: …"); a sentence behind one is body."""
    return _BARE_POINTER.match(line) is not None or (_POINTER.match(line) is not None and not line.endswith("."))


def opens_list(line: str) -> bool:
    """Whether a line announces other stories ("Related stories", "Next post")."""
    return len(line) <= 90 and not line.endswith(".") and _OPENER.fullmatch(line) is not None


def ends_sentence(line: str) -> bool:
    """Whether a line ends as sentences, or the lead-in of a list, do."""
    return _ENDS.search(line[-4:]) is not None and not line.endswith(("…", "..."))
