# SPDX-License-Identifier: MIT
"""A program of GTK and one of Qt, as the README says to run them: drawn, typed into, clicked at."""
import hand
from hand import button, key, point, send
from scenario import screen_scenario
from toolkit_programs import GTK3_DEMO, QT5_EDITOR

SCRIPT = """
describe_inputs
export LANG=C.UTF-8 {planes}
start_program --kiosk -- {qt}
program_shows "Qt's editor fills the screen, and the hardware shows it" has {width} {height} 50
ask "it is kept in mind" before
ask "letters are typed" {letters}
program_shows "they are in its text" changed 30 {qt_text}
ask "that is kept in mind" before
ask "the pen is put on a menu" {to_menu}
ask "and pressed" {press}
ask "and lifted" {lift}
program_shows "it opens" changed 300 {qt_menu}
ask "escape is pressed" {escape}
program_shows "it closes" unchanged {qt_menu}
stats_say "Qt 5 seals its memory: nothing of it is copied" bytes_copied = 0 {qt_frames}
stop_weddell

start_program -- gtk3-demo
program_shows "gtk3-demo has its window, and the hardware shows it" has 700 500 100
ask "it is kept in mind" before
ask "the key for down is pressed" {down}
program_shows "another demo is told of" changed 500 {gtk_text}
ask "that is kept in mind" before
ask "the list is typed into" {letters}
program_shows "it goes where the letters say" changed 500 {gtk_list}
ask "that is kept in mind" before
ask "escape is pressed, which ends the search" {escape}
ask "the pen is put on a tab" {to_tab}
ask "and pressed" {press}
ask "and lifted" {lift}
program_shows "the source is shown" changed 3000 {gtk_text}
stats_say "GTK 3's memory takes no seals: it is copied, and composited" pools.copied ">" 0 \\
	client_composited ">" 0 client_direct = 0 bytes_copied ">" 0
ask "alt and F4 are pressed" {close}
wait "$weddell"
case_is $? "weddell ends with its program"
"""
# the pages of its window are what the hardware reads; cirrus draws the pointer, so while that is on it
# frames are composited
SCANNED_OUT = 'client_direct ">" 2 pools.pinned ">" 0'


def press(*names):
    return [key(name, True) for name in names] + [key(name, False) for name in reversed(names)]


def scenario(device):
    width, height = device.width, device.height
    left, top = (width - 800) // 2, (height - 647) // 2
    script = SCRIPT.format(
        # without a camera the checksum has to be right, and vkms blends with 16 bits
        planes="" if device.camera else "WEDDELL_DRM_PLANES=0",
        width=width,
        height=height,
        qt=QT5_EDITOR.program.rpartition("/")[2],
        down=send(*press("down")),
        letters=send(*press("c"), *press("o"), *press("m"), *press("b")),
        escape=send(*press("esc")),
        close=send(*press("alt", "f4")),
        press=send(button("left", True)),  # libinput would not see both in one report
        lift=send(button("left", False)),
        gtk_text=f"{left + 250} {top + 90} 500 500",
        gtk_list=f"{left} {top + 50} 240 550",
        to_tab=point(left + 654, top + 65, width, height),
        qt_text="0 60 200 40",
        qt_menu="0 100 150 60",
        to_menu=point(20, 10, width, height),
        qt_frames=SCANNED_OUT if device.imports else 'client_direct = 0 pools.sealed ">" 0',
    )
    return screen_scenario(
        script,
        device,
        memory=1024,
        seconds=600,
        modules=hand.MODULES,
        qemu_arguments=hand.QEMU_ARGUMENTS,
        applications=(GTK3_DEMO, QT5_EDITOR),
    )
