/* SPDX-License-Identifier: MIT */
#include "buffer/buffer-preferences.h"

#include <fcntl.h>

enum {
	/* What hardware that scans out and kernels that wrap shared memory for it ask for; it
	 * costs a client little, and its rows begin on cache lines. */
	STRIDE_ALIGNMENT = 256,
	OFFSET_ALIGNMENT = 4096, /* a page: udmabuf takes whole ones */
};

struct buffer_preferences buffer_preferences_find(bool scans_out)
{
	return (struct buffer_preferences){
		.seals =
			{
				/* SOLID and IMMUTABLE: nothing has to be looked after */
				[BUFFER_USAGE_DRAW] = F_SEAL_SHRINK | F_SEAL_FUTURE_WRITE,
				/* the kernel wraps nothing that has either of the others */
				[BUFFER_USAGE_SCANOUT] = scans_out ? F_SEAL_SHRINK : 0,
				[BUFFER_USAGE_CONSTANT] = F_SEAL_SHRINK | F_SEAL_WRITE,
			},
		.stride_alignment = STRIDE_ALIGNMENT,
		.offset_alignment = OFFSET_ALIGNMENT,
		.format_count = 2,
		.formats = {pixel_format_from_fourcc(PIXEL_FORMAT_XRGB8888),
			pixel_format_from_fourcc(PIXEL_FORMAT_ARGB8888)},
	};
}
