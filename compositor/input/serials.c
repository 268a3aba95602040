/* SPDX-License-Identifier: MIT */
#include "input/serials.h"

void serials_init(struct serials *serials, uint32_t (*next)(void *data), void *data)
{
	*serials = (struct serials){.next = next, .data = data};
}

uint32_t serials_next(struct serials *serials)
{
	return serials->next(serials->data);
}

uint32_t serials_next_press(struct serials *serials, const struct budget *owner)
{
	uint32_t serial = serials_next(serials);
	serials->presses[serials->press_count++ % SERIALS_REMEMBERED] =
		(struct press_serial){serial, owner};
	return serial;
}

void serials_forget(struct serials *serials, const struct budget *owner)
{
	for (size_t i = 0; i < SERIALS_REMEMBERED; i++) {
		struct press_serial *press = &serials->presses[i];
		press->owner = press->owner == owner ? NULL : press->owner;
	}
}

bool serials_has_press(const struct serials *serials, uint32_t serial, const struct budget *owner)
{
	size_t remembered = serials->press_count < SERIALS_REMEMBERED ? serials->press_count
								      : SERIALS_REMEMBERED;
	for (size_t i = 0; i < remembered; i++) {
		const struct press_serial *press = &serials->presses[i];
		if (press->serial == serial && (owner == NULL || press->owner == owner)) {
			return true;
		}
	}
	return false;
}
