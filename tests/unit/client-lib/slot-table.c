/* SPDX-License-Identifier: MIT */
#include "client-lib/slot-table.h"
#include "check.h"

static const struct weddell_box left = {0, 0, 10, 10};
static const struct weddell_box right = {50, 0, 10, 10};

static struct slot_table three_slots(void)
{
	struct slot_table table = {0};
	for (int i = 0; i < SLOT_COUNT; i++) {
		slot_table_fill(&table, i, 100, 50);
	}
	return table;
}

static bool stale_everywhere(const struct slot *slot)
{
	const struct weddell_box *box = &slot->stale.boxes[0];
	return slot->stale.count == 1 && box->x == 0 && box->y == 0 && box->width == slot->width &&
	       box->height == slot->height;
}

static void a_new_slot_holds_nothing(void)
{
	struct slot_table table = {0};
	CHECK_EQ(slot_table_vacant(&table), 0);
	slot_table_fill(&table, 0, 100, 50);
	CHECK_EQ(slot_table_vacant(&table), 1);
	CHECK_EQ(slot_table_age(&table, 0), 0);
	CHECK(stale_everywhere(&table.slots[0]));
	slot_table_fill(&table, 1, 1, 1);
	slot_table_fill(&table, 2, 1, 1);
	CHECK_EQ(slot_table_vacant(&table), SLOT_NONE);
	slot_table_empty(&table, 1);
	CHECK_EQ(slot_table_vacant(&table), 1);
}

/* Slots presented in turn; after each, the ages of slots 0, 1 and 2. */
static void ages(void)
{
	static const struct {
		const char *name;
		int presented;
		int32_t ages[SLOT_COUNT];
	} rows[] = {
		{"first frame", 0, {1, 0, 0}},
		{"second, another slot", 1, {2, 1, 0}},
		{"third, another slot", 2, {3, 2, 1}},
		{"the oldest again", 0, {1, 3, 2}},
		{"the same again", 0, {1, 4, 3}},
		{"back and forth", 2, {2, 5, 1}},
	};
	struct slot_table table = three_slots();
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		slot_table_present(&table, rows[i].presented, &left, 1);
		for (int slot = 0; slot < SLOT_COUNT; slot++) {
			CHECK_ROW(rows[i].name, slot_table_age(&table, slot), rows[i].ages[slot]);
		}
	}
}

static void chooses_the_idle_slot_with_the_newest_contents(void)
{
	static const struct {
		const char *name;
		unsigned idle;
		int32_t width;
		int chosen;
	} rows[] = {
		{"all idle", 7, 100, 1},
		{"newest is busy", 5, 100, 2},
		{"only the oldest", 1, 100, 0},
		{"none idle", 0, 100, SLOT_NONE},
		{"another size", 7, 99, SLOT_NONE},
	};
	struct slot_table table = three_slots();
	slot_table_present(&table, 0, NULL, 0);
	slot_table_present(&table, 2, NULL, 0);
	slot_table_present(&table, 1, NULL, 0);
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		CHECK_ROW(rows[i].name, slot_table_choose(&table, rows[i].idle, rows[i].width, 50),
			rows[i].chosen);
	}
	CHECK_EQ(slot_table_choose(&table, 7, 100, 51), SLOT_NONE);
}

static void damage_adds_up_until_shown_again(void)
{
	struct slot_table table = three_slots();
	slot_table_present(&table, 0, NULL, 0);
	slot_table_present(&table, 1, &left, 1);
	CHECK_EQ(table.slots[0].stale.count, 1);
	CHECK_EQ(table.slots[1].stale.count, 0);
	CHECK(stale_everywhere(&table.slots[2]));
	slot_table_present(&table, 1, &right, 1);
	CHECK_EQ(table.slots[0].stale.count, 2);
	CHECK_EQ(table.slots[0].stale.boxes[0].x, left.x);
	CHECK_EQ(table.slots[0].stale.boxes[1].x, right.x);
	CHECK_EQ(table.slots[1].stale.count, 0);
	slot_table_present(&table, 0, &left, 1);
	CHECK_EQ(table.slots[0].stale.count, 0);
	CHECK_EQ(table.slots[1].stale.count, 1);
	slot_table_present(&table, 0, NULL, 0);
	CHECK(stale_everywhere(&table.slots[1]));
	CHECK_EQ(slot_table_age(&table, 1), 3);
}

static void no_damage_is_no_difference(void)
{
	struct slot_table table = three_slots();
	slot_table_present(&table, 0, NULL, 0);
	slot_table_present(&table, 1, &left, 0);
	CHECK_EQ(table.slots[0].stale.count, 0);
	CHECK_EQ(slot_table_age(&table, 0), 2);
}

static void another_size_spoils_the_rest(void)
{
	struct slot_table table = {0};
	slot_table_fill(&table, 0, 100, 50);
	slot_table_fill(&table, 1, 100, 50);
	slot_table_fill(&table, 2, 60, 50);
	CHECK(slot_table_is_resize(&table, 0));
	slot_table_present(&table, 0, NULL, 0);
	CHECK(!slot_table_is_resize(&table, 1));
	CHECK(slot_table_is_resize(&table, 2));
	slot_table_present(&table, 1, &left, 1);
	CHECK_EQ(slot_table_age(&table, 0), 2);
	slot_table_present(&table, 2, &left, 1);
	CHECK_EQ(slot_table_age(&table, 0), 0);
	CHECK_EQ(slot_table_age(&table, 1), 0);
	CHECK(stale_everywhere(&table.slots[1]));
	/* back to the first size: what the other slot held is still of no use */
	slot_table_present(&table, 0, &left, 1);
	CHECK_EQ(slot_table_age(&table, 1), 0);
	CHECK_EQ(slot_table_age(&table, 2), 0);
}

static void spoiled_contents_are_not_chosen_first(void)
{
	struct slot_table table = three_slots();
	slot_table_present(&table, 0, NULL, 0);
	slot_table_present(&table, 1, NULL, 0);
	slot_table_spoil(&table, 1);
	CHECK_EQ(slot_table_choose(&table, 7, 100, 50), 0);
	CHECK_EQ(slot_table_age(&table, 1), 0);
	CHECK(stale_everywhere(&table.slots[1]));
}

static const struct check_case cases[] = {
	{"a new slot holds nothing", a_new_slot_holds_nothing},
	{"ages", ages},
	{"chooses the newest idle contents", chooses_the_idle_slot_with_the_newest_contents},
	{"damage adds up until shown again", damage_adds_up_until_shown_again},
	{"no damage is no difference", no_damage_is_no_difference},
	{"another size spoils the rest", another_size_spoils_the_rest},
	{"spoiled contents are not chosen first", spoiled_contents_are_not_chosen_first},
};

CHECK_MAIN(cases)
