# SPDX-License-Identifier: MIT
"""udevd, from Debian's package: for guests whose devices come and go."""
PACKAGE = "udev"
RULES = ("50-udev-default.rules", "60-evdev.rules", "60-input-id.rules", "60-drm.rules")


def add_udev(archive, folder, programs):
    """Its one program, which is the daemon under another name, and what rules input needs."""
    programs.add(folder / "bin" / "udevadm")
    archive.add_link("bin/systemd-udevd", "udevadm")
    for rule in RULES:
        found = next(folder.glob(f"*/udev/rules.d/{rule}"), None) or next(
            folder.glob(f"usr/lib/udev/rules.d/{rule}"))
        archive.add_file(f"usr/lib/udev/rules.d/{rule}", found.read_bytes())
