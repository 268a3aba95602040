/* SPDX-License-Identifier: MIT */
#include "base/clock.h"
#include "control/bit-names.h"
#include "inspect/advice.h"
#include "inspect/pool-group.h"
#include "inspect/quantity.h"
#include "inspect/report.h"

#include <fcntl.h>
#include <inttypes.h>

enum {
	SEAL_EXEC = 0x20, /* F_SEAL_EXEC, which headers older than Linux 6.3 do not have */
};

static double seconds_of(const struct client_record *record)
{
	int64_t until = record->until_nsec != 0 ? record->until_nsec : clock_now();
	return (double)(until - record->since_nsec) / (double)CLOCK_NSEC_PER_SEC;
}

static void write_bits(FILE *file, uint32_t bits, const char *(*name)(uint32_t bit))
{
	const char *separator = "";
	for (uint32_t bit = 1; bit != 0 && bit <= bits; bit <<= 1) {
		if (bits & bit && name(bit) != NULL) {
			fprintf(file, "%s%s", separator, name(bit));
			separator = ", ";
		}
	}
	fputs(bits == 0 ? "none" : "", file);
}

static void write_obstacles(FILE *file, const struct client_record *record)
{
	const char *separator = "  not direct because of: ";
	for (uint32_t i = 0; i < DIRECT_OBSTACLE_COUNT; i++) {
		if (record->obstacles[i] > 0) {
			fprintf(file, "%s%s (%" PRIu64 ")", separator,
				bit_name_of_obstacle(1U << i), record->obstacles[i]);
			separator = ", ";
		}
	}
	fputs(separator[0] == ',' ? "\n" : "", file);
}

static void write_frames(FILE *file, const struct client_record *record)
{
	uint64_t shown = record->frames_direct + record->frames_composited;
	uint64_t copied = record->frames_copied + record->frames_copied_to_free;
	fprintf(file,
		"  frames: %" PRIu64 " commits, %" PRIu64 " with a new size, %" PRIu64
		" shown: %" PRIu64 " direct, %" PRIu64 " composited in place, %" PRIu64
		" copied, %" PRIu64 " copied to free the buffer\n",
		record->commits, record->new_sizes, shown, record->frames_direct,
		record->frames_composited - copied, record->frames_copied,
		record->frames_copied_to_free);
	write_obstacles(file, record);
	if (record->holding_switches > 0) {
		fprintf(file,
			"  buffers: whether to hold or to copy them was decided anew %" PRIu64
			" times\n",
			record->holding_switches);
	}
}

static void write_memory(FILE *file, const struct client_record *record)
{
	const struct weddell_client_stats *shm = &record->shm;
	double seconds = seconds_of(record);
	double copied = (double)record->bytes_copied;
	fprintf(file, "  copied: %s a second, %s in all\n",
		quantity_of_bytes(seconds > 0 ? copied / seconds : 0).text,
		quantity_of_bytes(copied).text);
	fprintf(file, "  memory: %" PRIu32 " pools made, at most %s mapped; buffers made:",
		shm->pools_made, quantity_of_bytes((double)shm->mapped_bytes_peak).text);
	for (int c = 0; c < WEDDELL_CLASS_COUNT; c++) {
		fprintf(file, "%s %" PRIu64 " %s", c > 0 ? "," : "", shm->buffers_made[c],
			weddell_class_name((enum weddell_class)c));
	}
	fputs("\n", file);
}

static void write_size(FILE *file, const struct pool_group *group)
{
	fputs(quantity_of_bytes((double)group->size_least).text, file);
	if (group->size_most > group->size_least) {
		fprintf(file, " to %s", quantity_of_bytes((double)group->size_most).text);
	}
	if (group->resizes > 0) {
		fprintf(file, ", grown %" PRIu64 " times", group->resizes);
		if (group->count == 1) {
			fprintf(file, " from %s",
				quantity_of_bytes((double)group->like.size_first).text);
		}
	}
}

/* How the file was made, as far as the file tells. */
static void write_flags(FILE *file, const struct weddell_pool_stats *pool)
{
	if (pool->kind == WEDDELL_KIND_DISK) {
		return;
	}
	bool unsealable = pool->seals_sent == F_SEAL_SEAL;
	bool no_exec = (pool->seals_sent & SEAL_EXEC) != 0;
	fprintf(file, "    made: %s%s%s\n",
		pool->kind == WEDDELL_KIND_HUGETLB ? "MFD_HUGETLB, " : "",
		no_exec ? "MFD_NOEXEC_SEAL, " : "",
		unsealable ? "without MFD_ALLOW_SEALING" : "with MFD_ALLOW_SEALING");
}

static void write_class(FILE *file, const struct weddell_pool_stats *pool)
{
	if (pool->memory_class == WEDDELL_CLASS_NONE) {
		fputs("    class: not known, as no buffer was made of it\n", file);
		return;
	}
	fprintf(file, "    class: %s", weddell_class_name(pool->memory_class));
	if (pool->reasons != 0) {
		fputs(", not better because of: ", file);
		write_bits(file, pool->reasons, bit_name_of_reason);
	}
	fputs("\n", file);
}

static void write_group(FILE *file, const struct pool_group *group, double seconds)
{
	const struct weddell_pool_stats *like = &group->like;
	char name[40];
	pool_group_name(group, name, sizeof(name));
	fprintf(file, "  %s: %s", name, weddell_kind_name(like->kind));
	if (like->name[0] != '\0') {
		fprintf(file, " \"%s\"", like->name);
	}
	fputs(", ", file);
	write_size(file, group);
	fprintf(file, ", %" PRIu64 " buffers\n", group->buffers);
	write_flags(file, like);
	fputs("    seals: ", file);
	write_bits(file, like->seals_sent, bit_name_of_seal);
	fputs(like->adopted ? " as sent, shrink added here; now: " : " as sent; now: ", file);
	write_bits(file, like->seals, bit_name_of_seal);
	fputs("\n", file);
	write_class(file, like);
	fprintf(file, "    copied: %s a second, %s in all, for %" PRIu64 " commits\n",
		quantity_of_bytes(seconds > 0 ? (double)group->bytes_read / seconds : 0).text,
		quantity_of_bytes((double)group->bytes_read).text, group->copies);
}

static void write_pools(FILE *file, const struct client_record *record)
{
	struct pool_groups groups;
	pool_groups_find(&record->shm, &groups);
	for (size_t i = 0; i < groups.count; i++) {
		write_group(file, &groups.groups[i], seconds_of(record));
	}
}

static void write_advice(FILE *file, const struct client_record *record)
{
	struct advice advice;
	advice_find(record, &advice);
	fputs(advice.count > 0 ? "  advice:\n" : "  advice: none; this is as good as it gets\n",
		file);
	for (size_t i = 0; i < advice.count; i++) {
		fprintf(file, "    - %s.\n", advice.sentence[i]);
	}
}

static void write_client(FILE *file, struct client_record *record)
{
	client_record_update(record);
	fprintf(file, "\n%s (client %" PRIu32 ", process %d), %.1f s\n",
		record->name[0] != '\0' ? record->name : "unnamed", record->number,
		(int)record->pid, seconds_of(record));
	if (record->shm.pools_made == 0) {
		fputs("  made no pool\n", file);
		return;
	}
	write_frames(file, record);
	write_memory(file, record);
	write_pools(file, record);
	write_advice(file, record);
}

void report_write_text(FILE *file, const struct report_subject *subject)
{
	fputs("weddell-inspect:", file);
	for (char **word = subject->command; *word != NULL; word++) {
		fprintf(file, " %s", *word);
	}
	fprintf(file, ", %.1f s\n", subject->seconds);
	struct client_record *record;
	wl_list_for_each (record, &subject->clients->list, link) {
		write_client(file, record);
	}
	if (wl_list_empty(&subject->clients->list)) {
		fputs("\nNo client connected; does it use Wayland, and WAYLAND_DISPLAY?\n", file);
	}
}
