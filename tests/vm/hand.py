# SPDX-License-Identifier: MIT
"""The hand at a guest's keyboard and tablet: words of a script that have qemu's monitor move them."""
import json

QEMU_ARGUMENTS = ("-device", "virtio-keyboard-pci", "-device", "virtio-tablet-pci")
MODULES = ("evdev", "virtio_input")
WHOLE = 0x8000  # of the tablet, each way


def send(*events):
    """Words for the host that send these to the guest's devices."""
    return f"qmp input-send-event '{json.dumps({'events': events}, separators=(',', ':'))}'"


def key(name, down):
    return {"type": "key", "data": {"down": down, "key": {"type": "qcode", "data": name}}}


def place(axis, value):
    return {"type": "abs", "data": {"axis": axis, "value": value}}


def button(name, down):
    return {"type": "btn", "data": {"button": name, "down": down}}


def point(x, y, width, height):
    """The pen to the middle of that pixel of a screen."""
    return send(
        place("x", (2 * x + 1) * WHOLE // (2 * width)),
        place("y", (2 * y + 1) * WHOLE // (2 * height)),
    )
