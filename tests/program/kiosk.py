#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""weddell for one program: a kiosk, a command that is run again, the end with the last client.

    kiosk.py WEDDELL WEDDELLCTL
"""
import pathlib
import signal
import sys
import tempfile

from program import equal, main, run, run_in, says
from cases import wait_for
from compositor import Compositor
from control import ask

FLOWER = "weston-flower"
TERMINAL = ("foot", "--config=/dev/null", "sh", "-c", "sleep 1000")


def windows(weddell):
    (answer,) = ask(weddell, {"command": "windows"})
    return [(window["width"], window["height"], window["fullscreen"], window["active"])
            for window in answer["windows"]]


def fills_the_screen():
    """A window that does not ask for it, and a second one above it; then the first again."""
    # its command says what it likes on the same stderr
    with Compositor("--kiosk", "--output", "640x480", command=TERMINAL, quiet=False) as weddell:
        wait_for(lambda: windows(weddell) == [(640, 480, True, True)], "it fills the screen")
        second = weddell.start(*TERMINAL)
        wait_for(lambda: windows(weddell) == [(640, 480, True, False), (640, 480, True, True)],
                 "the second one does, too")
        second.signal(signal.SIGTERM)
        second.wait()
        wait_for(lambda: windows(weddell) == [(640, 480, True, True)], "the first is back")


def without_kiosk():
    with Compositor("--output", "640x480", command=TERMINAL, quiet=False) as weddell:
        wait_for(lambda: windows(weddell), "there is a window")
        equal([window[2] for window in windows(weddell)], [False], "whether it fills the screen")


def run_again(*options, statuses, status, runs):
    """A command that ends with those statuses, one after the other."""
    script = ('echo run >>runs; n=$(wc -l <runs); '
              f'set -- {" ".join(map(str, statuses))}; shift $((n - 1)); exit $1')

    def case():
        with tempfile.TemporaryDirectory() as folder:
            ended = run_in(folder, *options, "--", "sh", "-c", script)
            says(ended, status)
            written = pathlib.Path(folder, "runs").read_text(encoding="ascii")
            equal(len(written.splitlines()), runs, f"runs, after it said:\n{ended.err}")
            equal(ended.err.count("it is run again in"), runs - 1, "lines about it")

    return case


def ended_while_it_waits():
    """A signal ends weddell also while the command waits to be run again."""
    with Compositor("--restart", "always", command=("false",), quiet=False) as weddell:
        wait_for(lambda: "run again in 4.0" in weddell.process.err, "it has failed often")
        weddell.process.signal(signal.SIGTERM)
        equal(weddell.process.wait(), 0, "exit status")


def last_client():
    with Compositor("--exit-with-client") as weddell:
        clients = [weddell.start(FLOWER), weddell.start(FLOWER)]
        wait_for(lambda: len(windows(weddell)) == 2, "two windows")
        for client in clients:
            assert weddell.process.popen.poll() is None, "weddell ended before the last client"
            client.signal(signal.SIGTERM)
            client.wait()
        equal(weddell.process.wait(), 0, "exit status")


def command_that_leaves_a_client():
    """Its end is not that of weddell, but its status is."""
    script = f"{FLOWER} & sleep 1; exit 3"
    with Compositor("--exit-with-client", command=("sh", "-c", script)) as weddell:
        wait_for(lambda: windows(weddell), "there is a window")
        children = pathlib.Path(f"/proc/{weddell.process.pid}/task/{weddell.process.pid}/children")
        wait_for(lambda: not children.read_text(encoding="ascii").strip(), "the command ended")
        (answer,) = ask(weddell, {"command": "clients"})
        (client,) = answer["clients"]
        weddell.start("kill", str(client["pid"])).wait()
        equal(weddell.process.wait(), 3, "exit status")


def command_without_a_client():
    says(run("--exit-with-client", "--", "sh", "-c", "exit 4"), 4)


CASES = {
    "windows fill the screen": fills_the_screen,
    "without a kiosk they do not": without_kiosk,
    "a kiosk's program that is done": run_again("--kiosk", statuses=[0], status=0, runs=1),
    "a kiosk's program that fails": run_again("--kiosk", statuses=[1, 2, 0], status=0, runs=3),
    "one that may fail": run_again(
        "--kiosk", "--restart", "never", statuses=[7], status=7, runs=1),
    "a command that fails": run_again(statuses=[7], status=7, runs=1),
    "a command that is run again": run_again(
        "--restart", "on-failure", statuses=[7, 0], status=0, runs=2),
    "one there is not": lambda: says(run("--kiosk", "--", "./missing"), 127, "./missing"),
    "a signal between two runs": ended_while_it_waits,
    "the last client": last_client,
    "a command that leaves a client behind": command_that_leaves_a_client,
    "a command without a client": command_without_a_client,
}

if __name__ == "__main__":
    sys.exit(main(CASES))
