# SPDX-License-Identifier: MIT
"""What a scenario is: a machine, what it runs, and what the host does meanwhile.

A scenario is a file in scenarios/ that has one SCENARIO, or makes one for a graphics device
with scenario(device). Its script runs in the
guest with the functions of guest/session.sh. Each line "ok - WHAT" or "not ok -
WHAT" that the guest says is a case; all else is a remark.
"""
from dataclasses import dataclass
from typing import Callable, Optional

from screen import answer_for
from system import System


def do_nothing(machine, words):
    """For scenarios whose guest asks nothing of the host."""
    raise ValueError(f"the host has no answer to {words}")


@dataclass(frozen=True)
class Scenario:
    script: str
    memory: int = 512  # MiB
    kernel_arguments: str = ""
    modules: tuple = ()  # "vkms", or with arguments for it, "vkms enable_overlay=1"
    qemu_arguments: tuple = ()  # devices and the like
    programs: tuple = ()  # of the host, by their names, besides those that are given
    applications: tuple = ()  # application.Application
    udev: bool = False  # udevd is there, and runs when start_udevd is called
    system: Optional[System] = None  # systemd is the first process, and has the script as a service
    seconds: int = 200  # many times what it takes on an idle host
    # Called with the machine and the words of a line "@WORD ..." of the guest. What it
    # returns is sent to the guest as a line.
    answer: Callable = do_nothing


def screen_scenario(script, device, **more):
    """One that looks at the screen of a graphics device (devices.py)."""
    return Scenario(
        script=script,
        modules=(*device.modules, *more.pop("modules", ())),
        qemu_arguments=(*device.qemu_arguments, *more.pop("qemu_arguments", ())),
        answer=answer_for(device),
        **more,
    )
