/* libFuzzer: no text crashes the reader, and what it reads it writes as bytes that
 * read back to the same bytes. */
#include <perfsys/perfsys.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void must(int condition, const char *what) {
  if (condition) return;
  fprintf(stderr, "not so: %s\n", what);
  abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  const char *text = (const char *)data;
  ps_error error = {PS_OK, 0, 0, "", ""};
  /* A text in a block of just its size: reading past its end is seen. */
  ps_case *c = ps_case_parse(text, size, NULL, &error);
  if (c == NULL) {
    must(error.status != PS_OK && error.message[0] != 0, "a failure says why");
    ps_syntax_check(text, size, NULL, NULL);
    return 0;
  }
  must(ps_syntax_check(text, size, NULL, NULL) == PS_OK, "what is a case is JSON");

  size_t length = 0, again_length = 0;
  char *written = ps_json_text(c, NULL, &length, NULL, NULL);
  must(written != NULL, "a case that was read can be written");
  ps_case *again = ps_case_parse(written, length, NULL, &error);
  if (again == NULL) fprintf(stderr, "%s at %s\n", error.message, error.path);
  must(again != NULL, "what was written can be read");
  must(ps_equal(c, again), "it is the same case");
  char *rewritten = ps_json_text(again, NULL, &again_length, NULL, NULL);
  must(rewritten != NULL && length == again_length && memcmp(written, rewritten, length) == 0,
       "equal cases, equal bytes");
  ps_text_free(rewritten, NULL);
  ps_case_free(again);
  ps_text_free(written, NULL);

  ps_case *copy = ps_case_copy(c, NULL, NULL);
  must(copy != NULL && ps_equal(c, copy), "a copy is the same");
  ps_case_free(copy);
  ps_result_free(ps_case_inspect(c, NULL, NULL));
  ps_result_free(ps_size(c, NULL, NULL, NULL));
  ps_text_free(ps_report_text(c, NULL, NULL, NULL, NULL), NULL);
  ps_text_free(ps_show_text(c, NULL, NULL, NULL, NULL, NULL), NULL);
  ps_case_free(c);
  return 0;
}
