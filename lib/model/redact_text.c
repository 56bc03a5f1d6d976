/* Names in texts and in the groups of series. */
#include "base/buffer.h"
#include "base/text.h"
#include "model/redact.h"

#include <string.h>

/* A word of a text, as people break words: letters, digits and all beyond ASCII. */
static bool is_word(char c) {
  unsigned char u = (unsigned char)c;
  return u >= 0x80 || (u >= '0' && u <= '9') || ((u | 0x20) >= 'a' && (u | 0x20) <= 'z');
}

/* `length` if the text at `at` is the name, as whole words; 0 if not. */
static size_t matches(const char *text, const char *at, const char *name, size_t length) {
  if (length == 0 || strncmp(at, name, length) != 0) return 0;
  if (at > text && is_word(at[-1]) && is_word(name[0])) return 0;
  return is_word(at[length]) && is_word(name[length - 1]) ? 0 : length;
}

/* How much of a name is the person: what stands before a comma or a bracket
 * ("Ignaz Semmelweis, assistant of the first clinic"). */
static size_t person_length(const char *name) {
  size_t length = strcspn(name, ",(");
  while (length > 0 && name[length - 1] == ' ') length--;
  return length;
}

/* The family name, where that looks like the name of a person: two to four words that
 * all begin with a capital letter ("Ignaz Semmelweis", not "Head of Sales"). Its offset
 * in the name, or `length` where there is none. */
static size_t family_offset(const char *name, size_t length) {
  size_t words = 0, last = 0;
  for (size_t at = 0; at < length;) {
    bool capital = (name[at] >= 'A' && name[at] <= 'Z') || (unsigned char)name[at] >= 0xC3;
    if (!capital) return length;
    last = at;
    words++;
    while (at < length && name[at] != ' ') at++;
    while (at < length && name[at] == ' ') at++;
  }
  return words >= 2 && words <= 4 && length - last > 3 ? last : length;
}

/* How much of the text at `at` names the party: all of its name, the person in it, or
 * the family name; 0 if none. */
static size_t names_party(const char *text, const char *at, const char *name) {
  size_t person = person_length(name), family = family_offset(name, person);
  size_t length = matches(text, at, name, strlen(name));
  if (length == 0) length = matches(text, at, name, person);
  if (length == 0 && family < person) length = matches(text, at, name + family, person - family);
  return length;
}

/* The longest name that stands at `at`, and its pseudonym. */
static size_t longest(const psi_redaction *r, const char *text, const char *at,
                      const char **pseudonym) {
  size_t best = 0;
  for (size_t i = 0; i < r->count; i++) {
    const psi_pseudonym *n = &r->names[i];
    size_t length = n->name == NULL ? 0 : names_party(text, at, n->name);
    if (length <= best) continue;
    best = length;
    *pseudonym = n->new_name;
  }
  return best;
}

/* Whether any party may be named in a text: most have no name in them. */
static bool may_name(const psi_redaction *r, const char *text) {
  for (size_t i = 0; i < r->count; i++) {
    const char *name = r->names[i].name;
    if (name == NULL) continue;
    size_t person = person_length(name), family = family_offset(name, person);
    char part[64];
    const char *from = family < person ? name + family : name;
    size_t length = family < person ? person - family : person;
    if (length == 0) continue;
    if (length >= sizeof part) length = sizeof part - 1;
    memcpy(part, from, length);
    part[length] = '\0';
    if (strstr(text, part) != NULL) return true;
  }
  return false;
}

/* A text with pseudonyms for names: itself where it has none; NULL without memory. */
static const char *with_pseudonyms(const psi_redaction *r, const char *text) {
  const psi_pseudonym *whole = psi_pseudonym_find(r, text);
  if (whole != NULL) return whole->new_name; /* a group that is named by a party's id */
  if (!may_name(r, text)) return text;
  psi_buffer out = psi_buffer_new(r->allocator);
  for (const char *at = text; *at != '\0';) {
    const char *pseudonym = NULL;
    size_t length = longest(r, text, at, &pseudonym);
    if (length > 0)
      psi_out_text(&out, pseudonym);
    else
      psi_out_char(&out, *at);
    at += length > 0 ? length : 1;
  }
  size_t length = 0;
  ps_settings s = PS_SETTINGS_INIT;
  s.allocator = *r->allocator;
  char *made = psi_buffer_take(&out, &length, NULL);
  const char *kept = made == NULL ? NULL : psi_store_text(psi_texts(r->c), made, length);
  ps_text_free(made, &s);
  return kept;
}

static bool redact_object(const psi_redaction *r, void *object);

static bool redact_list(const psi_redaction *r, void *object, const ps_field *f) {
  psi_list list = psi_get_list(object, f);
  for (size_t i = 0; i < list.count; i++) {
    if (f->kind == PS_KIND_STRUCT) {
      if (!redact_object(r, psi_list_item(f, list, i))) return false;
      continue;
    }
    const char *text = with_pseudonyms(r, psi_list_text(list, i));
    if (text == NULL) return false;
    psi_list_put(list, i, text);
  }
  return true;
}

static bool redact_object(const psi_redaction *r, void *object) {
  const ps_struct *type = ((ps_object *)object)->type;
  for (size_t i = 0; i < type->count; i++) {
    const ps_field *f = &type->fields[i];
    if (f->kind != PS_KIND_TEXT && f->kind != PS_KIND_STRUCT) continue;
    if (strcmp(f->name, "id") == 0) continue;
    if (f->flags & PS_FIELD_LIST) {
      if (!redact_list(r, object, f)) return false;
    } else if (f->kind == PS_KIND_STRUCT) {
      if (!redact_object(r, psi_at_mutable(object, f))) return false;
    } else if (psi_get_text(object, f) != NULL) {
      const char *text = with_pseudonyms(r, psi_get_text(object, f));
      if (text == NULL) return false;
      psi_put_text(object, f, text);
    }
  }
  return true;
}

static bool redact_entity(void *data, ps_entity *entity, const ps_field *list, size_t index) {
  (void)list;
  (void)index;
  return redact_object(data, entity);
}

bool psi_redact_texts(psi_redaction *r) { return psi_entities_each(r->c, redact_entity, r); }

/* ---- series ---- */

/* The party that a group is, by id or by name. */
static const psi_pseudonym *party_of(const psi_redaction *r, const char *group) {
  const psi_pseudonym *found = psi_pseudonym_find(r, group);
  for (size_t i = 0; found == NULL && group != NULL && i < r->count; i++)
    if (r->names[i].name != NULL && strcmp(r->names[i].name, group) == 0) found = &r->names[i];
  return found;
}

static bool redact_measure(const psi_redaction *r, ps_measure *m) {
  ps_series made;
  memset(&made, 0, sizeof made);
  made.given = m->series.given;
  for (size_t i = 0; i < m->series.count; i++) {
    psi_point p = {m->series.on[i], m->series.value[i], m->series.numerator[i],
                   m->series.denominator[i], m->series.group[i]};
    const psi_pseudonym *party = party_of(r, p.group);
    if (party != NULL && r->audience == PS_AUDIENCE_SPONSOR) continue;
    if (party != NULL) p.group = party->new_name;
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
