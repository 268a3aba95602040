/* SPDX-License-Identifier: MIT */
#include "control/request.h"
#include "check.h"

static const char *const known[] = {"n", "t", "b", NULL};

/* Runs a request with a number n from 1 to 5, a text t and a truth b, and gives the reply. */
static char *answer(const char *text)
{
	struct request request;
	request_init(&request, text);
	int32_t number = 3;
	const char *word = "none";
	bool truth = false;
	if (request.code == NULL && request_allow(&request, known) &&
		request_get_int(&request, "n", 1, 5, &number) &&
		request_get_text(&request, "t", &word) && request_get_bool(&request, "b", &truth)) {
		cJSON_AddNumberToObject(request.reply, "n", number);
		cJSON_AddStringToObject(request.reply, "t", word);
		if (truth) {
			cJSON_AddTrueToObject(request.reply, "b");
		}
	}
	return request_finish(&request);
}

static void test_replies(void)
{
	static const struct {
		const char *text, *reply; /* reply: its beginning */
	} rows[] = {
		{"{\"command\":\"a\"}", "{\"ok\":true,\"n\":3,\"t\":\"none\"}\n"},
		{" { \"t\" : \"\\u00e4\" , \"n\" : 5.0 , \"command\" : \"a\" } ",
			"{\"ok\":true,\"n\":5,\"t\":\"\xc3\xa4\"}\n"},
		{"{\"id\":7,\"command\":\"a\"}", "{\"id\":7,\"ok\":true,"},
		{"{\"id\":[{\"a\":null}],\"command\":\"a\",\"n\":9}",
			"{\"id\":[{\"a\":null}],\"ok\":false,\"error\":{\"code\":\"bad-"
			"argument\","},
		{"", "{\"ok\":false,\"error\":{\"code\":\"bad-json\",\"message\":\""},
		{"{\"command\":\"a\"", "{\"ok\":false,\"error\":{\"code\":\"bad-json\","},
		{"{\"command\":\"a\"} x", "{\"ok\":false,\"error\":{\"code\":\"bad-json\","},
		{"[]", "{\"ok\":false,\"error\":{\"code\":\"bad-json\","},
		{"null", "{\"ok\":false,\"error\":{\"code\":\"bad-json\","},
		{"{}", "{\"ok\":false,\"error\":{\"code\":\"bad-argument\",\"message\":"
		       "\"\\\"command\\\" is missing"},
		{"{\"Command\":\"a\"}", "{\"ok\":false,\"error\":{\"code\":\"bad-argument\","},
		{"{\"command\":1}", "{\"ok\":false,\"error\":{\"code\":\"bad-argument\","},
		{"{\"command\":\"a\",\"x\":1}",
			"{\"ok\":false,\"error\":{\"code\":\"bad-argument\",\"message\":\"a has no "
			"argument \\\"x\\\"\"}}\n"},
		{"{\"command\":\"a\",\"n\":0}", "{\"ok\":false,\"error\":{\"code\":\"bad-"
						"argument\",\"message\":\"\\\"n\\\" "
						"has to be a number from 1 to 5\"}}\n"},
		{"{\"command\":\"a\",\"n\":1.5}", "{\"ok\":false,\"error\":{\"code\":\"bad-"
						  "argument\",\"message\":\"\\\"n\\\" "
						  "has to be a whole number\"}}\n"},
		{"{\"command\":\"a\",\"n\":1e999}", "{\"ok\":false,"},
		{"{\"command\":\"a\",\"n\":\"1\"}", "{\"ok\":false,"},
		{"{\"command\":\"a\",\"n\":null}", "{\"ok\":false,"},
		{"{\"command\":\"a\",\"t\":\"\"}", "{\"ok\":false,"},
		{"{\"command\":\"a\",\"t\":[]}", "{\"ok\":false,"},
		{"{\"command\":\"a\",\"b\":true}",
			"{\"ok\":true,\"n\":3,\"t\":\"none\",\"b\":true}\n"},
		{"{\"command\":\"a\",\"b\":false}", "{\"ok\":true,\"n\":3,\"t\":\"none\"}\n"},
		{"{\"command\":\"a\",\"b\":1}", "{\"ok\":false,\"error\":{\"code\":\"bad-"
						"argument\",\"message\":\"\\\"b\\\" "
						"has to be true or false\"}}\n"},
		{"{\"command\":\"a\",\"t\":\"\xff\"}", "{\"ok\":true,\"n\":3,\"t\":\"?\"}\n"},
	};
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		char *reply = answer(rows[i].text);
		CHECK(reply != NULL);
		size_t length = strlen(reply);
		CHECK_ROW(rows[i].text, reply[length - 1], '\n');
		CHECK_ROW(rows[i].text, strchr(reply, '\n') - reply, length - 1);
		if (strlen(rows[i].reply) < length) {
			reply[strlen(rows[i].reply)] = '\0';
		}
		CHECK_STR(reply, rows[i].reply);
		free(reply);
	}
}

/* A thousand and one brackets: the reader of JSON has a limit, and so our stack has. */
static void test_deep(void)
{
	char text[4096] = "{\"command\":\"a\",\"id\":";
	size_t length = strlen(text);
	memset(text + length, '[', 2000);
	memset(text + length + 2000, ']', 2000);
	text[length + 4000] = '}';
	char *reply = answer(text);
	CHECK(strstr(reply, "bad-json") != NULL);
	free(reply);
}

static void test_fails_once(void)
{
	struct request request;
	request_init(&request, "{\"command\":\"a\"}");
	CHECK(!request_fail(&request, REQUEST_FAILED, "first %d", 1));
	CHECK(!request_fail(&request, REQUEST_REFUSED, "second"));
	CHECK_STR(request.message, "first 1");
	CHECK_STR(request.code, "failed");
	free(request_finish(&request));
}

static const struct check_case cases[] = {
	{"requests and their replies", test_replies},
	{"JSON that is too deep", test_deep},
	{"the first failure counts", test_fails_once},
};

CHECK_MAIN(cases)
