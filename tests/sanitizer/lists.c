/* SPDX-License-Identifier: MIT */
/*
 * The lists of libwayland, compiled here: in a build with AddressSanitizer they
 * take the place of those in the library, for its own calls as well. Nothing
 * looks at what a library without a sanitizer does to memory; so a listener that
 * outlives its signal, or a signal that outlives its listener, would be written
 * to unseen when it is taken out of the list.
 */
#include <wayland-util.h>

#include <stddef.h>

void wl_list_init(struct wl_list *list)
{
	list->prev = list;
	list->next = list;
}

void wl_list_insert(struct wl_list *list, struct wl_list *elm)
{
	struct wl_list *after = list->next;
	*elm = (struct wl_list){.prev = list, .next = after};
	list->next = elm;
	after->prev = elm;
}

void wl_list_remove(struct wl_list *elm)
{
	elm->prev->next = elm->next;
	elm->next->prev = elm->prev;
	*elm = (struct wl_list){NULL, NULL};
}

int wl_list_length(const struct wl_list *list)
{
	int count = 0;
	for (const struct wl_list *link = list->next; link != list; link = link->next) {
		count++;
	}
	return count;
}

int wl_list_empty(const struct wl_list *list)
{
	return list->next == list;
}

void wl_list_insert_list(struct wl_list *list, struct wl_list *other)
{
	if (other->next != other) {
		struct wl_list *first = other->next, *last = other->prev, *after = list->next;
		first->prev = list;
		list->next = first;
		last->next = after;
		after->prev = last;
	}
}
