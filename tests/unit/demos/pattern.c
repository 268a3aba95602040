/* SPDX-License-Identifier: MIT */
/* The pattern of resize-stress is worth something only if a wrong pixel differs
 * from the right one. */
#include "demos/resize-stress/pattern.h"
#include "check.h"

enum {
	WIDTH = 320,
	HEIGHT = 200,
	STRIDE = WIDTH * 4,
};

struct picture {
	uint32_t pixels[HEIGHT][WIDTH];
};

static const struct weddell_box whole = {0, 0, WIDTH, HEIGHT};

static struct picture *paint(const struct pattern *pattern)
{
	struct picture *picture = calloc(1, sizeof(*picture));
	CHECK(picture != NULL);
	struct weddell_box box = {0, 0, pattern->width, pattern->height};
	pattern_paint(pattern, &box, picture, STRIDE);
	return picture;
}

static struct pattern whole_frame(uint32_t frame)
{
	struct pattern pattern;
	pattern_init(&pattern, frame, WIDTH, HEIGHT);
	return pattern;
}

/* Of the pixels below the header, how many are the same in both, b moved. */
static int count_equal(const struct picture *a, const struct picture *b, int dx, int dy)
{
	int equal = 0;
	for (int y = 1; y + dy < HEIGHT - 1; y++) {
		for (int x = 0; x + dx < WIDTH - 1; x++) {
			equal += a->pixels[y][x] == b->pixels[y + dy][x + dx];
		}
	}
	return equal;
}

static void wrong_pixels_differ(void)
{
	static const struct {
		const char *name;
		uint32_t frame;
		int32_t width, height;
		int dx, dy;
	} rows[] = {
		{"the frame before", 99, WIDTH, HEIGHT, 0, 0},
		{"two frames before", 98, WIDTH, HEIGHT, 0, 0},
		{"sixteen frames before", 84, WIDTH, HEIGHT, 0, 0},
		{"one pixel to the right", 100, WIDTH, HEIGHT, 1, 0},
		{"one row down", 100, WIDTH, HEIGHT, 0, 1},
		{"one pixel less wide", 100, WIDTH - 1, HEIGHT, 0, 0},
		{"one pixel less high", 100, WIDTH, HEIGHT - 1, 0, 0},
	};
	struct pattern right = whole_frame(100);
	struct picture *a = paint(&right);
	CHECK_EQ(count_equal(a, a, 0, 0), (HEIGHT - 2) * (WIDTH - 1));
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct pattern wrong;
		pattern_init(&wrong, rows[i].frame, rows[i].width, rows[i].height);
		struct picture *b = paint(&wrong);
		/* chance alone makes one in 4096 */
		CHECK_ROW(rows[i].name,
			count_equal(a, b, rows[i].dx, rows[i].dy) < WIDTH * HEIGHT / 1000, 1);
		free(b);
	}
	free(a);
}

static void patches_are_drawn_over_the_rest(void)
{
	struct pattern pattern = whole_frame(7);
	for (uint32_t frame = 8; pattern.patch_count < PATTERN_PATCHES; frame++) {
		struct picture *before = paint(&pattern);
		pattern_add_patch(&pattern, frame);
		const struct weddell_box *box = &pattern.patches[pattern.patch_count - 1].box;
		struct weddell_box header = pattern_header_box(&pattern);
		struct picture *after = paint(&pattern);
		CHECK(box->x >= 0 && box->width > 0 && box->x + box->width <= WIDTH);
		CHECK(box->y >= 0 && box->height > 0 && box->y + box->height <= HEIGHT);
		CHECK(memcmp(before, after, sizeof(*before)) != 0);
		/* patch and header drawn into the picture before make the one after */
		pattern_paint(&pattern, box, before, STRIDE);
		pattern_paint(&pattern, &header, before, STRIDE);
		CHECK(memcmp(before, after, sizeof(*before)) == 0);
		free(before);
		free(after);
	}
}

static void parts_make_the_whole(void)
{
	struct pattern pattern = whole_frame(21);
	pattern_add_patch(&pattern, 22);
	pattern_add_patch(&pattern, 23);
	struct picture *a = paint(&pattern);
	struct picture *b = calloc(1, sizeof(*b));
	CHECK(b != NULL);
	for (int32_t y = 0; y < HEIGHT; y += 7) {
		for (int32_t x = 0; x < WIDTH; x += 3) {
			struct weddell_box box = {x, y, x + 3 > WIDTH ? WIDTH - x : 3,
				y + 7 > HEIGHT ? HEIGHT - y : 7};
			pattern_paint(&pattern, &box, b, STRIDE);
		}
	}
	CHECK(memcmp(a, b, sizeof(*a)) == 0);
	free(a);
	free(b);
}

static void header_can_be_read_back(void)
{
	static const uint32_t frames[] = {1, 255, 0xffffff, 0x1000000, 0xffffffff};
	for (size_t i = 0; i < sizeof(frames) / sizeof(frames[0]); i++) {
		struct pattern pattern = whole_frame(frames[i]);
		struct pattern_header header = {0};
		uint32_t pixels[PATTERN_HEADER];
		pattern_span(&pattern, 0, 0, PATTERN_HEADER, pixels);
		CHECK(pattern_read_header(pixels, &header));
		CHECK_EQ(header.frame, frames[i]);
		CHECK_EQ(header.width, WIDTH);
		CHECK_EQ(header.height, HEIGHT);
		for (size_t j = 0; j < PATTERN_HEADER; j++) {
			pixels[j] ^= 1;
			CHECK(!pattern_read_header(pixels, &header));
			pixels[j] ^= 0xff000001u; /* the X byte may be anything */
			CHECK(pattern_read_header(pixels, &header));
		}
	}
}

static void a_narrow_window_has_no_header(void)
{
	struct pattern pattern;
	pattern_init(&pattern, 5, PATTERN_HEADER - 1, 3);
	CHECK_EQ(pattern_header_box(&pattern).width, 0);
	pattern_init(&pattern, 5, PATTERN_HEADER, 3);
	CHECK_EQ(pattern_header_box(&pattern).width, PATTERN_HEADER);
	pattern_init(&pattern, 5, 1, 1);
	uint32_t pixel = 0;
	pattern_span(&pattern, 0, 0, 1, &pixel);
	CHECK_EQ(pixel >> 24, 0xff);
}

static void all_pixels_are_opaque(void)
{
	struct pattern pattern = whole_frame(3);
	struct picture *picture = calloc(1, sizeof(*picture));
	CHECK(picture != NULL);
	pattern_paint(&pattern, &whole, picture, STRIDE);
	for (int y = 0; y < HEIGHT; y++) {
		for (int x = 0; x < WIDTH; x++) {
			CHECK_EQ(picture->pixels[y][x] >> 24, 0xff);
		}
	}
	free(picture);
}

static const struct check_case cases[] = {
	{"wrong pixels differ", wrong_pixels_differ},
	{"patches are drawn over the rest", patches_are_drawn_over_the_rest},
	{"parts make the whole", parts_make_the_whole},
	{"header can be read back", header_can_be_read_back},
	{"a narrow window has no header", a_narrow_window_has_no_header},
	{"all pixels are opaque", all_pixels_are_opaque},
};

CHECK_MAIN(cases)
