# SPDX-License-Identifier: MIT
"""What a client did with shared memory, in the words of a table."""

HEAD = ("client", "pools", "sealed with", "class", "grew", "frames direct", "composited", "copied",
        "captured")


class SharedMemory:
    """Of a client of the statistics, as weddell --stats writes them."""

    def __init__(self, client):
        pools = client["pools"]
        self.client, self.pools = client["name"], client["pools_made"]
        self.seals = joined(map(seals, pools))
        self.classes = joined(kind for kind, count in client["buffers_made"].items() if count)
        self.growth = sum(pool["resizes"] for pool in pools)
        self.direct = client["frames"]["direct"]
        self.composited = client["frames"]["composited"]
        self.copied = megabytes(client["bytes_copied"])
        self.captured = megabytes(client["bytes_captured"])

    def cells(self):
        """As HEAD has them."""
        return (self.client, self.pools, self.seals, self.classes, times(self.growth), self.direct,
                self.composited, self.copied, self.captured)

    def sentence(self):
        words = f"{self.client}: {self.classes}; sealed with {self.seals}"
        if self.growth:
            words += f"; grew {times(self.growth)}"
        if self.copied != megabytes(0):
            words += f"; {self.copied} copied"
        if self.captured != megabytes(0):
            words += f"; pictures of {self.captured}"
        return words


def used_by(clients):
    """Of those clients that have any."""
    return [SharedMemory(client) for client in clients if client["pools_made"]]


def joined(values):
    return ", ".join(sorted(set(values))) or "none"


def seals(pool):
    """Those that came with it; weddell may have added one."""
    sent = "+".join(pool["seals_sent"]) or "nothing"
    return f"{sent} (shrink added)" if pool["adopted"] else sent


def times(count):
    return {0: "never", 1: "once", 2: "twice"}.get(count, f"{count} times")


def megabytes(count):
    return f"{count / 1e6:.1f} MB"
