/* Events as the rows of CSV. */
#include "exchange/import_events.h"

#include "exchange/csv.h"
#include "exchange/import_columns.h"

#include <string.h>

typedef struct csv_columns {
  size_t on, kind, what, who, detail, id;
} csv_columns;

static const char *cell_text(const psi_csv *csv, size_t column) {
  if (column == PSI_NO_COLUMN || column >= csv->count) return "";
  const char *text = csv->cells[column].text;
  size_t length = csv->cells[column].length;
  psi_trim(&text, &length);
  ((char *)text)[length] = '\0'; /* the row's texts are the reader's own copy */
  return text;
}

static bool read_people(psi_events *e, char *who) {
  for (char *at = who; *at != '\0';) {
    size_t length = strcspn(at, ";"), step = length + (at[length] != '\0');
    const char *name = at;
    at[length] = '\0';
    psi_trim(&name, &length);
    ((char *)name)[length] = '\0';
    const char *email = strchr(name, '@') != NULL && strchr(name, ' ') == NULL ? name : NULL;
    if (length > 0 && !psi_event_person(e, email == NULL ? name : NULL, email)) return false;
    at += step;
  }
  return true;
}

static bool read_csv_row(psi_events *e, const psi_csv *csv, const csv_columns *columns) {
  char shown[64];
  e->event.line = csv->row_line;
  e->event.count = 0;
  const char *on = cell_text(csv, columns->on), *what = cell_text(csv, columns->what);
  const char *who = cell_text(csv, columns->who), *kind = cell_text(csv, columns->kind);
  const char *detail = cell_text(csv, columns->detail), *id = cell_text(csv, columns->id);
  if (*on == '\0' && *what == '\0') {
    psi_tally_add(&e->undated, csv->row_line);
    e->in.result->skipped.value++;
    return true;
  }
  e->event.on = psi_date_read(on, strlen(on), e->options.date_order);
  if (e->event.on == 0)
    return psi_import_fail(&e->in, csv->row_line, PS_E_VALUE,
                           "\"%s\" is no date; write it as 2017-03-31%s.",
                           psi_excerpt(on, strlen(on), shown),
                           e->options.date_order == PS_DATE_ORDER_ISO
                               ? ", or say whether day or month comes first (date_order)" : "");
  e->event.summary = what;
  e->event.detail = detail;
  e->event.kinds = kind;
  e->event.id = id;
  if (*id == '\0' && !psi_event_make_id(e, what, who)) return false;
  if (*kind != '\0' && psi_event_kind_told(kind, strlen(kind)) == PS_EVENT_KIND_UNSET &&
      !psi_import_note(&e->in, csv->row_line, "\"%s\" is no kind of event; it was guessed.",
                       psi_excerpt(kind, strlen(kind), shown)))
    return false;
  return read_people(e, (char *)who) && psi_event_add(e);
}

static bool read_all(psi_events *e, psi_csv *csv) {
  psi_head head;
  e->in.status = psi_csv_next(csv, e->in.error);
  if (e->in.status != PS_OK) return false;
  if (csv->count == 0)
    return psi_import_fail(&e->in, 1, PS_E_NO_DATA, "The text is empty: it needs a head line.");
  if (!psi_head_keep(&e->in, csv, &head)) return false;
  csv_columns columns = {psi_head_usual(&head, "date on day when datum"),
                         psi_head_usual(&head, "kind type category art"),
                         psi_head_usual(&head, "what text summary title subject event description was"),
                         psi_head_usual(&head, "who parties people attendees participants wer"),
                         psi_head_usual(&head, "detail details notes"),
                         psi_head_usual(&head, "id uid")};
  if (columns.on == PSI_NO_COLUMN)
    return psi_head_missing(&e->in, &head, "for the date (\"date\")", NULL);
  if (columns.what == PSI_NO_COLUMN)
    return psi_head_missing(&e->in, &head, "for what happened (\"what\")", NULL);
  for (;;) {
    e->in.status = psi_csv_next(csv, e->in.error);
    if (e->in.status != PS_OK || csv->count == 0) break;
    if (!read_csv_row(e, csv, &columns)) break;
  }
  return e->in.status == PS_OK;
}

bool psi_events_read_csv(psi_events *e, const char *text, size_t length) {
  psi_csv csv;
  e->in.status = psi_csv_open(&csv, text, length, e->options.separator, &e->in.settings,
                              e->in.error);
  bool done = e->in.status == PS_OK && read_all(e, &csv);
  psi_csv_close(&csv);
  return done;
}
