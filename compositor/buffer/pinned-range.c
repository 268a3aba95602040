/* SPDX-License-Identifier: MIT */
#include "buffer/pinned-range.h"

#include "base/owned-fd.h"
#include "buffer/shm-pool.h"
#include "memory/sealed-file.h"

#include <unistd.h>

static const struct pinned_range none = {.dmabuf = -1};

/* The pages, and the fd of the dma-buf. */
static int charge(struct budget *budget, uint64_t size)
{
	int result = budget_charge(budget, BUDGET_PINNED_BYTES, size);
	if (result != 0) {
		return result;
	}
	result = budget_charge(budget, BUDGET_FDS, 1);
	if (result != 0) {
		budget_refund(budget, BUDGET_PINNED_BYTES, size);
	}
	return result;
}

static void refund(struct budget *budget, uint64_t size)
{
	budget_refund(budget, BUDGET_FDS, 1);
	budget_refund(budget, BUDGET_PINNED_BYTES, size);
}

int pinned_range_init(
	struct pinned_range *pinned, const struct udmabuf *udmabuf, const struct file_range *file)
{
	struct page_range pages =
		page_range_around(file->offset, file->length, (size_t)sysconf(_SC_PAGESIZE));
	struct budget *budget = file->pool->budget;
	*pinned = none;
	int result = charge(budget, pages.size);
	if (result != 0) {
		return result;
	}
	struct file_stamp stamp = file_stamp_take(file->fd);
	int dmabuf;
	result = udmabuf_create(udmabuf, file, &pages, &dmabuf);
	if (result != 0) {
		refund(budget, pages.size);
		return result;
	}
	*pinned = (struct pinned_range){
		.dmabuf = dmabuf,
		.plane_offset = pages.lead,
		.file = *file,
		.pages = pages,
		.stamp = stamp,
		.budget = budget_ref(budget),
	};
	shm_pool_pin(file->pool);
	return 0;
}

void pinned_range_finish(struct pinned_range *pinned)
{
	if (pinned->budget != NULL) {
		shm_pool_unpin(pinned->file.pool);
		owned_fd_close(&pinned->dmabuf);
		refund(pinned->budget, pinned->pages.size);
		budget_unref(pinned->budget);
	}
	*pinned = none;
}

/* Until the stamp is settled, a hole that is still there tells it. */
bool pinned_range_is_current(struct pinned_range *pinned)
{
	const struct file_range *file = &pinned->file;
	if (file_stamp_is_current(&pinned->stamp, file->fd)) {
		return true;
	}
	struct file_stamp now = file_stamp_take(file->fd);
	if (!file_stamp_equal(&now, &pinned->stamp) ||
		sealed_file_has_holes(
			&file->pool->sealed, file->offset, file->offset + file->length)) {
		return false;
	}
	pinned->stamp = now;
	return true;
}
