/* SPDX-License-Identifier: MIT */
/*
 * What each way of reading a client's pixels costs: one opaque surface the size
 * of the output is committed and drawn, from memory of each class, next to a
 * plain memcpy of as many bytes.
 *
 * All ways take turns in one run, so that whatever else the machine does hits
 * them alike; medians, in milliseconds of CPU time, and as ratios to reading in
 * place. Prints a table, and with --json the numbers.
 */
#include "buffer/shm-buffer.h"
#include "render/renderer.h"

#include <assert.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <time.h>
#include <unistd.h>

enum {
	ROUNDS = 61,
	WARM_UP = 5,
};

struct size {
	const char *name;
	int32_t width, height;
	int32_t damage; /* percent of the rows */
};

static const struct size sizes[] = {
	{"1080p, all", 1920, 1080, 100},
	{"1080p, 5 %", 1920, 1080, 5},
	{"4K, all", 3840, 2160, 100},
};

/* How the client made its file. */
struct way {
	const char *name;
	unsigned int flags;
	int seals;
};

static const struct way ways[] = {
	{"sealed", MFD_ALLOW_SEALING, F_SEAL_SHRINK},
	{"solid", MFD_ALLOW_SEALING, F_SEAL_SHRINK | F_SEAL_FUTURE_WRITE},
	{"immutable", MFD_ALLOW_SEALING, F_SEAL_SHRINK | F_SEAL_WRITE},
	{"copied", 0, 0},
};

enum {
	WAYS = sizeof(ways) / sizeof(ways[0]),
	SIZES = sizeof(sizes) / sizeof(sizes[0]),
	MEMCPY = WAYS, /* the column behind the ways */
};

/* A client's surface, and the screen it is on. */
struct stage {
	struct size size;
	struct budget *budget;
	struct hole_watch *holes;
	struct scene scene;
	struct surface *surface;
	struct scene_node *node;
	struct shm_buffer *buffer;
	struct layer_list layers;
};

static double cpu_msec(void)
{
	struct timespec now;
	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int make_file(const struct way *way, size_t size)
{
	int fd = memfd_create("bench", MFD_CLOEXEC | way->flags);
	char *row = malloc(1 << 20);
	assert(fd >= 0 && row != NULL && ftruncate(fd, (off_t)size) == 0);
	memset(row, 0x55, 1 << 20);
	for (size_t done = 0; done < size;) {
		size_t length = size - done < 1 << 20 ? size - done : 1 << 20;
		ssize_t written = pwrite(fd, row, length, (off_t)done);
		assert(written > 0);
		done += (size_t)written;
	}
	free(row);
	assert(way->seals == 0 || fcntl(fd, F_ADD_SEALS, way->seals) == 0);
	return fd;
}

static void stage_init(struct stage *stage, const struct way *way, const struct size *size)
{
	*stage = (struct stage){.size = *size};
	struct budget_limits limits = budget_default_limits();
	int32_t stride = size->width * 4, bytes = stride * size->height;
	int result = budget_create(&limits, &stage->budget);
	assert(result == 0 && hole_watch_create(&stage->holes) == 0);
	struct shm_pool_terms terms = {SEAL_POLICY_ADOPT, stage->budget, stage->holes};
	struct pixel_layout_request request = {1, size->width, size->height, stride, 0};
	struct shm_pool *pool;
	result = shm_pool_create(make_file(way, (size_t)bytes), bytes, &terms, &pool);
	assert(result == 0 && shm_buffer_create(pool, &request, &stage->buffer) == 0);
	shm_pool_unref(pool);
	scene_init(&stage->scene);
	layer_list_init(&stage->layers);
	result = surface_create(stage->budget, &stage->surface);
	assert(result == 0);
	result = scene_node_create(&stage->scene, SCENE_WINDOWS, stage->surface, &stage->node);
	assert(result == 0);
	scene_node_set_visible(stage->node, true);
}

static void stage_finish(struct stage *stage)
{
	layer_list_finish(&stage->layers);
	scene_node_destroy(stage->node);
	surface_destroy(stage->surface);
	buffer_unref(&stage->buffer->base);
	scene_finish(&stage->scene);
	budget_unref(stage->budget);
	hole_watch_unref(stage->holes);
}

/* One frame: the client commits, the output repaints. */
static double frame_msec(struct stage *stage, struct render_target *target)
{
	unsigned int rows = (unsigned int)(stage->size.height * stage->size.damage / 100);
	double begin = cpu_msec();
	surface_state_attach(&stage->surface->pending, &stage->buffer->base);
	pixman_region32_union_rect(&stage->surface->pending.buffer_damage,
		&stage->surface->pending.buffer_damage, 0, 0, (unsigned int)stage->size.width,
		rows);
	int result = surface_commit(stage->surface);
	assert(result == 0);
	struct output_view view = {{0, 0, stage->size.width, stage->size.height}, 1,
		stage->size.width, stage->size.height};
	result = layer_list_build(&stage->layers, &stage->scene, &view);
	assert(result == 0);
	pixman_region32_t damage;
	pixman_region32_init_rect(&damage, 0, 0, (unsigned int)stage->size.width, rows);
	result = renderer_draw(target, &stage->layers, &damage, 0, NULL);
	assert(result == 0);
	pixman_region32_fini(&damage);
	return cpu_msec() - begin;
}

static double memcpy_msec(const struct stage *stage, struct render_target *target, const void *from)
{
	size_t bytes =
		(size_t)target->stride * (size_t)(stage->size.height * stage->size.damage / 100);
	double begin = cpu_msec();
	memcpy(target->data, from, bytes);
	return cpu_msec() - begin;
}

static int compare(const void *a, const void *b)
{
	double x = *(const double *)a, y = *(const double *)b;
	return (x > y) - (x < y);
}

static void measure(const struct size *size, double medians[WAYS + 1])
{
	static double samples[WAYS + 1][ROUNDS];
	struct stage stages[WAYS];
	size_t bytes = (size_t)size->width * (size_t)size->height * 4;
	struct render_target target = {
		.data = malloc(bytes),
		.width = size->width,
		.height = size->height,
		.stride = size->width * 4,
		.fourcc = PIXEL_FORMAT_XRGB8888,
	};
	void *from = malloc(bytes);
	assert(target.data != NULL && from != NULL);
	memset(from, 0x33, bytes);
	for (int way = 0; way < WAYS; way++) {
		stage_init(&stages[way], &ways[way], size);
	}
	for (int round = -WARM_UP; round < ROUNDS; round++) {
		int keep = round < 0 ? 0 : round;
		for (int way = 0; way < WAYS; way++) {
			samples[way][keep] = frame_msec(&stages[way], &target);
		}
		samples[MEMCPY][keep] = memcpy_msec(&stages[0], &target, from);
	}
	for (int way = 0; way <= MEMCPY; way++) {
		qsort(samples[way], ROUNDS, sizeof(double), compare);
		medians[way] = samples[way][ROUNDS / 2];
	}
	for (int way = 0; way < WAYS; way++) {
		stage_finish(&stages[way]);
	}
	free(target.data);
	free(from);
}

static const char *way_name(int way)
{
	return way == MEMCPY ? "memcpy" : ways[way].name;
}

static void print_row(const struct size *size, const double medians[WAYS + 1], bool json)
{
	printf(json ? "{\"frame\": \"%s\"" : "%-12s", size->name);
	for (int way = 0; way <= MEMCPY; way++) {
		if (json) {
			printf(", \"%s\": %.4f", way_name(way), medians[way]);
		} else {
			printf("  %7.3f (%4.2fx)", medians[way], medians[way] / medians[0]);
		}
	}
	printf(json ? "}\n" : "\n");
}

int main(int argc, char **argv)
{
	bool json = argc > 1 && strcmp(argv[1], "--json") == 0;
	if (!json) {
		printf("ms of CPU a frame, median of %d\n%-12s", ROUNDS, "frame");
		for (int way = 0; way <= MEMCPY; way++) {
			printf("  %-15s", way_name(way));
		}
		printf("\n");
	}
	for (int i = 0; i < SIZES; i++) {
		double medians[WAYS + 1];
		measure(&sizes[i], medians);
		print_row(&sizes[i], medians, json);
	}
	return EXIT_SUCCESS;
}
