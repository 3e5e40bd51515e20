"""Real servers under the files made for them: nginx and Apache, where they are on this computer."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import closing
from email.message import Message
from http import HTTPStatus
from pathlib import Path

import pytest
from campaign import hosting

MODULES = Path("/usr/lib/apache2/modules")  # Debian and its kin
MINE = ("authz_core", "alias", "deflate", "dir", "filter", "headers", "mime", "mpm_event")
NGINX = """\
daemon off; master_process off; pid {run}/pid; error_log stderr; events {{}}
http {{
  access_log off; client_body_temp_path {run}/1; proxy_temp_path {run}/2; fastcgi_temp_path {run}/3;
  uwsgi_temp_path {run}/4; scgi_temp_path {run}/5;
  server {{ listen 127.0.0.1:{port}; root {site}; include {site}/.nginx.conf; }}
}}
"""
APACHE = """\
Listen 127.0.0.1:{port}
ServerName 127.0.0.1
PidFile {run}/pid
DefaultRuntimeDir {run}
ErrorLog {run}/errors
User "#65534"
Group "#65534"
TypesConfig /dev/null
DocumentRoot {site}
<Directory {site}>
  AllowOverride FileInfo
</Directory>
"""
LOADED = "".join(f"LoadModule {name}_module {MODULES}/mod_{name}.so\n" for name in MINE)
SERVERS = {
    "nginx": (NGINX, ["nginx", "-c"]),
    "apache2": (LOADED + APACHE, ["apache2", "-D", "FOREGROUND", "-f"]),
}


@pytest.fixture(scope="module")
def readable(site: Path) -> Iterator[Path]:
    """The site where a server that gives up its rights can read it, which it cannot in pytest's folder."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o755)
        shutil.copytree(site, Path(folder, "site"), copy_function=os.link)
        yield Path(folder, "site")


@pytest.fixture(scope="module", params=SERVERS)
def server(request: pytest.FixtureRequest, readable: Path) -> Iterator[str]:
    """The address of the site under a real server."""
    config, command = SERVERS[request.param]
    if not shutil.which(command[0]) or (config.startswith("LoadModule") and not MODULES.is_dir()):
        pytest.skip(f"{request.param} is not on this computer")
    with closing(socket.create_server(("127.0.0.1", 0))) as free:
        port = free.getsockname()[1]
    run = readable.parent / request.param
    run.mkdir()
    (run / "conf").write_text(config.format(run=run, port=port, site=readable), encoding="utf-8")
    with subprocess.Popen([*command, str(run / "conf")], stderr=subprocess.PIPE, text=True) as process:
        while process.poll() is None and not listens(port):
            time.sleep(0.05)
        assert process.poll() is None, process.stderr and process.stderr.read()
        yield f"http://127.0.0.1:{port}/"
        process.terminate()


def listens(port: int) -> bool:
    with closing(socket.socket()) as tried:
        return tried.connect_ex(("127.0.0.1", port)) == 0


def get(url: str, **headers: str) -> tuple[int, Message, bytes]:
    asked = urllib.request.Request(
        url, headers={name.replace("_", "-"): value for name, value in headers.items()}
    )
    try:
        with urllib.request.urlopen(asked) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers, error.read()


def obeys(headers: Message) -> bool:
    """Each header of the policy once, as it is to be."""
    return all(headers.get_all(name) == [value] for name, value in hosting.HEADERS.items())


def test_every_kind_of_file_has_its_type_and_headers(server: str, readable: Path) -> None:
    one_each = {path.suffix: path for path in sorted(readable.rglob("*.*")) if path.name[0] not in "._"}
    unknown = {"", ".pagefind", ".pf_fragment", ".pf_index", ".pf_meta"}  # Pagefind's, read as they are
    assert {f".{ending}" for ending in hosting.TYPES} >= one_each.keys() - unknown
    for suffix, path in one_each.items():
        _, headers, _ = get(server + str(path.relative_to(readable)))
        assert obeys(headers), path
        if suffix in unknown:
            continue
        assert headers.get_content_type() == hosting.TYPES[suffix[1:]], path
        if headers.get_content_maintype() == "text":
            assert headers.get_content_charset() == "utf-8", path


def test_only_what_never_changes_is_kept_unasked(server: str, readable: Path) -> None:
    for path in readable.glob("assets/**/*.????????.*"):
        _, headers, _ = get(server + str(path.relative_to(readable)))
        assert headers.get_all("Cache-Control") == [hosting.FOREVER], path
        assert obeys(headers)
    for address in ("", "sw.js", "en/", "lich.ics", "khong-co/"):
        assert get(server + address)[1].get_all("Cache-Control") == [hosting.AFRESH], address


def test_a_page_is_sent_packed_and_once(server: str) -> None:
    status, headers, body = get(server, Accept_Encoding="gzip")
    assert (status, headers["Content-Encoding"], headers["Vary"]) == (
        HTTPStatus.OK,
        "gzip",
        "Accept-Encoding",
    )
    assert len(body) < len(get(server)[2]) / 2
    again, headers, _ = get(server, Accept_Encoding="gzip", If_None_Match=headers["ETag"])
    assert again == HTTPStatus.NOT_MODIFIED
    assert obeys(headers)


@pytest.mark.parametrize(
    "address", ["khong-co/", "en/not-there", ".htaccess", ".nginx.conf", "_headers", ".git/config"]
)
def test_what_is_not_for_readers_is_the_page_not_found(server: str, readable: Path, address: str) -> None:
    status, headers, body = get(server + address)
    assert status == HTTPStatus.NOT_FOUND
    assert obeys(headers)
    assert body == (readable / "404.html").read_bytes()
