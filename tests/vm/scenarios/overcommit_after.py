# SPDX-License-Identifier: MIT
"""Memory is strictly accounted and used up; a sealed pool shown before that has holes."""
from scenario import Scenario

SCRIPT = """
start_weddell
start_bystander
for picture in drawn direct; do
	attack $picture vm-overcommit-attack after $picture
done
stop_bystander
stop_weddell
buffers_made vm-overcommit-a | grep '"copied": 0, "sealed": [1-9]'
case_is $? "the attacker's buffers were read in place before"
"""

SCENARIO = Scenario(script=SCRIPT)
