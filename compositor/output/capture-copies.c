/* SPDX-License-Identifier: MIT */
#include "output/capture-copies.h"

#include <stddef.h>

static void forget(struct capture_copy *copy)
{
	destroy_listener_remove(&copy->destroy);
	copy->buffer = NULL;
}

static void handle_buffer_destroy(struct destroy_listener *listener)
{
	struct capture_copy *copy = wl_container_of(listener, copy, destroy);
	copy->buffer = NULL;
}

/* Its index is given to another one. */
static void handle_output_remove(struct wl_listener *listener, void *data)
{
	struct capture_copies *copies = wl_container_of(listener, copies, output_remove);
	const struct output *output = data;
	for (size_t i = 0; i < CAPTURE_COPIES_MAX; i++) {
		struct capture_copy *copy = &copies->all[i];
		if (copy->buffer != NULL && copy->output == output->index) {
			forget(copy);
		}
	}
}

void capture_copies_init(struct capture_copies *copies, struct output_layout *layout)
{
	*copies = (struct capture_copies){.output_remove.notify = handle_output_remove};
	wl_signal_add(&layout->events.remove, &copies->output_remove);
}

void capture_copies_finish(struct capture_copies *copies)
{
	for (size_t i = 0; i < CAPTURE_COPIES_MAX; i++) {
		forget(&copies->all[i]);
	}
	wl_list_remove(&copies->output_remove.link);
}

static struct capture_copy *find(const struct capture_copies *copies, const struct buffer *buffer)
{
	for (size_t i = 0; i < CAPTURE_COPIES_MAX; i++) {
		if (copies->all[i].buffer == buffer) {
			return (struct capture_copy *)&copies->all[i];
		}
	}
	return NULL;
}

void capture_copies_find_stale(const struct capture_copies *copies, const struct capture *capture,
	const struct buffer *buffer, pixman_region32_t *stale_out)
{
	const struct capture_copy *copy = find(copies, buffer);
	bool same = copy != NULL && copy->output == capture_output(capture)->index &&
		    box_equal(&copy->box, capture_box(capture));
	capture_damage_since(capture, same ? copy->serial : 0, stale_out);
}

void capture_copies_note(struct capture_copies *copies, const struct capture *capture,
	struct buffer *buffer, bool filled)
{
	struct capture_copy *copy = find(copies, buffer);
	if (copy == NULL) {
		copy = &copies->all[copies->next];
		copies->next = (copies->next + 1) % CAPTURE_COPIES_MAX;
	}
	forget(copy);
	if (filled) {
		*copy = (struct capture_copy){
			.buffer = buffer,
			.box = *capture_box(capture),
			.output = capture_output(capture)->index,
			.serial = capture_output(capture)->seen.serial,
			.destroy.notify = handle_buffer_destroy,
		};
		destroy_signal_add(&buffer->destroy, &copy->destroy);
	}
}
