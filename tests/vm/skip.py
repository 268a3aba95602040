# SPDX-License-Identifier: MIT
"""Why a machine cannot be had here: no failure of what is tested."""


class Skip(Exception):
    pass
