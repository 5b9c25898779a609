"""What all tests share: a repeatable hypothesis in CI, the longest files first, and no test skipped without a reason on the list."""

import os
import signal
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.databases import addresses, casebook, moulds, where  # noqa: F401  fixtures of all that keep something

settings.register_profile("dev", max_examples=50, deadline=None)
settings.register_profile("ci", settings.get_profile("dev"), derandomize=True, database=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("ci" if os.environ.get("CI") else "dev")

# A run in the background is started with Ctrl-C ignored, and every program that a test starts would inherit that.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)

LONGEST = (
    "tests/web/end_to_end/",
    "tests/test_cli",
    "tests/web/api/test_fuzzed.py",
    "tests/reading/test_reader.py",
    "tests/casebook/test_docs.py",
    "tests/casebook/test_killed.py",
)
"""Files of few tests that each take long: begun last, they would keep one process at work while the others have nothing left."""


def pytest_configure(config: pytest.Config) -> None:
    """Several processes take the files in this order, not those of most tests first."""
    config.option.loadscopereorder = False


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest files first, all others as they are found."""
    items.sort(key=lambda one: not one.nodeid.startswith(LONGEST))


ALLOWED_SKIPS = Path(__file__).with_name("allowed_skips.txt")


def _allowed() -> dict[str, str]:
    lines = (line.partition("#") for line in ALLOWED_SKIPS.read_text("utf-8").splitlines())
    return {test.strip(): why.strip() for test, _, why in lines if test.strip()}


def _refuse_skip(report: pytest.TestReport | pytest.CollectReport) -> None:
    skipped = report.skipped and not hasattr(report, "wasxfail")
    if os.environ.get("CI") and skipped and not _allowed().get(report.nodeid):
        report.outcome = "failed"
        report.longrepr = f"{report.nodeid} was skipped ({report.longrepr}) and tests/allowed_skips.txt does not say why it may be"


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """In CI a skipped test counts as failed unless allowed_skips.txt names it and says why."""
    report = yield
    _refuse_skip(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a whole file that skips itself."""
    report = yield
    _refuse_skip(report)
    return report
