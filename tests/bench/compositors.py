# SPDX-License-Identifier: MIT
"""The compositors that are compared: all headless, all drawing with the CPU, all as a plain user.

Each is started anew for each load, with one output of the size asked for and nothing on it: no
panel, no wallpaper, no Xwayland, as far as its settings go.
"""
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "harness"))
from plain_user import NOBODY, as_plain_user  # noqa: E402

SWAY_CONFIG = """\
output * mode --custom {width}x{height}@60Hz
output * background #000000 solid_color
default_border none
default_floating_border none
xwayland disable
swaybg_command -
for_window [app_id=".*"] floating enable
for_window [title=".*"] floating enable
"""
WESTON_CONFIG = """\
[core]
idle-time=0
[shell]
panel-position=none
animation=none
startup-animation=none
close-animation=none
focus-animation=none
background-color=0xff000000
"""
WLROOTS = {"WLR_BACKENDS": "headless", "WLR_RENDERER": "pixman", "WLR_LIBINPUT_NO_DEVICES": "1"}


class Compositor:
    """One that runs, from its start to its end; a context manager."""

    variables = {}
    sizes = None  # any

    def __init__(self, programs, width, height):
        self.programs, self.width, self.height = programs, width, height

    def __enter__(self):
        self.temporary = tempfile.TemporaryDirectory(prefix="weddell-bench-")
        self.folder = pathlib.Path(self.temporary.name)
        self.write_settings()
        os.chmod(self.folder, 0o700)
        if os.getuid() == 0:
            os.chown(self.folder, NOBODY, NOBODY)
        self.environment = {
            "PATH": os.environ["PATH"], "HOME": str(self.folder), "LC_ALL": "C.UTF-8",
            "XDG_RUNTIME_DIR": str(self.folder), "WAYLAND_DISPLAY": self.socket}
        environment = {k: v for k, v in self.environment.items() if k != "WAYLAND_DISPLAY"}
        self.log = open(self.folder / "log", "wb")
        self.process = subprocess.Popen(
            as_plain_user(self.command()), env=environment | self.variables, cwd=self.folder,
            stdin=subprocess.DEVNULL, stdout=self.log, stderr=self.log)
        return self

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.log.close()
        self.temporary.cleanup()

    def write_settings(self):
        pass

    def said(self):
        return (self.folder / "log").read_text(errors="replace")[-2000:]


class Weddell(Compositor):
    name = program = "weddell"
    socket = "bench"

    def command(self):
        return [str(self.programs / "weddell"), "--backend", "headless", "--socket", self.socket,
                "--output", f"{self.width}x{self.height}@60", "--budget", "copy-bytes=2G"]


class Weston(Compositor):
    """Its headless output is told no refresh rate: it makes a frame each 16 ms."""

    name = program = "weston"
    socket = "bench"

    def write_settings(self):
        (self.folder / "weston.ini").write_text(WESTON_CONFIG, "ascii")

    def command(self):
        return ["weston", "--backend=headless-backend.so", "--use-pixman", f"--width={self.width}",
                f"--height={self.height}", "--config", str(self.folder / "weston.ini"),
                f"--socket={self.socket}"]


class Sway(Compositor):
    name = program = "sway"
    socket = "wayland-1"
    variables = WLROOTS

    def write_settings(self):
        config = SWAY_CONFIG.format(width=self.width, height=self.height)
        (self.folder / "config").write_text(config, "ascii")

    def command(self):
        return ["sway", "--config", str(self.folder / "config")]


class Cage(Compositor):
    """Its headless output has the size that wlroots gives it, and nothing changes that."""

    name = program = "cage"
    socket = "wayland-0"
    variables = WLROOTS
    sizes = [(1280, 720)]

    def command(self):
        return ["cage", "--", "sleep", "1000"]


ALL = [Weddell, Weston, Sway, Cage]


def present():
    """Those that are installed, weddell first."""
    return [each for each in ALL if each is Weddell or shutil.which(each.program)]


def processes_of(pid):
    """pid and all that it has started, as far as they run."""
    found = [pid]
    for parent in found:
        for path in pathlib.Path(f"/proc/{parent}/task").glob("*/children"):
            found += [int(word) for word in path.read_text("ascii").split()]
    return found


def pss_kib(pid):
    for line in pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1])
    return 0
