/* SPDX-License-Identifier: MIT */
/*
 * zwlr_output_head_v1 and zwlr_output_mode_v1: one output as one client of
 * zwlr_output_manager_v1 sees it.
 */
#ifndef WEDDELL_WIRE_OUTPUT_HEAD_H
#define WEDDELL_WIRE_OUTPUT_HEAD_H

#include "output/output-setup.h"

struct output_head {
	struct wl_list link; /* its manager's */
	struct wl_resource *resource;
	struct output *output;
	struct output_setup told; /* while it is enabled */
	bool told_enabled;
	struct wl_list modes; /* output_head_mode.link */
};

struct output_head_mode {
	struct wl_list link; /* output_head.modes */
	struct wl_resource *resource;
	struct output_head *head;
	struct output_mode mode;
};

/* Announces output to the client of manager. It goes into heads; posts the error itself when there
 * is no memory. */
void output_head_create(struct wl_resource *manager, struct wl_list *heads, struct output *output);

/* Tells what is new. Returns whether anything is. */
bool output_head_update(struct output_head *head);

/* The client wants to hear no more. */
void output_head_abandon(struct output_head *head);

/* The output is gone; the objects stay with the client, without effect. */
void output_head_finish(struct output_head *head);

/* NULL when the output is gone. */
struct output_head *output_head_from_resource(struct wl_resource *resource);
struct output_head_mode *output_head_mode_from_resource(struct wl_resource *resource);

#endif
