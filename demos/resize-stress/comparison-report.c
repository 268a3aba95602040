/* SPDX-License-Identifier: MIT */
/*
 * The prices lie a thousandfold apart, so the bars are logarithmic, and each
 * has its number beside it.
 */
#include "comparison.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>

enum {
	LEFT = 110,
	BAR_WIDTH = 220, /* of the greatest */
	PANEL_WIDTH = 330,
	ROW_HEIGHT = 34,
	TOP = 80,
};

/* Of the cheapest strategy. */
static double least_ms(const struct comparison *comparison)
{
	double least = comparison->rows[0].median.client_ms;
	for (int i = 1; i < comparison->row_count; i++) {
		least = fmin(least, comparison->rows[i].median.client_ms);
	}
	return fmax(least, 1e-6);
}

void comparison_print(const struct comparison *comparison)
{
	double least = least_ms(comparison);
	printf("%d steps from 640x480 to 3840x2160, medians of %d rounds\n\n", COMPARISON_STEPS,
		comparison->rounds);
	printf("%-10s %12s %12s %12s %10s %16s %18s\n", "strategy", "client ms", "page faults",
		"peak MiB", "ratio", "compositor ms", "compositor faults");
	for (int i = 0; i < comparison->row_count; i++) {
		const struct comparison_run *median = &comparison->rows[i].median;
		printf("%-10s %12.1f %12.0f %12.1f %9.2fx %16.1f %18.0f\n",
			comparison->rows[i].methods->name, median->client_ms, median->faults,
			median->peak_mebibytes, median->client_ms / least, median->compositor_ms,
			median->compositor_faults);
	}
	printf("\nratio: of client ms to the least of the table\n");
	for (int i = 0; i < comparison->row_count; i++) {
		printf("%-10s %s\n", comparison->rows[i].methods->name,
			comparison->rows[i].methods->summary);
	}
}

struct panel {
	const char *title;
	size_t offset; /* of the number in a run */
	const char *colour;
};

static double number_of(const struct comparison_row *row, const struct panel *panel)
{
	return *(const double *)((const char *)&row->median + panel->offset);
}

static void draw_panel(
	FILE *file, const struct comparison *comparison, const struct panel *panel, int place)
{
	int left = LEFT + place * PANEL_WIDTH;
	double greatest = 1;
	for (int i = 0; i < comparison->row_count; i++) {
		greatest = fmax(greatest, number_of(&comparison->rows[i], panel));
	}
	fprintf(file, "<text x=\"%d\" y=\"%d\" font-weight=\"bold\">%s</text>\n", left, TOP - 16,
		panel->title);
	for (int i = 0; i < comparison->row_count; i++) {
		double number = number_of(&comparison->rows[i], panel);
		double width = log1p(fmax(number, 0)) / log1p(greatest) * BAR_WIDTH;
		int y = TOP + i * ROW_HEIGHT;
		fprintf(file,
			"<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>\n"
			"<text x=\"%.1f\" y=\"%d\">%.*f</text>\n",
			left, y, fmax(width, 1), ROW_HEIGHT - 12, panel->colour, left + width + 6,
			y + 16, number < 1000 ? 1 : 0, number);
	}
}

int comparison_plot(const struct comparison *comparison, const char *path)
{
	static const struct panel panels[] = {
		{"client, ms", offsetof(struct comparison_run, client_ms), "#06c"},
		{"page faults", offsetof(struct comparison_run, faults), "#a50"},
		{"peak memory, MiB", offsetof(struct comparison_run, peak_mebibytes), "#080"},
	};
	FILE *file = fopen(path, "we");
	if (file == NULL) {
		return -errno;
	}
	int width = LEFT + 3 * PANEL_WIDTH, height = TOP + comparison->row_count * ROW_HEIGHT + 20;
	fprintf(file,
		"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
		"viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"13\" fill=\"#222\">\n"
		"<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>\n"
		"<text x=\"20\" y=\"30\" font-size=\"16\">A window dragged from 640x480 to "
		"3840x2160 "
		"in %d steps (bars are logarithmic)</text>\n",
		width, height, width, height, COMPARISON_STEPS);
	for (int i = 0; i < comparison->row_count; i++) {
		fprintf(file, "<text x=\"20\" y=\"%d\">%s</text>\n", TOP + i * ROW_HEIGHT + 16,
			comparison->rows[i].methods->name);
	}
	for (int i = 0; i < 3; i++) {
		draw_panel(file, comparison, &panels[i], i);
	}
	fprintf(file, "</svg>\n");
	int error = ferror(file) ? -EIO : 0;
	return fclose(file) != 0 ? -errno : error;
}
