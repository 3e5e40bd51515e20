"""What the tests share."""

from pathlib import Path

import pytest
from campaign.build import build
from desk import Desk

REPOSITORY = Path(__file__).parent.parent


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """A tiny campaign of the test's own."""
    return Desk(tmp_path / "kho")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The real site, built once a worker. A build that warns is a failing build."""
    built = build(REPOSITORY, tmp_path_factory.mktemp("real") / "site", lambda progress: None)
    assert built.warnings == ()
    return built.site
