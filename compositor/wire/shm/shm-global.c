/* SPDX-License-Identifier: MIT */
#include "wire/shm/shm-global.h"

#include "base/owned-fd.h"
#include "wire/shm/pool-resource.h"
#include "wire/shm/shm-fault.h"

#include <errno.h>
#include <stdlib.h>
#include <wayland-server-protocol.h>

enum {
	SHM_VERSION = 1,
};

static void handle_create_pool(struct wl_client *client, struct wl_resource *resource, uint32_t id,
	int32_t fd, int32_t size)
{
	struct weddell_shm *shm = wl_resource_get_user_data(resource);
	struct shm_client *owner = shm_client_of(shm, client);
	if (owner == NULL) {
		owned_fd_close(&fd);
		wl_client_post_no_memory(client);
		return;
	}
	struct shm_pool *pool;
	struct shm_pool_terms terms = {shm->policy, owner->budget, shm->holes};
	int result = shm_pool_create(fd, size, &terms, &pool);
	if (result != 0) {
		shm_fault_post(
			resource, owner->budget, result, "wl_shm.create_pool of %d bytes", size);
		return;
	}
	uint32_t version = (uint32_t)wl_resource_get_version(resource);
	wire_pool_resource_create(client, version, id, owner, pool);
}

static const struct wl_shm_interface shm_impl = {
	.create_pool = handle_create_pool,
};

static void unref(struct weddell_shm *shm)
{
	if (--shm->references == 0) {
		hole_watch_unref(shm->holes);
		budget_group_unref(shm->group);
		free(shm);
	}
}

static void handle_resource_destroy(struct wl_resource *resource)
{
	unref(wl_resource_get_user_data(resource));
}

static void handle_bind(struct wl_client *client, void *data, uint32_t version, uint32_t id)
{
	struct wl_resource *resource =
		wl_resource_create(client, &wl_shm_interface, (int)version, id);
	if (resource == NULL) {
		wl_client_post_no_memory(client);
		return;
	}
	struct weddell_shm *shm = data;
	shm->references++;
	wl_resource_set_implementation(resource, &shm_impl, shm, handle_resource_destroy);
	size_t count;
	const struct pixel_format *formats = pixel_format_table(&count);
	for (size_t i = 0; i < count; i++) {
		wl_shm_send_format(resource, formats[i].wl_shm);
	}
}

static void handle_display_destroy(struct wl_listener *listener, void *data)
{
	struct weddell_shm *shm = wl_container_of(listener, shm, display_destroy);
	weddell_shm_destroy(shm);
}

static void handle_evict(void *data, void *owner, enum budget_item item)
{
	shm_client_evict(owner, item);
}

static const struct budget_group_listener group_listener = {
	.evict = handle_evict,
};

/* What all clients have in common. */
static int create_shared(struct weddell_shm *shm)
{
	int result = hole_watch_create(&shm->holes);
	if (result != 0) {
		return result;
	}
	struct budget_limits totals = budget_group_default_limits();
	return budget_group_create(&totals, &group_listener, NULL, &shm->group);
}

int weddell_shm_create(struct wl_display *display, const struct weddell_shm_options *options,
	struct weddell_shm **shm_out)
{
	struct weddell_shm *shm = calloc(1, sizeof(*shm));
	if (shm == NULL) {
		return -ENOMEM;
	}
	shm->policy = (enum seal_policy)options->policy;
	shm->limits = budget_default_limits();
	for (int item = 0; item < WEDDELL_LIMIT_COUNT; item++) {
		if (options->limit[item] != 0) {
			shm->limits.limit[item] = options->limit[item];
		}
	}
	wl_list_init(&shm->clients);
	shm->references = 1;
	int result = create_shared(shm);
	if (result != 0) {
		unref(shm);
		return result;
	}
	shm->global = wl_global_create(display, &wl_shm_interface, SHM_VERSION, shm, handle_bind);
	if (shm->global == NULL) {
		unref(shm);
		return -ENOMEM;
	}
	shm->display_destroy.notify = handle_display_destroy;
	wl_display_add_destroy_listener(display, &shm->display_destroy);
	*shm_out = shm;
	return 0;
}

void weddell_shm_destroy(struct weddell_shm *shm)
{
	if (shm == NULL) {
		return;
	}
	/* what clients still have goes on without being listed */
	wl_list_remove(&shm->clients);
	wl_list_init(&shm->clients);
	wl_list_remove(&shm->display_destroy.link);
	wl_global_destroy(shm->global);
	shm->global = NULL;
	budget_group_silence(shm->group);
	unref(shm);
}

struct budget *weddell_shm_client_budget(struct weddell_shm *shm, struct wl_client *client)
{
	struct shm_client *owner = shm_client_of(shm, client);
	return owner != NULL ? owner->budget : NULL;
}
