/* SPDX-License-Identifier: MIT */
/*
 * What a compositor answered, for people: a line for each thing.
 */
#ifndef WEDDELL_CTL_CTL_OUTPUT_H
#define WEDDELL_CTL_CTL_OUTPUT_H

#include <cjson/cJSON.h>

void ctl_output_print(const cJSON *answer);

#endif
