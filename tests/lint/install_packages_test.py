#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""tools/install-packages against made-up machines: what it asks apt for, and when it does not.

Each case is a PATH of its own, in which apt-get writes down how it was called. Prints TAP.
"""
import dataclasses
import os
import pathlib
import subprocess
import sys
import tempfile

TOOL = pathlib.Path(__file__).parents[2] / "tools" / "install-packages"
NEEDED_BY_THE_TOOL = ["bash", "chmod", "cut", "env", "grep", "sort"]
SAY = '#!/bin/bash\necho "${0##*/} $*" >>"$CALLS"\n'
# Adds what was asked for, as the real one would: the package names the program here.
INSTALL = SAY + 'for word; do [[ $word == clang-format ]] && : >"$BIN/$word" && chmod +x "$BIN/$word"; done\nexit 0\n'
FAIL_ONCE = SAY + '[[ $1 == install && ! -e $CALLS.once ]] && { : >"$CALLS.once"; exit 100; }\n'
FAIL_ONCE += INSTALL.removeprefix(SAY)



@dataclasses.dataclass
class Machine:
    programs: list
    apt_get: str = INSTALL  # None: no Debian
    known: bool = True  # whether apt-cache knows the packages
    root: bool = True
    sudo: bool = False


# name: (machine, exit status, calls of apt-get, what stderr has to say)
CASES = {
    "nothing is missing: apt is not called": (Machine(["clang-format", "git"]), 0, [], ""),
    "one is missing: one is installed": (
        Machine(["git"]), 0, ["install clang-format"], "clang-format is missing"),
    "unknown to apt: the lists are fetched first": (
        Machine(["git"], known=False), 0, ["update", "install clang-format"], "installing"),
    "cannot be downloaded: the lists are fetched, and tried again": (
        Machine(["git"], FAIL_ONCE), 0,
        ["install clang-format", "update", "install clang-format"], "installing"),
    "apt does nothing: said, not believed": (
        Machine(["git"], SAY), 1, ["install clang-format"], "still missing"),
    "no apt: said, not tried": (Machine(["git"], None), 1, [], "no Debian system"),
    "no root, but sudo": (
        Machine(["git"], root=False, sudo=True), 0, ["install clang-format"], "installing"),
    "no root, no sudo: says the command": (
        Machine(["git"], root=False), 1, [], "run as root: apt-get install clang-format"),
}


def write(path, text):
    path.write_text(text, encoding="utf-8")
    path.chmod(0o755)


def make(machine, folder):
    for name in NEEDED_BY_THE_TOOL:
        found = next(p for p in ("/usr/bin", "/bin") if os.path.exists(f"{p}/{name}"))
        os.symlink(f"{found}/{name}", folder / name)
    for name in machine.programs:
        write(folder / name, "#!/bin/bash\n")
    write(folder / "id", f"#!/bin/bash\necho {0 if machine.root else 1000}\n")
    if machine.apt_get is not None:
        write(folder / "apt-get", machine.apt_get)
        write(folder / "apt-cache", f"#!/bin/bash\nexit {0 if machine.known else 1}\n")
        write(folder / "dpkg-query", "#!/bin/bash\nexit 1\n")
    if machine.sudo:
        write(folder / "sudo", '#!/bin/bash\nexec "$@"\n')


def run(machine):
    """(exit status, calls of apt-get without its options, stderr)"""
    with tempfile.TemporaryDirectory() as folder:
        bin_folder = pathlib.Path(folder) / "bin"
        bin_folder.mkdir()
        make(machine, bin_folder)
        calls = pathlib.Path(folder) / "calls"
        environment = {"PATH": str(bin_folder), "CALLS": str(calls), "BIN": str(bin_folder)}
        done = subprocess.run(
            ["/bin/bash", str(TOOL), "format"], env=environment, capture_output=True, text=True)
        lines = calls.read_text().splitlines() if calls.exists() else []
    words = [[word for word in line.split()[1:] if word[0] != "-"] for line in lines]
    return done.returncode, [" ".join(line) for line in words], done.stderr


def main():
    failed = 0
    print(f"1..{len(CASES)}")
    for number, (name, case) in enumerate(CASES.items(), 1):
        machine, status, calls, said = case
        seen = run(machine)
        passed = seen[:2] == (status, calls) and said in seen[2]
        failed += not passed
        if not passed:
            print(f"# {seen}")
        print(f"{'ok' if passed else 'not ok'} {number} - {name}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
