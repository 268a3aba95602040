/* SPDX-License-Identifier: MIT */
/*
 * Whether holes of shmem may be read through a mapping, now: the kernel must
 * promise to fill them (overcommit.h), and we must be able to pay, because the
 * pages it makes are charged to our control group and may outlive the client.
 *
 * Both can change at any time, so it is asked whenever such memory is about to
 * be read; the watch makes that cheap by remembering the answers for a moment.
 */
#ifndef WEDDELL_MEMORY_HOLE_WATCH_H
#define WEDDELL_MEMORY_HOLE_WATCH_H

#include <stdbool.h>

struct hole_watch;

/* Watches the settings of the kernel, and the control group above us that has the least memory.
 * Returns 0 or -ENOMEM. The caller has the first reference. */
int hole_watch_create(struct hole_watch **watch_out);
struct hole_watch *hole_watch_ref(struct hole_watch *watch);
void hole_watch_unref(struct hole_watch *watch); /* NULL is fine */

/* Whether memory is strictly accounted: then address space counts against us, too. */
bool hole_watch_is_strict(struct hole_watch *watch);

/* Whether new pages can be paid for: false while three quarters of our control group's are used. */
bool hole_watch_has_room(struct hole_watch *watch);

/* Whether holes may be read: there is room, and memory is not strictly accounted. */
bool hole_watch_allows(struct hole_watch *watch);

#endif
