/* SPDX-License-Identifier: MIT */
/* The public header stands alone: it is the first and only one here, and the
 * compiler is given no include directory but that of the header. */
#include <weddell-client.h>

int main(void)
{
	struct weddell_frame frame = {0};
	weddell_pool_destroy(0);
	weddell_swapchain_destroy(0);
	return frame.age;
}
