/* SPDX-License-Identifier: MIT */
#include "bystander.h"

#include "fixture/client-fd.h"
#include "fixture/mini-client.h"

#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum {
	/* larger than any window that may come to lie over it */
	WIDTH = 300,
	HEIGHT = 200,
	STRIDE = WIDTH * 4,
	BUFFER_SIZE = STRIDE * HEIGHT,
	BUFFERS = 3,
	FRAMES_WANTED = 3,
	STEP_MSEC = 5,
	PATIENCE_STEPS = 1000,
};

struct bystander_count {
	atomic_int frames;
};

struct picture {
	struct wl_buffer *buffer;
	bool busy;
};

static void handle_release(void *data, struct wl_buffer *buffer)
{
	struct picture *picture = data;
	picture->busy = false;
}

static const struct wl_buffer_listener buffer_listener = {
	.release = handle_release,
};

static int make_pictures(struct mini_client *client, struct picture pictures[BUFFERS])
{
	const char *why_not;
	int size = BUFFER_SIZE * BUFFERS;
	int fd = client_fd_open(CLIENT_FD_SHRINK, (size_t)size, &why_not);
	if (fd < 0) {
		return -1;
	}
	struct wl_shm_pool *pool = wl_shm_create_pool(client->shm, fd, size);
	for (int i = 0; i < BUFFERS; i++) {
		pictures[i].busy = false;
		pictures[i].buffer = wl_shm_pool_create_buffer(
			pool, i * BUFFER_SIZE, WIDTH, HEIGHT, STRIDE, WL_SHM_FORMAT_XRGB8888);
		wl_buffer_add_listener(pictures[i].buffer, &buffer_listener, &pictures[i]);
	}
	wl_shm_pool_destroy(pool);
	close(fd);
	return 0;
}

static struct picture *idle_picture(struct picture pictures[BUFFERS])
{
	for (int i = 0; i < BUFFERS; i++) {
		if (!pictures[i].busy) {
			return &pictures[i];
		}
	}
	return NULL;
}

/* Draws for ever; returns when the compositor does not let it. */
static void draw(const char *socket, struct bystander_count *count)
{
	struct mini_client client;
	struct mini_window window;
	struct picture pictures[BUFFERS];
	if (mini_client_connect(&client, socket) != 0 || make_pictures(&client, pictures) != 0 ||
		mini_window_init(&window, &client) != 0) {
		return;
	}
	for (;;) {
		struct picture *picture = idle_picture(pictures);
		if (picture == NULL) {
			fprintf(stderr, "bystander: no buffer was given back\n");
			return;
		}
		picture->busy = true;
		if (mini_window_show_frame(&window, picture->buffer) != 0) {
			struct mini_client_error error = mini_client_error(&client);
			fprintf(stderr, "bystander: no frame: error %d %s\n", error.error,
				error.message);
			return;
		}
		atomic_fetch_add(&count->frames, 1);
	}
}

int bystander_start(struct bystander *bystander, const char *socket)
{
	*bystander = (struct bystander){
		.count = mmap(NULL, sizeof(*bystander->count), PROT_READ | PROT_WRITE,
			MAP_SHARED | MAP_ANONYMOUS, -1, 0),
	};
	if (bystander->count == MAP_FAILED) {
		return -1;
	}
	fflush(NULL);
	bystander->pid = fork();
	if (bystander->pid == 0) {
		prctl(PR_SET_PDEATHSIG, SIGKILL);
		draw(socket, bystander->count);
		_exit(1);
	}
	return bystander->pid > 0 && bystander_goes_on(bystander) ? 0 : -1;
}

bool bystander_stop(struct bystander *bystander)
{
	int status = 0;
	if (bystander->pid > 0) {
		kill(bystander->pid, SIGKILL);
		waitpid(bystander->pid, &status, 0);
	}
	munmap(bystander->count, sizeof(*bystander->count));
	*bystander = (struct bystander){0};
	/* it never ends by itself but in error */
	return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
}

bool bystander_goes_on(const struct bystander *bystander)
{
	int before = atomic_load(&bystander->count->frames);
	for (int step = 0; step < PATIENCE_STEPS; step++) {
		if (atomic_load(&bystander->count->frames) >= before + FRAMES_WANTED) {
			return true;
		}
		nanosleep(&(struct timespec){.tv_nsec = STEP_MSEC * 1000000L}, NULL);
	}
	return false;
}
