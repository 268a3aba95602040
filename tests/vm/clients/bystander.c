/* SPDX-License-Identifier: MIT */
/*
 * The bystander: an honest client that covers the last output, shows frame
 * after frame, each of other colours, and reads the screen back after each.
 *
 *   vm-bystander FILE
 *
 * Keeps the number of frames that were shown so far in FILE, goes on until SIGTERM, and
 * says how it went. Exit status 1 when a pixel was wrong, the last frame could not be seen,
 * or the connection broke. Frames between may be unseen: a compositor without memory can
 * refuse a picture of its screen. Whether frames go on is told by their number, by whoever
 * looks: how long one takes says more about the machine than about the compositor.
 */
#include "vm/clients/client-memory.h"
#include "vm/clients/screen-capture.h"
#include "xdg-shell-client-protocol.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

enum {
	WIDTH = 128,
	HEIGHT = 96,
	BUFFERS = 2,
};

struct bystander {
	struct mini_client client;
	struct mini_window window;
	struct screen_capture capture;
	struct client_memory memory[BUFFERS];
	struct wl_buffer *buffers[BUFFERS];
	unsigned int frames;
	unsigned int unseen_frames; /* the compositor had no memory for a picture */
	unsigned int wrong_pixels;
	bool seen; /* the last frame */
	int64_t longest_msec;
};

/* SIGTERM is held back, and looked for between frames. */
static bool told_to_end(void)
{
	sigset_t pending;
	return sigpending(&pending) == 0 && sigismember(&pending, SIGTERM);
}

static void hold_back_sigterm(void)
{
	sigset_t held;
	sigemptyset(&held);
	sigaddset(&held, SIGTERM);
	sigprocmask(SIG_BLOCK, &held, NULL);
}

static int64_t now_msec(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return now.tv_sec * INT64_C(1000) + now.tv_nsec / 1000000;
}

/* Every pixel differs from that of the frame before. */
static uint32_t colour_of(unsigned int frame, int x, int y)
{
	return 0xff000000 | ((frame * 37 & 0xff) << 16) | (uint32_t)((x * 2) & 0xff) << 8 |
	       (uint32_t)((y * 2 + (int)frame) & 0xff);
}

static int start(struct bystander *bystander)
{
	struct mini_client *client = &bystander->client;
	if (mini_client_connect(client, NULL) != 0 ||
		screen_capture_init(&bystander->capture, client, NULL) != 0 ||
		mini_window_init(&bystander->window, client) != 0) {
		return -1;
	}
	for (int i = 0; i < BUFFERS; i++) {
		bystander->memory[i].size = WIDTH * HEIGHT * 4;
		if (client_memory_init(&bystander->memory[i]) != 0) {
			return -1;
		}
		/* with alpha and no opaque region: it has to be drawn, not passed on */
		bystander->buffers[i] = client_memory_buffer(
			&bystander->memory[i], client->shm, WIDTH, HEIGHT, WL_SHM_FORMAT_ARGB8888);
	}
	xdg_toplevel_set_fullscreen(bystander->window.toplevel, bystander->capture.output);
	return mini_client_roundtrip(client);
}

static void draw(struct bystander *bystander)
{
	uint32_t *pixel = bystander->memory[bystander->frames % BUFFERS].data;
	for (int y = 0; y < HEIGHT; y++) {
		for (int x = 0; x < WIDTH; x++) {
			*pixel++ = colour_of(bystander->frames, x, y);
		}
	}
}

static void compare(struct bystander *bystander)
{
	if (bystander->capture.width != WIDTH || bystander->capture.height != HEIGHT) {
		bystander->wrong_pixels += WIDTH * HEIGHT;
		return;
	}
	const uint32_t *pixel = bystander->capture.pixels;
	for (int y = 0; y < HEIGHT; y++) {
		for (int x = 0; x < WIDTH; x++, pixel++) {
			uint32_t wanted = colour_of(bystander->frames, x, y);
			if (((*pixel ^ wanted) & 0xffffff) == 0) {
				continue;
			}
			if (bystander->wrong_pixels++ == 0) {
				printf("bystander: frame %u at %d,%d is %06x, not %06x\n",
					bystander->frames, x, y, *pixel & 0xffffff,
					wanted & 0xffffff);
			}
		}
	}
}

static int show_frame(struct bystander *bystander)
{
	int64_t begin = now_msec();
	draw(bystander);
	if (mini_window_show_frame(
		    &bystander->window, bystander->buffers[bystander->frames % BUFFERS]) != 0) {
		puts("bystander: the frame is not taken");
		return -1;
	}
	if (screen_capture_take(&bystander->capture) != 0) {
		puts("bystander: the screen is not read");
		return -1;
	}
	int64_t took = now_msec() - begin;
	bystander->longest_msec = took > bystander->longest_msec ? took : bystander->longest_msec;
	bystander->seen = !bystander->capture.failed;
	if (bystander->seen) {
		compare(bystander);
	} else {
		bystander->unseen_frames++;
	}
	bystander->frames++;
	return 0;
}

/* Always as many bytes, so that a reader sees one number or the other. */
static int tell_count(const struct bystander *bystander, int fd)
{
	char text[16];
	int length = snprintf(text, sizeof(text), "%010u\n", bystander->frames);
	return pwrite(fd, text, (size_t)length, 0) == length ? 0 : -1;
}

static int run(struct bystander *bystander, int fd)
{
	while (!told_to_end()) {
		if (show_frame(bystander) != 0) {
			struct mini_client_error error = mini_client_error(&bystander->client);
			printf("bystander: lost after %u frames: error %d, %s\n", bystander->frames,
				error.error, error.message);
			return -1;
		}
		if (tell_count(bystander, fd) != 0) {
			puts("bystander: its frames cannot be counted");
			return -1;
		}
	}
	return 0;
}

int main(int argc, char *argv[])
{
	static struct bystander bystander;
	if (argc != 2) {
		fputs("usage: vm-bystander FILE\n", stderr);
		return 2;
	}
	hold_back_sigterm();
	setvbuf(stdout, NULL, _IOLBF, 0);
	if (start(&bystander) != 0) {
		puts("bystander: cannot start");
		return 1;
	}
	int fd = open(argv[1], O_WRONLY | O_CREAT | O_CLOEXEC, 0644);
	int result = run(&bystander, fd);
	close(fd);
	printf("bystander: %u frames, %u unseen, %u wrong pixels, longest %lld ms\n",
		bystander.frames, bystander.unseen_frames, bystander.wrong_pixels,
		(long long)bystander.longest_msec);
	return result == 0 && bystander.seen && bystander.wrong_pixels == 0 ? 0 : 1;
}
