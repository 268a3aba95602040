#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Outputs come and go while programs run, by weddellctl and by wlr-randr; what is on them follows.

    hotplug.py WEDDELL WEDDELLCTL
"""
import os
import pathlib
import subprocess
import sys

from program import equal, main
from cases import DEADLINE, need_program, wait_for
from compositor import SOCKET, Compositor
from control import ask, ctl, names

FLOWER = "weston-flower"
TERMINAL = ("foot", "--config=/dev/null", "sh", "-c", "sleep 1000")


def randr(weddell, *words, status=0):
    """What wlr-randr prints."""
    env = weddell.environment | {"WAYLAND_DISPLAY": SOCKET}
    done = subprocess.run(
        [need_program("wlr-randr"), *words], stdin=subprocess.DEVNULL, capture_output=True,
        text=True, env=env, timeout=DEADLINE, check=False)
    equal(done.returncode, status, f"status of {words}, which said: {done.stdout}{done.stderr}")
    return done.stdout + done.stderr


def windows(weddell):
    (answer,) = ask(weddell, {"command": "windows"})
    return answer["windows"]


def on(weddell, name):
    """Waits until the one window there is on that output, and on no other."""

    def there():
        (window,) = windows(weddell)
        return window if window["outputs"] == [name] else None

    return wait_for(there, f"the window is on {name}")


def window_follows():
    with Compositor("--output", "a:640x480") as weddell:
        ctl(weddell, "add-output", "b:800x600")
        client = weddell.start(FLOWER)
        weddell.window()
        on(weddell, "a")
        ctl(weddell, "remove-output", "a")
        on(weddell, "b")
        client.check_alive()
        picture, _ = weddell.snapshot()
        assert picture.box_of_content() is not None, "nothing is shown on the output that is left"


def fullscreen_follows():
    """Its client is told of the new size, and fills the output that is left."""
    with Compositor("--output", "a:640x480") as weddell:
        ctl(weddell, "add-output", "b:800x600")
        weddell.start(TERMINAL[0], "--fullscreen", *TERMINAL[1:])
        weddell.window()
        on(weddell, "a")
        ctl(weddell, "remove-output", "a")

        def fills():
            window = on(weddell, "b")
            return (window["width"], window["height"], window["fullscreen"]) == (800, 600, True)

        wait_for(fills, "the window fills the other output")
        ctl(weddell, "output", "b", "mode", "1024x768")
        wait_for(lambda: windows(weddell)[0]["width"] == 1024, "the window follows the mode")
        # the number of the one that went is given to a new one: that is no reason to go there
        ctl(weddell, "add-output", "c:320x240")
        on(weddell, "b")


def none_at_all():
    """Without any output, clients live on; with the next one they are shown."""
    with Compositor("--output", "a:640x480") as weddell:
        clients = [weddell.start(FLOWER), weddell.start(*TERMINAL)]
        wait_for(lambda: len(windows(weddell)) == 2, "two windows")
        ctl(weddell, "remove-output", "a")
        equal(names(weddell), [], "outputs")
        late = weddell.start(FLOWER)
        equal([window["outputs"] for window in windows(weddell)[:2]], [[], []], "where they are")
        ctl(weddell, "add-output", "b:640x480")
        wait_for(lambda: [window["outputs"] for window in windows(weddell)] == [["b"]] * 3,
                 "three windows on the new output")
        for client in [*clients, late]:
            client.check_alive()


def over_and_over():
    """Thirty times, with clients that look at each output: nobody dies, nothing is left."""
    with Compositor("--output", "a:640x480") as weddell:
        folder = pathlib.Path("/proc", str(weddell.process.pid), "fd")
        clients = [weddell.start(FLOWER), weddell.start(*TERMINAL)]
        wait_for(lambda: len(windows(weddell)) == 2, "two windows")
        before = len(list(folder.iterdir()))
        for number in range(30):
            ask(weddell, {"command": "add-output", "spec": f"b:{200 + number}x300x1.5"},
                {"command": "configure-output", "output": "b", "transform": "90"})
            watcher = subprocess.Popen(  # pylint: disable=consider-using-with
                [need_program("wayland-info")], stdout=subprocess.DEVNULL,
                env=weddell.environment | {"WAYLAND_DISPLAY": SOCKET})
            ask(weddell, {"command": "remove-output", "output": "a"},
                {"command": "add-output", "spec": "a:640x480"},
                {"command": "remove-output", "output": "b"})
            equal(watcher.wait(DEADLINE), 0, "status of wayland-info")
        for client in clients:
            client.check_alive()
        # a terminal has one pool or two, as it likes
        wait_for(lambda: len(list(folder.iterdir())) < before + 5, f"about {before} fds are left")
        wait_for(lambda: [window["outputs"] for window in windows(weddell)] == [["a"]] * 2,
                 "both windows are on the output that is left")


def randr_lists():
    with Compositor("--output", "a:640x480@50x1.5:90", "--output", "b:300x200") as weddell:
        said = randr(weddell)
        for part in ('a "', "640x480 px, 50.000000 Hz (current)", "Position: 0,0",
                     "Transform: 90", "Scale: 1.500000", 'b "', "Position: 320,0"):
            assert part in said, f"{part} is not in\n{said}"


def randr_changes():
    with Compositor("--output", "a:640x480", "--output", "b:300x200") as weddell:
        weddell.start(FLOWER)
        weddell.window()
        randr(weddell, "--output", "a", "--mode", "1920x1080", "--scale", "1.5")
        randr(weddell, "--output", "b", "--custom-mode", "333x222@75", "--transform",
              "flipped-180")
        equal(ctl(weddell, "outputs").splitlines(), [
            "a: 1920x1080 at 60 Hz, scale 1.5, normal; 1280x720 at 0,0",
            "b: 333x222 at 75 Hz, scale 1, flipped-180; 333x222 at 1280,0"], "outputs")
        randr(weddell, "--output", "b", "--pos", "0,720")
        assert ctl(weddell, "outputs").endswith("333x222 at 0,720\n"), ctl(weddell, "outputs")
        on(weddell, "a")


def randr_off():
    """An output that is off is nowhere, and comes back as it was."""
    with Compositor("--output", "a:640x480", "--output", "b:300x200@75") as weddell:
        weddell.start(FLOWER)
        weddell.window()
        on(weddell, "a")
        randr(weddell, "--output", "a", "--off")
        equal(ctl(weddell, "outputs").splitlines(), [
            "b: 300x200 at 75 Hz, scale 1, normal; 300x200 at 0,0",
            "a: 640x480 at 60 Hz, scale 1, normal; off"], "outputs")
        said = randr(weddell)
        assert 'a "' in said and "Enabled: no" in said, said
        on(weddell, "b")
        randr(weddell, "--output", "a", "--on", "--scale", "2")
        equal(sorted(ctl(weddell, "outputs").splitlines()), [
            "a: 640x480 at 60 Hz, scale 2, normal; 320x240 at 300,0",
            "b: 300x200 at 75 Hz, scale 1, normal; 300x200 at 0,0"], "outputs")
        randr(weddell, "--output", "a", "--off", "--output", "b", "--off")
        equal([line.split("; ")[1] for line in ctl(weddell, "outputs").splitlines()],
              ["off", "off"], "outputs")
        randr(weddell, "--output", "b", "--on")
        on(weddell, "b")


def ctl_off():
    """The same by weddellctl, and a screen that is dark keeps its place."""
    with Compositor("--output", "a:640x480", "--output", "b:300x200") as weddell:
        weddell.start(FLOWER)
        weddell.window()
        on(weddell, "a")
        equal(ctl(weddell, "output", "a", "off"),
              "a: 640x480 at 60 Hz, scale 1, normal; off\n", "answer")
        on(weddell, "b")
        ctl(weddell, "output", "a", "mode", "800x600", "on", "scale", "2")
        equal(ctl(weddell, "outputs").splitlines(), [
            "b: 300x200 at 60 Hz, scale 1, normal; 300x200 at 0,0",
            "a: 800x600 at 60 Hz, scale 2, normal; 400x300 at 300,0"], "outputs")
        equal(ctl(weddell, "output", "b", "power", "off"),
              "b: 300x200 at 60 Hz, scale 1, normal; 300x200 at 0,0, dark\n", "answer")
        wait_for(lambda: windows(weddell)[0]["outputs"] == ["a"], "it is on the other one only")
        ctl(weddell, "output", "b", "power", "on")
        wait_for(lambda: windows(weddell)[0]["outputs"] == ["b", "a"], "it is on both")
        answers = ask(
            weddell, {"command": "configure-output", "output": "a", "enabled": False},
            {"command": "outputs"}, {"command": "configure-output", "output": "a", "enabled": 1},
            {"command": "configure-output", "output": "a", "powered": "off"},
            {"command": "remove-output", "output": "a"}, {"command": "outputs"})
        equal([answer["ok"] for answer in answers], [True, True, False, False, True, True], "ok")
        equal([(one["name"], one["enabled"], one["powered"]) for one in answers[1]["outputs"]],
              [("b", True, True), ("a", False, True)], "outputs")
        equal([one["name"] for one in answers[-1]["outputs"]], ["b"], "outputs")


CASES = {
    "a window follows": window_follows,
    "a full-screen window follows": fullscreen_follows,
    "no output at all": none_at_all,
    "over and over": over_and_over,
    "wlr-randr lists them": randr_lists,
    "wlr-randr changes them": randr_changes,
    "wlr-randr turns one off": randr_off,
    "weddellctl turns one off": ctl_off,
}

if __name__ == "__main__":
    sys.exit(main(CASES))
