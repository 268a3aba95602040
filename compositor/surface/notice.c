/* SPDX-License-Identifier: MIT */
#include "surface/notice.h"

void notice_list_present(struct wl_list *notices, const struct presentation *presentation)
{
	struct notice *notice, *next;
	wl_list_for_each_safe (notice, next, notices, link) {
		wl_list_remove(&notice->link);
		wl_list_init(&notice->link);
		notice->impl->presented(notice, presentation);
	}
}

void notice_list_discard(struct wl_list *notices)
{
	struct notice *notice, *next;
	wl_list_for_each_safe (notice, next, notices, link) {
		wl_list_remove(&notice->link);
		wl_list_init(&notice->link);
		notice->impl->discarded(notice);
	}
}
