/* SPDX-License-Identifier: MIT */
#include "server/stats.h"

#include "output/output-layout.h"
#include "wire/client-record.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

static void write_string(FILE *file, const char *text)
{
	fputc('"', file);
	for (; *text != '\0'; text++) {
		unsigned char c = (unsigned char)*text;
		if (c == '"' || c == '\\') {
			fprintf(file, "\\%c", c);
		} else if (c < 0x20) {
			fprintf(file, "\\u%04x", c);
		} else {
			fputc(c, file);
		}
	}
	fputc('"', file);
}

static void write_reasons(FILE *file, uint32_t reasons)
{
	const char *separator = "";
	fputs("[", file);
	for (uint32_t bit = 1; bit != 0 && bit <= reasons; bit <<= 1) {
		const char *name = weddell_reason_name((enum weddell_reason)(reasons & bit));
		if (name != NULL) {
			fprintf(file, "%s\"%s\"", separator, name);
			separator = ", ";
		}
	}
	fputs("]", file);
}

static void write_pool(FILE *file, const struct weddell_pool_stats *pool)
{
	fprintf(file,
		"{\"number\": %" PRIu32 ", \"alive\": %s, \"bytes\": %" PRIu64
		", \"resizes\": %" PRIu32 ", \"buffers\": %" PRIu32
		", \"class\": \"%s\", \"adopted\": %s, \"bytes_read\": %" PRIu64 ", \"reasons\": ",
		pool->number, pool->alive ? "true" : "false", pool->size, pool->resizes,
		pool->buffers, weddell_class_name(pool->memory_class),
		pool->adopted ? "true" : "false", pool->bytes_read);
	write_reasons(file, pool->reasons);
	fputs("}", file);
}

static void write_pools(FILE *file, const struct weddell_client_stats *shm)
{
	fputs("      \"pools\": [", file);
	for (size_t i = 0; i < shm->pool_count; i++) {
		fputs(i == 0 ? "\n        " : ",\n        ", file);
		write_pool(file, &shm->pool[i]);
	}
	fputs(shm->pool_count > 0 ? "\n      ]\n" : "]\n", file);
}

static void write_buffers(FILE *file, const struct weddell_client_stats *shm)
{
	fputs("      \"buffers_made\": {", file);
	for (int c = 0; c < WEDDELL_CLASS_COUNT; c++) {
		fprintf(file, "%s\"%s\": %" PRIu64, c > 0 ? ", " : "",
			weddell_class_name((enum weddell_class)c), shm->buffers_made[c]);
	}
	fputs("},\n", file);
}

static void write_client(FILE *file, struct client_record *record)
{
	client_record_update(record);
	const struct weddell_client_stats *shm = &record->shm;
	fprintf(file, "    {\n      \"number\": %" PRIu32 ",\n      \"name\": ", record->number);
	write_string(file, record->name);
	fprintf(file, ",\n      \"pid\": %d,\n      \"connected\": %s,\n", (int)record->pid,
		record->client != NULL ? "true" : "false");
	fprintf(file,
		"      \"commits\": %" PRIu64 ",\n      \"frames\": {\"direct\": %" PRIu64
		", \"composited\": %" PRIu64 "},\n",
		record->commits, record->frames_direct, record->frames_composited);
	fprintf(file,
		"      \"bytes_mapped\": %" PRIu64 ",\n      \"bytes_mapped_peak\": %" PRIu64
		",\n      \"hole_bytes\": %" PRIu64 ",\n      \"hole_bytes_peak\": %" PRIu64
		",\n      \"bytes_copied\": %" PRIu64 ",\n      \"pools_made\": %" PRIu32 ",\n",
		shm->mapped_bytes, shm->mapped_bytes_peak, shm->hole_bytes, shm->hole_bytes_peak,
		record->bytes_copied, shm->pools_made);
	write_buffers(file, shm);
	write_pools(file, shm);
	fputs("    }", file);
}

static void write_output(FILE *file, const struct output *output)
{
	fputs("    {\"name\": ", file);
	write_string(file, output->name);
	fprintf(file,
		", \"width\": %d, \"height\": %d, \"refresh\": %.3f, \"scale\": %g, "
		"\"frames\": {\"direct\": %" PRIu64 ", \"composited\": %" PRIu64 "}}",
		output->mode.width, output->mode.height, output->mode.refresh_mhz / 1000.0,
		output->scale, output->frames_direct, output->frames_composited);
}

static void write_all(FILE *file, struct client_records *clients, struct output_layout *outputs)
{
	const char *separator = "\n";
	fprintf(file, "{\n  \"version\": \"%s\",\n  \"outputs\": [", WEDDELL_VERSION);
	struct output *output;
	wl_list_for_each (output, &outputs->outputs, link) {
		fputs(separator, file);
		write_output(file, output);
		separator = ",\n";
	}
	fputs("\n  ],\n  \"clients\": [", file);
	separator = "\n";
	struct client_record *record;
	wl_list_for_each (record, &clients->list, link) {
		fputs(separator, file);
		write_client(file, record);
		separator = ",\n";
	}
	fputs("\n  ]\n}\n", file);
}

int stats_write(const char *path, struct client_records *clients, struct output_layout *outputs)
{
	char temporary[4096];
	int length = snprintf(temporary, sizeof(temporary), "%s.tmp-%d", path, (int)getpid());
	if (length < 0 || (size_t)length >= sizeof(temporary)) {
		return -ENAMETOOLONG;
	}
	FILE *file = fopen(temporary, "we");
	if (file == NULL) {
		return -errno;
	}
	write_all(file, clients, outputs);
	bool failed = ferror(file) != 0;
	failed = fclose(file) != 0 || failed;
	if (failed || rename(temporary, path) != 0) {
		int result = failed ? -EIO : -errno;
		unlink(temporary);
		return result;
	}
	return 0;
}
