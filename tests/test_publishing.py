"""How the site is published: the workflows of both hosts, what they run, and the outside links.

No host runs here: each workflow is linted, and what it runs is looked up or tried.
"""

import re
import subprocess
import sys
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml
from campaign.load import load

ROOT = Path(__file__).parent.parent
BIN = Path(sys.executable).parent
GITHUB = sorted((ROOT / ".github/workflows").glob("*.yml"))
GITLAB = ROOT / ".gitlab-ci.yml"
FORMS = ROOT / ".github/ISSUE_TEMPLATE"


def run(program: str, *arguments: str | Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    command = [str(BIN / program), *map(str, arguments)]
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, encoding="utf-8", check=False)


def read(path: Path) -> Any:
    return yaml.load(path.read_text(encoding="utf-8"), yaml.BaseLoader)  # `on` stays a word


def steps() -> Iterator[dict[str, Any]]:
    for path in GITHUB:
        for job in read(path)["jobs"].values():
            yield from job.get("steps", ())


def scripts() -> Iterator[str]:
    """What either host types into a shell."""
    for step in steps():
        yield step.get("run", "")
    for job in read(GITLAB).values():
        if isinstance(job, dict):
            yield from job.get("script", ())


def test_workflows_are_sound() -> None:
    linted = run("actionlint", "-no-color", *GITHUB)
    assert (linted.returncode, linted.stdout) == (0, ""), linted.stdout


def test_workflows_are_safe() -> None:
    """No action by a name that can move, no right too many, no word of a stranger in a script …"""
    audited = run("zizmor", "--offline", "--no-progress", "--quiet", "--color=never", ".github")
    assert audited.returncode == 0, audited.stdout


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("github-workflows", GITHUB),
        ("gitlab-ci", [GITLAB]),
        ("github-issue-forms", sorted(FORMS.glob("[!c]*.yml"))),
        ("github-issue-config", [FORMS / "config.yml"]),
        ("dependabot", [ROOT / ".github/dependabot.yml"]),
    ],
)
def test_files_of_the_hosts_have_their_shape(schema: str, files: list[Path]) -> None:
    assert files
    checked = run("check-jsonschema", "--builtin-schema", f"vendor.{schema}", *files)
    assert checked.returncode == 0, checked.stdout


def test_actions_are_pinned_to_a_commit_and_say_its_version() -> None:
    for path in GITHUB:
        for line in path.read_text(encoding="utf-8").splitlines():
            if "uses: " in line and "uses: ./" not in line:
                assert re.search(r"uses: actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$", line), line


def test_a_stranger_s_change_runs_without_rights_and_secrets() -> None:
    for path in GITHUB:
        workflow = read(path)
        assert workflow["permissions"] == {"contents": "read"}
        assert not {"pull_request_target", "workflow_run"} & workflow["on"].keys()
        assert "secrets." not in path.read_text(encoding="utf-8")
        assert workflow["concurrency"]["group"]
        assert all("timeout-minutes" in job or "uses" in job for job in workflow["jobs"].values())
    checks = read(ROOT / ".github/workflows/kiem-tra.yml")
    assert "pull_request" in checks["on"]
    assert not any("permissions" in job for job in checks["jobs"].values())


def test_what_the_hosts_run_exists() -> None:
    """Every make target, every command of the campaign and every option that they name."""
    targets = set(
        re.findall(r"^([\w./$()-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
    )
    targets = {target.replace("$(VENV)", ".venv") for target in targets}
    made, called = set(), set()
    for script in scripts():
        made |= set(re.findall(r"^make (\S+)", script, re.MULTILINE))
        for name, rest in re.findall(r"\.venv/bin/campaign (\w+)([^|>\n]*)", script):
            called.add(name)
            command = import_module(f"campaign.commands.{name}").command
            known = {option for parameter in command.params for option in parameter.opts}
            assert set(re.findall(r"--\w+", rest)) <= known, script
    assert {"site", "test", "links"} <= made <= targets
    assert called == {"check", "report"}


def test_what_is_published_has_no_samples_and_is_built_from_nothing() -> None:
    jobs = read(ROOT / ".github/workflows/cong-bo.yml")["jobs"]
    build = next(step for step in jobs["dung"]["steps"] if step.get("run") == "make site")
    assert build["env"]["PUBLISH_SAMPLES"] == "false"
    assert not any("actions/cache" in step.get("uses", "") for step in jobs["dung"]["steps"])
    pages = read(GITLAB)["pages"]
    assert pages["variables"]["PUBLISH_SAMPLES"] == "false"
    assert pages["cache"] == []


def git(folder: Path, *arguments: str) -> str:
    command = ["git", "-C", str(folder), "-c", "user.name=An", "-c", "user.email=an@example.org", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


def test_only_what_was_on_main_can_be_published_again(tmp_path: Path) -> None:
    """The step that goes back to an older commit, run in a repository with a stranger's branch."""
    there, here = tmp_path / "there", tmp_path / "here"
    git(tmp_path, "init", "--quiet", "--initial-branch=main", str(there))
    for message in ("first", "second"):
        git(there, "commit", "--quiet", "--allow-empty", f"--message={message}")
    git(there, "checkout", "--quiet", "-b", "stranger")
    git(there, "commit", "--quiet", "--allow-empty", "--message=foreign")
    git(tmp_path, "clone", "--quiet", "--branch=main", str(there), str(here))
    step = next(step["run"] for step in steps() if step.get("env", {}).get("COMMIT"))
    for commit, expected in (("origin/stranger", 1), ("nothing-like-it", 1), ("main~1", 0)):
        sha = "" if expected else git(here, "rev-parse", commit)
        environment = {"PATH": "/usr/local/bin:/usr/bin:/bin", "COMMIT": sha or commit}
        shell = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step]
        done = subprocess.run(shell, cwd=here, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == expected, done.stderr
        assert git(here, "log", "-1", "--format=%s") == ("second" if expected else "first")


def test_who_asks_to_be_taken_out_is_led_to_the_mailbox() -> None:
    """The public form takes no free text, and both hosts name the campaign's own address."""
    campaign, _ = load(ROOT)
    assert campaign
    form = read(FORMS / "de-nghi-rut-ten.yml")
    assert {part["type"] for part in form["body"]} == {"markdown", "dropdown", "checkboxes"}
    for path in (FORMS / "de-nghi-rut-ten.yml", ROOT / ".gitlab/issue_templates/Đề nghị rút tên.md"):
        assert campaign.info.contact.email in path.read_text(encoding="utf-8")


def test_every_room_has_its_owner() -> None:
    lines = (ROOT / ".github/CODEOWNERS").read_text(encoding="utf-8").splitlines()
    owners = {line.split()[0]: line.split()[1:] for line in lines if line and not line.startswith("#")}
    assert {"/docs/", "/handbooks/", "/overrides/", "/hooks/", "/tests/", "*"} <= owners.keys()
    for room, names in owners.items():
        assert names and (room == "*" or (ROOT / room.strip("/")).is_dir()), room


def test_both_hosts_ask_for_the_same_in_a_merge_request() -> None:
    github = (ROOT / ".github/pull_request_template.md").read_text(encoding="utf-8")
    assert github == (ROOT / ".gitlab/merge_request_templates/Default.md").read_text(encoding="utf-8")


def test_outside_links_are_found_in_pages_and_records() -> None:
    """What `make links` would ask for: the config is read, examples and inside links are left out."""
    recipe = re.search(r"\$\(BIN\)/lychee (.*)", (ROOT / "Makefile").read_text(encoding="utf-8"))
    assert recipe
    listed = run("lychee", *recipe[1].replace("$(LINKS)", "--dump").split())
    assert listed.returncode == 0, listed.stderr
    found = set(listed.stdout.split())
    assert "https://creativecommons.org/licenses/by/4.0/" in found
    assert any(link.startswith("https://vnbiznews.com/") for link in found)  # only records cite it
    assert not [
        link for link in found if re.search(r"^file:|\.example\b|//www\.w3\.org|thuvienphapluat\.vn/", link)
    ]


def test_a_host_that_is_left_out_has_a_reason() -> None:
    """In lychee.toml a comment stands above every pattern, and each host's has its day."""
    lines = (ROOT / "lychee.toml").read_text(encoding="utf-8").partition("Hosts that answer")[2].splitlines()
    patterns = [i for i, line in enumerate(lines) if line.strip().startswith("'")]
    assert patterns
    for i in patterns:
        assert re.search(r"# .+ \d{4}-\d\d-\d\d$", lines[i - 1]), lines[i]
