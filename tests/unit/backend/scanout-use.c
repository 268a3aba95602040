/* SPDX-License-Identifier: MIT */
#include "backend/drm/scanout-use.h"
#include "check.h"

static void test_frames(void)
{
	struct scanout_use use = {0};
	struct scanout_buffer a = {0}, b = {0};
	scanout_use_commit(&use, &a);
	CHECK_EQ(a.uses, 1);
	CHECK(use.shown == NULL);
	scanout_use_flip(&use);
	CHECK(use.shown == &a);
	scanout_use_commit(&use, &b);
	CHECK_EQ(a.uses, 1);
	CHECK_EQ(b.uses, 1);
	scanout_use_flip(&use);
	CHECK_EQ(a.uses, 0);
	CHECK(use.shown == &b);
	scanout_use_commit(&use, NULL);
	CHECK_EQ(b.uses, 1);
	scanout_use_flip(&use);
	CHECK_EQ(b.uses, 0);
	CHECK(use.shown == NULL);
}

static void test_same_again(void)
{
	struct scanout_use use = {0};
	struct scanout_buffer a = {0};
	scanout_use_commit(&use, &a);
	scanout_use_flip(&use);
	scanout_use_commit(&use, &a);
	CHECK_EQ(a.uses, 2);
	scanout_use_flip(&use);
	CHECK_EQ(a.uses, 1);
	scanout_use_end(&use);
	CHECK_EQ(a.uses, 0);
}

/* The kernel tells of the flip only after it has turned the screen off, and both buffers may be
 * gone before the next one. */
static void test_off_before_flip(void)
{
	struct scanout_use use = {0};
	struct scanout_buffer a = {0}, b = {0};
	scanout_use_commit(&use, &a);
	scanout_use_flip(&use);
	scanout_use_commit(&use, &b);
	scanout_use_end(&use);
	CHECK_EQ(a.uses, 0);
	CHECK_EQ(b.uses, 0);
	scanout_use_flip(&use);
	CHECK(use.shown == NULL);
	CHECK(use.awaited == NULL);
}

static const struct check_case cases[] = {
	{"from the commit until it is replaced", test_frames},
	{"the same buffer again", test_same_again},
	{"turned off while a flip is to come", test_off_before_flip},
};

CHECK_MAIN(cases)
