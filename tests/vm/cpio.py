# SPDX-License-Identifier: MIT
"""Archives of the "newc" kind, as the kernel unpacks them for its first root file system.

Written without a file system in between, so that owners, device nodes and
modes need no rights. Nothing is compressed: unpacking would cost the guest more
than the bytes do.
"""
import stat

MAGIC = b"070701"
TRAILER = "TRAILER!!!"


class Archive:
    def __init__(self):
        self._parts = []
        self._folders = set()
        self._count = 0

    def _entry(self, path, mode, data=b""):
        name = path.encode() + b"\0"
        self._count += 1
        fields = [self._count, mode, 0, 0, 1, 0, len(data), 0, 0, 0, 0, len(name), 0]
        head = MAGIC + b"".join(b"%08X" % field for field in fields) + name
        self._parts += [head, bytes(-len(head) % 4), data, bytes(-len(data) % 4)]

    def add_folder(self, path):
        path = path.strip("/")
        if path and path not in self._folders:
            self.add_folder(path.rpartition("/")[0])
            self._folders.add(path)
            self._entry(path, stat.S_IFDIR | 0o755)

    def add_file(self, path, data, mode=0o644):
        self.add_folder(path.rpartition("/")[0])
        self._entry(path.strip("/"), stat.S_IFREG | mode, data)

    def add_link(self, path, target):
        """What is added below path afterwards is in the folder that it points to."""
        self.add_folder(path.rpartition("/")[0])
        self._folders.add(path.strip("/"))
        self._entry(path.strip("/"), stat.S_IFLNK | 0o777, target.encode())

    def bytes(self):
        """The whole archive; nothing can be added after."""
        self._entry(TRAILER, 0)
        return b"".join(self._parts)
