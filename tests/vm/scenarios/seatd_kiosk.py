# SPDX-License-Identifier: MIT
"""The kiosk with seatd, without sessions: as the page has it, from boot to the death of seatd."""
from hand import point
from kiosk import kiosk_scenario

SCRIPT = """
meet_kiosk
grep -q "^Uid:.*1000.*1000" "/proc/$weddell/status"
case_is $? "it runs as an ordinary user"
[ -z "$(loginctl list-sessions --no-legend)" ]
case_is $? "there is no session"
kiosk_shows 1 {direct} "a frame is {way}"
ask "the tablet's pen is put down" {middle}
tell a cursor 9 16
said_is done "the tablet is heard of: the client has the pointer"
kill -KILL "$weddell"
greet_painter "weddell is killed, and systemd starts it anew"
kiosk_shows 2 {direct} "a frame of the next one is {way}"
systemctl kill --signal KILL seatd
greet_painter "without seatd it ends, and is started anew"
kiosk_shows 3 {direct} "and a frame is {way}"
"""


def scenario(device):
    script = SCRIPT.format(
        direct=int(device.imports),
        way="scanned out" if device.imports else "composited",
        middle=point(device.width // 2, device.height // 2, device.width, device.height),
    )
    return kiosk_scenario(
        script,
        device,
        "A kiosk with systemd and seatd",
        enabled=("seatd.service",),
        packages=("seatd",),
    )
