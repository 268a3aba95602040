/* SPDX-License-Identifier: MIT */
/*
 * Preloaded into a program, lets the memory files be sealed that it makes by the
 * bare system call: what a toolkit that leaves out MFD_ALLOW_SEALING would be like
 * with it.
 */
#include <dlfcn.h>
#include <stdarg.h>
#include <sys/mman.h>
#include <sys/syscall.h>

long syscall(long number, ...);

typedef long syscall_function(long number, ...);

/* GTK 3 has no other way to make one. */
__attribute__((visibility("default"))) long syscall(long number, ...)
{
	syscall_function *next = (syscall_function *)dlsym(RTLD_NEXT, "syscall");
	long a[6];
	va_list arguments;
	va_start(arguments, number);
	for (int i = 0; i < 6; i++) {
		a[i] = va_arg(arguments, long); /* as many as there can be: all are registers */
	}
	va_end(arguments);
	a[1] |= number == SYS_memfd_create ? (long)MFD_ALLOW_SEALING : 0;
	return next(number, a[0], a[1], a[2], a[3], a[4], a[5]);
}
