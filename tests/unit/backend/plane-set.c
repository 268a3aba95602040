/* SPDX-License-Identifier: MIT */
/*
 * Planes of devices that are made up: which of them a CRTC gets, in which order.
 */
#include "backend/drm/plane-set.h"
#include "check.h"

enum {
	PLANES = 8,
	ZPOS_ID = 7,
};

struct row {
	const char *name;
	struct {
		enum kms_plane_kind kind;
		uint32_t crtcs;
		int zpos; /* -1: not told */
	} planes[PLANES];
	size_t count;
	bool with_overlays;
	const char *expected[2]; /* of each of two CRTCs, planes by their index, bottom to top */
};

#define PRIMARY KMS_PLANE_PRIMARY
#define OVERLAY KMS_PLANE_OVERLAY
#define CURSOR KMS_PLANE_CURSOR

static const struct row rows[] = {
	{"primary planes alone", {{PRIMARY, 1, -1}, {PRIMARY, 2, -1}}, 2, true, {"", ""}},
	{"a cursor for each",
		{{PRIMARY, 1, -1}, {PRIMARY, 2, -1}, {CURSOR, 1, -1}, {CURSOR, 2, -1}}, 4, true,
		{"2", "3"}},
	{"one cursor for either", {{PRIMARY, 1, -1}, {PRIMARY, 2, -1}, {CURSOR, 3, -1}}, 3, true,
		{"2", ""}},
	{"the cursor above overlays",
		{{PRIMARY, 1, -1}, {PRIMARY, 2, -1}, {CURSOR, 1, -1}, {OVERLAY, 1, -1},
			{OVERLAY, 1, -1}},
		5, true, {"342", ""}},
	{"no overlays wanted",
		{{PRIMARY, 1, -1}, {PRIMARY, 2, -1}, {CURSOR, 1, -1}, {OVERLAY, 1, -1}}, 4, false,
		{"2", ""}},
	{"overlays in the order that is told",
		{{PRIMARY, 1, 0}, {PRIMARY, 2, 0}, {OVERLAY, 1, 3}, {OVERLAY, 1, 1},
			{OVERLAY, 1, 2}},
		5, true, {"342", ""}},
	{"not those behind the primary one",
		{{PRIMARY, 1, 2}, {PRIMARY, 2, 0}, {OVERLAY, 1, 1}, {OVERLAY, 1, 3}}, 4, true,
		{"3", ""}},
	{"of many for all, each gets some",
		{{PRIMARY, 1, -1}, {PRIMARY, 2, -1}, {OVERLAY, 3, -1}, {OVERLAY, 3, -1},
			{OVERLAY, 3, -1}, {OVERLAY, 3, -1}, {OVERLAY, 3, -1}, {OVERLAY, 3, -1}},
		8, true, {"2345", "67"}},
};

static void make(const struct row *row, struct kms_device *device, struct kms_plane *planes,
	struct kms_crtc *crtcs)
{
	for (size_t i = 0; i < row->count; i++) {
		planes[i] = (struct kms_plane){
			.kind = row->planes[i].kind,
			.possible_crtcs = row->planes[i].crtcs,
		};
		if (row->planes[i].zpos >= 0) {
			planes[i].properties[KMS_PLANE_ZPOS] =
				(struct kms_property){ZPOS_ID, (uint64_t)row->planes[i].zpos};
		}
	}
	for (unsigned int i = 0; i < 2; i++) {
		crtcs[i] = (struct kms_crtc){.index = i, .primary = &planes[i]};
	}
	*device = (struct kms_device){
		.planes = planes,
		.plane_count = row->count,
		.cursor_width = 64,
		.cursor_height = 32,
	};
}

static void check_set(const struct row *row, const struct plane_set *set,
	const struct kms_plane *planes, const char *expected)
{
	CHECK_ROW(row->name, set->count, strlen(expected));
	for (size_t i = 0; i < set->count; i++) {
		const struct output_plane *described = &set->described[i];
		CHECK_ROW(row->name, set->planes[i] - planes, expected[i] - '0');
		bool cursor = set->planes[i]->kind == KMS_PLANE_CURSOR;
		CHECK_ROW(row->name, described->kind, cursor ? PLANE_CURSOR : PLANE_OVERLAY);
		CHECK_ROW(row->name, described->width, cursor ? 64 : 0);
		CHECK_ROW(row->name, described->height, cursor ? 32 : 0);
	}
}

static void test_rows(void)
{
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct kms_device device;
		struct kms_plane planes[PLANES];
		struct kms_crtc crtcs[2];
		struct plane_set sets[2];
		make(&rows[i], &device, planes, crtcs);
		/* what is given back is there again */
		for (int round = 0; round < 2; round++) {
			for (int c = 0; c < 2; c++) {
				plane_set_take(&sets[c], &device, &crtcs[c], rows[i].with_overlays);
				check_set(&rows[i], &sets[c], planes, rows[i].expected[c]);
			}
			plane_set_give_back(&sets[0]);
			plane_set_give_back(&sets[1]);
		}
	}
}

static const struct check_case cases[] = {
	{"a CRTC takes its planes", test_rows},
};

CHECK_MAIN(cases)
