/* SPDX-License-Identifier: MIT */
#include "fixture.h"
#include "check.h"

#include "buffer/single-pixel-buffer.h"

static void handle_focus(struct wl_listener *listener, void *data)
{
	struct fixture *fixture = wl_container_of(listener, fixture, focus_listener);
	fixture->focus = data;
	fixture->focus_changes++;
}

static void handle_interactive(struct wl_listener *listener, void *data)
{
	struct fixture *fixture = wl_container_of(listener, fixture, interactive_listener);
	fixture->drags += data != NULL ? 1 : -1;
}

void fixture_init(struct fixture *fixture)
{
	struct budget_limits limits = budget_default_limits();
	struct desktop_output output = {0, {0, 0, SCREEN_WIDTH, SCREEN_HEIGHT}};
	*fixture = (struct fixture){0};
	fixture->display = wl_display_create();
	scene_init(&fixture->scene);
	budget_create(&limits, &fixture->budget);
	desktop_create(fixture->display, &fixture->scene, &fixture->desktop);
	desktop_set_outputs(fixture->desktop, &output, 1);
	fixture->focus_listener.notify = handle_focus;
	wl_signal_add(&fixture->desktop->events.focus, &fixture->focus_listener);
	fixture->interactive_listener.notify = handle_interactive;
	wl_signal_add(&fixture->desktop->events.interactive, &fixture->interactive_listener);
}

void fixture_finish(struct fixture *fixture)
{
	desktop_destroy(fixture->desktop);
	budget_unref(fixture->budget);
	scene_finish(&fixture->scene);
	wl_display_destroy(fixture->display);
}

void fixture_dispatch(struct fixture *fixture)
{
	wl_event_loop_dispatch_idle(wl_display_get_event_loop(fixture->display));
}

static void note_configure(void *data, uint32_t serial, const struct configuration *configuration)
{
	struct actor *actor = data;
	actor->configures++;
	actor->serial = serial;
	actor->last = *configuration;
}

static void note_close(void *data)
{
	((struct actor *)data)->closed++;
}

static void note_dismissed(void *data)
{
	struct actor *actor = data;
	actor->dismissed++;
	actor->dismissal = ++actor->fixture->dismissals;
}

static void note_fault(void *data, int fault)
{
	struct actor *actor = data;
	actor->faults++;
	actor->last_fault = fault;
}

static const struct shell_surface_listener listener = {
	.configure = note_configure,
	.close = note_close,
	.dismissed = note_dismissed,
	.fault = note_fault,
};

void actor_init_of(struct fixture *fixture, struct budget *budget, struct actor *actor)
{
	*actor = (struct actor){.fixture = fixture};
	surface_create(budget, &actor->surface);
	int fault = shell_surface_create(
		actor->surface, fixture->display, &listener, actor, &actor->shell_surface);
	if (fault != 0) {
		abort();
	}
}

void actor_init(struct fixture *fixture, struct actor *actor)
{
	actor_init_of(fixture, fixture->budget, actor);
}

void actor_finish(struct actor *actor)
{
	window_destroy(actor->window);
	popup_destroy(actor->popup);
	layer_surface_destroy(actor->layer);
	lock_surface_destroy(actor->lock_surface);
	shell_surface_destroy(actor->shell_surface);
	surface_destroy(actor->surface);
	*actor = (struct actor){0};
}

void actor_make_window(struct actor *actor)
{
	if (desktop_create_window(actor->fixture->desktop, actor->shell_surface, &actor->window)) {
		abort();
	}
}

int actor_make_popup(struct actor *actor, struct actor *parent, int x, int y, int width, int height)
{
	struct positioner positioner;
	positioner_init(&positioner);
	positioner_set_size(&positioner, width, height);
	positioner_set_anchor_rect(&positioner, &(struct box){x, y, 1, 1});
	positioner_set_anchor(&positioner, 5);  /* top_left */
	positioner_set_gravity(&positioner, 8); /* bottom_right */
	return desktop_create_popup(actor->fixture->desktop, actor->shell_surface,
		parent != NULL ? parent->shell_surface : NULL, &positioner, &actor->popup);
}

void actor_make_layer(struct actor *actor, enum layer_level level, int output_index)
{
	if (desktop_create_layer_surface(actor->fixture->desktop, actor->shell_surface, level,
		    output_index, &actor->layer)) {
		abort();
	}
}

int actor_commit(struct actor *actor)
{
	int result = surface_commit(actor->surface);
	fixture_dispatch(actor->fixture);
	return result;
}

int actor_show(struct actor *actor, int width, int height)
{
	struct surface_state *pending = &actor->surface->pending;
	struct buffer *buffer;
	if (single_pixel_buffer_create(0, 0, 0, UINT32_MAX, &buffer) != 0) {
		abort();
	}
	surface_attach(actor->surface, buffer);
	buffer_unref(buffer);
	pending->viewport.has_destination = true;
	pending->viewport.to_width = width;
	pending->viewport.to_height = height;
	pending->changes |= SURFACE_CHANGE_BUFFER | SURFACE_CHANGE_DESTINATION;
	return actor_commit(actor);
}

int actor_hide(struct actor *actor)
{
	surface_state_attach(&actor->surface->pending, NULL);
	actor->surface->pending.changes |= SURFACE_CHANGE_BUFFER;
	return actor_commit(actor);
}

int actor_ack(struct actor *actor)
{
	return shell_surface_ack(actor->shell_surface, actor->serial);
}

void actor_map(struct actor *actor, int width, int height)
{
	actor_commit(actor);
	actor_ack(actor);
	actor_show(actor, width, height);
}

void actor_obey(struct actor *actor)
{
	actor_ack(actor);
	actor_show(actor, actor->last.box.width, actor->last.box.height);
}

static int rank(const struct actor *actor)
{
	const struct scene_node *wanted = actor->shell_surface->node, *node;
	int place = 0;
	for (int band = 0; band < SCENE_BAND_COUNT; band++) {
		wl_list_for_each (node, &wanted->scene->bands[band], link) {
			place++;
			if (node == wanted) {
				return place;
			}
		}
	}
	return 0;
}

bool actor_is_above(const struct actor *a, const struct actor *b)
{
	return rank(a) > rank(b);
}

void press_at(struct fixture *fixture, double x, double y)
{
	desktop_handle_motion(fixture->desktop, x, y);
	desktop_handle_button(fixture->desktop, x, y, true);
	fixture_dispatch(fixture);
}

void release_at(struct fixture *fixture, double x, double y)
{
	desktop_handle_motion(fixture->desktop, x, y);
	desktop_handle_button(fixture->desktop, x, y, false);
	fixture_dispatch(fixture);
}
