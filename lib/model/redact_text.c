/* Names in texts and in the groups of series. */
#include "base/buffer.h"
#include "model/index.h"
#include "model/redact.h"

#include <string.h>

typedef enum sort { OTHER, DIGIT, LETTER } sort;

/* What a character is to the words around it, by its first byte. Signs beyond ASCII
 * (dashes, curly quotes) end a word, and so do scripts that are written without
 * spaces: "Klein\xE2\x80\x99s" names Klein. */
static sort sort_of(const char *at) {
  unsigned char u = (unsigned char)*at;
  if (u >= '0' && u <= '9') return DIGIT;
  return ((u | 0x20) >= 'a' && (u | 0x20) <= 'z') || (u >= 0xC3 && u <= 0xDF) || u == 0xE1 ? LETTER
                                                                                           : OTHER;
}

/* Where the character before `at` begins. */
static const char *before(const char *text, const char *at) {
  do at--;
  while (at > text && ((unsigned char)*at & 0xC0) == 0x80);
  return at;
}

static char lower(char c) { return c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c; }

/* `length` if the text at `at` is the name, as whole words; 0 if not. The first `exact`
 * bytes are compared as they are, the rest whatever its case. */
static size_t matches(const char *text, const char *at, const char *name, size_t length,
                      size_t exact) {
  for (size_t i = 0; i < length; i++)
    if (i < exact ? at[i] != name[i] : lower(at[i]) != lower(name[i])) return 0;
  if (length == 0) return 0;
  sort first = sort_of(name), last = sort_of(before(name, name + length));
  if (at > text && first != OTHER && sort_of(before(text, at)) == first) return 0;
  return last != OTHER && sort_of(at + length) == last ? 0 : length;
}

/* How much of a name is the person: what stands before a comma or a bracket
 * ("Ignaz Semmelweis, assistant of the first clinic"). */
static size_t person_length(const char *name) {
  size_t length = strcspn(name, ",(");
  while (length > 0 && name[length - 1] == ' ') length--;
  return length;
}

/* "van", "de": a word within a person's name that has no capital letter. */
static bool is_particle(const char *word, size_t length) {
  static const char all[] = " al bin da de del den der di dos du el la le ten ter van von zu zur ";
  char spaced[8] = " ";
  if (length > 4) return false;
  memcpy(spaced + 1, word, length);
  memcpy(spaced + 1 + length, " ", 2);
  return strstr(all, spaced) != NULL;
}

/* The family name, where that looks like the name of a person: two to five words that
 * all begin with a capital letter ("Ignaz Semmelweis", not "Head of Sales"). Its offset
 * in the name, or `length` where there is none. */
static size_t family_offset(const char *name, size_t length) {
  size_t words = 0, last = 0;
  for (size_t at = 0; at < length;) {
    const size_t word = strcspn(name + at, " ");
    bool capital = (name[at] >= 'A' && name[at] <= 'Z') || (unsigned char)name[at] >= 0xC3;
    if (!capital && (words == 0 || !is_particle(name + at, word))) return length;
    last = at;
    words++;
    for (at += word; at < length && name[at] == ' ';) at++;
  }
  if (words < 2 || words > 5 || length - last < 2) return length;
  /* "Li" is a name, "HR" and "Team B" are not. */
  bool shout = length - last <= 3 && name[last + 1] >= 'A' && name[last + 1] <= 'Z';
  return shout ? length : last;
}

psi_handle psi_handle_of(const char *id, const char *name) {
  psi_handle h = {name == NULL ? "" : name, 0, 0, 0, NULL};
  h.whole = strlen(h.name);
  h.person = person_length(h.name);
  h.family = family_offset(h.name, h.person);
  for (const char *at = id; *at != '\0'; at++)
    if (*at == '-' || *at == '_' || matches(id, at, h.name + h.family, h.person - h.family, 0) > 0)
      h.id = id;
  return h;
}

/* How much of the text at `at` names the party: its name, the person in it, the family
 * name, or the id; 0 if none. A name of several words counts whatever its case. */
static size_t names_party(const char *text, const char *at, const psi_handle *h) {
  size_t exact = memchr(h->name, ' ', h->person) != NULL ? 0 : 1;
  size_t length = matches(text, at, h->name, h->whole, exact);
  if (length == 0) length = matches(text, at, h->name, h->person, exact);
  if (length == 0) length = matches(text, at, h->name + h->family, h->person - h->family, 1);
  size_t as_id = h->id == NULL ? 0 : matches(text, at, h->id, strlen(h->id), SIZE_MAX);
  return length > as_id ? length : as_id;
}

/* The same in an id, where only people are looked for: "hebra-1847". */
static size_t names_person(const char *text, const char *at, const psi_handle *h) {
  if (h->family == h->person) return 0;
  size_t family = matches(text, at, h->name + h->family, h->person - h->family, 0);
  size_t as_id = h->id == NULL ? 0 : matches(text, at, h->id, strlen(h->id), SIZE_MAX);
  return family > as_id ? family : as_id;
}

typedef size_t (*names_what)(const char *text, const char *at, const psi_handle *h);

/* The longest name that stands at `at`, and whose. */
static size_t longest(const psi_redaction *r, const char *text, const char *at, names_what names,
                      const psi_pseudonym **whose) {
  size_t best = 0;
  for (size_t i = 0; i < r->count; i++) {
    const psi_pseudonym *n = &r->names[i];
    if (!n->is_party) continue;
    size_t length = names(text, at, &n->handle);
    if (length <= best) continue;
    best = length;
    *whose = n;
  }
  return best;
}

/* A text with pseudonyms for names: itself where it has none; NULL without memory. */
static const char *replaced(const psi_redaction *r, const char *text, names_what names) {
  psi_buffer out = psi_buffer_new(r->allocator);
  bool found = false;
  for (const char *at = text; *at != '\0';) {
    const psi_pseudonym *whose = NULL;
    /* Names begin where words do. */
    bool begins = at == text || sort_of(at) == OTHER || sort_of(before(text, at)) != sort_of(at);
    if (begins && !psi_pulse_beat(r->pulse, 1 + r->count / 4)) break;
    size_t length = begins ? longest(r, text, at, names, &whose) : 0;
    found = found || length > 0;
    if (whose == NULL)
      psi_out_char(&out, *at);
    else
      psi_out_text(&out, names == names_person ? whose->new_id : whose->new_name);
    at += length > 0 ? length : 1;
  }
  size_t length = 0;
  ps_settings s = PS_SETTINGS_INIT;
  s.allocator = *r->allocator;
  if (!psi_pulse_beat(r->pulse, 0)) out.status = PS_E_CANCELLED;
  char *made = psi_buffer_take(&out, &length, NULL);
  const char *kept = text;
  if (made == NULL || found)
    kept = made == NULL ? NULL : psi_store_text(psi_texts(r->c), made, length);
  ps_text_free(made, &s);
  return kept;
}

const char *psi_redact_id(const psi_redaction *r, const char *id) {
  return replaced(r, id, names_person);
}

static const char *with_pseudonyms(const psi_redaction *r, const char *text) {
  const psi_pseudonym *whole = psi_pseudonym_find(r, text);
  if (whole != NULL) return whole->new_name; /* a group that is named by a party's id */
  return replaced(r, text, names_party);
}

/* A formula with the new ids of what it names. */
static const char *formula_anew(const psi_redaction *r, const char *text) {
  psi_buffer out = psi_buffer_new(r->allocator);
  for (const char *at = text; *at != '\0';) {
    size_t length = strcspn(at + 1, "]");
    char id[256] = "";
    if (*at == '[' && at[1 + length] == ']' && length < sizeof id) memcpy(id, at + 1, length);
    const psi_pseudonym *n = psi_pseudonym_find(r, id);
    psi_out_char(&out, *at++);
    if (n == NULL) continue;
    psi_out_text(&out, n->new_id);
    at += length;
  }
  size_t length = 0;
  ps_settings s = PS_SETTINGS_INIT;
  s.allocator = *r->allocator;
  char *made = psi_buffer_take(&out, &length, NULL);
  const char *kept = made == NULL ? NULL : psi_store_text(psi_texts(r->c), made, length);
  ps_text_free(made, &s);
  return kept;
}

/* What a text field will say. A reference to what is in the case gets its new id later;
 * one to nowhere is a text like any. */
static const char *field_anew(const psi_redaction *r, const ps_field *f, const char *text) {
  if (f->kind == PS_KIND_REFERENCE)
    return psi_index_find(r->c->index, text) != NULL ? text : with_pseudonyms(r, text);
  if (f->kind == PS_KIND_EXPRESSION) return formula_anew(r, text);
  if (strcmp(f->name, "id") == 0) return psi_redact_id(r, text);
  return with_pseudonyms(r, text);
}

static bool redact_object(const psi_redaction *r, void *object);

static bool redact_list(const psi_redaction *r, void *object, const ps_field *f) {
  psi_list list = psi_get_list(object, f);
  for (size_t i = 0; i < list.count; i++) {
    if (f->kind == PS_KIND_STRUCT) {
      if (!redact_object(r, psi_list_item(f, list, i))) return false;
      continue;
    }
    const char *text = field_anew(r, f, psi_list_text(list, i));
    if (text == NULL) return false;
    psi_list_put(list, i, text);
  }
  return true;
}

static bool redact_object(const psi_redaction *r, void *object) {
  const ps_struct *type = ((ps_object *)object)->type;
  for (size_t i = 0; i < type->count; i++) {
    const ps_field *f = &type->fields[i];
    if (f->kind == PS_KIND_CATALOGUE || !(psi_kind_is_text(f->kind) || f->kind == PS_KIND_STRUCT) ||
        strcmp(f->name, "not_applicable") == 0) /* names of fields */
      continue;
    if (f->flags & PS_FIELD_LIST) {
      if (!redact_list(r, object, f)) return false;
    } else if (f->kind == PS_KIND_STRUCT) {
      if (!redact_object(r, psi_at_mutable(object, f))) return false;
    } else if (psi_get_text(object, f) != NULL) {
      const char *text = field_anew(r, f, psi_get_text(object, f));
      if (text == NULL) return false;
      psi_put_text(object, f, text);
    }
  }
  return true;
}

static bool redact_entity(void *data, ps_entity *entity, const ps_field *list, size_t index) {
  const char *id = entity->id;
  (void)list;
  (void)index;
  bool done = redact_object(data, entity);
  entity->id = id; /* renamed with all that refers to it */
  return done;
}

bool psi_redact_texts(psi_redaction *r) {
  return psi_entities_each(r->c, r->pulse, redact_entity, r);
}

/* ---- series ---- */

/* The party that a group is, by id or by any way of naming it. */
static const psi_pseudonym *party_of(const psi_redaction *r, const char *group) {
  const psi_pseudonym *found = psi_pseudonym_find(r, group);
  if (found != NULL || group == NULL)
    return found != NULL && found->is_party ? found : NULL;
  size_t length = longest(r, group, group, names_party, &found);
  return length > 0 && group[length] == '\0' ? found : NULL;
}

static bool redact_measure(const psi_redaction *r, ps_measure *m) {
  ps_series made;
  memset(&made, 0, sizeof made);
  made.given = m->series.given;
  for (size_t i = 0; i < m->series.count; i++) {
    psi_point p = {m->series.on[i], m->series.value[i], m->series.numerator[i],
                   m->series.denominator[i], m->series.group[i]};
    if (!psi_pulse_beat(r->pulse, 1 + r->count / 4)) return false;
    const psi_pseudonym *party = party_of(r, p.group);
    if (party != NULL && r->audience == PS_AUDIENCE_SPONSOR) continue;
    if (p.group != NULL && !r->keep_names)
      p.group = party != NULL ? party->new_name : with_pseudonyms(r, p.group);
    if (m->series.group[i] != NULL && p.group == NULL) return false;
    if (!psi_series_add(psi_texts(r->c), &made, &p)) return false;
  }
  m->series = made;
  return true;
}

bool psi_redact_series(psi_redaction *r) {
  for (size_t i = 0; i < r->c->measures.count; i++)
    if (!redact_measure(r, r->c->measures.items[i])) return false;
  return true;
}
