# SPDX-License-Identifier: MIT
"""udevd, from Debian's package, which is not installed: for guests whose devices come and go."""
import fcntl
import pathlib
import subprocess
import tempfile

from skip import Skip

PACKAGE = "udev"
RULES = ("50-udev-default.rules", "60-evdev.rules", "60-input-id.rules", "60-drm.rules")


def get_udev(cache, download, run):
    """The folder that the package was unpacked into, in the cache. Raises Skip."""
    ready = cache / "udev"
    with open(cache / "lock", "w", encoding="ascii") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not ready.exists():
            with tempfile.TemporaryDirectory(dir=cache) as folder:
                download([PACKAGE], folder)
                unpacked = pathlib.Path(folder) / "unpacked"
                for package in pathlib.Path(folder).glob("*.deb"):
                    run(["dpkg", "-x", str(package), str(unpacked)], folder)
                unpacked.rename(ready)
    return ready


def add_udev(archive, folder, add_program):
    """Its one program, which is the daemon under another name, and what rules input needs."""
    program = folder / "bin" / "udevadm"
    said = subprocess.run(["ldd", program], capture_output=True, text=True, check=False).stdout
    if "not found" in said:
        missing = [line.split()[0] for line in said.splitlines() if "not found" in line]
        raise Skip(f"udevd needs {', '.join(missing)}")
    add_program(program)
    archive.add_link("bin/systemd-udevd", "udevadm")
    for rule in RULES:
        found = next(folder.glob(f"*/udev/rules.d/{rule}"), None) or next(
            folder.glob(f"usr/lib/udev/rules.d/{rule}"))
        archive.add_file(f"usr/lib/udev/rules.d/{rule}", found.read_bytes())
