# SPDX-License-Identifier: MIT
"""The graphics devices that scenarios run on, and what each is known to do."""
from dataclasses import dataclass


@dataclass(frozen=True)
class Device:
    name: str
    qemu_arguments: tuple
    modules: tuple
    imports: bool  # shows a client's memory as it is
    # its cursor plane: "seen" by who looks, "unseen" by the camera; empty for none
    cursor: str = ""
    cursor_size: int = 64  # of that plane
    overlays: bool = False  # has planes for windows
    live: bool = False  # reads memory again for each picture; others copy it at commits
    camera: str = "gpu"  # the id of the device whose picture qemu can take; empty for none
    width: int = 1024  # of the mode it prefers
    height: int = 768


def qemu_device(name, kind, modules, **facts):
    return Device(name, ("-device", f"{kind},id=gpu"), modules, **facts)


DEVICES = {
    device.name: device
    for device in (
        qemu_device("cirrus", "cirrus-vga", ("cirrus",), imports=True),
        qemu_device(
            "bochs", "bochs-display", ("bochs",), imports=False, width=1280, height=800,
        ),
        qemu_device(
            "virtio-gpu", "virtio-gpu-pci", ("virtio_gpu",),
            imports=False, cursor="unseen", width=1280, height=800,
        ),
        qemu_device("qxl", "qxl", ("qxl",), imports=False, cursor="unseen"),
        Device(
            "vkms", (), ("vkms enable_overlay=1",),
            imports=True, cursor="seen", cursor_size=512, overlays=True, live=True, camera="",
        ),
    )
}
