/* SPDX-License-Identifier: MIT */
#include "client-lib/memory-file.h"
#include "check.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef F_SEAL_EXEC
#define F_SEAL_EXEC 0x0020
#endif

static const size_t mebibyte = (size_t)1 << 20;

static void pointer_stays_through_growth(void)
{
	struct memory_file file;
	CHECK_EQ(memory_file_init(&file, "test", 64 * mebibyte), 0);
	CHECK_EQ(file.size, 0);
	CHECK_EQ(memory_file_grow(&file, 1), 0);
	uint8_t *base = file.base;
	memset(memory_file_at(&file, 0, file.size), 0x5a, file.size);
	for (size_t size = 1; size <= 64 * mebibyte; size = size * 2) {
		size_t before = file.size;
		CHECK_EQ(memory_file_grow(&file, size), 0);
		CHECK(file.size >= size && file.size >= before);
		CHECK(file.base == base);
		CHECK_EQ(base[file.size - 1], file.size == before ? base[file.size - 1] : 0);
		base[file.size - 1] = 0xa5;
	}
	CHECK_EQ(base[0], 0x5a);
	CHECK_EQ(file.mappings_made, 1);
	memory_file_finish(&file);
}

static void file_is_as_long_as_it_says(void)
{
	struct memory_file file;
	CHECK_EQ(memory_file_init(&file, "test", 16 * mebibyte), 0);
	for (size_t size = 1000; size < 16 * mebibyte; size = size * 3) {
		struct stat status;
		CHECK_EQ(memory_file_grow(&file, size), 0);
		CHECK_EQ(fstat(file.fd, &status), 0);
		CHECK_EQ(status.st_size, file.size);
		/* memory stands behind all of it, before anybody drew */
		CHECK(status.st_blocks * 512 >= (off_t)file.size);
	}
	memory_file_finish(&file);
}

static void seals_are_shrink_and_no_more(void)
{
	struct memory_file file;
	CHECK_EQ(memory_file_init(&file, "test", mebibyte), 0);
	int seals = fcntl(file.fd, F_GET_SEALS);
	CHECK_EQ(seals & ~F_SEAL_EXEC, F_SEAL_SHRINK);
	CHECK_EQ(memory_file_grow(&file, 5000), 0);
	CHECK_EQ(ftruncate(file.fd, 0), -1);
	CHECK_EQ(errno, EPERM);
	CHECK((fcntl(file.fd, F_GETFD) & FD_CLOEXEC) != 0);
	memory_file_finish(&file);
}

static void not_executable_where_the_kernel_can(void)
{
	int probe = memfd_create("probe", 0x0008U /* MFD_NOEXEC_SEAL */);
	if (probe < 0) {
		SKIP("the kernel has no MFD_NOEXEC_SEAL");
	}
	close(probe);
	struct memory_file file;
	struct stat status;
	CHECK_EQ(memory_file_init(&file, "test", mebibyte), 0);
	CHECK((fcntl(file.fd, F_GET_SEALS) & F_SEAL_EXEC) != 0);
	CHECK_EQ(fstat(file.fd, &status), 0);
	CHECK_EQ(status.st_mode & 0111, 0);
	memory_file_finish(&file);
}

static void limit_is_kept(void)
{
	struct memory_file file;
	CHECK_EQ(memory_file_init(&file, "test", 0), -EINVAL);
	CHECK_EQ(memory_file_init(&file, "test", SIZE_MAX), -EINVAL);
	CHECK_EQ(memory_file_init(&file, "test", mebibyte), 0);
	CHECK_EQ(memory_file_grow(&file, mebibyte + 1), -ENOSPC);
	CHECK_EQ(file.size, 0);
	CHECK_EQ(memory_file_grow(&file, mebibyte), 0);
	CHECK_EQ(file.size, mebibyte);
	CHECK_EQ(memory_file_grow(&file, mebibyte + 1), -ENOSPC);
	memory_file_finish(&file);
}

static void refused_growth_changes_nothing(void)
{
	struct memory_file file;
	struct rlimit before, limit;
	CHECK_EQ(memory_file_init(&file, "test", 16 * mebibyte), 0);
	CHECK_EQ(memory_file_grow(&file, mebibyte), 0);
	size_t size = file.size;

	/* the kernel refuses a longer file, and would say so by a signal first */
	CHECK_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
	limit = before;
	limit.rlim_cur = 2 * mebibyte;
	signal(SIGXFSZ, SIG_IGN);
	CHECK_EQ(setrlimit(RLIMIT_FSIZE, &limit), 0);
	int error = memory_file_grow(&file, 8 * mebibyte);
	CHECK_EQ(setrlimit(RLIMIT_FSIZE, &before), 0);

	CHECK_EQ(error, -EFBIG);
	CHECK_EQ(file.size, size);
	CHECK_EQ(memory_file_grow(&file, 8 * mebibyte), 0);
	memory_file_finish(&file);
}

/* A mapping that populating refuses stands for a kernel that cannot populate. */
static void allocates_where_it_cannot_populate(void)
{
	struct memory_file file;
	struct stat status;
	CHECK_EQ(memory_file_init(&file, "test", 16 * mebibyte), 0);
	CHECK_EQ(mprotect(file.base, file.reserved, PROT_READ), 0);
	CHECK_EQ(memory_file_grow(&file, 8 * mebibyte), 0);
	CHECK_EQ(fstat(file.fd, &status), 0);
	CHECK(status.st_blocks * 512 >= (off_t)file.size);
	memory_file_finish(&file);
}

/* Populating finds no mapping where one was taken away: the same error as when
 * it finds no memory. */
static void no_memory_is_an_error(void)
{
	struct memory_file file;
	struct stat status;
	CHECK_EQ(memory_file_init(&file, "test", 16 * mebibyte), 0);
	CHECK_EQ(memory_file_grow(&file, mebibyte), 0);
	size_t size = file.size;
	CHECK_EQ(munmap(file.base + 4 * mebibyte, mebibyte), 0);
	CHECK_EQ(memory_file_grow(&file, 8 * mebibyte), -ENOMEM);
	CHECK_EQ(file.size, size);
	CHECK_EQ(fstat(file.fd, &status), 0);
	CHECK(status.st_size > (off_t)size); /* it cannot shrink back */
	CHECK_EQ(memory_file_grow(&file, 2 * mebibyte), 0);
	memory_file_at(&file, 0, file.size);
	memory_file_finish(&file);
}

static void little_address_space_gives_a_smaller_reservation(void)
{
	struct memory_file file;
	struct rlimit before, limit;
	CHECK_EQ(getrlimit(RLIMIT_AS, &before), 0);
	limit = before;
	limit.rlim_cur = check_address_space() + 256 * mebibyte;
	if (setrlimit(RLIMIT_AS, &limit) < 0) {
		SKIP("RLIMIT_AS cannot be set");
	}
	void *probe = mmap(NULL, 512 * mebibyte, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
	int error = probe == MAP_FAILED ? memory_file_init(&file, "test", 2047 * mebibyte) : 1;
	CHECK_EQ(setrlimit(RLIMIT_AS, &before), 0);
	if (probe != MAP_FAILED) {
		munmap(probe, 512 * mebibyte);
		SKIP("RLIMIT_AS has no effect here");
	}
	CHECK_EQ(error, 0);
	CHECK(file.reserved < 256 * mebibyte && file.reserved >= mebibyte);
	CHECK_EQ(memory_file_grow(&file, file.reserved + 1), -ENOSPC);
	memory_file_finish(&file);
}

static const struct check_case cases[] = {
	{"pointer stays through growth", pointer_stays_through_growth},
	{"file is as long as it says", file_is_as_long_as_it_says},
	{"seals are SHRINK and no more", seals_are_shrink_and_no_more},
	{"not executable where the kernel can", not_executable_where_the_kernel_can},
	{"limit is kept", limit_is_kept},
	{"refused growth changes nothing", refused_growth_changes_nothing},
	{"allocates where it cannot populate", allocates_where_it_cannot_populate},
	{"no memory is an error", no_memory_is_an_error},
	{"little address space, smaller reservation",
		little_address_space_gives_a_smaller_reservation},
};

CHECK_MAIN(cases)
