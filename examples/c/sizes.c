/* Loads a case and prints how large its gaps are. */
#include <perfsys/perfsys.h>
#include <stdio.h>

int main(int argc, char **argv) {
  ps_error error = {PS_OK, 0, 0, "", ""};
  ps_case *c = ps_case_load(argc > 1 ? argv[1] : "", NULL, &error);
  ps_sizes *sizes = c != NULL ? ps_size(c, NULL, NULL, &error) : NULL;
  if (sizes == NULL) fprintf(stderr, "line %zu: %s\n", error.line, error.message);
  for (size_t i = 0; sizes != NULL && i < sizes->gaps.count; i++) {
    const ps_gap_size *g = &sizes->gaps.items[i];
    if (g->gap_before.set && g->gap_now.set)
      printf("%s: short by %.5f before, %.5f now (%s)\n", g->gap, g->gap_before.value,
             g->gap_now.value, g->unit != NULL ? g->unit : "no unit");
    else /* An unset number is not 0: what is missing is said. */
      printf("%s: %s\n", g->gap, g->missing.count > 0 ? g->missing.items[0] : g->method);
  }
  int code = sizes != NULL ? 0 : 1;
  ps_result_free(sizes);
  ps_case_free(c);
  return code;
}
