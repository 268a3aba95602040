/* SPDX-License-Identifier: MIT */
#include "shell/popup-grab.h"

static struct popup *topmost(struct popup_grab *grab)
{
	struct popup *popup;
	if (wl_list_empty(&grab->popups)) {
		return NULL;
	}
	return wl_container_of(grab->popups.next, popup, grab_link);
}

void popup_grab_init(struct popup_grab *grab)
{
	wl_list_init(&grab->popups);
}

int popup_grab_add(struct popup_grab *grab, struct popup *popup, bool by_user)
{
	struct popup *parent = popup_from_shell_surface(popup->parent);
	if (popup->dismissed || popup->grabs) {
		return 0;
	}
	if (popup->shell_surface->mapped) {
		return POPUP_GRAB_MAPPED;
	}
	if (parent != NULL && parent->dismissed) {
		popup_dismiss(popup);
		return 0;
	}
	if (parent != NULL && parent != topmost(grab)) {
		return POPUP_GRAB_NOT_TOPMOST;
	}
	if (!by_user) {
		popup_dismiss(popup);
		return 0;
	}
	if (parent == NULL) {
		popup_grab_dismiss(grab);
	}
	popup->grabs = true;
	wl_list_insert(&grab->popups, &popup->grab_link);
	return 0;
}

void popup_grab_dismiss(struct popup_grab *grab)
{
	struct popup *popup;
	while ((popup = topmost(grab)) != NULL) {
		popup_dismiss(popup);
	}
}

struct popup *popup_grab_topmost_mapped(struct popup_grab *grab)
{
	struct popup *popup;
	wl_list_for_each (popup, &grab->popups, grab_link) {
		if (popup->shell_surface->mapped) {
			return popup;
		}
	}
	return NULL;
}

struct shell_surface *popup_grab_root(struct popup_grab *grab)
{
	struct popup *popup = topmost(grab);
	return popup != NULL ? popup_root(popup) : NULL;
}
