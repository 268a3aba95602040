/* SPDX-License-Identifier: MIT */
/*
 * Hostile cases: each is something a client does to a compositor, and how it
 * has to end for that client. For all others nothing may happen at all.
 *
 * A case runs on a connection of its own (struct culprit). When it is over the
 * connection is dropped as it is, with whatever the case left behind.
 */
#ifndef WEDDELL_TESTS_HOSTILE_HOSTILE_H
#define WEDDELL_TESTS_HOSTILE_HOSTILE_H

#include "fixture/client-fd.h"
#include "fixture/mini-client.h"

#include <sys/types.h>

enum outcome {
	ACCEPTED, /* no error */
	REFUSED,  /* the error of the row, about an object of the row's interface */
	STOPPED,  /* some error, or a closed connection */
	SURVIVED, /* whatever, as long as the compositor lives */
};

/* The numbers of wl_shm.error; wl_shm_pool and wl_buffer are answered with them too. */
enum shm_error {
	INVALID_FORMAT,
	INVALID_STRIDE,
	INVALID_FD,
};

enum {
	ARGB = 0, /* wl_shm.format */
	XRGB = 1,
	IMPLEMENTATION_ERROR = 3, /* wl_display.error */

	SIDE = 64,                 /* pixels of a usual buffer */
	STRIDE = SIDE * 4,         /* bytes */
	POOL_SIZE = STRIDE * SIDE, /* a usual pool: one such buffer */
};

struct raw_client;

struct culprit {
	struct mini_client client;
	struct mini_window window;
	int fd;   /* of its pool; -1 for none */
	int size; /* bytes, of its pool */
	struct wl_shm_pool *pool;
	struct wl_buffer *buffer;
	struct wl_pointer *pointer; /* borrowed by a case for its own time */
	const char *skipped;        /* why the case could not be tried */
	char failure[256]; /* what was not as expected, where the error alone does not say */
	int race_msec;     /* how long races go on */

	/* Where the case was played on another connection than client: how that one ended. */
	bool elsewhere;
	struct mini_client_error other;

	pid_t compositor;
	const char *socket; /* to connect to once more */
};

struct hostile_case {
	const char *name;
	void (*run)(struct culprit *culprit, const struct hostile_case *test);
	enum outcome outcome;
	const char *interface; /* of REFUSED */
	uint32_t code;
	const char *says; /* the error, among other things; NULL: any words will do */

	/* what run makes of it; each table says what it uses */
	enum client_fd kind;
	int32_t size, to;
	void (*write)(struct raw_client *raw);
	struct {
		int32_t offset, width, height, stride;
		uint32_t format;
	} buffer;
};

struct hostile_table {
	const struct hostile_case *cases;
	int count;
};

#define HOSTILE_TABLE(rows) ((struct hostile_table){rows, sizeof(rows) / sizeof((rows)[0])})

/* The cases by subject. */
struct hostile_table hostile_fds(void);
struct hostile_table hostile_foreign_files(void);
struct hostile_table hostile_layouts(void);
struct hostile_table hostile_resizes(void);
struct hostile_table hostile_truncation(void);
struct hostile_table hostile_lives(void);
struct hostile_table hostile_floods(void);
struct hostile_table hostile_crowds(void); /* floods by many connections */
struct hostile_table hostile_races(void);
struct hostile_table hostile_roles(void);
struct hostile_table hostile_sizes(void);
struct hostile_table hostile_trees(void);
struct hostile_table hostile_heaps(void);
struct hostile_table hostile_extensions(void); /* protocols beyond the core */
struct hostile_table hostile_factories(void);
struct hostile_table hostile_texts(void); /* text inputs and input methods */
struct hostile_table hostile_wire(void);
struct hostile_table hostile_wire_fds(void);
struct hostile_table hostile_idlers(void);
struct hostile_table hostile_grabs(void);
struct hostile_table hostile_outputs(void);

/* Steps of cases. Those that wait return 0, or -1 when the connection is over; a case then
 * returns, and the error is looked at by who ran it. */
int culprit_connect(struct culprit *culprit, const char *socket);
void culprit_disconnect(struct culprit *culprit);

/* Notes what was not as expected. */
__attribute__((format(printf, 2, 3))) void culprit_fail(
	struct culprit *culprit, const char *format, ...);

/* Makes culprit->fd of that kind, long enough for size bytes. false: skipped. */
bool culprit_open_fd(struct culprit *culprit, enum client_fd kind, int32_t size);

/* wl_shm.create_pool of the fd, as culprit->pool. */
void culprit_create_pool(struct culprit *culprit, int32_t size);

/* A usual buffer at offset of the pool; it is the caller's. */
struct wl_buffer *culprit_create_buffer(struct culprit *culprit, int32_t offset);

/* All of the above, a window, and a first frame that shows the buffer. */
int culprit_show(struct culprit *culprit, enum client_fd kind, int32_t size);

/* Shows the buffer for some frames more. */
int culprit_go_on(struct culprit *culprit, int frames);

#endif
