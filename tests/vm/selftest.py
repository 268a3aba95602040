#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The harness on its own, without a machine: what a guest says, and what becomes of it."""
import base64
import contextlib
import io
import os
import pathlib
import sys
import tempfile

sys.dont_write_bytecode = True

import cpio  # noqa: E402
import vm  # noqa: E402
from album import keep_last_picture, png  # noqa: E402
from devices import DEVICES  # noqa: E402
from documented import documented_file  # noqa: E402
from kernel import get_kernel  # noqa: E402
from machine import Machine  # noqa: E402
from programs import Programs  # noqa: E402
from scenario import Scenario  # noqa: E402
from screen import answer_for  # noqa: E402
from shown import read_png  # noqa: E402
from skip import Skip  # noqa: E402
from system import add_package, enable  # noqa: E402


class SilentMachine:
    """Says what it was made with, and ends."""

    def __init__(self, said, timed_out=False):
        self.said = said
        self.timed_out = timed_out
        self.sent = []

    def lines(self):
        return iter(self.said)

    def send(self, line):
        self.sent.append(line)

    def kernel_log(self):
        return ["the kernel's last words"]


# what the guest says, whether the time is over, what has to be printed, whether it failed
TALKS = {
    "all is well": (["ok - a", "@exit 0"], False, "ok 1 - a", False),
    "a case fails": (["not ok - a", "@exit 0"], False, "not ok 1 - a", True),
    "the script fails": (["ok - a", "@exit 3"], False, "status 3", True),
    "the machine dies": (["ok - a"], False, "the machine died", True),
    "the machine hangs": (["ok - a"], True, "the time is over", True),
    "nothing is said": ([], False, "the machine died", True),
    "a remark": (["ok then", "@exit 0"], False, "# ok then", False),
    "why it died": (["ok - a"], False, "# kernel: the kernel's last words", True),
    "what is said after the end": (["@exit 0", "not ok - a"], False, "status 0", False),
}


def talk(said, timed_out, printed, failed):
    tap, output = vm.Tap(), io.StringIO()
    machine = SilentMachine(said, timed_out)
    with contextlib.redirect_stdout(output):
        vm.conclude(machine, vm.follow(machine, Scenario(script=""), tap), tap)
    return printed in output.getvalue() and tap.failed == failed


def host_answers():
    machine = SilentMachine(["@shot a 1", "@exit 0"])
    scenario = Scenario(script="", answer=lambda machine, words: " ".join(reversed(words)))
    status = vm.follow(machine, scenario, vm.Tap())
    return status == 0 and machine.sent == ["1 a shot"]


def skips_without(variable, value, act):
    before = os.environ[variable] if variable in os.environ else None
    os.environ[variable] = value
    try:
        act()
    except Skip as skip:
        return str(skip) != ""
    finally:
        if before is None:
            del os.environ[variable]
        else:
            os.environ[variable] = before
    return False


def skips_without_qemu():
    with tempfile.TemporaryDirectory() as folder:
        return skips_without(
            "PATH", folder, lambda: Machine(None, b"", Scenario(script=""), folder)
        )


def skips_without_cache():
    return skips_without("WEDDELL_VM_CACHE", "/proc/none", get_kernel)


def archive_is_aligned():
    archive = cpio.Archive()
    archive.add_file("a/b/c", b"12345", 0o755)
    data = archive.bytes()
    names = [data.find(b"%s\0" % name) for name in (b"a", b"a/b", b"a/b/c", b"TRAILER!!!")]
    heads = [name - 110 for name in names]
    return (
        heads == sorted(heads)
        and all(head % 4 == 0 and data[head : head + 6] == b"070701" for head in heads)
        and b"12345" in data
    )


def links_are_folders():
    """What is added below a link must not make a folder of it."""
    archive = cpio.Archive()
    archive.add_link("lib", "usr/lib")
    archive.add_file("lib/x", b"")
    return archive.bytes().count(b"00000000lib\0") == 1


def unit_is_enabled():
    archive = cpio.Archive()
    enable(archive, "a.service", "[Install]\nWantedBy=x.target\n")
    return b"etc/systemd/system/x.target.wants/a.service\0" in archive.bytes()


def package_is_added():
    """A file and a link of it; what is for people to read is left out."""
    archive = cpio.Archive()
    with tempfile.TemporaryDirectory() as folder:
        root = pathlib.Path(folder)
        for path in ("usr/share/doc/a/copyright", "lib/a.conf"):
            (root / path).parent.mkdir(parents=True, exist_ok=True)
            (root / path).write_text("text", "utf-8")
        (root / "lib/b.conf").symlink_to("a.conf")
        add_package(archive, Programs(archive), root)
    data = archive.bytes()
    return b"lib/a.conf\0" in data and b"lib/b.conf\0" in data and b"copyright" not in data


class Camera:
    """A machine of which only the screen is there: a letter is a pixel."""

    COLOURS = {".": b"\0\0\0", "a": b"\x10\x20\x30", "b": b"\xf0\xe0\xd0"}

    def __init__(self, folder, *lines):
        self.folder = pathlib.Path(folder)
        self.rows = [b"".join(self.COLOURS[letter] for letter in line) for line in lines]
        self.monitor = self

    def run(self, command, filename, device):
        head = f"P6\n{len(self.rows[0]) // 3} {len(self.rows)}\n255\n".encode()
        pathlib.Path(filename).write_bytes(head + b"".join(self.rows))

    def tell(self, answer, machine):
        """The way of a guest that has this picture, in two pieces."""
        data = png(len(self.rows[0]) // 3, len(self.rows), self.rows)
        for piece in (data[:30], data[30:]):
            answer(machine, ["piece", base64.b64encode(piece).decode()])
        return answer(machine, ["complete"])


# the screen, what the compositor says it is, the words of questions and whether the answers are yes
LOOKS = {
    "the screen shows the picture": ("cirrus", "ab", "ab", [], True),
    "the screen shows another": ("cirrus", "aa", "ab", [], False),
    "what only the guest sees of a cursor plane": ("qxl", "aa", "ab", [], True),
    "so large": ("cirrus", ".a.", ".a.", ["has 1 1 1"], True),
    "not so wide": ("cirrus", ".a.", ".a.", ["has 2 1 1"], False),
    "of two colours": ("cirrus", "ab", "ab", ["has 2 1 2"], True),
    "of one colour": ("cirrus", "aa", "aa", ["has 2 1 2"], False),
    "all black": ("cirrus", "...", "...", ["has 0 0 0"], False),
    "nothing has changed": ("cirrus", "ab", "ab", ["before", "changed 1 0 0 2 1"], False),
    "all is as before": ("cirrus", "ab", "ab", ["before", "unchanged 0 0 2 1"], True),
}


def look(kind, shown, said, questions, good):
    with tempfile.TemporaryDirectory() as folder:
        machine, answer = Camera(folder, shown), answer_for(DEVICES[kind])
        answers = [Camera(folder, said).tell(answer, machine)]
        answers += [answer(machine, words.split()) for words in questions]
    return (answers[-1] == "yes") == good and set(answers[:-1]) <= {"yes"}


def change_is_seen():
    with tempfile.TemporaryDirectory() as folder:
        machine, answer = Camera(folder, "ab", "aa"), answer_for(DEVICES["cirrus"])
        machine.tell(answer, machine)
        answer(machine, ["before"])
        machine.rows.reverse()
        machine.tell(answer, machine)
        seen = [answer(machine, f"changed {words}".split()) for words in ("2 0 0 2 2", "1 0 0 1 2")]
        seen += [answer(machine, ["unchanged", "0", "0", "2", "2"])]
    return [said == "yes" for said in seen] == [True, False, False]


def picture_is_kept():
    with tempfile.TemporaryDirectory() as folder:
        machine = Camera(folder, "ab.")
        machine.run("screendump", pathlib.Path(folder) / "screen.ppm", None)
        os.environ["WEDDELL_VM_PICTURES"] = f"{folder}/album"
        keep_last_picture(pathlib.Path(folder), "a@b")
        del os.environ["WEDDELL_VM_PICTURES"]
        kept = read_png(f"{folder}/album/a@b.png")
    return kept.rows == machine.rows


def page_has_the_file():
    unit = documented_file(
        "scanout.md", "A kiosk with systemd and seatd", "etc/systemd/system/kiosk.service")
    return unit.startswith("[Unit]\n") and "seatd" in unit


def main():
    cases = {f"talk: {name}": lambda talked=row: talk(*talked) for name, row in TALKS.items()}
    cases |= {
        "the host answers a guest": host_answers,
        "no qemu: skipped": skips_without_qemu,
        "no cache: skipped": skips_without_cache,
        "an archive is as the kernel wants it": archive_is_aligned,
        "a link to a folder stays one": links_are_folders,
        "a unit is enabled where it says": unit_is_enabled,
        "a package is added, but for its manual": package_is_added,
        "a change is seen where it is": change_is_seen,
        "the last picture is kept": picture_is_kept,
        "a page's file is found": page_has_the_file,
    }
    cases |= {f"look: {name}": lambda looked=row: look(*looked) for name, row in LOOKS.items()}
    print(f"1..{len(cases)}")
    failed = False
    for number, (name, case) in enumerate(cases.items(), 1):
        good = case()
        failed |= not good
        print(f"{'ok' if good else 'not ok'} {number} - {name}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
