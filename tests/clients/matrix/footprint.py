# SPDX-License-Identifier: MIT
"""What a process has: file descriptors, files mapped, and memory of its own.

A compositor must have no more of them when its clients have gone than it had before the first came:
just as many descriptors, the same files mapped, and as much memory, but for an allowance:

- for each client that there was, REMEMBERED: the statistics keep what it did, also of those that
  are gone (the newest few hundred);
- FRAGMENTS, for heap pages that hold something that stays beside what was freed, for the cursor
  image and the keymap that came with the first mouse and keyboard, and what libraries set up once.

A frame of the smallest output here has sixteen times as much, a window's copy several times.
"""
import collections
import os
import pathlib

from process_memory import anonymous_memory

REMEMBERED = 16  # kB
FRAGMENTS = 256  # kB


class Footprint:
    def __init__(self, pid):
        process = pathlib.Path("/proc") / str(pid)
        self.fds = len(os.listdir(process / "fd"))
        self.mapped = collections.Counter(mapped_files((process / "maps").read_text("ascii")))
        self.memory = anonymous_memory(pid)  # kB; None in a build with AddressSanitizer

    def excess(self, before, clients):
        """What there is more than before, in words; empty when there is not."""
        found = []
        if self.fds != before.fds:
            found.append(f"{self.fds} file descriptors instead of {before.fds}")
        for name in self.mapped - before.mapped:
            found.append(f"{name} is mapped")
        if None not in (self.memory, before.memory) and (
                self.memory > before.memory + allowance(clients)):
            found.append(f"{self.memory} kB of memory instead of {before.memory} kB, with "
                         f"{clients} clients in between")
        return "; ".join(found)


def allowance(clients):
    return FRAGMENTS + REMEMBERED * clients


def mapped_files(maps):
    """The name of each mapping of a file; that of a client's is often memfd:something."""
    for line in maps.splitlines():
        fields = line.split(maxsplit=5)
        if len(fields) == 6 and not fields[5].startswith("["):
            yield fields[5]
