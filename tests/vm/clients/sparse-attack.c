/* SPDX-License-Identifier: MIT */
/*
 * A terabyte of nothing: the largest buffer a pool can have, sealed, with no page
 * in it. Who reads it through a mapping is given the pages and pays for them.
 *
 *   vm-sparse-attack plain|scaled|swept
 *
 * "plain": what of the buffer fits on the output. "scaled": all of it, made small.
 * "swept": part after part, each of the output's width, until all was shown. That the
 * compositor ends the connection is a good end too; it is said, not judged.
 */
#include "viewporter-client-protocol.h"
#include "vm/clients/attacker.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>

enum {
	SIDE = 16384,
	WIDTH = 640, /* of what is shown */
	HEIGHT = 480,
};

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
	attacker_case(viewporter != NULL, "there is a viewporter");
	return viewporter == NULL
		       ? NULL
		       : wp_viewporter_get_viewport(viewporter, attacker->window.surface);
}

static bool show_scaled(struct attacker *attacker, struct wl_buffer *buffer)
{
	struct wp_viewport *viewport = make_viewport(attacker);
	wp_viewport_set_destination(viewport, WIDTH, HEIGHT);
	return attacker_show(attacker, buffer, 2);
}

static bool show_swept(struct attacker *attacker, struct wl_buffer *buffer)
{
	struct wp_viewport *viewport = make_viewport(attacker);
	const int32_t width = 4096; /* a pixel of each page is read, or of each second */
	wp_viewport_set_destination(viewport, WIDTH, HEIGHT);
	for (int32_t x = 0; x < SIDE; x += width) {
		for (int32_t y = 0; y < SIDE; y += HEIGHT) {
			int32_t height = y + HEIGHT > SIDE ? SIDE - y : HEIGHT;
			wp_viewport_set_source(viewport, wl_fixed_from_int(x), wl_fixed_from_int(y),
				wl_fixed_from_int(width), wl_fixed_from_int(height));
			if (!attacker_show(attacker, buffer, 1)) {
				return false;
			}
		}
	}
	return true;
}

static bool show(struct attacker *attacker, struct wl_buffer *buffer, const char *way)
{
	if (strcmp(way, "swept") == 0) {
		return show_swept(attacker, buffer);
	}
	return strcmp(way, "scaled") == 0 ? show_scaled(attacker, buffer)
					  : attacker_show(attacker, buffer, 2);
}

int main(int argc, char *argv[])
{
	if (argc != 2) {
		fputs("usage: vm-sparse-attack plain|scaled|swept\n", stderr);
		return 2;
	}
	struct client_memory memory = {.size = (size_t)1 << 40, .seals = F_SEAL_SHRINK};
	struct attacker attacker;
	attacker_init(&attacker);
	if (client_memory_init(&memory) != 0 || client_memory_seal(&memory) != 0) {
		attacker_case(false, "the memory is made");
		return 1;
	}
	struct wl_buffer *buffer = client_memory_buffer(
		&memory, attacker.client.shm, SIDE, SIDE, WL_SHM_FORMAT_ARGB8888);
	bool taken = show(&attacker, buffer, argv[1]);
	printf("attacker: the frames were %s\n", taken ? "all taken" : "not all taken");
	attacker_finish(&attacker);
	return attacker_status();
}
