/* No two members of an object may have one name, escapes resolved. Objects of few
 * members compare each new name with those before by their hashes, most often by
 * one bit: whether any name before had the same six first bits. Objects of many
 * members sort their names when they end: n log n whatever the names are, even if
 * somebody made their hashes all alike. */
#include "exchange/scan_private.h"

/* ---- names ---- */

/* A name as a stream of bytes, escapes resolved. */
typedef struct reader {
  const char *at;
  const char *end;
  char bytes[4];
  size_t used;
  size_t count;
} reader;

static reader reader_of(const psi_scanner *s, const psi_name *name) {
  reader r = {s->text + name->start, s->text + name->end, {0, 0, 0, 0}, 0, 0};
  return r;
}

/* The next byte, or -1 at the end. */
static int next_byte(reader *r) {
  if (r->used == r->count) {
    if (r->at == r->end) return -1;
    r->count = psi_unescape_next(&r->at, r->end, r->bytes);
    r->used = 0;
  }
  return (unsigned char)r->bytes[r->used++];
}

/* The same hash as psi_name_hash() of what the name says, which is `length` long. */
uint64_t psi_name_escaped_hash(const psi_scanner *s, const psi_name *name, size_t length) {
  reader r = reader_of(s, name);
  uint64_t hash = length;
  char eight[8];
  for (;;) {
    size_t count = 0;
    memset(eight, 0, sizeof eight);
    while (count < 8 && length > 0) {
      eight[count++] = (char)next_byte(&r);
      length--;
    }
    hash = psi_mix(hash, psi_load_eight(eight));
    if (count < 8) return hash;
  }
}

static int compare_escaped(const psi_scanner *s, const psi_name *a, const psi_name *b) {
  reader x = reader_of(s, a), y = reader_of(s, b);
  int p, q;
  do {
    p = next_byte(&x);
    q = next_byte(&y);
  } while (p == q && p >= 0);
  return p < q ? -1 : p > q;
}

/* Compares names of one hash by what they say. */
static int compare_bytes(const psi_scanner *s, const psi_name *a, const psi_name *b) {
  size_t a_length = a->end - a->start, b_length = b->end - b->start;
  if (a->escaped || b->escaped) return compare_escaped(s, a, b);
  int order = memcmp(s->text + a->start, s->text + b->start,
                     a_length < b_length ? a_length : b_length);
  if (order != 0) return order;
  return a_length < b_length ? -1 : a_length > b_length;
}

static ps_status refuse(psi_scanner *s, const psi_name *name) {
  char buffer[64];
  const char *start = s->text + name->start;
  return psi_refuse(s, PS_E_DUPLICATE, start - 1,
                    "This object has a member \"%s\" already: keep one of them.",
                    psi_excerpt(start, name->end - name->start, buffer));
}

/* ---- few ---- */

static bool is_among(const psi_scanner *s, const psi_name *from, const psi_name *name) {
  for (; from != name; from++)
    if (from->hash == name->hash && compare_bytes(s, from, name) == 0) return true;
  return false;
}

ps_status psi_names_compare(psi_scanner *s) {
  const psi_frame *frame = &s->frames[s->depth - 1];
  const psi_name *name = &s->names[s->name_count - 1];
  if (s->name_count - frame->names > PSI_FEW_NAMES) return PS_OK;
  return is_among(s, s->names + frame->names, name) ? refuse(s, name) : PS_OK;
}

bool psi_names_grow(psi_scanner *s, size_t needed) {
  void *names = s->names;
  if (!psi_grow(&s->allocator, &names, &s->name_capacity, needed, sizeof *s->names)) {
    psi_fail_memory(s->error);
    return false;
  }
  s->names = names;
  return true;
}

/* ---- many ---- */

static bool is_after(const psi_scanner *s, const psi_name *a, const psi_name *b) {
  if (a->hash != b->hash) return a->hash > b->hash;
  return compare_bytes(s, a, b) > 0;
}

/* Merges two sorted runs, [from, middle) and [middle, to); of names alike the one
 * that came first stays first. */
static void merge(const psi_scanner *s, const psi_name *from, const psi_name *middle,
                  const psi_name *to, psi_name *out) {
  const psi_name *a = from, *b = middle;
  while (a != middle && b != to) *out++ = is_after(s, a, b) ? *b++ : *a++;
  memcpy(out, a, (size_t)(middle - a) * sizeof *out);
  out += middle - a;
  memcpy(out, b, (size_t)(to - b) * sizeof *out);
}

/* Sorts by merging ever longer runs, to and fro between `names` and `spare`;
 * returns which of the two holds them in the end. */
static psi_name *sort(const psi_scanner *s, psi_name *names, psi_name *spare, size_t count) {
  for (size_t width = 1; width < count; width *= 2) {
    for (size_t i = 0; i < count;) {
      size_t middle = count - i > width ? i + width : count;
      size_t to = count - middle > width ? middle + width : count;
      merge(s, names + i, names + middle, names + to, spare + i);
      i = to;
    }
    psi_name *sorted = spare;
    spare = names;
    names = sorted;
  }
  return names;
}

/* The first name in the text that stands behind one like it, or NULL. */
static const psi_name *first_repeated(const psi_scanner *s, const psi_name *sorted, size_t count) {
  const psi_name *first = NULL;
  for (size_t i = 1; i < count; i++) {
    const psi_name *a = &sorted[i - 1], *b = &sorted[i];
    if (a->hash == b->hash && (first == NULL || b->start < first->start) &&
        compare_bytes(s, a, b) == 0)
      first = b;
  }
  return first;
}

ps_status psi_names_close(psi_scanner *s) {
  const psi_frame *frame = &s->frames[s->depth];
  size_t count = s->name_count - frame->names;
  if (count > PSI_FEW_NAMES) {
    /* The room behind the names serves for sorting. */
    if (!psi_names_grow(s, s->name_count + count)) return PS_E_MEMORY;
    const psi_name *sorted =
        sort(s, s->names + frame->names, s->names + s->name_count, count);
    const psi_name *repeated = first_repeated(s, sorted, count);
    if (repeated != NULL) return refuse(s, repeated);
  }
  s->name_count = frame->names;
  return PS_OK;
}
