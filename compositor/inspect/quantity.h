/* SPDX-License-Identifier: MIT */
/*
 * Numbers of bytes as people read them.
 */
#ifndef WEDDELL_INSPECT_QUANTITY_H
#define WEDDELL_INSPECT_QUANTITY_H

struct quantity {
	char text[24];
};

/* "12 B", "8.3 MB": powers of 1000. */
struct quantity quantity_of_bytes(double bytes);

#endif
