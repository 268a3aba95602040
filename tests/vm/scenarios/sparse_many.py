# SPDX-License-Identifier: MIT
"""Buffers of holes of several clients at once, and a compositor with little memory."""
from scenario import Scenario

SCRIPT = """
limit_weddell 192M
start_weddell
start_bystander
weddell_memory before
five_attackers() {
	attackers=
	for n in 1 2 3 4 5; do
		vm-sparse-attack swept 4096 3840 3 &
		attackers="$attackers $!"
	done
	sleep 3
	weddell_memory "with five attackers"
	wait $attackers || true
}
attack "of five" five_attackers
weddell_memory "after five attackers"
stop_bystander
stop_weddell
"""

SCENARIO = Scenario(script=SCRIPT, memory=2048)
