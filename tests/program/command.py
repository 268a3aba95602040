#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""weddell -- COMMAND: run with the socket's name, ended with its status, not left behind."""
import json
import pathlib
import signal
import sys
import tempfile

from program import equal, main, run, run_in, says
from cases import need_program, wait_for
from compositor import Compositor
from picture import read_png


def passes_on(script, status):
    return lambda: says(run("--", "sh", "-c", script), status)


def sees(script, out, *options, variables=()):
    """What the command prints, running the script."""

    def case():
        ended = run(*options, "--", "sh", "-c", script, variables=variables)
        says(ended, 0)
        equal(ended.out, out, "what the command printed")

    return case


def cannot_run(path, mode, status):
    """A command that is missing, or a file of that mode, is named in the message."""

    def case():
        with tempfile.TemporaryDirectory() as folder:
            if mode is not None:
                file = pathlib.Path(folder, path)
                file.write_text("true\n", encoding="utf-8")
                file.chmod(mode)
            says(run_in(folder, "--", f"./{path}"), status, f"./{path}", "weddell: ")

    return case


def with_spaces():
    ended = run("--", "printf", "%s|", "two words", "", "--help", "-x")
    equal(ended.out, "two words||--help|-x|", "the words of the command")
    says(ended, 0)


def without_dashes():
    says(run("sh", "-c", "exit 4"), 4)


def stopped_by(number):
    """The child is asked to end, and is gone when weddell is."""

    def case():
        script = "echo $$ >pid; trap 'echo asked >asked; exit 0' TERM; while :; do sleep 0.05; done"
        with Compositor(command=("sh", "-c", script), quiet=False) as weddell:
            pid_file = weddell.folder / "pid"
            pid = wait_for(lambda: pid_file.exists() and pid_file.read_text().strip(), "it runs")
            weddell.process.signal(number)
            equal(weddell.process.wait(), 0, "exit status")
            equal((weddell.folder / "asked").exists(), True, "the child was asked to end")
            equal(pathlib.Path("/proc", pid).exists(), False, "the child is still there")
            equal(list(weddell.folder.glob("test-display*")), [], "sockets left behind")
            weddell.process.check_said(r"weddell: .*")

    return case


def stubborn_child():
    """One that does not end when asked is made to."""
    script = "echo $$ >pid; trap '' TERM; while :; do sleep 0.05; done"
    with Compositor(command=("sh", "-c", script)) as weddell:
        pid_file = weddell.folder / "pid"
        pid = wait_for(lambda: pid_file.exists() and pid_file.read_text().strip(), "it runs")
        weddell.process.signal(signal.SIGTERM)
        equal(weddell.process.wait(), 0, "exit status")
        equal(pathlib.Path("/proc", pid).exists(), False, "the child is still there")


def shown_at_the_end():
    """The screenshot shows what the command showed, though that is gone by then."""
    need_program("foot")
    draw = r"printf '\033[?25l\033[48;2;255;0;0m\033[2J'; sleep 0.5; exit 5"
    foot = ("foot", "--config=/dev/null", "-o", "csd.preferred=none", "sh", "-c", draw)
    with tempfile.TemporaryDirectory() as folder:
        files = ("--screenshot", f"{folder}/shown.png", "--stats", f"{folder}/stats.json")
        says(run_in(folder, "--output", "900x700", *files, "--", *foot), 5)
        picture = read_png(f"{folder}/shown.png")
        equal((picture.width, picture.height), (900, 700), "size of the screenshot")
        equal(picture.pixel(450, 350), 0xFF0000, "the pixel in the middle")
        with open(f"{folder}/stats.json", encoding="utf-8") as file:
            (client,) = json.load(file)["clients"]
        equal((client["name"], client["connected"]), ("foot", False), "the client")
        equal(sorted(pathlib.Path(folder).glob("*.tmp*")), [], "temporary files")


def unwritable(option):
    """Where a file cannot be written, the message names it and the status says so."""

    def case():
        ended = run(option, "/dev/null/x", "--", "true")
        says(ended, 1, "/dev/null/x", "Not a directory")

    return case


CASES = {
    "status 0": passes_on("exit 0", 0),
    "status 7": passes_on("exit 7", 7),
    "status 255": passes_on("exit 255", 255),
    "ended by SIGTERM": passes_on("kill -TERM $$", 128 + signal.SIGTERM),
    "ended by SIGKILL": passes_on("kill -KILL $$", 128 + signal.SIGKILL),
    "ended by SIGSEGV": passes_on("kill -SEGV $$", 128 + signal.SIGSEGV),
    "the words reach it as they are": with_spaces,
    "without --": without_dashes,
    "WAYLAND_DISPLAY is the socket": sees(
        '[ -S "$XDG_RUNTIME_DIR/$WAYLAND_DISPLAY" ] && echo yes', "yes\n"),
    "WAYLAND_DISPLAY is ours, not that of a parent": sees(
        "echo $WAYLAND_DISPLAY", "mine\n", "--socket", "mine",
        variables={"WAYLAND_DISPLAY": "other"}),
    "toolkits see that it is Wayland, also from within a session of X": sees(
        "echo $XDG_SESSION_TYPE", "wayland\n", variables={"XDG_SESSION_TYPE": "x11"}),
    "no signal is blocked in it": sees(
        "grep -c 'SigBlk:.*[1-9a-f]' /proc/self/status; true", "0\n"),
    "no fd of weddell is open in it": sees(
        "for f in /proc/self/fd/*; do case $(readlink $f) in *memfd*|socket*|*event*) "
        "readlink $f;; esac; done", ""),
    "a command there is not": cannot_run("missing", None, 127),
    "a file that is no program": cannot_run("plain", 0o644, 126),
    "SIGINT ends both": stopped_by(signal.SIGINT),
    "SIGTERM ends both": stopped_by(signal.SIGTERM),
    "a child that will not end": stubborn_child,
    "the screenshot at the end": shown_at_the_end,
    "a screenshot that cannot be written": unwritable("--screenshot"),
    "statistics that cannot be written": unwritable("--stats"),
}

if __name__ == "__main__":
    sys.exit(main(CASES))
