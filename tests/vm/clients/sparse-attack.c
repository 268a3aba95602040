/* SPDX-License-Identifier: MIT */
/*
 * A terabyte of nothing: a large buffer, sealed, with no page in it. Who reads it
 * through a mapping is given the pages and pays for them.
 *
 *   vm-sparse-attack plain|scaled|swept|punched WIDTH HEIGHT SECONDS
 *
 * "plain": what of the buffer fits on the output. "scaled": all of it, made small.
 * "swept": part after part, until all was shown. The buffer is kept for SECONDS after.
 * "punched": filled, shown, emptied, and then swept; the connection ends then, and the
 * file is kept, with all pages that reading it made. That the compositor ends the
 * connection is a good end too; it is said, not judged.
 */
#include "viewporter-client-protocol.h"
#include "vm/clients/attacker.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
	WIDTH = 640, /* of what is shown */
	HEIGHT = 480,
};

struct nothing {
	const char *way;
	int width, height;
	struct wl_buffer *buffer;
	struct client_memory memory;
};

static int smaller(int a, int b)
{
	return a < b ? a : b;
}

static void handle_global(void *data, struct wl_registry *registry, uint32_t name,
	const char *interface, uint32_t version)
{
	struct wp_viewporter **viewporter = data;
	if (strcmp(interface, wp_viewporter_interface.name) == 0) {
		*viewporter = wl_registry_bind(registry, name, &wp_viewporter_interface, 1);
	}
}

static void handle_global_remove(void *data, struct wl_registry *registry, uint32_t name)
{
}

static const struct wl_registry_listener registry_listener = {
	.global = handle_global,
	.global_remove = handle_global_remove,
};

static struct wp_viewport *make_viewport(struct attacker *attacker)
{
	struct wp_viewporter *viewporter = NULL;
	struct wl_registry *registry = wl_display_get_registry(attacker->client.display);
	wl_registry_add_listener(registry, &registry_listener, &viewporter);
	mini_client_roundtrip(&attacker->client);
	wl_registry_destroy(registry);
	attacker_case(viewporter != NULL, "there is a viewporter");
	if (viewporter == NULL) {
		exit(1);
	}
	struct wp_viewport *viewport =
		wp_viewporter_get_viewport(viewporter, attacker->window.surface);
	wp_viewporter_destroy(viewporter);
	return viewport;
}

static bool show_scaled(struct attacker *attacker, struct nothing *nothing)
{
	struct wp_viewport *viewport = make_viewport(attacker);
	wp_viewport_set_destination(viewport, WIDTH, HEIGHT);
	bool taken = attacker_show(attacker, nothing->buffer, 2);
	wp_viewport_destroy(viewport);
	return taken;
}

static bool show_swept(struct attacker *attacker, struct nothing *nothing)
{
	struct wp_viewport *viewport = make_viewport(attacker);
	bool taken = true;
	wp_viewport_set_destination(viewport, WIDTH, HEIGHT);
	/* of each page that is covered some pixel is drawn */
	const int across = smaller(nothing->width, 4096);
	for (int x = 0; x < nothing->width && taken; x += across) {
		for (int y = 0; y < nothing->height && taken; y += HEIGHT) {
			wp_viewport_set_source(viewport, wl_fixed_from_int(x), wl_fixed_from_int(y),
				wl_fixed_from_int(smaller(across, nothing->width - x)),
				wl_fixed_from_int(smaller(HEIGHT, nothing->height - y)));
			taken = attacker_show(attacker, nothing->buffer, 1);
		}
	}
	wp_viewport_destroy(viewport);
	return taken;
}

static bool show_punched(struct attacker *attacker, struct nothing *nothing)
{
	memset(nothing->memory.data, 0x80, (size_t)nothing->width * nothing->height * 4);
	return show_scaled(attacker, nothing) && client_memory_punch(&nothing->memory) == 0 &&
	       show_swept(attacker, nothing);
}

static bool show(struct attacker *attacker, struct nothing *nothing)
{
	if (strcmp(nothing->way, "swept") == 0) {
		return show_swept(attacker, nothing);
	}
	if (strcmp(nothing->way, "punched") == 0) {
		return show_punched(attacker, nothing);
	}
	return strcmp(nothing->way, "scaled") == 0 ? show_scaled(attacker, nothing)
						   : attacker_show(attacker, nothing->buffer, 2);
}

static int attack(struct nothing *nothing, unsigned int seconds)
{
	struct client_memory *memory = &nothing->memory;
	struct attacker attacker;
	attacker_init(&attacker);
	if (client_memory_init(memory) != 0 || client_memory_seal(memory) != 0) {
		attacker_case(false, "the memory is made");
		return 1;
	}
	nothing->buffer = client_memory_buffer(memory, attacker.client.shm, nothing->width,
		nothing->height, WL_SHM_FORMAT_ARGB8888);
	bool taken = show(&attacker, nothing);
	printf("attacker: the frames were %s\n", taken ? "all taken" : "not all taken");
	bool leaves = strcmp(nothing->way, "punched") == 0;
	sleep(leaves ? 0 : seconds);
	wl_buffer_destroy(nothing->buffer);
	attacker_finish(&attacker);
	sleep(leaves ? seconds : 0);
	client_memory_finish(memory);
	return attacker_status();
}

int main(int argc, char *argv[])
{
	if (argc != 5) {
		fputs("usage: vm-sparse-attack plain|scaled|swept|punched WIDTH HEIGHT SECONDS\n",
			stderr);
		return 2;
	}
	struct nothing nothing = {
		.way = argv[1],
		.width = atoi(argv[2]),
		.height = atoi(argv[3]),
		.memory = {.size = (size_t)1 << 40, .seals = F_SEAL_SHRINK},
	};
	return attack(&nothing, (unsigned int)atoi(argv[4]));
}
