#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Our demos under another compositor, headless: peers.py weston|sway FOLDER-OF-DEMOS.

They get plain wl_shm there, and nothing of ours. Run by root, the compositor and the demos are
those of the user nobody: sway refuses root, and a library is to work for plain users.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "harness"))
from cases import DEADLINE, Skip, comment, need_program, run_cases, wait_for  # noqa: E402

NOBODY = 65534
COMMANDS = {
    "weston": ["weston", "--backend=headless-backend.so", "--use-pixman", "--width=1280",
               "--height=720", "--idle-time=0", "--no-config", "--socket=wayland-1"],
    "sway": ["sway", "--config", "/dev/null"],
}
SETTINGS = {
    "weston": {},
    "sway": {"WLR_BACKENDS": "headless", "WLR_RENDERER": "pixman",
             "WLR_LIBINPUT_NO_DEVICES": "1"},
}


def as_plain_user(words):
    if os.getuid() != 0:
        return words
    need_program("setpriv")
    return ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", *words]


class Peer:
    """A running compositor, and a way to run demos in it."""

    def __init__(self, name, demos):
        self.name, self.demos = name, demos
        need_program(COMMANDS[name][0])

    def __enter__(self):
        self.temporary = tempfile.TemporaryDirectory(prefix="weddell-peer-")
        self.folder = pathlib.Path(self.temporary.name)
        if os.getuid() == 0:
            os.chown(self.folder, NOBODY, NOBODY)
        kept = {name: os.environ[name] for name in os.environ if name.startswith(("ASAN", "LSAN"))}
        self.environment = kept | {
            "PATH": os.environ["PATH"], "HOME": str(self.folder), "LC_ALL": "C.UTF-8",
            "XDG_RUNTIME_DIR": str(self.folder)}
        self.log = open(self.folder / "log", "wb")
        self.process = subprocess.Popen(
            as_plain_user(COMMANDS[self.name]), env=self.environment | SETTINGS[self.name],
            cwd=self.folder, stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log)
        try:
            wait_for(self.is_up, f"{self.name} listens")
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(DEADLINE)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()
        self.temporary.cleanup()

    def said(self):
        return (self.folder / "log").read_text(errors="replace")[-2000:]

    def is_up(self):
        if self.process.poll() is not None:
            raise Skip(f"{self.name} does not run headless here: {self.said()}")
        return (self.folder / "wayland-1").exists()

    def run(self, demo, *options, ends=True):
        """What the demo said. It ends well by itself, or else is still there after two seconds."""
        program = self.demos / demo
        if not program.exists():
            raise Skip(f"{demo} was not built")
        words = as_plain_user([str(program), *options])
        if subprocess.run(as_plain_user(["test", "-x", str(program)])).returncode != 0:
            raise Skip(f"a plain user may not run {program}")
        client = subprocess.Popen(
            words, env=self.environment | {"WAYLAND_DISPLAY": "wayland-1"}, cwd=self.folder,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        try:
            said, _ = client.communicate(timeout=120 if ends else 2)
        except subprocess.TimeoutExpired:
            client.kill()
            said, _ = client.communicate()
            assert not ends, f"{demo} does not end; it said:\n{said}"
            return said
        assert ends, f"{demo} has ended with {client.returncode} and said:\n{said}"
        assert client.returncode == 0, f"{demo} ended with {client.returncode} and said:\n{said}"
        assert self.process.poll() is None, f"{self.name} has ended and said:\n{self.said()}"
        return said


def stress(peer):
    """sway has the screencopy by which every pixel is compared; weston has not."""
    check = ["--self-check=50"] if peer.name == "sway" else []
    said = peer.run("weddell-resize-stress", "--steps", "600", "--max-size", "800x600", *check)
    comment(said)
    assert "all was right" in said, said
    assert not check or " 0 wrong" in said, said


def strategies(peer):
    def price(name):
        said = peer.run("weddell-resize-stress", "--strategy", name)
        line = next(line for line in said.splitlines() if line.startswith(name + " "))
        comment(line)
        return float(line.split()[1])

    assert price("swapchain") * 3 < price("new-pool"), "the swapchain is to cost far less"


def demos(peer):
    peer.run("weddell-solid", ends=False)
    peer.run("weddell-paint", "--auto", ends=False)
    picture = pathlib.Path(__file__).resolve().parents[2] / "docs/pictures/solid.png"
    shutil.copy(picture, peer.folder / "picture.png")
    os.chmod(peer.folder / "picture.png", 0o644)
    peer.run("weddell-image", "picture.png", ends=False)
    assert "rows moved" in peer.run("weddell-scroll", "--auto", "30")


def case(function, name, folder):
    def run():
        with Peer(name, folder) as peer:
            function(peer)

    return run


def main():
    name, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    cases = {"resize-stress": stress, "strategies": strategies, "the other demos": demos}
    return run_cases({title: case(function, name, folder) for title, function in cases.items()})


if __name__ == "__main__":
    sys.exit(main())
