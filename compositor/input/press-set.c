/* SPDX-License-Identifier: MIT */
#include "input/press-set.h"

#include <string.h>

struct press *press_set_find(struct press_set *set, uint32_t code)
{
	for (size_t i = 0; i < set->count; i++) {
		if (set->presses[i].code == code) {
			return &set->presses[i];
		}
	}
	return NULL;
}

bool press_set_add(struct press_set *set, uint32_t code)
{
	struct press *press = press_set_find(set, code);
	if (press != NULL) {
		press->holders++;
		return false;
	}
	if (set->count == PRESS_SET_MAX) {
		return false;
	}
	set->presses[set->count++] = (struct press){.code = code, .holders = 1};
	return true;
}

bool press_set_remove(struct press_set *set, uint32_t code, bool *sent_out)
{
	struct press *press = press_set_find(set, code);
	if (press == NULL || --press->holders > 0) {
		return false;
	}
	*sent_out = press->sent;
	size_t after = (size_t)(set->presses + set->count - (press + 1));
	memmove(press, press + 1, after * sizeof(*press));
	set->count--;
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
