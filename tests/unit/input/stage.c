/* SPDX-License-Identifier: MIT */
#include "stage.h"

#include "check.h"

void stage_begin(struct stage *stage)
{
	char *weddell = getenv("WEDDELL");
	char socket[] = "--socket", name[] = WEDDELL_PROCESS_SOCKET;
	char output[] = "--output", size[] = "320x240";
	char *command[] = {weddell, socket, name, output, size, NULL};
	if (weddell == NULL) {
		SKIP("WEDDELL does not name the compositor");
	}
	CHECK_EQ(weddell_process_start(&stage->process, command), 0);
	CHECK_EQ(input_client_init(&stage->driver, stage->process.socket, 8, false), 0);
	struct input_client *driver = &stage->driver;
	stage->mouse = zwlr_virtual_pointer_manager_v1_create_virtual_pointer(
		driver->pointer_manager, driver->seat);
	stage->typist = zwp_virtual_keyboard_manager_v1_create_virtual_keyboard(
		driver->keyboard_manager, driver->seat);
	CHECK(driver->keymap_fd >= 0);
	zwp_virtual_keyboard_v1_keymap(stage->typist, WL_KEYBOARD_KEYMAP_FORMAT_XKB_V1,
		driver->keymap_fd, driver->keymap_size);
	input_client_diary(driver);
}

void stage_end(struct stage *stage)
{
	zwlr_virtual_pointer_v1_destroy(stage->mouse);
	zwp_virtual_keyboard_v1_destroy(stage->typist);
	input_client_finish(&stage->driver);
	CHECK_EQ(weddell_process_stop(&stage->process), 0);
}

void stage_settle(struct stage *stage)
{
	CHECK_EQ(mini_client_roundtrip(&stage->driver.base), 0);
	CHECK_EQ(mini_client_roundtrip(&stage->driver.base), 0);
}

void stage_move_to(struct stage *stage, uint32_t x, uint32_t y)
{
	zwlr_virtual_pointer_v1_motion_absolute(stage->mouse, 1, x, y, SCREEN_WIDTH, SCREEN_HEIGHT);
	zwlr_virtual_pointer_v1_frame(stage->mouse);
	stage_settle(stage);
}

void stage_button(struct stage *stage, uint32_t button, bool down)
{
	zwlr_virtual_pointer_v1_button(stage->mouse, 1, button, down);
	zwlr_virtual_pointer_v1_frame(stage->mouse);
	stage_settle(stage);
}

void stage_type(struct stage *stage, uint32_t key)
{
	zwp_virtual_keyboard_v1_key(stage->typist, 1, key, WL_KEYBOARD_KEY_STATE_PRESSED);
	zwp_virtual_keyboard_v1_key(stage->typist, 2, key, WL_KEYBOARD_KEY_STATE_RELEASED);
	stage_settle(stage);
}

void stage_show(struct stage *stage, struct input_client *client, uint32_t version)
{
	CHECK_EQ(input_client_init(client, stage->process.socket, version, true), 0);
	input_client_diary(client);
}
