/* SPDX-License-Identifier: MIT */
#include "server/config-file.h"

#include "server/option-table.h"

#include <errno.h>
#include <ini.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

struct config_file {
	const char *path;
	FILE *stream;
	int line; /* the number of the newest one, from 1 */
	int wrong;
	struct options *options;
};

/* As fgets for ini.h, which does not tell the number of a line. One that begins with blanks is no
 * continuation of the one before. */
static char *read_line(char *text, int size, void *data)
{
	struct config_file *file = data;
	if (fgets(text, size, file->stream) == NULL) {
		return NULL;
	}
	file->line++;
	size_t length = strlen(text);
	if (length > 0 && text[length - 1] != '\n' && !feof(file->stream)) {
		fprintf(stderr, "weddell: %s:%d: the line is too long: at most %d characters\n",
			file->path, file->line, size - 2);
		file->wrong++;
		for (int c = 0; c != '\n' && c != EOF;) {
			c = fgetc(file->stream);
		}
		return strcpy(text, "\n");
	}
	size_t blanks = strspn(text, " \t");
	return memmove(text, text + blanks, length - blanks + 1);
}

static int handle_setting(void *data, const char *section, const char *name, const char *value)
{
	struct config_file *file = data;
	const struct option_entry *entry = option_find(name);
	if (entry == NULL) {
		fprintf(stderr,
			"weddell: %s:%d: there is no setting %s; they are named as the options of "
			"weddell --help\n",
			file->path, file->line, name);
		file->wrong++;
		return 1;
	}
	const char *right = entry->set(file->options, value);
	if (right != NULL) {
		fprintf(stderr, "weddell: %s:%d: %s = %s: %s\n", file->path, file->line, name,
			value, right);
		file->wrong++;
	}
	return 1;
}

static int parse(const char *path, FILE *stream, struct options *options)
{
	struct config_file file = {.path = path, .stream = stream, .options = options};
	options->in_file = true;
	int line = ini_parse_stream(read_line, &file, handle_setting, &file);
	options->in_file = false;
	if (line > 0) {
		fprintf(stderr, "weddell: %s:%d: neither [SECTION] nor NAME = VALUE\n", path, line);
	}
	return line == 0 && file.wrong == 0 && !ferror(stream) ? 0 : -EINVAL;
}

/* XDG_CONFIG_HOME counts when it is a whole path, as its specification says. */
static bool find_users(char *path, size_t size)
{
	const char *folder = getenv("XDG_CONFIG_HOME"), *home = getenv("HOME");
	int length = -1;
	if (folder != NULL && folder[0] == '/') {
		length = snprintf(path, size, "%s/weddell/weddell.ini", folder);
	} else if (home != NULL) {
		length = snprintf(path, size, "%s/.config/weddell/weddell.ini", home);
	}
	return length > 0 && (size_t)length < size;
}

int config_file_read(const char *path, struct options *options)
{
	char users[PATH_MAX];
	bool asked_for = path != NULL;
	if (!asked_for && !find_users(users, sizeof(users))) {
		return 0;
	}
	path = asked_for ? path : users;
	FILE *stream = fopen(path, "re");
	if (stream == NULL && !asked_for && (errno == ENOENT || errno == ENOTDIR)) {
		return 0;
	}
	if (stream == NULL) {
		int error = errno;
		fprintf(stderr, "weddell: cannot read %s: %s\n", path, strerror(error));
		return -error;
	}
	int result = parse(path, stream, options);
	fclose(stream);
	return result;
}
