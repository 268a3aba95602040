/* SPDX-License-Identifier: MIT */
#include "paint-widgets.h"

#include <linux/input-event-codes.h>
#include <math.h>
#include <string.h>

static const double brush = 7; /* pixels */
static const double button_side = 32, button_step = 44, button_first = 14;
static const double title_left = 290;

static const double colours[WIDGETS_COLOURS][3] = {
	{0.13, 0.17, 0.22},
	{0.80, 0.22, 0.22},
	{0.93, 0.62, 0.14},
	{0.24, 0.62, 0.33},
	{0.16, 0.45, 0.78},
	{0.52, 0.30, 0.68},
};

void widgets_init(struct widgets *widgets_out,
	void (*changed)(void *data, const struct weddell_box *box), void *data)
{
	*widgets_out = (struct widgets){
		.changed = changed,
		.data = data,
		.paper = cairo_image_surface_create(
			CAIRO_FORMAT_ARGB32, WIDGETS_PAPER_WIDTH, WIDGETS_PAPER_HEIGHT),
		.x = -1,
		.y = -1,
	};
}

void widgets_finish(struct widgets *widgets)
{
	cairo_surface_destroy(widgets->paper);
}

static void say_changed(
	const struct widgets *widgets, double x, double y, double width, double height)
{
	const struct weddell_box box = {(int32_t)floor(x), (int32_t)floor(y),
		(int32_t)ceil(width) + 1, (int32_t)ceil(height) + 1};
	widgets->changed(widgets->data, &box);
}

static void draw_buttons(const struct widgets *widgets, cairo_t *cairo)
{
	for (int i = 0; i < WIDGETS_COLOURS; i++) {
		const double *colour = colours[i];
		cairo_rectangle(
			cairo, button_first + button_step * i, 14, button_side, button_side);
		cairo_set_source_rgb(cairo, colour[0], colour[1], colour[2]);
		cairo_fill_preserve(cairo);
		cairo_set_source_rgb(cairo, 1, 1, 1);
		cairo_set_line_width(cairo, i == widgets->colour ? 4 : 1);
		cairo_stroke(cairo);
	}
}

static void draw_title(const struct widgets *widgets, cairo_t *cairo)
{
	cairo_select_font_face(
		cairo, "sans-serif", CAIRO_FONT_SLANT_NORMAL, CAIRO_FONT_WEIGHT_BOLD);
	cairo_set_font_size(cairo, 20);
	cairo_move_to(cairo, title_left, 37);
	cairo_set_source_rgb(cairo, 1, 1, 1);
	cairo_show_text(cairo, widgets->title[0] != '\0' ? widgets->title : "type a title");
}

void widgets_draw(const struct widgets *widgets, cairo_t *cairo)
{
	cairo_set_source_rgb(cairo, 0.27, 0.33, 0.40);
	cairo_paint(cairo);
	draw_buttons(widgets, cairo);
	draw_title(widgets, cairo);
	cairo_rectangle(cairo, 0, WIDGETS_PAPER_TOP, WIDGETS_PAPER_WIDTH, WIDGETS_PAPER_HEIGHT);
	cairo_set_source_rgb(cairo, 0.98, 0.97, 0.94);
	cairo_fill(cairo);
	cairo_set_source_surface(cairo, widgets->paper, 0, WIDGETS_PAPER_TOP);
	cairo_paint(cairo);
}

/* A stroke of the brush on the paper. */
static void paint(struct widgets *widgets, double x, double y)
{
	const double *colour = colours[widgets->colour];
	cairo_t *cairo = cairo_create(widgets->paper);
	cairo_translate(cairo, 0, -WIDGETS_PAPER_TOP);
	cairo_set_source_rgb(cairo, colour[0], colour[1], colour[2]);
	cairo_set_line_width(cairo, brush);
	cairo_set_line_cap(cairo, CAIRO_LINE_CAP_ROUND);
	cairo_move_to(cairo, widgets->x, widgets->y);
	cairo_line_to(cairo, x, y);
	cairo_stroke(cairo);
	cairo_destroy(cairo);
	say_changed(widgets, fmin(x, widgets->x) - brush, fmin(y, widgets->y) - brush,
		fabs(x - widgets->x) + 2 * brush, fabs(y - widgets->y) + 2 * brush);
}

void widgets_point(struct widgets *widgets, double x, double y)
{
	if (widgets->painting) {
		paint(widgets, x, y);
	}
	widgets->x = x;
	widgets->y = y;
}

void widgets_press(struct widgets *widgets, bool pressed)
{
	bool on_paper = widgets->y >= WIDGETS_PAPER_TOP;
	double place = (widgets->x - button_first) / button_step;
	if (pressed && !on_paper && place >= 0 && place < WIDGETS_COLOURS) {
		widgets->colour = (int)place;
		say_changed(widgets, 0, 0, title_left, WIDGETS_PAPER_TOP);
	}
	widgets->painting = pressed && on_paper;
}

/* By the places of the keys of a US keyboard; '\0' for those without a letter. */
static char letter_of(uint32_t key)
{
	static const struct {
		uint32_t first;
		const char *letters;
	} rows[] = {{KEY_Q, "qwertyuiop"}, {KEY_A, "asdfghjkl"}, {KEY_Z, "zxcvbnm"}};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		if (key >= rows[i].first && key - rows[i].first < strlen(rows[i].letters)) {
			return rows[i].letters[key - rows[i].first];
		}
	}
	return key == KEY_SPACE ? ' ' : '\0';
}

void widgets_key(struct widgets *widgets, uint32_t key)
{
	size_t length = strlen(widgets->title);
	char letter = letter_of(key);
	if (key == KEY_BACKSPACE && length > 0) {
		widgets->title[length - 1] = '\0';
	} else if (letter != '\0' && length < WIDGETS_TITLE) {
		widgets->title[length] = letter;
		widgets->title[length + 1] = '\0';
	} else {
		return;
	}
	say_changed(widgets, title_left, 0, WIDGETS_PAPER_WIDTH, WIDGETS_PAPER_TOP);
}
