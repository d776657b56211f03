"""The browser tests' dashboard and Chromium serve here, too; and what is measured beside time is told at the end."""

from tests.browser.conftest import _playwright, _shared_context, _shared_server, browser, server, visit

__all__ = ["_playwright", "_shared_context", "_shared_server", "browser", "server", "visit"]


def pytest_terminal_summary(terminalreporter, config):
    """The table of times has no column for memory, sizes and scores."""
    told = [(one.name, one.extra_info) for one in config._benchmarksession.benchmarks if one.extra_info]
    if told:
        terminalreporter.section("measured beside time")
    for name, info in told:
        terminalreporter.write_line(f"{name}: " + ", ".join(f"{what} {value}" for what, value in info.items()))
