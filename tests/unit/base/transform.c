/* SPDX-License-Identifier: MIT */
/*
 * The transforms, checked against a picture that is really turned: a flip
 * mirrors each row, a turn by 90 degrees counter-clockwise makes the last
 * column the first row. What wl_output.transform says in words is done here
 * cell by cell, and transform_point and transform_box must agree with it.
 */
#include "base/transform.h"
#include "check.h"

enum {
	WIDTH = 4,
	HEIGHT = 3,
	SIDE = 4,
};

struct picture {
	int width, height;
	char cell[SIDE][SIDE]; /* row, column */
};

static const struct {
	const char *name;
	enum transform transform;
	bool swaps;
	enum transform inverse;
} rows[] = {
	{"normal", TRANSFORM_NORMAL, false, TRANSFORM_NORMAL},
	{"90", TRANSFORM_90, true, TRANSFORM_270},
	{"180", TRANSFORM_180, false, TRANSFORM_180},
	{"270", TRANSFORM_270, true, TRANSFORM_90},
	{"flipped", TRANSFORM_FLIPPED, false, TRANSFORM_FLIPPED},
	{"flipped 90", TRANSFORM_FLIPPED_90, true, TRANSFORM_FLIPPED_90},
	{"flipped 180", TRANSFORM_FLIPPED_180, false, TRANSFORM_FLIPPED_180},
	{"flipped 270", TRANSFORM_FLIPPED_270, true, TRANSFORM_FLIPPED_270},
};

#define ROWS (sizeof(rows) / sizeof(rows[0]))

static struct picture draw(void)
{
	struct picture picture = {.width = WIDTH, .height = HEIGHT};
	for (int y = 0; y < HEIGHT; y++) {
		for (int x = 0; x < WIDTH; x++) {
			picture.cell[y][x] = (char)('a' + y * WIDTH + x);
		}
	}
	return picture;
}

static struct picture flip(const struct picture *from)
{
	struct picture to = {.width = from->width, .height = from->height};
	for (int y = 0; y < from->height; y++) {
		for (int x = 0; x < from->width; x++) {
			to.cell[y][x] = from->cell[y][from->width - 1 - x];
		}
	}
	return to;
}

static struct picture turn(const struct picture *from)
{
	struct picture to = {.width = from->height, .height = from->width};
	for (int y = 0; y < to.height; y++) {
		for (int x = 0; x < to.width; x++) {
			to.cell[y][x] = from->cell[x][from->width - 1 - y];
		}
	}
	return to;
}

static struct picture apply(enum transform transform)
{
	struct picture picture = draw();
	if (transform >= TRANSFORM_FLIPPED) {
		picture = flip(&picture);
	}
	for (int turns = 0; turns < (int)transform % 4; turns++) {
		picture = turn(&picture);
	}
	return picture;
}

static void points_go_where_pixels_go(void)
{
	struct picture before = draw();
	for (size_t i = 0; i < ROWS; i++) {
		struct picture after = apply(rows[i].transform);
		for (int cell = 0; cell < WIDTH * HEIGHT; cell++) {
			double x = cell % WIDTH + 0.5, y = cell / WIDTH + 0.5;
			char mark = before.cell[(int)y][(int)x];
			transform_point(rows[i].transform, WIDTH, HEIGHT, &x, &y);
			CHECK_ROW(rows[i].name, x > 0 && x < after.width, true);
			CHECK_ROW(rows[i].name, y > 0 && y < after.height, true);
			CHECK_ROW(rows[i].name, after.cell[(int)y][(int)x], mark);
		}
	}
}

/* How often a mark of the source box is found in the target box. */
static int count_common(
	const struct picture *from, struct box source, const struct picture *to, struct box target)
{
	int common = 0;
	for (int y = target.y; y < target.y + target.height; y++) {
		for (int x = target.x; x < target.x + target.width; x++) {
			for (int n = 0; n < source.width * source.height; n++) {
				char mark = from->cell[source.y + n / source.width]
						      [source.x + n % source.width];
				common += to->cell[y][x] == mark;
			}
		}
	}
	return common;
}

static void boxes_hold_the_same_pixels(void)
{
	static const struct box boxes[] = {
		{0, 0, WIDTH, HEIGHT}, {0, 0, 1, 1}, {1, 0, 2, 1}, {3, 1, 1, 2}, {1, 1, 3, 2}};
	struct picture before = draw();
	for (size_t i = 0; i < ROWS; i++) {
		struct picture after = apply(rows[i].transform);
		for (size_t b = 0; b < sizeof(boxes) / sizeof(boxes[0]); b++) {
			struct box box = transform_box(rows[i].transform, WIDTH, HEIGHT, boxes[b]);
			int cells = boxes[b].width * boxes[b].height;
			CHECK_ROW(rows[i].name, box.width * box.height, cells);
			CHECK_ROW(rows[i].name, box.x >= 0 && box.y >= 0, true);
			CHECK_ROW(rows[i].name, box.x + box.width <= after.width, true);
			CHECK_ROW(rows[i].name, box.y + box.height <= after.height, true);
			CHECK_ROW(
				rows[i].name, count_common(&before, boxes[b], &after, box), cells);
		}
	}
}

static void inverses_undo(void)
{
	for (size_t i = 0; i < ROWS; i++) {
		enum transform inverse = transform_invert(rows[i].transform);
		CHECK_ROW(rows[i].name, inverse, rows[i].inverse);
		CHECK_ROW(rows[i].name, transform_swaps_axes(rows[i].transform), rows[i].swaps);
		double x = 1.25, y = 0.5;
		transform_point(rows[i].transform, WIDTH, HEIGHT, &x, &y);
		bool swaps = rows[i].swaps;
		transform_point(inverse, swaps ? HEIGHT : WIDTH, swaps ? WIDTH : HEIGHT, &x, &y);
		CHECK_ROW(rows[i].name, x == 1.25 && y == 0.5, true);
	}
}

static void only_eight_numbers_are_transforms(void)
{
	for (int32_t value = 0; value < 8; value++) {
		CHECK(transform_is_valid(value));
	}
	CHECK(!transform_is_valid(-1));
	CHECK(!transform_is_valid(8));
	CHECK(!transform_is_valid(INT32_MIN));
	CHECK(!transform_is_valid(INT32_MAX));
}

static void each_has_a_name(void)
{
	for (int32_t value = 0; value < 8; value++) {
		enum transform found;
		CHECK(transform_from_name(transform_name((enum transform)value), &found));
		CHECK_EQ(found, value);
	}
	enum transform none;
	CHECK(!transform_from_name("45", &none));
	CHECK(!transform_from_name("", &none));
}

static const struct check_case cases[] = {
	{"points go where pixels go", points_go_where_pixels_go},
	{"boxes hold the same pixels", boxes_hold_the_same_pixels},
	{"inverses undo", inverses_undo},
	{"only eight numbers are transforms", only_eight_numbers_are_transforms},
	{"each has a name", each_has_a_name},
};

CHECK_MAIN(cases)
