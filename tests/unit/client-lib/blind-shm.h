/* SPDX-License-Identifier: MIT */
/*
 * A wl_shm that takes any pool and buffer, maps nothing and checks nothing.
 */
#ifndef WEDDELL_TESTS_CLIENT_LIB_BLIND_SHM_H
#define WEDDELL_TESTS_CLIENT_LIB_BLIND_SHM_H

struct wl_display;

/* Adds the global; it ends with the display. The seals of each new pool are
 * written to *seals, which must live as long. */
void blind_shm_create(struct wl_display *display, int *seals);

#endif
