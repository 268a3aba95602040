#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""weddellctl and the control socket: what is asked is answered, and done.

    control.py WEDDELL WEDDELLCTL
"""
import contextlib
import json
import os
import pathlib
import re
import resource
import socket
import stat
import subprocess
import sys
import tempfile
import time

from program import equal, main, run, run_in, says
from cases import DEADLINE, wait_for
from compositor import SOCKET, Compositor
from picture import read_png

CTL = os.path.abspath(sys.argv[2])
FLOWER = "weston-flower"


def ctl(weddell, *words, status=0, socket_from="WAYLAND_DISPLAY"):
    """What weddellctl prints; on failure, what it says."""
    env = dict(weddell.environment)
    env.update({
        "WAYLAND_DISPLAY": {"WAYLAND_DISPLAY": SOCKET},
        "WEDDELL_CONTROL": {"WEDDELL_CONTROL": str(path_of(weddell))},
        "option": {},
    }[socket_from])
    option = ["--socket", path_of(weddell)] if socket_from == "option" else []
    done = subprocess.run(
        [CTL, *option, *words], stdin=subprocess.DEVNULL, capture_output=True, text=True,
        env=env, cwd=weddell.folder, timeout=DEADLINE, check=False)
    equal(done.returncode, status, f"status of {words}, which said: {done.stdout}{done.stderr}")
    return done.stdout if status == 0 else done.stderr


def path_of(weddell):
    return weddell.folder / f"{SOCKET}.control"


def ask(weddell, *requests):
    """The answers to requests, which are texts or objects, over one connection."""
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(DEADLINE)
        connection.connect(str(path_of(weddell)))
        for request in requests:
            text = request if isinstance(request, str) else json.dumps(request)
            connection.sendall(text.encode() + b"\n")
        with connection.makefile(encoding="utf-8") as lines:
            return [json.loads(lines.readline()) for _ in requests]


def names(weddell):
    return [line.split(":")[0] for line in ctl(weddell, "outputs").splitlines()]


def socket_is_ours():
    with Compositor() as weddell:
        mode = stat.S_IMODE(path_of(weddell).stat().st_mode)
        equal(oct(mode), oct(0o600), "mode of the socket")
    script = '[ -S "$WEDDELL_CONTROL" ] && echo "$WEDDELL_CONTROL"'
    ended = run("--socket", "mine", "--", "sh", "-c", script)
    assert ended.out.endswith("/mine.control\n"), ended.out


def socket_not_wanted():
    script = 'ls "$XDG_RUNTIME_DIR"; echo "[$WEDDELL_CONTROL]"'
    ended = run("--no-control", "--", "sh", "-c", script, variables={"WEDDELL_CONTROL": "/x"})
    says(ended, 0)
    assert ".control" not in ended.out and "[]" in ended.out, ended.out


def socket_of_the_dead():
    with tempfile.TemporaryDirectory() as folder:
        says(run_in(folder, "--socket", "again", "--", "sh", "-c", "kill -KILL $PPID"), -9)
        assert pathlib.Path(folder, "again.control").exists(), "the dead one left no socket"
        ended = run_in(folder, "--socket", "again", "--", CTL, "outputs")
        says(ended, 0)
        assert ended.out.startswith("HEADLESS-1: 1280x720 at 60 Hz"), ended.out
        equal(list(pathlib.Path(folder).glob("again*")), [], "sockets left behind")


def found_by(way):
    def case():
        with Compositor() as weddell:
            equal(ctl(weddell, "version", socket_from=way)[:8], "weddell ", "the answer")

    return case


def nobody_there():
    with tempfile.TemporaryDirectory() as folder:
        for env, part in (({"XDG_RUNTIME_DIR": folder}, "wayland-0.control"), ({}, "--socket")):
            done = subprocess.run([CTL, "quit"], capture_output=True, text=True, env=env,
                                  timeout=DEADLINE, check=False)
            equal(done.returncode, 1, "status")
            assert done.stderr.startswith("weddellctl: ") and part in done.stderr, done.stderr


def wrong_words():
    wrong = (
        (), ("foo",), ("outputs", "x"), ("output",), ("output", "x"), ("output", "x", "scale"),
        ("output", "x", "size", "1"), ("output", "x", "scale", "a"), ("output", "x", "mode", "1"),
        ("output", "x", "mode", "1x1@"), ("remove-output",), ("screenshot",), ("--foo",),
    )
    for words in wrong:
        done = subprocess.run([CTL, *words], capture_output=True, text=True, env={},
                              timeout=DEADLINE, check=False)
        equal(done.returncode, 2, f"status of {words}, which said {done.stderr}")


def add_and_remove():
    with Compositor("--output", "640x480") as weddell:
        said = ctl(weddell, "add-output", "big:1920x1080@30x1.5:90")
        equal(said, "big: 1920x1080 at 30 Hz, scale 1.5, 90; 720x1280 at 640,0\n", "added")
        ctl(weddell, "add-output")
        equal(names(weddell), ["HEADLESS-1", "big", "HEADLESS-2"], "outputs")
        ctl(weddell, "remove-output", "big")
        ctl(weddell, "remove-output", "HEADLESS-1")
        equal(ctl(weddell, "outputs"),
              "HEADLESS-2: 1280x720 at 60 Hz, scale 1, normal; 1280x720 at 0,0\n", "outputs")
        ctl(weddell, "add-output", "5x5")
        equal(names(weddell), ["HEADLESS-2", "HEADLESS-1"], "a name that is free again")


def refusals():
    with Compositor() as weddell:
        for words, part in (
                (("add-output", "x"), "WxH"),
                (("add-output", "HEADLESS-1:4x4"), "HEADLESS-1 already"),
                (("remove-output", "x"), "no output x"),
                (("output", "x", "scale", "2"), "no output x"),
                (("output", "HEADLESS-1", "scale", "99"), "0.0625 to 16"),
                (("output", "HEADLESS-1", "mode", "0x5"), "1 to 16384"),
                (("output", "HEADLESS-1", "mode", "5x5@5000"), "to 1000"),
                (("output", "HEADLESS-1", "transform", "45"), "normal, 90"),
                (("screenshot", "/nowhere/x.png"), "/nowhere/x.png: No such file"),
                (("screenshot", "x.png", "y"), "no output y")):
            said = ctl(weddell, *words, status=1)
            assert said.startswith("weddellctl: ") and part in said, f"{words}: {said}"
        for _ in range(63):
            ctl(weddell, "add-output", "1x1")
        assert "as many" in ctl(weddell, "add-output", "1x1", status=1)


def configure():
    with Compositor() as weddell:
        ctl(weddell, "output", "HEADLESS-1", "mode", "300x200@30", "scale", "2")
        said = ctl(weddell, "output", "HEADLESS-1", "transform", "flipped-270")
        equal(said, "HEADLESS-1: 300x200 at 30 Hz, scale 2, flipped-270; 100x150 at 0,0\n", "now")
        picture, _ = weddell.snapshot()
        equal((picture.width, picture.height), (200, 300), "size of the picture")


def clients_and_windows():
    with Compositor() as weddell:
        equal(ctl(weddell, "clients") + ctl(weddell, "windows"), "", "what there is at first")
        client = weddell.start(FLOWER)
        weddell.window()
        (answer,) = ask(weddell, {"command": "clients"})
        (seen,) = answer["clients"]
        equal((seen["client"], seen["name"], seen["pid"]), (1, FLOWER, client.pid), "client")
        assert seen["commits"] > 0 and seen["bytes_mapped"] > 0, seen
        (answer,) = ask(weddell, {"command": "windows"})
        (seen,) = answer["windows"]
        equal((seen["title"], seen["client"], seen["active"]), ("Flower", 1, True), "window")
        equal(seen["outputs"], ["HEADLESS-1"], "the window's outputs")
        assert FLOWER in ctl(weddell, "clients"), "no flower in the text"
        assert ctl(weddell, "windows").endswith(", active, on HEADLESS-1\n"), "not on HEADLESS-1"


def odd_title():
    """A title that is no UTF-8 leaves the answer JSON."""
    with Compositor() as weddell:
        weddell.start("foot", "--config=/dev/null", "--title", "a\"\\\n\xff".encode("latin1"))
        weddell.window()
        (answer,) = ask(weddell, {"command": "windows"})
        equal(len(answer["windows"]), 1, "windows")


def screenshots():
    with Compositor("--output", "64x48", "--output", "32x80") as weddell:
        ctl(weddell, "screenshot", "all.png")
        ctl(weddell, "screenshot", "one.png", "HEADLESS-2")
        sizes = []
        for name in ("all.png", "one.png"):
            picture = read_png(weddell.folder / name)
            sizes.append((picture.width, picture.height))
        equal(sizes, [(96, 80), (32, 80)], "sizes")


def stats():
    with Compositor() as weddell:
        _, written = weddell.snapshot()
        equal(json.loads(ctl(weddell, "stats")).keys(), written.keys(), "parts of the statistics")


def ends():
    with Compositor() as weddell:
        ctl(weddell, "quit")
        equal(weddell.process.wait(), 0, "exit status")
        equal(list(weddell.folder.glob(f"{SOCKET}*")), [], "sockets left behind")


def wrong_lines():
    """Each is answered, in order, with its id, and the connection goes on."""
    with Compositor() as weddell:
        answers = ask(
            weddell, "", "{", "[1]", "{}", {"command": 5}, {"command": "foo", "id": 1},
            {"command": "outputs", "id": "x", "y": 1}, {"command": "stats", "id": None},
            {"command": "remove-output", "output": 5}, {"command": "screenshot", "file": "a"},
            '{"command":"outputs","command":"outputs"}', {"command": "outputs", "id": [1]})
        equal([answer.get("error", {}).get("code") for answer in answers],
              ["bad-json", "bad-json", "bad-json", "bad-argument", "bad-argument",
               "unknown-command", "bad-argument", None, "bad-argument", "bad-argument", None,
               None], "codes")
        equal([answer.get("id", "none") for answer in answers[5:8]], [1, "x", None], "ids")


def rude_peers():
    """Those that ask without end and do not listen, and those that say nothing: others go on."""
    with Compositor() as weddell, contextlib.ExitStack() as stack:
        for number in range(40):
            peer = stack.enter_context(socket.socket(socket.AF_UNIX))
            peer.connect(str(path_of(weddell)))
            peer.setblocking(False)
            with contextlib.suppress(BlockingIOError):
                while number < 20:
                    peer.sendall(b'{"command":"stats"}\n' * 100)
        weddell.start(FLOWER)
        weddell.window()
        stack.close()
        assert ctl(weddell, "version"), "no answer"


def wakeups(weddell):
    """How often it has gone to sleep so far."""
    status = pathlib.Path(f"/proc/{weddell.process.pid}/status").read_text(encoding="ascii")
    return int(re.search(r"^voluntary_ctxt_switches:\s+(\d+)$", status, re.MULTILINE)[1])


def out_of_descriptors():
    """One that cannot be let in waits, and costs nothing; it is let in once there is room."""
    with Compositor() as weddell:
        fds = len(list(pathlib.Path(f"/proc/{weddell.process.pid}/fd").iterdir()))
        limits = resource.prlimit(weddell.process.pid, resource.RLIMIT_NOFILE)
        resource.prlimit(weddell.process.pid, resource.RLIMIT_NOFILE, (fds, limits[1]))
        with socket.socket(socket.AF_UNIX) as peer:
            peer.settimeout(DEADLINE)
            peer.connect(str(path_of(weddell)))
            peer.sendall(b'{"command":"version"}\n')
            before = wakeups(weddell)
            time.sleep(1)
            assert wakeups(weddell) - before < 10, "it does not come to rest"
            resource.prlimit(weddell.process.pid, resource.RLIMIT_NOFILE, limits)
            assert b'"ok":true' in peer.recv(1000), "no answer"


def leaves_nothing():
    with Compositor() as weddell:
        folder = pathlib.Path("/proc", str(weddell.process.pid), "fd")

        def count():
            return len(list(folder.iterdir()))

        before = count()
        for _ in range(20):
            ask(weddell, {"command": "outputs"}, "{", {"command": "stats"})
            ctl(weddell, "add-output", "more:10x10")
            ctl(weddell, "remove-output", "more")
        with socket.socket(socket.AF_UNIX) as peer:
            peer.connect(str(path_of(weddell)))
            peer.sendall(b'{"command":')
        wait_for(lambda: count() == before, f"{before} fds are left, as before")


CASES = {
    "the socket": socket_is_ours,
    "without the socket": socket_not_wanted,
    "a socket that nobody listens on": socket_of_the_dead,
    "found by an option": found_by("option"),
    "found by WEDDELL_CONTROL": found_by("WEDDELL_CONTROL"),
    "found by WAYLAND_DISPLAY": found_by("WAYLAND_DISPLAY"),
    "nobody there": nobody_there,
    "wrong words": wrong_words,
    "outputs come and go": add_and_remove,
    "what is refused": refusals,
    "mode, scale and transform": configure,
    "clients and windows": clients_and_windows,
    "a title that is no text": odd_title,
    "screenshots": screenshots,
    "statistics": stats,
    "quit": ends,
    "lines that are wrong": wrong_lines,
    "rude peers": rude_peers,
    "out of descriptors": out_of_descriptors,
    "nothing is left behind": leaves_nothing,
}

if __name__ == "__main__":
    sys.exit(main(CASES))
