"""An invented set: wire stories, what papers make of them, and independent accounts of the same events."""

from dataclasses import dataclass, replace

from accordingto.records import Report
from tests.builders import report

SILO = (
    "At least nine people were killed and more than twenty wounded when rockets struck a grain silo outside the port town of Marsa on "
    "Tuesday evening, the provincial governor said.",
    "The silo, which stores most of the wheat for the surrounding valley, burned through the night while firefighters from three towns "
    "tried to keep the flames from the fuel depot next to it.",
    "“We had just finished loading the second truck when the first one hit the roof,” said Idris Benali, a foreman, who lost two of his "
    "men and was treated for burns to his hands.",
    "Governor Salma Haddad told reporters that all nine of the dead were workers of the night shift and that four others were missing "
    "under the collapsed conveyor hall.",
    "Nobody claimed the attack. The Northern Front, which has shelled the coast road since spring, said in a message that its fighters "
    "had fired on a military convoy and on nothing else.",
    "The army denied that any of its vehicles had been near the port at the time and called the message a lie meant to cover a crime "
    "against the people who feed the valley.",
    "Aid groups warned that bread prices in Marsa, which doubled in the past year, would rise again within days because the mills have "
    "flour for less than a week.",
    "The rockets were the third to fall on the town this month. Two earlier salvos damaged a school and a row of empty warehouses, and "
    "nobody was hurt in either of them.",
)
MARKET = (
    "A bomb hidden in a vegetable cart killed fourteen people in the Thursday market of Kelwa, hospital officials said, in the deadliest "
    "attack on the hill town in two years.",
    "Doctor Amina Yusuf of the district hospital said that five children were among the dead and that thirty-one people had been "
    "admitted with wounds, eight of them in a serious condition.",
    "The blast went off shortly after ten in the morning, when the market is at its fullest, and tore through a line of stalls where "
    "women from the surrounding villages sell onions and tomatoes.",
    "Police cordoned off the square and detained the owner of a second cart for questioning. They would not say whether he was a "
    "suspect or a witness.",
    "The president’s office promised the families of the victims a pension for life and declared three days of mourning across the "
    "whole of the eastern highlands.",
    "Kelwa lies on the road that smugglers use to cross the border, and rival gangs have fought over it since the customs post was "
    "abandoned in the rainy season.",
)
BUS = (
    "Gunmen opened fire on a bus carrying pilgrims through the Dorun pass on Sunday, killing six of them before soldiers from a nearby "
    "post drove the attackers off, the interior ministry said.",
    "The bus had left the city of Tarsa before dawn with forty-two passengers. Survivors said that men in border police uniforms had "
    "waved the driver to the side of the road and asked for papers.",
    "“They looked at two identity cards and then they began to shoot,” said a teacher who crawled under the seats with her daughter and "
    "stayed there until the soldiers came.",
    "Eleven people were wounded, the ministry said, and were flown to the military hospital in Tarsa by helicopter because the pass was "
    "closed by snow on its western side.",
    "The ministry blamed a group that calls itself the Sons of the Pass and that has kidnapped truck drivers for ransom in the past. The "
    "group made no statement.",
)


@dataclass(frozen=True, slots=True)
class Printing:
    """One text with the story that it prints; none for an account of its own."""

    report: Report
    story: str


def _of(key: str, outlet: str, paragraphs: tuple[str, ...], *, story: str, incident: str, published: str = "2031-05-07") -> Printing:
    made = report(key, outlet, published, incidents=(incident,))
    return Printing(replace(made, text="\n\n".join(paragraphs)), story)


def _reworded(paragraphs: tuple[str, ...], changes: dict[str, str]) -> tuple[str, ...]:
    text = "\n".join(paragraphs)
    for old, new in changes.items():
        assert old in text, old
        text = text.replace(old, new)
    return tuple(text.split("\n"))


_DESK = {
    "At least nine people were killed": "No fewer than nine people died",
    "burned through the night": "was ablaze all night",
    "told reporters that": "said",
    "Nobody claimed the attack.": "There was no claim of responsibility.",
    "on Tuesday evening": "late Tuesday",
    "which doubled in the past year": "already twice what they were a year ago",
}
_BRITISH = {
    "began to shoot": "started shooting",
    "flown to": "taken to",
    "forty-two passengers": "42 passengers",
    "killing six of them": "killing six",
}
_REWRITTEN = (
    "Rockets hit a grain silo outside the port town of Marsa on Tuesday evening and killed nine people or more, the governor of the "
    "province said; over twenty others were hurt.",
    "Most of the valley's wheat lies in the silo. It burned all through the night, while fire crews from three towns kept the flames "
    "from the fuel depot beside it.",
    "All nine dead worked the night shift, Governor Salma Haddad told the press, and four more are missing under what is left of the "
    "conveyor hall.",
    "No one claimed the attack, but the Northern Front, which shells the coast road since spring, said its fighters fired on a convoy "
    "of the military and nothing else.",
)
_STATEMENT = (
    "“Our crews have worked without rest for thirty hours. They found four survivors in the conveyor hall, among them a boy of "
    "fifteen, and they will not leave the site before the last stone has been turned. I ask the people of the valley to keep the coast "
    "road free for the ambulances, to stay away from the depot and to bring no flowers before the fire is out,” said fire chief Omar Tall."
)
_FIRST_WITH_STATEMENT = (
    "The coast road stays closed, and the smoke has reached the hills. Marsa counts what it lost: nine workers, a season’s bread.",
    _STATEMENT,
    "The clinic sent eleven of the wounded home in the afternoon. A surgeon there spoke of burns that will take months to heal.",
)
_SECOND_WITH_STATEMENT = (
    "In the valley the mills stand still. Bakers queue for flour at the bridge since dawn, and many were sent away with empty carts.",
    "Nine people died where the flour should have come from. Rescue work goes on.",
    _STATEMENT,
    "Officials promise a convoy of trucks with flour from the capital by the end of the week, if the road can be opened.",
)
_OWN_SILO = (
    "Smoke still hung over Marsa on Wednesday morning as relatives of silo workers waited at the gates of the harbour clinic.",
    "Nine bodies have been brought in since the rockets fell, said a nurse at the clinic, who asked not to be named because she is not "
    "allowed to speak to the press. She expects more.",
    "Fatima Benali, whose brother is a foreman at the silo, said she knew all of the night shift by name. “Two of them grew up in our "
    "street,” she said.",
    "At the provincial building the governor repeated that four workers could not be found. “We will dig until we have every one of "
    "them,” Salma Haddad said.",
    "The Northern Front says its target was a convoy. Residents of three streets near the depot told this newspaper that they saw no "
    "convoy that day.",
)
_QUOTING_SILO = (
    "MARSA — The coast road was empty on Wednesday after rockets set the port’s silo on fire and killed nine of its workers.",
    "“We had just finished loading the second truck when the first one hit the roof,” foreman Idris Benali told a crowd of reporters "
    "outside the clinic.",
    "Truck drivers who wait for days in front of the silo gate in most harvests had left the town by noon, and the mills beyond the "
    "bridge stood still for want of grain.",
    "The town council met behind closed doors and asked the government for flour, tents and a battery of guns that could shoot rockets "
    "down, according to two of its members.",
)
_OWN_MARKET = (
    "Kelwa buried its dead on Friday. Fourteen coffins, five of them short, stood in rows on the school field above the town.",
    "The district hospital had treated thirty-one wounded by the evening, its director said, and sent the worst of them to the capital by "
    "road.",
    "Traders said that the cart with the bomb had stood in the square since the night before, and that nobody knew the boy who had "
    "pushed it there.",
    "A police officer at the cordon said one man was being questioned. He sells onions, his family said, and has done so for twenty years.",
)
_NEXT_SALVO = (
    "Rockets fell on the port town of Marsa again on Saturday evening and killed two people in a street behind the fish market, the "
    "provincial governor said.",
    "It was the fourth salvo this month. The last one set the grain silo on fire and killed eleven workers of the night shift, after two "
    "who had been missing were found dead.",
    "The army said that it had returned fire on positions of the Northern Front in the hills.",
)
_FOOT = "Anyone with information is asked to call the county crime line at 555 0147. All callers stay anonymous and may be given a reward."


def printings() -> list[Printing]:
    """The whole set, twenty-one texts on four events, in no order that tells anything."""
    silo, market, bus = "i-silo", "i-market", "i-bus"
    return [
        _of("silo-full", "The Harbour Wire", SILO, story="silo", incident=silo),
        _of("silo-cut", "Valley Post", ("Nine die as silo burns", *SILO[:3]), story="silo", incident=silo),
        _of("silo-headline", "Coast Daily", ("Rockets hit port: many dead", *SILO), story="silo", incident=silo),
        _of("silo-desk", "The Morning Mail", ("Silo attack kills nine", *_reworded(SILO, _DESK)), story="silo", incident=silo),
        _of(
            "silo-local", "Bridgetown Echo",
            (*SILO[:2], "Bridgetown sent two fire engines of its own, the town hall said, and expects them back on Thursday.", *SILO[2:5],
             "Five drivers from Bridgetown who had waited at the silo for grain came home unhurt, their employer told the Echo."),
            story="silo", incident=silo, published="2031-05-08",
        ),
        _of("silo-shuffled", "Capital Herald", (SILO[3], SILO[0], SILO[5], SILO[4], SILO[7]), story="silo", incident=silo),
        _of("silo-brief", "Radio North", (SILO[0] + " " + SILO[3],), story="silo", incident=silo),
        _of("silo-rewritten", "Inland Review", _REWRITTEN, story="silo", incident=silo),
        _of("silo-statement", "Hill Reporter", _FIRST_WITH_STATEMENT, story="", incident=silo, published="2031-05-08"),
        _of("silo-mills", "The Baker", _SECOND_WITH_STATEMENT, story="", incident=silo, published="2031-05-08"),
        _of("silo-own", "The Lantern", _OWN_SILO, story="", incident=silo),
        _of("silo-quoting", "Grain Trade Weekly", _QUOTING_SILO, story="", incident=silo),
        _of("market-full", "Highland Wire", MARKET, story="market", incident=market),
        _of("market-cut", "Eastern Sun", ("Bomb in Kelwa market", *MARKET[:2], MARKET[3]), story="market", incident=market),
        _of("market-tail", "The Border Times", ("Kelwa", *MARKET[2:]), story="market", incident=market),
        _of("market-own", "The Ridge", _OWN_MARKET, story="", incident=market),
        _of("bus-full", "Tarsa Gazette", BUS, story="bus", incident=bus),
        _of("bus-british", "The Pilgrim", _reworded(BUS, _BRITISH), story="bus", incident=bus),
        _of("salvo-one", "Coast Daily", (*_NEXT_SALVO, _FOOT), story="", incident="i-salvo", published="2031-05-11"),
        _of(
            "salvo-two", "Valley Post",
            ("Two people died in Marsa on Saturday when the town was shelled once more. They were a fishmonger and her son.",
             "Last week’s fire at the silo has been put out. Its dead were workers of the night shift.", _FOOT),
            story="", incident="i-salvo", published="2031-05-11",
        ),
        _of(
            "salvo-three", "Capital Herald",
            ("The Northern Front shelled Marsa on Saturday evening, the army said. A woman and a boy were killed by the one that hit.",
             _FOOT),
            story="", incident="i-salvo", published="2031-05-12",
        ),
    ]  # fmt: skip
