"""`depesche serve`: the reading room, the archive in a browser."""

from __future__ import annotations

import socket
from contextlib import closing, suppress

import click

from depesche.cli import shared
from depesche.errors import DepescheError


class ServeError(DepescheError):
    """The reading room can't be opened: what it needs is missing, or its address can't be had."""

    code = "serve"


@click.command("serve")
@shared.archive_option
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Where to listen.")
@click.option("--port", type=click.IntRange(0, 65535), default=8350, show_default=True, metavar="N",
              help="The port; 0 for any that is free.")  # fmt: skip
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
        hint = "Install it: pip install 'depesche[serve]'."
        raise ServeError(f"{error.name!r} is not installed", hint=hint) from error
    if not is_loopback(host) and not token:
        raise click.UsageError(f"{host} can be reached from elsewhere: give --token, which every visitor must show.")
    if token is not None and len(token) < 16:
        raise click.UsageError("a token shorter than 16 characters can be guessed.")
    with shared.opened(where) as archive, closing(listening(host, port)) as listener:
        port = listener.getsockname()[1]
        settings = Settings(host=host, port=port, token=token, warm=True, names=tuple(name.lower() for name in names))
        server = uvicorn.Server(uvicorn.Config(create_app(archive, settings), log_level="warning", server_header=False))
        shown = f"[{host.strip('[]')}]" if ":" in host else host
        click.echo(f"depesche: http://{shown}:{port}/ (Ctrl-C ends it)", err=True)
        with suppress(KeyboardInterrupt):  # it has let its visitors go by then
            server.run(sockets=[listener])


def listening(host: str, port: int) -> socket.socket:
    """A socket that listens at an address, so that none is announced which can't be had.

    Raises:
        ServeError: the port is taken, or this machine has no such address.
    """
    host = host.strip("[]")
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        hint = "Name another one: --port N, or --port 0 for any that is free."
        raise ServeError(f"can't listen at {host}, port {port}: {reason}", hint=hint) from error
