/* SPDX-License-Identifier: MIT */
#include "client-lib/scanout-watch.h"

#include "client-lib/wishes.h"

#include <stdint.h>
#include <weddell-shm-feedback-v1-client-protocol.h>

static void handle_shown(void *data, struct weddell_shm_surface_feedback_v1 *feedback, uint32_t way,
	uint32_t reasons)
{
	struct scanout_watch *watch = data;
	/* read in place, so it is not the class of the memory; and with another reason beside
	 * it the seals would change nothing */
	bool only_seals = way == WEDDELL_SHM_SURFACE_FEEDBACK_V1_WAY_COMPOSITED &&
			  reasons == WEDDELL_SHM_SURFACE_FEEDBACK_V1_REASON_MEMORY;
	if (way == WEDDELL_SHM_SURFACE_FEEDBACK_V1_WAY_SCANNED_OUT || only_seals) {
		watch->wanted = true;
	} else if ((reasons & WEDDELL_SHM_SURFACE_FEEDBACK_V1_REASON_SIZE) != 0) {
		watch->wanted = false;
	}
}

static void handle_done(void *data, struct weddell_shm_surface_feedback_v1 *feedback)
{
}

static const struct weddell_shm_surface_feedback_v1_listener listener = {
	.shown = handle_shown,
	.done = handle_done,
};

static bool is_worth_asking(const struct weddell_wishes *wishes)
{
	return wishes_kind(wishes, WISHES_SCANOUT) != wishes_kind(wishes, WISHES_DRAW);
}

void scanout_watch_follow(struct scanout_watch *watch, const struct weddell_wishes *wishes,
	struct wl_surface *surface)
{
	bool asked = watch->feedback != NULL && watch->surface == surface;
	if (!is_worth_asking(wishes)) {
		scanout_watch_finish(watch);
	} else if (!asked) {
		scanout_watch_finish(watch);
		watch->feedback = weddell_shm_feedback_manager_v1_get_surface_feedback(
			wishes->manager, surface);
		watch->surface = surface;
		if (watch->feedback != NULL) {
			weddell_shm_surface_feedback_v1_add_listener(
				watch->feedback, &listener, watch);
		}
	}
}

void scanout_watch_finish(struct scanout_watch *watch)
{
	if (watch->feedback != NULL) {
		weddell_shm_surface_feedback_v1_destroy(watch->feedback);
	}
	*watch = (struct scanout_watch){0};
}
