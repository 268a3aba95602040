# SPDX-License-Identifier: MIT
"""The kiosks of docs/scanout.md, as a reader of the page has them: systemd starts them at boot."""
import hand
from documented import documented_file
from scenario import screen_scenario
from system import KERNEL_ARGUMENTS, UNITS, System

PAGE = "scanout.md"
RULE = "etc/udev/rules.d/60-udmabuf.rules"
# what adduser does on a system that is installed
USER = """u kiosk 1000 - /home/kiosk
m kiosk video
"""
SETTINGS = """verbose = yes
"""
PROGRAM = """#!/bin/sh
exec vm-painter </run/painter.in >/run/painter.out
"""


def kiosk_scenario(script, device, heading, enabled=(), packages=()):
    """heading is that of the section with the unit; the script may use what guest/kiosk.sh has."""
    unit = f"{UNITS}/kiosk.service"
    return screen_scenario(
        script,
        device,
        memory=1024,
        seconds=600,
        kernel_arguments=f"{KERNEL_ARGUMENTS} vt.global_cursor_default=0",
        modules=hand.MODULES,
        qemu_arguments=hand.QEMU_ARGUMENTS,
        system=System(
            files={
                unit: documented_file(PAGE, heading, unit),
                RULE: documented_file(PAGE, "Setting up a machine", RULE),
                "usr/lib/sysusers.d/kiosk.conf": USER,
                "usr/local/bin/my-program": PROGRAM,
                "home/kiosk/.config/weddell/weddell.ini": SETTINGS,
            },
            links={"usr/local/bin/weddell": "/usr/bin/weddell"},
            enabled=("kiosk.service", *enabled),
            packages=packages,
        ),
    )
