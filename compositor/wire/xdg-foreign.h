/* SPDX-License-Identifier: MIT */
/*
 * xdg-foreign, versions 1 and 2: windows as parents of other clients' windows.
 * What was exported with one version can be imported with the other.
 */
#ifndef WEDDELL_WIRE_XDG_FOREIGN_H
#define WEDDELL_WIRE_XDG_FOREIGN_H

struct wire;

int xdg_foreign_globals_create(struct wire *wire);

#endif
