/* SPDX-License-Identifier: MIT */
/*
 * For x86 processors with AVX2. Others have pixman, whose loops for SSE2 and
 * NEON are good; what AVX2 adds is that OVER and bilinear scaling keep pace with
 * the memory.
 */
#include "render/pixel-kernels.h"

#if defined(__x86_64__)

#include <immintrin.h>
#include <stdbool.h>
#include <string.h>

#define AVX2 __attribute__((target("avx2")))

enum {
	FETCHED_AHEAD = 4096, /* bytes: a page */
};

static uint32_t over_channel(uint32_t source, uint32_t target, uint32_t alpha, int shift)
{
	/* a division by 255, rounded, as pixman has it */
	uint32_t product = (target >> shift & 0xff) * (255 - alpha) + 128;
	uint32_t sum = (source >> shift & 0xff) + ((product + (product >> 8)) >> 8);
	return (sum > 255 ? 255 : sum) << shift;
}

static uint32_t over_one(uint32_t source, uint32_t target)
{
	uint32_t alpha = source >> 24;
	return over_channel(source, target, alpha, 0) | over_channel(source, target, alpha, 8) |
	       over_channel(source, target, alpha, 16) | over_channel(source, target, alpha, 24);
}

/* Half of the channels of eight pixels, 16 bits each, times the part of 255 that is let through.
 * A division by 255: times 257, divided by 65536. */
AVX2 static inline __m256i shine_through(__m256i target, __m256i part)
{
	__m256i product = _mm256_mullo_epi16(target, part);
	return _mm256_mulhi_epu16(
		_mm256_add_epi16(product, _mm256_set1_epi16(128)), _mm256_set1_epi16(257));
}

AVX2 static inline __m256i over_eight(__m256i source, __m256i target)
{
	const __m256i zero = _mm256_setzero_si256();
	/* the alpha of pixels 0 and 1, and of 2 and 3, of each half, once for each channel */
	const __m256i low = _mm256_setr_epi8(3, -1, 3, -1, 3, -1, 3, -1, 7, -1, 7, -1, 7, -1, 7, -1,
		3, -1, 3, -1, 3, -1, 3, -1, 7, -1, 7, -1, 7, -1, 7, -1);
	const __m256i high = _mm256_add_epi8(low, _mm256_set1_epi16(8)); /* each -1 stays */
	__m256i rest = _mm256_xor_si256(source, _mm256_set1_epi8(-1));
	__m256i even =
		shine_through(_mm256_unpacklo_epi8(target, zero), _mm256_shuffle_epi8(rest, low));
	__m256i odd =
		shine_through(_mm256_unpackhi_epi8(target, zero), _mm256_shuffle_epi8(rest, high));
	return _mm256_adds_epu8(source, _mm256_packus_epi16(even, odd));
}

AVX2 static inline __m256i load(const uint32_t *pixels)
{
	return _mm256_loadu_si256((const __m256i *)(const void *)pixels);
}

/* Asks for what will be read soon: processors' own guesses end with each page. What is asked for
 * need not exist. */
static inline void fetch_ahead(const uint32_t *pixels)
{
	_mm_prefetch((const char *)pixels + FETCHED_AHEAD, _MM_HINT_T0);
}

AVX2 static inline void store(uint32_t *pixels, __m256i value)
{
	_mm256_storeu_si256((__m256i *)(void *)pixels, value);
}

AVX2 static void over(uint32_t *target, const uint32_t *source, size_t count)
{
	const __m256i opaque = _mm256_set1_epi32((int)0xff000000);
	size_t i = 0;
	for (; i + 8 <= count; i += 8) {
		fetch_ahead(source + i);
		__m256i pixels = load(source + i);
		if (_mm256_testc_si256(pixels, opaque)) {
			store(target + i, pixels);
		} else if (!_mm256_testz_si256(pixels, pixels)) {
			store(target + i, over_eight(pixels, load(target + i)));
		}
	}
	for (; i < count; i++) {
		target[i] = over_one(source[i], target[i]);
	}
}

/* How many pixels before one that can be written past the cache. */
static size_t unaligned_pixels(const uint32_t *target, size_t count)
{
	size_t pixels = -((uintptr_t)target / 4) % 8;
	return pixels < count ? pixels : count;
}

AVX2 static inline void store_past_cache(uint32_t *pixels, __m256i value)
{
	_mm256_stream_si256((__m256i *)(void *)pixels, value);
}

AVX2 static void over_colour(
	uint32_t *target, const uint32_t *source, uint32_t colour, size_t count)
{
	const __m256i below = _mm256_set1_epi32((int)colour);
	size_t i = 0;
	for (; i + 8 <= count; i += 8) {
		store(target + i, over_eight(load(source + i), below));
	}
	for (; i < count; i++) {
		target[i] = over_one(source[i], colour);
	}
}

AVX2 static void stream_over_colour(
	uint32_t *target, const uint32_t *source, uint32_t colour, size_t count)
{
	const __m256i below = _mm256_set1_epi32((int)colour);
	size_t i = unaligned_pixels(target, count);
	over_colour(target, source, colour, i);
	for (; i + 8 <= count; i += 8) {
		store_past_cache(target + i, over_eight(load(source + i), below));
	}
	over_colour(target + i, source + i, colour, count - i);
}

AVX2 static void over_row(
	uint32_t *target, const uint32_t *source, const uint32_t *below, size_t count)
{
	size_t i = 0;
	for (; i + 8 <= count; i += 8) {
		store(target + i, over_eight(load(source + i), load(below + i)));
	}
	for (; i < count; i++) {
		target[i] = over_one(source[i], below[i]);
	}
}

AVX2 static void stream_over_row(
	uint32_t *target, const uint32_t *source, const uint32_t *below, size_t count)
{
	size_t i = unaligned_pixels(target, count);
	over_row(target, source, below, i);
	for (; i + 8 <= count; i += 8) {
		store_past_cache(target + i, over_eight(load(source + i), load(below + i)));
	}
	over_row(target + i, source + i, below + i, count - i);
}

AVX2 static void stream(uint32_t *target, const uint32_t *source, size_t count)
{
	size_t i = unaligned_pixels(target, count);
	memcpy(target, source, i * sizeof(*target));
	for (; i + 16 <= count; i += 16) {
		__m256i first = load(source + i), second = load(source + i + 8);
		store_past_cache(target + i, first);
		store_past_cache(target + i + 8, second);
	}
	memcpy(target + i, source + i, (count - i) * sizeof(*target));
}

static void stream_end(void)
{
	_mm_sfence();
}

/* Eight pixels of which none is further from the first than one register holds: most, when a
 * picture is enlarged. One pixel more may be read. */
static inline bool are_close(const struct pixel_taps *taps, size_t i)
{
	int32_t first = taps->left[i], last = taps->left[i + 7];
	return last >= first && last - first < 8 && first + 9 <= taps->end;
}

AVX2 static inline __m256i offsets(const struct pixel_taps *taps, size_t i)
{
	__m256i left = _mm256_loadu_si256((const __m256i *)(const void *)(taps->left + i));
	return _mm256_sub_epi32(left, _mm256_set1_epi32(taps->left[i]));
}

AVX2 static void pick(
	uint32_t *pixels, const uint32_t *row, const struct pixel_taps *taps, size_t count)
{
	for (size_t i = 0; i < count; i += 8) {
		if (are_close(taps, i)) {
			store(pixels + i, _mm256_permutevar8x32_epi32(
						  load(row + taps->left[i]), offsets(taps, i)));
			continue;
		}
		for (size_t j = i; j < i + 8; j++) {
			pixels[j] = row[taps->left[j]];
		}
	}
}

/* The pairs of eight pixels, channel beside channel: pixels 0, 1, 4, 5, and 2, 3, 6, 7. */
struct pairs {
	__m256i outer, inner;
};

AVX2 static inline struct pairs pair_close(
	const uint32_t *row, const struct pixel_taps *taps, size_t i)
{
	__m256i from = offsets(taps, i);
	const uint32_t *first = row + taps->left[i];
	__m256i left = _mm256_permutevar8x32_epi32(load(first), from);
	__m256i right = _mm256_permutevar8x32_epi32(load(first + 1), from);
	return (struct pairs){_mm256_unpacklo_epi8(left, right), _mm256_unpackhi_epi8(left, right)};
}

AVX2 static inline __m128i load_two_pairs(const uint32_t *row, const int32_t *left)
{
	return _mm_unpacklo_epi64(_mm_loadl_epi64((const __m128i *)(const void *)(row + left[0])),
		_mm_loadl_epi64((const __m128i *)(const void *)(row + left[1])));
}

AVX2 static inline struct pairs pair_apart(
	const uint32_t *row, const struct pixel_taps *taps, size_t i)
{
	const __m256i by_channel = _mm256_broadcastsi128_si256(
		_mm_setr_epi8(0, 4, 1, 5, 2, 6, 3, 7, 8, 12, 9, 13, 10, 14, 11, 15));
	const int32_t *left = taps->left + i;
	__m256i outer = _mm256_castsi128_si256(load_two_pairs(row, left));
	__m256i inner = _mm256_castsi128_si256(load_two_pairs(row, left + 2));
	outer = _mm256_inserti128_si256(outer, load_two_pairs(row, left + 4), 1);
	inner = _mm256_inserti128_si256(inner, load_two_pairs(row, left + 6), 1);
	return (struct pairs){
		_mm256_shuffle_epi8(outer, by_channel), _mm256_shuffle_epi8(inner, by_channel)};
}

AVX2 static inline __m256i load_blended(const int16_t *blended)
{
	return _mm256_loadu_si256((const __m256i *)(const void *)blended);
}

AVX2 static inline void store_blended(int16_t *blended, __m256i value)
{
	_mm256_storeu_si256((__m256i *)(void *)blended, value);
}

/*
 * The instruction that multiplies bytes and adds neighbours takes one factor
 * signed. The weights go up to 128, so the channels have to be the signed ones:
 * 128 less than they are. What comes out is 128 times 128 less than it should be,
 * up to the last step of down.
 */
AVX2 static void across(
	int16_t *blended, const uint32_t *row, const struct pixel_taps *taps, size_t count)
{
	const __m256i outer_of = _mm256_setr_epi8(0, 1, 0, 1, 0, 1, 0, 1, 2, 3, 2, 3, 2, 3, 2, 3, 8,
		9, 8, 9, 8, 9, 8, 9, 10, 11, 10, 11, 10, 11, 10, 11);
	const __m256i inner_of = _mm256_add_epi8(outer_of, _mm256_set1_epi8(4));
	const __m256i middle = _mm256_set1_epi8((char)0x80);
	for (size_t i = 0; i < count; i += 8) {
		fetch_ahead(row + taps->left[i]);
		struct pairs pairs =
			are_close(taps, i) ? pair_close(row, taps, i) : pair_apart(row, taps, i);
		__m256i weights = _mm256_broadcastsi128_si256(
			_mm_loadu_si128((const __m128i *)(const void *)(taps->weights + 2 * i)));
		__m256i outer = _mm256_maddubs_epi16(_mm256_shuffle_epi8(weights, outer_of),
			_mm256_xor_si256(pairs.outer, middle));
		__m256i inner = _mm256_maddubs_epi16(_mm256_shuffle_epi8(weights, inner_of),
			_mm256_xor_si256(pairs.inner, middle));
		store_blended(blended + 4 * i, outer);
		store_blended(blended + 4 * i + 16, inner);
	}
}

/* Two rows to be blended, of which one counts for half or more. */
struct rows {
	const int16_t *nearer, *farther;
	__m256i part; /* of nearer - farther that is to be added to nearer: the weight of farther,
		       * negative, in parts of 65536 */
};

AVX2 static inline struct rows rows_of(const int16_t *upper, const int16_t *lower, int lower_weight)
{
	bool is_upper = lower_weight <= PIXEL_KERNEL_WHOLE / 2;
	int weight = is_upper ? lower_weight : PIXEL_KERNEL_WHOLE - lower_weight;
	return (struct rows){
		.nearer = is_upper ? upper : lower,
		.farther = is_upper ? lower : upper,
		.part = _mm256_set1_epi16((short)(-weight * 65536 / PIXEL_KERNEL_WHOLE)),
	};
}

/* Each channel of four pixels, 128 less than it is. All is rounded down twice, which is what
 * rounding the exact sum down once gives; only so much fits into 16 bits. */
AVX2 static inline __m256i down_four(const struct rows *rows, size_t first)
{
	__m256i nearer = load_blended(rows->nearer + first);
	__m256i difference = _mm256_sub_epi16(nearer, load_blended(rows->farther + first));
	__m256i sum = _mm256_add_epi16(nearer, _mm256_mulhi_epi16(difference, rows->part));
	return _mm256_srai_epi16(sum, 7);
}

/* In order again. */
AVX2 static inline __m256i down_eight(const struct rows *rows, size_t i)
{
	__m256i outer = down_four(rows, 4 * i), inner = down_four(rows, 4 * i + 16);
	return _mm256_xor_si256(_mm256_packs_epi16(outer, inner), _mm256_set1_epi8((char)0x80));
}

AVX2 static void down(uint32_t *pixels, const int16_t *upper, const int16_t *lower,
	int lower_weight, size_t count)
{
	struct rows rows = rows_of(upper, lower, lower_weight);
	for (size_t i = 0; i < count; i += 8) {
		store(pixels + i, down_eight(&rows, i));
	}
}

AVX2 static void stream_down(uint32_t *pixels, const int16_t *upper, const int16_t *lower,
	int lower_weight, size_t count)
{
	struct rows rows = rows_of(upper, lower, lower_weight);
	for (size_t i = 0; i < count; i += 8) {
		store_past_cache(pixels + i, down_eight(&rows, i));
	}
}

/* Channel by channel the sums of pairs of pixels: four pixels of eight. */
AVX2 static inline __m256i add_pairs(const uint32_t *pixels)
{
	const __m256i by_channel = _mm256_broadcastsi128_si256(
		_mm_setr_epi8(0, 4, 1, 5, 2, 6, 3, 7, 8, 12, 9, 13, 10, 14, 11, 15));
	return _mm256_maddubs_epi16(
		_mm256_shuffle_epi8(load(pixels), by_channel), _mm256_set1_epi8(1));
}

static uint32_t halve_one(const uint32_t *upper, const uint32_t *lower)
{
	uint32_t pixel = 0;
	for (int shift = 0; shift < 32; shift += 8) {
		uint32_t sum = (upper[0] >> shift & 0xff) + (upper[1] >> shift & 0xff) +
			       (lower[0] >> shift & 0xff) + (lower[1] >> shift & 0xff);
		pixel |= (sum / 4) << shift;
	}
	return pixel;
}

AVX2 static void halve(uint32_t *pixels, const uint32_t *upper, const uint32_t *lower, size_t count)
{
	size_t i = 0;
	for (; i + 8 <= count; i += 8) {
		const uint32_t *u = upper + 2 * i, *l = lower + 2 * i;
		fetch_ahead(u);
		fetch_ahead(l);
		__m256i first = _mm256_add_epi16(add_pairs(u), add_pairs(l));
		__m256i second = _mm256_add_epi16(add_pairs(u + 8), add_pairs(l + 8));
		__m256i packed = _mm256_packus_epi16(
			_mm256_srli_epi16(first, 2), _mm256_srli_epi16(second, 2));
		store(pixels + i, _mm256_permute4x64_epi64(packed, 0xd8));
	}
	for (; i < count; i++) {
		pixels[i] = halve_one(upper + 2 * i, lower + 2 * i);
	}
}

static const struct pixel_kernels kernels = {
	.over = over,
	.over_colour = over_colour,
	.over_row = over_row,
	.stream = stream,
	.stream_over_colour = stream_over_colour,
	.stream_over_row = stream_over_row,
	.stream_end = stream_end,
	.pick = pick,
	.across = across,
	.down = down,
	.stream_down = stream_down,
	.halve = halve,
};

const struct pixel_kernels *pixel_kernels_find(void)
{
	return __builtin_cpu_supports("avx2") ? &kernels : NULL;
}

#else

const struct pixel_kernels *pixel_kernels_find(void)
{
	return NULL;
}

#endif
