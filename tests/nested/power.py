# SPDX-License-Identifier: MIT
"""Outputs at a parent that are turned off and on, and that are given another size."""
import json
import os
import socket
import subprocess

from cases import DEADLINE, Skip, equal, eventually, need_program, wait_for
from compositor import SOCKET
from nest import (
    HEIGHT, SEALED, WIDTH, Nested, check_painted, same_picture)

PAINTER = ("--seals", SEALED)


def ask(weddell, **request):
    """The answer of the control socket."""
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(DEADLINE)
        connection.connect(os.fspath(weddell.folder / f"{SOCKET}.control"))
        connection.sendall(json.dumps(request).encode() + b"\n")
        return json.loads(connection.makefile("rb").readline())


def configure(weddell, name, **settings):
    answer = ask(weddell, command="configure-output", output=name, **settings)
    assert answer["ok"], answer
    return answer["output"]


def refused(weddell, name, **settings):
    answer = ask(weddell, command="configure-output", output=name, **settings)
    assert not answer["ok"], answer
    equal(answer["error"]["code"], "refused", f"code of {answer}")


def randr(weddell, *words):
    """The exit status of wlr-randr."""
    return subprocess.run(
        [need_program("wlr-randr"), *words], stdin=subprocess.DEVNULL, capture_output=True,
        timeout=DEADLINE, check=False,
        env=weddell.environment | {"WAYLAND_DISPLAY": SOCKET}).returncode


def is_shown(parent, painter):
    """The painter's one picture, in whatever size it has now."""

    def check():
        assert "frame 1 of " in painter.out, "it has drawn nothing yet"
        size = painter.out.split("frame 1 of ")[-1].split()[0]
        return check_painted(parent.picture(), 1, tuple(map(int, size.split("x"))))

    return eventually(check)


def is_dark(parent, place, size=(WIDTH, HEIGHT)):
    eventually(lambda: equal(
        parent.picture().crop(*place, *size).box_of_content(), None, "what is shown"))


def dark(parent):
    """Black, in the same place, and back."""
    with Nested(parent) as weddell:
        painter = weddell.paint(*PAINTER)
        place = is_shown(parent, painter)
        for _ in range(3):
            equal(configure(weddell, "WL-1", powered=False)["powered"], False, "powered")
            is_dark(parent, place)
            configure(weddell, "WL-1", powered=True)
            equal(is_shown(parent, painter), place, "its place")
        painter.check_alive()


def dark_resized(parent):
    """The black window follows the size that the parent gives it."""
    if not hasattr(parent, "message"):
        raise Skip("only sway resizes a window when it is told to")
    with Nested(parent) as weddell:
        painter = weddell.paint(*PAINTER)
        place = is_shown(parent, painter)
        configure(weddell, "WL-1", powered=False)
        is_dark(parent, place)
        parent.message("floating enable, resize set 200 100, move position 10 5")

        def check():
            output = ask(weddell, command="outputs")["outputs"][0]
            equal(output["mode"]["width"], 200, "its width")

        eventually(check)
        configure(weddell, "WL-1", powered=True)
        eventually(lambda: check_painted(parent.picture(), 1, (200, 100)))


def dark_planes(parent):
    """What was in front goes, and comes back."""
    with Nested(parent) as weddell:
        weddell.paint("--maximized", *PAINTER)
        weddell.paint("--window", "211x123", "--translucent", *PAINTER)
        eventually(lambda: same_picture(parent, weddell))
        place = eventually(lambda: find_picture(parent, weddell))
        configure(weddell, "WL-1", powered=False)
        is_dark(parent, place)
        configure(weddell, "WL-1", powered=True)
        eventually(lambda: same_picture(parent, weddell))


def dark_in_flight(parent):
    """Turned off and on before the parent has shown the frame that is under way."""
    if not hasattr(parent, "compositor"):
        raise Skip("only weddell can be told to show nothing")
    (output,) = ask(parent.compositor, command="outputs")["outputs"]
    with Nested(parent) as weddell:
        weddell.paint("--maximized", *PAINTER)
        weddell.paint("--window", "211x123", "--translucent", *PAINTER)
        eventually(lambda: same_picture(parent, weddell))
        configure(parent.compositor, output["name"], powered=False)
        for _ in range(5):
            configure(weddell, "WL-1", powered=False)
            configure(weddell, "WL-1", powered=True)
        configure(parent.compositor, output["name"], powered=True)
        eventually(lambda: same_picture(parent, weddell))


def find_picture(parent, weddell):
    own, _ = weddell.snapshot()
    picture = parent.picture()
    for y, row in enumerate(picture.rows):
        at = row.find(own.rows[0])
        if at >= 0 and at % 3 == 0:
            return at // 3, y
    raise AssertionError("it is not shown")


def withdrawn(parent):
    """An output that is disabled has no window, and gets one again."""
    with Nested(parent) as weddell:
        painter = weddell.paint(*PAINTER)
        is_shown(parent, painter)
        before = parent.count_windows() if hasattr(parent, "count_windows") else None
        for _ in range(3):
            equal(configure(weddell, "WL-1", enabled=False)["enabled"], False, "enabled")
            if before is not None:
                wait_for(lambda: parent.count_windows() == before - 1, "the window is gone")
            equal([output["enabled"] for output in ask(weddell, command="outputs")["outputs"]],
                  [False], "outputs")
            configure(weddell, "WL-1", enabled=True)
            is_shown(parent, painter)
        painter.check_alive()


def by_randr(parent):
    with Nested(parent) as weddell:
        painter = weddell.paint(*PAINTER)
        is_shown(parent, painter)
        equal(randr(weddell, "--output", "WL-1", "--off"), 0, "status of wlr-randr")
        equal(ask(weddell, command="outputs")["outputs"][0]["enabled"], False, "enabled")
        equal(randr(weddell, "--output", "WL-1", "--on"), 0, "status of wlr-randr")
        is_shown(parent, painter)


def over_and_over(parent):
    """While a client draws as fast as it can; nothing is left over."""
    with Nested(parent) as weddell:
        painter = weddell.paint(*PAINTER, "--frames", "100000000")
        wait_for(lambda: painter.out.count("presented") > 3, "it is shown")
        folder = f"/proc/{weddell.process.pid}/fd"
        before = len(os.listdir(folder))
        for number in range(40):
            settings = ({"powered": False}, {"powered": True}, {"enabled": False},
                        {"enabled": True, "powered": number % 3 > 0})[number % 4]
            configure(weddell, "WL-1", **settings)
        configure(weddell, "WL-1", enabled=True, powered=True)
        shown = painter.out.count("presented")
        wait_for(lambda: painter.out.count("presented") > shown + 3, "it is shown again")
        wait_for(lambda: len(os.listdir(folder)) <= before + 2, "no descriptors are left")


def begins_off(parent):
    """The only window is that of the other output, and the first one's is made when it is wanted."""
    with Nested(parent, "--output", "FIRST:off", "--output", "180x120") as weddell:
        painter = weddell.paint(*PAINTER)
        is_shown(parent, painter)
        states = {output["name"]: output["enabled"]
                  for output in ask(weddell, command="outputs")["outputs"]}
        equal(states, {"FIRST": False, "WL-2": True}, "enabled")
        configure(weddell, "FIRST", enabled=True)
        configure(weddell, "WL-2", enabled=False)

        def check():
            (output,) = weddell.snapshot()[1]["outputs"]
            equal(output["name"], "FIRST", "outputs")
            assert output["frames"]["direct"] > 0, output

        eventually(check)


def resized(parent):
    """Where the parent leaves the size to us it is what is asked for, and where not it is refused."""
    with Nested(parent, "--output", "200x100") as weddell:
        painter = weddell.paint(*PAINTER)
        is_shown(parent, painter)
        if hasattr(parent, "message"):
            refused(weddell, "WL-1", width=320, height=240)
            assert randr(weddell, "--output", "WL-1", "--custom-mode", "320x240") != 0
            parent.message("floating enable, resize set 200 100, move position 10 5")
            eventually(lambda: configure(weddell, "WL-1", width=202, height=100))
        for width, height in ((190, 60), (123, 77), (199, 99)):
            mode = configure(weddell, "WL-1", width=width, height=height)["mode"]
            equal((mode["width"], mode["height"]), (width, height), "mode")
            eventually(lambda: check_painted(parent.picture(), 1, (width, height)))
        equal(randr(weddell, "--output", "WL-1", "--custom-mode", "160x80"), 0, "status")
        eventually(lambda: check_painted(parent.picture(), 1, (160, 80)))
        refused(weddell, "WL-1", refresh=75.5)


CASES = {
    "an output that is dark": dark,
    "an output that is dark, with windows in front": dark_planes,
    "an output that is dark and resized": dark_resized,
    "an output that is dark while a frame is under way": dark_in_flight,
    "an output that is disabled": withdrawn,
    "an output turned off by wlr-randr": by_randr,
    "outputs off and on, over and over": over_and_over,
    "an output that begins disabled": begins_off,
    "another mode": resized,
}
