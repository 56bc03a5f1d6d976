/* The field tables of rules, and of what is told of them. */
#ifndef PSI_CHECK_TABLES_H
#define PSI_CHECK_TABLES_H

#include <perfsys/check.h>

extern const ps_struct psi_rule_branch_table;
extern const ps_struct psi_rule_table;
extern const ps_struct psi_rule_example_table;
extern const ps_struct psi_rule_examples_table;
extern const ps_struct psi_next_table;

#endif
