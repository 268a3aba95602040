/* SPDX-License-Identifier: MIT */
#include "plane-pair.h"

#include "base/clock.h"
#include "output/direct.h"
#include "output/output-picture.h"

#include <assert.h>
#include <stdio.h>

static struct plane_output *from_base(struct output *base)
{
	struct plane_output *output = wl_container_of(base, output, base);
	return output;
}

static void set_target(struct render_target *target, uint32_t *pixels, int32_t width,
	int32_t height, uint32_t fourcc)
{
	target->data = pixels;
	target->width = width;
	target->height = height;
	target->stride = width * 4;
	target->fourcc = fourcc;
}

static int handle_target(struct output *base, struct render_target **target_out)
{
	struct plane_output *output = from_base(base);
	struct render_target *target = &output->targets[output->next];
	set_target(target, output->pixels[output->next], base->mode.width, base->mode.height,
		PIXEL_FORMAT_XRGB8888);
	target->transform = base->transform;
	output->drawn++;
	*target_out = target;
	return 0;
}

static uint32_t handle_judge_direct(struct output *base, struct buffer *buffer)
{
	return buffer == from_base(base)->refused ? (uint32_t)DIRECT_MEMORY : 0;
}

static uint32_t handle_judge_plane(struct output *base, const struct frame_plane *plane)
{
	if (plane->buffer == NULL) {
		assert(plane->plane == 3);
		return from_base(base)->refuses_cursor ? (uint32_t)DIRECT_OUTPUT : 0;
	}
	struct box all = {0, 0, plane->buffer->width, plane->buffer->height};
	assert(plane->plane == 1 || plane->plane == 2);
	assert(box_contains_box(&all, &plane->source));
	return handle_judge_direct(base, plane->buffer);
}

static struct render_target *handle_plane_target(
	struct output *base, const struct frame_plane *plane)
{
	struct plane_output *output = from_base(base);
	assert(plane->plane == 3);
	output->cursors_drawn++;
	output->next_cursor = !output->next_cursor;
	struct render_target *target = &output->cursors[output->next_cursor];
	set_target(target, output->cursor_pixels[output->next_cursor], CURSOR, CURSOR,
		PIXEL_FORMAT_ARGB8888);
	return target;
}

static bool handle_takes_planes(
	struct output *base, const struct frame *frame, const struct buffer *direct)
{
	assert(frame->plane_count > 0);
	return frame->plane_count <= from_base(base)->most;
}

static int handle_commit(struct output *base, const struct frame *frame)
{
	struct plane_output *output = from_base(base);
	if (output->fails) {
		return -1;
	}
	output->commits++;
	output->last = frame;
	output->next = frame->target != NULL && !frame->kept ? !output->next : output->next;
	output_presented(base, clock_now(), PRESENTATION_ZERO_COPY);
	return 0;
}

static void handle_destroy(struct output *base)
{
	output_finish(base);
}

static const struct output_interface impl = {
	.target = handle_target,
	.judge_direct = handle_judge_direct,
	.judge_plane = handle_judge_plane,
	.plane_target = handle_plane_target,
	.takes_planes = handle_takes_planes,
	.commit = handle_commit,
	.destroy = handle_destroy,
};

static const struct output_plane planes[] = {
	{.kind = PLANE_OVERLAY},
	{.kind = PLANE_OVERLAY},
	{.kind = PLANE_CURSOR, .width = CURSOR, .height = CURSOR},
};

static void put_at_origin(struct output *output)
{
	output->placed = true;
	output->x = output->y = 0;
	output_layout_arrange(output->layout, output);
}

void plane_pair_init(struct plane_pair *pair, enum transform transform)
{
	bool swaps = transform_swaps_axes(transform);
	int32_t width = swaps ? HEIGHT : WIDTH, height = swaps ? WIDTH : HEIGHT;
	struct output_config config = {
		.name = "PLANES-1",
		.make = "",
		.model = "",
		.description = "",
		.mode = {width, height, 1000000},
		.scale = 1,
		.transform = transform,
	};
	screen_init(&pair->screen, NULL);
	pair->output = (struct plane_output){.most = PLANE_MAX};
	int error = output_init(&pair->output.base, &impl, &pair->screen.layout, &config);
	assert(error == 0);
	pair->output.base.planes = planes;
	pair->output.base.plane_count = 3;
	pair->plain = screen_add_output(&pair->screen, width, height, 1, transform);
	put_at_origin(&pair->output.base);
	put_at_origin(pair->plain);
	screen_settle(&pair->screen);
}

void plane_pair_finish(struct plane_pair *pair)
{
	output_destroy(&pair->output.base);
	screen_finish(&pair->screen);
}

static bool differ(const uint32_t *seen, const uint32_t *wanted, int32_t width, int32_t height)
{
	for (int32_t i = 0; i < width * height; i++) {
		if ((seen[i] ^ wanted[i]) & 0xffffff) {
			printf("# at %d,%d is %06x, not %06x\n", i % width, i / width,
				seen[i] & 0xffffff, wanted[i] & 0xffffff);
			return true;
		}
	}
	return false;
}

bool plane_pair_is_alike(struct plane_pair *pair)
{
	static uint32_t seen[PIXELS], wanted[PIXELS];
	const struct output *output = &pair->output.base;
	screen_settle(&pair->screen);
	int error = output_read_upright(output, seen, WIDTH * 4);
	assert(error == 0);
	error = output_read_upright(pair->plain, wanted, WIDTH * 4);
	assert(error == 0);
	if (differ(seen, wanted, WIDTH, HEIGHT)) {
		return false;
	}
	struct box part = {3, 5, 20, 10};
	error = output_read_pixels(output, &part, seen, part.width * 4);
	assert(error == 0);
	error = output_read_pixels(pair->plain, &part, wanted, part.width * 4);
	assert(error == 0);
	return !differ(seen, wanted, part.width, part.height);
}
