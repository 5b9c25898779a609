"""Names of places in a report: found, resolved in context, labelled."""

from collections.abc import Sequence

from accordingto.reading.layers import PlaceName, SentenceSpan
from accordingto.reading.places.evidence import surnames
from accordingto.reading.places.gazetteer import AREA, COUNTRY, DISTRICT, REGION, TOWN, Entry, fold, gazetteer
from accordingto.reading.places.scenery import Ordered, Scene
from accordingto.reading.places.senses import choose
from accordingto.reading.places.sites import Site, find_sites
from accordingto.reading.places.tokens import tokens_of
from accordingto.reading.places.toponym import Toponym
from accordingto.reading.places.toponyms import find_toponyms
from accordingto.records import Place, Span


def find_places(text: str, sentences: Sequence[SentenceSpan], outlet: str = "") -> tuple[PlaceName, ...]:
    """Every place named, in order, none over another; the outlet's name may say where the report is at home."""
    toponyms, sites = place_stretches(text, sentences)
    picked = choose(toponyms, home_country(outlet))
    scene = Scene(text, [(t, picked[n]) for n, t in enumerate(toponyms)])
    sites = [s for s in sites if not scene.explains(s)]
    covered = Ordered(sites)
    names = [named(text, t, e) for t, e in scene.meant if t.nested != "name" and not covered.touching(t.start, t.end)]
    names += [_site_name(text, s, scene) for s in sites]
    return tuple(sorted(names, key=lambda n: n.start))


def place_stretches(text: str, sentences: Sequence[Span]) -> tuple[list[Toponym], list[Site]]:
    """Names that the gazetteer knows, and sites that it does not; a name within a street's is left out."""
    lines = [tokens_of(text, s) for s in sentences]
    people = surnames(lines)
    sites = find_sites(text, lines, people)
    streets = Ordered([s for s in sites if s.kind == "street"])
    return [t for t in find_toponyms(text, lines, people) if not streets.touching(t.start, t.end)], sites


def home_country(outlet: str) -> str:
    """Code of the country that an outlet's name says it is at home in ("The Times of Israel")."""
    words = fold(outlet).split()
    for size in (3, 2, 1):
        for i in range(len(words) - size + 1):
            for entry in gazetteer().keyed(" ".join(words[i : i + size])):
                if entry.kind == COUNTRY and entry.own_name:
                    return entry.country_code
    return ""


def named(text: str, toponym: Toponym, entry: Entry | None) -> PlaceName:
    """The toponym as a layer shows it."""
    surface = _surface(text, toponym, entry)
    if entry is None:
        return _unsettled(toponym, surface)
    held = containers(entry)
    country = gazetteer().country(entry.country_code)
    where = Place(entry.name, country.name if country else "", entry.latitude, entry.longitude, entry.precision, entry.geonames or None)
    typed = f"{surface} {toponym.type_word}" if toponym.kinds & {REGION, DISTRICT} and toponym.type_word else surface
    label = ", ".join([typed, *_shown(entry, held)])
    return PlaceName(toponym.start, toponym.end, where, label, entry.country_code, zone_of(entry), toponym.demonym, held)


def _unsettled(toponym: Toponym, surface: str) -> PlaceName:
    """A name with no place chosen; what is said to hold it is kept."""
    state = toponym.outside.entries[0] if toponym.outside else None
    if state is None:
        return PlaceName(toponym.start, toponym.end, Place(surface), surface, demonym=toponym.demonym)
    held = (state.name, *containers(state))
    return PlaceName(
        toponym.start,
        toponym.end,
        Place(surface, held[-1]),
        f"{surface}, {state.name}",
        state.country_code,
        zone_of(state),
        containers=held,
    )


def _surface(text: str, toponym: Toponym, entry: Entry | None) -> str:
    """The name as the report writes it; the gazetteer's where that is a demonym, in short, or in capitals."""
    written = text[toponym.start : toponym.end]
    if entry is not None and (
        toponym.demonym or written.endswith(".") or (len(written) < 4 and written.isupper()) or entry.kind == COUNTRY
    ):
        return entry.name
    if written.isupper():
        return entry.name if entry is not None and fold(entry.name) == fold(written) else written.title()
    return " ".join(written.split())


def containers(entry: Entry) -> tuple[str, ...]:
    """Names of the district, region and country that hold a place, nearest first."""
    table = gazetteer()
    names = []
    if entry.kind == TOWN and entry.district:
        names.append(entry.district)
    if entry.kind in (TOWN, DISTRICT) and (region := table.region(entry.country_code, entry.region_code)):
        names.append(region.name)
    if entry.kind != COUNTRY and (country := table.country(entry.country_code)):
        names.append(country.name)
    return tuple(n for i, n in enumerate(names) if n != entry.name and n not in names[:i])


def _shown(entry: Entry, held: tuple[str, ...]) -> tuple[str, ...]:
    """What a label adds: the state in the United States, else the country."""
    if not held or entry.kind == AREA:
        return held[-1:]
    if entry.country_code == "US" and entry.kind in (TOWN, DISTRICT):
        return held[-2:-1] or held[-1:]
    return held[-1:]


def zone_of(entry: Entry) -> str:
    """IANA zone of a place, empty where it has several."""
    if entry.zone or entry.kind == COUNTRY:
        return entry.zone
    country = gazetteer().country(entry.country_code)
    return country.zone if country else ""


def _site_name(text: str, site: Site, scene: Scene) -> PlaceName:
    """A site under its own name, with the town that the report puts it in; a village only with the country."""
    name = " ".join(site.of(text).split())
    town = scene.beside(site) or (scene.main_town if site.kind != "settlement" else None)
    entry: Entry | None
    if town is not None:
        said, entry = _surface(text, *town), town[1]
        held: tuple[str, ...] = (said, *(c for c in containers(entry) if c != said))
        label = name if fold(said) in fold(name) else f"{name}, {said}"
    else:
        entry = scene.only_country
        held = containers(entry)[-1:] if entry else ()
        label = ", ".join([name, *held]) if site.kind == "settlement" else name
    if entry is None or not held:
        return PlaceName(site.start, site.end, Place(name), name)
    return PlaceName(site.start, site.end, Place(name, held[-1]), label, entry.country_code, zone_of(entry), containers=held)


_FITTING: dict[str, tuple[str, ...]] = {
    "city": ("town",),
    "town": ("town",),
    "village": ("town", "unresolved"),
    "capital": ("town",),
    "country": ("country",),
    "nation": ("country",),
    "kingdom": ("country",),
    "republic": ("country",),
    "province": ("region",),
    "governorate": ("region",),
    "state": ("region",),
    "region": ("region",),
    "county": ("district",),
    "district": ("district", "unresolved"),
    "there": ("town", "district", "region", "country", "unresolved", "point"),
    "here": ("town",),
    "area": ("town", "district", "region", "unresolved"),
    "neighborhood": ("unresolved", "town"),
    "neighbourhood": ("unresolved", "town"),
    "camp": ("unresolved",),
    "hospital": ("unresolved",),
    "school": ("unresolved",),
}


def resolve_anaphor(text: str, places: Sequence[PlaceName], span: Span) -> PlaceName | None:
    """The latest place named before "the city", "the capital", "there" that the word can stand for."""
    words = [w for w in fold(span.of(text)).split() if w in _FITTING]
    if not words:
        return None
    before = [
        p
        for p in places
        if p.end <= span.start and p.place.precision in _FITTING[words[-1]] and (not p.demonym or words[-1] in ("country", "nation"))
    ]
    for place in reversed(before):
        if words[-1] == "capital" and fold(gazetteer().capital(place.country_code)) != fold(place.place.name):
            continue
        if (
            words[-1] in ("village", "district", "camp", "hospital", "school")
            and place.place.precision == "unresolved"
            and words[-1] not in fold(text[max(0, place.start - 24) : place.end + 12])
        ):
            continue
        return place
    return None
