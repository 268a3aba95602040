/* SPDX-License-Identifier: MIT */
/*
 * A shell surface is what windows and popups have in common: a surface with a
 * window geometry, a configure sequence, a place in the scene, and popups of
 * its own. It is the model of xdg_surface.
 *
 * It guarantees the order of things: a first commit without a buffer, a
 * configure, its answer, and only then a buffer, again each time it was
 * unmapped. Where early_buffers is set, a buffer may come at any time, and is
 * shown; the configure follows. The role (window.h, popup.h, layer-surface.h)
 * says what is configured; where things go is the desktop's business.
 *
 * It may outlive its surface, and then does nothing any more.
 */
#ifndef WEDDELL_SHELL_SHELL_SURFACE_H
#define WEDDELL_SHELL_SHELL_SURFACE_H

#include "scene/scene.h"
#include "shell/configure-queue.h"

enum shell_surface_fault {
	SHELL_SURFACE_ROLE_TAKEN = 821,    /* the surface has a role of another kind, or is taken */
	SHELL_SURFACE_HAS_BUFFER,          /* when it was made, the surface had a buffer already */
	SHELL_SURFACE_NOT_CONSTRUCTED,     /* it has no role yet */
	SHELL_SURFACE_BUFFER_WITHOUT_ROLE, /* a buffer was attached, and it has no role yet */
	SHELL_SURFACE_ALREADY_CONSTRUCTED, /* it has a role */
	SHELL_SURFACE_BAD_GEOMETRY,        /* width or height is not positive */
	SHELL_SURFACE_NOT_INITIALISED,     /* a buffer before the first commit without one */
	SHELL_SURFACE_NOT_ACKED,           /* a buffer before a configure was acked */
};

struct shell_surface;

/* Spoken to the owner of the client's objects. */
struct shell_surface_listener {
	/* Tell the client; serial ends the sequence. */
	void (*configure)(void *data, uint32_t serial, const struct configuration *configuration);
	/* A window: the user wants it closed. */
	void (*close)(void *data);
	/* A popup or a layer surface: it was dismissed and is unmapped. */
	void (*dismissed)(void *data);
	/* A commit broke a rule, and nothing of it is applied; or an attach did. */
	void (*fault)(void *data, int fault);
};

/* One const object a role. All but surface_role may be NULL. */
struct shell_role {
	const struct surface_role *surface_role;
	bool is_geometry_whole; /* the window geometry is the surface without its subsurfaces */
	/* Before a commit; returns 0 or a fault of the role's. */
	int (*check)(struct shell_surface *shell_surface, bool attaches);
	/* The first commit without a buffer: the role fills in shell_surface.next. */
	void (*initial)(struct shell_surface *shell_surface);
	/* A commit was applied, content or not; answered is NULL when it answers nothing. Comes
	 * before map. */
	void (*commit)(struct shell_surface *shell_surface, const struct configuration *answered);
	void (*map)(struct shell_surface *shell_surface);
	/* It is no longer shown: by its client, or because its surface is going. */
	void (*unmap)(struct shell_surface *shell_surface);
};

struct shell_surface {
	struct surface *surface; /* NULL once that is destroyed */
	struct wl_display *display;
	const struct shell_role *role; /* NULL: none yet */
	void *role_object;             /* struct window, popup or layer_surface */
	struct scene_node *node;       /* NULL without a role */

	struct box geometry; /* the window geometry, current; surface coordinates */
	int32_t x, y;        /* of the geometry's top left, layout */
	bool mapped;
	bool initialised; /* the first commit was made */

	struct configuration next; /* what the next configure will say */
	struct configure_queue queue;

	struct wl_list popups; /* popup.link: those it is the parent of, bottom to top */
	bool inert;            /* dismissed: commits change nothing any more */
	bool early_buffers;    /* for the one who made it to set */

	struct {
		struct wl_signal moved;   /* struct shell_surface: its place was set */
		struct wl_signal unmap;   /* struct shell_surface */
		struct wl_signal destroy; /* struct shell_surface: about to be freed */
	} events;

	/* private */
	const struct shell_surface_listener *listener;
	void *listener_data;
	bool has_geometry, has_pending_geometry;
	struct box set_geometry, pending_geometry;
	bool configured; /* the first configure was acked, or is not waited for */
	struct wl_event_source *idle;
	struct wl_listener surface_attach, surface_destroy;
};

/* Returns 0, SHELL_SURFACE_ROLE_TAKEN, SHELL_SURFACE_HAS_BUFFER or -ENOMEM. */
int shell_surface_create(struct surface *surface, struct wl_display *display,
	const struct shell_surface_listener *listener, void *data,
	struct shell_surface **shell_surface_out);
/* Its role object must be gone, and popups have lost their parent. NULL is fine. */
void shell_surface_destroy(struct shell_surface *shell_surface);

/* The one of a surface with a role of this folder; NULL for none. */
struct shell_surface *shell_surface_from_surface(const struct surface *surface);

/* For role objects. Returns 0, SHELL_SURFACE_ALREADY_CONSTRUCTED, SHELL_SURFACE_ROLE_TAKEN or
 * -ENOMEM. With a role it has a node in the windows' band. */
int shell_surface_set_role(struct shell_surface *shell_surface, const struct shell_role *role,
	void *role_object, struct scene *scene);
/* The role object is gone; unmaps. The same role may be given again. */
void shell_surface_clear_role(struct shell_surface *shell_surface);

/* Applies with the next commit. Returns 0, SHELL_SURFACE_NOT_CONSTRUCTED or _BAD_GEOMETRY. */
int shell_surface_set_geometry(struct shell_surface *shell_surface, const struct box *geometry);

/* Returns 0, SHELL_SURFACE_NOT_CONSTRUCTED or CONFIGURE_QUEUE_UNKNOWN_SERIAL. */
int shell_surface_ack(struct shell_surface *shell_surface, uint32_t serial);

/* Has shell_surface.next sent when the event loop is idle; what is asked for before the first
 * commit, goes with the configure that answers it. */
void shell_surface_schedule_configure(struct shell_surface *shell_surface);
bool shell_surface_is_configure_scheduled(const struct shell_surface *shell_surface);

/* place, or as far that way as is far outside of any output, so that sums of places do not
 * overflow. */
int32_t shell_surface_hold(int64_t place);

/* Moves the window geometry's top left to (x, y) of the layout, as shell_surface_hold has it. */
void shell_surface_move(struct shell_surface *shell_surface, int64_t x, int64_t y);

/* The window geometry in the layout. */
struct box shell_surface_box(const struct shell_surface *shell_surface);

/* For role objects: hides it, and forgets all that was configured. The window geometry stays: it is
 * of the surface, and not of what it is shown as. */
void shell_surface_unmap(struct shell_surface *shell_surface);

/* For surface_role objects. */
int shell_surface_check(struct surface *surface, const struct surface_state *pending);
void shell_surface_committed(struct surface *surface);

#endif
