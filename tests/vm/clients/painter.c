/* SPDX-License-Identifier: MIT */
/*
 * The painter: one window, painted as it is told, line by line, on its standard
 * input; each line is answered by one on its standard output once it is done.
 *
 *   vm-painter [WORD]...
 *
 * WORDs: unsealed (the kernel cannot be asked for the memory), small (a window of 200x150, not
 * full screen), argb, offset=BYTES (of the first pixel), gap=BYTES (after each row).
 *
 * Lines: "show SEED" paints the next buffer and waits until it is shown; "part SEED X Y W H"
 * paints only that box into a copy of the last one, and damages no more; "write SEED" paints into
 * the buffer that is shown, and commits nothing; "again" commits that with damage; "punch" takes
 * all pages out of the file; "hide" attaches nothing; "size" says how large the window shall be;
 * "cursor SEED SIZE" waits for the pointer to be on the window, and gives it a cursor.
 */
#include "presentation-time-client-protocol.h"
#include "vm/clients/client-memory.h"
#include "vm/clients/painted-cursor.h"
#include "vm/clients/pattern.h"
#include "xdg-shell-client-protocol.h"

#include "fixture/mini-client.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum {
	BUFFERS = 2,
	PAGE_BYTES = 4096,
	SMALL_WIDTH = 200,
	SMALL_HEIGHT = 150,
};

struct painter {
	struct mini_client client;
	struct mini_window window;
	struct wp_presentation *presentation;
	bool sealed, small, argb;
	int32_t offset, gap;
	struct painted_cursor cursor;

	struct client_memory memory; /* of both buffers */
	struct wl_buffer *buffers[BUFFERS];
	int32_t width, height, stride; /* of the buffers */
	size_t begin[BUFFERS];         /* of the first pixel, in the memory */
	int shown;                     /* the buffer */

	bool presented, done;
	uint32_t flags; /* of the last presentation */
};

static void paint(struct painter *painter, int buffer, uint32_t seed, int32_t left, int32_t top,
	int32_t width, int32_t height)
{
	char *data = (char *)painter->memory.data + painter->begin[buffer];
	for (int32_t y = top; y < top + height; y++) {
		uint32_t *row = (uint32_t *)(data + (size_t)y * (size_t)painter->stride);
		for (int32_t x = left; x < left + width; x++) {
			row[x] = pattern_pixel(seed, (uint32_t)x, (uint32_t)y);
		}
	}
}

static size_t to_pages(size_t bytes)
{
	return (bytes + PAGE_BYTES - 1) / PAGE_BYTES * PAGE_BYTES;
}

static void drop_buffers(struct painter *painter)
{
	for (int i = 0; i < BUFFERS && painter->buffers[i] != NULL; i++) {
		wl_buffer_destroy(painter->buffers[i]);
	}
	if (painter->width != 0) {
		client_memory_finish(&painter->memory);
	}
}

static int make_buffers(struct painter *painter, int32_t width, int32_t height)
{
	drop_buffers(painter);
	painter->width = width;
	painter->height = height;
	painter->stride = width * 4 + painter->gap;
	size_t one = to_pages((size_t)painter->offset + (size_t)painter->stride * (size_t)height);
	painter->memory = (struct client_memory){
		.size = one * BUFFERS,
		.seals = painter->sealed ? F_SEAL_SHRINK : F_SEAL_SEAL,
	};
	if (client_memory_init(&painter->memory) != 0 ||
		client_memory_seal(&painter->memory) != 0) {
		return -1;
	}
	/* the gap after the last row may be all there is of a page, which must not be missing */
	memset(painter->memory.data, 0, painter->memory.size);
	struct wl_shm_pool *pool = client_memory_pool(&painter->memory, painter->client.shm);
	for (int i = 0; i < BUFFERS; i++) {
		painter->begin[i] = one * (size_t)i + (size_t)painter->offset;
		painter->buffers[i] = wl_shm_pool_create_buffer(pool, (int32_t)painter->begin[i],
			width, height, painter->stride,
			painter->argb ? WL_SHM_FORMAT_ARGB8888 : WL_SHM_FORMAT_XRGB8888);
	}
	wl_shm_pool_destroy(pool);
	return 0;
}

/* As large as the compositor says, by now. */
static int fit_buffers(struct painter *painter)
{
	if (mini_client_roundtrip(&painter->client) != 0) {
		return -1;
	}
	const struct mini_window *window = &painter->window;
	int32_t width = painter->small ? SMALL_WIDTH : window->width;
	int32_t height = painter->small ? SMALL_HEIGHT : window->height;
	return width == painter->width && height == painter->height
		       ? 0
		       : make_buffers(painter, width, height);
}

static void handle_sync_output(
	void *data, struct wp_presentation_feedback *feedback, struct wl_output *output)
{
}

static void handle_presented(void *data, struct wp_presentation_feedback *feedback,
	uint32_t seconds_high, uint32_t seconds_low, uint32_t nanoseconds, uint32_t refresh,
	uint32_t sequence_high, uint32_t sequence_low, uint32_t flags)
{
	struct painter *painter = data;
	painter->done = true;
	painter->presented = true;
	painter->flags = flags;
	wp_presentation_feedback_destroy(feedback);
}

static void handle_discarded(void *data, struct wp_presentation_feedback *feedback)
{
	struct painter *painter = data;
	painter->done = true;
	wp_presentation_feedback_destroy(feedback);
}

static const struct wp_presentation_feedback_listener feedback_listener = {
	.sync_output = handle_sync_output,
	.presented = handle_presented,
	.discarded = handle_discarded,
};

/* Answers with what the presentation says. */
static int commit(
	struct painter *painter, int buffer, int32_t x, int32_t y, int32_t width, int32_t height)
{
	struct wl_surface *surface = painter->window.surface;
	painter->done = painter->presented = false;
	wp_presentation_feedback_add_listener(
		wp_presentation_feedback(painter->presentation, surface), &feedback_listener,
		painter);
	wl_surface_attach(surface, painter->buffers[buffer], 0, 0);
	wl_surface_damage_buffer(surface, x, y, width, height);
	wl_surface_commit(surface);
	painter->shown = buffer;
	if (mini_client_wait(&painter->client, &painter->done) != 0) {
		return -1;
	}
	printf("%s vsync=%d zero-copy=%d\n", painter->presented ? "shown" : "discarded",
		(painter->flags & WP_PRESENTATION_FEEDBACK_KIND_VSYNC) != 0,
		(painter->flags & WP_PRESENTATION_FEEDBACK_KIND_ZERO_COPY) != 0);
	return 0;
}

static int show(struct painter *painter, uint32_t seed)
{
	if (fit_buffers(painter) != 0) {
		return -1;
	}
	int next = (painter->shown + 1) % BUFFERS;
	paint(painter, next, seed, 0, 0, painter->width, painter->height);
	return commit(painter, next, 0, 0, painter->width, painter->height);
}

static int show_part(struct painter *painter, uint32_t seed, const int32_t box[4])
{
	int next = (painter->shown + 1) % BUFFERS;
	memcpy((char *)painter->memory.data + painter->begin[next],
		(char *)painter->memory.data + painter->begin[painter->shown],
		(size_t)painter->stride * (size_t)painter->height);
	paint(painter, next, seed, box[0], box[1], box[2], box[3]);
	return commit(painter, next, box[0], box[1], box[2], box[3]);
}

static int hide(struct painter *painter)
{
	wl_surface_attach(painter->window.surface, NULL, 0, 0);
	wl_surface_commit(painter->window.surface);
	return mini_client_roundtrip(&painter->client);
}

static int obey(struct painter *painter, const char *line)
{
	unsigned int seed;
	int32_t box[4];
	if (sscanf(line, "show %u", &seed) == 1) {
		return show(painter, seed);
	}
	if (sscanf(line, "part %u %d %d %d %d", &seed, &box[0], &box[1], &box[2], &box[3]) == 5) {
		return show_part(painter, seed, box);
	}
	if (sscanf(line, "write %u", &seed) == 1) {
		paint(painter, painter->shown, seed, 0, 0, painter->width, painter->height);
	} else if (strcmp(line, "again\n") == 0) {
		return commit(painter, painter->shown, 0, 0, painter->width, painter->height);
	} else if (strcmp(line, "punch\n") == 0) {
		client_memory_punch(&painter->memory);
	} else if (strcmp(line, "hide\n") == 0) {
		if (hide(painter) != 0) {
			return -1;
		}
	} else if (sscanf(line, "cursor %u %d", &seed, &box[0]) == 2) {
		if (painted_cursor_show(&painter->cursor, seed, box[0]) != 0) {
			puts("there is no pointer");
			return 0;
		}
	} else if (strcmp(line, "size\n") == 0) {
		mini_client_roundtrip(&painter->client);
		printf("%dx%d\n", painter->window.width, painter->window.height);
		return 0;
	} else {
		printf("what is %s", line);
		return 0;
	}
	puts("done");
	return 0;
}

static int start(struct painter *painter, char *const *words)
{
	painter->sealed = true;
	for (; *words != NULL; words++) {
		painter->sealed = painter->sealed && strcmp(*words, "unsealed") != 0;
		painter->small = painter->small || strcmp(*words, "small") == 0;
		painter->argb = painter->argb || strcmp(*words, "argb") == 0;
		sscanf(*words, "offset=%d", &painter->offset);
		sscanf(*words, "gap=%d", &painter->gap);
	}
	struct mini_client *client = &painter->client;
	if (mini_client_connect(client, NULL) != 0) {
		return -1;
	}
	painter->presentation = mini_client_bind(client, &wp_presentation_interface, 1);
	if (painter->presentation == NULL || mini_window_init(&painter->window, client) != 0) {
		return -1;
	}
	if (!painter->small) {
		xdg_toplevel_set_fullscreen(painter->window.toplevel, NULL);
	}
	painted_cursor_init(&painter->cursor, client);
	return mini_client_roundtrip(client);
}

int main(int argc, char *argv[])
{
	static struct painter painter;
	char line[128];
	setvbuf(stdout, NULL, _IOLBF, 0);
	if (start(&painter, argv + 1) != 0) {
		puts("cannot start");
		return 1;
	}
	puts("ready");
	while (fgets(line, sizeof(line), stdin) != NULL) {
		if (obey(&painter, line) != 0) {
			struct mini_client_error error = mini_client_error(&painter.client);
			printf("lost: error %d, %s\n", error.error, error.message);
			return 1;
		}
	}
	drop_buffers(&painter);
	return 0;
}
