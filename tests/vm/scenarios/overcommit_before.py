# SPDX-License-Identifier: MIT
"""Memory is strictly accounted and used up; a sealed pool that came later has holes."""
from scenario import Scenario

SCRIPT = """
start_weddell
start_bystander
vm-overcommit-attack before
case_is $? "the attack is over"
stop_bystander
stop_weddell
"""

SCENARIO = Scenario(script=SCRIPT)
