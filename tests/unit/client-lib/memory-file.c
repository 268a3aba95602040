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

static int init(struct memory_file *file, size_t limit)
{
	return memory_file_init(file, "test", limit, MEMORY_FILE_PUNCHABLE);
}

/* Longer, with memory behind all of it. */
static int grow(struct memory_file *file, size_t size)
{
	size_t before = file->length;
	int error = memory_file_lengthen(file, size);
	return error < 0 ? error : memory_file_back(file, before, file->length - before);
}

static void pointer_stays_through_growth(void)
{
	static const enum memory_file_kind kinds[] = {MEMORY_FILE_PUNCHABLE, MEMORY_FILE_SOLID};
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		struct memory_file file;
		CHECK_EQ(memory_file_init(&file, "test", 64 * mebibyte, kinds[i]), 0);
		CHECK_EQ(file.length, 0);
		uint8_t *base = file.base;
		for (size_t size = 1; size <= 64 * mebibyte; size = size * 2) {
			CHECK_EQ(grow(&file, size), 0);
			CHECK(file.length >= size);
			CHECK(memory_file_at(&file, 0, file.length) == base);
			base[0] = 0x5a;
			base[file.length - 1] = 0xa5;
		}
		CHECK_EQ(base[8191], 0xa5);
		memory_file_finish(&file);
	}
}

static void memory_is_where_it_was_asked_for(void)
{
	struct memory_file file;
	CHECK_EQ(init(&file, 64 * mebibyte), 0);
	CHECK_EQ(memory_file_lengthen(&file, 32 * mebibyte), 0);
	CHECK_EQ(memory_file_resident(&file), 0);
	CHECK_EQ(memory_file_back(&file, 8 * mebibyte, 6 * mebibyte), 0);
	CHECK_EQ(memory_file_resident(&file), 6 * mebibyte);
	file.base[8 * mebibyte] = 1;
	CHECK_EQ(memory_file_back(&file, 8 * mebibyte, 8 * mebibyte), 0);
	CHECK_EQ(memory_file_resident(&file), 8 * mebibyte);
	CHECK_EQ(file.base[8 * mebibyte], 1);
	CHECK_EQ(memory_file_punch(&file, 10 * mebibyte, 6 * mebibyte), 0);
	CHECK_EQ(memory_file_resident(&file), 2 * mebibyte);
	CHECK_EQ(file.base[8 * mebibyte], 1);
	CHECK_EQ(file.length, 32 * mebibyte);
	memory_file_finish(&file);
}

static void seals(void)
{
	static const struct {
		const char *name;
		enum memory_file_kind kind;
		int seals, punched;
	} rows[] = {
		{"punchable", MEMORY_FILE_PUNCHABLE, F_SEAL_SHRINK, 0},
		{"solid", MEMORY_FILE_SOLID, F_SEAL_SHRINK | 0x0010 /* FUTURE_WRITE */, -EPERM},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct memory_file file;
		CHECK_EQ(memory_file_init(&file, "test", mebibyte, rows[i].kind), 0);
		int seen = fcntl(file.fd, F_GET_SEALS);
		CHECK_ROW(rows[i].name, seen & ~F_SEAL_EXEC, rows[i].seals);
		CHECK_EQ(grow(&file, 5000), 0);
		CHECK_EQ(ftruncate(file.fd, 0), -1);
		CHECK_EQ(errno, EPERM);
		CHECK_ROW(rows[i].name, memory_file_punch(&file, 0, 4096), rows[i].punched);
		CHECK((fcntl(file.fd, F_GETFD) & FD_CLOEXEC) != 0);
		/* it may become solid later, and is written through the same mapping */
		CHECK_EQ(memory_file_solidify(&file), 0);
		CHECK_EQ(file.kind, MEMORY_FILE_SOLID);
		CHECK_EQ(memory_file_punch(&file, 0, 4096), -EPERM);
		CHECK_EQ(grow(&file, 50000), 0);
		memset(memory_file_at(&file, 0, 50000), 1, 50000);
		memory_file_finish(&file);
	}
}

/* A huge page is asked for only where the kernel gives them, and not for what is small. */
static void grain(void)
{
	struct memory_file file;
	size_t page = (size_t)sysconf(_SC_PAGESIZE);
	CHECK_EQ(init(&file, 64 * mebibyte), 0);
	CHECK_EQ((uintptr_t)file.base % (2 * mebibyte), 0);
	file.huge_pages = false;
	CHECK_EQ(memory_file_grain(&file, 32 * mebibyte), page);
	file.huge_pages = true;
	CHECK_EQ(memory_file_grain(&file, 32 * mebibyte), 2 * mebibyte);
	CHECK_EQ(memory_file_grain(&file, mebibyte - 1), page);
	/* advice that the kernel does not follow does no harm */
	CHECK_EQ(grow(&file, 32 * mebibyte), 0);
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
	CHECK_EQ(init(&file, mebibyte), 0);
	CHECK((fcntl(file.fd, F_GET_SEALS) & F_SEAL_EXEC) != 0);
	CHECK_EQ(fstat(file.fd, &status), 0);
	CHECK_EQ(status.st_mode & 0111, 0);
	memory_file_finish(&file);
}

static void limit_is_kept(void)
{
	struct memory_file file;
	CHECK_EQ(init(&file, 0), -EINVAL);
	CHECK_EQ(init(&file, SIZE_MAX), -EINVAL);
	CHECK_EQ(init(&file, mebibyte), 0);
	CHECK_EQ(memory_file_lengthen(&file, mebibyte + 1), -ENOSPC);
	CHECK_EQ(file.length, 0);
	CHECK_EQ(memory_file_lengthen(&file, mebibyte), 0);
	CHECK_EQ(file.length, mebibyte);
	CHECK_EQ(memory_file_lengthen(&file, mebibyte + 1), -ENOSPC);
	memory_file_finish(&file);
}

static void refused_growth_changes_nothing(void)
{
	struct memory_file file;
	struct rlimit before, limit;
	CHECK_EQ(init(&file, 16 * mebibyte), 0);
	CHECK_EQ(memory_file_lengthen(&file, mebibyte), 0);

	/* the kernel refuses a longer file, and would say so by a signal first */
	CHECK_EQ(getrlimit(RLIMIT_FSIZE, &before), 0);
	limit = before;
	limit.rlim_cur = 2 * mebibyte;
	signal(SIGXFSZ, SIG_IGN);
	CHECK_EQ(setrlimit(RLIMIT_FSIZE, &limit), 0);
	int error = memory_file_lengthen(&file, 8 * mebibyte);
	CHECK_EQ(setrlimit(RLIMIT_FSIZE, &before), 0);

	CHECK_EQ(error, -EFBIG);
	CHECK_EQ(file.length, mebibyte);
	CHECK_EQ(grow(&file, 8 * mebibyte), 0);
	memory_file_finish(&file);
}

/* A mapping that populating refuses stands for a kernel that cannot populate. */
static void allocates_where_it_cannot_populate(void)
{
	struct memory_file file;
	CHECK_EQ(init(&file, 16 * mebibyte), 0);
	CHECK_EQ(mprotect(file.base, file.reserved, PROT_READ), 0);
	CHECK_EQ(grow(&file, 8 * mebibyte), 0);
	CHECK_EQ(memory_file_resident(&file), 8 * mebibyte);
	memory_file_finish(&file);
}

/* Populating finds no mapping where one was taken away: the same error as when
 * it finds no memory. */
static void no_memory_is_an_error(void)
{
	struct memory_file file;
	CHECK_EQ(init(&file, 16 * mebibyte), 0);
	CHECK_EQ(munmap(file.base + 4 * mebibyte, mebibyte), 0);
	CHECK_EQ(grow(&file, 8 * mebibyte), -ENOMEM);
	CHECK_EQ(memory_file_back(&file, 0, 2 * mebibyte), 0);
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
	int error = probe == MAP_FAILED ? init(&file, 2047 * mebibyte) : 1;
	CHECK_EQ(setrlimit(RLIMIT_AS, &before), 0);
	if (probe != MAP_FAILED) {
		munmap(probe, 512 * mebibyte);
		SKIP("RLIMIT_AS has no effect here");
	}
	CHECK_EQ(error, 0);
	CHECK(file.reserved < 256 * mebibyte && file.reserved >= mebibyte);
	CHECK_EQ(memory_file_lengthen(&file, file.reserved + 1), -ENOSPC);
	memory_file_finish(&file);
}

static const struct check_case cases[] = {
	{"pointer stays through growth", pointer_stays_through_growth},
	{"memory is where it was asked for", memory_is_where_it_was_asked_for},
	{"seals", seals},
	{"grain", grain},
	{"not executable where the kernel can", not_executable_where_the_kernel_can},
	{"limit is kept", limit_is_kept},
	{"refused growth changes nothing", refused_growth_changes_nothing},
	{"allocates where it cannot populate", allocates_where_it_cannot_populate},
	{"no memory is an error", no_memory_is_an_error},
	{"little address space, smaller reservation",
		little_address_space_gives_a_smaller_reservation},
};

CHECK_MAIN(cases)
