/* SPDX-License-Identifier: MIT */
#include "sizes.h"

enum {
	PHASE_LENGTH = 64, /* sizes of one kind in a row */
};

enum phase {
	GROW,
	JUMP,
	SHRINK,
	THIN,
	ODD,
	ALTERNATE,
	PHASES,
};

static uint32_t hash(uint32_t value)
{
	value = (value ^ value >> 16) * 0x7feb352du;
	value = (value ^ value >> 15) * 0x846ca68bu;
	return value ^ value >> 16;
}

static int32_t clamp(int64_t value, int32_t max)
{
	return value < 1 ? 1 : value > max ? max : (int32_t)value;
}

/* From 1 to max, in PHASE_LENGTH steps. */
static int32_t part(uint32_t step, int32_t max)
{
	return clamp((int64_t)max * (step + 1) / PHASE_LENGTH, max);
}

static struct size jump(uint32_t number, struct size max)
{
	return (struct size){
		1 + (int32_t)(hash(number) % (uint32_t)max.width),
		1 + (int32_t)(hash(~number) % (uint32_t)max.height),
	};
}

/* One row, one column, one pixel, in turn. */
static struct size thin(uint32_t number, struct size max)
{
	struct size size = jump(number, max);
	return (struct size){
		number % 3 == 0 ? size.width : 1,
		number % 3 == 1 ? size.height : 1,
	};
}

struct size sizes_at(uint32_t number, struct size max)
{
	uint32_t step = number % PHASE_LENGTH;
	uint32_t back = PHASE_LENGTH - 1 - step;
	struct size small = {max.width / 3 + (int32_t)step, max.height / 3 + (int32_t)step};
	switch ((enum phase)(number / PHASE_LENGTH % PHASES)) {
	case GROW:
		return (struct size){part(step, max.width), part(step, max.height)};
	case SHRINK:
		return (struct size){part(back, max.width), part(back, max.height)};
	case THIN:
		return thin(number, max);
	case ODD:
		return (struct size){clamp((int64_t)step * 13 | 1, max.width),
			clamp((int64_t)step * 7 | 1, max.height)};
	case ALTERNATE:
		return step % 2 == 0 ? max
				     : (struct size){clamp(small.width, max.width),
					       clamp(small.height, max.height)};
	case JUMP:
	case PHASES:
		break;
	}
	return jump(number, max);
}
