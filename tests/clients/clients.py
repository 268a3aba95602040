# SPDX-License-Identifier: MIT
"""What the tests of all clients have in common: what the statistics must say of one."""
import pathlib
import sys

sys.dont_write_bytecode = True
sys.path.insert(0, str(pathlib.Path(__file__).parents[1] / "harness"))

from cases import equal, run_cases as main  # noqa: E402

SEALED_BY_CLIENT = {"sealed"}

# its threads write what is less than a warning at once, into each other's lines
FOOT_QUIETLY = ("--config=/dev/null", "--log-level=warning", "--log-colorize=never")
FOOT_MISSES = r"warn: \S+ (no primary selection|no XDG activation|text input interface).*"


def record_of(stats, name):
    """The newest client of that name (the kernel keeps 15 letters of one)."""
    found = [client for client in stats["clients"] if client["name"] == name[:15]]
    assert found, f"no client {name} in {stats['clients']}"
    return found[-1]


def check_client(stats, name, memory, way=None):
    """Its buffers were all of the classes named, and its frames shown all in that way."""
    record = record_of(stats, name)
    made = {kind for kind, count in record["buffers_made"].items() if count}
    equal(made, set(memory), f"classes of the buffers of {name}")
    frames = record["frames"]
    assert frames["direct"] + frames["composited"] > 0, f"no frame of {name} was shown"
    assert record["commits"] > 0, f"{name} committed nothing"
    copies = record["bytes_copied"] > 0
    equal(copies, "copied" in memory, f"that bytes of {name} were copied")
    other = {"direct": "composited", "composited": "direct"}
    if way is not None:
        assert frames[way] > 0, f"frames of {name}: {frames}, expected {way} ones"
        assert frames[other[way]] <= 1, f"frames of {name}: {frames}, expected {way} ones only"
    return record
