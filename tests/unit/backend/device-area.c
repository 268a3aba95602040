/* SPDX-License-Identifier: MIT */
#include "backend/libinput/device-area.h"

#include "backend/headless/headless.h"
#include "check.h"

struct screens {
	struct wl_event_loop *loop;
	struct scene scene;
	struct output_layout layout;
	struct headless_backend *backend;
};

static void begin(struct screens *screens)
{
	screens->loop = wl_event_loop_create();
	scene_init(&screens->scene);
	output_layout_init(&screens->layout, screens->loop, &screens->scene);
	CHECK_EQ(headless_backend_create(&screens->layout, &screens->backend), 0);
}

static void end(struct screens *screens)
{
	headless_backend_destroy(screens->backend);
	output_layout_finish(&screens->layout);
	scene_finish(&screens->scene);
	wl_event_loop_destroy(screens->loop);
}

static void add(struct screens *screens, const char *name, int32_t width, int32_t height,
	double scale, enum transform transform)
{
	struct headless_output_config config = {
		.width = width,
		.height = height,
		.scale = scale,
		.transform = transform,
		.name = name,
	};
	struct output *output;
	CHECK_EQ(headless_backend_add_output(screens->backend, &config, &output), 0);
}

static void none_has_no_area(void)
{
	struct screens screens;
	double x = 0.5, y = 0.5;
	begin(&screens);
	CHECK(!device_area_to_scene(&screens.layout, NULL, &x, &y));
	end(&screens);
}

static void one_output(void)
{
	static const struct {
		const char *name;
		double scale;
		enum transform transform;
		double x, y, scene_x, scene_y;
	} rows[] = {
		{"as it is", 1, TRANSFORM_NORMAL, 0.25, 0.5, 50, 50},
		{"scaled", 2, TRANSFORM_NORMAL, 0.25, 0.5, 25, 25},
		{"upside down", 1, TRANSFORM_180, 0.25, 0.75, 150, 25},
		{"a corner, turned left", 1, TRANSFORM_90, 0, 0, 100, 0},
		{"the next corner", 1, TRANSFORM_90, 1, 0, 100, 200},
		{"flipped", 1, TRANSFORM_FLIPPED, 0, 0, 200, 0},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct screens screens;
		double x = rows[i].x, y = rows[i].y;
		begin(&screens);
		add(&screens, "ONE", 200, 100, rows[i].scale, rows[i].transform);
		CHECK_ROW(rows[i].name, device_area_to_scene(&screens.layout, NULL, &x, &y), true);
		CHECK_ROW(rows[i].name, x, rows[i].scene_x);
		CHECK_ROW(rows[i].name, y, rows[i].scene_y);
		end(&screens);
	}
}

static void several_outputs(void)
{
	static const struct {
		const char *name; /* of the device's output */
		double scene_x, scene_y;
	} rows[] = {
		{"LEFT", 50, 50},
		{"RIGHT", 250, 100},
		{"GONE", 200, 100}, /* the middle of all */
		{NULL, 200, 100},
	};
	struct screens screens;
	begin(&screens);
	add(&screens, "LEFT", 100, 100, 1, TRANSFORM_NORMAL);
	add(&screens, "RIGHT", 300, 200, 1, TRANSFORM_NORMAL);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		double x = 0.5, y = 0.5;
		const char *name = rows[i].name != NULL ? rows[i].name : "none named";
		CHECK_ROW(name, device_area_to_scene(&screens.layout, rows[i].name, &x, &y), true);
		CHECK_ROW(name, x, rows[i].scene_x);
		CHECK_ROW(name, y, rows[i].scene_y);
	}
	end(&screens);
}

static const struct check_case cases[] = {
	{"none has no area", none_has_no_area},
	{"one output", one_output},
	{"several outputs", several_outputs},
};

CHECK_MAIN(cases)
