// Read a page unmarked
// Install: apt install gcc libcurl4-gnutls-dev   (libcurl 7.84 or newer)
// Build:   gcc -std=c11 -Wall -Wextra -Werror -o main main.c -lcurl
// Run:     ./main

#include <curl/curl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

// The base URL, with its scheme.
static const char INPUT_BASE_URL[] = "https://pages.example";

static const long connect_timeout_seconds = 10;
static const long timeout_seconds = 60;

struct text {
  const char *data;
  size_t length;
};
#define TEXT(literal) ((struct text){literal, sizeof literal - 1})

struct block {
  struct block *next;
  char bytes[];
};

// What is to be freed, however the program ends.
static CURL *curl;
static struct curl_slist *headers;
static struct block *blocks;
static struct {
  char *data;
  size_t length;
} answer;

static void free_all(void) {
  curl_slist_free_all(headers);
  curl_easy_cleanup(curl);
  curl_global_cleanup();
  free(answer.data);
  while (blocks) {
    struct block *next = blocks->next;
    free(blocks);
    blocks = next;
  }
}

static _Noreturn void fail(const char *reason, const char *detail) {
  fprintf(stderr, "%s%s\nFailed.\n", reason, detail);
  free_all();
  exit(1);
}

// Memory for so many bytes and a NUL, until the program ends.
static char *allocate(size_t length) {
  struct block *block = malloc(sizeof *block + length + 1);
  if (!block) fail("Out of memory.", "");
  block->next = blocks;
  block->bytes[length] = '\0';
  blocks = block;
  return block->bytes;
}

static struct text join(const struct text *texts) {
  size_t length = 0;
  for (const struct text *text = texts; text->data; text++) length += text->length;
  char *bytes = allocate(length);
  char *end = bytes;
  for (const struct text *text = texts; text->data; text++) {
    memcpy(end, text->data, text->length);
    end += text->length;
  }
  return (struct text){bytes, length};
}
#define JOIN(...) join((const struct text[]){__VA_ARGS__, {NULL, 0}})

static void add_header(struct text line) {
  struct curl_slist *longer = curl_slist_append(headers, line.data);
  if (!longer) fail("Out of memory.", "");
  headers = longer;
}

static size_t append(char *data, size_t size, size_t count, void *unused) {
  (void)unused;
  char *longer = realloc(answer.data, answer.length + size * count + 1);
  if (!longer) return 0;
  memcpy(longer + answer.length, data, size * count);
  answer.data = longer;
  answer.length += size * count;
  return size * count;
}

int main(void) {
  curl = curl_easy_init();
  if (!curl) fail("libcurl cannot be used.", "");

  const struct text url = JOIN(TEXT(INPUT_BASE_URL), TEXT("/pages/9"));
  curl_easy_setopt(curl, CURLOPT_URL, url.data);
  curl_easy_setopt(curl, CURLOPT_PATH_AS_IS, 1L);
  curl_easy_setopt(curl, CURLOPT_CUSTOMREQUEST, "GET");

  add_header(TEXT("X-Empty;"));
  add_header(TEXT("X-Note: between"));
  add_header(TEXT("X-Also-Empty;"));
  add_header(TEXT("X-Blank;"));
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers);

  char reason[CURL_ERROR_SIZE] = "";
  curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, connect_timeout_seconds);
  curl_easy_setopt(curl, CURLOPT_TIMEOUT, timeout_seconds);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, append);
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, reason);
  const CURLcode result = curl_easy_perform(curl);
  if (result != CURLE_OK) fail(*reason ? reason : curl_easy_strerror(result), "");

  long status = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  const bool succeeded = status == 200;
  FILE *output = succeeded ? stdout : stderr;
  fprintf(output, "Response Status Code = %ld\n", status);
  if (!succeeded) {
    fputs("Response Header:\n", output);
    struct curl_header *header = NULL;
    while ((header = curl_easy_nextheader(curl, CURLH_HEADER, -1, header))) {
      fprintf(output, "%s: %s\n", header->name, header->value);
    }
    fputs("Response Body:\n", output);
  }
  if (answer.length > 0) {
    fwrite(answer.data, 1, answer.length, output);
    if (answer.data[answer.length - 1] != '\n') fputc('\n', output);
  }
  fputs(succeeded ? "Success.\n" : "Failed.\n", output);
  free_all();
  return succeeded ? 0 : 1;
}
