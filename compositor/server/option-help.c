/* SPDX-License-Identifier: MIT */
#include "server/option-table.h"

#include <string.h>

enum {
	COLUMN = 26, /* where the text of an option begins */
};

/* "  --NAME ARGUMENT", up to the column, or a line of its own where it is longer. */
static void print_name(FILE *stream, const char *name, const char *argument)
{
	int width = fprintf(stream, "  --%s%s%s", name, argument != NULL ? " " : "",
		argument != NULL ? argument : "");
	if (width >= COLUMN) {
		fputc('\n', stream);
		width = 0;
	}
	fprintf(stream, "%*s", COLUMN - width, "");
}

static void print_option(FILE *stream, const char *name, const char *argument, const char *help)
{
	print_name(stream, name, argument);
	for (const char *end; (end = strchr(help, '\n')) != NULL; help = end + 1) {
		fprintf(stream, "%.*s\n%*s", (int)(end - help), help, COLUMN, "");
	}
	fprintf(stream, "%s\n", help);
}

void options_print_help(FILE *stream)
{
	fputs("Usage: weddell [OPTION]... [-- COMMAND [ARGUMENT]...]\n"
	      "\n"
	      "A Wayland compositor for programs that draw with the CPU. With COMMAND, runs it "
	      "with\n"
	      "WAYLAND_DISPLAY set, ends when it ends, and with its exit status.\n"
	      "\n",
		stream);
	for (size_t i = 0; i < option_count; i++) {
		const struct option_entry *entry = &option_table[i];
		print_option(stream, entry->name, entry->argument, entry->help);
	}
	print_option(
		stream, "config", "FILE", "in place of weddell/weddell.ini in XDG_CONFIG_HOME");
	fputs("  --version, --help\n"
	      "\n"
	      "NAME = VALUE in the configuration file is --NAME VALUE here, which counts more; "
	      "no- before\n"
	      "the name of a switch takes it back. SIGINT and SIGTERM end weddell. The keymap is "
	      "that of\n"
	      "XKB_DEFAULT_LAYOUT and its kin.\n",
		stream);
}
