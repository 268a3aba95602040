/* SPDX-License-Identifier: MIT */
#include "input/selection.h"

#include "check.h"
#include "input/data-offer.h"

#include <unistd.h>

static int cancelled;

static void source_send(struct data_source *source, const char *mime_type, int take_fd)
{
	close(take_fd);
}

static void source_cancelled(struct data_source *source)
{
	cancelled++;
}

static const struct data_source_interface source_impl = {
	.send = source_send,
	.cancelled = source_cancelled,
};

static void offer_action(struct data_offer *offer, enum data_action action)
{
}

static const struct data_offer_interface offer_impl = {.action = offer_action};

static void faults_of_offers(void)
{
	const struct {
		const char *name;
		bool of_drag;
		uint32_t actions, preferred;
		int fault;
	} rows[] = {
		{"of a selection", false, DATA_ACTION_COPY, 0, DATA_OFFER_NOT_OF_DRAG},
		{"unknown bits", true, 8, 0, DATA_OFFER_BAD_ACTIONS},
		{"two preferred", true, DATA_ACTION_ALL, 3, DATA_OFFER_BAD_PREFERRED},
		{"preferred not given", true, DATA_ACTION_COPY, DATA_ACTION_MOVE,
			DATA_OFFER_BAD_PREFERRED},
		{"none", true, 0, 0, 0},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct data_source source;
		struct data_offer offer;
		data_source_init(&source, &source_impl);
		data_offer_init(&offer, &offer_impl, &source, rows[i].of_drag);
		CHECK_ROW(rows[i].name,
			data_offer_set_actions(&offer, rows[i].actions, rows[i].preferred),
			rows[i].fault);
		data_offer_finish(&offer, false);
		data_source_finish(&source);
	}
}

static void the_selection_changes_hands(void)
{
	struct selection selection;
	struct data_source first, second;
	selection_init(&selection);
	data_source_init(&first, &source_impl);
	data_source_init(&second, &source_impl);
	cancelled = 0;
	CHECK_EQ(selection_set(&selection, &first), 0);
	CHECK_EQ(selection_set(&selection, &first), 0);
	CHECK_EQ(cancelled, 0);
	CHECK_EQ(data_source_set_actions(&first, DATA_ACTION_COPY), DATA_SOURCE_IN_USE);
	CHECK_EQ(selection_set(&selection, &second), 0);
	CHECK_EQ(cancelled, 1);
	data_source_finish(&second);
	CHECK(selection.source == NULL);
	CHECK_EQ(data_source_set_actions(&first, 8), DATA_SOURCE_BAD_ACTIONS);
	CHECK_EQ(data_source_set_actions(&first, DATA_ACTION_COPY), 0);
	CHECK_EQ(data_source_set_actions(&first, DATA_ACTION_COPY), DATA_SOURCE_IN_USE);
	CHECK_EQ(selection_set(&selection, &first), DATA_SOURCE_NOT_FOR_SELECTION);
	data_source_finish(&first);
	selection_finish(&selection);
}

static void mime_types_are_bounded(void)
{
	struct data_source source;
	data_source_init(&source, &source_impl);
	for (int i = 0; i < DATA_SOURCE_TYPES_MAX; i++) {
		CHECK_EQ(data_source_offer(&source, "a/b"), 0);
	}
	CHECK_EQ(data_source_offer(&source, "a/b"), DATA_SOURCE_TOO_MANY_TYPES);

	/* a single one may take all there is, and no more */
	struct data_source another;
	static char all[DATA_SOURCE_BYTES_MAX + 1];
	memset(all, 'a', DATA_SOURCE_BYTES_MAX);
	data_source_init(&another, source.impl);
	CHECK_EQ(data_source_offer(&another, all), DATA_SOURCE_TOO_MANY_TYPES);
	all[DATA_SOURCE_BYTES_MAX - 1] = '\0';
	CHECK_EQ(data_source_offer(&another, all), 0);
	CHECK_EQ(data_source_offer(&another, ""), DATA_SOURCE_TOO_MANY_TYPES);
	data_source_finish(&another);
	data_source_finish(&source);
}

static const struct check_case cases[] = {
	{"faults of offers", faults_of_offers},
	{"the selection changes hands", the_selection_changes_hands},
	{"mime types are bounded", mime_types_are_bounded},
};

CHECK_MAIN(cases)
