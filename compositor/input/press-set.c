/* SPDX-License-Identifier: MIT */
#include "input/press-set.h"

#include <string.h>

/* count when it is not held */
static size_t index_of(const struct press_set *set, uint32_t code)
{
	size_t i = 0;
	while (i < set->count && set->presses[i].code != code) {
		i++;
	}
	return i;
}

const struct press *press_set_find(const struct press_set *set, uint32_t code)
{
	size_t i = index_of(set, code);
	return i < set->count ? &set->presses[i] : NULL;
}

bool press_set_would_change(const struct press_set *set, uint32_t code, bool pressed)
{
	const struct press *press = press_set_find(set, code);
	return pressed ? press == NULL && set->count < PRESS_SET_MAX
		       : press != NULL && press->holders == 1;
}

struct press *press_set_add(struct press_set *set, uint32_t code)
{
	size_t i = index_of(set, code);
	if (i == PRESS_SET_MAX) {
		return NULL;
	}
	if (i < set->count) {
		set->presses[i].holders++;
		return NULL;
	}
	set->count++;
	set->presses[i] = (struct press){.code = code, .holders = 1};
	return &set->presses[i];
}

bool press_set_remove(struct press_set *set, uint32_t code, bool *sent_out)
{
	size_t i = index_of(set, code);
	if (i == set->count || --set->presses[i].holders > 0) {
		return false;
	}
	*sent_out = set->presses[i].sent;
	set->count--;
	memmove(&set->presses[i], &set->presses[i + 1], (set->count - i) * sizeof(set->presses[0]));
	return true;
}

bool press_set_any_sent(const struct press_set *set)
{
	for (size_t i = 0; i < set->count; i++) {
		if (set->presses[i].sent) {
			return true;
		}
	}
	return false;
}

void press_set_forget_sent(struct press_set *set)
{
	for (size_t i = 0; i < set->count; i++) {
		set->presses[i].sent = false;
	}
}
