/* All that a case holds, object by object, from the field tables: a field that is
 * added to a table is shown without a line here. */
#include "base/error.h"
#include "base/field.h"
#include "base/figures.h"
#include "report/sections.h"

#include <string.h>

typedef struct showing {
  psi_page *page;
  const ps_case *c;
} showing;

static void show_object(const showing *s, const void *object, size_t depth);

/* "population_size" as "population size". */
static const char *label_of(const char *name, char buffer[64]) {
  size_t i = 0;
  for (; name[i] != '\0' && i < 63; i++) buffer[i] = name[i] == '_' ? ' ' : name[i];
  buffer[i] = '\0';
  return buffer;
}

static void out_number(psi_buffer *d, double value, const char *unit) {
  psi_out_number(d, value);
  if (unit != NULL && strcmp(unit, "unit") != 0 && strcmp(unit, "unit of the measure") != 0) {
    psi_out_char(d, ' ');
    psi_out_text(d, unit);
  }
}

static void out_range(psi_buffer *d, const ps_range *range) {
  if (range->likely.set) psi_out_number(d, range->likely.value);
  psi_out_text(d, range->likely.set ? " (" : "(");
  if (range->low.set) psi_out_number(d, range->low.value);
  psi_out_text(d, " to ");
  if (range->high.set) psi_out_number(d, range->high.value);
  psi_out_text(d, ")");
}

static void out_series(psi_buffer *d, const ps_series *series) {
  ps_date first = 0, last = 0;
  for (size_t i = 0; i < series->count; i++) {
    if (first == 0 || series->on[i] < first) first = series->on[i];
    if (series->on[i] > last) last = series->on[i];
  }
  psi_out_figure(d, (double)series->count, 0);
  psi_out_text(d, series->count == 1 ? " point" : " points");
  if (series->count == 0) return;
  psi_out_text(d, ", ");
  psi_out_span(d, first, last);
}

static void out_scalar(const showing *s, psi_buffer *d, const void *object, const ps_field *f) {
  const void *at = psi_at(object, f);
  switch (f->kind) {
    case PS_KIND_FLAG: psi_out_text(d, ((const ps_flag *)at)->value ? "yes" : "no"); break;
    case PS_KIND_INTEGER: psi_out_integer(d, ((const ps_integer *)at)->value); break;
    case PS_KIND_NUMBER: out_number(d, ((const ps_number *)at)->value, f->unit); break;
    case PS_KIND_DATE: psi_out_date(d, *(const ps_date *)at); break;
    case PS_KIND_MONEY: psi_out_money(d, at, s->c->currency); break;
    case PS_KIND_RANGE: out_range(d, at); break;
    case PS_KIND_ENUM: {
      char word[64];
      psi_out_text(d, label_of(psi_enum_name(f->values, psi_get_enum(object, f)), word));
      break;
    }
    case PS_KIND_SERIES: out_series(d, at); break;
    default: psi_out_text(d, psi_get_text(object, f));
  }
}

static void show_list(const showing *s, const void *object, const ps_field *f, const char *label,
                      size_t depth) {
  psi_list list = psi_get_list(object, f);
  if (list.count == 0) psi_page_point(s->page, depth, label, "none");
  if (list.count > 0) psi_page_point(s->page, depth, label, "");
  for (size_t i = 0; i < list.count; i++) {
    if (f->kind != PS_KIND_STRUCT) {
      psi_page_point(s->page, depth + 1, NULL, psi_list_text(list, i));
      continue;
    }
    psi_out_integer(psi_draft(s->page), (int64_t)i + 1);
    psi_page_point(s->page, depth + 1, NULL, psi_draft_text(s->page));
    show_object(s, psi_list_item(f, list, i), depth + 2);
  }
}

static void show_field(const showing *s, const void *object, const ps_field *f, size_t depth) {
  char label[64];
  label_of(f->name, label);
  if (f->kind == PS_KIND_ENTITY || !psi_field_is_set(object, f)) return;
  if (f->flags & PS_FIELD_LIST) {
    show_list(s, object, f, label, depth);
  } else if (f->kind == PS_KIND_STRUCT) {
    psi_page_point(s->page, depth, label, "");
    show_object(s, psi_at(object, f), depth + 1);
  } else {
    out_scalar(s, psi_draft(s->page), object, f);
    psi_page_point(s->page, depth, label, psi_draft_text(s->page));
  }
}

static void show_object(const showing *s, const void *object, size_t depth) {
  const ps_object *head = object;
  for (size_t i = 0; i < head->type->count; i++)
    if (depth > 0 || strcmp(head->type->fields[i].name, "id") != 0)
      show_field(s, object, &head->type->fields[i], depth);
  for (size_t i = 0; head->extensions != NULL && i < head->extensions->count; i++) {
    const ps_extension *e = &head->extensions->items[i];
    psi_out_text(psi_draft(s->page), e->text);
    psi_out_text(&s->page->draft, " (not a field of perfsys; kept as it is)");
    psi_page_point(s->page, depth, e->name, psi_draft_text(s->page));
  }
}

static void show_entity(const showing *s, const ps_entity *entity) {
  psi_buffer *d = psi_draft(s->page);
  psi_out_text(d, entity->object.type->name);
  psi_out_char(d, ' ');
  psi_out_text(d, psi_name_of(NULL, entity->id));
  psi_page_heading(s->page, entity == (const ps_entity *)s->c ? 1 : 2, psi_draft_text(s->page));
  show_object(s, entity, 0);
}

static void show_references(const showing *s, const char *id, const ps_settings *settings) {
  const ps_settings part = psi_pulse_within(&s->page->pulse, settings, 0.2, 1);
  ps_findings *found = ps_references(s->c, id, &part, NULL);
  if (found == NULL) {
    s->page->out.status = psi_pulse_end(&s->page->pulse, NULL);
    return;
  }
  for (size_t i = 0; i < found->findings.count; i++) {
    const ps_finding *f = &found->findings.items[i];
    psi_page_point(s->page, 0, i == 0 ? "referred to by" : NULL, f->path);
  }
  ps_result_free(found);
}

static void write_show(const showing *s, const char *id, const ps_settings *settings) {
  const ps_entity *only = id == NULL ? NULL : ps_find(s->c, PS_ENTITY_NONE, id);
  if (only != NULL && only != (const ps_entity *)s->c) {
    show_entity(s, only);
    show_references(s, id, settings);
    return;
  }
  for (int t = PS_CASE; t < PS_ENTITY_END_; t++)
    for (size_t i = 0; i < ps_count(s->c, (ps_entity_type)t) && psi_page_goes_on(s->page, 16); i++)
      show_entity(s, ps_at(s->c, (ps_entity_type)t, i));
}

char *ps_show_text(const ps_case *c, const char *id, const ps_page_options *options,
                   size_t *length, const ps_settings *settings, ps_error *error) {
  psi_page page;
  ps_page_options o;
  ps_case *own;
  if (c == NULL) {
    psi_fail_argument(error, "ps_show_text: there is no case (NULL).");
    return NULL;
  }
  if (id != NULL && ps_find(c, PS_ENTITY_NONE, id) == NULL) {
    char shown[64];
    psi_fail(error, PS_E_NOT_FOUND, "There is no \"%s\" in the case.",
             psi_excerpt(id, strlen(id), shown));
    return NULL;
  }
  if (!psi_page_open(&page, options, settings, &o, error)) return NULL;
  const ps_settings resolved = psi_settings(settings);
  const ps_settings first = psi_pulse_within(&page.pulse, &resolved, 0, 0.2);
  showing s = {&page, psi_for_audience(c, o.audience, &first, &own, error)};
  if (s.c == NULL) {
    ps_text_free(psi_page_close(&page, NULL, NULL), settings);
    return NULL;
  }
  psi_pulse_stretch(&page.pulse, 0.2, 1, 0);
  write_show(&s, id, &resolved);
  char *text = psi_page_close(&page, length, error);
  ps_case_free(own);
  return text;
}
