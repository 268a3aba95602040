/* SPDX-License-Identifier: MIT */
#include "input/keymap.h"

#include "check.h"

#include <errno.h>
#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

static const struct keymap_names us = {.layout = "us"};

static struct keymap *create(const struct keymap_names *names)
{
	struct keymap *keymap;
	CHECK_EQ(keymap_create(names, &keymap), 0);
	return keymap;
}

static void is_sealed_and_read_only(void)
{
	struct keymap *keymap = create(&us);
	CHECK_EQ(fcntl(keymap->fd, F_GET_SEALS) &
			 (F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL),
		F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL);
	CHECK_EQ(fcntl(keymap->fd, F_GETFL) & O_ACCMODE, O_RDONLY);
	CHECK_EQ(fcntl(keymap->fd, F_GETFD), FD_CLOEXEC);
	CHECK_EQ(lseek(keymap->fd, 0, SEEK_END), keymap->size);

	/* a client that opens it anew for writing gets nowhere */
	char path[32];
	snprintf(path, sizeof(path), "/proc/self/fd/%d", keymap->fd);
	int writable = open(path, O_RDWR | O_CLOEXEC);
	if (writable >= 0) {
		CHECK_EQ(pwrite(writable, "x", 1, 0), -1);
		CHECK_EQ(errno, EPERM);
		CHECK(mmap(NULL, keymap->size, PROT_WRITE, MAP_SHARED, writable, 0) == MAP_FAILED);
		close(writable);
	}
	keymap_unref(keymap);
}

static void compile_mapped(const struct keymap *keymap, int flags)
{
	char *text = mmap(NULL, keymap->size, PROT_READ, flags, keymap->fd, 0);
	CHECK(text != MAP_FAILED);
	CHECK_EQ(text[keymap->size - 1], 0);
	CHECK_EQ(strlen(text), keymap->size - 1);
	struct xkb_context *context = xkb_context_new(XKB_CONTEXT_NO_FLAGS);
	struct xkb_keymap *xkb = xkb_keymap_new_from_string(
		context, text, XKB_KEYMAP_FORMAT_TEXT_V1, XKB_KEYMAP_COMPILE_NO_FLAGS);
	CHECK(xkb != NULL);
	xkb_keymap_unref(xkb);
	xkb_context_unref(context);
	munmap(text, keymap->size);
}

static void clients_can_map_it_either_way(void)
{
	struct keymap *keymap = create(&us);
	compile_mapped(keymap, MAP_SHARED);
	compile_mapped(keymap, MAP_PRIVATE);
	keymap_unref(keymap);
}

static void names_come_from_the_environment(void)
{
	struct keymap *german = create(&(struct keymap_names){.layout = "de"});
	struct keymap *english = create(&us);
	setenv("XKB_DEFAULT_LAYOUT", "de", 1);
	struct keymap *defaulted = create(NULL);
	unsetenv("XKB_DEFAULT_LAYOUT");
	CHECK(keymap_equal(defaulted, german));
	CHECK(!keymap_equal(defaulted, english));
	keymap_unref(defaulted);
	keymap_unref(german);
	keymap_unref(english);
}

static void an_unknown_layout_is_a_fault(void)
{
	struct keymap *keymap;
	struct keymap_names names = {.layout = "no such layout"};
	CHECK_EQ(keymap_create(&names, &keymap), KEYMAP_INVALID);
}

static void a_client_can_bring_its_own(void)
{
	struct keymap *keymap = create(&us), *copy;
	CHECK_EQ(keymap_create_from_file(dup(keymap->fd), keymap->size, &copy), 0);
	CHECK(keymap_equal(keymap, copy));
	CHECK(copy->fd != keymap->fd);
	keymap_unref(copy);
	keymap_unref(keymap);
}

static int file_of(const char *text)
{
	int fd = memfd_create("keymap", MFD_CLOEXEC);
	CHECK(fd >= 0);
	CHECK_EQ(write(fd, text, strlen(text)), strlen(text));
	return fd;
}

static void faults_of_a_clients_keymap(void)
{
	int pipe_fds[2];
	CHECK_EQ(pipe2(pipe_fds, O_CLOEXEC), 0);
	int text = file_of("this is no keymap");
	int sparse = memfd_create("keymap", MFD_CLOEXEC);
	CHECK_EQ(ftruncate(sparse, (off_t)1 << 40), 0);
	int unreadable = open("/proc/self/exe", O_PATH | O_CLOEXEC);
	const struct {
		const char *name;
		int fd;
		size_t size;
		int fault;
	} rows[] = {
		{"no fd", -1, 16, KEYMAP_NOT_A_FILE},
		{"pipe", pipe_fds[0], 16, KEYMAP_NOT_A_FILE},
		{"empty", text, 0, KEYMAP_BAD_SIZE},
		{"too large", sparse, KEYMAP_SIZE_MAX + 1, KEYMAP_BAD_SIZE},
		{"far too large", sparse, UINT32_MAX, KEYMAP_BAD_SIZE},
		{"short", text, 100, KEYMAP_SHORT},
		{"not a keymap", text, 17, KEYMAP_INVALID},
		{"zeros", sparse, KEYMAP_SIZE_MAX, KEYMAP_INVALID},
		{"not readable", unreadable, 16, KEYMAP_NOT_A_FILE},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct keymap *keymap = NULL;
		int fault = keymap_create_from_file(dup(rows[i].fd), rows[i].size, &keymap);
		CHECK_ROW(rows[i].name, fault, rows[i].fault);
		CHECK_ROW(rows[i].name, keymap == NULL, true);
	}
	close(pipe_fds[0]);
	close(pipe_fds[1]);
	close(text);
	close(sparse);
	close(unreadable);
}

static const struct check_case cases[] = {
	{"the file is sealed and read-only", is_sealed_and_read_only},
	{"clients can map it shared and private", clients_can_map_it_either_way},
	{"names come from the environment", names_come_from_the_environment},
	{"an unknown layout is a fault", an_unknown_layout_is_a_fault},
	{"a client can bring its own", a_client_can_bring_its_own},
	{"faults of a client's keymap", faults_of_a_clients_keymap},
};

CHECK_MAIN(cases)
