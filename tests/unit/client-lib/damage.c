/* SPDX-License-Identifier: MIT */
#include "client-lib/damage.h"
#include "check.h"

enum {
	WIDTH = 100,
	HEIGHT = 50,
};

static const struct {
	const char *name;
	struct weddell_box added[4];
	size_t count;
	struct weddell_box boxes[4];
} tables[] = {
	{"one", {{1, 2, 3, 4}}, 1, {{1, 2, 3, 4}}},
	{"two apart", {{0, 0, 5, 5}, {50, 0, 5, 5}}, 2, {{0, 0, 5, 5}, {50, 0, 5, 5}}},
	{"the same again", {{0, 0, 5, 5}, {0, 0, 5, 5}}, 1, {{0, 0, 5, 5}}},
	{"one inside", {{0, 0, 9, 9}, {1, 1, 2, 2}}, 1, {{0, 0, 9, 9}}},
	{"one around", {{1, 1, 2, 2}, {0, 0, 9, 9}}, 1, {{0, 0, 9, 9}}},
	{"one around two", {{1, 1, 2, 2}, {5, 5, 2, 2}, {0, 0, 9, 9}}, 1, {{0, 0, 9, 9}}},
	{"clipped at the top left", {{-5, -6, 10, 10}}, 1, {{0, 0, 5, 4}}},
	{"clipped at the bottom right", {{95, 45, 10, 10}}, 1, {{95, 45, 5, 5}}},
	{"outside", {{100, 0, 10, 10}}, 0, {{0}}},
	{"above", {{0, -10, 10, 10}}, 0, {{0}}},
	{"no width", {{10, 10, 0, 10}}, 0, {{0}}},
	{"negative height", {{10, 10, 10, -3}}, 0, {{0}}},
	{"as large as can be said", {{0, 0, INT32_MAX, INT32_MAX}}, 1, {{0, 0, WIDTH, HEIGHT}}},
	{"x + width past an int32_t", {{10, 0, INT32_MAX, 1}}, 1, {{10, 0, WIDTH - 10, 1}}},
	{"from far left", {{INT32_MIN, 0, INT32_MAX, 1}}, 0, {{0}}},
};

static void boxes(void)
{
	for (size_t i = 0; i < sizeof(tables) / sizeof(tables[0]); i++) {
		struct damage damage;
		damage_clear(&damage);
		for (size_t j = 0; j < 4; j++) {
			damage_add(&damage, &tables[i].added[j], WIDTH, HEIGHT);
		}
		CHECK_ROW(tables[i].name, damage.count, tables[i].count);
		for (size_t j = 0; j < damage.count; j++) {
			CHECK_ROW(tables[i].name, damage.boxes[j].x, tables[i].boxes[j].x);
			CHECK_ROW(tables[i].name, damage.boxes[j].y, tables[i].boxes[j].y);
			CHECK_ROW(tables[i].name, damage.boxes[j].width, tables[i].boxes[j].width);
			CHECK_ROW(
				tables[i].name, damage.boxes[j].height, tables[i].boxes[j].height);
		}
	}
}

static bool covered(const struct damage *damage, int32_t x, int32_t y)
{
	for (size_t i = 0; i < damage->count; i++) {
		const struct weddell_box *box = &damage->boxes[i];
		if (x >= box->x && x < box->x + box->width && y >= box->y &&
			y < box->y + box->height) {
			return true;
		}
	}
	return false;
}

/* However many boxes: what was added stays covered, inside the picture. */
static void never_says_less_than_is_true(void)
{
	uint32_t random = 7;
	for (int round = 0; round < 200; round++) {
		bool dirty[HEIGHT][WIDTH] = {{false}};
		struct damage damage;
		damage_clear(&damage);
		for (int i = 0; i < 20; i++) {
			random = random * 1664525u + 1013904223u;
			struct weddell_box box = {(int32_t)(random >> 8) % WIDTH,
				(int32_t)(random >> 16) % HEIGHT, 1 + (int32_t)(random >> 20) % 12,
				1 + (int32_t)(random >> 26) % 12};
			damage_add(&damage, &box, WIDTH, HEIGHT);
			for (int32_t y = box.y; y < box.y + box.height && y < HEIGHT; y++) {
				for (int32_t x = box.x; x < box.x + box.width && x < WIDTH; x++) {
					dirty[y][x] = true;
				}
			}
		}
		CHECK(damage.count <= DAMAGE_BOXES);
		for (int32_t y = 0; y < HEIGHT; y++) {
			for (int32_t x = 0; x < WIDTH; x++) {
				CHECK(!dirty[y][x] || covered(&damage, x, y));
			}
		}
		for (size_t i = 0; i < damage.count; i++) {
			CHECK(damage.boxes[i].x + damage.boxes[i].width <= WIDTH);
			CHECK(damage.boxes[i].y + damage.boxes[i].height <= HEIGHT);
		}
	}
}

/* Boxes that lie far apart stay apart: joining takes the nearest. */
static void joins_what_lies_close(void)
{
	struct damage damage;
	damage_clear(&damage);
	for (int32_t i = 0; i < DAMAGE_BOXES; i++) {
		damage_add(&damage, &(struct weddell_box){i * 12, 0, 2, 2}, WIDTH, HEIGHT);
	}
	damage_add(&damage, &(struct weddell_box){38, 1, 2, 2}, WIDTH, HEIGHT);
	CHECK_EQ(damage.count, DAMAGE_BOXES);
	int64_t area = 0;
	for (size_t i = 0; i < damage.count; i++) {
		area += damage.boxes[i].width * damage.boxes[i].height;
	}
	CHECK_EQ(area, (DAMAGE_BOXES - 1) * 4 + 4 * 3);
}

static const struct check_case cases[] = {
	{"boxes", boxes},
	{"never says less than is true", never_says_less_than_is_true},
	{"joins what lies close", joins_what_lies_close},
};

CHECK_MAIN(cases)
