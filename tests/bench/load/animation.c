/* SPDX-License-Identifier: MIT */
#include "animation.h"

#include "presentation-time-client-protocol.h"
#include "viewporter-client-protocol.h"
#include "xdg-shell-client-protocol.h"

#include <stdlib.h>

enum {
	BUFFERS = 3,
};

/* A commit whose presentation is waited for. */
struct shot {
	struct animation *animation;
	int64_t time; /* of the commit, by the presentation clock */
};

static int64_t now_of(clockid_t clock)
{
	struct timespec now;
	clock_gettime(clock, &now);
	return (int64_t)now.tv_sec * 1000000000 + now.tv_nsec;
}

static void handle_clock_id(void *data, struct wp_presentation *presentation, uint32_t clock)
{
	struct animation *animation = data;
	animation->clock = (clockid_t)clock;
}

static const struct wp_presentation_listener presentation_listener = {
	.clock_id = handle_clock_id,
};

static void handle_sync_output(
	void *data, struct wp_presentation_feedback *feedback, struct wl_output *output)
{
}

static void handle_presented(void *data, struct wp_presentation_feedback *feedback,
	uint32_t seconds_high, uint32_t seconds, uint32_t nsec, uint32_t refresh,
	uint32_t sequence_high, uint32_t sequence, uint32_t flags)
{
	struct shot *shot = data;
	int64_t time = ((int64_t)seconds_high << 32 | seconds) * 1000000000 + nsec;
	samples_add(&shot->animation->tally->presented, time - shot->time);
	wp_presentation_feedback_destroy(feedback);
	free(shot);
}

static void handle_discarded(void *data, struct wp_presentation_feedback *feedback)
{
	wp_presentation_feedback_destroy(feedback);
	free(data);
}

static const struct wp_presentation_feedback_listener feedback_listener = {
	.sync_output = handle_sync_output,
	.presented = handle_presented,
	.discarded = handle_discarded,
};

static void want_feedback(struct animation *animation)
{
	struct shot *shot = animation->presentation != NULL ? calloc(1, sizeof(*shot)) : NULL;
	if (shot == NULL) {
		return;
	}
	*shot = (struct shot){animation, now_of(animation->clock)};
	struct wp_presentation_feedback *feedback =
		wp_presentation_feedback(animation->presentation, animation->window.surface);
	wp_presentation_feedback_add_listener(feedback, &feedback_listener, shot);
}

static void handle_awaited(void *data, struct wl_callback *callback, uint32_t time)
{
	struct animation *animation = data;
	wl_callback_destroy(callback);
	animation->awaited = NULL;
	animation->due =
		animation->load->pace == PACE_FRAME || animation->load->pace == PACE_ANSWER;
	samples_add(&animation->tally->answered, tally_now() - animation->committed);
	if (animation->load->pace != PACE_ANSWER) {
		tally_note_frame(animation->tally, time);
	}
}

static const struct wl_callback_listener awaited_listener = {
	.done = handle_awaited,
};

static void damage(struct animation *animation, int32_t width, int32_t height)
{
	struct wl_surface *surface = animation->window.surface;
	const int32_t side = LOAD_SMALL_DAMAGE;
	if (!animation->load->small_damage || animation->steps == 0) {
		wl_surface_damage(surface, 0, 0, width, height);
		return;
	}
	int32_t x = (int32_t)(animation->steps * 67 % (uint32_t)(width - side + 1));
	int32_t y = (int32_t)(animation->steps * 31 % (uint32_t)(height - side + 1));
	wl_surface_damage(surface, x, y, side, side);
}

static int32_t window_length(const struct load *load, int32_t output_length)
{
	return load->small_window ? (int32_t)LOAD_SMALL_WINDOW : output_length;
}

static struct wl_buffer *take_buffer(
	struct animation *animation, int32_t *width_out, int32_t *height_out)
{
	if (animation->load->resizing != RESIZE_NONE) {
		return resizing_memory_take(&animation->memory, width_out, height_out);
	}
	*width_out = window_length(animation->load, animation->width);
	*height_out = window_length(animation->load, animation->height);
	return pictures_take(&animation->pictures);
}

/* An answer is that of a round trip: it says that the commit was read, not that it was shown. */
static void await(struct animation *animation, bool answer)
{
	if (animation->awaited != NULL) {
		return;
	}
	animation->awaited = answer ? wl_display_sync(animation->client.display)
				    : wl_surface_frame(animation->window.surface);
	wl_callback_add_listener(animation->awaited, &awaited_listener, animation);
}

static void commit(struct animation *animation)
{
	int32_t width, height;
	struct wl_buffer *buffer = take_buffer(animation, &width, &height);
	if (buffer == NULL) {
		animation->tally->starved += !animation->waited;
		animation->waited = true;
		return;
	}
	animation->due = animation->waited = false;
	bool answer = animation->load->pace == PACE_ANSWER;
	sprites_commit(&animation->sprites);
	wl_surface_attach(animation->window.surface, buffer, 0, 0);
	damage(animation, width, height);
	want_feedback(animation);
	if (!answer) {
		await(animation, false);
	}
	wl_surface_commit(animation->window.surface);
	if (answer) {
		await(animation, true);
	}
	animation->committed = tally_now();
	animation->steps++;
	animation->tally->commits++;
}

void animation_advance(struct animation *animation)
{
	if (animation->due) {
		commit(animation);
	}
	wl_display_flush(animation->client.display);
}

/* As large as the output. wlroots tells the size only once there is a picture, so it is compared
 * then. */
static enum animation_verdict fill_output(struct animation *animation)
{
	xdg_toplevel_set_fullscreen(animation->window.toplevel, NULL);
	return mini_client_roundtrip(&animation->client) == 0 ? ANIMATION_STARTED
							      : ANIMATION_FAILED;
}

bool animation_fills_output(const struct animation *animation)
{
	const struct mini_window *window = &animation->window;
	bool fills = !animation->load->small_window && animation->load->resizing == RESIZE_NONE;
	return !fills || (window->width == animation->width && window->height == animation->height);
}

static enum animation_verdict scale(struct animation *animation)
{
	animation->viewporter = mini_client_bind(&animation->client, &wp_viewporter_interface, 1);
	if (animation->viewporter == NULL) {
		return ANIMATION_UNSUPPORTED;
	}
	animation->viewport =
		wp_viewporter_get_viewport(animation->viewporter, animation->window.surface);
	wp_viewport_set_destination(animation->viewport, animation->width, animation->height);
	return ANIMATION_STARTED;
}

static int make_pictures(struct animation *animation)
{
	const struct load *load = animation->load;
	if (load->resizing != RESIZE_NONE) {
		resizing_memory_init(&animation->memory, animation->client.shm,
			load->resizing == RESIZE_GROWING_POOL, animation->width * 3 / 4,
			animation->height * 3 / 4);
		return 0;
	}
	int32_t width = (int32_t)(window_length(load, animation->width) * load->step);
	int32_t height = (int32_t)(window_length(load, animation->height) * load->step);
	int count = load->pace == PACE_STILL ? 1 : BUFFERS;
	return pictures_init(&animation->pictures, animation->client.shm, count, width, height,
		load->translucent, !load->unsealed);
}

static enum animation_verdict make_window(struct animation *animation)
{
	const struct load *load = animation->load;
	if (mini_window_init(&animation->window, &animation->client) != 0) {
		return ANIMATION_FAILED;
	}
	enum animation_verdict verdict = ANIMATION_STARTED;
	if (!load->small_window && load->resizing == RESIZE_NONE) {
		verdict = fill_output(animation);
	}
	if (verdict == ANIMATION_STARTED && load->step != 1) {
		verdict = scale(animation);
	}
	return verdict;
}

enum animation_verdict animation_start(struct animation *animation, const struct load *load,
	int32_t width, int32_t height, struct tally *tally)
{
	*animation = (struct animation){
		.load = load,
		.tally = tally,
		.width = width,
		.height = height,
		.clock = CLOCK_MONOTONIC,
		.due = true,
	};
	if (mini_client_connect(&animation->client, NULL) != 0) {
		return ANIMATION_FAILED;
	}
	animation->presentation =
		mini_client_bind(&animation->client, &wp_presentation_interface, 1);
	if (animation->presentation != NULL) {
		wp_presentation_add_listener(
			animation->presentation, &presentation_listener, animation);
	}
	enum animation_verdict verdict = make_window(animation);
	if (verdict != ANIMATION_STARTED) {
		return verdict;
	}
	animation->sprites.width = load->overlaid ? width : (int32_t)LOAD_SPRITE;
	animation->sprites.height = load->overlaid ? height : (int32_t)LOAD_SPRITE;
	animation->sprites.still = load->still_sprites;
	if (load->still_sprites) {
		animation->sprites.width = animation->sprites.height = LOAD_STILL_SPRITE;
	}
	if (make_pictures(animation) != 0 ||
		sprites_init(&animation->sprites, &animation->client, animation->window.surface,
			load->sprites, width, height) != 0) {
		return ANIMATION_FAILED;
	}
	animation_advance(animation);
	return ANIMATION_STARTED;
}

void animation_finish(struct animation *animation)
{
	if (animation->client.display == NULL) {
		return;
	}
	sprites_finish(&animation->sprites);
	pictures_finish(&animation->pictures);
	resizing_memory_finish(&animation->memory);
	/* the rest goes with the connection */
	mini_client_disconnect(&animation->client);
}
