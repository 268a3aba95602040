# SPDX-License-Identifier: MIT
"""The machine itself: a module can be loaded, weddell runs, its pictures are right."""
from scenario import Scenario

SCRIPT = """
test -d /sys/module/evdev
case_is $? "a module is loaded"
start_weddell
weddell-resize-stress --seconds 2 --self-check=20
case_is $? "resize-stress finds each pixel right"
stop_weddell
"""

SCENARIO = Scenario(script=SCRIPT, modules=("evdev",))
