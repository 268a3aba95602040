/* SPDX-License-Identifier: MIT */
/*
 * A run has far more samples than the plot has pixels, so the samples of each
 * two pixels' time are put together: a bar from the least to the greatest, and
 * a line through the means. No peak is lost.
 */
#include "plot.h"

#include <errno.h>
#include <math.h>
#include <stdio.h>

enum {
	WIDTH = 900,
	HEIGHT = 640,
	LEFT = 80, /* of both panels */
	PANEL_WIDTH = 780,
	PANEL_HEIGHT = 220,
	COLUMNS = PANEL_WIDTH / 2,
};

struct panel {
	FILE *file;
	double top;     /* pixels */
	double seconds; /* the time axis ends */
	double max;     /* the value axis ends */
	double step;    /* from one label of it to the next */
	double scale;   /* a sample's value is divided by this */
};

struct column {
	double least, greatest, sum;
	size_t count;
};

/* 1, 2 or 5 times a power of ten, so that about five steps reach max. */
static double round_step(double max)
{
	double step = pow(10, floor(log10(max / 5)));
	double parts = max / 5 / step;
	return step * (parts <= 1 ? 1 : parts <= 2 ? 2 : parts <= 5 ? 5 : 10);
}

static double x_of(const struct panel *panel, double seconds)
{
	return LEFT + seconds / panel->seconds * PANEL_WIDTH;
}

static double y_of(const struct panel *panel, double value)
{
	return panel->top + PANEL_HEIGHT - value / panel->max * PANEL_HEIGHT;
}

static double greatest(const struct series *series)
{
	double max = 0;
	for (size_t i = 0; i < series->count; i++) {
		max = fmax(max, series->samples[i].value);
	}
	return max;
}

static void set_range(struct panel *panel, double max)
{
	max = max > 0 ? max : 1;
	panel->step = round_step(max);
	panel->max = ceil(max / panel->step) * panel->step;
}

static void draw_value_axis(const struct panel *panel)
{
	for (double value = 0; value <= panel->max * 1.0001; value += panel->step) {
		double y = y_of(panel, value);
		fprintf(panel->file,
			"<line x1=\"%d\" y1=\"%.1f\" x2=\"%d\" y2=\"%.1f\" stroke=\"#ddd\"/>\n"
			"<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%g</text>\n",
			LEFT, y, LEFT + PANEL_WIDTH, y, LEFT - 8, y + 4, value);
	}
}

static void draw_time_axis(const struct panel *panel)
{
	double step = round_step(panel->seconds * 0.5);
	double bottom = panel->top + PANEL_HEIGHT;
	for (double time = 0; time <= panel->seconds; time += step) {
		double x = x_of(panel, time);
		fprintf(panel->file,
			"<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"#555\"/>\n"
			"<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"middle\">%g</text>\n",
			x, bottom, x, bottom + 5, x, bottom + 20, time);
	}
	fprintf(panel->file,
		"<path d=\"M%d %.1fV%.1fH%d\" fill=\"none\" stroke=\"#555\"/>\n"
		"<text x=\"%d\" y=\"%.1f\" text-anchor=\"middle\">time in seconds</text>\n",
		LEFT, panel->top, bottom, LEFT + PANEL_WIDTH, LEFT + PANEL_WIDTH / 2, bottom + 38);
}

static void draw_frame(const struct panel *panel, const char *title)
{
	draw_value_axis(panel);
	draw_time_axis(panel);
	fprintf(panel->file, "<text x=\"%d\" y=\"%.1f\" font-weight=\"bold\">%s</text>\n", LEFT,
		panel->top - 14, title);
}

static void draw_legend(const struct panel *panel, int place, const char *colour, const char *text)
{
	double y = panel->top - 18;
	int x = LEFT + 480 + place * 150;
	fprintf(panel->file,
		"<rect x=\"%d\" y=\"%.1f\" width=\"24\" height=\"4\" fill=\"%s\"/>"
		"<text x=\"%d\" y=\"%.1f\">%s</text>\n",
		x, y - 1, colour, x + 30, y + 4, text);
}

static void collect(const struct panel *panel, const struct series *series, struct column *columns)
{
	for (size_t i = 0; i < series->count; i++) {
		double part = (double)series->samples[i].time / 1e9 / panel->seconds;
		int place = part >= 1 ? COLUMNS - 1 : (int)(part * COLUMNS);
		double value = series->samples[i].value / panel->scale;
		struct column *column = &columns[place];
		if (column->count == 0) {
			*column = (struct column){.least = value, .greatest = value};
		}
		column->least = fmin(column->least, value);
		column->greatest = fmax(column->greatest, value);
		column->sum += value;
		column->count++;
	}
}

static double x_of_column(int i)
{
	return LEFT + (i + 0.5) * PANEL_WIDTH / COLUMNS;
}

static void draw_series(const struct panel *panel, const struct series *series, const char *colour)
{
	struct column columns[COLUMNS] = {{0}};
	collect(panel, series, columns);
	fprintf(panel->file, "<path stroke=\"%s\" stroke-opacity=\"0.3\" stroke-width=\"2\" d=\"",
		colour);
	for (int i = 0; i < COLUMNS; i++) {
		if (columns[i].count > 0) {
			fprintf(panel->file, "M%.1f %.1fV%.1f", x_of_column(i),
				y_of(panel, columns[i].least) + 0.5,
				y_of(panel, columns[i].greatest) - 0.5);
		}
	}
	fprintf(panel->file,
		"\"/>\n<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"1.5\" points=\"",
		colour);
	for (int i = 0; i < COLUMNS; i++) {
		if (columns[i].count > 0) {
			fprintf(panel->file, "%.1f,%.1f ", x_of_column(i),
				y_of(panel, columns[i].sum / (double)columns[i].count));
		}
	}
	fprintf(panel->file, "\"/>\n");
}

static void draw_latency(FILE *file, const struct statistics *statistics)
{
	struct panel panel = {.file = file, .top = 70, .seconds = statistics->seconds, .scale = 1};
	set_range(&panel, greatest(&statistics->latency));
	draw_frame(&panel, "From commit to frame callback, in milliseconds");
	draw_legend(&panel, 0, "#06c", "mean");
	draw_legend(&panel, 1, "#b3d1f0", "least to greatest");
	draw_series(&panel, &statistics->latency, "#06c");
}

static void draw_memory(FILE *file, const struct statistics *statistics)
{
	struct panel panel = {
		.file = file, .top = 370, .seconds = statistics->seconds, .scale = 1 << 20};
	double max = fmax(greatest(&statistics->pool_bytes), greatest(&statistics->other_bytes));
	set_range(&panel, max / panel.scale);
	draw_frame(&panel, "Memory of the client, in MiB");
	draw_legend(&panel, 0, "#080", "pool");
	draw_legend(&panel, 1, "#a50", "all else");
	draw_series(&panel, &statistics->pool_bytes, "#080");
	draw_series(&panel, &statistics->other_bytes, "#a50");
}

int plot_write(const struct statistics *statistics, const char *path)
{
	FILE *file = fopen(path, "we");
	if (file == NULL) {
		return -errno;
	}
	fprintf(file,
		"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
		"viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"13\" fill=\"#222\">\n"
		"<rect width=\"100%%\" height=\"100%%\" fill=\"#fff\"/>\n"
		"<text x=\"%d\" y=\"28\" font-size=\"16\">resize-stress: %llu resizes in %.1f s, "
		"%u pools, %s</text>\n",
		WIDTH, HEIGHT, WIDTH, HEIGHT, LEFT, (unsigned long long)statistics->resizes,
		statistics->seconds, statistics->pool.pools,
		statistics->wrongs == 0 ? "nothing wrong" : "something was wrong");
	draw_latency(file, statistics);
	draw_memory(file, statistics);
	fprintf(file, "</svg>\n");
	int error = ferror(file) ? -EIO : 0;
	return fclose(file) != 0 ? -errno : error;
}
