"""`depesche serve`: the reading room, the archive in a browser."""

from __future__ import annotations

import click

from depesche.cli import shared


@click.command("serve")
@shared.archive_option
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Where to listen.")
@click.option("--port", type=click.IntRange(0, 65535), default=8350, show_default=True, metavar="N", help="The port.")
@click.option("--token", envvar="DEPESCHE_TOKEN", show_envvar=True, metavar="WORD",
              help="What visitors must show; needed for any address but this machine's own.")  # fmt: skip
@click.option("--name", "names", multiple=True, metavar="HOST", help="A further name the room is called by.")
def command(where: str, host: str, port: int, token: str | None, names: tuple[str, ...]) -> None:
    """Open the archive in a browser: read, search, compare, check. Ends with Ctrl-C.

    Only this machine can reach it, unless --host names another address; then everybody must show the token.
    """
    try:
        import uvicorn

        from depesche.room import Settings, create_app
        from depesche.room.settings import is_loopback
    except ModuleNotFoundError as error:
        raise click.ClickException(
            f"{error.name!r} is not installed. Install it: pip install 'depesche[serve]'."
        ) from error
    if not is_loopback(host) and not token:
        raise click.UsageError(f"{host} can be reached from elsewhere: give --token, which every visitor must show.")
    if token is not None and len(token) < 16:
        raise click.UsageError("a token shorter than 16 characters can be guessed.")
    settings = Settings(host=host, port=port, token=token, warm=True, names=tuple(name.lower() for name in names))
    with shared.opened(where) as archive:
        app = create_app(archive, settings)
        shown = f"[{host}]" if ":" in host else host
        click.echo(f"depesche: http://{shown}:{port}/ (Ctrl-C ends it)", err=True)
        uvicorn.run(app, host=host.strip("[]"), port=port, log_level="warning", server_header=False)
