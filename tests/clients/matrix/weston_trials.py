# SPDX-License-Identifier: MIT
"""Weston's demo clients: all of those that use shared memory."""
import re

from stage import colours_of, difference, wait_for
from trial import Trial, shows, unworkable

MOTION = re.compile(r"wl_pointer@\d+\.motion\(\d+, ([\d.]+), ([\d.]+)\)")
WESTON_SHADOW = 32  # beside the window, within its surface
DMABUF = "its buffers are a graphics card's; weddell is for those of the CPU"


def clickdot(stage):
    """Draws a dot where it is clicked."""
    client = stage.start("weston-clickdot")
    x, y, width, height = stage.wait_window(client)
    before = stage.wait_still()
    for step in range(3):
        stage.click(x + width / 3 + 40 * step, y + height / 2)
    stage.move(x + width / 2, y + height - 60)
    stage.wait_change(before, "dots where it was clicked", least=20)
    stage.passed("draws where it is clicked")


def dnd(stage):
    """One of the flowers is dragged to another place."""
    client = stage.start("weston-dnd")
    x, y, width, height = stage.wait_window(client, colours=5)
    before = stage.wait_still()
    flower = find_content(before, x, y, width, height)
    stage.drag(flower, (x + width - 80, y + height - 80))
    stage.wait_change(before, "the flower is somewhere else", least=100)
    stage.passed("shows its window, and a drag within it is drawn")


def find_content(picture, x, y, width, height):
    """A point in the middle of the first thing in the window that is not of its main colours."""
    inner = picture.crop(x + 60, y + 60, width - 120, height - 120)
    common = {colour for colour, _ in colours_of(inner).most_common(2)}
    for row in range(0, inner.height - 20, 4):
        for column, pixel in enumerate(inner.row(row)):
            if pixel not in common and inner.pixel(column, row + 16) not in common:
                return x + 60 + column, y + 60 + row + 16
    raise AssertionError("there is nothing in the window")


def terminal(stage):
    """A command is typed, and does what it should."""
    client = stage.start("weston-terminal", "--shell=/bin/sh")
    stage.wait_window(client, least=(300, 200))
    before = stage.wait_still()
    stage.type("echo done >typed; seq 30\n")
    stage.wait(lambda picture: (stage.weddell.folder / "typed").exists(), "the command ran")
    stage.wait_change(before, "its output is shown", least=500)
    stage.passed("a typed command runs, and its output is shown")


def resizor(stage):
    """Resizes itself by keys: the window follows."""
    client = stage.start("weston-resizor")
    box = stage.wait_window(client, colours=1)
    stage.type("-k", "Down")
    stage.wait(lambda picture: picture.box_of_content() != box, "it has another size")
    stage.passed("resizes itself")


def fullscreen(stage):
    client = stage.start("weston-fullscreen")
    stage.wait_window(client)
    stage.click(640, 400)
    stage.type("f")
    stage.wait(lambda picture: picture.box_of_content() == (0, 0, picture.width, picture.height),
               "it fills the output")
    stage.passed("goes full screen")


def eventdemo(stage):
    """Prints what it is told: buttons, the wheel, keys."""
    client = stage.start("stdbuf", "-oL", "weston-eventdemo", "--log-button", "--log-axis",
                         "--log-key")
    x, y, width, height = stage.wait_window(client, colours=1)
    stage.click(x + width / 2, y + height / 2)
    stage.hand.do("scroll", 2)
    stage.type("a")
    for line in ("button: 272, state: pressed", "button: 272, state: released",
                 "axis discrete axis: 0 value: 2", "unicode: 97, state: pressed"):
        wait_for(lambda line=line: line in client.out, f"it prints “{line}”")
    stage.passed("prints the button, the wheel's steps and the key that it was told of")


def confine(stage):
    """A click confines the pointer, and the client draws where it goes. The line fades, so what it
    was told is looked at."""
    client = stage.start("weston-confine", WAYLAND_DEBUG="1")
    x, y, width, height = stage.wait_window(client, colours=2)
    middle = x + width // 2, y + height // 2
    stage.click(*middle)
    wait_for(lambda: ".confined()" in client.err, "the pointer is confined")
    told = len(client.err)
    for step in range(30):
        stage.move(middle[0] + 30 * step, middle[1] + step)

    def slid():
        places = [(float(across), float(down)) for across, down in MOTION.findall(client.err[told:])]
        return places and max(across for across, _ in places) <= width + WESTON_SHADOW and (
            places[-1][1] - places[0][1] >= 28)

    wait_for(slid, "the pointer is kept from the side, and goes on down")
    stage.passed("the pointer, pushed against the border, slides along it")


def calibrator(stage):
    """Shows one cross after the other, on the whole screen."""
    client = stage.start("weston-calibrator")
    stage.wait_window(client, least=stage.trial.size, colours=2)
    for _ in range(2):
        before = stage.wait_still()
        stage.click(*red_pixel(before))
        stage.wait(lambda picture, before=before: red_pixel(picture) not in (
            None, red_pixel(before)), "the cross is somewhere else")
    stage.passed("fills the screen; the cross that is clicked at goes elsewhere")


def red_pixel(picture):
    for y in range(picture.height):
        row = picture.row(y)
        if 0xFF0000 in row:
            return row.index(0xFF0000), y
    return None


def multi_resource(stage):
    """A black window, with several objects for one pointer: seen on a coloured ground."""
    stage.start("swaybg", "--color", "#204060")
    stage.wait(lambda picture: picture.pixel(640, 400) == 0x204060, "there is a ground")
    client = stage.start("weston-multi-resource", "-p2", "-k2")
    stage.wait(lambda picture: colours_of(picture)[0] * 3 > 250 * 240, "it shows its window")
    client.check_alive()
    stage.click(640, 400)
    client.check_alive()
    stage.passed("shows its window, which is all black, with two pointers and two keyboards bound")


def smoke(stage):
    """Black, until the pointer stirs it."""
    stage.start("weston-smoke")

    def stirred(picture):
        for i in range(40):
            stage.move(560 + 4 * i, 380 + 2 * (i % 20))
        return len(colours_of(picture)) > 40  # a cursor has fewer

    stage.wait(stirred, "there is smoke")
    stage.passed("shows what the pointer stirs")


def moves(*words):
    """Draws all the time."""

    def run(stage):
        client = stage.start(*words)
        stage.wait_window(client, colours=2)
        before = stage.picture()
        stage.wait(lambda picture: difference(before, picture) > 0, "it goes on drawing")
        stage.passed("shows its window, and goes on drawing")

    return run


def image(stage):
    stage.run("ffmpeg", "-v", "error", "-f", "lavfi", "-i", "testsrc2=size=320x240", "-frames:v",
              "1", "picture.png")
    client = stage.start("weston-image", "picture.png")
    stage.wait_window(client, least=(200, 200), colours=20)
    stage.passed("shows a picture")


TRIALS = [
    Trial("weston-simple-shm", "weston", moves("weston-simple-shm")),
    Trial("weston-simple-damage", "weston", moves("weston-simple-damage")),
    Trial("weston-flower", "weston", shows("weston-flower")),
    Trial("weston-smoke", "weston", smoke),
    Trial("weston-subsurfaces", "weston", shows("weston-subsurfaces", "-n")),
    Trial("weston-scaler", "weston", shows("weston-scaler")),
    Trial("weston-stacking", "weston", shows("weston-stacking")),
    Trial("weston-transformed", "weston", shows("weston-transformed")),
    Trial("weston-cliptest", "weston", shows("weston-cliptest")),
    Trial("weston-confine", "weston", confine),
    Trial("weston-image", "weston", image),
    Trial("weston-simple-touch", "weston", shows("weston-simple-touch", colours=1)),
    Trial("weston-simple-egl, drawn by Mesa", "weston libgl1-mesa-dri", moves("weston-simple-egl")),
    Trial("weston-presentation-shm", "weston", moves("weston-presentation-shm"),
          options=("--xdg-wm-base-version", "3")),
    Trial("weston-multi-resource", "weston swaybg", multi_resource),
    Trial("weston-calibrator", "weston", calibrator),
    Trial("weston-clickdot", "weston", clickdot),
    Trial("weston-eventdemo", "weston", eventdemo),
    Trial("weston-dnd", "weston", dnd),
    Trial("weston-resizor", "weston", resizor),
    Trial("weston-fullscreen", "weston", fullscreen),
    Trial("weston-editor", "weston", unworkable(
        "weston-editor", says="No text input manager global",
        why="it speaks version 1 of text-input, which toolkits have left for version 3")),
    Trial("weston-touch-calibrator", "weston", unworkable(
        "weston-touch-calibrator", says="does not expose the calibration interface",
        why="weston_touch_calibration is weston's own")),
    Trial("weston-content_protection", "weston", unworkable(
        "weston-content_protection", says="content-protection object is NULL",
        why="weston_content_protection is weston's own, for screens that encrypt")),
    Trial("weston-screenshooter", "weston", unworkable(
        "weston-screenshooter", says="display doesn't support screenshooter",
        why="weston_screenshooter is weston's own; grim is for others")),
    Trial("weston-debug", "weston", unworkable(
        "weston-debug", "-l", says="does not support weston_debug_v1",
        why="weston_debug is weston's own; weddellctl stats and --debug tell of weddell")),
    Trial("weston-simple-dmabuf-egl", "weston", unworkable(
        "weston-simple-dmabuf-egl", says="No zwp_linux_dmabuf global", why=DMABUF)),
    Trial("weston-simple-dmabuf-v4l", "weston", unworkable(
        "weston-simple-dmabuf-v4l", says="No zwp_linux_dmabuf global", why=DMABUF)),
    Trial("weston-simple-dmabuf-feedback", "weston", unworkable(
        "weston-simple-dmabuf-feedback", says="dma-buf feedback is not supported", why=DMABUF)),
    Trial("weston-terminal", "weston", terminal),
]
