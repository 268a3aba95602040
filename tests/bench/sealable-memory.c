/* SPDX-License-Identifier: MIT */
/*
 * Preloaded into a program, lets all its memory files be sealed: what a toolkit
 * that leaves out MFD_ALLOW_SEALING would be like with it.
 */
#include <sys/mman.h>
#include <sys/syscall.h>
#include <unistd.h>

__attribute__((visibility("default"))) int memfd_create(const char *name, unsigned int flags)
{
	return (int)syscall(SYS_memfd_create, name, flags | MFD_ALLOW_SEALING);
}
