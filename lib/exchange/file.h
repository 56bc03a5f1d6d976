/* Opening files with errors a person can act on. */
#ifndef PSI_EXCHANGE_FILE_H
#define PSI_EXCHANGE_FILE_H

#include <perfsys/base.h>

#include <stdio.h>

/* A file open for reading, or NULL with the error. */
FILE *psi_file_open(const char *path, ps_error *error);

#endif
