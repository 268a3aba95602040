/* SPDX-License-Identifier: MIT */
#include "shell/configure-queue.h"
#include "check.h"

static void push(struct configure_queue *queue, uint32_t serial, int32_t width)
{
	struct configuration configuration = {.box.width = width};
	CHECK_EQ(configure_queue_push(queue, serial, &configuration), 0);
}

static void test_answers(void)
{
	struct configure_queue queue;
	struct configuration taken;
	bool valid = false;
	configure_queue_init(&queue);
	CHECK(!configure_queue_take_acked(&queue, &taken));
	push(&queue, 5, 50);
	push(&queue, 6, 60);
	push(&queue, 7, 70);
	CHECK_EQ(configure_queue_newest(&queue), 7);
	CHECK_EQ(configure_queue_ack(&queue, 6, &valid), 0);
	CHECK(valid);
	CHECK(configure_queue_take_acked(&queue, &taken));
	CHECK_EQ(taken.box.width, 60);
	CHECK(!configure_queue_take_acked(&queue, &taken));
	CHECK_EQ(queue.count, 1);
	configure_queue_finish(&queue);
}

static void test_bad_serials(void)
{
	struct configure_queue queue;
	bool valid;
	configure_queue_init(&queue);
	push(&queue, 5, 50);
	push(&queue, 6, 60);
	CHECK_EQ(configure_queue_ack(&queue, 4, &valid), CONFIGURE_QUEUE_UNKNOWN_SERIAL);
	CHECK_EQ(configure_queue_ack(&queue, 6, &valid), 0);
	/* the same one again, and one that the answer has taken along */
	CHECK_EQ(configure_queue_ack(&queue, 6, &valid), CONFIGURE_QUEUE_UNKNOWN_SERIAL);
	CHECK_EQ(configure_queue_ack(&queue, 5, &valid), CONFIGURE_QUEUE_UNKNOWN_SERIAL);
	CHECK_EQ(configure_queue_newest(&queue), 0);
	configure_queue_finish(&queue);
}

static void test_last_answer_counts(void)
{
	struct configure_queue queue;
	struct configuration taken;
	bool valid;
	configure_queue_init(&queue);
	push(&queue, 5, 50);
	push(&queue, 6, 60);
	CHECK_EQ(configure_queue_ack(&queue, 5, &valid), 0);
	CHECK_EQ(configure_queue_ack(&queue, 6, &valid), 0);
	CHECK(configure_queue_take_acked(&queue, &taken));
	CHECK_EQ(taken.box.width, 60);
	configure_queue_finish(&queue);
}

static void test_reset(void)
{
	struct configure_queue queue;
	struct configuration taken;
	bool valid = true;
	configure_queue_init(&queue);
	push(&queue, 5, 50);
	CHECK_EQ(configure_queue_ack(&queue, 5, &valid), 0);
	push(&queue, 6, 60);
	configure_queue_reset(&queue);
	CHECK(!configure_queue_take_acked(&queue, &taken));
	push(&queue, 7, 70);
	CHECK_EQ(configure_queue_ack(&queue, 6, &valid), 0);
	CHECK(!valid);
	CHECK(!configure_queue_take_acked(&queue, &taken));
	CHECK_EQ(configure_queue_ack(&queue, 7, &valid), 0);
	CHECK(valid);
	configure_queue_finish(&queue);
}

static void test_limit(void)
{
	struct configure_queue queue;
	bool valid;
	configure_queue_init(&queue);
	for (uint32_t serial = 1; serial <= CONFIGURE_QUEUE_MAX + 1; serial++) {
		push(&queue, serial, 1);
	}
	CHECK_EQ(queue.count, CONFIGURE_QUEUE_MAX);
	CHECK_EQ(configure_queue_ack(&queue, 1, &valid), CONFIGURE_QUEUE_UNKNOWN_SERIAL);
	CHECK_EQ(configure_queue_ack(&queue, CONFIGURE_QUEUE_MAX + 1, &valid), 0);
	configure_queue_finish(&queue);
}

static const struct check_case cases[] = {
	{"an answer takes those before it, and is handed out once", test_answers},
	{"a serial never sent, or sent and answered, is unknown", test_bad_serials},
	{"the last answer before a commit counts", test_last_answer_counts},
	{"answers to what was sent before a reset change nothing", test_reset},
	{"a client that never answers costs a bounded amount", test_limit},
};

CHECK_MAIN(cases)
