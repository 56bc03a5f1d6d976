/* How large a gap is: desired against actual, before and now. */
#include "analysis/size.h"

#include "base/error.h"
#include "model/tables.h"
#include "results/findings.h"

#include <math.h>
#include <string.h>

static const ps_field size_rows[] = {
    PSI_TEXT(ps_gap_size, gap, 1, "Id of the gap."),
    PSI_TEXT(ps_gap_size, measure, 1, "Id of its measure."),
    PSI_TEXT(ps_gap_size, name, 1, "Name of the measure."),
    PSI_TEXT(ps_gap_size, unit, 1, "Unit of the measure."),
    PSI_ENUM(ps_gap_size, direction, psi_direction_words, 1, "Which way is better."),
    PSI_STRUCT(ps_gap_size, before, ps_level, psi_level_table, 1,
               "Over the measure's baseline window."),
    PSI_STRUCT(ps_gap_size, now, ps_level, psi_level_table, 1, "Over its current window."),
    PSI_STRUCT(ps_gap_size, benchmark, ps_level, psi_level_table, 1, "Over the gap's benchmark."),
    PSI_NUMBER(ps_gap_size, desired, "unit of the measure", 1, "What should be."),
    PSI_NUMBER(ps_gap_size, desired_high, "unit of the measure", 1, "Upper edge of a band."),
    PSI_TEXT(ps_gap_size, desired_from, 1, "Where `desired` is from."),
    PSI_NUMBER(ps_gap_size, actual, "unit of the measure", 1, "What is."),
    PSI_TEXT(ps_gap_size, actual_from, 1, "Where `actual` is from."),
    PSI_NUMBER(ps_gap_size, gap_before, "unit of the measure", 1,
               "Signed gap at baseline; positive is short of desired."),
    PSI_NUMBER(ps_gap_size, gap_now, "unit of the measure", 1,
               "Signed gap now; positive is short of desired."),
    PSI_NUMBER(ps_gap_size, relative, NULL, 1, "gap_now / |desired|."),
    PSI_NUMBER(ps_gap_size, attainment, NULL, 1, "1 is just as desired."),
    PSI_NUMBER(ps_gap_size, closed, NULL, 1,
               "Share of gap_before that is gone: (before - now) / before."),
    PSI_NUMBER(ps_gap_size, change, "unit of the measure", 1,
               "now - before, in the measure's unit."),
    PSI_TEXT(ps_gap_size, gap_unit, 1,
             "Unit of differences: \"percentage points\" for \"%\"."),
    PSI_NUMBER(ps_gap_size, pip, NULL, 1, "Potential for improving performance, at least 1."),
    PSI_NUMBER(ps_gap_size, exemplar_difference, "unit of the measure", 1,
               "|exemplar - typical|."),
    PSI_NUMBER(ps_gap_size, stakes, "currency of the case", 1,
               "exemplar_difference x people x worth of a unit."),
    PSI_NUMBER(ps_gap_size, cost_per_period, "currency of the case", 1,
               "gap_now x volume x worth of a unit; 0 where closed."),
    PSI_NUMBER(ps_gap_size, cost_to_ignore, "currency of the case", 1,
               "cost_per_period over the gap's horizon."),
    PSI_NUMBER(ps_gap_size, cost_to_meet, "currency of the case", 1,
               "What closing it would cost."),
    PSI_NUMBER(ps_gap_size, net_worth, "currency of the case", 1,
               "cost_to_ignore - cost_to_meet."),
    PSI_NUMBER(ps_gap_size, worth_ratio, NULL, 1, "cost_to_ignore / cost_to_meet."),
    PSI_STRUCTS(ps_gap_size, segments, psi_segment_table, 1,
                "By group, where points have groups."),
    PSI_TEXT(ps_gap_size, method, 1, "The formula used."),
    PSI_TEXTS(ps_gap_size, missing, 1, "What has to be recorded before more can be said."),
    PSI_TEXTS(ps_gap_size, warnings, 1, "What makes the figures doubtful."),
};
const ps_struct psi_gap_size_table =
    PSI_TABLE("gap_size", ps_gap_size, size_rows, "How large a gap is.");

static const ps_field sizes_rows[] = {
    PSI_TEXT(ps_sizes, case_id, 1, "Id of the case."),
    PSI_STRUCTS(ps_sizes, gaps, psi_gap_size_table, 1, "One per gap, in order."),
};
const ps_struct psi_sizes_table =
    PSI_TABLE("sizes", ps_sizes, sizes_rows, "The sizes of all gaps of a case.");

void psi_size_miss(psi_sizing *z, const char *what) {
  if (z->missing_count < sizeof z->missing / sizeof z->missing[0])
    z->missing[z->missing_count++] = what;
}

void psi_size_warn(psi_sizing *z, const char *what) {
  if (z->warning_count < sizeof z->warnings / sizeof z->warnings[0])
    z->warnings[z->warning_count++] = what;
}

ps_number psi_size_number(double value) {
  ps_number n = {value, isfinite(value) != 0};
  if (!n.set) n.value = 0;
  return n;
}

static bool is_given(const void *object) {
  return (((const ps_object *)object)->state & PS_OBJECT_GIVEN) != 0;
}

static void take_window(const psi_sizing *z, const ps_window *window, ps_level *level) {
  psi_level_ask ask = {z->measure, window->from, window->to, window->group, z->as_of, NULL, 0};
  if (is_given(window)) psi_level_take(level, &ask);
}

static void take_benchmark(psi_sizing *z) {
  const ps_benchmark *b = &z->gap->benchmark;
  if (!is_given(b)) return;
  const ps_measure *seen_on =
      b->measure == NULL ? z->measure : ps_find(z->c, PS_MEASURE, b->measure);
  psi_level_ask ask = {seen_on, b->from, b->to, b->group, z->as_of, NULL, 0};
  if (seen_on != NULL) psi_level_take(&z->size->benchmark, &ask);
}

static void take_desired(psi_sizing *z) {
  ps_gap_size *s = z->size;
  const ps_measure *m = z->measure;
  take_benchmark(z);
  if (m->direction == PS_DIRECTION_BAND) {
    s->desired = m->band_low;
    s->desired_high = m->band_high;
    s->desired_from = "the measure's band";
    if (!m->band_low.set || !m->band_high.set)
      psi_size_miss(z, "the lower and upper edge of the measure's band (band_low, band_high)");
  } else if (z->gap->desired.set) {
    s->desired = z->gap->desired;
    s->desired_from = "the gap";
  } else if (is_given(&z->gap->benchmark)) {
    s->desired = s->benchmark.value;
    s->desired_from = "the benchmark";
    if (!s->desired.set) psi_size_miss(z, "figures for the gap's benchmark");
  } else if (m->target.set) {
    s->desired = m->target;
    s->desired_from = "the measure's target";
  } else {
    psi_size_miss(z, "what should be: the gap's desired, a benchmark, or the measure's target");
  }
  if (!s->desired.set && !s->desired_high.set) s->desired_from = NULL;
}

static void take_actual(psi_sizing *z) {
  ps_gap_size *s = z->size;
  take_window(z, &z->measure->baseline, &s->before);
  take_window(z, &z->measure->current, &s->now);
  if (z->gap->actual.set) {
    s->actual = z->gap->actual;
    s->actual_from = "the gap";
  } else if (s->now.value.set) {
    s->actual = s->now.value;
    s->actual_from = "the measure's series over its current window";
  } else if (is_given(&z->measure->current)) {
    psi_size_miss(z, "figures in the measure's current window");
  } else {
    psi_size_miss(z, "what is: the gap's actual, or the measure's current window");
  }
}

/* Positive is short of desired. */
ps_number psi_size_short_of(const ps_gap_size *s, ps_number actual) {
  ps_number none = {0, false};
  double a = actual.value;
  if (!actual.set || !s->desired.set) return none;
  switch (s->direction) {
    case PS_DIRECTION_HIGHER: return psi_size_number(s->desired.value - a);
    case PS_DIRECTION_LOWER: return psi_size_number(a - s->desired.value);
    case PS_DIRECTION_BAND:
      if (!s->desired_high.set) return none;
      if (a < s->desired.value) return psi_size_number(s->desired.value - a);
      if (a > s->desired_high.value) return psi_size_number(a - s->desired_high.value);
      return psi_size_number(0);
    default: return none;
  }
}

static void compare(psi_sizing *z) {
  ps_gap_size *s = z->size;
  s->gap_before = psi_size_short_of(s, s->before.value);
  s->gap_now = psi_size_short_of(s, s->actual);
  if (s->direction == PS_DIRECTION_UNSET) psi_size_miss(z, "which way the measure is better (direction)");
  if (s->before.value.set && s->actual.set) s->change = psi_size_number(s->actual.value - s->before.value.value);
  if (s->gap_before.set && s->gap_now.set && s->gap_before.value > 0)
    s->closed = psi_size_number((s->gap_before.value - s->gap_now.value) / s->gap_before.value);
  if (!s->gap_now.set) return;
  double d = s->desired.value, a = s->actual.value;
  bool higher = s->direction == PS_DIRECTION_HIGHER;
  if (s->direction == PS_DIRECTION_BAND) {
    s->method = "distance to the nearer edge of the band";
    return;
  }
  s->method = higher ? "desired - actual" : "actual - desired";
  if (d != 0) s->relative = psi_size_number(s->gap_now.value / fabs(d));
  if (d > 0 && a > 0) s->attainment = psi_size_number(higher ? a / d : d / a);
}

static void size_one(psi_sizing *z) {
  ps_gap_size *s = z->size;
  s->gap = z->gap->id;
  if (z->gap->measure == NULL) {
    psi_size_miss(z, "the measure the gap is on");
    return;
  }
  s->measure = z->gap->measure;
  z->measure = ps_find(z->c, PS_MEASURE, z->gap->measure);
  if (z->measure == NULL) {
    psi_size_miss(z, "the measure the gap names: it is not in the case");
    return;
  }
  s->name = z->measure->name;
  s->unit = z->measure->unit;
  s->direction = z->measure->direction;
  s->gap_unit = s->unit;
  if (s->unit != NULL && (strcmp(s->unit, "%") == 0 || strcmp(s->unit, "percent") == 0))
    s->gap_unit = "percentage points";
  take_desired(z);
  take_actual(z);
  compare(z);
  psi_size_worth(z);
  psi_size_segments(z);
}

/* The result must outlive the case. */
static bool keep_texts(ps_sizes *sizes, void *object) {
  const ps_struct *type = ((ps_object *)object)->type;
  for (size_t i = 0; i < type->count; i++) {
    const ps_field *f = &type->fields[i];
    psi_list list = {NULL, 0, 0, false};
    if (f->flags & PS_FIELD_LIST) list = psi_get_list(object, f);
    for (size_t j = 0; f->kind == PS_KIND_STRUCT && j < list.count; j++)
      if (!keep_texts(sizes, psi_list_item(f, list, j))) return false;
    if (f->flags & PS_FIELD_LIST) continue;
    if (f->kind == PS_KIND_STRUCT && !keep_texts(sizes, psi_at_mutable(object, f))) return false;
    if (!psi_kind_is_text(f->kind) || psi_get_text(object, f) == NULL) continue;
    const char *text = psi_get_text(object, f);
    const char *kept = psi_store_text(sizes->store, text, strlen(text));
    if (kept == NULL) return false;
    psi_put_text(object, f, kept);
  }
  return true;
}

static bool keep_list(ps_sizes *sizes, ps_gap_size *size, const char *field,
                      const char *const *texts, size_t count) {
  const ps_field *row = ps_field_find(&psi_gap_size_table, field);
  psi_list empty = {NULL, 0, 0, true};
  psi_put_list(size, row, empty);
  for (size_t i = 0; i < count; i++) {
    if (psi_list_add(sizes->store, size, row) == NULL) return false;
    psi_list_put(psi_get_list(size, row), i, texts[i]);
  }
  return true;
}

static bool add_size(ps_sizes *sizes, const ps_case *c, const ps_gap *gap, ps_date as_of,
                     const ps_allocator *allocator, psi_pulse *pulse) {
  psi_sizing z;
  memset(&z, 0, sizeof z);
  z.c = c;
  z.gap = gap;
  z.as_of = as_of;
  z.size = psi_list_add(sizes->store, sizes, ps_field_find(&psi_sizes_table, "gaps"));
  if (z.size == NULL) return false;
  z.store = sizes->store;
  z.allocator = allocator;
  z.pulse = pulse;
  size_one(&z);
  if (!psi_pulse_beat(pulse, 32 + (z.measure == NULL ? 0 : z.measure->series.count / 4)))
    return false;
  return !z.no_memory && keep_texts(sizes, z.size) &&
         keep_list(sizes, z.size, "missing", z.missing, z.missing_count) &&
         keep_list(sizes, z.size, "warnings", z.warnings, z.warning_count);
}

static bool add_sizes(ps_sizes *sizes, const ps_case *c, const ps_size_options *o,
                      const ps_allocator *allocator, psi_pulse *pulse) {
  const ps_date as_of = o->as_of != 0 ? o->as_of : c->as_of;
  sizes->gaps.given = true;
  pulse->of = c->gaps.count;
  for (size_t i = 0; i < c->gaps.count; i++, pulse->at++) {
    const ps_gap *gap = c->gaps.items[i];
    if (o->gap != NULL && (gap->id == NULL || strcmp(gap->id, o->gap) != 0)) continue;
    if (!add_size(sizes, c, gap, as_of, allocator, pulse)) return false;
  }
  const char *id = c->id == NULL ? NULL : psi_store_text(sizes->store, c->id, strlen(c->id));
  sizes->case_id = id;
  return c->id == NULL || id != NULL;
}

ps_sizes *ps_size(const ps_case *c, const ps_size_options *options, const ps_settings *settings,
                  ps_error *error) {
  ps_size_options o = PS_SIZE_OPTIONS_INIT;
  ps_settings s = psi_settings(settings);
  if (c == NULL) {
    psi_fail_argument(error, "ps_size: there is no case (NULL).");
    return NULL;
  }
  if (options != NULL) memcpy(&o, options, options->size < sizeof o ? options->size : sizeof o);
  if (ps_date_add_days(o.as_of, 0) != o.as_of) {
    psi_fail(error, PS_E_VALUE, "ps_size: as_of is not a day that exists.");
    return NULL;
  }
  if (o.gap != NULL && ps_find(c, PS_GAP, o.gap) == NULL) {
    char shown[64];
    psi_fail(error, PS_E_NOT_FOUND, "There is no gap \"%s\" in the case.",
             psi_excerpt(o.gap, strlen(o.gap), shown));
    return NULL;
  }
  psi_pulse pulse = psi_pulse_of(&s);
  ps_sizes *sizes = psi_result_new(&psi_sizes_table, &s.allocator);
  if (sizes == NULL || !add_sizes(sizes, c, &o, &s.allocator, &pulse)) {
    ps_result_free(sizes);
    psi_pulse_end(&pulse, error);
    return NULL;
  }
  return sizes;
}
