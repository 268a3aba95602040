# SPDX-License-Identifier: MIT
"""A parent compositor that speaks just enough Wayland to be drawn on, and then says what no parent should.

A case is a subclass: what it overrides is called where its name says. All requests are read, what is
not of interest is forgotten. The connection is served by a thread until it ends.
"""
import array
import os
import socket
import struct
import threading
import time

GLOBALS = {
    "wl_compositor": 4, "wl_subcompositor": 1, "wl_shm": 1, "wl_seat": 8, "xdg_wm_base": 2, "wp_presentation": 1,
}
DISPLAY = 1
POINTER_ENTER, POINTER_FRAME = 0, 5
POINTER_AXIS, POINTER_AXIS_DISCRETE, POINTER_AXIS_VALUE120 = 4, 8, 9


def argument(value):
    """A number as it is, text as a string, bytes as an array."""
    if isinstance(value, int):
        return struct.pack("<I", value & 0xFFFFFFFF)
    data = value.encode() + b"\0" if isinstance(value, str) else value
    return struct.pack("<I", len(data)) + data + bytes(-len(data) % 4)


class RogueParent(threading.Thread):
    globals = tuple(GLOBALS.items())

    def __init__(self, path):
        super().__init__(daemon=True)
        self.listening = socket.socket(socket.AF_UNIX)
        self.listening.bind(str(path))
        self.listening.listen(1)
        self.connection = None
        self.interfaces = {DISPLAY: "wl_display"}
        self.registry = self.toplevel = self.xdg_surface = self.window = None
        self.pointers, self.surfaces, self.waiting, self.feedbacks = [], [], [], []
        self.attached = {}
        self.commits = 0  # of the first window
        self.done = threading.Event()  # what the case is about has been said
        self.start()

    # for cases

    def bound(self, interface, new):
        """The client has bound a global."""

    def configuring(self):
        """The window waits for its first size, which is said next."""

    def shown(self):
        """The window has committed a picture; its callbacks are answered next."""

    def committed(self, surface):
        """Another surface than that of the first window is committed."""

    def present(self, feedback):
        self.send(feedback, 1, 0, int(time.monotonic()), 0, 16666666, 0, 1, 1)

    def may_answer_sync(self):
        return True

    def send(self, target, event, *arguments):
        body = b"".join(argument(value) for value in arguments)
        self.connection.sendall(struct.pack("<II", target, (len(body) + 8) << 16 | event) + body)

    def answer(self, callback):
        self.send(callback, 0, 0)
        self.send(DISPLAY, 1, callback)

    def enter(self, pointer, surface):
        self.send(pointer, POINTER_ENTER, 1, surface, 100 << 8, 100 << 8)
        self.send(pointer, POINTER_FRAME)

    def configure(self, width=640, height=480):
        self.send(self.toplevel, 0, width, height, b"")
        self.send(self.xdg_surface, 0, 1)

    # the client's requests

    def run(self):
        self.connection, _ = self.listening.accept()
        data = b""
        try:
            while received := self.receive():
                data = self.take_messages(data + received)
        except OSError:
            pass  # it has hung up

    def receive(self):
        data, ancillary, _, _ = self.connection.recvmsg(1 << 16, socket.CMSG_SPACE(4 * 28))
        for _, _, fds in ancillary:
            for fd in array.array("i", fds):
                os.close(fd)
        return data

    def take_messages(self, data):
        while len(data) >= 8:
            target, rest = struct.unpack_from("<II", data)
            if len(data) < rest >> 16:
                break
            self.take(target, rest & 0xFFFF, data[8 : rest >> 16])
            data = data[rest >> 16 :]
        return data

    def take(self, target, request, body):
        numbers = struct.unpack(f"<{len(body) // 4}I", body)
        interface = self.interfaces.get(target)
        handler = {
            ("wl_display", 0): self.take_sync,
            ("wl_display", 1): self.take_get_registry,
            ("wl_seat", 0): self.take_get_pointer,
            ("wl_compositor", 0): self.take_create_surface,
            ("xdg_wm_base", 2): self.take_get_xdg_surface,
            ("xdg_surface", 1): self.take_get_toplevel,
            ("wp_presentation", 1): lambda _target, _surface, new: self.feedbacks.append(new),
            ("wl_surface", 1): self.take_attach,
            ("wl_surface", 3): lambda _target, new: self.waiting.append(new),
        }.get((interface, request))
        if interface == "wl_registry":
            self.take_bind(numbers[0], body)
        elif interface == "wl_surface" and request == 6:
            self.take_commit(target)
        elif handler is not None:
            handler(target, *numbers)

    def take_sync(self, _target, new):
        if self.may_answer_sync():
            self.answer(new)
        else:
            self.waiting.append(new)

    def take_get_registry(self, _target, new):
        self.registry = new
        self.interfaces[new] = "wl_registry"
        for name, (interface, version) in enumerate(self.globals, 1):
            self.send(new, 0, name, interface, version)

    def take_bind(self, name, body):
        new = struct.unpack_from("<I", body, len(body) - 4)[0]
        interface = self.globals[name - 1][0]
        self.interfaces[new] = interface
        if interface == "wl_seat":
            self.send(new, 0, 1)  # a pointer
        elif interface == "wl_shm":
            self.send(new, 0, 0)
            self.send(new, 0, 1)
        elif interface == "wp_presentation":
            self.send(new, 0, 1)  # CLOCK_MONOTONIC
        self.bound(interface, new)

    def take_get_pointer(self, _target, new):
        self.pointers.append(new)

    def take_create_surface(self, _target, new):
        self.surfaces.append(new)
        self.interfaces[new] = "wl_surface"

    def take_get_xdg_surface(self, _target, new, surface):
        self.xdg_surface = new
        self.interfaces[new] = "xdg_surface"
        self.window = self.window or surface

    def take_get_toplevel(self, _target, new):
        self.toplevel = new

    def take_attach(self, surface, buffer, *_place):
        before, self.attached[surface] = self.attached.get(surface), buffer
        if before and before != buffer and surface == self.window:
            self.send(before, 0)  # release

    def take_commit(self, surface):
        if surface != self.window:
            self.committed(surface)
            return
        self.commits += 1
        if self.commits == 1:
            self.configuring()
            self.configure()
            return
        self.shown()
        for callback in self.waiting:
            self.answer(callback)
        for feedback in self.feedbacks:
            self.present(feedback)
            self.send(DISPLAY, 1, feedback)
        self.waiting, self.feedbacks = [], []
