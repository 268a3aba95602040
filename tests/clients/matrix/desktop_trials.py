# SPDX-License-Identifier: MIT
"""What makes a desktop: bars, launchers, wallpapers, and tools that ask and set."""
from stage import HEIGHT, WIDTH, colours_of
from trial import Trial
from cases import equal


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
    stage.run("wlr-randr", "--output", "HEADLESS-1", "--transform", "90")
    assert "90" in stage.run("wlr-randr")
    stage.passed("turns the output")


def info(stage):
    said = stage.run("wayland-info")
    for word in ("wl_compositor", "wl_shm", "xdg_wm_base", "wl_seat", "HEADLESS-1"):
        assert word in said, f"{word} is not in what it said: {said}"
    stage.passed("lists globals, formats, seat and output")


def grim(stage):
    client = stage.start("weston-flower")
    stage.wait_window(client)
    stage.run("grim", "taken.png")
    assert (stage.weddell.folder / "taken.png").stat().st_size > 1000
    stage.passed("takes a picture")


def xwayland(stage):
    """X as a window, with an X program inside."""
    number = stage.start("sh", "-c", "Xwayland -geometry 600x400 -shm -noreset -displayfd 1")
    stage.wait(lambda picture: number.out.endswith("\n"), "X takes connections")
    display = ":" + number.out.strip()
    client = stage.start("xeyes", DISPLAY=display)
    stage.wait_window(client, least=(100, 80), colours=2)
    stage.wait(lambda picture: len(colours_of(picture)) >= 3, "something is on X's ground")
    stage.passed("is a window, and xeyes is shown in it")


TRIALS = [
    Trial("swaybg", "swaybg", wallpaper),
    Trial("waybar", "waybar", bar),
    Trial("fuzzel", "fuzzel wtype", launcher),
    Trial("wofi", "wofi wtype", wofi),
    Trial("wlr-randr", "wlr-randr", randr),
    Trial("wayland-info", "wayland-utils", info),
    Trial("grim", "grim", grim),
    Trial("Xwayland with xeyes", "xwayland x11-apps x11-utils", xwayland),
]
