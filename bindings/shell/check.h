/* perfsys check: shared by its files. */
#ifndef SHELL_CHECK_H
#define SHELL_CHECK_H

#include "shell.h"

/* What one run checks with. */
typedef struct checking {
  const arguments *a;
  ps_check_options options;
  ps_config *config;
  ps_registry *registry;
  ps_severity fail_on; /* unset: never */
} checking;

/* The exit code for a result, by --fail-on. */
int checking_exit(const checking *k, const ps_check_result *r);
/* Says what is wrong with a check: names that are none are wrong use. */
int complain_of_check(const checking *k, const char *path, const ps_error *error);
/* Checks the cases of a portfolio, one after the other, then together. */
int check_portfolio(checking *k, output *o, const char *path);

#endif
