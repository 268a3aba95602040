# SPDX-License-Identifier: MIT
"""Memory is strictly accounted and used up; a sealed pool that came later has holes."""
from scenario import Scenario

SCRIPT = """
start_weddell
start_bystander
for picture in drawn direct; do
	attack $picture vm-overcommit-attack before $picture
done
stop_bystander
stop_weddell
buffers_made vm-overcommit-a | grep '"sealed": 0'
case_is $? "the attacker's buffers were copied"
"""

SCENARIO = Scenario(script=SCRIPT)
