# SPDX-License-Identifier: MIT
"""The folders of compositor/, from left to right: each sees itself and those to its left."""

ORDER = [
    "base", "memory", "buffer", "surface", "scene", "render", "output", "input", "shell",
    "backend", "wire", "control", "server", "inspect", "ctl", "main",
]


def layer_of(path):
    """The name of the layer a file of compositor/ belongs to, or None."""
    parts = path.split("/")
    if parts[0] != "compositor":
        return None
    name = parts[1].rpartition(".")[0] or parts[1]
    return name if name in ORDER else None


def is_left_or_same(layer, of):
    return ORDER.index(layer) <= ORDER.index(of)
