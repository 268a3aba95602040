/* SPDX-License-Identifier: MIT */
/*
 * The public functions: the models of buffer/ under the names that other
 * compositors see. A weddell_buffer is a struct buffer, a weddell_copy a
 * struct pixel_copy.
 */
#include "wire/shm/public/weddell-server.h"

#include "buffer/pixel-copy.h"
#include "wire/shm/buffer-resource.h"
#include "wire/shm/shm-client.h"
#include "wire/shm/shm-fault.h"
#include "wire/shm/shm-global.h"

#include <assert.h>
#include <errno.h>

static_assert((int)WEDDELL_POLICY_STRICT == SEAL_POLICY_STRICT &&
		      (int)WEDDELL_POLICY_ADOPT == SEAL_POLICY_ADOPT &&
		      (int)WEDDELL_POLICY_COPY == SEAL_POLICY_COPY,
	"policies are numbered alike");
static_assert((int)WEDDELL_CLASS_COPIED == MEMORY_COPIED &&
		      (int)WEDDELL_CLASS_IMMUTABLE == MEMORY_IMMUTABLE &&
		      (int)WEDDELL_CLASS_COUNT == MEMORY_CLASS_COUNT &&
		      (int)WEDDELL_CLASS_PINNED == MEMORY_PINNED,
	"classes are numbered alike");
static_assert(
	(int)WEDDELL_KIND_SHMEM == CLIENT_FILE_SHMEM && (int)WEDDELL_KIND_DISK == CLIENT_FILE_DISK,
	"kinds are numbered alike");
static_assert((int)WEDDELL_REASON_BUDGET == MEMORY_REASON_BUDGET &&
		      (int)WEDDELL_REASON_HUGETLB == MEMORY_REASON_HUGETLB,
	"reasons are numbered alike");
static_assert((int)WEDDELL_LIMIT_MAPPED_BYTES == BUDGET_MAPPED_BYTES &&
		      (int)WEDDELL_LIMIT_SURFACES == BUDGET_SURFACES &&
		      (int)WEDDELL_LIMIT_OBJECTS == BUDGET_OBJECTS &&
		      (int)WEDDELL_LIMIT_FDS == BUDGET_FDS &&
		      (int)WEDDELL_LIMIT_COUNT == BUDGET_ITEM_COUNT,
	"limits are numbered alike");

static struct buffer *inner(const struct weddell_buffer *buffer)
{
	return (struct buffer *)buffer;
}

static struct pixel_copy *inner_copy(const struct weddell_copy *copy)
{
	return (struct pixel_copy *)copy;
}

static struct weddell_pixels to_pixels(const struct pixel_view *view)
{
	return (struct weddell_pixels){
		.data = view->data,
		.format = view->format->fourcc,
		.width = view->width,
		.height = view->height,
		.stride = view->stride,
	};
}

struct weddell_buffer *weddell_buffer_from_resource(struct wl_resource *resource)
{
	return (struct weddell_buffer *)wire_buffer_from_resource(resource);
}

struct weddell_buffer *weddell_buffer_lock(struct weddell_buffer *buffer)
{
	buffer_lock(inner(buffer));
	return buffer;
}

void weddell_buffer_unlock(struct weddell_buffer *buffer)
{
	buffer_unlock(inner(buffer));
}

int32_t weddell_buffer_width(const struct weddell_buffer *buffer)
{
	return inner(buffer)->width;
}

int32_t weddell_buffer_height(const struct weddell_buffer *buffer)
{
	return inner(buffer)->height;
}

uint32_t weddell_buffer_format(const struct weddell_buffer *buffer)
{
	return inner(buffer)->format->fourcc;
}

bool weddell_buffer_is_opaque(const struct weddell_buffer *buffer)
{
	return inner(buffer)->opaque;
}

enum weddell_class weddell_buffer_class(const struct weddell_buffer *buffer)
{
	const struct shm_buffer *shm = shm_buffer_from_buffer(inner(buffer));
	return shm != NULL ? (enum weddell_class)shm->range.memory_class : WEDDELL_CLASS_IMMUTABLE;
}

uint32_t weddell_buffer_reasons(const struct weddell_buffer *buffer)
{
	const struct shm_buffer *shm = shm_buffer_from_buffer(inner(buffer));
	return shm != NULL ? shm->range.reasons : 0;
}

bool weddell_buffer_view(struct weddell_buffer *buffer, struct weddell_pixels *pixels_out)
{
	struct pixel_view view;
	if (!buffer_view(inner(buffer), &view)) {
		return false;
	}
	*pixels_out = to_pixels(&view);
	return true;
}

int weddell_copy_create(struct weddell_shm *shm, struct wl_client *client,
	const struct weddell_buffer *buffer, struct weddell_copy **copy_out)
{
	struct budget *budget = weddell_shm_client_budget(shm, client);
	if (budget == NULL) {
		return -ENOMEM;
	}
	struct pixel_copy *copy;
	int result = pixel_copy_create(inner(buffer), budget, &copy);
	if (result == BUDGET_EXCEEDED) {
		buffer_report_broken(inner(buffer), result);
	}
	if (result == 0) {
		*copy_out = (struct weddell_copy *)copy;
	}
	return result;
}

void weddell_copy_destroy(struct weddell_copy *copy)
{
	pixel_copy_destroy(inner_copy(copy));
}

bool weddell_copy_matches(const struct weddell_copy *copy, const struct weddell_buffer *buffer)
{
	return pixel_copy_matches(inner_copy(copy), inner(buffer));
}

int weddell_copy_update(struct weddell_copy *copy, struct weddell_buffer *buffer,
	const struct weddell_box *damage, size_t count)
{
	struct shm_buffer *shm = shm_buffer_from_buffer(inner(buffer));
	if (shm != NULL) {
		shm->pool->copies++;
	}
	for (size_t i = 0; i < count; i++) {
		struct box box = {damage[i].x, damage[i].y, damage[i].width, damage[i].height};
		uint64_t bytes_read = 0; /* the pool counts them too */
		int result =
			pixel_copy_update(inner_copy(copy), inner(buffer), &box, 1, &bytes_read);
		if (result != 0) {
			buffer_report_broken(inner(buffer), result);
			return result;
		}
	}
	return 0;
}

struct weddell_pixels weddell_copy_view(const struct weddell_copy *copy)
{
	struct pixel_view view = pixel_copy_view(inner_copy(copy));
	return to_pixels(&view);
}

bool weddell_shm_client_stats(
	struct weddell_shm *shm, struct wl_client *client, struct weddell_client_stats *stats_out)
{
	struct shm_client *owner = shm_client_of(shm, client);
	if (owner == NULL || owner->pools_made == 0) {
		return false;
	}
	shm_client_stats(owner, stats_out);
	return true;
}

const char *weddell_class_name(enum weddell_class memory_class)
{
	return memory_class == WEDDELL_CLASS_NONE
		       ? "none"
		       : memory_class_name((enum memory_class)memory_class);
}

const char *weddell_kind_name(enum weddell_kind kind)
{
	static const char *const names[] = {
		[WEDDELL_KIND_SHMEM] = "shmem",
		[WEDDELL_KIND_HUGETLB] = "hugetlb",
		[WEDDELL_KIND_DISK] = "disk",
	};
	return names[kind];
}

const char *weddell_reason_name(enum weddell_reason reason)
{
	return memory_reason_name((enum memory_reason)reason);
}
