"""What must not happen while a page is open: errors in the console, broken requests, blocked content."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.async_api import ConsoleMessage, Page, Request, Response

CSP_LISTENER = """
addEventListener('securitypolicyviolation', (event) => {
  console.error(`blocked by the content security policy: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`)
})
"""

# The browser's own words about an answer that `_on_response` judges; and about a request that a newer page made needless.
_SAID_TWICE = "Failed to load resource: the server responded with a status of"
_NEEDLESS = "net::ERR_ABORTED"


@dataclass
class Watch:
    """Collects problems, and the GraphQL operations that were asked, of one page."""

    problems: list[str] = field(default_factory=list)
    operations: list[str] = field(default_factory=list)
    expected: set[tuple[int, str]] = field(default_factory=set)

    def over(self, page: Page) -> None:
        page.on("console", self._on_console)
        page.on("pageerror", lambda error: self.problems.append(f"exception: {error}"))
        page.on("request", self._on_request)
        page.on("requestfailed", self._on_failure)
        page.on("response", self._on_response)

    def expect(self, status: int, path: str) -> None:
        """An answer that belongs to the test: a refused password, an ended session."""
        self.expected.add((status, path))

    def _on_console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and not message.text.startswith(_SAID_TWICE):
            self.problems.append(f"console {message.type}: {message.text}")

    def _on_request(self, request: Request) -> None:
        if urlsplit(request.url).path == "/graphql" and request.post_data:
            self.operations.append(json.loads(request.post_data).get("operationName", ""))

    def _on_failure(self, request: Request) -> None:
        if request.failure != _NEEDLESS:
            self.problems.append(f"{request.method} {request.url}: {request.failure}")

    def _on_response(self, response: Response) -> None:
        path = urlsplit(response.url).path
        if response.status >= 400 and (response.status, path) not in self.expected:
            self.problems.append(f"{response.request.method} {path}: {response.status}")
