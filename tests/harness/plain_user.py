# SPDX-License-Identifier: MIT
"""Programs that refuse to be run by root, run by the user nobody then."""
import os

from cases import need_program

NOBODY = 65534


def as_plain_user(words):
    if os.getuid() != 0:
        return words
    need_program("setpriv")
    return ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups", *words]
