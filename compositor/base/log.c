/* SPDX-License-Identifier: MIT */
#include "base/log.h"

#include <stdarg.h>

void log_line(const struct log *log, enum log_level level, const char *format, ...)
{
	if (log->stream == NULL || level > log->level) {
		return;
	}
	char line[1024];
	va_list args;
	va_start(args, format);
	vsnprintf(line, sizeof(line), format, args);
	va_end(args);
	/* one write a line, so that lines of several processes stay whole */
	fprintf(log->stream, "weddell: %s\n", line);
}
