"""What the tests share."""

from collections.abc import Iterator
from pathlib import Path

import chromium
import pytest
from campaign.build import build
from desk import Desk
from filelock import FileLock
from host import Host, serving
from playwright.sync_api import Browser, Page, sync_playwright

REPOSITORY = Path(__file__).parent.parent


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A tiny campaign of the test's own."""
    return Desk(tmp_path / "kho")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """The real site, built once for all workers. A build that warns is a failing build.

    The first worker builds, the others wait for it:
    https://pytest-xdist.readthedocs.io/en/stable/how-to.html#making-session-scoped-fixtures-execute-only-once
    """
    base = tmp_path_factory.getbasetemp()
    folder = (base if worker_id == "master" else base.parent) / "real"
    with FileLock(f"{folder}.lock"):
        if not (folder / "site").is_dir():
            folder.mkdir()
            built = build(REPOSITORY, folder / "site", lambda progress: None)
            assert built.warnings == ()
    return folder / "site"


@pytest.fixture(scope="session")
def host(site: Path) -> Iterator[Host]:
    """The built site under its own headers."""
    with serving(site) as host:
        yield host


@pytest.fixture(scope="session")
def address(host: Host) -> str:
    """Where the built site is served."""
    return host.address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    path = chromium.find()
    assert path, chromium.ADVICE
    options = ["--no-sandbox", "--disable-background-networking", "--no-first-run"]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=options)
        yield browser
        browser.close()


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, has_touch=True)
    yield context.new_page()
    context.close()
