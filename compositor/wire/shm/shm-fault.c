/* SPDX-License-Identifier: MIT */
#include "wire/shm/shm-fault.h"

#include "buffer/shm-buffer.h"
#include "buffer/shm-pool.h"
#include "wire/shm/protocol-error.h"

#include <errno.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <wayland-server-protocol.h>

struct row {
	int fault;
	uint32_t code; /* enum wl_shm_error */
	const char *message;
};

static const struct row table[] = {
	{CLIENT_FILE_NOT_REGULAR, WL_SHM_ERROR_INVALID_FD,
		"the fd is no regular file (a pipe, socket, directory or device); "
		"send a memfd, best made with MFD_ALLOW_SEALING and sealed with F_SEAL_SHRINK"},
	{CLIENT_FILE_UNREADABLE, WL_SHM_ERROR_INVALID_FD,
		"the fd cannot be read (O_PATH or O_WRONLY); "
		"send one opened for reading and writing"},
	{CLIENT_FILE_MAY_BLOCK, WL_SHM_ERROR_INVALID_FD,
		"the file is on a file system whose reads may wait for somebody else "
		"(FUSE, a network), or is no file that can be shared (secret memory); send a "
		"memfd"},
	{CLIENT_FILE_NOT_SEALED, WL_SHM_ERROR_INVALID_FD,
		"the file may still shrink, and this compositor takes sealed files only; make it "
		"with "
		"memfd_create(MFD_ALLOW_SEALING) and add F_SEAL_SHRINK before sending it"},
	{CLIENT_FILE_TOO_SHORT, WL_SHM_ERROR_INVALID_FD,
		"the file ends before the pool does; grow the file (ftruncate) first, "
		"then create or resize the pool, and never shrink it"},
	{SHM_POOL_BAD_SIZE, WL_SHM_ERROR_INVALID_STRIDE,
		"the size of a pool is a positive number of bytes"},
	{SHM_POOL_SHRINKS, WL_SHM_ERROR_INVALID_FD,
		"a pool cannot become smaller; destroy it and create another"},
	{PIXEL_LAYOUT_BAD_FORMAT, WL_SHM_ERROR_INVALID_FORMAT,
		"the format was not announced by wl_shm.format; argb8888 (0) and xrgb8888 (1) "
		"always are"},
	{PIXEL_LAYOUT_BAD_SIZE, WL_SHM_ERROR_INVALID_STRIDE,
		"width and height are positive numbers of pixels"},
	{PIXEL_LAYOUT_BAD_STRIDE, WL_SHM_ERROR_INVALID_STRIDE,
		"the stride is shorter than a row of pixels; it is at least the width times the "
		"bytes "
		"of a pixel"},
	{PIXEL_LAYOUT_BAD_OFFSET, WL_SHM_ERROR_INVALID_STRIDE, "the offset is not negative"},
	{SHM_BUFFER_OUTSIDE_POOL, WL_SHM_ERROR_INVALID_STRIDE,
		"the buffer ends after its pool does; offset + stride * height is at most the size "
		"of the pool"},
};

static const struct row *find_row(int fault)
{
	for (size_t i = 0; i < sizeof(table) / sizeof(table[0]); i++) {
		if (table[i].fault == fault) {
			return &table[i];
		}
	}
	return NULL;
}

static void post_budget(struct wl_resource *resource, const struct budget *budget, const char *what)
{
	enum budget_item item = budget_refused_item(budget);
	if (budget_refused_by_total(budget)) {
		protocol_error_post_implementation(wl_resource_get_client(resource),
			"%s: all clients together are over the budget for %s, and this one has "
			"most: %llu",
			what, budget_item_name(item),
			(unsigned long long)budget_used(budget, item));
		return;
	}
	protocol_error_post_implementation(wl_resource_get_client(resource),
		"%s: over the budget of a client: %llu %s in use, %llu allowed", what,
		(unsigned long long)budget_used(budget, item), budget_item_name(item),
		(unsigned long long)budget_limit(budget, item));
}

void shm_fault_post(struct wl_resource *resource, const struct budget *budget, int fault,
	const char *request, ...)
{
	char what[128];
	va_list args;
	va_start(args, request);
	vsnprintf(what, sizeof(what), request, args);
	va_end(args);

	const struct row *row = find_row(fault);
	if (row != NULL) {
		protocol_error_post(resource, row->code, "%s: %s", what, row->message);
	} else if (fault == BUDGET_EXCEEDED) {
		post_budget(resource, budget, what);
	} else if (fault == -ENOMEM) {
		wl_resource_post_no_memory(resource);
	} else {
		protocol_error_post(resource, WL_SHM_ERROR_INVALID_FD, "%s: %s", what,
			fault < 0 ? strerror(-fault) : "refused");
	}
}
