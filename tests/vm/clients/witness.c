/* SPDX-License-Identifier: MIT */
#include "vm/clients/witness.h"

#include <fcntl.h>
#include <stdbool.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum {
	PAGE_BYTES = 4096,
	/* As much address space as compositors reserve: where memory is strictly accounted the
	 * kernel keeps a part of a process's address space back from it (total_vm / 32). */
	RESERVE_BYTES = 0x7fffffff,
	FAILED = 3, /* exit status of a witness that could not even map */
};

static void read_all(const volatile char *data, size_t size)
{
	for (size_t offset = 0; offset < size; offset += PAGE_BYTES) {
		(void)data[offset];
	}
}

__attribute__((noreturn)) static void witness_main(int go, int fd, size_t size)
{
	size_t reserve = size > RESERVE_BYTES ? size : RESERVE_BYTES;
	void *data = mmap(NULL, reserve, PROT_READ, MAP_SHARED | MAP_NORESERVE, fd, 0);
	char byte;
	if (data == MAP_FAILED || read(go, &byte, 1) < 0) {
		_exit(FAILED);
	}
	read_all(data, size);
	_exit(0);
}

int witness_init(struct witness *witness, const struct client_memory *memory)
{
	int ends[2];
	if (pipe2(ends, O_CLOEXEC) != 0) {
		return -1;
	}
	witness->pid = fork();
	if (witness->pid == 0) {
		close(ends[1]);
		witness_main(ends[0], memory->fd, memory->size);
	}
	close(ends[0]);
	witness->go = ends[1];
	return witness->pid < 0 ? -1 : 0;
}

int witness_read(struct witness *witness)
{
	int status = 0;
	close(witness->go);
	waitpid(witness->pid, &status, 0);
	return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
}
