/* The field tables of what imports answer. */
#ifndef PSI_EXCHANGE_TABLES_H
#define PSI_EXCHANGE_TABLES_H

#include <perfsys/exchange.h>

extern const ps_struct psi_import_note_table;
extern const ps_struct psi_import_table;

#endif
