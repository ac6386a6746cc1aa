"""Run the command line with every socket of a network forbidden: ``python -m … balance a.gpkg``."""

from __future__ import annotations

import socket
import sys
from typing import Any


class NoNetworkError(BaseException):
    """Not an Exception: nothing may catch it and go on."""


def forbid() -> None:
    """Only sockets between processes of this machine (Unix) are left."""

    class Guarded(socket.socket):
        def connect(self, address: Any) -> None:
            if self.family != getattr(socket, "AF_UNIX", None):
                raise NoNetworkError(f"connect {address}")
            super().connect(address)

        def bind(self, address: Any) -> None:
            if self.family != getattr(socket, "AF_UNIX", None):
                raise NoNetworkError(f"bind {address}")
            super().bind(address)

    def asked(*names: Any, **_: Any) -> Any:
        raise NoNetworkError(f"look up {names}")

    socket.socket = Guarded  # type: ignore[misc]
    socket.getaddrinfo = asked
    socket.create_connection = asked


if __name__ == "__main__":
    forbid()
    from sedp_spatial.cli import main

    sys.argv[0] = "sedp-spatial"
    main()
