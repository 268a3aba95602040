/* SPDX-License-Identifier: MIT */
#include "wire/session-lock.h"

#include "ext-session-lock-v1-server-protocol.h"
#include "output/frame-barrier.h"
#include "shell/desktop.h"
#include "wire/session-lock-surface.h"
#include "wire/wire.h"

#include <errno.h>
#include <stdlib.h>

/* The global's. */
struct session_locks {
	struct wire *wire;
	struct session_lock *holder; /* whose lock is in force; NULL: nobody's, or of one gone */
	struct wl_listener display_destroy;
};

struct session_lock {
	struct session_locks *locks;
	struct wl_resource *resource;
	struct frame_barrier *barrier; /* until nothing else is shown any more */
	bool is_told;                  /* that the session is locked */
	bool took_over;                /* it was locked already, by a client that is gone */
};

static struct session_lock *lock_of(struct wl_resource *resource)
{
	return wl_resource_get_user_data(resource);
}

static bool is_in_force(const struct session_lock *lock)
{
	return lock->locks->holder == lock;
}

/* A client that gives up before it heard that the session is locked has not locked it. Where it was
 * locked before, what stays is that, and nothing of this client. */
static void give_up(const struct session_lock *lock)
{
	struct desktop *desktop = lock->locks->wire->desktop;
	if (lock->took_over) {
		desktop_retire_lock_surfaces(desktop);
	} else {
		desktop_unlock(desktop);
	}
}

static void handle_destroy(struct wl_client *client, struct wl_resource *resource)
{
	struct session_lock *lock = lock_of(resource);
	if (is_in_force(lock) && lock->is_told) {
		wl_resource_post_error(resource, EXT_SESSION_LOCK_V1_ERROR_INVALID_DESTROY,
			"ext_session_lock_v1.destroy: the session is locked; unlock_and_destroy "
			"unlocks it");
		return;
	}
	if (is_in_force(lock)) {
		give_up(lock);
	}
	wl_resource_destroy(resource);
}

static void handle_get_lock_surface(struct wl_client *client, struct wl_resource *resource,
	uint32_t id, struct wl_resource *surface, struct wl_resource *output)
{
	struct wire_lock_wish wish = {
		.id = id,
		.surface = surface,
		.output = output,
		.is_refused = !is_in_force(lock_of(resource)),
	};
	wire_lock_surface_create(lock_of(resource)->locks->wire, resource, &wish);
}

static void handle_unlock_and_destroy(struct wl_client *client, struct wl_resource *resource)
{
	struct session_lock *lock = lock_of(resource);
	if (!is_in_force(lock) || !lock->is_told) {
		wl_resource_post_error(resource, EXT_SESSION_LOCK_V1_ERROR_INVALID_UNLOCK,
			"ext_session_lock_v1.unlock_and_destroy: there was no locked event; "
			"destroy gives up a lock that is not in force");
		return;
	}
	lock->locks->holder = NULL;
	desktop_unlock(lock->locks->wire->desktop);
	wl_resource_destroy(resource);
}

static const struct ext_session_lock_v1_interface lock_impl = {
	.destroy = handle_destroy,
	.get_lock_surface = handle_get_lock_surface,
	.unlock_and_destroy = handle_unlock_and_destroy,
};

/* Without a request before, its client has died: the session stays locked. */
static void handle_resource_destroy(struct wl_resource *resource)
{
	struct session_lock *lock = lock_of(resource);
	frame_barrier_destroy(lock->barrier);
	if (is_in_force(lock)) {
		lock->locks->holder = NULL;
	}
	free(lock);
}

static void tell_locked(void *data)
{
	struct session_lock *lock = data;
	lock->is_told = true;
	ext_session_lock_v1_send_locked(lock->resource);
}

/* One at a time: the session is locked by somebody else. */
static void refuse(struct session_lock *lock)
{
	ext_session_lock_v1_send_finished(lock->resource);
}

static void take_hold(struct session_lock *lock)
{
	struct wire *wire = lock->locks->wire;
	lock->locks->holder = lock;
	lock->took_over = wire->desktop->locked;
	desktop_lock(wire->desktop);
	if (frame_barrier_create(wire->outputs, tell_locked, lock, &lock->barrier) != 0) {
		wl_resource_post_no_memory(lock->resource);
	}
}

static void handle_lock(struct wl_client *client, struct wl_resource *manager, uint32_t id)
{
	struct session_locks *locks = wl_resource_get_user_data(manager);
	struct session_lock *lock = calloc(1, sizeof(*lock));
	struct wl_resource *resource =
		lock == NULL ? NULL
			     : wl_resource_create(client, &ext_session_lock_v1_interface,
				       wl_resource_get_version(manager), id);
	if (resource == NULL) {
		free(lock);
		wl_client_post_no_memory(client);
		return;
	}
	lock->locks = locks;
	lock->resource = resource;
	wl_resource_set_implementation(resource, &lock_impl, lock, handle_resource_destroy);
	if (locks->holder != NULL) {
		refuse(lock);
	} else {
		take_hold(lock);
	}
}

static void handle_manager_destroy(struct wl_client *client, struct wl_resource *resource)
{
	wl_resource_destroy(resource);
}

static const struct ext_session_lock_manager_v1_interface manager_impl = {
	.destroy = handle_manager_destroy,
	.lock = handle_lock,
};

static void handle_bind(struct wl_client *client, void *data, uint32_t version, uint32_t id)
{
	struct wl_resource *resource = wl_resource_create(
		client, &ext_session_lock_manager_v1_interface, (int)version, id);
	if (resource == NULL) {
		wl_client_post_no_memory(client);
		return;
	}
	wl_resource_set_implementation(resource, &manager_impl, data, NULL);
}

static void handle_display_destroy(struct wl_listener *listener, void *data)
{
	struct session_locks *locks = wl_container_of(listener, locks, display_destroy);
	wl_list_remove(&locks->display_destroy.link);
	free(locks);
}

int session_lock_global_create(struct wire *wire)
{
	struct session_locks *locks = calloc(1, sizeof(*locks));
	if (locks == NULL) {
		return -ENOMEM;
	}
	locks->wire = wire;
	if (wl_global_create(wire->display, &ext_session_lock_manager_v1_interface, 1, locks,
		    handle_bind) == NULL) {
		free(locks);
		return -ENOMEM;
	}
	locks->display_destroy.notify = handle_display_destroy;
	wl_display_add_destroy_listener(wire->display, &locks->display_destroy);
	return 0;
}
