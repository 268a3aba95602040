/* SPDX-License-Identifier: MIT */
/*
 * What is judged before the kernel is asked, and that nothing is charged where it
 * says no. What it makes is looked at on a screen, in tests/vm.
 */
#include "buffer/pinned-range.h"
#include "subject.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>

enum {
	WIDTH = 64,
	HEIGHT = 32,
	STRIDE = WIDTH * 4,
	SIZE = STRIDE * HEIGHT,
};

static void test_pages(void)
{
	static const struct {
		const char *name;
		size_t offset, length;
		uint64_t begin, size;
		size_t lead;
	} rows[] = {
		{"a page", 0, PAGE, 0, PAGE, 0},
		{"a byte", 0, 1, 0, PAGE, 0},
		{"the last byte of a page", PAGE - 1, 1, 0, PAGE, PAGE - 1},
		{"over an edge", PAGE - 1, 2, 0, 2 * PAGE, PAGE - 1},
		{"the third page", 2 * PAGE, PAGE, 2 * PAGE, PAGE, 0},
		{"in the middle", 2 * PAGE + 100, 2 * PAGE, 2 * PAGE, 3 * PAGE, 100},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct page_range pages = page_range_around(rows[i].offset, rows[i].length, PAGE);
		CHECK_ROW(rows[i].name, pages.offset, rows[i].begin);
		CHECK_ROW(rows[i].name, pages.size, rows[i].size);
		CHECK_ROW(rows[i].name, pages.lead, rows[i].lead);
	}
}

/* A device that takes no such call: what comes so far is an error, not a fault. */
static struct udmabuf begin_udmabuf(void)
{
	int fd = open("/dev/null", O_RDWR | O_CLOEXEC);
	return (struct udmabuf){.fd = fd, .size_max = SIZE};
}

static void test_refusals(void)
{
	static const struct {
		const char *name;
		int seals, offset, result;
	} rows[] = {
		{"SHRINK", F_SEAL_SHRINK, 0, -ENOTTY},
		{"SHRINK and GROW", F_SEAL_SHRINK | F_SEAL_GROW, 0, -ENOTTY},
		{"WRITE", F_SEAL_SHRINK | F_SEAL_WRITE, 0, UDMABUF_WRITING_SEALED},
		{"FUTURE_WRITE", F_SEAL_SHRINK | F_SEAL_FUTURE_WRITE, 0, UDMABUF_WRITING_SEALED},
		{"a page too large", F_SEAL_SHRINK, 4, UDMABUF_TOO_LARGE},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct subject subject;
		int fd = memfd_create("udmabuf", MFD_CLOEXEC | MFD_ALLOW_SEALING);
		CHECK_EQ(ftruncate(fd, SIZE + PAGE), 0);
		CHECK_EQ(fcntl(fd, F_ADD_SEALS, rows[i].seals), 0);
		CHECK_EQ(subject_begin_fd(&subject, fd, SIZE + PAGE, SEAL_POLICY_ADOPT,
				 subject_budget(BUDGET_POOLS, 16)),
			0);
		struct shm_buffer *buffer =
			subject_buffer(&subject, XRGB, WIDTH, HEIGHT, STRIDE, rows[i].offset);
		struct udmabuf udmabuf = begin_udmabuf();
		struct file_range range;
		struct pinned_range pinned;
		CHECK(buffer_file_range(&buffer->base, &range));
		CHECK_ROW(
			rows[i].name, pinned_range_init(&pinned, &udmabuf, &range), rows[i].result);
		CHECK_EQ(pinned.dmabuf, -1);
		pinned_range_finish(&pinned);
		udmabuf_finish(&udmabuf);
		buffer_unref(&buffer->base);
		subject_end(&subject);
	}
}

static void test_budget(void)
{
	struct subject subject;
	const char *why_not;
	CHECK_EQ(subject_begin_fd(&subject, client_fd_open(CLIENT_FD_SHRINK, SIZE, &why_not), SIZE,
			 SEAL_POLICY_ADOPT, subject_budget(BUDGET_PINNED_BYTES, SIZE - 1)),
		0);
	struct shm_buffer *buffer = subject_buffer(&subject, XRGB, WIDTH, HEIGHT, STRIDE, 0);
	struct udmabuf udmabuf = begin_udmabuf();
	struct file_range range;
	struct pinned_range pinned;
	CHECK(buffer_file_range(&buffer->base, &range));
	CHECK_EQ(pinned_range_init(&pinned, &udmabuf, &range), BUDGET_EXCEEDED);
	udmabuf_finish(&udmabuf);
	buffer_unref(&buffer->base);
	subject_end(&subject);
}

enum loss {
	NO_LOSS,
	LOSES_PAGE,
	LOSES_PAGE_AND_WRITES,
};

/* Takes what is pinned already: nothing here asks the device. */
static bool is_current_after(enum loss loss, bool settles)
{
	struct subject subject;
	const char *why_not;
	int fd = client_fd_open(CLIENT_FD_SHRINK, SIZE, &why_not);
	CHECK_EQ(subject_begin_fd(
			 &subject, fd, SIZE, SEAL_POLICY_ADOPT, subject_budget(BUDGET_POOLS, 1)),
		0);
	struct shm_buffer *buffer = subject_buffer(&subject, XRGB, WIDTH, HEIGHT, STRIDE, 0);
	struct pinned_range pinned = {.dmabuf = -1, .stamp = file_stamp_take(fd)};
	CHECK(buffer_file_range(&buffer->base, &pinned.file));
	CHECK(pinned_range_is_current(&pinned));
	if (settles) {
		usleep(60000);
		CHECK(pinned_range_is_current(&pinned));
		CHECK(pinned.stamp.settled); /* and all pages are looked at no more */
	}
	if (loss != NO_LOSS) {
		CHECK_EQ(fallocate(fd, FALLOC_FL_PUNCH_HOLE | FALLOC_FL_KEEP_SIZE, PAGE, PAGE), 0);
	}
	if (loss == LOSES_PAGE_AND_WRITES) {
		CHECK_EQ(pwrite(fd, "x", 1, PAGE), 1);
	}
	bool current = pinned_range_is_current(&pinned);
	buffer_unref(&buffer->base);
	subject_end(&subject);
	return current;
}

static void test_current(void)
{
	CHECK(is_current_after(NO_LOSS, false));
	CHECK(is_current_after(NO_LOSS, true));
	CHECK(!is_current_after(LOSES_PAGE, false));
	CHECK(!is_current_after(LOSES_PAGE, true));
	CHECK(!is_current_after(LOSES_PAGE_AND_WRITES, true));
}

static void test_no_device(void)
{
	struct udmabuf udmabuf = {.fd = -1, .error = -ENOENT, .size_max = SIZE};
	struct file_range range = {.kind = CLIENT_FILE_SHMEM};
	struct page_range pages = page_range_around(0, SIZE, PAGE);
	int fd;
	CHECK_EQ(udmabuf_create(&udmabuf, &range, &pages, &fd), -ENOENT);
	udmabuf.fd = 0;
	range.kind = CLIENT_FILE_HUGETLB;
	CHECK_EQ(udmabuf_create(&udmabuf, &range, &pages, &fd), UDMABUF_NOT_SHMEM);
	range.kind = CLIENT_FILE_DISK;
	CHECK_EQ(udmabuf_create(&udmabuf, &range, &pages, &fd), UDMABUF_NOT_SHMEM);
	udmabuf_init(&udmabuf);
	CHECK((udmabuf.fd < 0) == (udmabuf.error < 0));
	CHECK(udmabuf.size_max > 0);
	udmabuf_finish(&udmabuf);
}

static void test_large_folios(void)
{
	CHECK(!udmabuf_allows_large_folios("always within_size advise [never] deny force\n"));
	CHECK(!udmabuf_allows_large_folios("always within_size advise never [deny] force\n"));
	CHECK(udmabuf_allows_large_folios("[always] within_size advise never deny force\n"));
	CHECK(udmabuf_allows_large_folios("always within_size [advise] never deny force\n"));
	CHECK(udmabuf_maps_wrongly("6.12.9+deb12-amd64"));
	CHECK(udmabuf_maps_wrongly("7.2.0"));
	CHECK(!udmabuf_maps_wrongly("7.3.0-rc1"));
	CHECK(!udmabuf_maps_wrongly("8.0"));
	CHECK(udmabuf_maps_wrongly("of another kind"));
}

static const struct check_case cases[] = {
	{"the pages around a range", test_pages},
	{"what is refused, and charged to nobody", test_refusals},
	{"the budget", test_budget},
	{"pages that the file has lost since", test_current},
	{"no such device, no such memory", test_no_device},
	{"kernels and settings to beware of", test_large_folios},
};

CHECK_MAIN(cases)
