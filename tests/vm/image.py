# SPDX-License-Identifier: MIT
"""The guest's root file system: a shell, the programs of a scenario, what they need."""
import pathlib

from application import add_application
from cpio import Archive
from programs import Programs, find_program
from system import add_system
from udev import PACKAGE as UDEV
from udev import add_udev

HERE = pathlib.Path(__file__).parent
GUEST = HERE / "guest"
XKB = pathlib.Path("/usr/share/X11/xkb")
XKB_PARTS = ["compat", "keycodes", "types", "rules/evdev", "symbols"]
FOLDERS = ["dev", "proc", "sys", "run", "tmp", "usr/bin", "usr/lib", "usr/lib64"]
LINKS = {"bin": "usr/bin", "sbin": "usr/bin", "usr/sbin": "bin", "lib": "usr/lib", "lib64": "usr/lib64"}


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


def add_shell(archive, kernel):
    for folder in FOLDERS:
        archive.add_folder(folder)
    for link, target in LINKS.items():
        archive.add_link(link, target)
    archive.add_file("bin/busybox", kernel.busybox.read_bytes(), 0o755)
    archive.add_link("bin/sh", "busybox")


def add_script(archive, scenario):
    archive.add_file("init", (GUEST / "init").read_bytes(), 0o755)
    archive.add_file("etc/run", (GUEST / "run").read_bytes(), 0o755)
    for part in sorted(GUEST.glob("*.sh")):
        archive.add_file(f"etc/parts/{part.name}", part.read_bytes())
    archive.add_file("etc/scenario.sh", scenario.script.encode())


def build_image(kernel, scenario, paths):
    """The archive for scenario as bytes; paths are those of programs."""
    archive = Archive()
    add_shell(archive, kernel)
    add_script(archive, scenario)
    add_modules(archive, kernel, scenario.modules)
    add_keymap(archive)
    programs = Programs(archive)
    for path in [*paths, *map(find_program, scenario.programs)]:
        programs.add(path)
    for application in scenario.applications:
        add_application(archive, programs, application)
    if scenario.udev:
        add_udev(archive, kernel.package(UDEV), programs)
    if scenario.system is not None:
        add_system(archive, programs, kernel.package, scenario.system)
    return archive.bytes()
