#include "exchange/import_points.h"

#include "exchange/import_columns.h"
#include "model/entity.h"

#include <string.h>

/* ---- words by number ---- */

bool psi_words_open(psi_words *words, psi_import *in) {
  uint32_t id;
  memset(words, 0, sizeof *words);
  words->in = in;
  words->ids = psi_map_new(&in->settings.allocator);
  return psi_words_add(words, "", 0, &id);
}

void psi_words_close(psi_words *words) {
  if (words->in == NULL) return;
  psi_map_free(&words->ids);
  psi_free(&words->in->settings.allocator, words->items, words->capacity * sizeof *words->items);
  words->in = NULL;
}

uint32_t psi_words_find(const psi_words *words, const char *text, size_t length) {
  psi_map_slot *slot = psi_map_find(&words->ids, text, length);
  return slot == NULL ? PSI_NO_WORD : (uint32_t)(uintptr_t)slot->value;
}

bool psi_words_add(psi_words *words, const char *text, size_t length, uint32_t *id) {
  psi_import *in = words->in;
  void *items = words->items;
  if (words->count >= PSI_NO_WORD)
    return psi_import_fail(in, 0, PS_E_LIMIT, "There are too many different words in a column.");
  if (!psi_grow(&in->settings.allocator, &items, &words->capacity, words->count + 1,
                sizeof *words->items))
    return psi_import_no_memory(in);
  words->items = items;
  psi_word word = {psi_import_scratch(in, text, length), length, NULL, 0};
  if (word.text == NULL) return false;
  *id = (uint32_t)words->count;
  if (!psi_map_put(&words->ids, word.text, length, (void *)(uintptr_t)*id))
    return psi_import_no_memory(in);
  words->items[words->count++] = word;
  return true;
}

/* ---- numbers to numbers: open addressing, at most half full ---- */

/* As in psi_map, where the slots lie keeps strangers from choosing keys that collide. */
static psi_pair *slot_of(const psi_pairs *pairs, uint64_t key) {
  uint64_t hash = key ^ (uint64_t)(uintptr_t)pairs->slots;
  hash = (hash ^ (hash >> 33)) * UINT64_C(0xFF51AFD7ED558CCD);
  hash = (hash ^ (hash >> 33)) * UINT64_C(0xC4CEB9FE1A85EC53);
  size_t mask = pairs->capacity - 1;
  for (size_t i = (size_t)(hash ^ (hash >> 33)) & mask;; i = (i + 1) & mask)
    if (pairs->slots[i].value == 0 || pairs->slots[i].key == key) return &pairs->slots[i];
}

bool psi_pairs_reserve(psi_pairs *pairs, size_t more) {
  psi_pairs larger = {pairs->allocator, NULL, pairs->capacity < 64 ? 64 : pairs->capacity,
                      pairs->count};
  while (larger.capacity / 2 < pairs->count + more) {
    if (larger.capacity > SIZE_MAX / 2 / sizeof *larger.slots) return false;
    larger.capacity *= 2;
  }
  if (larger.capacity == pairs->capacity) return true;
  larger.slots = psi_resize(pairs->allocator, NULL, 0, larger.capacity * sizeof *larger.slots);
  if (larger.slots == NULL) return false;
  memset(larger.slots, 0, larger.capacity * sizeof *larger.slots);
  for (size_t i = 0; i < pairs->capacity; i++)
    if (pairs->slots[i].value != 0) *slot_of(&larger, pairs->slots[i].key) = pairs->slots[i];
  psi_pairs_free(pairs);
  *pairs = larger;
  return true;
}

size_t *psi_pairs_of(psi_pairs *pairs, uint64_t key) {
  if (pairs->count >= pairs->capacity / 2 && !psi_pairs_reserve(pairs, 1)) return NULL;
  psi_pair *slot = slot_of(pairs, key);
  if (slot->value == 0) {
    slot->key = key;
    pairs->count++;
  }
  return &slot->value;
}

void psi_pairs_free(psi_pairs *pairs) {
  psi_free(pairs->allocator, pairs->slots, pairs->capacity * sizeof *pairs->slots);
  pairs->slots = NULL;
  pairs->capacity = pairs->count = 0;
}

/* ---- runs ---- */

bool psi_points_open(psi_points *points, psi_import *in, const char *apart) {
  memset(points, 0, sizeof *points);
  points->in = in;
  points->apart = apart;
  points->runs.allocator = points->index.allocator = &in->settings.allocator;
  points->run_key = UINT64_MAX;
  return psi_words_open(&points->groups, in);
}

void psi_points_close(psi_points *points) {
  if (points->in == NULL) return;
  const ps_allocator *allocator = &points->in->settings.allocator;
  psi_words_close(&points->groups);
  psi_free(allocator, points->growing, points->growing_capacity * sizeof *points->growing);
  psi_free(allocator, points->last, points->last_capacity * sizeof *points->last);
  psi_pairs_free(&points->runs);
  psi_pairs_free(&points->index);
  points->in = NULL;
}

static bool find_run(psi_points *points, size_t measure, uint32_t group) {
  uint64_t key = (uint64_t)measure << 32 | group;
  if (key == points->run_key) return true;
  size_t *run = psi_pairs_of(&points->runs, key);
  if (run == NULL) return psi_import_no_memory(points->in);
  if (*run == 0) {
    void *last = points->last;
    *run = points->last_count + 1;
    if (!psi_grow(&points->in->settings.allocator, &last, &points->last_capacity,
                  points->last_count + 1, sizeof *points->last))
      return psi_import_no_memory(points->in);
    points->last = last;
    points->last[points->last_count++] = 0;
  }
  points->run_key = key;
  points->run = *run - 1;
  return true;
}

/* The run of a point that its series has; they are asked for one after the other. */
static bool find_run_of(psi_points *points, size_t measure, size_t row) {
  const ps_series *series = &points->growing[measure].measure->series;
  const char *text = series->group[row];
  /* Neighbours are mostly of one group, whose text they share. */
  if (row > 0 && text == series->group[row - 1]) return true;
  uint32_t group = 0;
  if (text != NULL) {
    size_t length = strlen(text);
    group = psi_words_find(&points->groups, text, length);
    if (group == PSI_NO_WORD && !psi_words_add(&points->groups, text, length, &group)) return false;
    points->groups.items[group].kept = text;
  }
  return find_run(points, measure, group);
}

static size_t *index_of(psi_points *points, ps_date on) {
  size_t *row = psi_pairs_of(&points->index, (uint64_t)points->run << 32 | (uint32_t)on);
  if (row == NULL) psi_import_no_memory(points->in);
  return row;
}

static bool make_index(psi_points *points, size_t measure) {
  const ps_series *series = &points->growing[measure].measure->series;
  if (!psi_pairs_reserve(&points->index, series->count + points->coming))
    return psi_import_no_memory(points->in);
  for (size_t i = 0; i < series->count; i++) {
    if (!psi_import_goes_on(points->in, 1) || !find_run_of(points, measure, i)) return false;
    size_t *row = index_of(points, series->on[i]);
    if (row == NULL) return false;
    if (*row == 0) *row = i + 1;
  }
  points->growing[measure].indexed = true;
  return true;
}

/* ---- measures ---- */

static bool no_measure(psi_points *points, const char *id, size_t place) {
  char there[320] = "", shown[64];
  psi_naming naming = {there, sizeof there, 0, false};
  psi_import *in = points->in;
  for (size_t i = 0; i < ps_count(in->c, PS_MEASURE) && !naming.full; i++) {
    const ps_entity *measure = ps_at(in->c, PS_MEASURE, i);
    if (measure->id != NULL) psi_naming_add(&naming, measure->id);
  }
  return psi_import_fail(in, place, PS_E_NOT_FOUND,
                         "The case has no measure \"%s\" (option create makes one)%s%s.",
                         psi_excerpt(id, strlen(id), shown),
                         there[0] == '\0' ? "" : "; there are: ", there);
}

static ps_measure *make_measure(psi_points *points, const char *id, const char *name,
                                size_t place) {
  psi_import *in = points->in;
  ps_measure *measure = psi_import_add(in, PS_MEASURE, id);
  if (measure == NULL) {
    in->error->line = place;
    return NULL;
  }
  if (!psi_import_created(in, id)) return NULL;
  measure->name = psi_import_keep(in, name, strlen(name));
  return measure->name == NULL ? NULL : measure;
}

bool psi_points_measure(psi_points *points, const char *id, bool create, const char *name,
                        size_t place, size_t *measure) {
  psi_import *in = points->in;
  ps_measure *found = ps_find(in->c, PS_MEASURE, id);
  if (found == NULL && !create) return no_measure(points, id, place);
  if (found == NULL) found = make_measure(points, id, name, place);
  if (found == NULL || !psi_import_grows(in, found)) return false;
  void *items = points->growing;
  if (!psi_grow(&in->settings.allocator, &items, &points->growing_capacity,
                points->growing_count + 1, sizeof *points->growing))
    return psi_import_no_memory(in);
  points->growing = items;
  *measure = points->growing_count++;
  psi_growing growing = {found, found->series.count, 0, false};
  points->growing[*measure] = growing;
  for (size_t i = 0; i < found->series.count; i++) {
    if (!psi_import_goes_on(in, 1) || !find_run_of(points, *measure, i)) return false;
    ps_date *last = &points->last[points->run];
    if (*last < found->series.on[i]) *last = found->series.on[i];
  }
  return true;
}

/* ---- points ---- */

bool psi_points_worth(psi_points *points, const psi_point *point, size_t place) {
  bool top = psi_is_figure(point->numerator), bottom = psi_is_figure(point->denominator);
  if (psi_is_figure(point->value) || (top && bottom)) return true;
  psi_tally_add(top || bottom ? &points->half : &points->no_figure, place);
  points->in->result->skipped.value++;
  return false;
}

static bool same_figure(double a, double b) {
  return psi_is_figure(a) ? a == b : !psi_is_figure(b);
}

static bool seen(psi_points *points, const psi_growing *growing, size_t row,
                 const psi_point *point, size_t place) {
  const ps_series *series = &growing->measure->series;
  ps_import *result = points->in->result;
  bool same = same_figure(series->value[row], point->value) &&
              same_figure(series->numerator[row], point->numerator) &&
              same_figure(series->denominator[row], point->denominator);
  if (row < growing->before) {
    result->present.value++;
    if (!same) psi_tally_add(&points->different, place);
    return true;
  }
  if (same) {
    result->skipped.value++;
    psi_tally_add(&points->repeated, place);
    return true;
  }
  char date[11], shown[64];
  const char *group = series->group[row];
  return psi_import_fail(points->in, place, PS_E_VALUE,
                         "A second, different figure for %s%s%s: %s.",
                         ps_date_text(point->on, date), group == NULL ? "" : ", ",
                         group == NULL ? "" : psi_excerpt(group, strlen(group), shown),
                         points->apart);
}

/* Whether the point is the next one of those the series had: so it is where a table comes
 * again, perhaps with more behind it. */
static bool is_next(const psi_points *points, psi_growing *growing, uint32_t group, ps_date on) {
  size_t row = growing->next;
  if (row >= growing->before || growing->measure->series.on[row] != on) return false;
  const char *text = growing->measure->series.group[row];
  if (strcmp(text == NULL ? "" : text, points->groups.items[group].text) != 0) return false;
  growing->next++;
  return true;
}

static bool append(psi_points *points, ps_measure *measure, uint32_t group, psi_point *point) {
  if (group != 0) {
    psi_word *word = &points->groups.items[group];
    if (word->kept == NULL) word->kept = psi_import_keep(points->in, word->text, word->length);
    if (word->kept == NULL) return false;
    point->group = word->kept;
  }
  ps_store *store = psi_texts(points->in->c);
  ps_series *series = &measure->series;
  if ((points->alone && series->count == series->capacity &&
       !psi_series_reserve(store, series, points->coming)) ||
      !psi_series_add(store, series, point))
    return psi_import_no_memory(points->in);
  points->in->result->added.value++;
  return true;
}

bool psi_points_add(psi_points *points, size_t measure, uint32_t group, psi_point *point,
                    size_t place) {
  if (!psi_import_goes_on(points->in, 1) || !find_run(points, measure, group)) return false;
  psi_growing *growing = &points->growing[measure];
  ps_date *last = &points->last[points->run];
  if (point->on > *last) {
    *last = point->on; /* later than all of its run: new */
    if (!growing->indexed) return append(points, growing->measure, group, point);
  }
  if (is_next(points, growing, group, point->on))
    return seen(points, growing, growing->next - 1, point, place);
  if (!growing->indexed &&
      (!make_index(points, measure) || !find_run(points, measure, group)))
    return false;
  size_t *row = index_of(points, point->on);
  if (row == NULL) return false;
  if (*row != 0) {
    if (*row <= growing->before) growing->next = *row;
    return seen(points, growing, *row - 1, point, place);
  }
  *row = growing->measure->series.count + 1;
  return append(points, growing->measure, group, point);
}

bool psi_points_tell_passed(psi_points *points) {
  return psi_import_tally(points->in, &points->no_figure, "The row has no figure",
                          "rows have no figure") &&
         psi_import_tally(points->in, &points->half,
                          "The row has half a rate only, and was passed over",
                          "rows have half a rate only, and were passed over");
}

bool psi_points_tell_present(psi_points *points) {
  return psi_import_tally(points->in, &points->repeated, "The row repeats another",
                          "rows repeat another") &&
         psi_import_tally(points->in, &points->different,
                          "The case has another figure for this date and group; it stays",
                          "figures differ from those the case has for the date and group, which "
                          "stay");
}
