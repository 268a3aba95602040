#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Our demos under another compositor, headless: peers.py weston|sway FOLDER-OF-DEMOS.

They get plain wl_shm there, and nothing of ours. Run by root, the compositor and the demos are
those of the user nobody: sway refuses root, and a library is to work for plain users.
"""
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "harness"))
from cases import DEADLINE, Skip, comment, need_program, run_cases, wait_for  # noqa: E402
from plain_user import NOBODY, as_plain_user  # noqa: E402

PATIENCE = 240  # seconds, for a machine that is busy with other things
COMMANDS = {
    "weston": ["weston", "--backend=headless-backend.so", "--use-pixman", "--width=1280",
               "--height=720", "--idle-time=0", "--no-config", "--socket=wayland-1"],
    "sway": ["sway", "--config", "config"],
}
STRATEGIES = {"new-pool", "grow", "swapchain", "huge"}
SCALE_OPTION = {"weston": ["--scale=2"], "sway": []}
SCALE_CONFIG = {"weston": "", "sway": "output * scale 2\n"}
SETTINGS = {
    "weston": {},
    "sway": {"WLR_BACKENDS": "headless", "WLR_RENDERER": "pixman",
             "WLR_LIBINPUT_NO_DEVICES": "1"},
}


class Peer:
    """A running compositor, and a way to run demos in it."""

    def __init__(self, name, demos, scaled=False):
        self.name, self.demos, self.scaled = name, demos, scaled
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
        config = SCALE_CONFIG[self.name] if self.scaled else ""
        (self.folder / "config").write_text(config, encoding="utf-8")
        self.log = open(self.folder / "log", "wb")
        words = COMMANDS[self.name] + (SCALE_OPTION[self.name] if self.scaled else [])
        self.process = subprocess.Popen(
            as_plain_user(words), env=self.environment | SETTINGS[self.name],
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

    def run(self, demo, *options, ends=True, variables=()):
        """What the demo said. It ends well by itself, or else is still there after two seconds."""
        program = self.demos / demo
        if not program.exists():
            raise Skip(f"{demo} was not built")
        words = as_plain_user([str(program), *options])
        if subprocess.run(as_plain_user(["test", "-x", str(program)])).returncode != 0:
            raise Skip(f"a plain user may not run {program}")
        environment = self.environment | {"WAYLAND_DISPLAY": "wayland-1"} | dict(variables)
        client = subprocess.Popen(
            words, env=environment, cwd=self.folder,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        try:
            said, _ = client.communicate(timeout=PATIENCE if ends else 2)
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
    """By page faults, which do not depend on how busy the machine is."""
    said = peer.run("weddell-resize-stress", "--strategy", "all", "--rounds", "1")
    comment(said)
    faults = {words[0]: int(words[2]) for words in map(str.split, said.splitlines())
              if len(words) > 5 and words[0] in STRATEGIES and words[2].isdigit()}
    assert set(faults) == STRATEGIES, said
    assert faults["swapchain"] < 1.5 * faults["grow"], "it is to cost what is done by hand"
    assert faults["swapchain"] * 10 < faults["new-pool"], "it is to cost far less"


def demos(peer):
    peer.run("weddell-solid", ends=False)
    peer.run("weddell-paint", "--auto", ends=False)
    picture = pathlib.Path(__file__).resolve().parents[2] / "docs/pictures/solid.png"
    shutil.copy(picture, peer.folder / "picture.png")
    os.chmod(peer.folder / "picture.png", 0o644)
    peer.run("weddell-image", "picture.png", ends=False)
    assert "rows moved" in peer.run("weddell-scroll", "--auto", "30")


def scaled(peer):
    """They have whole scales only, told by wl_output: a buffer of twice as many pixels."""
    said = peer.run("weddell-paint", ends=False, variables={"WAYLAND_DEBUG": "1"})
    buffers = re.findall(r"create_buffer\(.*, \d+, (\d+), (\d+), \d+, \d+\)", said)
    shown = re.findall(r"set_destination\((\d+), (\d+)\)", said)
    assert buffers and shown, said
    comment(f"{buffers[-1]} pixels shown as {shown[-1]}")
    assert [int(n) for n in buffers[-1]] == [2 * int(n) for n in shown[-1]], said


def case(function, name, folder):
    def run():
        with Peer(name, folder, scaled=function is scaled) as peer:
            function(peer)

    return run


def main():
    name, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    cases = {"resize-stress": stress, "strategies": strategies, "the other demos": demos,
             "a scale of 2": scaled}
    return run_cases({title: case(function, name, folder) for title, function in cases.items()})


if __name__ == "__main__":
    sys.exit(main())
