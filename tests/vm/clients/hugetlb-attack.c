/* SPDX-License-Identifier: MIT */
/*
 * Pools of huge pages, of which a machine has so many and no more: a missing one
 * cannot be filled once all are taken, and who reads it through a mapping gets SIGBUS.
 *
 *   vm-hugetlb-attack CASE
 *
 * Needs a machine with a handful of huge pages that nobody else wants.
 */
#include "vm/clients/attacker.h"
#include "vm/clients/witness.h"

#include <errno.h>
#include <fcntl.h>
#include <linux/memfd.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/mman.h>

#ifndef F_SEAL_FUTURE_WRITE
#define F_SEAL_FUTURE_WRITE 0x0010
#endif

enum {
	WIDTH = 512,
	HEIGHT = 256,
	HUGE_PAGE_BYTES = 2 << 20,
	POOL_PAGES = 2,
	FRAMES = 10,
};

struct hugetlb_case {
	const char *name;
	int seals;
	bool filled;
	bool early; /* the compositor has the buffer before the huge pages are taken */
	bool can_punch;
	bool kills; /* those who read it in place */
};

static const struct hugetlb_case cases[] = {
	{"shrink-punched", F_SEAL_SHRINK, true, true, true, true},
	{"shrink-never-filled", F_SEAL_SHRINK, false, false, true, true},
	{"shrink-never-filled-early", F_SEAL_SHRINK, false, true, true, true},
	{"unsealed-punched", 0, true, true, true, true},
	{"future-write", F_SEAL_SHRINK | F_SEAL_FUTURE_WRITE, true, true, false, false},
	{"future-write-never-filled", F_SEAL_SHRINK | F_SEAL_FUTURE_WRITE, false, false, false,
		true},
	/* the compositor may fill what it was shown, which is the first page alone */
	{"future-write-never-filled-early", F_SEAL_SHRINK | F_SEAL_FUTURE_WRITE, false, true, false,
		true},
};

/* Returns the number of huge pages taken. */
static int take_all_huge_pages(void)
{
	int taken = 0;
	char *data;
	/* mmap sets the page aside, or fails */
	while ((data = mmap(NULL, HUGE_PAGE_BYTES, PROT_READ | PROT_WRITE,
			MAP_PRIVATE | MAP_ANONYMOUS | MAP_HUGETLB, -1, 0)) != MAP_FAILED) {
		*data = 1;
		taken++;
	}
	return taken;
}

static bool punch_as_expected(struct client_memory *memory, bool can_punch)
{
	return client_memory_punch(memory) == 0 ? can_punch : !can_punch && errno == EPERM;
}

/* A buffer in one of the pool's huge pages, shown. */
static struct wl_buffer *show_page(
	struct attacker *attacker, struct wl_shm_pool *pool, int page, const char *when)
{
	struct wl_buffer *buffer = wl_shm_pool_create_buffer(
		pool, page * HUGE_PAGE_BYTES, WIDTH, HEIGHT, WIDTH * 4, WL_SHM_FORMAT_ARGB8888);
	attacker_case(attacker_show(attacker, buffer, FRAMES), "%d frames of page %d are shown %s",
		FRAMES, page, when);
	return buffer;
}

static void attack_pool(
	struct attacker *attacker, const struct hugetlb_case *row, struct client_memory *memory)
{
	struct wl_shm_pool *pool = client_memory_pool(memory, attacker->client.shm);
	struct wl_buffer *early =
		row->early ? show_page(attacker, pool, 0, "before the attack") : NULL;
	attacker_case(punch_as_expected(memory, row->can_punch), "holes %s",
		row->can_punch ? "are punched" : "cannot be punched");
	int taken = take_all_huge_pages();
	attacker_case(taken > 0, "all other huge pages are taken: %d", taken);
	if (early != NULL) {
		attacker_case(attacker_show(attacker, early, FRAMES), "and once more after it");
		wl_buffer_destroy(early);
	}
	for (int page = 0; page < POOL_PAGES; page++) {
		wl_buffer_destroy(show_page(attacker, pool, page, "after the attack"));
	}
	wl_shm_pool_destroy(pool);
}

static void attack(struct attacker *attacker, const struct hugetlb_case *row)
{
	struct client_memory memory = {
		.size = POOL_PAGES * HUGE_PAGE_BYTES,
		.flags = MFD_HUGETLB | MFD_HUGE_2MB,
		.seals = row->seals,
	};
	struct witness witness;
	if (client_memory_init(&memory) != 0 || witness_init(&witness, &memory) != 0) {
		attacker_case(false, "the memory is made: %s", strerror(errno));
		return;
	}
	if (row->filled) {
		memset(memory.data, 0x80, memory.size);
	}
	attacker_case(client_memory_seal(&memory) == 0, "the memory is sealed");
	attack_pool(attacker, row, &memory);
	int killed_by = witness_read(&witness);
	attacker_case(killed_by == (row->kills ? SIGBUS : 0), "who reads in place is %s",
		row->kills ? "killed" : "safe");
	client_memory_finish(&memory);
}

int main(int argc, char *argv[])
{
	struct attacker attacker;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]) && argc == 2; i++) {
		if (strcmp(argv[1], cases[i].name) == 0) {
			attacker_init(&attacker);
			attack(&attacker, &cases[i]);
			attacker_finish(&attacker);
			return attacker_status();
		}
	}
	fputs("usage: vm-hugetlb-attack CASE\n", stderr);
	return 2;
}
