# SPDX-License-Identifier: MIT
"""foot: typing, selecting, scrolling, resizing by keys of the compositor's own clients."""
from trial import Trial

QUIET = ("--config=/dev/null", "--log-level=error")


def start(stage, *words):
    client = stage.start("foot", *QUIET, *words)
    return client, stage.wait_window(client, least=(300, 200), colours=2)


def typing(stage):
    start(stage, "sh")
    before = stage.wait_still()
    stage.type("echo $((6*7)) >answer; seq 20\n")
    stage.wait(lambda picture: (stage.weddell.folder / "answer").exists(), "the command ran")
    stage.wait_change(before, "its output is shown", least=500)
    answer = (stage.weddell.folder / "answer").read_text("ascii")
    assert answer == "42\n", f"it wrote {answer!r}"
    stage.passed("a typed command runs, and its output is shown")


def scrollback(stage):
    _, (x, y, width, height) = start(stage, "sh", "-c", "seq 500; sleep 1000")
    stage.move(x + width / 2, y + height / 2)
    bottom = stage.wait_still()
    stage.hand.do("scroll", -5)
    stage.wait_change(bottom, "the wheel scrolls back", least=200)
    stage.passed("the wheel scrolls back")


def selection(stage):
    """A double click selects a word; the primary selection has it."""
    _, (x, y, _, _) = start(
        stage, "-o", "csd.preferred=none", "-o", "pad=0x0", "sh", "-c",
        "printf 'Weddell\\n'; sleep 1000")
    stage.wait_still()
    for _ in range(2):
        stage.click(x + 20, y + 8)
    stage.wait_still()
    pasted = stage.run("wl-paste", "--primary", "--no-newline")
    assert pasted == "Weddell", f"wl-paste says {pasted!r}"
    stage.passed("a double click selects a word, and wl-paste --primary prints it")


TRIALS = [
    Trial("foot: typing", "foot", typing),
    Trial("foot: scrolling back", "foot", scrollback),
    Trial("foot: primary selection", "foot wl-clipboard", selection),
]
