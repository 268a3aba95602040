/* SPDX-License-Identifier: MIT */
#include "input/keymap.h"

#include "base/owned-fd.h"
#include "memory/client-file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#ifndef MFD_NOEXEC_SEAL
#define MFD_NOEXEC_SEAL 0x0008U
#endif

static int create_memory_file(void)
{
	int fd = memfd_create("weddell-keymap", MFD_CLOEXEC | MFD_ALLOW_SEALING | MFD_NOEXEC_SEAL);
	if (fd < 0 && errno == EINVAL) { /* before Linux 6.3 */
		fd = memfd_create("weddell-keymap", MFD_CLOEXEC | MFD_ALLOW_SEALING);
	}
	return fd < 0 ? -errno : fd;
}

static int write_all(int fd, const char *text, size_t size)
{
	size_t done = 0;
	while (done < size) {
		ssize_t count = write(fd, text + done, size - done);
		if (count < 0 && errno == EINTR) {
			continue;
		}
		if (count <= 0) {
			return count < 0 ? -errno : -EIO;
		}
		done += (size_t)count;
	}
	return 0;
}

/* The same file without the right to write. Where /proc is missing the fd itself does: the
 * seals hold, and only shared mappings on kernels before 6.7 are lost. */
static int reopen_read_only(int take_fd)
{
	char path[32];
	snprintf(path, sizeof(path), "/proc/self/fd/%d", take_fd);
	int read_only = open(path, O_RDONLY | O_CLOEXEC);
	if (read_only < 0) {
		return take_fd;
	}
	close(take_fd);
	return read_only;
}

/* Returns the fd or a negative errno. */
static int share_text(const char *text, size_t size)
{
	int fd = create_memory_file();
	if (fd < 0) {
		return fd;
	}
	int error = write_all(fd, text, size);
	if (error == 0 && fcntl(fd, F_ADD_SEALS,
				  F_SEAL_SHRINK | F_SEAL_GROW | F_SEAL_WRITE | F_SEAL_SEAL) != 0) {
		error = -errno;
	}
	if (error != 0) {
		close(fd);
		return error;
	}
	return reopen_read_only(fd);
}

/* Consumes take_xkb, also on failure. */
static int keymap_wrap(struct xkb_keymap *take_xkb, struct keymap **keymap_out)
{
	struct keymap *keymap = calloc(1, sizeof(*keymap));
	if (keymap == NULL) {
		xkb_keymap_unref(take_xkb);
		return -ENOMEM;
	}
	*keymap = (struct keymap){.xkb = take_xkb, .fd = -1, .references = 1};

	int error = -ENOMEM;
	char *text = xkb_keymap_get_as_string(keymap->xkb, XKB_KEYMAP_FORMAT_TEXT_V1);
	if (text != NULL) {
		keymap->size = strlen(text) + 1;
		keymap->fd = share_text(text, keymap->size);
		error = keymap->fd < 0 ? keymap->fd : 0;
	}
	free(text);
	if (error != 0) {
		keymap_unref(keymap);
		return error;
	}
	*keymap_out = keymap;
	return 0;
}

/* A keymap that does not compile is a fault, which is returned; it is not for stderr. */
static void be_quiet(
	struct xkb_context *context, enum xkb_log_level level, const char *format, va_list args)
{
}

static struct xkb_context *create_context(void)
{
	struct xkb_context *context = xkb_context_new(XKB_CONTEXT_NO_FLAGS);
	if (context != NULL) {
		xkb_context_set_log_fn(context, be_quiet);
	}
	return context;
}

int keymap_create(const struct keymap_names *names, struct keymap **keymap_out)
{
	struct xkb_context *context = create_context();
	if (context == NULL) {
		return -ENOMEM;
	}
	struct xkb_rule_names rule_names = {0};
	if (names != NULL) {
		rule_names = (struct xkb_rule_names){
			.rules = names->rules,
			.model = names->model,
			.layout = names->layout,
			.variant = names->variant,
			.options = names->options,
		};
	}
	struct xkb_keymap *xkb =
		xkb_keymap_new_from_names(context, &rule_names, XKB_KEYMAP_COMPILE_NO_FLAGS);
	xkb_context_unref(context);
	return xkb == NULL ? KEYMAP_INVALID : keymap_wrap(xkb, keymap_out);
}

static int compile_text(const char *text, size_t size, struct keymap **keymap_out)
{
	struct xkb_context *context = create_context();
	if (context == NULL) {
		return -ENOMEM;
	}
	/* the byte 0 at the end is part of the size that clients name, not of the text */
	struct xkb_keymap *xkb = xkb_keymap_new_from_buffer(context, text, strnlen(text, size),
		XKB_KEYMAP_FORMAT_TEXT_V1, XKB_KEYMAP_COMPILE_NO_FLAGS);
	xkb_context_unref(context);
	return xkb == NULL ? KEYMAP_INVALID : keymap_wrap(xkb, keymap_out);
}

/* Faults of files are those of keymaps; errors stay what they are. */
static int to_keymap_fault(int result)
{
	switch (result) {
	case CLIENT_FILE_NOT_REGULAR:
	case CLIENT_FILE_UNREADABLE:
	case CLIENT_FILE_MAY_BLOCK:
		return KEYMAP_NOT_A_FILE;
	case CLIENT_FILE_TOO_SHORT:
		return KEYMAP_SHORT;
	default:
		return result;
	}
}

static int read_and_compile(const struct client_file *file, size_t size, struct keymap **keymap_out)
{
	char *text = malloc(size);
	if (text == NULL) {
		return -ENOMEM;
	}
	int error = to_keymap_fault(client_file_read(file, 0, size, text));
	if (error == 0) {
		error = compile_text(text, size, keymap_out);
	}
	free(text);
	return error;
}

int keymap_create_from_file(int take_fd, size_t size, struct keymap **keymap_out)
{
	struct client_file file;
	int error = client_file_open(take_fd, SEAL_POLICY_COPY, &file);
	if (error != 0) {
		return to_keymap_fault(error);
	}
	error = size == 0 || size > KEYMAP_SIZE_MAX ? KEYMAP_BAD_SIZE
						    : read_and_compile(&file, size, keymap_out);
	client_file_finish(&file);
	return error;
}

bool keymap_equal(const struct keymap *a, const struct keymap *b)
{
	if (a == b || a->size != b->size) {
		return a == b;
	}
	char *text_a = xkb_keymap_get_as_string(a->xkb, XKB_KEYMAP_FORMAT_TEXT_V1);
	char *text_b = xkb_keymap_get_as_string(b->xkb, XKB_KEYMAP_FORMAT_TEXT_V1);
	bool equal = text_a != NULL && text_b != NULL && strcmp(text_a, text_b) == 0;
	free(text_a);
	free(text_b);
	return equal;
}

struct keymap *keymap_ref(struct keymap *keymap)
{
	keymap->references++;
	return keymap;
}

void keymap_unref(struct keymap *keymap)
{
	if (keymap == NULL || --keymap->references > 0) {
		return;
	}
	owned_fd_close(&keymap->fd);
	xkb_keymap_unref(keymap->xkb);
	free(keymap);
}
