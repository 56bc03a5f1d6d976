/* Loads a case and prints how large its gaps are. */
#include <perfsys/perfsys.h>
#include <stdio.h>

/* What is not recorded is NULL. */
static const char *text(const char *t) { return t != NULL ? t : "?"; }

int main(int argc, char **argv) {
  ps_error error = {PS_OK, 0, 0, "", ""};
  ps_case *c = ps_case_load(argc == 2 ? argv[1] : "CASE.json", NULL, &error);
  ps_sizes *sizes = c != NULL ? ps_size(c, NULL, NULL, &error) : NULL;
  int code = sizes != NULL ? 0 : 1;
  if (sizes == NULL) fprintf(stderr, "%s (line %zu)\n", error.message, error.line);
  for (size_t i = 0; sizes != NULL && i < sizes->gaps.count; i++) {
    const ps_gap_size *g = &sizes->gaps.items[i];
    if (g->gap_before.set && g->gap_now.set)
      printf("%s: short by %.5f before, %.5f now (%s)\n", text(g->gap), g->gap_before.value,
             g->gap_now.value, text(g->unit));
    else /* An unset number is not 0: say what is missing. */
      printf("%s: not known: %s\n", text(g->gap),
             text(g->missing.count > 0 ? g->missing.items[0] : g->method));
  }
  ps_result_free(sizes);
  ps_case_free(c);
  return code;
}
