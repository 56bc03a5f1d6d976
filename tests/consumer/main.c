/* A program outside the library, as C and as C++: loads a case, sizes its gaps. */
#include <perfsys/perfsys.h>

#include <stdio.h>
#include <string.h>

int main(int argc, char **argv) {
  ps_error error;
  ps_case *c = ps_case_load(argc > 1 ? argv[1] : "", NULL, &error);
  if (c == NULL) {
    printf("%s\n", error.message);
    return 1;
  }
  ps_sizes *sizes = ps_size(c, NULL, NULL, &error);
  int good = sizes != NULL && sizes->gaps.count > 0 && strcmp(ps_version(), PS_VERSION) == 0;
  printf("perfsys %s: %d gaps\n", ps_version(), (int)ps_count(c, PS_GAP));
  ps_result_free(sizes);
  ps_case_free(c);
  return good ? 0 : 1;
}
