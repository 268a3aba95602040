# SPDX-License-Identifier: MIT
"""Compositors for weddell to be a window of: weddell itself, weston and sway, all headless.

Each tells what it shows (picture), where a client of it finds it (socket), and can be killed.
"""
import json
import os
import pathlib
import socket
import subprocess
import tempfile

from cases import DEADLINE, Skip, equal, need_program, wait_for
from compositor import Compositor, environment
from picture import Picture, read_png
from plain_user import NOBODY, as_plain_user

SWAY_CONFIG = "default_border none\ndefault_floating_border none\nxwayland disable\n"


class Weddell:
    can_type = True

    def __init__(self, width, height, scale=1):
        self.compositor = Compositor("--output", f"{width}x{height}x{scale}")

    def __enter__(self):
        self.compositor.__enter__()
        self.socket = self.compositor.folder / "test-display"
        return self

    def __exit__(self, *error):
        if self.compositor.process.popen.poll() is not None:
            self.compositor.quiet = False
        self.compositor.__exit__(*error)

    def picture(self):
        return self.compositor.snapshot()[0]

    picture_with_cursor = picture

    def stats(self):
        return self.compositor.snapshot()[1]

    def count_windows(self):
        with socket.socket(socket.AF_UNIX) as connection:
            connection.connect(f"{self.socket}.control")
            connection.sendall(b'{"command": "windows"}\n')
            return len(json.loads(connection.makefile("rb").readline())["windows"])

    def kill(self):
        self.compositor.process.kill()


class Foreign:
    """One that is not ours, run by a plain user."""

    settings = {}

    def __init__(self, width, height, scale=1):
        need_program(self.name)
        self.width, self.height, self.scale = width, height, scale

    def __enter__(self):
        self.temporary = tempfile.TemporaryDirectory(prefix="weddell-parent-")
        self.folder = pathlib.Path(self.temporary.name)
        (self.folder / "config").write_text(SWAY_CONFIG, "ascii")
        if os.getuid() == 0:
            os.chown(self.folder, NOBODY, NOBODY)
        self.environment = environment(self.folder) | self.settings
        self.log = open(self.folder / "log", "wb")
        self.process = subprocess.Popen(
            as_plain_user(self.command()), env=self.environment, cwd=self.folder,
            stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log)
        self.socket = self.folder / "wayland-1"
        try:
            wait_for(self.is_up, f"{self.name} listens")
            self.prepare()
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_):
        self.kill()
        self.log.close()
        self.temporary.cleanup()

    def kill(self):
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait(DEADLINE)

    def is_up(self):
        if self.process.poll() is not None:
            said = (self.folder / "log").read_text(errors="replace")[-2000:]
            raise Skip(f"{self.name} does not run headless here: {said}")
        return self.socket.exists() and self.is_ready()

    def is_ready(self):
        return True

    def prepare(self):
        pass

    def run(self, *words):
        """What it said; a client of the parent, of the parent's user."""
        done = subprocess.run(
            as_plain_user(list(words)), timeout=DEADLINE, cwd=self.folder, text=True,
            env=self.environment | {"WAYLAND_DISPLAY": str(self.socket)},
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        equal(done.returncode, 0, f"exit status of {words}, which said {done.stdout}")
        return done.stdout


class Weston(Foreign):
    """Its shell that fills the screen shows nothing without a seat; the other one puts windows
    anywhere."""

    name = "weston"
    can_type = False

    def command(self):
        width, height = ((size + 100) // self.scale for size in (self.width, self.height))
        return ["weston", "--backend=headless-backend.so", "--use-pixman", "--debug",
                f"--width={width}", f"--height={height}", f"--scale={self.scale}",
                "--idle-time=0", "--no-config", "--socket=wayland-1"]

    def picture(self):
        need_program("weston-screenshooter")
        for old in self.folder.glob("*.png"):
            old.unlink()
        self.run("weston-screenshooter")
        return read_png(next(self.folder.glob("*.png")))


class Sway(Foreign):
    name = "sway"
    can_type = True
    settings = {"WLR_BACKENDS": "headless", "WLR_RENDERER": "pixman",
                "WLR_LIBINPUT_NO_DEVICES": "1"}

    def command(self):
        return ["sway", "--config", str(self.folder / "config")]

    def is_ready(self):
        return bool(list(self.folder.glob("sway-ipc.*")))

    def prepare(self):
        self.message("output", "*", "mode", "--custom", f"{self.width}x{self.height}")
        self.message("output", "*", "scale", str(self.scale))
        self.message("output", "*", "background", "#000000", "solid_color")

    def count_windows(self):
        return self.message("-t", "get_tree").count('"xdg_shell"')

    def message(self, *words):
        sockets = list(self.folder.glob("sway-ipc.*"))
        kind = words[:2] if words[0] == "-t" else ("--", " ".join(words))
        return self.run("swaymsg", "--socket", str(sockets[0]), *kind)

    def picture(self, *options):
        need_program("grim")
        self.run("grim", *options, "-t", "ppm", "shown.ppm")
        return read_ppm(self.folder / "shown.ppm")

    def picture_with_cursor(self):
        return self.picture("-c")


def read_ppm(path):
    kind, width, height, most, pixels = path.read_bytes().split(maxsplit=4)
    assert (kind, most) == (b"P6", b"255"), f"{path}: {kind}, {most}"
    stride = int(width) * 3
    rows = [pixels[begin : begin + stride] for begin in range(0, len(pixels), stride)]
    return Picture(int(width), int(height), rows)


PARENTS = {"weddell": Weddell, "weston": Weston, "sway": Sway}
