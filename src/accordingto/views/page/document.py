"""The page put together: template, style and script, and the policy that lets nothing else in."""

from base64 import b64encode
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from accordingto.records import Record
from accordingto.views.page import words
from accordingto.views.page.days import in_words
from accordingto.views.page.map import draw_map
from accordingto.views.page.sections import lay_out
from accordingto.views.page.shown import LONGEST_QUOTE, anchor, name, prose, shorten, visible
from accordingto.views.page.sources import in_place, said_through
from accordingto.views.page.timeline import draw_timeline


def render(record: Record) -> str:
    """The whole record in the template, with its drawings."""
    return (
        environment()
        .get_template("page.html")
        .render(
            record=record,
            laid=lay_out(record),
            timeline=draw_timeline(record.incidents),
            map=draw_map(record.incidents),
            style=Markup(stylesheet()),
            script=Markup(script()),
            policy=_policy(stylesheet(), script()),
        )
    )


def _policy(style: str, behaviour: str) -> str:
    """Nothing may be loaded or sent; the one style and the one script are named by their hashes."""
    own = f"script-src '{_hash(behaviour)}'; style-src '{_hash(style)}'"
    return f"default-src 'none'; {own}; img-src data:; base-uri 'none'; form-action 'none'"


def _hash(source: str) -> str:
    return f"sha256-{b64encode(sha256(source.encode()).digest()).decode()}"


@lru_cache
def stylesheet() -> str:
    """The style; the rules that stack the matrix stand in it twice: for a phone, and for a wide matrix on paper."""
    style, stacked = _packaged("page.css"), _packaged("stacked.css")
    for table in (".matrix.wide", ".matrix"):
        style = style.replace(f"/*stacked {table}*/", stacked.replace("@", table))
    return style


def script() -> str:
    """What makes the page swift."""
    return _packaged("page.js")


@lru_cache
def _packaged(file: str) -> str:
    return "\n" + files(__package__).joinpath(file).read_text("utf-8")


@lru_cache
def environment() -> Environment:
    """The templates, with the words and forms that they use."""
    made = Environment(
        loader=PackageLoader(__package__, "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,  # the package is as it was installed: a page looked at fourteen files' times
    )
    made.filters |= {
        "name": name, "line": _line, "visible": visible, "anchor": anchor, "day": in_words, "rule": words.rule_in_words,
        "in_place": in_place, "said_through": said_through,
    }  # fmt: skip
    made.globals |= {
        "listed": words.listed, "number_of": words.number_of, "figure": words.figure, "tally_figure": words.tally_figure,
        "STANCES": words.STANCES, "COMPARED": words.COMPARED, "STATUSES": words.STATUSES, "KINDS": words.KINDS,
    }  # fmt: skip
    return made


def _line(text: str) -> Markup:
    """A sentence that a rule or a stranger wrote, cut to a length and isolated."""
    return Markup("<bdi>") + prose(shorten(text, LONGEST_QUOTE)) + Markup("</bdi>")
