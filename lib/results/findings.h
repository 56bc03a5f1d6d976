/* Building findings. */
#ifndef PSI_RESULTS_FINDINGS_H
#define PSI_RESULTS_FINDINGS_H

#include "base/error.h"
#include "base/field.h"

#include <perfsys/results.h>

extern const ps_enum psi_severity_words;
extern const ps_enum psi_verdict_words;
extern const ps_struct psi_finding_table;
extern const ps_struct psi_findings_table;

/* A zeroed result struct in a store of its own; its table must begin with head and
 * store as ps_findings does. NULL without memory. */
void *psi_result_new(const ps_struct *type, const ps_allocator *allocator);

ps_findings *psi_findings_new(const ps_allocator *allocator);

/* A failed rule at a place. Returns the finding to add to (objects, evidence), or
 * NULL without memory. */
ps_finding *psi_finding_add(ps_findings *findings, const char *rule, const char *name,
                            ps_severity severity, const char *path, const char *fix,
                            const char *format, ...) PSI_FORMAT(7, 8);
bool psi_finding_object(ps_findings *findings, ps_finding *finding, const char *id);
bool psi_finding_evidence(ps_findings *findings, ps_finding *finding, const char *text);

/* Room for one more item of `size` bytes in a typed list, zeroed and counted, or NULL without
 * memory. For lists that are written in loops: psi_list_add() looks more up. */
void *psi_results_item(ps_store *store, void *list, size_t size);

#endif
