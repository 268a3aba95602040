#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""weddell while it runs: its socket, its signals, its outputs, its files."""
import pathlib
import signal
import sys
import tempfile

from program import equal, main, run, run_in, says
from cases import Skip
from compositor import Compositor, program

FLOWER = "weston-flower"


def no_runtime_dir():
    says(run(without=["XDG_RUNTIME_DIR"]), 1, "XDG_RUNTIME_DIR")


def runtime_dir_not_there():
    says(run(variables={"XDG_RUNTIME_DIR": "/nonexistent/folder"}), 1, "XDG_RUNTIME_DIR")


def outputs_named():
    """An output is called as its user says; the size of one is left to the backend."""
    with Compositor("--output", "left:640x480", "--output", "preferred") as weddell:
        outputs = weddell.snapshot()[1]["outputs"]
        seen = [(output["name"], output["width"], output["height"]) for output in outputs]
        equal(seen, [("left", 640, 480), ("HEADLESS-1", 1280, 720)], "the outputs")


def chosen_backend():
    """Where there is neither a parent nor a seat, it is headless."""
    if any(pathlib.Path("/dev/dri").glob("card*")):
        raise Skip("this machine has a screen, which auto would take")
    with Compositor("--backend", "auto") as weddell:
        equal(len(weddell.snapshot()[1]["outputs"]), 1, "outputs")


def headless_when_asked():
    """Also within the session of another compositor."""
    with Compositor("--output", "320x240") as parent:
        display = {"WAYLAND_DISPLAY": str(parent.folder / "test-display")}
        with Compositor("--backend", "headless", variables=display) as weddell:
            equal(weddell.snapshot()[1]["outputs"][0]["name"], "HEADLESS-1", "its output")
            equal(parent.snapshot()[1]["clients"], [], "clients of the other one")


def socket_taken():
    with Compositor() as weddell:
        ended = run_in(weddell.folder, "--socket", "test-display")
        says(ended, 1, "test-display", "--socket")


def socket_elsewhere():
    """A name with a / stands for itself, and needs no XDG_RUNTIME_DIR."""
    with tempfile.TemporaryDirectory() as folder:
        words = ("--socket", f"{folder}/mine", "--", "sh", "-c", "echo $WAYLAND_DISPLAY")
        ended = run(*words, without=["XDG_RUNTIME_DIR"])
        says(ended, 0)
        equal(ended.out, f"{folder}/mine\n", "WAYLAND_DISPLAY")
        gone = run("--socket", f"{folder}/no/mine", without=["XDG_RUNTIME_DIR"])
        says(gone, 1, f"{folder}/no/mine")


def socket_of_the_dead():
    """What a weddell that was killed left behind does not stop the next one."""
    with tempfile.TemporaryDirectory() as folder:
        says(run_in(folder, "--socket", "again", "--", "sh", "-c", "kill -KILL $PPID"), -9)
        assert pathlib.Path(folder, "again").exists(), "the dead one left no socket"
        says(run_in(folder, "--socket", "again", "--", "true"), 0)


def two_at_once():
    """Without --socket each takes a free name."""
    with tempfile.TemporaryDirectory() as folder:
        inner = 'echo $WAYLAND_DISPLAY; "$0" -- sh -c "echo \\$WAYLAND_DISPLAY"'
        ended = run_in(folder, "--", "sh", "-c", inner, program())
        says(ended, 0)
        names = ended.out.split()
        equal(len(set(names)), 2, f"sockets among {names}")


def name_too_long():
    says(run("--socket", "x" * 200), 1, "--socket")


def ends_on(number):
    def case():
        with Compositor() as weddell:
            weddell.process.signal(number)
            equal(weddell.process.wait(), 0, "exit status")
            equal(list(weddell.folder.glob("test-display*")), [], "sockets left behind")
            assert weddell.stats.exists() and weddell.screenshot.exists(), "no files at the end"

    return case


def ends_with_clients():
    """A client that is connected finds its connection closed."""
    with Compositor() as weddell:
        client = weddell.start("weston-simple-shm")
        weddell.window()
        weddell.process.signal(signal.SIGTERM)
        equal(weddell.process.wait(), 0, "exit status of weddell")
        client.wait()


def writes_when_asked():
    """Each time, while it runs; what was there is replaced."""
    with Compositor("--output", "320x240") as weddell:
        empty, stats = weddell.snapshot()
        equal(empty.box_of_content(), None, "what is shown at first")
        equal(stats["clients"], [], "clients at first")
        client = weddell.start(FLOWER)
        weddell.window()
        _, stats = weddell.snapshot()
        (record,) = stats["clients"]
        equal((record["name"], record["pid"], record["connected"]),
              (FLOWER, client.pid, True), "the client")
        client.end(signal.SIGTERM, -signal.SIGTERM)
        weddell.wait_empty()
        _, stats = weddell.snapshot()
        equal([client["connected"] for client in stats["clients"]], [False], "clients left")


def survives_a_burst():
    with Compositor("--output", "320x240") as weddell:
        for _ in range(200):
            weddell.process.signal(signal.SIGUSR1)
        weddell.snapshot()


def several_outputs():
    """They stand side by side in the screenshot, and each has its say in the statistics."""
    outputs = {
        "320x240": (320, 240),
        "200x300@30": (200, 300),
        "400x100@144x2": (400, 100),
        "100x260:90": (260, 100),
    }
    options = [word for text in outputs for word in ("--output", text)]
    with Compositor(*options) as weddell:
        weddell.start(FLOWER)
        picture, _ = weddell.window()
        picture, stats = weddell.snapshot()
        width = sum(size[0] for size in outputs.values())
        height = max(size[1] for size in outputs.values())
        equal((picture.width, picture.height), (width, height), "size of the screenshot")
        names = [output["name"] for output in stats["outputs"]]
        equal(len(set(names)), len(outputs), f"names among {names}")
        equal([output["refresh"] for output in stats["outputs"]], [60, 30, 144, 60], "rates")
        equal([output["scale"] for output in stats["outputs"]], [1, 1, 2, 1], "scales")
        left, _, shown, _ = picture.box_of_content()
        assert left + shown <= 320, f"the flower is from {left} to {left + shown}"


def odd_names_in_json():
    """A client's name is of its own choice: the statistics stay JSON."""
    with Compositor("--output", "320x240") as weddell:
        flower = weddell.start("sh", "-c", f'ln -s "$(command -v {FLOWER})" \'a"\\b\' && '
                               f"exec ./'a\"\\b'")
        weddell.window()
        _, stats = weddell.snapshot()
        equal([client["name"] for client in stats["clients"]], ['a"\\b'], "names")
        flower.end(signal.SIGTERM, -signal.SIGTERM)


CASES = {
    "outputs with names": outputs_named,
    "the backend that is there": chosen_backend,
    "the backend that is asked for": headless_when_asked,
    "without XDG_RUNTIME_DIR": no_runtime_dir,
    "an XDG_RUNTIME_DIR that is not there": runtime_dir_not_there,
    "a socket that is taken": socket_taken,
    "a socket that nobody listens on": socket_of_the_dead,
    "a socket's name that is too long": name_too_long,
    "a socket named by its whole path": socket_elsewhere,
    "two at once": two_at_once,
    "SIGINT": ends_on(signal.SIGINT),
    "SIGTERM": ends_on(signal.SIGTERM),
    "SIGTERM while a client draws": ends_with_clients,
    "SIGUSR1": writes_when_asked,
    "200 times SIGUSR1": survives_a_burst,
    "four outputs": several_outputs,
    "a client with an odd name": odd_names_in_json,
}

if __name__ == "__main__":
    sys.exit(main(CASES))
