/* SPDX-License-Identifier: MIT */
#include "control/stats.h"

#include "control/bit-names.h"
#include "control/json.h"
#include "output/output-layout.h"
#include "wire/client-record.h"

#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <unistd.h>

static const char *to_text(bool value)
{
	return value ? "true" : "false";
}

static void write_file(FILE *file, const struct weddell_pool_stats *pool)
{
	fputs("\"name\": ", file);
	json_write_string(file, pool->name);
	fprintf(file, ", \"kind\": \"%s\", \"seals_sent\": ", weddell_kind_name(pool->kind));
	json_write_bits(file, pool->seals_sent, bit_name_of_seal);
	fputs(", \"seals\": ", file);
	json_write_bits(file, pool->seals, bit_name_of_seal);
	fprintf(file, ", \"adopted\": %s", to_text(pool->adopted));
}

static void write_pool(FILE *file, const struct weddell_pool_stats *pool)
{
	fprintf(file, "{\"number\": %" PRIu32 ", \"alive\": %s, ", pool->number,
		to_text(pool->alive));
	write_file(file, pool);
	fprintf(file,
		", \"bytes_first\": %" PRIu64 ", \"bytes\": %" PRIu64 ", \"resizes\": %" PRIu32
		", \"buffers\": %" PRIu32 ", \"class\": \"%s\", \"bytes_mapped\": %" PRIu64
		", \"bytes_read\": %" PRIu64 ", \"hole_bytes\": %" PRIu64 ", \"copies\": %" PRIu32
		", \"reasons\": ",
		pool->size_first, pool->size, pool->resizes, pool->buffers,
		weddell_class_name(pool->memory_class), pool->mapped_bytes, pool->bytes_read,
		pool->hole_bytes, pool->copies);
	json_write_bits(file, pool->reasons, bit_name_of_reason);
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

static void write_frames(FILE *file, const struct client_record *record)
{
	fprintf(file,
		"      \"commits\": %" PRIu64 ",\n      \"new_sizes\": %" PRIu64
		",\n      \"frames\": {\"direct\": %" PRIu64 ", \"composited\": %" PRIu64
		", \"copied\": %" PRIu64 ", \"copied_to_free\": %" PRIu64
		"},\n      \"holding_switches\": %" PRIu64 ",\n",
		record->commits, record->new_sizes, record->frames_direct,
		record->frames_composited, record->frames_copied, record->frames_copied_to_free,
		record->holding_switches);
	const char *separator = "";
	fputs("      \"not_direct\": {", file);
	for (uint32_t i = 0; i < DIRECT_OBSTACLE_COUNT; i++) {
		if (record->obstacles[i] > 0) {
			fprintf(file, "%s\"%s\": %" PRIu64, separator,
				bit_name_of_obstacle(1U << i), record->obstacles[i]);
			separator = ", ";
		}
	}
	fputs("},\n", file);
}

void stats_write_client(FILE *file, struct client_record *record)
{
	client_record_update(record);
	const struct weddell_client_stats *shm = &record->shm;
	fprintf(file, "    {\n      \"number\": %" PRIu32 ",\n      \"name\": ", record->number);
	json_write_string(file, record->name);
	fprintf(file, ",\n      \"pid\": %d,\n      \"connected\": %s,\n", (int)record->pid,
		record->client != NULL ? "true" : "false");
	write_frames(file, record);
	fprintf(file,
		"      \"bytes_mapped\": %" PRIu64 ",\n      \"bytes_mapped_peak\": %" PRIu64
		",\n      \"bytes_pinned\": %" PRIu64 ",\n      \"bytes_pinned_peak\": %" PRIu64
		",\n      \"hole_bytes\": %" PRIu64 ",\n      \"hole_bytes_peak\": %" PRIu64
		",\n      \"bytes_copied\": %" PRIu64 ",\n      \"bytes_captured\": %" PRIu64
		",\n      \"pools_made\": %" PRIu32 ",\n",
		shm->mapped_bytes, shm->mapped_bytes_peak, shm->pinned_bytes,
		shm->pinned_bytes_peak, shm->hole_bytes, shm->hole_bytes_peak, record->bytes_copied,
		record->bytes_captured, shm->pools_made);
	write_buffers(file, shm);
	write_pools(file, shm);
	fputs("    }", file);
}

static void write_output(FILE *file, const struct output *output)
{
	fputs("    {\"name\": ", file);
	json_write_string(file, output->name);
	fprintf(file,
		", \"width\": %d, \"height\": %d, \"refresh\": %.3f, \"scale\": %g, "
		"\"scans_out\": %s, \"frames\": {\"direct\": %" PRIu64 ", \"composited\": %" PRIu64
		"}}",
		output->mode.width, output->mode.height, output->mode.refresh_mhz / 1000.0,
		output->scale, to_text(output->scans_out), output->frames_direct,
		output->frames_composited);
}

void stats_write_all(FILE *file, struct client_records *clients, struct output_layout *outputs)
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
		stats_write_client(file, record);
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
	stats_write_all(file, clients, outputs);
	bool failed = ferror(file) != 0;
	failed = fclose(file) != 0 || failed;
	if (failed || rename(temporary, path) != 0) {
		int result = failed ? -EIO : -errno;
		unlink(temporary);
		return result;
	}
	return 0;
}
