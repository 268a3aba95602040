/* SPDX-License-Identifier: MIT */
/*
 * The proof. Two questions are asked at two times. When a pool is made: can the
 * size become less, and is it memory whose missing pages the kernel supplies?
 * When a buffer is made: can pages of this range still go missing, and would
 * one that is missing now be supplied? The second answer is the class.
 */
#include "memory/sealed-file.h"

#include "memory/overcommit.h"

#include <assert.h>
#include <fcntl.h>
#include <unistd.h>

uint32_t sealed_file_reasons_against(const struct client_file *file)
{
	if (file->kind == CLIENT_FILE_DISK) {
		return MEMORY_REASON_NOT_SHMEM | MEMORY_REASON_UNSEALABLE;
	}
	bool may_lose_pages = (file->seals & (F_SEAL_WRITE | F_SEAL_FUTURE_WRITE)) == 0;
	uint32_t reasons = 0;
	if (file->kind == CLIENT_FILE_HUGETLB && may_lose_pages) {
		reasons = MEMORY_REASON_HUGETLB | MEMORY_REASON_NO_FUTURE_WRITE;
	}
	if (!client_file_cannot_shrink(file)) {
		reasons |= file->seals & F_SEAL_SEAL ? MEMORY_REASON_UNSEALABLE
						     : MEMORY_REASON_NOT_SEALED;
	}
	return reasons;
}

int sealed_file_init(struct sealed_file *sealed_out, const struct client_file *file, size_t size)
{
	if (sealed_file_reasons_against(file) != 0) {
		return SEALED_FILE_NOT_PROVABLE;
	}
	struct sealed_file sealed = {.file = file};
	int result = sealed_file_prove(&sealed, size);
	if (result == 0) {
		*sealed_out = sealed;
	}
	return result;
}

int sealed_file_prove(struct sealed_file *sealed, size_t size)
{
	if (size <= sealed->size) {
		return 0;
	}
	int result = client_file_measure(sealed->file, size);
	if (result == 0) {
		sealed->size = size;
	}
	return result;
}

/* The kernel answers in whole pages: one that is there counts as data to its end. For hugetlb
 * it answers that there are no holes whether there are or not. */
bool sealed_file_has_holes(const struct sealed_file *sealed, size_t begin, size_t end)
{
	const struct client_file *file = sealed->file;
	if (file->kind == CLIENT_FILE_HUGETLB) {
		return true;
	}
	off_t hole = lseek(file->fd, (off_t)begin, SEEK_HOLE);
	return hole < 0 || (size_t)hole < end;
}

enum memory_class sealed_file_classify(
	const struct sealed_file *sealed, size_t begin, size_t end, uint32_t *reasons_out)
{
	assert(begin < end && end <= sealed->size);
	int fd = sealed->file->fd;
	/* asked anew: the client may have sealed more since */
	int seals = fcntl(fd, F_GET_SEALS);
	bool stays = seals >= 0 && (seals & (F_SEAL_WRITE | F_SEAL_FUTURE_WRITE)) != 0;
	/* walks all pages: only where it makes a difference */
	bool holes = stays && sealed_file_has_holes(sealed, begin, end);
	*reasons_out = (stays ? 0 : MEMORY_REASON_NO_FUTURE_WRITE) |
		       (holes ? (uint32_t)MEMORY_REASON_HOLES : 0);
	if (stays && !holes) {
		return seals & F_SEAL_WRITE ? MEMORY_IMMUTABLE : MEMORY_SOLID;
	}
	if (sealed->file->kind == CLIENT_FILE_HUGETLB) {
		*reasons_out |= MEMORY_REASON_HUGETLB;
		return MEMORY_COPIED;
	}
	if (overcommit_is_strict()) {
		*reasons_out |= MEMORY_REASON_OVERCOMMIT;
		return MEMORY_COPIED;
	}
	return MEMORY_SEALED;
}

enum memory_class sealed_file_classify_filled(const struct sealed_file *sealed)
{
	int seals = fcntl(sealed->file->fd, F_GET_SEALS);
	assert(seals >= 0 && (seals & (F_SEAL_WRITE | F_SEAL_FUTURE_WRITE)) != 0);
	return seals & F_SEAL_WRITE ? MEMORY_IMMUTABLE : MEMORY_SOLID;
}
