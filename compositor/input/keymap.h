/* SPDX-License-Identifier: MIT */
/*
 * A keymap: compiled once, and written once as text into one memory file that
 * all clients share.
 *
 * The file is sealed SHRINK, GROW, WRITE and SEAL, so no client can change
 * what the others read, and none has to be given a copy. It is handed out
 * read-only: such a file can be mapped shared by clients of wl_keyboard below
 * version 7 and private by later ones, on any kernel.
 */
#ifndef WEDDELL_INPUT_KEYMAP_H
#define WEDDELL_INPUT_KEYMAP_H

#include <stdbool.h>
#include <stddef.h>
#include <xkbcommon/xkbcommon.h>

enum keymap_fault {
	KEYMAP_NOT_A_FILE =
		701,     /* no ordinary file, or one that may keep us waiting, or not readable */
	KEYMAP_BAD_SIZE, /* zero, or more than KEYMAP_SIZE_MAX */
	KEYMAP_SHORT,    /* the file holds less than was said */
	KEYMAP_INVALID,  /* xkbcommon cannot make a keymap of it */
};

enum {
	KEYMAP_SIZE_MAX = 1 << 20, /* bytes of text taken from a client */
};

/* As xkb_rule_names. What is NULL is taken from XKB_DEFAULT_RULES and so on in the
 * environment, or else is what xkbcommon was built with: the layout "us". */
struct keymap_names {
	const char *rules, *model, *layout, *variant, *options;
};

struct keymap {
	struct xkb_keymap *xkb;
	int fd;      /* read-only, sealed; size bytes */
	size_t size; /* of the text, with the byte 0 that ends it */
	int references;
};

/* names may be NULL. Returns 0, KEYMAP_INVALID when there is no such layout, or a
 * negative errno. */
int keymap_create(const struct keymap_names *names, struct keymap **keymap_out);

/* Reads size bytes of text from a client's fd; nothing is mapped. Consumes take_fd, also on
 * failure. Returns 0, a fault or a negative errno. */
int keymap_create_from_file(int take_fd, size_t size, struct keymap **keymap_out);

/* Whether both say the same. */
bool keymap_equal(const struct keymap *a, const struct keymap *b);

struct keymap *keymap_ref(struct keymap *keymap);
void keymap_unref(struct keymap *keymap); /* NULL is fine */

#endif
