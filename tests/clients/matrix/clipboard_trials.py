# SPDX-License-Identifier: MIT
"""The clipboard, between programs of different makers."""
from gtk_trials import CAIRO
from qt_trials import WAYLAND, example
from trial import Trial


def through(stage, *options):
    text = "from one to the other\n" * 1000
    stage.start("wl-copy", "--foreground", *options, text)
    stage.wait(lambda picture: paste(stage, *options) == text, "wl-paste prints it")


def paste(stage, *options):
    return stage.try_run("wl-paste", "--no-newline", *options)


def copy_paste(stage):
    through(stage)
    stage.in_foot("wl-paste")
    stage.passed("wl-paste prints what wl-copy offers, 22 kB of it")


def primary(stage):
    through(stage, "--primary")
    stage.in_foot("wl-paste", "--primary")
    stage.passed("the same for the primary selection")


def toolkits(stage):
    """Typed into Qt 5 and copied there, pasted into GTK 4 and copied from there."""
    qt5 = stage.start(example("widgets/lineedits/lineedits"), **WAYLAND)
    left, top, _, _ = stage.wait_window(qt5, least=(200, 150), colours=10)
    stage.wait_still(but=200)
    stage.click(left + 100, top + 111)
    stage.type("from Qt")
    ctrl(stage, "a", "c")
    stage.wait(lambda picture: paste(stage) == "from Qt", "Qt offers what was typed")
    stage.passed("ctrl+C in Qt 5 offers what was typed")
    before = stage.wait_still(but=200)
    gtk4 = stage.start("gtk4-demo", "--run=entry_undo", **CAIRO)
    stage.wait_change(before, "GTK shows a window", least=20000)
    gtk4.check_alive()
    before = stage.wait_still(but=200)
    ctrl(stage, "v")
    stage.wait_change(before, "it is pasted", least=60)
    stage.type(", through GTK")
    ctrl(stage, "a", "c")
    stage.wait(lambda picture: paste(stage) == "from Qt, through GTK", "GTK has pasted it")
    stage.passed("ctrl+V in GTK 4 pastes it; what was typed after it comes back by ctrl+C")


def ctrl(stage, *keys):
    stage.type("-M", "ctrl", *(word for key in keys for word in ("-k", key)), "-m", "ctrl")


def into_foot(stage):
    """ctrl+shift+V in foot."""
    stage.start("wl-copy", "--foreground", "echo pasted >result")
    client = stage.start("foot", "--config=/dev/null", "--log-level=error", "sh")
    stage.wait_window(client, least=(300, 200), colours=2)
    stage.wait_still()
    stage.type("-M", "ctrl", "-M", "shift", "v", "-m", "shift", "-m", "ctrl")
    stage.type("-k", "Return")
    stage.wait(lambda picture: (stage.weddell.folder / "result").exists(), "the command ran")
    stage.passed("foot pastes what wl-copy offers")


TRIALS = [
    Trial("wl-copy, wl-paste", "wl-clipboard", copy_paste),
    Trial("wl-copy, wl-paste --primary", "wl-clipboard", primary),
    Trial("Qt 5 to GTK 4 by clipboard", "qtbase5-examples gtk-4-examples wtype", toolkits),
    Trial("wl-copy to foot", "wl-clipboard foot wtype", into_foot),
]
