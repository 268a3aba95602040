/* SPDX-License-Identifier: MIT */
/*
 * Names for bits, in the form that those who print sets of them take: NULL for
 * a bit that has none.
 */
#ifndef WEDDELL_CONTROL_BIT_NAMES_H
#define WEDDELL_CONTROL_BIT_NAMES_H

#include <stdint.h>

const char *bit_name_of_seal(uint32_t bit);     /* F_SEAL_*: "shrink" */
const char *bit_name_of_reason(uint32_t bit);   /* enum weddell_reason: "not-sealed" */
const char *bit_name_of_obstacle(uint32_t bit); /* enum direct_obstacle: "transparent" */

#endif
