/* The one table of statuses: names and sentences come from it in every language. */
#include <perfsys/base.h>

typedef struct status_row {
  ps_status status;
  const char *name;
  const char *text;
} status_row;

static const status_row rows[] = {
    {PS_OK, "PS_OK", "It worked."},
    {PS_E_ARGUMENT, "PS_E_ARGUMENT", "The call was given something it cannot use."},
    {PS_E_MEMORY, "PS_E_MEMORY", "There is not enough memory."},
    {PS_E_LIMIT, "PS_E_LIMIT", "The input is larger than the limits in force allow."},
    {PS_E_CANCELLED, "PS_E_CANCELLED", "The work was cancelled."},
    {PS_E_IO, "PS_E_IO", "A file could not be read or written."},
    {PS_E_SYNTAX, "PS_E_SYNTAX", "The text is not JSON."},
    {PS_E_ENCODING, "PS_E_ENCODING", "The text is not valid UTF-8."},
    {PS_E_DUPLICATE, "PS_E_DUPLICATE", "A JSON object has two members of one name."},
    {PS_E_TYPE, "PS_E_TYPE", "A value is of the wrong kind."},
    {PS_E_VALUE, "PS_E_VALUE", "A value is not one that can be."},
    {PS_E_RANGE, "PS_E_RANGE", "A number is beyond what its field can hold exactly."},
    {PS_E_VERSION, "PS_E_VERSION", "The schema version is not one this library reads."},
    {PS_E_NOT_FOUND, "PS_E_NOT_FOUND", "There is nothing of that id, name or place."},
    {PS_E_EXISTS, "PS_E_EXISTS", "The id is in use already."},
    {PS_E_REFERENCED, "PS_E_REFERENCED", "Other objects refer to this one."},
    {PS_E_REMOVED, "PS_E_REMOVED", "The object was removed from its case."},
    {PS_E_NO_DATA, "PS_E_NO_DATA", "There is not enough data for an answer."},
    {PS_E_BUSY, "PS_E_BUSY", "Another call is using the object."},
};

static const status_row *row_of(ps_status status) {
  for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++)
    if (rows[i].status == status) return &rows[i];
  return NULL;
}

const char *ps_status_name(ps_status status) {
  const status_row *row = row_of(status);
  return row == NULL ? "PS_E_UNKNOWN" : row->name;
}

const char *ps_status_text(ps_status status) {
  const status_row *row = row_of(status);
  return row == NULL ? "This is not a status of perfsys." : row->text;
}

const char *ps_version(void) { return PS_VERSION; }

int ps_schema_version(void) { return 1; }
