/* SPDX-License-Identifier: MIT */
/*
 * weddell_shm_feedback_manager_v1 and its objects, as a client sees them.
 */
#include "check.h"
#include "feedback-talk.h"
#include "wire/shm/pool-resource.h"

#include "weddell-shm-feedback-v1-client-protocol.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

enum {
	WIDTH = TALK_WIDTH,
	HEIGHT = TALK_HEIGHT,
	SIZE = WIDTH * HEIGHT * 4,
	BUFFERS_A_STEP = 16384 / 8, /* of the default budget */
};

static int make_file(unsigned int flags, int seals)
{
	static const char zeros[2 * SIZE];
	int fd = memfd_create("feedback", MFD_CLOEXEC | flags);
	CHECK_EQ(write(fd, zeros, sizeof(zeros)), sizeof(zeros));
	CHECK_EQ(seals != 0 ? fcntl(fd, F_ADD_SEALS, seals) : 0, 0);
	return fd;
}

static struct wl_buffer *make_buffer(struct wl_shm_pool *pool, int32_t width, uint32_t format)
{
	return wl_shm_pool_create_buffer(pool, 0, width, HEIGHT, width * 4, format);
}

/* No more is sent at once than is read at once. */
static void run_at_times(struct talk *talk, int i)
{
	if (i % 64 == 0) {
		CHECK_EQ(pair_run(&talk->pair), 0);
	}
}

static void test_budget(void)
{
	struct talk talk;
	talk_init(&talk);
	int fd = make_file(MFD_ALLOW_SEALING, F_SEAL_SHRINK | F_SEAL_FUTURE_WRITE);
	struct wl_shm_pool *pool = wl_shm_create_pool(talk.pair.shm, fd, SIZE);
	close(fd);
	struct wl_buffer *buffers[BUFFERS_A_STEP];
	for (int i = 0; i < BUFFERS_A_STEP - 1; i++) {
		buffers[i] = make_buffer(pool, WIDTH, WL_SHM_FORMAT_XRGB8888);
		run_at_times(&talk, i);
	}
	talk_expect(&talk, "less than a step", "");
	buffers[BUFFERS_A_STEP - 1] = make_buffer(pool, WIDTH, WL_SHM_FORMAT_XRGB8888);
	talk_expect(&talk, "a step", "buffers:14336/16384 done ");
	for (int i = 0; i < BUFFERS_A_STEP; i++) {
		wl_buffer_destroy(buffers[i]);
		run_at_times(&talk, i);
	}
	CHECK_EQ(pair_run(&talk.pair), 0);
	struct wl_buffer *one = make_buffer(pool, WIDTH, WL_SHM_FORMAT_XRGB8888);
	talk_expect(&talk, "they are gone, but one more is no step", "");
	wl_shm_pool_resize(pool, 2 * SIZE);
	wl_buffer_destroy(one);
	CHECK_EQ(pair_run(&talk.pair), 0);
	wl_shm_pool_resize(pool, 2 * SIZE);
	talk_expect(&talk, "all are gone", "buffers:16384/16384 done ");
	wl_shm_pool_destroy(pool);
	talk_finish(&talk);
}

struct pool_row {
	const char *name;
	unsigned int flags;
	int seals;
	const char *first, *with_buffer;
};

static const struct pool_row pool_rows[] = {
	{"sealable", MFD_ALLOW_SEALING, 0, "file:0:0x2:0x2 memory:0:0x0 done ",
		"memory:2:0x20 done "},
	{"sealed", MFD_ALLOW_SEALING, F_SEAL_SHRINK, "file:0:0x2:0x0 memory:0:0x0 done ",
		"memory:2:0x20 done "},
	{"unsealable", 0, 0, "file:0:0x1:0x0 memory:1:0x2 done ", ""},
	{"sealed for good, but not against shrinking", MFD_ALLOW_SEALING, F_SEAL_SEAL | F_SEAL_GROW,
		"file:0:0x5:0x0 memory:1:0x2 done ", ""},
	{"solid", MFD_ALLOW_SEALING, F_SEAL_SHRINK | F_SEAL_FUTURE_WRITE,
		"file:0:0x12:0x0 memory:0:0x0 done ", "memory:3:0x0 done "},
	{"constant", MFD_ALLOW_SEALING, F_SEAL_SHRINK | F_SEAL_WRITE,
		"file:0:0xa:0x0 memory:0:0x0 done ", "memory:4:0x0 done "},
};

static void run_pool_row(const struct pool_row *row)
{
	struct talk talk;
	talk_init(&talk);
	int fd = make_file(row->flags, row->seals);
	struct wl_shm_pool *pool = wl_shm_create_pool(talk.pair.shm, fd, SIZE);
	close(fd);
	struct weddell_shm_pool_feedback_v1 *feedback = talk_ask_pool(&talk, pool);
	talk_expect(&talk, row->name, row->first);
	struct wl_buffer *buffer = make_buffer(pool, WIDTH, WL_SHM_FORMAT_XRGB8888);
	talk_expect(&talk, row->name, row->with_buffer);
	struct wl_buffer *other = make_buffer(pool, WIDTH, WL_SHM_FORMAT_ARGB8888);
	talk_expect(&talk, row->name, ""); /* the same again */
	wl_buffer_destroy(buffer);
	wl_buffer_destroy(other);
	wl_shm_pool_destroy(pool);
	weddell_shm_pool_feedback_v1_destroy(feedback);
	talk_finish(&talk);
}

static void test_pools(void)
{
	for (size_t i = 0; i < sizeof(pool_rows) / sizeof(pool_rows[0]); i++) {
		run_pool_row(&pool_rows[i]);
	}
}

static void test_pool_changes(void)
{
	struct talk talk;
	talk_init(&talk);
	int fd = make_file(MFD_ALLOW_SEALING, F_SEAL_SHRINK);
	struct wl_shm_pool *pool = wl_shm_create_pool(talk.pair.shm, fd, SIZE);
	struct wl_buffer *buffer = make_buffer(pool, WIDTH, WL_SHM_FORMAT_XRGB8888);
	struct weddell_shm_pool_feedback_v1 *feedback = talk_ask_pool(&talk, pool);
	talk_expect(&talk, "late", "file:0:0x2:0x0 memory:2:0x20 done ");
	CHECK_EQ(fcntl(fd, F_ADD_SEALS, F_SEAL_FUTURE_WRITE), 0);
	talk_expect(&talk, "sealed, but nothing was asked", "");
	wl_shm_pool_resize(pool, 2 * SIZE);
	talk_expect(&talk, "seen at the resize", "file:0:0x12:0x0 done ");
	struct wl_buffer *solid = make_buffer(pool, WIDTH, WL_SHM_FORMAT_XRGB8888);
	talk_expect(&talk, "a better buffer", "memory:3:0x0 done ");
	/* the pool goes on as long as its buffers, and its feedback outlives both */
	wl_shm_pool_destroy(pool);
	wl_buffer_destroy(buffer);
	wl_buffer_destroy(solid);
	talk_expect(&talk, "all gone", "");
	weddell_shm_pool_feedback_v1_destroy(feedback);
	CHECK_EQ(pair_run(&talk.pair), 0);
	close(fd);
	talk_finish(&talk);
}

/* As the backend that scans out does it. */
static void test_pinned(void)
{
	struct talk talk;
	talk_init(&talk);
	int fd = make_file(MFD_ALLOW_SEALING, F_SEAL_SHRINK);
	struct wl_shm_pool *proxy = wl_shm_create_pool(talk.pair.shm, fd, SIZE);
	struct wl_buffer *buffer = make_buffer(proxy, WIDTH, WL_SHM_FORMAT_XRGB8888);
	struct weddell_shm_pool_feedback_v1 *feedback = talk_ask_pool(&talk, proxy);
	talk_expect(&talk, "before", "file:0:0x2:0x0 memory:2:0x20 done ");
	uint32_t id = wl_proxy_get_id((struct wl_proxy *)proxy);
	struct shm_pool *pool = wire_pool_from_resource(wl_client_get_object(talk.pair.peer, id));
	shm_pool_pin(pool);
	talk_expect(&talk, "a buffer of it is read by hardware", "memory:5:0x0 done ");
	shm_pool_pin(pool);
	shm_pool_unpin(pool);
	talk_expect(&talk, "another was", "");
	shm_pool_unpin(pool);
	talk_expect(&talk, "none is", "memory:2:0x20 done ");
	wl_buffer_destroy(buffer);
	wl_shm_pool_destroy(proxy);
	weddell_shm_pool_feedback_v1_destroy(feedback);
	close(fd);
	talk_finish(&talk);
}

struct scenery {
	struct wl_surface *surface;
	struct scene_node *node;
	struct wl_shm_pool *pool;
};

static void scenery_init(struct scenery *scenery, struct talk *talk, unsigned int flags)
{
	struct surface *model;
	scenery->surface = pair_create_surface(&talk->pair, &model);
	CHECK_EQ(scene_node_create(
			 &talk->pair.screen.scene.scene, SCENE_WINDOWS, model, &scenery->node),
		0);
	scene_node_set_visible(scenery->node, true);
	int fd = make_file(flags, 0);
	scenery->pool = wl_shm_create_pool(talk->pair.shm, fd, SIZE);
	close(fd);
}

static void show(struct scenery *scenery, struct wl_buffer *buffer)
{
	wl_surface_attach(scenery->surface, buffer, 0, 0);
	wl_surface_damage_buffer(scenery->surface, 0, 0, WIDTH, HEIGHT);
	wl_surface_commit(scenery->surface);
}

/* The surface goes before its feedback. */
static void scenery_finish(struct scenery *scenery, struct talk *talk)
{
	scene_node_destroy(scenery->node);
	wl_surface_destroy(scenery->surface);
	wl_shm_pool_destroy(scenery->pool);
	CHECK_EQ(pair_run(&talk->pair), 0);
	talk->events[0] = '\0';
}

static void test_surface(void)
{
	struct talk talk;
	struct scenery scenery;
	talk_init(&talk);
	scenery_init(&scenery, &talk, MFD_ALLOW_SEALING);
	struct wl_buffer *full = make_buffer(scenery.pool, WIDTH, WL_SHM_FORMAT_XRGB8888);
	struct wl_buffer *alpha = make_buffer(scenery.pool, WIDTH, WL_SHM_FORMAT_ARGB8888);
	struct wl_buffer *small = make_buffer(scenery.pool, WIDTH - 1, WL_SHM_FORMAT_ARGB8888);
	struct weddell_shm_surface_feedback_v1 *feedback = talk_ask_surface(&talk, scenery.surface);
	talk_expect(&talk, "not shown yet", "shown:0:0x0 done ");
	show(&scenery, full);
	talk_expect(&talk, "direct", "shown:2:0x0 done ");
	show(&scenery, full);
	talk_expect(&talk, "the same again", "");
	show(&scenery, alpha);
	talk_expect(&talk, "transparent", "shown:3:0x80 done ");
	show(&scenery, small);
	talk_expect(&talk, "small, too", "shown:3:0xa0 done ");
	struct weddell_shm_surface_feedback_v1 *late = talk_ask_surface(&talk, scenery.surface);
	talk_expect(&talk, "late", "shown:3:0xa0 done ");
	weddell_shm_surface_feedback_v1_destroy(late);
	scene_node_set_visible(scenery.node, false);
	talk_expect(&talk, "not shown any more", "shown:0:0x0 done ");
	scene_node_set_visible(scenery.node, true);
	talk_expect(&talk, "and again", "shown:3:0xa0 done ");
	scenery_finish(&scenery, &talk);
	wl_buffer_destroy(full);
	wl_buffer_destroy(alpha);
	wl_buffer_destroy(small);
	weddell_shm_surface_feedback_v1_destroy(feedback);
	talk_finish(&talk);
}

static void test_copied_surface(void)
{
	struct talk talk;
	struct scenery below, above;
	talk_init(&talk);
	scenery_init(&below, &talk, 0);
	scenery_init(&above, &talk, MFD_ALLOW_SEALING);
	struct wl_buffer *copied = make_buffer(below.pool, WIDTH, WL_SHM_FORMAT_XRGB8888);
	struct wl_buffer *small = make_buffer(above.pool, WIDTH / 2, WL_SHM_FORMAT_XRGB8888);
	struct wl_buffer *full = make_buffer(above.pool, WIDTH, WL_SHM_FORMAT_XRGB8888);
	struct weddell_shm_surface_feedback_v1 *feedback = talk_ask_surface(&talk, below.surface);
	show(&below, copied);
	talk_expect(&talk, "copied for its memory", "shown:0:0x0 done shown:4:0x1 done ");
	show(&above, small);
	talk_expect(&talk, "covered in part", "shown:4:0x101 done ");
	show(&above, full);
	talk_expect(&talk, "covered wholly", "shown:0:0x4000 done ");
	scenery_finish(&above, &talk);
	scenery_finish(&below, &talk);
	wl_buffer_destroy(copied);
	wl_buffer_destroy(small);
	wl_buffer_destroy(full);
	weddell_shm_surface_feedback_v1_destroy(feedback);
	talk_finish(&talk);
}

/* On the second output something is in front of it; that one does not answer its callbacks. */
static void test_two_outputs(void)
{
	struct talk talk;
	struct scenery wide, above;
	talk_init(&talk);
	struct output *second =
		screen_add_output(&talk.pair.screen, WIDTH, HEIGHT, 1, TRANSFORM_NORMAL);
	struct wl_listener frame = {.notify = talk.frame.notify};
	wl_signal_add(&second->events.frame, &frame);
	scenery_init(&wide, &talk, MFD_ALLOW_SEALING);
	scenery_init(&above, &talk, MFD_ALLOW_SEALING);
	scene_node_set_position(wide.node, WIDTH / 2, 0);
	scene_node_set_position(above.node, WIDTH, 0);
	struct wl_buffer *full = make_buffer(wide.pool, WIDTH, WL_SHM_FORMAT_XRGB8888);
	struct wl_buffer *small = make_buffer(above.pool, WIDTH / 4, WL_SHM_FORMAT_XRGB8888);
	struct weddell_shm_surface_feedback_v1 *feedback = talk_ask_surface(&talk, wide.surface);
	show(&above, small);
	show(&wide, full);
	talk_expect(&talk, "on both", "shown:0:0x0 done shown:3:0x40 done ");
	scene_node_set_position(above.node, WIDTH + 1, 0);
	talk_expect(&talk, "a frame of the second alone", "");
	scene_node_set_position(wide.node, WIDTH, 0);
	talk_expect(&talk, "moved there", "shown:3:0x100 done ");
	wl_list_remove(&frame.link);
	scenery_finish(&above, &talk);
	scenery_finish(&wide, &talk);
	wl_buffer_destroy(full);
	wl_buffer_destroy(small);
	weddell_shm_surface_feedback_v1_destroy(feedback);
	talk_finish(&talk);
}

/* The client goes while all is there. */
static void test_all_at_once(void)
{
	struct talk talk;
	struct scenery scenery;
	talk_init(&talk);
	scenery_init(&scenery, &talk, 0);
	struct weddell_shm_surface_feedback_v1 *feedback = talk_ask_surface(&talk, scenery.surface);
	struct weddell_shm_pool_feedback_v1 *pool_feedback = talk_ask_pool(&talk, scenery.pool);
	struct wl_buffer *buffer = make_buffer(scenery.pool, WIDTH, WL_SHM_FORMAT_XRGB8888);
	show(&scenery, buffer);
	CHECK_EQ(pair_run(&talk.pair), 0);
	scene_node_destroy(scenery.node);
	wl_client_destroy(talk.pair.peer);
	weddell_shm_surface_feedback_v1_destroy(feedback);
	weddell_shm_pool_feedback_v1_destroy(pool_feedback);
	wl_buffer_destroy(buffer);
	wl_shm_pool_destroy(scenery.pool);
	wl_surface_destroy(scenery.surface);
	talk_finish(&talk);
}

static const struct check_case cases[] = {
	{"budgets are told in steps", test_budget},
	{"each kind of pool", test_pools},
	{"a pool that gets better, and goes", test_pool_changes},
	{"a pool that is scanned out", test_pinned},
	{"a surface shown directly, composited, and not at all", test_surface},
	{"a surface that is copied, and covered", test_copied_surface},
	{"a surface on two outputs", test_two_outputs},
	{"a client goes with all it has asked", test_all_at_once},
};

CHECK_MAIN(cases)
