/* SPDX-License-Identifier: MIT */
/*
 * A frame is one picture of an output, from when it is put together until the
 * next one has taken its place: its layers, where its pixels are, and whom to
 * tell that it was shown.
 *
 * Its pixels are in a target of the backend, or are those of a client's buffer,
 * which is then locked for as long as the frame is shown.
 */
#ifndef WEDDELL_OUTPUT_FRAME_H
#define WEDDELL_OUTPUT_FRAME_H

#include "render/render-target.h"
#include "scene/layer-list.h"
#include "surface/notice.h"

struct frame {
	struct layer_list layers;
	pixman_region32_t damage;     /* against the frame before, in output pixels */
	struct buffer *direct;        /* locked; NULL when composited */
	struct render_target *target; /* the backend's; NULL when direct */

	struct wl_list frame_notices;   /* notice.link */
	struct wl_list feedback;        /* notice.link */
	struct wl_list direct_feedback; /* notice.link; of the surface that direct belongs to */
};

void frame_init(struct frame *frame);
void frame_finish(struct frame *frame); /* as frame_reset */

/* Back to an empty frame. Unlocks the buffer; notices left are discarded. */
void frame_reset(struct frame *frame);

/* Whether there are pixels to look at. */
bool frame_has_pixels(const struct frame *frame);

/* Gives the buffer back, if there is one. */
void frame_unlock_direct(struct frame *frame);

bool frame_has_notices(const struct frame *frame);

/* Answers all notices. ZERO_COPY in the presentation is only for the surface that direct is of. */
void frame_answer(struct frame *frame, const struct presentation *presentation);

/* The pixels as scanned out. false when there are none to look at, or they cannot be read. */
bool frame_view(const struct frame *frame, struct pixel_view *view_out);

#endif
