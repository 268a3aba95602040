# SPDX-License-Identifier: MIT
"""Clients one after the other, each of which leaves pages behind that reading has made.

They are charged to the compositor's cgroup for as long as the client keeps its file,
also when the connection is long gone. When too much of the cgroup is in use, no more
such memory is touched (memory/hole-watch.h): so the compositor lives.
"""
from scenario import Scenario

SCRIPT = """
limit_weddell 192M
start_weddell
start_bystander
weddell_memory before
attackers=
for n in $(seq 20); do
	vm-sparse-attack punched 2048 2048 100 >/tmp/attacker.$n &
	attackers="$attackers $!"
	wait_for 50 grep -q "the frames were" /tmp/attacker.$n
	grep "the frames were" /tmp/attacker.$n
	weddell_memory "after attacker $n"
done
kill $attackers
stop_bystander
stop_weddell
"""

SCENARIO = Scenario(script=SCRIPT, memory=2048)
