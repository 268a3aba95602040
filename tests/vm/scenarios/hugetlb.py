# SPDX-License-Identifier: MIT
"""Pools of huge pages with holes, while all huge pages of the machine are taken."""
from scenario import Scenario

SCRIPT = """
start_weddell
start_bystander
for attack in shrink-punched shrink-never-filled shrink-never-filled-early unsealed-punched \
	future-write future-write-never-filled future-write-never-filled-early; do
	attack $attack vm-hugetlb-attack $attack
done
stop_bystander
stop_weddell
grep -q '"class": "solid"' /tmp/stats.json
case_is $? "what cannot lose its pages was read in place"
"""

SCENARIO = Scenario(script=SCRIPT, kernel_arguments="hugepages=8")
