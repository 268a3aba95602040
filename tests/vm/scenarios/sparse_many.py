# SPDX-License-Identifier: MIT
"""Buffers of holes of several clients, each within what one client may have.

No test of the suite: nothing bounds yet what all clients together may cost. Run it by
hand to see what becomes of a compositor in a memory cgroup.
"""
from scenario import Scenario

SCRIPT = """
limit_weddell 192M
start_weddell
start_bystander
weddell_memory before
attackers=
for n in 1 2 3 4 5; do
	vm-sparse-attack swept 4096 3840 3 &
	attackers="$attackers $!"
done
sleep 3
weddell_memory "with five attackers"
wait $attackers
weddell_memory "after five attackers"
stop_bystander
stop_weddell
"""

SCENARIO = Scenario(script=SCRIPT, memory=2048)
