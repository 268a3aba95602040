/* SPDX-License-Identifier: MIT */
#include "backend/drm/scanout-trust.h"

enum {
	FAILURES_MAX = 3,
};

void scanout_trust_note(struct scanout_trust *trust, bool made)
{
	trust->proven = trust->proven || made;
	if (!made && !scanout_trust_is_lost(trust)) {
		trust->failures++;
	}
}

bool scanout_trust_is_lost(const struct scanout_trust *trust)
{
	return !trust->proven && trust->failures >= FAILURES_MAX;
}
