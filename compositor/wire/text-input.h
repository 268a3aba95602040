/* SPDX-License-Identifier: MIT */
/*
 * zwp_text_input_manager_v3: text fields of clients, and what input methods do
 * to them.
 */
#ifndef WEDDELL_WIRE_TEXT_INPUT_H
#define WEDDELL_WIRE_TEXT_INPUT_H

struct wire;

int text_input_global_create(struct wire *wire);

#endif
