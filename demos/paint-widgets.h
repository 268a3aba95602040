/* SPDX-License-Identifier: MIT */
/*
 * The widgets of the paint demo: a row of colours, a title to type, and paper
 * to paint on. They know Cairo and nothing of Wayland; what has changed is told
 * as boxes of logical pixels, and drawn when somebody asks.
 */
#ifndef DEMOS_PAINT_WIDGETS_H
#define DEMOS_PAINT_WIDGETS_H

#include <cairo.h>
#include <stdbool.h>
#include <stdint.h>
#include <weddell-client.h>

enum {
	WIDGETS_COLOURS = 6,
	WIDGETS_TITLE = 32, /* letters */
	WIDGETS_PAPER_WIDTH = 1600,
	WIDGETS_PAPER_HEIGHT = 1000,
	WIDGETS_PAPER_TOP = 60,
};

struct widgets {
	void (*changed)(void *data, const struct weddell_box *box);
	void *data;
	cairo_surface_t *paper;
	int colour; /* of the brush */
	char title[WIDGETS_TITLE + 1];
	double x, y; /* of the pointer */
	bool painting;
};

/* changed is called for each part that looks different from before. */
void widgets_init(struct widgets *widgets_out,
	void (*changed)(void *data, const struct weddell_box *box), void *data);

void widgets_finish(struct widgets *widgets);

/* Draws all of it, in logical pixels; the clip says what is needed. */
void widgets_draw(const struct widgets *widgets, cairo_t *cairo);

void widgets_point(struct widgets *widgets, double x, double y);
void widgets_press(struct widgets *widgets, bool pressed);
void widgets_key(struct widgets *widgets, uint32_t key);

#endif
