/* What must come in order, and lead somewhere: dates of a struct, points of a series,
 * references. */
#include "base/error.h"
#include "model/index.h"
#include "model/inspect.h"
#include "model/references.h"

#include <stdio.h>
#include <string.h>

/* ---- dates ---- */

/* Pairs of date fields of one struct, the earlier first. */
static const struct {
  const char *type, *earlier, *later;
} pairs[] = {
    {"case", "opened", "closed"},
    {"phase", "started", "ended"},
    {"window", "from", "to"},
    {"benchmark", "from", "to"},
    {"gap", "onset", "detected"},
    {"gap", "detected", "called"},
    {"gap", "detected", "needed"},
    {"intervention", "start", "end"},
    {"intervention", "selected_on", "end"},
    {"asset", "created", "published_on"},
    {"commitment", "made_on", "due"},
    {"commitment", "made_on", "done_on"},
    {"event", "raised_on", "decided_on"},
};

static ps_date date_of(const void *object, const char *name) {
  const ps_field *f = ps_field_find(((const ps_object *)object)->type, name);
  return f == NULL ? 0 : *(const ps_date *)psi_at(object, f);
}

void psi_inspect_dates(psi_inspection *in, const void *object) {
  const char *type = ((const ps_object *)object)->type->name;
  for (size_t i = 0; i < sizeof pairs / sizeof pairs[0]; i++) {
    if (strcmp(pairs[i].type, type) != 0) continue;
    ps_date a = date_of(object, pairs[i].earlier), b = date_of(object, pairs[i].later);
    if (a == 0 || b == 0 || a <= b) continue;
    char first[11], second[11];
    size_t before = psi_path_member(&in->path, pairs[i].later);
    psi_broken(in, PSI_DATE_ORDER, "%s is %s, which is before %s, %s.", pairs[i].later,
               ps_date_text(b, second), pairs[i].earlier, ps_date_text(a, first));
    psi_path_cut(&in->path, before);
  }
}

/* ---- series ---- */

typedef struct point_key {
  ps_date on;
  const char *group;
  size_t row;
} point_key;

static int compare_points(const void *x, const void *y) {
  const point_key *a = x, *b = y;
  if (a->on != b->on) return a->on < b->on ? -1 : 1;
  /* None comes first: it is not the same as a group named "". */
  if (a->group == NULL || b->group == NULL) {
    if (a->group != b->group) return a->group == NULL ? -1 : 1;
  } else {
    int by_group = strcmp(a->group, b->group);
    if (by_group != 0) return by_group;
  }
  return a->row < b->row ? -1 : a->row > b->row;
}

static bool is_after(const ps_series *s, size_t a, size_t b) {
  point_key x = {s->on[a], s->group[a], 0}, y = {s->on[b], s->group[b], 0};
  return compare_points(&x, &y) < 0;
}

static void tell_repeated(psi_inspection *in, const point_key *keys, size_t count) {
  size_t told = 0;
  for (size_t i = 1; i < count && told < 10; i++) {
    point_key a = keys[i - 1], b = keys[i];
    b.row = a.row;
    if (compare_points(&a, &b) != 0) continue;
    char date[11], shown[64];
    const char *group = keys[i].group == NULL ? "" : keys[i].group;
    size_t before = psi_path_item(&in->path, keys[i].row);
    psi_broken(in, PSI_REPEATED_POINT, "Point %zu is for %s%s%s, like point %zu.", keys[i].row,
               ps_date_text(keys[i].on, date), keys[i].group == NULL ? "" : ", ",
               psi_excerpt(group, strlen(group), shown), keys[i - 1].row);
    psi_path_cut(&in->path, before);
    told++;
  }
}

static void inspect_repeated(psi_inspection *in, const ps_series *s) {
  bool ordered = true;
  for (size_t i = 1; ordered && i < s->count; i++) ordered = is_after(s, i - 1, i);
  if (ordered) return; /* each after the last: none can be there twice */
  size_t bytes = 2 * s->count * sizeof(point_key); /* and as much room for sorting */
  point_key *keys = psi_resize(in->allocator, NULL, 0, bytes);
  if (keys == NULL) {
    in->no_memory = true;
    return;
  }
  for (size_t i = 0; i < s->count; i++) {
    point_key key = {s->on[i], s->group[i], i};
    keys[i] = key;
  }
  if (psi_sort(keys, keys + s->count, s->count, sizeof *keys, compare_points, in->pulse))
    tell_repeated(in, keys, s->count);
  psi_free(in->allocator, keys, bytes);
}

void psi_inspect_series(psi_inspection *in, const ps_series *s) {
  size_t told = 0;
  for (size_t i = 0; i < s->count && told < 10; i++) {
    if (!(s->denominator[i] <= 0)) continue;
    char date[11], value[32];
    size_t before = psi_path_item(&in->path, i);
    psi_broken(in, PSI_ZERO_DENOMINATOR, "The denominator for %s is %s.",
               ps_date_text(s->on[i], date), ps_number_text(s->denominator[i], value));
    psi_path_cut(&in->path, before);
    told++;
  }
  inspect_repeated(in, s);
  for (size_t i = 0; i < s->extension_count && i < 10; i++) {
    char shown[64];
    const ps_row_extension *e = &s->extensions[i];
    size_t before = psi_path_item(&in->path, e->row);
    psi_broken(in, PSI_UNKNOWN_MEMBER, "A point has no member \"%s\"; it is kept, and not read.",
               psi_excerpt(e->member.name, strlen(e->member.name), shown));
    psi_path_cut(&in->path, before);
  }
}

/* ---- references ---- */

/* "cause asset gap" as "a cause, asset or gap". */
static const char *targets_text(const char *targets, char buffer[256]) {
  size_t used = (size_t)snprintf(buffer, 256, "a%s ", psi_an(targets));
  for (const char *at = targets; *at != '\0' && used < 240;) {
    size_t length = strcspn(at, " ");
    const char *rest = at + length + (at[length] == ' ');
    bool last_but_one = *rest != '\0' && strchr(rest, ' ') == NULL;
    used += (size_t)snprintf(buffer + used, 256 - used, "%.*s%s", (int)length, at,
                             *rest == '\0' ? "" : last_but_one ? " or " : ", ");
    at = rest;
  }
  return buffer;
}

static bool inspect_reference(void *data, const psi_reference *r) {
  psi_inspection *in = data;
  char shown[64], targets[256];
  const ps_entity *to = psi_index_find(in->c->index, r->id);
  psi_excerpt(r->id, strlen(r->id), shown);
  if (to == NULL)
    psi_broken(in, PSI_DANGLING_REFERENCE, "There is no \"%s\" in the case.", shown);
  else if (!psi_reference_allows(r->field, to->object.type))
    psi_broken(in, PSI_MISTYPED_REFERENCE, "\"%s\" is a%s %s; %s is meant.", shown,
               psi_an(to->object.type->name), to->object.type->name,
               targets_text(r->field->targets, targets));
  return !in->no_memory;
}

void psi_inspect_references(psi_inspection *in) {
  psi_references_of(in->entity, &in->path, inspect_reference, in);
}
