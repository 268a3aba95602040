/* SPDX-License-Identifier: MIT */
/*
 * The configuration file, weddell.ini(5): sections, and in them the settings of
 * option-table.h.
 */
#ifndef WEDDELL_SERVER_CONFIG_FILE_H
#define WEDDELL_SERVER_CONFIG_FILE_H

struct options;

/*
 * Sets what the file says; with path NULL, that of the user, if there is one. Everything that is
 * wrong is said on stderr with its line. Returns 0, or a negative errno: -EINVAL when something
 * is wrong.
 */
int config_file_read(const char *path, struct options *options);

#endif
