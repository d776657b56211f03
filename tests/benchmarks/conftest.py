"""The browser tests' dashboard and Chromium serve here, too."""

from tests.browser.conftest import _playwright, _shared_context, _shared_server, browser, server, visit

__all__ = ["_playwright", "_shared_context", "_shared_server", "browser", "server", "visit"]
