/* SPDX-License-Identifier: MIT */
#include "control/line-connection.h"
#include "check.h"

#include <fcntl.h>
#include <sys/socket.h>

/* A connection, its other end, and what it said. */
struct stage {
	struct wl_event_loop *loop;
	struct line_connection *connection; /* NULL once over */
	int fd;                             /* the other end; -1 once closed */
	char lines[256];                    /* each ends with '|' */
	size_t answer_size;                 /* of each answer */
};

static void answer(struct stage *stage, struct line_connection *connection, const char *line)
{
	size_t length = strlen(stage->lines);
	snprintf(stage->lines + length, sizeof(stage->lines) - length, "%s|", line);
	char *text = malloc(stage->answer_size + 2);
	memset(text, 'x', stage->answer_size);
	memcpy(text + stage->answer_size, "\n", 2);
	line_connection_send(connection, text);
}

static void handle_line(void *data, struct line_connection *connection, const char *line)
{
	answer(data, connection, line);
}

static void handle_too_long(void *data, struct line_connection *connection)
{
	answer(data, connection, "too long");
}

static void handle_over(void *data, struct line_connection *connection)
{
	struct stage *stage = data;
	CHECK(connection == stage->connection);
	line_connection_destroy(connection);
	stage->connection = NULL;
}

static const struct line_connection_listener listener = {
	.line = handle_line,
	.too_long = handle_too_long,
	.over = handle_over,
};

static void stage_init(struct stage *stage, size_t answer_size)
{
	int ends[2];
	*stage = (struct stage){.loop = wl_event_loop_create(), .answer_size = answer_size};
	CHECK_EQ(socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends), 0);
	stage->fd = ends[0];
	CHECK_EQ(line_connection_create(stage->loop, ends[1], &listener, stage, &stage->connection),
		0);
}

static void stage_close(struct stage *stage)
{
	close(stage->fd);
	stage->fd = -1;
}

static void stage_finish(struct stage *stage)
{
	line_connection_destroy(stage->connection);
	wl_event_loop_destroy(stage->loop);
	if (stage->fd >= 0) {
		close(stage->fd);
	}
}

static void run(struct stage *stage)
{
	for (int i = 0; i < 8; i++) {
		CHECK_EQ(wl_event_loop_dispatch(stage->loop, 0), 0);
	}
}

static void say(struct stage *stage, const char *text)
{
	CHECK_EQ(write(stage->fd, text, strlen(text)), strlen(text));
	run(stage);
}

/* Reads all there is, with the connection's help. */
static size_t hear(struct stage *stage)
{
	static char bytes[65536];
	size_t heard = 0;
	ssize_t length;
	while ((length = read(stage->fd, bytes, sizeof(bytes))) > 0) {
		heard += (size_t)length;
		run(stage);
	}
	return heard;
}

static void test_lines(void)
{
	struct stage stage;
	stage_init(&stage, 3);
	say(&stage, "one");
	CHECK_STR(stage.lines, "");
	say(&stage, "\ntwo\n\nthr");
	CHECK_STR(stage.lines, "one|two||");
	CHECK_EQ(hear(&stage), 12);
	say(&stage, "ee\n");
	CHECK_STR(stage.lines, "one|two||three|");
	CHECK(stage.connection != NULL);
	stage_finish(&stage);
}

static void test_last_line(void)
{
	struct stage stage;
	stage_init(&stage, 3);
	say(&stage, "one\nlast");
	shutdown(stage.fd, SHUT_WR);
	run(&stage);
	CHECK_STR(stage.lines, "one|last|");
	CHECK(stage.connection == NULL);
	CHECK_EQ(hear(&stage), 8);
	stage_finish(&stage);
}

/* What was asked is done, though nobody is left to hear of it. */
static void test_asks_and_goes(void)
{
	struct stage stage;
	stage_init(&stage, 3);
	CHECK_EQ(write(stage.fd, "one\ntwo\n", 8), 8);
	stage_close(&stage);
	run(&stage);
	CHECK_STR(stage.lines, "one|two|");
	CHECK(stage.connection == NULL);
	stage_finish(&stage);
}

static void test_does_not_listen(void)
{
	struct stage stage;
	stage_init(&stage, 1 << 20);
	say(&stage, "one\ntwo\nthree\n");
	CHECK_STR(stage.lines, "one|");
	/* until the answer is taken, the loop has nothing to do, and nothing more is read */
	int flood = 0;
	while (write(stage.fd, "more\n", 5) == 5) {
		flood++;
	}
	run(&stage);
	CHECK_STR(stage.lines, "one|");
	CHECK(flood > 100);
	CHECK(hear(&stage) > 3U << 20);
	CHECK(strncmp(stage.lines, "one|two|three|more|", 19) == 0);
	stage_finish(&stage);
}

static void test_goes_within_an_answer(void)
{
	struct stage stage;
	stage_init(&stage, 1 << 20);
	say(&stage, "one\ntwo\n");
	stage_close(&stage);
	run(&stage);
	CHECK_STR(stage.lines, "one|two|");
	CHECK(stage.connection == NULL);
	stage_finish(&stage);
}

static void test_too_long(void)
{
	char line[LINE_SIZE_MAX + 1];
	memset(line, 'a', sizeof(line));
	line[LINE_SIZE_MAX - 1] = '\n';
	line[LINE_SIZE_MAX] = '\0';
	struct stage stage;
	stage_init(&stage, 3);
	say(&stage, line); /* the longest there may be */
	CHECK_EQ(hear(&stage), 4);
	CHECK(stage.connection != NULL);
	stage.lines[0] = '\0';
	line[LINE_SIZE_MAX - 1] = 'a';
	say(&stage, line);
	CHECK_STR(stage.lines, "too long|");
	CHECK(stage.connection == NULL);
	CHECK_EQ(hear(&stage), 4);
	stage_finish(&stage);
}

static const struct check_case cases[] = {
	{"lines in pieces, and several at once", test_lines},
	{"the last line needs no end", test_last_line},
	{"one that asks and goes", test_asks_and_goes},
	{"one that does not listen", test_does_not_listen},
	{"one that goes within an answer", test_goes_within_an_answer},
	{"lines that are too long", test_too_long},
};

CHECK_MAIN(cases)
