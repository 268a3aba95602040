/* SPDX-License-Identifier: MIT */
/*
 * Holes at the limit of strictly accounted memory (vm.overcommit_memory = 2). A
 * missing page of shmem can then not be filled: who reads it through a mapping gets SIGBUS.
 *
 *   vm-overcommit-attack before|after
 *
 * "before": memory is strict when the pool is made. "after": it becomes so while the
 * buffer is shown. Run as root, in a machine of its own.
 */
#include "vm/clients/attacker.h"
#include "vm/clients/witness.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
	WIDTH = 256,
	HEIGHT = 192,
	FRAMES = 10,
	SMALLEST_BYTES = 4096,
};

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

static void attack(struct attacker *attacker, bool strict_before)
{
	struct client_memory memory = {
		.size = (size_t)WIDTH * HEIGHT * 4,
		.seals = F_SEAL_SHRINK,
	};
	struct witness witness;
	if (client_memory_init(&memory) != 0 || client_memory_seal(&memory) != 0 ||
		witness_init(&witness, &memory) != 0) {
		attacker_case(false, "the memory is made");
		return;
	}
	memset(memory.data, 0x80, memory.size);
	set_overcommit(strict_before ? '2' : '0');
	struct wl_buffer *buffer = client_memory_buffer(
		&memory, attacker->client.shm, WIDTH, HEIGHT, WL_SHM_FORMAT_ARGB8888);
	attacker_case(attacker_show(attacker, buffer, FRAMES), "a sealed buffer is shown");
	set_overcommit('2');
	bool punched = client_memory_punch(&memory) == 0;
	size_t taken = take_all_memory();
	attacker_case(punched && taken > 0, "%zu KiB of memory are taken up", taken >> 10);
	attacker_case(attacker_show(attacker, buffer, FRAMES), "its holes are shown");
	attacker_case(witness_read(&witness) == SIGBUS, "who reads the holes in place is killed");
}

int main(int argc, char *argv[])
{
	if (argc != 2) {
		fputs("usage: vm-overcommit-attack before|after\n", stderr);
		return 2;
	}
	struct attacker attacker;
	attacker_init(&attacker);
	attack(&attacker, strcmp(argv[1], "before") == 0);
	attacker_finish(&attacker);
	return attacker_status();
}
