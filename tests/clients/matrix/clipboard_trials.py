# SPDX-License-Identifier: MIT
"""The clipboard, between programs of different makers."""
from trial import Trial


def through(stage, *options):
    text = "from one to the other\n" * 1000
    stage.start("wl-copy", "--foreground", *options, text)
    stage.wait(lambda picture: paste(stage, *options) == text, "wl-paste prints it")


def paste(stage, *options):
    try:
        return stage.run("wl-paste", "--no-newline", *options)
    except AssertionError:
        return None


def copy_paste(stage):
    through(stage)
    stage.passed("wl-paste prints what wl-copy offers, 22 kB of it")


def primary(stage):
    through(stage, "--primary")
    stage.passed("the same for the primary selection")


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
    Trial("wl-copy to foot", "wl-clipboard foot wtype", into_foot),
]
