/* What the tests of imports share. */
#ifndef IMPORTING_H
#define IMPORTING_H

#include "counting.h"
#include "shared_data.h"

#include <perfsys/perfsys.h>

#include <criterion/criterion.h>

static inline ps_case *case_of(const char *json, const ps_settings *settings) {
  ps_error error = {PS_OK, 0, 0, "", ""};
  ps_case *c = ps_case_parse(json, strlen(json), settings, &error);
  cr_assert_not_null(c, "%s", error.message);
  return c;
}

static inline bool has_note(const ps_import *done, int64_t line, const char *part) {
  for (size_t i = 0; i < done->notes.count; i++)
    if (done->notes.items[i].line.value == line && strstr(done->notes.items[i].text, part) != NULL)
      return true;
  for (size_t i = 0; i < done->notes.count; i++)
    fprintf(stderr, "note %d: %s\n", (int)done->notes.items[i].line.value,
            done->notes.items[i].text);
  return false;
}

/* Refuses every allocation of an import in turn, those of the case and of the call: it
 * fails for want of memory, the case says what it said, and nothing is leaked. */
typedef ps_import *(*import_call)(ps_case *c, const ps_settings *settings, ps_error *error);

static inline void refuse_each(const char *json, import_call call) {
  long refused = 0;
  for (long n = 1;; n++) {
    counting k = {0};
    ps_settings settings = counting_settings(&k);
    ps_error error = {PS_OK, 0, 0, "", ""};
    ps_case *c = case_of(json, &settings), *before = ps_case_copy(c, NULL, NULL);
    k.refuse = k.asked + n;
    ps_import *done = call(c, &settings, &error);
    bool reached = k.asked >= k.refuse;
    k.refuse = 0;
    if (done == NULL) {
      refused++;
      cr_assert_eq(error.status, PS_E_MEMORY, "%ld: %s", n, error.message);
      ps_differences *d = ps_diff(before, c, NULL, NULL);
      cr_assert(d != NULL && d->differences.count == 0, "%ld: half an import", n);
      cr_assert(ps_equal(before, c));
      ps_result_free(d);
      /* It can be done still. */
      done = call(c, &settings, &error);
      cr_assert_not_null(done, "%ld: %s", n, error.message);
    }
    cr_assert(done->added.value > 0);
    ps_result_free(done);
    ps_case_free(c);
    ps_case_free(before);
    cr_assert(k.blocks == 0 && k.bytes == 0 && !k.lied, "%ld: %zu blocks", n, k.blocks);
    if (!reached) break;
  }
  cr_assert(refused > 5, "%ld refused", refused);
}

#endif
