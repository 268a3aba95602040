/* SPDX-License-Identifier: MIT */
#include "buffer/buffer.h"
#include "buffer/single-pixel-buffer.h"
#include "check.h"
#include "dies.h"

struct fake {
	struct buffer base;
	int destroyed, released, broken, fault;
	bool locked_at_release;
};

static bool fake_view(struct buffer *base, struct pixel_view *view_out)
{
	return false;
}

static int fake_read(struct buffer *base, const struct box *box, void *data, size_t stride)
{
	return 5;
}

static void fake_destroy(struct buffer *base)
{
	((struct fake *)base)->destroyed++;
}

static const struct buffer_interface fake_impl = {
	.view = fake_view,
	.read = fake_read,
	.destroy = fake_destroy,
};

static void note_release(void *data, struct buffer *buffer)
{
	struct fake *fake = data;
	fake->released++;
	fake->locked_at_release = buffer_is_locked(buffer);
}

static void note_broken(void *data, struct buffer *buffer, int fault)
{
	struct fake *fake = data;
	fake->broken++;
	fake->fault = fault;
}

static const struct buffer_listener listener = {note_release, note_broken};

static void fake_init(struct fake *fake)
{
	memset(fake, 0, sizeof(*fake));
	buffer_init(&fake->base, &fake_impl, pixel_format_from_fourcc(PIXEL_FORMAT_XRGB8888), 8, 4);
	buffer_set_listener(&fake->base, &listener, fake);
}

static void begins_with_one_reference_and_no_lock(void)
{
	struct fake fake;
	fake_init(&fake);
	CHECK_EQ(fake.base.width, 8);
	CHECK_EQ(fake.base.height, 4);
	CHECK(fake.base.opaque);
	CHECK(!buffer_is_locked(&fake.base));
	buffer_unref(&fake.base);
	CHECK_EQ(fake.destroyed, 1);
	CHECK_EQ(fake.released, 0);
	buffer_unref(NULL);
}

static void released_with_the_last_lock(void)
{
	struct fake fake;
	fake_init(&fake);
	CHECK(buffer_lock(&fake.base) == &fake.base);
	buffer_lock(&fake.base);
	CHECK(buffer_is_locked(&fake.base));
	buffer_unlock(&fake.base);
	CHECK_EQ(fake.released, 0);
	buffer_unlock(&fake.base);
	CHECK_EQ(fake.released, 1);
	CHECK(!fake.locked_at_release);
	/* shown again, released again */
	buffer_lock(&fake.base);
	buffer_unlock(&fake.base);
	CHECK_EQ(fake.released, 2);
	buffer_unref(&fake.base);
	CHECK_EQ(fake.destroyed, 1);
	buffer_unlock(NULL);
}

static void lock_keeps_what_the_client_destroyed(void)
{
	struct fake fake;
	fake_init(&fake);
	buffer_lock(&fake.base);
	buffer_set_listener(&fake.base, NULL, NULL);
	buffer_unref(&fake.base);
	CHECK_EQ(fake.destroyed, 0);
	buffer_report_broken(&fake.base, 7);
	buffer_unlock(&fake.base);
	CHECK_EQ(fake.destroyed, 1);
	CHECK_EQ(fake.released, 0);
	CHECK_EQ(fake.broken, 0);
}

static void references_are_not_locks(void)
{
	struct fake fake;
	fake_init(&fake);
	CHECK(buffer_ref(&fake.base) == &fake.base);
	CHECK(!buffer_is_locked(&fake.base));
	buffer_unref(&fake.base);
	CHECK_EQ(fake.destroyed, 0);
	buffer_unref(&fake.base);
	CHECK_EQ(fake.destroyed, 1);
	CHECK_EQ(fake.released, 0);
}

static void broken_is_passed_on(void)
{
	struct fake fake;
	fake_init(&fake);
	buffer_report_broken(&fake.base, 5);
	CHECK_EQ(fake.broken, 1);
	CHECK_EQ(fake.fault, 5);
	CHECK_EQ(buffer_read(&fake.base, &(struct box){0, 0, 8, 4}, NULL, 32), 5);
	CHECK(!buffer_view(&fake.base, NULL));
	buffer_unref(&fake.base);
}

static void unlock_too_often(void)
{
	struct fake fake;
	fake_init(&fake);
	buffer_unlock(&fake.base);
}

static void unref_while_locked(void)
{
	struct fake fake;
	fake_init(&fake);
	buffer_lock(&fake.base);
	buffer_unref(&fake.base);
	buffer_unref(&fake.base);
}

static void read_box(struct box box)
{
	struct fake fake;
	fake_init(&fake);
	(void)!buffer_read(&fake.base, &box, NULL, 32);
}

static void read_nothing(void)
{
	read_box((struct box){0, 0, 0, 1});
}

static void read_left_of_it(void)
{
	read_box((struct box){-1, 0, 1, 1});
}

static void read_above_it(void)
{
	read_box((struct box){0, -1, 1, 1});
}

static void read_too_wide(void)
{
	read_box((struct box){1, 0, 8, 1});
}

static void read_too_high(void)
{
	read_box((struct box){0, 1, 1, INT32_MAX});
}

static void mistakes_of_ours_abort(void)
{
	CHECK(dies(unlock_too_often));
	CHECK(dies(unref_while_locked));
	CHECK(dies(read_nothing));
	CHECK(dies(read_left_of_it));
	CHECK(dies(read_above_it));
	CHECK(dies(read_too_wide));
	CHECK(dies(read_too_high));
}

static void single_pixels(void)
{
	static const struct {
		const char *name;
		uint32_t red, green, blue, alpha, pixel;
		bool opaque;
	} rows[] = {
		{"nothing", 0, 0, 0, 0, 0, false},
		{"white", UINT32_MAX, UINT32_MAX, UINT32_MAX, UINT32_MAX, 0xffffffff, true},
		{"red", UINT32_MAX, 0, 0, UINT32_MAX, 0xffff0000, true},
		{"green", 0, UINT32_MAX, 0, UINT32_MAX, 0xff00ff00, true},
		{"blue", 0, 0, UINT32_MAX, UINT32_MAX, 0xff0000ff, true},
		{"half of all", 0x80000000, 0x80000000, 0x80000000, 0x80000000, 0x80808080, false},
		{"rounded down", 0x00808080, 0x00808080, 0, 0xfefefefe, 0xfe000000, false},
		{"rounded up", 0x00808081, 0, 0, UINT32_MAX - 1, 0xff010000, true},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct buffer *buffer;
		struct pixel_view view;
		uint32_t pixel = 0;
		CHECK_EQ(single_pixel_buffer_create(
				 rows[i].red, rows[i].green, rows[i].blue, rows[i].alpha, &buffer),
			0);
		CHECK(buffer_view(buffer, &view));
		CHECK_ROW(rows[i].name, *(const uint32_t *)view.data, rows[i].pixel);
		CHECK_ROW(rows[i].name, view.width * view.height, 1);
		CHECK_ROW(rows[i].name, view.stride, 4);
		CHECK_ROW(rows[i].name, buffer->opaque, rows[i].opaque);
		CHECK_EQ(buffer_read(buffer, &(struct box){0, 0, 1, 1}, &pixel, 4), 0);
		CHECK_ROW(rows[i].name, pixel, rows[i].pixel);
		buffer_unref(buffer);
	}
}

static const struct check_case cases[] = {
	{"begins with one reference and no lock", begins_with_one_reference_and_no_lock},
	{"released with the last lock", released_with_the_last_lock},
	{"a lock keeps what the client destroyed", lock_keeps_what_the_client_destroyed},
	{"references are not locks", references_are_not_locks},
	{"broken is passed on", broken_is_passed_on},
	{"mistakes of ours abort", mistakes_of_ours_abort},
	{"single pixels", single_pixels},
};

CHECK_MAIN(cases)
