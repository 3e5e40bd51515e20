"""`campaign desk`."""

from pathlib import Path
from typing import Any

import click

from campaign.campaign import Campaign
from campaign.commands.click_vi import Command
from campaign.commands.common import ROOT, load_or_stop
from campaign.desk.node import NoDesk, packages
from campaign.desk.open import CACHE, desk_of
from campaign.desk.pages import HOSTS, write_pages
from campaign.desk.workplace import BRANCH


@click.command(
    "desk",
    cls=Command,
    help="""Mở bàn biên tập trong trình duyệt (cần Node.js): điền biểu mẫu thay cho sửa tệp.

    Mỗi mục sửa là một nhánh và các commit của nó. Chỉ máy này vào được. Ví dụ:

    \b
      campaign desk
      campaign desk --online ban-bien-tap/ --host gitlab --repository nhom/kho --app-id 0a1b…""",
)
@ROOT
@click.option(
    "--port", metavar="CỔNG", default=8010, show_default=True, help="Cổng trên máy này; 0 là cổng nào trống."
)
@click.option(
    "--online",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    help="Không mở; ghi ra DIR bàn biên tập trên mạng, cùng biểu mẫu, để đặt ở một địa chỉ riêng.",
)
@click.option("--host", type=click.Choice(sorted(HOSTS)), help="Nơi đặt kho, cho bàn biên tập trên mạng.")
@click.option("--repository", metavar="NHÓM/KHO", help="Kho ở nơi ấy.")
@click.option("--branch", metavar="NHÁNH", default="main", show_default=True, help="Nhánh được công bố.")
@click.option(
    "--base-url", metavar="URL", help="Địa chỉ của GitLab, Gitea riêng, hoặc máy chủ đăng nhập (GitHub)."
)
@click.option("--app-id", metavar="MÃ", help="Mã ứng dụng đăng nhập (GitLab, Gitea).")
def command(root: Path, port: int, online: Path | None, **host: str | None) -> None:
    campaign = load_or_stop(root)
    try:
        if online:
            _write(campaign, root.resolve(), online, _backend(**host))
        else:
            _serve(campaign, root.resolve(), port)
    except NoDesk as error:
        raise click.ClickException(str(error)) from None


def _serve(campaign: Campaign, root: Path, port: int) -> None:
    click.echo("Đang chuẩn bị bàn biên tập (lần đầu cần mạng, chừng một phút)…", err=True)
    with desk_of(campaign, root, port) as gate:
        click.echo(f"Bàn biên tập: http://127.0.0.1:{gate.server_address[1]}/ (Ctrl+C để đóng)")
        click.echo(f"Mục đã xuất bản nằm ở nhánh “{BRANCH}”; gửi đi: git push origin {BRANCH}", err=True)
        try:
            gate.serve_forever()
        except KeyboardInterrupt:
            click.echo("\nĐã đóng.", err=True)


def _write(campaign: Campaign, root: Path, target: Path, backend: dict[str, Any]) -> None:
    if target.exists() and any(target.iterdir()):
        raise click.ClickException(f"Thư mục {target} không trống. Hãy chọn một thư mục mới.")
    write_pages(target, campaign, root, packages(root / "overrides" / "desk", root / CACHE), backend)
    click.echo(f"Đã ghi bàn biên tập trên mạng vào {target}.")


def _backend(
    host: str | None, repository: str | None, branch: str | None, base_url: str | None, app_id: str | None
) -> dict[str, Any]:
    """Decap's `backend` for a host. https://decapcms.org/docs/backends-overview/"""
    if not host or not repository:
        raise NoDesk("Cần ghi --host và --repository, để bàn biên tập biết kho ở đâu.")
    backend: dict[str, Any] = {"name": host, "repo": repository, "branch": branch}
    if base_url:
        backend["base_url"] = base_url.rstrip("/")
        if host != "github":
            backend["api_root"] = backend["base_url"] + ("/api/v4" if host == "gitlab" else "/api/v1")
    if app_id:
        backend |= {"app_id": app_id} | ({"auth_type": "pkce"} if host == "gitlab" else {})
    return backend
