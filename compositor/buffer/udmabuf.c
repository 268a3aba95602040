/* SPDX-License-Identifier: MIT */
#include "buffer/udmabuf.h"

#include "base/owned-fd.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/dma-buf.h>
#include <linux/udmabuf.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/utsname.h>

enum {
	SIZE_MAX_MEBIBYTES = 64, /* of kernels that do not say */
	FIXED_MAJOR = 7,         /* the first release that maps large folios rightly */
	FIXED_MINOR = 3,
};

static uint64_t read_size_max(void)
{
	unsigned int mebibytes = SIZE_MAX_MEBIBYTES;
	FILE *file = fopen("/sys/module/udmabuf/parameters/size_limit_mb", "re");
	if (file != NULL) {
		if (fscanf(file, "%u", &mebibytes) != 1) {
			mebibytes = SIZE_MAX_MEBIBYTES;
		}
		fclose(file);
	}
	return (uint64_t)mebibytes << 20;
}

bool udmabuf_allows_large_folios(const char *setting)
{
	return strstr(setting, "[never]") == NULL && strstr(setting, "[deny]") == NULL;
}

bool udmabuf_maps_wrongly(const char *release)
{
	unsigned int major, minor;
	return sscanf(release, "%u.%u", &major, &minor) != 2 || major < FIXED_MAJOR ||
	       (major == FIXED_MAJOR && minor < FIXED_MINOR);
}

static bool has_large_folios(void)
{
	char setting[128] = "";
	struct utsname name;
	FILE *file = fopen("/sys/kernel/mm/transparent_hugepage/shmem_enabled", "re");
	if (file == NULL) {
		return false; /* built without them */
	}
	bool read = fgets(setting, sizeof(setting), file) != NULL;
	fclose(file);
	return (!read || udmabuf_allows_large_folios(setting)) && uname(&name) == 0 &&
	       udmabuf_maps_wrongly(name.release);
}

void udmabuf_init(struct udmabuf *udmabuf)
{
	int fd = open("/dev/udmabuf", O_RDWR | O_CLOEXEC);
	*udmabuf = (struct udmabuf){
		.fd = fd,
		.error = fd < 0 ? -errno : 0,
		.size_max = read_size_max(),
		.large_folios = has_large_folios(),
	};
}

void udmabuf_finish(struct udmabuf *udmabuf)
{
	owned_fd_close(&udmabuf->fd);
}

struct page_range page_range_around(size_t offset, size_t length, size_t page)
{
	size_t lead = offset % page;
	uint64_t size = ((uint64_t)lead + length + page - 1) / page * page;
	return (struct page_range){.offset = offset - lead, .size = size, .lead = lead};
}

/* Said before the kernel would, which says EINVAL to each. */
static int judge(const struct udmabuf *udmabuf, const struct file_range *range,
	const struct page_range *pages)
{
	if (range->kind != CLIENT_FILE_SHMEM) {
		return UDMABUF_NOT_SHMEM;
	}
	if (range->seals & (F_SEAL_WRITE | F_SEAL_FUTURE_WRITE)) {
		return UDMABUF_WRITING_SEALED;
	}
	return pages->size > udmabuf->size_max ? UDMABUF_TOO_LARGE : 0;
}

int udmabuf_create(const struct udmabuf *udmabuf, const struct file_range *range,
	const struct page_range *pages, int *fd_out)
{
	if (udmabuf->fd < 0) {
		return udmabuf->error;
	}
	int fault = judge(udmabuf, range, pages);
	if (fault != 0) {
		return fault;
	}
	struct udmabuf_create create = {
		.memfd = (uint32_t)range->fd,
		.flags = UDMABUF_FLAGS_CLOEXEC,
		.offset = pages->offset,
		.size = pages->size,
	};
	int fd = ioctl(udmabuf->fd, UDMABUF_CREATE, &create);
	if (fd < 0) {
		return -errno;
	}
	*fd_out = fd;
	return 0;
}

/* A beginning for writing throws nothing away; an end without one is an error. */
void udmabuf_sync(int dmabuf)
{
	struct dma_buf_sync begin = {DMA_BUF_SYNC_START | DMA_BUF_SYNC_WRITE};
	struct dma_buf_sync end = {DMA_BUF_SYNC_END | DMA_BUF_SYNC_WRITE};
	if (ioctl(dmabuf, DMA_BUF_IOCTL_SYNC, &begin) == 0) {
		ioctl(dmabuf, DMA_BUF_IOCTL_SYNC, &end);
	}
}
