/* SPDX-License-Identifier: MIT */
/*
 * wp_presentation: when a content update was shown.
 */
#ifndef WEDDELL_WIRE_PRESENTATION_H
#define WEDDELL_WIRE_PRESENTATION_H

struct wire;

int presentation_global_create(struct wire *wire);

#endif
