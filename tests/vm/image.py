# SPDX-License-Identifier: MIT
"""The guest's root file system: a shell, the programs of a scenario, what they need."""
import os
import pathlib
import re
import shutil
import subprocess

from cpio import Archive
from skip import Skip
from udev import add_udev

HERE = pathlib.Path(__file__).parent
GUEST = HERE / "guest"
XKB = pathlib.Path("/usr/share/X11/xkb")
XKB_PARTS = ["compat", "keycodes", "types", "rules/evdev", "symbols"]
LIBRARY = re.compile(r"^\s*(?:\S+ => )?(/\S+) \(0x", re.MULTILINE)
FOLDERS = ["dev", "proc", "sys", "run", "tmp"]


def libraries(program):
    """What the program is linked with, by the dynamic linker's own word."""
    said = subprocess.run(["ldd", program], capture_output=True, text=True)
    return [pathlib.Path(path) for path in LIBRARY.findall(said.stdout)]


def find_program(name):
    path = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin:/sbin")
    if path is None:
        raise Skip(f"{name} is missing: it is in the Debian package of that name")
    return pathlib.Path(path)


def add_program(archive, path, added):
    archive.add_file(f"bin/{path.name}", path.read_bytes(), 0o755)
    for library in libraries(path):
        if library.name not in added:
            added.add(library.name)
            # the interpreter is found by its path, the rest by LD_LIBRARY_PATH
            folder = "lib64" if library.name.startswith("ld-linux") else "lib"
            archive.add_file(f"{folder}/{library.name}", library.read_bytes(), 0o755)


def add_keymap(archive):
    for part in XKB_PARTS:
        whole = XKB / part
        # the folders in symbols/ are for other machines' keyboards
        for path in [whole] if whole.is_file() else sorted(whole.iterdir()):
            if path.is_file():
                archive.add_file(str(path), path.read_bytes())


def add_modules(archive, kernel, names):
    arguments = {name.partition(" ")[0]: name.partition(" ")[2] for name in names}
    loaded = kernel.modules(list(arguments))
    for name, data in loaded:
        archive.add_file(f"lib/modules/{name}.ko", data)
    archive.add_file("etc/modules", "".join(f"{name} {arguments.get(name, '')}\n" for name, _ in loaded).encode())


def build_image(kernel, scenario, programs):
    """The archive for scenario as bytes; programs is a list of paths."""
    archive = Archive()
    for folder in FOLDERS:
        archive.add_folder(folder)
    archive.add_file("bin/busybox", kernel.busybox.read_bytes(), 0o755)
    archive.add_link("bin/sh", "busybox")
    archive.add_file("init", (GUEST / "init").read_bytes(), 0o755)
    for part in ("session.sh", "screen.sh", "input.sh"):
        archive.add_file(f"etc/{part}", (GUEST / part).read_bytes())
    archive.add_file("etc/scenario.sh", scenario.script.encode())
    add_modules(archive, kernel, scenario.modules)
    add_keymap(archive)
    added = set()
    for program in [*programs, *map(find_program, scenario.programs)]:
        add_program(archive, program, added)
    if scenario.udev:
        add_udev(archive, kernel.udev(), lambda path: add_program(archive, path, added))
    return archive.bytes()
