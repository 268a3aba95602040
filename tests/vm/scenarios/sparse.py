# SPDX-License-Identifier: MIT
"""A buffer of holes as large as a pool can be, and a compositor with little memory.

Pages that reading makes are charged to the reader: without a limit of its own the
compositor is who the kernel kills.
"""
from scenario import Scenario

SCRIPT = """
limit_weddell 192M
start_weddell
start_bystander
weddell_memory before
for way in plain scaled swept; do
	attack $way vm-sparse-attack $way 16384 16384 0
	weddell_memory "after $way"
done
stop_bystander
stop_weddell
"""

SCENARIO = Scenario(script=SCRIPT, memory=2048)
