# SPDX-License-Identifier: MIT
"""What makes a desktop: bars, launchers, wallpapers, and tools that ask and set."""
import signal

from stage import HEIGHT, WIDTH, difference, wait_for
from trial import Trial
from cases import equal
from picture import read_png

ABC_RETURN = (30, 48, 46, 28)  # keys, as linux/input-event-codes.h has them


def wallpaper(stage):
    client = stage.start("swaybg", "--color", "#204060")
    stage.wait(lambda picture: picture.pixel(5, 5) == 0x204060 and
               picture.pixel(WIDTH - 5, HEIGHT - 5) == 0x204060, "the wallpaper is shown")
    client.check_alive()
    stage.passed("covers the output")


def bar(stage):
    """waybar with a clock: a strip at the top, and windows stay below it."""
    config = stage.weddell.folder / "config"
    config.write_text('{"layer": "top", "height": 30, "modules-left": ["clock"], '
                      '"clock": {"format": "Weddell"}}', encoding="utf-8")
    style = stage.weddell.folder / "style.css"
    style.write_text("* { font-size: 14px; } window { background: #ff0000; color: #fff; }",
                     encoding="utf-8")
    client = stage.start("waybar", "-c", config, "-s", style)
    stage.wait(lambda picture: picture.pixel(WIDTH - 5, 15) == 0xFF0000 and
               picture.pixel(WIDTH - 5, 60) == 0, "the bar is at the top")
    client.check_alive()
    stage.passed("is a strip at the top")
    window = stage.start("weston-flower")
    foot = stage.start("foot", "--config=/dev/null", "--log-level=error", "--maximized", "-o",
                       "colors.background=00ff00", "-o", "csd.preferred=none", "sleep", "1000")
    stage.wait(lambda picture: picture.pixel(WIDTH - 5, HEIGHT - 5) == 0x00FF00 and
               picture.pixel(WIDTH - 5, 15) == 0xFF0000, "a maximised window is below it")
    stage.passed("a maximised window leaves it its place")
    del window, foot


def launcher(stage):
    """fuzzel as a menu of lines; what is chosen is printed."""
    client = stage.start("sh", "-c", "printf 'one\\ntwo\\nthree\\n' | fuzzel --dmenu")
    stage.wait_window(client, least=(100, 50), colours=3)
    stage.wait_still(but=500)
    stage.type("tw")
    stage.type("-k", "Return")
    equal(client.wait(), 0, f"exit status of fuzzel, which said:\n{client.err}")
    equal(client.out, "two\n", "what was chosen")
    stage.passed("shows a menu, takes letters, and prints what was chosen")


def wofi(stage):
    client = stage.start(
        "sh", "-c", "printf 'one\\ntwo\\nthree\\n' | wofi --dmenu --cache-file=/dev/null")
    stage.wait_window(client, least=(100, 50), colours=3)
    stage.wait_still(but=500)
    stage.type("thr")
    stage.wait_still(but=500)
    stage.type("-k", "Return")
    equal(client.wait(), 0, f"exit status of wofi, which said:\n{client.err}")
    equal(client.out, "three\n", "what was chosen")
    stage.passed("shows a menu, takes letters, and prints what was chosen")


def randr(stage):
    said = stage.run("wlr-randr")
    assert "HEADLESS-1" in said and f"{WIDTH}x{HEIGHT}" in said, said
    stage.passed("lists the output and its mode")
    stage.run("wlr-randr", "--output", "HEADLESS-1", "--custom-mode", "1000x600")
    stage.wait(lambda picture: (picture.width, picture.height) == (1000, 600), "it has that mode")
    stage.passed("sets a mode")
    stage.run("wlr-randr", "--output", "HEADLESS-1", "--transform", "90", "--scale", "1.25")
    stage.in_foot("wlr-randr")
    said = stage.run("wlr-randr")
    assert "Transform: 90" in said and "Scale: 1.25" in said, said
    stage.passed("turns and scales the output")


def info(stage):
    said = stage.run("wayland-info")
    for word in ("wl_compositor", "wl_shm", "xdg_wm_base", "wl_seat", "HEADLESS-1"):
        assert word in said, f"{word} is not in what it said: {said}"
    stage.in_foot("wayland-info")
    stage.passed("lists globals, formats, seat and output")


def grim(stage):
    client = stage.start("weston-flower")
    stage.wait_window(client)
    before = stage.wait_still()
    stage.run("grim", "taken.png")
    taken = read_png(stage.file("taken.png"))
    equal(difference(before, taken), 0, "pixels that differ from what is shown")
    stage.passed("takes a picture, the same as what is shown")


def xwayland(stage):
    """X as a window, with X programs inside: eyes follow the pointer, a terminal takes a command."""
    x11 = stage.start("Xwayland", "-shm", "-noreset", "-displayfd", "1")
    wait_for(lambda: x11.out.endswith("\n"), "X takes connections")
    display = ":" + x11.out.strip()
    eyes = stage.start("xeyes", "-geometry", "300x200+0+0", DISPLAY=display)
    stage.wait_window(eyes, least=(200, 150), colours=2)
    stage.passed("is a window, and xeyes is shown in it")
    stage.move(10, 700)
    before = stage.wait_still()
    stage.move(1200, 100)
    stage.wait(lambda picture: difference(before.crop(0, 0, 300, 200),
                                          picture.crop(0, 0, 300, 200)) > 200, "the eyes follow")
    stage.passed("its eyes follow the pointer")
    script = 'read line; echo "$line" >answer; seq 10; exec sleep 1000'
    xterm = stage.start("xterm", "-geometry", "60x20+400+100", "-e", "sh", "-c", script,
                        DISPLAY=display)
    stage.wait_change(before, "xterm is shown", least=30000)
    stage.click(600, 250)
    before = stage.wait_still()
    for code in ABC_RETURN:  # X takes a while for another keymap, as wtype has one
        stage.hand.do("key", code)
    wait_for(lambda: stage.file("answer").exists(), "a line was read")
    stage.wait_change(before, "what follows is shown", least=300)
    stage.wait_still()
    equal(stage.file("answer").read_text("ascii"), "abc\n", "the line")
    xterm.check_alive()
    stage.passed("a line typed into xterm is read")


def locker(stage):
    """swaylock above foot: neither letters nor the compositor's own keys get past it."""
    close = ("-M", "alt", "-k", "F4", "-m", "alt")
    foot = stage.start("foot", "--config=/dev/null", "--log-level=error", "sh")
    stage.wait_window(foot, least=(300, 200), colours=2)
    lock = stage.start("swaylock", "--color", "204060")
    stage.wait(covered(0x204060), "the screen is locked")
    stage.passed("covers all windows")
    stage.type("echo >typed\n")
    stage.type(*close)
    stage.wait(lambda picture: not covered(0x204060)(picture), "it shows that keys were pressed")
    stage.passed("shows that keys are pressed")
    before = stage.wait_still()
    stage.keep_picture()
    stage.type("-M", "alt", "-k", "Tab", "-m", "alt")
    stage.type("-M", "alt", "-k", "F10", "-m", "alt")
    stage.click(640, 400)
    stage.wait_still()
    foot.check_alive()
    assert not stage.file("typed").exists(), "what is typed reached the terminal below"
    assert before.pixel(5, 5) == stage.picture().pixel(5, 5) == 0x204060, "it does not cover all"
    stage.passed("letters, and the compositor's own keys, do nothing to the window below")
    lock.signal(signal.SIGUSR1)  # unlocks
    equal(lock.wait(), 0, f"exit status of swaylock, which said:\n{lock.err}")
    stage.wait(lambda picture: picture.pixel(5, 5) == 0, "foot is shown again")
    stage.type("echo >typed\n")
    wait_for(lambda: stage.file("typed").exists(), "foot takes letters again")
    stage.type(*close)
    foot.wait()
    stage.passed("unlocked, the window takes letters again, and alt+F4 closes it")


def covered(colour):
    """All of the picture has that colour."""
    return lambda picture: all(picture.row(y).count(colour) == picture.width
                               for y in range(0, picture.height, 10))


TRIALS = [
    Trial("swaybg", "swaybg", wallpaper),
    Trial("waybar", "waybar", bar),
    Trial("fuzzel", "fuzzel wtype", launcher),
    Trial("wofi", "wofi wtype", wofi),
    Trial("wlr-randr", "wlr-randr", randr),
    Trial("wayland-info", "wayland-utils", info),
    Trial("grim", "grim", grim),
    Trial("swaylock", "swaylock foot wtype", locker),
    Trial("Xwayland with xeyes and xterm", "xwayland x11-apps xterm", xwayland),
]
