"""Waiting under the pages' strict policy, which lets Playwright's `wait_for_function` evaluate no text."""

from playwright.sync_api import Page


def until(page: Page, condition: str) -> None:
    """Until `condition`, a JavaScript function without arguments, is true in the page."""
    page.evaluate(
        f"""() => new Promise((done) => {{
          const look = () => (({condition})() ? done() : requestAnimationFrame(look));
          look();
        }})"""
    )
