# SPDX-License-Identifier: MIT
"""A running weddell and the clients in it.

    with Compositor("--output", "640x480") as weddell:
        client = weddell.start("weston-flower")
        picture, stats = weddell.snapshot()
        client.end(signal.SIGTERM)

Each has a folder of its own for the socket, the home and the output of what runs in it. At the end
all processes are ended, and weddell must have ended well and have said nothing but its greeting.
"""
import json
import os
import pathlib
import re
import signal
import subprocess
import sys
import tempfile

from cases import DEADLINE, Skip, equal, eventually, need_program, wait_for
from picture import read_png

GREETING = re.compile(r"weddell: listening on [\w.-]+")
SOCKET = "test-display"


def program():
    """weddell's path, the first argument of each test."""
    if len(sys.argv) < 2:
        sys.exit(f"usage: {sys.argv[0]} PROGRAM")
    return os.path.abspath(sys.argv[1])


def environment(folder):
    """What runs here sees nothing of the machine's sessions, settings and languages."""
    checkers = ("ASAN", "UBSAN", "LSAN", "MALLOC")
    kept = {name: value for name, value in os.environ.items() if name.startswith(checkers)}
    return kept | {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "XDG_RUNTIME_DIR": str(folder),
        "WEDDELL_BACKEND": "headless",
        "LC_ALL": "C.UTF-8",
        "GDK_BACKEND": "wayland",
        "GSETTINGS_BACKEND": "memory",
        "GTK_A11Y": "none",
        "NO_AT_BRIDGE": "1",
        "LIBGL_ALWAYS_SOFTWARE": "1",
    }


class Process:
    """A program whose output goes to files in folder. Ended by the kernel's means if need be."""

    def __init__(self, folder, name, words, env):
        self.name = name
        self.out_path, self.err_path = folder / f"{name}.out", folder / f"{name}.err"
        with open(self.out_path, "wb") as out, open(self.err_path, "wb") as err:
            self.popen = subprocess.Popen(
                words, stdin=subprocess.DEVNULL, stdout=out, stderr=err, env=env, cwd=folder)
        self.pid = self.popen.pid

    @property
    def out(self):
        return self.out_path.read_text(encoding="utf-8", errors="replace")

    @property
    def err(self):
        return self.err_path.read_text(encoding="utf-8", errors="replace")

    def signal(self, number):
        self.popen.send_signal(number)

    def wait(self):
        """The exit status; less than 0 is a signal's number."""
        try:
            return self.popen.wait(DEADLINE)
        except subprocess.TimeoutExpired:
            raise AssertionError(f"{self.name} does not end; it said:\n{self.err}") from None

    def kill(self):
        if self.popen.poll() is None:
            self.popen.kill()
            self.popen.wait()

    def check_said(self, *allowed):
        """Each line of stderr is one of those allowed, which are regular expressions."""
        for line in self.err.splitlines():
            known = any(re.fullmatch(pattern, line) for pattern in allowed)
            assert known or not line, f"{self.name} complained: {line}\nall it said:\n{self.err}"


class Client(Process):
    def check_alive(self):
        status = self.popen.poll()
        assert status is None, f"{self.name} ended with {status} and said:\n{self.err}"

    def end(self, number, status, *allowed):
        """Sends the signal; the client must end with that status and have said nothing else."""
        self.check_alive()
        self.signal(number)
        equal(self.wait(), status, f"exit status of {self.name}, which said:\n{self.err}")
        self.check_said(*allowed)


class Compositor:
    """quiet=False where the case makes weddell say more; then the case looks itself. variables:
    more of its environment."""

    def __init__(self, *options, command=(), quiet=True, variables=()):
        self.temporary = tempfile.TemporaryDirectory(prefix="weddell-test-")
        self.folder = pathlib.Path(self.temporary.name)
        self.environment = environment(self.folder)
        self.screenshot, self.stats = self.folder / "shown.png", self.folder / "stats.json"
        self.quiet = quiet
        self.clients = []
        words = [program(), "--socket", SOCKET, "--screenshot", self.screenshot]
        words += ["--stats", self.stats, *options, *(["--", *command] if command else [])]
        self.process = Process(
            self.folder, "weddell", words, self.environment | dict(variables))

    def __enter__(self):
        wait_for(self.is_up, "weddell listens")
        return self

    def __exit__(self, kind, error, trace):
        try:
            if kind is None:
                self.end()
            elif kind is not Skip:
                self.add_what_was_said(error)
        finally:
            for process in [*self.clients, self.process]:
                process.kill()
            self.temporary.cleanup()

    def add_what_was_said(self, error):
        for process in [self.process, *self.clients]:
            error.args = (f"{error}\n{process.name} said:\n{process.err[-2000:]}",)

    def is_up(self):
        assert self.process.popen.poll() is None, f"weddell ended and said:\n{self.process.err}"
        return "listening on" in self.process.err

    def start(self, *words, variables=()):
        """Starts a client in it; skips the case where that program is not installed."""
        name = f"{len(self.clients) + 1}-{os.path.basename(words[0])}"
        env = self.environment | {"WAYLAND_DISPLAY": SOCKET} | dict(variables)
        client = Client(self.folder, name, [need_program(words[0]), *words[1:]], env)
        self.clients.append(client)
        return client

    def snapshot(self):
        """(Picture, statistics) of now. The statistics are written last."""
        self.stats.unlink(missing_ok=True)
        self.process.signal(signal.SIGUSR1)
        wait_for(self.has_stats, "weddell writes its files")
        return read_png(self.screenshot), json.loads(self.stats.read_text(encoding="utf-8"))

    def has_stats(self):
        assert self.process.popen.poll() is None, f"weddell ended and said:\n{self.process.err}"
        return self.stats.exists()

    def window(self):
        """Waits until anything is shown. Returns the picture of what is shown, less the black
        around it, and the statistics."""

        def look():
            for client in self.clients[-1:]:
                client.check_alive()
            picture, stats = self.snapshot()
            box = picture.box_of_content()
            return (picture.crop(*box), stats) if box else None

        return wait_for(look, "a window is shown")

    def wait_until(self, holds):
        """Waits until holds(picture, stats) raises no AssertionError."""
        eventually(lambda: holds(*self.snapshot()), "the picture is as expected")

    def wait_empty(self):
        def empty(picture, stats):
            equal(picture.box_of_content(), None, "what is shown")

        self.wait_until(empty)

    def end(self):
        """Where the case has waited for its end, it has judged that itself."""
        for client in self.clients:
            client.kill()
        if self.process.popen.returncode is None:
            self.process.signal(signal.SIGTERM)
            equal(self.process.wait(), 0, f"exit status, after it said:\n{self.process.err}")
        if self.quiet:
            self.process.check_said(GREETING.pattern)
