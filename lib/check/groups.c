#include "check/groups.h"

#include <string.h>

struct psi_group_run {
  psi_group_key key;
  uint64_t text, all;       /* hashes: of the text, and of both */
  size_t first, last, tail; /* items; `tail`: the last of the group, kept at its first run */
  bool whole;               /* kept at the first run of a text: parts do not count */
};

/* ---- keys ---- */

static uint64_t mix(uint64_t hash, uint64_t bytes) {
  hash = (hash ^ bytes) * UINT64_C(0x9E3779B97F4A7C15);
  return hash ^ hash >> 29;
}

uint64_t psi_text_hash(const char *text, uint64_t hash) {
  size_t length = text == NULL ? 0 : strlen(text);
  uint64_t eight, rest = 0;
  hash = mix(hash, length);
  for (; length >= 8; length -= 8, text += 8) {
    memcpy(&eight, text, 8);
    hash = mix(hash, eight);
  }
  if (length > 0) memcpy(&rest, text, length);
  return mix(hash, rest);
}

static bool same(const char *a, const char *b) {
  return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* ---- the table ---- */

/* The place of a key in the table, or the free one where it belongs. With `whole`, parts do
 * not count. */
static size_t *place_of(size_t *table, size_t mask, const psi_group_run *runs, psi_group_key key,
                        uint64_t hash, bool whole) {
  for (size_t at = (size_t)hash & mask;; at = (at + 1) & mask) {
    const psi_group_run *run = table[at] == 0 ? NULL : &runs[table[at] - 1];
    if (run == NULL) return &table[at];
    if ((whole ? run->text : run->all) == hash && same(run->key.text, key.text) &&
        (whole || same(run->key.part, key.part)))
      return &table[at];
  }
}

/* Neighbours with one key, as lists are mostly written; how many. */
static size_t find_runs(const void *const *items, size_t count, psi_group_key_of key_of,
                        size_t *next, bool *later, psi_group_run *runs) {
  size_t made = 0;
  psi_group_key before = {NULL, NULL};
  for (size_t i = 0; i < count; i++) {
    psi_group_key key = key_of(items[i]);
    next[i] = PSI_NONE;
    later[i] = true;
    if (key.text != NULL && same(key.text, before.text) && same(key.part, before.part)) {
      next[i - 1] = i;
      runs[made - 1].last = i;
    } else if (key.text != NULL) {
      uint64_t text = psi_text_hash(key.text, 0);
      later[i] = false;
      runs[made++] = (psi_group_run){key, text, psi_text_hash(key.part, text), i, i, i, false};
    }
    before = key;
  }
  return made;
}

/* Marks the runs of texts of which one has no part. Where no run has a part, all are. */
static void find_whole(psi_group_run *runs, size_t count, size_t *table, size_t mask) {
  bool parts = false;
  for (size_t i = 0; i < count; i++) parts = parts || runs[i].key.part != NULL;
  for (size_t i = 0; parts && i < count; i++) {
    size_t *place = place_of(table, mask, runs, runs[i].key, runs[i].text, true);
    if (*place == 0) *place = i + 1;
    if (runs[i].key.part == NULL) runs[*place - 1].whole = true;
  }
  for (size_t i = 0; i < count; i++)
    runs[i].whole =
        !parts ||
        runs[*place_of(table, mask, runs, runs[i].key, runs[i].text, true) - 1].whole;
  if (parts) memset(table, 0, (mask + 1) * sizeof *table);
}

/* Joins the runs that belong together; how many groups that gives. */
static size_t join(psi_group_run *runs, size_t count, size_t *next, bool *later, size_t *table,
                   size_t mask) {
  size_t groups = 0;
  for (size_t i = 0; i < count; i++) {
    psi_group_run *run = &runs[i];
    uint64_t hash = run->whole ? run->text : run->all;
    size_t *place = place_of(table, mask, runs, run->key, hash, run->whole);
    run->tail = run->last;
    if (*place == 0) {
      *place = i + 1;
      groups++;
      continue;
    }
    psi_group_run *group = &runs[*place - 1];
    next[group->tail] = run->first;
    later[run->first] = true;
    group->tail = run->last;
  }
  return groups;
}

bool psi_group(psi_check *k, const void *const *items, size_t count, psi_group_key_of key_of,
               psi_groups *groups) {
  memset(groups, 0, sizeof *groups);
  if (count == 0) return true;
  size_t *next = psi_store_take(k->store, count * sizeof *next);
  bool *later = psi_store_take(k->store, count * sizeof *later);
  psi_group_run *runs = psi_store_take(k->store, count * sizeof *runs);
  size_t found = 0, size = 8;
  if (next != NULL && later != NULL && runs != NULL)
    found = find_runs(items, count, key_of, next, later, runs);
  while (size < found * 2) size *= 2;
  size_t *table = psi_store_take(k->store, size * sizeof *table);
  if (next == NULL || later == NULL || runs == NULL || table == NULL) {
    k->no_memory = true;
    return false;
  }
  find_whole(runs, found, table, size - 1);
  *groups = (psi_groups){next, later, join(runs, found, next, later, table, size - 1), runs,
                         table, size - 1};
  return true;
}

size_t psi_group_find(const psi_groups *groups, const char *text) {
  if (text == NULL || groups->count == 0) return PSI_NONE;
  uint64_t hash = psi_text_hash(text, 0);
  for (size_t at = (size_t)hash & groups->mask; groups->table[at] != 0;
       at = (at + 1) & groups->mask) {
    const psi_group_run *run = &groups->runs[groups->table[at] - 1];
    if (run->text == hash && strcmp(run->key.text, text) == 0) return run->first;
  }
  return PSI_NONE;
}
