/* Series from the text straight into columns: a series can be most of a file, and
 * a tree of its points would take eight times its text. */
#include "exchange/read.h"

#include <string.h>

typedef struct point_read {
  psi_point point;
  unsigned seen; /* a bit for each known member met */
} point_read;

static const char *const member_names[] = {"on", "value", "numerator", "denominator", "group"};
enum { ON, VALUE, NUMERATOR, DENOMINATOR, GROUP, MEMBERS };

static ps_status read_on(psi_reader *r, ps_date *on) {
  psi_span span;
  if (psi_scan_peek(r->scanner) != '"')
    return psi_read_wrong(r, "\"on\" takes a date as \"2024-05-31\".");
  ps_status status = psi_scan_string(r->scanner, &span);
  return status == PS_OK ? psi_read_date(r, span, on) : status;
}

static ps_status read_figure(psi_reader *r, const char *name, double *figure) {
  psi_span span;
  char first = psi_scan_peek(r->scanner);
  if (first != '-' && (first < '0' || first > '9'))
    return psi_read_wrong(r, "\"%s\" takes a number.", name);
  ps_status status = psi_scan_number(r->scanner, &span);
  return status == PS_OK ? psi_read_number(r, span, figure) : status;
}

static ps_status read_group(psi_reader *r, const ps_series *series, const char **group) {
  psi_span span;
  if (psi_scan_peek(r->scanner) != '"') return psi_read_wrong(r, "\"group\" takes a text.");
  ps_status status = psi_scan_string(r->scanner, &span);
  if (status != PS_OK) return status;
  /* Points of one group mostly follow each other: share the text. */
  const char *last = series->count == 0 ? NULL : series->group[series->count - 1];
  *group = last != NULL && psi_span_is(r->text, span, last) ? last : psi_read_text(r, span);
  return *group == NULL ? psi_read_fail_memory(r) : PS_OK;
}

static ps_status read_known(psi_reader *r, const ps_series *series, int member, point_read *p) {
  psi_span span;
  if (psi_scan_peek(r->scanner) == 'n') return psi_scan_literal(r->scanner, &span);
  switch (member) {
    case ON: return read_on(r, &p->point.on);
    case VALUE: return read_figure(r, "value", &p->point.value);
    case NUMERATOR: return read_figure(r, "numerator", &p->point.numerator);
    case DENOMINATOR: return read_figure(r, "denominator", &p->point.denominator);
    default: return read_group(r, series, &p->point.group);
  }
}

static ps_status read_unknown(psi_reader *r, ps_series *series, psi_span name_span) {
  const char *name = psi_read_text(r, name_span);
  if (name == NULL) return psi_read_fail_memory(r);
  psi_scan_peek(r->scanner);
  size_t start = psi_scan_at(r->scanner);
  ps_status status = psi_scan_value(r->scanner, NULL);
  if (status != PS_OK) return status;
  if (!psi_series_extend(psi_texts(r->c), series, series->count, name, strlen(name),
                         r->text + start, psi_scan_at(r->scanner) - start) ||
      !psi_names_add(r, &r->point_names, name, name_span.start))
    return psi_read_fail_memory(r);
  return PS_OK;
}

static int member_of(const psi_reader *r, psi_span name) {
  const char first = r->text[name.start + 1];
  for (int m = 0; m < MEMBERS; m++)
    if ((first == member_names[m][0] || first == '\\') &&
        psi_span_is(r->text, name, member_names[m]))
      return m;
  return MEMBERS;
}

static ps_status read_members(psi_reader *r, ps_series *series, point_read *p) {
  ps_status status = psi_scan_begin_object(r->scanner);
  while (status == PS_OK) {
    psi_span name;
    bool more = false;
    status = psi_scan_next_member(r->scanner, &name, &more);
    if (status != PS_OK || !more) break;
    int member = member_of(r, name);
    if (member == MEMBERS) {
      status = read_unknown(r, series, name);
      continue;
    }
    if (p->seen & (1u << member)) return psi_read_fail_twice(r, member_names[member], name.start);
    p->seen |= 1u << member;
    status = read_known(r, series, member, p);
    if (status == PS_OK) continue;
    /* Only now, for there are many points and few that are wrong. */
    psi_path_member(&r->path, member_names[member]);
    psi_error_path(r->error, r->path.text);
  }
  return status;
}

static ps_status read_point(psi_reader *r, ps_series *series) {
  const double none = psi_no_figure();
  point_read p = {{0, none, none, none, NULL}, 0};
  if (psi_scan_peek(r->scanner) != '{')
    return psi_read_wrong(r, "A point is an object: { should stand here.");
  size_t start = psi_scan_at(r->scanner);
  r->point_names.count = 0;
  ps_status status = read_members(r, series, &p);
  if (status == PS_OK) status = psi_names_check(r, &r->point_names);
  if (status != PS_OK) return status;
  if (p.point.on == 0)
    return psi_read_fail(r, PS_E_VALUE, start, "A point needs its date, \"on\".");
  bool rate = psi_is_figure(p.point.numerator) && psi_is_figure(p.point.denominator);
  if (!rate && !psi_is_figure(p.point.value))
    return psi_read_fail(r, PS_E_VALUE, start,
                         "A point needs a \"value\", or a \"numerator\" and a \"denominator\".");
  return psi_series_add(psi_texts(r->c), series, &p.point) ? PS_OK : psi_read_fail_memory(r);
}

static ps_status read_points(psi_reader *r, ps_series *series) {
  series->given = true;
  ps_status status = psi_scan_begin_array(r->scanner);
  for (size_t i = 0; status == PS_OK; i++) {
    bool more = false;
    status = psi_scan_next_item(r->scanner, &more);
    if (status != PS_OK || !more) break;
    size_t before = psi_path_item(&r->path, i);
    status = read_point(r, series);
    if (status == PS_OK) psi_path_cut(&r->path, before);
  }
  return status;
}

ps_status psi_read_series(psi_reader *r, const ps_field *field) {
  size_t before = psi_path_member(&r->path, field->name);
  ps_series *series = psi_at_mutable(r->entity, field);
  ps_status status = read_points(r, series); /* a second one will be refused by the scanner */
  if (status == PS_OK) psi_path_cut(&r->path, before);
  return status;
}
