/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "scene/layer-index.h"

enum {
	COUNT_MAX = 5000,
	SURFACE_SIZE = 768, /* bytes from one to the next, as an allocator may place them */
};

/* Never looked into. */
static const struct surface *surface_at_place(size_t place)
{
	return (const struct surface *)(uintptr_t)(0x10000 + place * SURFACE_SIZE);
}

static struct layer_list make_list(size_t count)
{
	struct layer_list list = {
		.layers = calloc(count + 1, sizeof(*list.layers)), .count = count};
	for (size_t i = 0; i < count; i++) {
		list.layers[i].surface = (struct surface *)surface_at_place(i);
	}
	return list;
}

static void each_is_found(void)
{
	static const size_t counts[] = {0, 1, 7, 8, 9, 1000, COUNT_MAX};
	for (size_t row = 0; row < sizeof(counts) / sizeof(counts[0]); row++) {
		struct layer_list list = make_list(counts[row]);
		struct layer_index index;
		layer_index_init(&index, &list);
		for (size_t i = 0; i < list.count; i++) {
			CHECK_EQ(layer_index_find(&index, surface_at_place(i)), i);
		}
		CHECK_EQ(layer_index_find(&index, surface_at_place(list.count)), SIZE_MAX);
		layer_index_finish(&index);
		free(list.layers);
	}
}

static void surfaces_that_are_gone_are_none(void)
{
	struct layer_list list = make_list(100);
	struct layer_index index;
	for (size_t i = 0; i < list.count; i += 2) {
		list.layers[i].surface = NULL;
	}
	layer_index_init(&index, &list);
	CHECK_EQ(layer_index_find(&index, surface_at_place(50)), SIZE_MAX);
	CHECK_EQ(layer_index_find(&index, surface_at_place(51)), 51);
	layer_index_finish(&index);
	free(list.layers);
}

static void without_memory_it_is_slower(void)
{
	struct layer_list list = make_list(100);
	struct layer_index index = {.list = &list};
	CHECK_EQ(layer_index_find(&index, surface_at_place(51)), 51);
	CHECK_EQ(layer_index_find(&index, surface_at_place(100)), SIZE_MAX);
	free(list.layers);
}

static const struct check_case cases[] = {
	{"each is found", each_is_found},
	{"surfaces that are gone are none", surfaces_that_are_gone_are_none},
	{"without memory it is slower", without_memory_it_is_slower},
};

CHECK_MAIN(cases)
