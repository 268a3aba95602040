/* SPDX-License-Identifier: MIT */
/*
 * Objects of one kind, of all clients, where those of one client are found
 * without a look at all others.
 *
 * It uses the link of each wl_resource (wl_resource_get_link), which whoever
 * destroys the object takes out: it is in the table until then.
 */
#ifndef WEDDELL_WIRE_OBJECT_TABLE_H
#define WEDDELL_WIRE_OBJECT_TABLE_H

#include <wayland-server-core.h>

enum {
	OBJECT_TABLE_LISTS = 128, /* with a thousand clients, some eight share one */
};

struct object_table {
	struct wl_list lists[OBJECT_TABLE_LISTS]; /* links of wl_resources; private */
};

void object_table_init(struct object_table *table);
void object_table_add(struct object_table *table, struct wl_resource *resource);

/* Calls visit for each object of client, the newest first; for NULL, of all clients. It may destroy
 * or take out the object it is called for. */
void object_table_for_each(struct object_table *table, const struct wl_client *client,
	void (*visit)(void *data, struct wl_resource *resource), void *data);

#endif
