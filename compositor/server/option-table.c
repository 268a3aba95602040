/* SPDX-License-Identifier: MIT */
#include "server/option-table.h"

#include "wire/xdg-wm-base.h"

#include <string.h>

static const char no_memory[] = "there is no memory for it";

/* Nothing is as if it was never given. */
static const char *set_text(struct options *options, const char *value, const char **text)
{
	if (*value == '\0') {
		*text = NULL;
		return NULL;
	}
	*text = options_keep(options, value);
	return *text != NULL ? NULL : no_memory;
}

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

/* Which of the words, of which some may be NULL, the value is; -1 for none. */
static int find_word(const char *value, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (words[i] != NULL && strcmp(value, words[i]) == 0) {
			return (int)i;
		}
	}
	return -1;
}

static const char *set_switch(const char *value, bool *on)
{
	static const char *const words[] = {"no", "yes", "false", "true", "off", "on", "0", "1"};
	int found = find_word(value, words, COUNT(words));
	if (found < 0) {
		return "give yes or no";
	}
	*on = found % 2 == 1;
	return NULL;
}

static const char *set_backend(struct options *options, const char *value)
{
	const struct backend_kind *kind = backend_kind_from_name(value);
	if (kind == NULL && strcmp(value, "auto") != 0) {
		size_t length = sizeof("give auto, ") - 1;
		memcpy(options->backends, "give auto, ", length);
		backend_kind_list(options->backends + length, sizeof(options->backends) - length);
		return options->backends;
	}
	options->backend = kind;
	return NULL;
}

static const char *set_output(struct options *options, const char *value)
{
	if (!options->in_file && options->file_outputs > 0) {
		options->output_count = options->file_outputs = 0;
	}
	if (options->output_count == OPTIONS_OUTPUT_MAX) {
		return "there are 64 already, and at most 64 can be";
	}
	if (!output_wish_parse(value, &options->outputs[options->output_count])) {
		return "give WxH, as 1920x1080, or preferred, and if you like NAME: before it and "
		       "@Hz, xSCALE and :TRANSFORM after it, as HDMI-A-1:1920x1080@60x1.5:90; or "
		       "NAME:off";
	}
	options->output_count++;
	options->file_outputs += options->in_file;
	return NULL;
}

static const char *set_socket(struct options *options, const char *value)
{
	return set_text(options, value, &options->socket);
}

static const char *set_policy(struct options *options, const char *value)
{
	static const char *const words[] = {
		[SEAL_POLICY_STRICT] = "strict",
		[SEAL_POLICY_ADOPT] = "adopt",
		[SEAL_POLICY_COPY] = "copy",
	};
	int found = find_word(value, words, COUNT(words));
	if (found < 0) {
		return "give strict, adopt or copy";
	}
	options->policy = (enum seal_policy)found;
	return NULL;
}

static const char *set_holding(struct options *options, const char *value)
{
	static const char *const words[] = {
		[HOLDING_BY_COST] = "by-cost",
		[HOLDING_ALWAYS] = "always",
		[HOLDING_NEVER] = "never",
	};
	int found = find_word(value, words, COUNT(words));
	if (found < 0) {
		return "give by-cost, always or never";
	}
	options->holding = (enum holding_rule)found;
	return NULL;
}

static const char *set_budget(struct options *options, const char *value)
{
	return budget_option_parse(value, options->limits)
		       ? NULL
		       : "give ITEM=NUMBER, as copy-bytes=64M; --help names the items";
}

/* What some clients bind is whatever is announced; then one that they know has to be. */
static const char *set_wm_base_version(struct options *options, const char *value)
{
	if (value[0] < '1' || value[0] > '0' + XDG_WM_BASE_VERSION_MAX || value[1] != '\0') {
		return "give a number from 1 to 5";
	}
	options->wm_base_version = (uint32_t)(value[0] - '0');
	return NULL;
}

static const char *set_screenshot(struct options *options, const char *value)
{
	return set_text(options, value, &options->screenshot);
}

static const char *set_stats(struct options *options, const char *value)
{
	return set_text(options, value, &options->stats);
}

static const char *set_command(struct options *options, const char *value)
{
	return set_text(options, value, &options->shell_command);
}

static const char *set_bindings(struct options *options, const char *value)
{
	static const char *const words[] = {
		[BINDING_ALT] = "alt",
		[BINDING_SUPER] = "super",
		[BINDING_OFF] = "off",
	};
	int found = find_word(value, words, COUNT(words));
	if (found < 0) {
		return "give alt, super or off";
	}
	options->bindings = (enum binding_modifier)found;
	return NULL;
}

static const char *set_control(struct options *options, const char *value)
{
	return set_switch(value, &options->control);
}

static const char *set_restart(struct options *options, const char *value)
{
	static const char *const words[] = {
		[RESTART_NEVER] = "never",
		[RESTART_ON_FAILURE] = "on-failure",
		[RESTART_ALWAYS] = "always",
	};
	int found = find_word(value, words, COUNT(words));
	if (found < 0) {
		return "give never, on-failure or always";
	}
	options->restart = (enum restart_policy)found;
	return NULL;
}

static const char *set_kiosk(struct options *options, const char *value)
{
	return set_switch(value, &options->kiosk);
}

static const char *set_exit_with_client(struct options *options, const char *value)
{
	return set_switch(value, &options->exit_with_client);
}

static const char *set_verbose(struct options *options, const char *value)
{
	return set_switch(value, &options->verbose);
}

static const char *set_debug(struct options *options, const char *value)
{
	return set_switch(value, &options->debug);
}

static const char *set_xkb_rules(struct options *options, const char *value)
{
	return set_text(options, value, &options->keymap.rules);
}

static const char *set_xkb_model(struct options *options, const char *value)
{
	return set_text(options, value, &options->keymap.model);
}

static const char *set_xkb_layout(struct options *options, const char *value)
{
	return set_text(options, value, &options->keymap.layout);
}

static const char *set_xkb_variant(struct options *options, const char *value)
{
	return set_text(options, value, &options->keymap.variant);
}

static const char *set_xkb_options(struct options *options, const char *value)
{
	return set_text(options, value, &options->keymap.options);
}

const struct option_entry option_table[] = {
	{"backend", "NAME",
		"where pictures go: wayland, windows of another\n"
		"compositor; drm, the screens of a seat; or headless,\n"
		"outputs without screens. Without this, what\n"
		"WEDDELL_BACKEND says, or auto: the first that is there",
		set_backend},
	{"output", "[NAME:]WxH[@Hz][xSCALE][:TRANSFORM]",
		"an output, once for each; preferred in place of WxH\n"
		"leaves the size to the backend. TRANSFORM is 90, 180,\n"
		"270, flipped, flipped-90, -180 or -270. NAME:off begins\n"
		"with that one turned off",
		set_output},
	{"socket", "NAME",
		"the name of the Wayland socket in XDG_RUNTIME_DIR;\n"
		"the first free wayland-N without this",
		set_socket},
	{"xkb-layout", "LAYOUT[,LAYOUT...]",
		"the layouts of the keyboards, as us or de,fr; that of\n"
		"XKB_DEFAULT_LAYOUT without this",
		set_xkb_layout},
	{"xkb-variant", "VARIANT[,...]", "the variant of each layout", set_xkb_variant},
	{"xkb-model", "MODEL", "the model of the keyboards, as pc105", set_xkb_model},
	{"xkb-options", "OPTION[,...]", "more of the keymap, as grp:alt_shift_toggle",
		set_xkb_options},
	{"xkb-rules", "RULES", "the rules that make a keymap of these", set_xkb_rules},
	{"policy", "POLICY",
		"for pools that can still shrink: strict (refuse),\n"
		"adopt (seal them where possible, else copy; the\n"
		"default), copy (never seal)",
		set_policy},
	{"hold-buffers", "WHEN",
		"whether a client's buffer is held while it is shown:\n"
		"by-cost (the default; not where the client makes new\n"
		"memory because of it), always, or never: what changed\n"
		"is copied, and the buffer given back at the commit",
		set_holding},
	{"budget", "ITEM=NUMBER",
		"what one client may have of mapped-bytes, mappings,\n"
		"hole-bytes, copy-bytes, pools, buffers, surfaces,\n"
		"callbacks, objects, fds, rectangles,\n"
		"backlog-bytes, pinned-bytes",
		set_budget},
	{"xdg-wm-base-version", "VERSION",
		"announce this version of xdg_wm_base, 1 to 5, for\n"
		"programs that end when they are told of news",
		set_wm_base_version},
	{"screenshot", "FILE.png",
		"write what is shown on SIGUSR1, and at the end what\n"
		"was shown last before the screen was empty",
		set_screenshot},
	{"stats", "FILE",
		"write statistics of all clients as JSON at the end,\n"
		"and on SIGUSR1",
		set_stats},
	{"command", "TEXT", "where no COMMAND is given: what sh is to run", set_command},
	{"bindings", "MODIFIER",
		"what the compositor's own keys are pressed with: alt\n"
		"(the default) or super; off for none. With Tab it\n"
		"switches windows, F4 closes, F10 maximises, Control\n"
		"BackSpace quits; the mouse moves and resizes windows",
		set_bindings},
	{"restart", "WHEN",
		"run a command that has ended again: never (the default),\n"
		"on-failure (that of a kiosk), always",
		set_restart},
	{"kiosk", NULL, "for one program: its windows fill the screen, and stay so", set_kiosk},
	{"exit-with-client", NULL, "end when the last client has gone, and the command too",
		set_exit_with_client},
	{"control", NULL, "have a socket for weddellctl; the default", set_control},
	{"verbose", NULL, "say more on stderr", set_verbose},
	{"debug", NULL, "say all, and what libwayland says", set_debug},
};

const size_t option_count = sizeof(option_table) / sizeof(option_table[0]);

const struct option_entry *option_find(const char *name)
{
	for (size_t i = 0; i < option_count; i++) {
		if (strcmp(option_table[i].name, name) == 0) {
			return &option_table[i];
		}
	}
	return NULL;
}
