# SPDX-License-Identifier: MIT
"""A viewer that stays connected to a VNC server (RFC 6143) and counts what it is sent.

    with VncViewer(port) as viewer:
        viewer.watch(until)
        print(viewer.pixels, viewer.received)
"""
import select
import socket
import struct

from cases import DEADLINE

VERSION = b"RFB 003.008\n"
NO_PASSWORD = 1
RAW = 0
SET_ENCODINGS, UPDATE_REQUEST = 2, 3  # ours
UPDATE = 0  # theirs
BYTES_A_PIXEL = 4


class VncViewer:
    def __init__(self, port):
        self.received, self.pixels, self.updates = 0, 0, 0
        self.socket = socket.create_connection(("127.0.0.1", port), DEADLINE)
        self.take(len(VERSION))
        self.socket.sendall(VERSION)
        kinds = self.take(self.take(1)[0])
        assert NO_PASSWORD in kinds, f"the server wants one of {list(kinds)}"
        self.socket.sendall(bytes([NO_PASSWORD]))
        assert self.take(4) == bytes(4), "the server refuses"
        self.socket.sendall(b"\x01")  # others may stay
        self.width, self.height, name = struct.unpack(">HH16xI", self.take(24))
        self.take(name)
        self.socket.sendall(struct.pack(">BxHi", SET_ENCODINGS, 1, RAW))
        self.request(incremental=False)

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        self.socket.close()

    def take(self, count):
        data = b""
        while len(data) < count:
            more = self.socket.recv(count - len(data))
            assert more, "the server has gone"
            data += more
        self.received += count
        return data

    def request(self, incremental):
        self.socket.sendall(struct.pack(
            ">BBHHHH", UPDATE_REQUEST, incremental, 0, 0, self.width, self.height))

    def take_update(self):
        kind, count = struct.unpack(">BxH", self.take(4))
        assert kind == UPDATE, f"the server sends a message of kind {kind}"
        for _ in range(count):
            _, _, width, height, encoding = struct.unpack(">HHHHi", self.take(12))
            assert encoding == RAW, f"the server encodes as {encoding}"
            self.take(width * height * BYTES_A_PIXEL)
            self.pixels += width * height
        self.updates += 1
        self.request(incremental=True)

    def watch(self, quiet):
        """Takes what comes, until nothing has come for so many seconds."""
        while select.select([self.socket], [], [], quiet)[0]:
            self.take_update()
