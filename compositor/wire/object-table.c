/* SPDX-License-Identifier: MIT */
#include "wire/object-table.h"

#include <stddef.h>
#include <stdint.h>

static struct wl_list *list_of(struct object_table *table, const struct wl_client *client)
{
	/* clients are allocated: their lowest bits are alike */
	uint64_t mixed = (uint64_t)(uintptr_t)client * UINT64_C(0x9e3779b97f4a7c15);
	return &table->lists[(mixed >> 32) % OBJECT_TABLE_LISTS];
}

void object_table_init(struct object_table *table)
{
	for (size_t i = 0; i < OBJECT_TABLE_LISTS; i++) {
		wl_list_init(&table->lists[i]);
	}
}

void object_table_add(struct object_table *table, struct wl_resource *resource)
{
	wl_list_insert(
		list_of(table, wl_resource_get_client(resource)), wl_resource_get_link(resource));
}

static void visit_list(struct wl_list *list, const struct wl_client *client,
	void (*visit)(void *data, struct wl_resource *resource), void *data)
{
	struct wl_resource *resource, *next;
	wl_resource_for_each_safe(resource, next, list)
	{
		if (client == NULL || wl_resource_get_client(resource) == client) {
			visit(data, resource);
		}
	}
}

void object_table_for_each(struct object_table *table, const struct wl_client *client,
	void (*visit)(void *data, struct wl_resource *resource), void *data)
{
	if (client != NULL) {
		visit_list(list_of(table, client), client, visit, data);
		return;
	}
	for (size_t i = 0; i < OBJECT_TABLE_LISTS; i++) {
		visit_list(&table->lists[i], NULL, visit, data);
	}
}
