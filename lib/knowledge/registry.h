/* What the reader of frameworks needs to know of a registry. */
#ifndef PSI_KNOWLEDGE_REGISTRY_H
#define PSI_KNOWLEDGE_REGISTRY_H

#include "knowledge/tables.h"

/* The settings a registry was made with, defaults filled in. */
const ps_settings *psi_registry_settings(const ps_registry *registry);

/* Whether a framework means something (see ps_registry_add_framework()); what does not is
 * told with its path. `error` is never NULL. */
ps_status psi_framework_check(const ps_framework *framework, ps_error *error);

#endif
