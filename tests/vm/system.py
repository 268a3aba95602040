# SPDX-License-Identifier: MIT
"""systemd as the guest's first process, with logind, udevd and D-Bus, all from Debian's packages.

The packages are unpacked into the guest whole, but for what is there for people to read. What their
installation would do besides is in guest/system/; users are made by systemd-sysusers, at boot. The
scenario's script is a service of its own.
"""
import pathlib
import re
from dataclasses import dataclass, field

GUEST = pathlib.Path(__file__).parent / "guest" / "system"
PACKAGES = (
    "systemd", "libsystemd-shared", "libsystemd0", "udev", "libpam-systemd",
    "dbus", "dbus-daemon", "dbus-bin", "dbus-system-bus-common",
    "login", "libpam-modules", "libpam-runtime",
)
# and what udev would look up in a database that is not made here
LEFT_OUT = re.compile(r"(usr/)?(share/(doc|man|locale|lintian|bug|(ba|z)sh-completion|zsh)|lib/udev/hwdb\.d)/")
# What systemd says goes to the kernel's log, which is printed when a scenario fails; and nobody logs in.
KERNEL_ARGUMENTS = "systemd.log_target=kmsg systemd.show_status=0 systemd.getty_auto=0"
UNITS = "etc/systemd/system"
WANTED_BY = re.compile(r"^WantedBy=(.*)$", re.MULTILINE)


@dataclass(frozen=True)
class System:
    files: dict = field(default_factory=dict)  # path to text; what is in a bin/ can be run
    links: dict = field(default_factory=dict)  # path to what it points to
    enabled: tuple = ()  # units, of files or of packages, as "systemctl enable" would
    packages: tuple = ()  # besides those above


def add_package(archive, programs, root):
    """Files and links of an unpacked package, and the libraries of what is a program."""
    linked = []
    for path in sorted(root.rglob("*")):
        place = str(path.relative_to(root))
        if LEFT_OUT.search(f"{place}/"):
            continue
        if path.is_symlink():
            archive.add_link(place, str(path.readlink()))
        elif path.is_dir():
            archive.add_folder(place)
        else:
            data = path.read_bytes()
            archive.add_file(place, data, path.stat().st_mode & 0o7777)
            linked += [path] if data.startswith(b"\x7fELF") else []
    if linked:
        programs.add_libraries(linked)


def enable(archive, unit, text):
    for target in WANTED_BY.findall(text):
        archive.add_link(f"{UNITS}/{target}.wants/{unit}", f"/{UNITS}/{unit}")


def unit_text(unit, system, roots):
    if own := system.files.get(f"{UNITS}/{unit}"):
        return own
    (found,) = (path for root in roots for path in root.glob(f"lib/systemd/system/{unit}"))
    return found.read_text("utf-8")


def add_system(archive, programs, get_package, system):
    """get_package(name) is the folder that a package was unpacked into."""
    roots = [get_package(name) for name in (*PACKAGES, *system.packages)]
    for root in roots:
        programs.look_in(root)
    for root in roots:
        add_package(archive, programs, root)
    for path in sorted(GUEST.rglob("*")):
        if path.is_file():
            archive.add_file(f"etc/{path.relative_to(GUEST)}", path.read_bytes())
    for path, text in system.files.items():
        archive.add_file(path, text.encode(), 0o755 if "/bin/" in path else 0o644)
    for path, target in system.links.items():
        archive.add_link(path, target)
    for unit in system.enabled:
        enable(archive, unit, unit_text(unit, system, roots))
    enable(archive, "scenario.service", (GUEST / "systemd/system/scenario.service").read_text("utf-8"))
