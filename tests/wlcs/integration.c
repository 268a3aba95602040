/* SPDX-License-Identifier: MIT */
/*
 * What the suite looks for in the module: how to make a compositor for each
 * test, and to be rid of it.
 */
#include "display-server.h"

static WlcsDisplayServer *create_server(int argc, const char **argv)
{
	return &display_server_create()->base;
}

static void destroy_server(WlcsDisplayServer *base)
{
	display_server_destroy((struct display_server *)base);
}

__attribute__((visibility("default"))) const WlcsServerIntegration wlcs_server_integration = {
	.version = WLCS_SERVER_INTEGRATION_VERSION,
	.create_server = create_server,
	.destroy_server = destroy_server,
};
