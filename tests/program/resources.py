#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Clients come and go, in order or killed; weddell has as many fds and mappings as before."""
import pathlib
import signal
import sys

from program import main
from compositor import Compositor
from cases import Skip, equal, wait_for
from process_memory import anonymous_memory

TERMINAL = ("foot", "--config=/dev/null", "sh", "-c", "sleep 1000")
SEALED = (("weston-simple-shm",), ("weston-flower",), ("weston-subsurfaces", "-n"), TERMINAL)
COUNT = 20


def holdings(weddell):
    """What it has open, and which files of clients it has mapped."""
    process = pathlib.Path("/proc", str(weddell.process.pid))
    fds = sorted(str(fd.readlink()).split(":")[0] for fd in (process / "fd").iterdir())
    maps = (process / "maps").read_text(encoding="utf-8").splitlines()
    return fds, sorted(line.split()[-2] for line in maps if "memfd:" in line)


def come_and_go(commands, number, *options, count=COUNT):
    """Each client is shown before it ends by the signal."""

    def case():
        with Compositor(*options) as weddell:
            before = holdings(weddell)
            for index in range(count):
                client = weddell.start(*commands[index % len(commands)])
                weddell.window()
                client.signal(number)
                client.wait()
                weddell.wait_empty()

            def returned(picture, stats):
                equal(holdings(weddell), before, "fds and mappings")

            weddell.wait_until(returned)
            _, stats = weddell.snapshot()
            equal(len(stats["clients"]), count, "clients in the statistics")

    return case


def all_at_once():
    """Twenty together, gone together."""
    with Compositor() as weddell:
        before = holdings(weddell)
        clients = [weddell.start(*SEALED[index % len(SEALED)]) for index in range(COUNT)]

        def all_drawn(picture, stats):
            """One may be hidden by others, and so never be shown."""
            drawn = [client for client in stats["clients"]
                     if any(client["buffers_made"].values()) and client["commits"] > 1]
            equal(len(drawn), COUNT, "clients that have drawn")

        weddell.wait_until(all_drawn)
        for client in clients:
            client.check_alive()
            client.signal(signal.SIGKILL)
        for client in clients:
            client.wait()

        def returned(picture, stats):
            equal(holdings(weddell), before, "fds and mappings")

        weddell.wait_until(returned)
        weddell.wait_empty()


def pictures():
    """What it takes to write a picture, some 15 MB of this one, is given back."""
    with Compositor("--output", "1920x1080") as weddell:
        weddell.snapshot()
        pid = weddell.process.pid
        before = anonymous_memory(pid)
        if before is None:
            raise Skip("AddressSanitizer keeps what is freed")
        for _ in range(5):
            weddell.snapshot()
        wait_for(lambda: anonymous_memory(pid) < before + 1000,
                 f"{anonymous_memory(pid)} kB of memory go back to {before}")


CASES = {
    "told to end": come_and_go(SEALED, signal.SIGTERM),
    "killed": come_and_go(SEALED, signal.SIGKILL),
    "killed while shown as it is": come_and_go(
        (("weston-simple-shm",),), signal.SIGKILL, "--output", "250x250"),
    "killed, with memory that is copied": come_and_go(
        (("gtk3-demo",), ("gtk3-icon-browser",)), signal.SIGKILL, count=6),
    "all at once": all_at_once,
    "pictures": pictures,
}

if __name__ == "__main__":
    sys.exit(main(CASES))
