/* What rules say: messages filled in, evidence, the place in the case. */
#include "check/users.h"

#include "base/error.h"
#include "base/figures.h"
#include "base/path.h"
#include "base/text.h"
#include "model/tables.h"
#include "results/checked.h"
#include "results/findings.h"

#include <math.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* ---- values ---- */

static psi_value *value_of(psi_check *k, const char *name) {
  for (size_t i = 0; i < k->value_count; i++)
    if (strcmp(k->values[i].name, name) == 0) return &k->values[i];
  psi_value *value = &k->values[k->value_count < PSI_VALUES ? k->value_count++ : PSI_VALUES - 1];
  memset(value, 0, sizeof *value);
  value->name = name;
  return value;
}

void psi_say(psi_check *k, const char *name, const char *text) {
  psi_value *value = value_of(k, name);
  value->kind = PSI_SAY_TEXT;
  value->text = text;
}

void psi_say_name(psi_check *k, const char *name, const void *entity) {
  psi_say(k, name, psi_name(entity));
}

void psi_say_id(psi_check *k, const char *name, const char *id) {
  const void *entity = id == NULL ? NULL : psi_find(k, PS_ENTITY_NONE, id);
  psi_say(k, name, entity == NULL ? id : psi_name(entity));
}

static void say_figure(psi_check *k, const char *name, psi_say_kind kind, double number,
                       const char *unit) {
  psi_value *value = value_of(k, name);
  value->kind = kind;
  value->number = number;
  value->text = unit;
}

void psi_say_count(psi_check *k, const char *name, size_t count) {
  say_figure(k, name, PSI_SAY_NUMBER, (double)count, NULL);
}
void psi_say_number(psi_check *k, const char *name, double number, const char *unit) {
  say_figure(k, name, PSI_SAY_NUMBER, number, unit);
}
void psi_say_share(psi_check *k, const char *name, double share) {
  say_figure(k, name, PSI_SAY_SHARE, share, NULL);
}
void psi_say_money(psi_check *k, const char *name, double major) {
  say_figure(k, name, PSI_SAY_MONEY, major, k->c->currency);
}
void psi_say_date(psi_check *k, const char *name, ps_date date) {
  psi_value *value = value_of(k, name);
  value->kind = PSI_SAY_DATE;
  value->date = date;
}

void psi_listing_add(psi_listing *listing, const char *text) {
  if (text == NULL) return;
  for (size_t i = 0; i < listing->count; i++)
    if (strcmp(listing->items[i], text) == 0) return;
  if (listing->count < sizeof listing->items / sizeof listing->items[0])
    listing->items[listing->count++] = text;
  else
    listing->more++;
}

void psi_say_listing(psi_check *k, const char *name, const psi_listing *listing) {
  char text[1024], shown[64];
  size_t length = 0;
  for (size_t i = 0; i < listing->count; i++) {
    bool last = i + 1 == listing->count && listing->more == 0;
    const char *before = i == 0 ? "" : last ? " and " : ", ";
    length += (size_t)snprintf(text + length, sizeof text - length, "%s%s", before,
                               psi_excerpt(listing->items[i], strlen(listing->items[i]), shown));
    if (length >= sizeof text) length = sizeof text - 1;
  }
  if (listing->more > 0)
    length += (size_t)snprintf(text + length, sizeof text - length, " and %d more",
                               (int)listing->more);
  if (length >= sizeof text) length = sizeof text - 1;
  const char *kept = psi_store_text(k->store, text, psi_utf8_check(text, length));
  if (kept == NULL) k->no_memory = true;
  psi_say(k, name, kept);
}

const char *psi_inside(psi_check *k, const void *entity) {
  const char *name = psi_name(entity);
  size_t length = strlen(name);
  if (length == 0 || name[length - 1] != '.') return name;
  const char *kept = psi_store_text(k->store, name, length - 1);
  if (kept == NULL) k->no_memory = true;
  return kept;
}

void psi_say_inside(psi_check *k, const char *name, const void *entity) {
  psi_say(k, name, psi_inside(k, entity));
}

/* Long names are cut here, so that a listing does not cut off the closing quote. */
void psi_listing_quote(psi_check *k, psi_listing *listing, const void *entity) {
  const char *name = psi_inside(k, entity);
  if (name == NULL) return;
  size_t length = strlen(name), shown = length <= 55 ? length : psi_utf8_check(name, 52);
  char *kept = psi_store_take_text(k->store, shown + sizeof "\"...\"");
  if (kept == NULL) {
    k->no_memory = true;
    return;
  }
  snprintf(kept, shown + sizeof "\"...\"", "\"%.*s%s\"", (int)shown, name,
           shown < length ? "..." : "");
  psi_listing_add(listing, kept);
}

const char *psi_in_words(psi_check *k, const char *name) {
  size_t length = name == NULL ? 0 : strlen(name);
  char *kept = psi_store_take_text(k->store, length + 1);
  if (kept == NULL) {
    k->no_memory = true;
    return "";
  }
  for (size_t i = 0; i < length; i++) kept[i] = name[i] == '_' ? ' ' : name[i];
  kept[length] = '\0';
  return kept;
}

void psi_evidence(psi_check *k, const char *format, ...) {
  char text[512];
  va_list arguments;
  if (k->evidence_count == PSI_EVIDENCE) return;
  va_start(arguments, format);
  int written = vsnprintf(text, sizeof text, format, arguments);
  va_end(arguments);
  size_t length = written < 0 ? 0 : (size_t)written;
  if (length >= sizeof text) length = sizeof text - 1;
  const char *kept = psi_store_text(k->store, text, psi_utf8_check(text, length));
  if (kept == NULL)
    k->no_memory = true;
  else
    k->evidence[k->evidence_count++] = kept;
}

void psi_object(psi_check *k, const char *id) {
  if (id != NULL && k->more_count < PSI_EVIDENCE) k->more[k->more_count++] = id;
}

/* ---- filling in ---- */

typedef struct text {
  char bytes[1024];
  size_t length;
} text;

static void put(text *t, const char *bytes, size_t length) {
  size_t room = sizeof t->bytes - 1 - t->length;
  if (length > room) length = room;
  memcpy(t->bytes + t->length, bytes, length);
  t->length += length;
}
static void put_text(text *t, const char *bytes) { put(t, bytes, strlen(bytes)); }

/* Two to four digits that mean something; whole numbers whole. */
static void put_number(text *t, double number) {
  char figure[PSI_FIGURE_BUFFER];
  int decimals = 0;
  if (number != floor(number) && fabs(number) < 1000) {
    decimals = fabs(number) >= 100 ? 1 : fabs(number) >= 1 ? 2 : 3;
    for (double size = 0.01; decimals > 2 && fabs(number) < size && decimals < 12; size /= 10)
      decimals++;
  }
  const char *shown = psi_figure(number, decimals, figure);
  size_t length = strlen(shown);
  if (decimals > 0)
    while (length > 1 && shown[length - 1] == '0') length--;
  if (length > 1 && shown[length - 1] == '.') length--;
  put(t, shown, length);
}

static void put_value(text *t, const psi_value *value) {
  char figure[PSI_FIGURE_BUFFER], date[11], excerpt[64];
  switch (value->kind) {
    case PSI_SAY_TEXT:
      if (value->text != NULL) put_text(t, strlen(value->text) < 200 ? value->text
                                           : psi_excerpt(value->text, strlen(value->text), excerpt));
      return;
    case PSI_SAY_SHARE:
      put_text(t, psi_figure(value->number * 100, fabs(value->number) < 0.1 &&
                             value->number * 100 != floor(value->number * 100) ? 1 : 0, figure));
      put_text(t, " %");
      return;
    case PSI_SAY_MONEY:
      if (value->text != NULL) put_text(t, value->text), put_text(t, " ");
      put_text(t, psi_figure(value->number, 0, figure));
      return;
    case PSI_SAY_DATE: put_text(t, ps_date_text(value->date, date)); return;
    case PSI_SAY_NUMBER: break;
  }
  put_number(t, value->number);
  if (value->text == NULL) return;
  put_text(t, " ");
  put_text(t, value->text);
}

static const psi_value *find_value(const psi_check *k, const char *name, size_t length) {
  for (size_t i = 0; i < k->value_count; i++)
    if (strlen(k->values[i].name) == length && memcmp(k->values[i].name, name, length) == 0)
      return &k->values[i];
  return NULL;
}

static void fill_in(psi_check *k, text *t, const char *template) {
  for (const char *at = template; *at != '\0';) {
    const char *end = *at == '{' ? strchr(at, '}') : NULL;
    const psi_value *value = end == NULL ? NULL : find_value(k, at + 1, (size_t)(end - at - 1));
    if (value == NULL) {
      put(t, at++, 1);
    } else {
      put_value(t, value);
      at = end + 1;
    }
  }
  /* A message that begins with a value begins with a capital letter nevertheless. */
  if (template[0] == '{' && t->length > 0 && t->bytes[0] >= 'a' && t->bytes[0] <= 'z')
    t->bytes[0] = (char)(t->bytes[0] - 'a' + 'A');
}

/* ---- places ---- */

static void put_place(psi_path *path, const ps_field *list, size_t place) {
  psi_path_member(path, list->name);
  psi_path_item(path, place);
}

/* Writes "events[2]" and returns true if what is told of is in the list. */
static bool place_in(psi_path *path, const void *owner, const ps_field *list, const void *item) {
  psi_list items = psi_get_list(owner, list);
  size_t place = 0;
  while (place < items.count && psi_list_item(list, items, place) != item) place++;
  if (place < items.count) put_place(path, list, place);
  return place < items.count;
}

/* The same of an entity of the case. */
static bool place_in_case(psi_check *k, psi_path *path, const ps_field *list,
                          const void *entity) {
  if (!psi_place_in_case(k, list, entity, &k->last_place)) return false;
  put_place(path, list, k->last_place);
  return true;
}

static void place_of(psi_check *k, psi_path *path, const void *entity) {
  const ps_case *c = k->c;
  ps_entity_type type = ps_entity_type_of(entity);
  const ps_field *list = type == PS_ENTITY_NONE || type == PS_CASE ? NULL : psi_entity_list(type);
  if (list == NULL || place_in_case(k, path, list, entity)) return;
  for (size_t i = 0; i < c->relationships.count; i++) { /* its own events and so on */
    const ps_relationship *owner = c->relationships.items[i];
    size_t before = psi_path_member(path, "relationships");
    psi_path_item(path, i);
    for (size_t j = 0; j < owner->object.type->count; j++) {
      const ps_field *field = &owner->object.type->fields[j];
      if (field->kind == PS_KIND_STRUCT && (field->flags & PS_FIELD_LIST) &&
          field->element == ((const ps_object *)entity)->type &&
          place_in(path, owner, field, entity))
        return;
    }
    psi_path_cut(path, before);
  }
}

/* ---- answers ---- */

/* Every answer comes by here. Functions may look at much for an answer without a call that
 * beats, so an answer counts as many objects; a finding, which takes texts, as more. */
enum { ANSWER = 16, FINDING = 64 };

static void forget(psi_check *k, size_t objects) {
  psi_beat(k, objects);
  k->value_count = k->evidence_count = k->more_count = 0;
  memset(k->used, 0, sizeof k->used);
}

void psi_passes(psi_check *k) {
  k->answer->passed.value++;
  forget(k, ANSWER);
}

void psi_spared(psi_check *k, const char *because) {
  if (k->answer->because == NULL) k->answer->because = because;
}

static bool add_text(ps_store *store, ps_text_list *list, const char *said) {
  const char *kept = psi_store_text(store, said, strlen(said));
  const char **item = kept == NULL ? NULL : psi_results_item(store, list, sizeof *item);
  if (item != NULL) *item = kept;
  return item != NULL;
}

static bool add_limits(psi_check *k, ps_finding *finding) {
  if ((k->used[0] | k->used[1]) == 0) return true;
  for (size_t i = 0; i < PSI_LIMIT_COUNT; i++) {
    if (!(k->used[i / 64] >> (i % 64) & 1)) continue;
    text t;
    t.length = 0;
    const ps_threshold *limit = ps_threshold_at(i);
    put_text(&t, "limit ");
    put_text(&t, limit->key);
    put_text(&t, " = ");
    put_number(&t, k->limits[i]);
    t.bytes[t.length] = '\0';
    if (!add_text(k->result->store, &finding->evidence, t.bytes)) return false;
  }
  return true;
}

static ps_finding *add(psi_check *k, ps_verdict verdict, const void *entity, const char *field,
                       const text *message, const char *fix) {
  ps_store *store = k->result->store;
  ps_finding *made = psi_results_item(store, &k->result->findings, sizeof *made);
  psi_path path;
  path.text[0] = '\0';
  path.length = 0;
  if (made == NULL) return NULL;
  made->object.type = &psi_finding_table;
  const char *id = entity == NULL ? NULL : ((const ps_entity *)entity)->id;
  if (entity != NULL) place_of(k, &path, entity);
  if (field != NULL) psi_path_member(&path, field);
  made->rule = k->rule->row.id;
  made->name = k->rule->row.name;
  made->severity = k->answer->severity;
  made->verdict = verdict;
  made->fix = fix;
  made->objects.given = made->evidence.given = true;
  made->path = psi_store_text(store, path.text, path.length);
  made->message = psi_store_text(store, message->bytes,
                                 psi_utf8_check(message->bytes, message->length));
  if (made->path == NULL || made->message == NULL) return NULL;
  if (id != NULL && !add_text(store, &made->objects, id)) return NULL;
  for (size_t i = 0; i < k->more_count; i++)
    if ((id == NULL || strcmp(id, k->more[i]) != 0) &&
        !add_text(store, &made->objects, k->more[i]))
      return NULL;
  for (size_t i = 0; i < k->evidence_count; i++)
    if (!add_text(store, &made->evidence, k->evidence[i])) return NULL;
  return verdict == PS_VERDICT_FAIL && !add_limits(k, made) ? NULL : made;
}

void psi_fails(psi_check *k, size_t branch, const void *entity, const char *field) {
  const ps_rule *row = &k->rule->row;
  const ps_rule_branch *b = &row->branches.items[branch < row->branches.count ? branch : 0];
  text message;
  message.length = 0;
  fill_in(k, &message, b->message);
  ps_finding *made = add(k, PS_VERDICT_FAIL, entity, field, &message,
                         b->fix != NULL ? b->fix : row->fix);
  if (made == NULL) k->no_memory = true;
  /* A severity of one's own is for the rule as a whole. */
  if (made != NULL && b->severity != PS_SEVERITY_UNSET && k->answer->severity == row->severity)
    made->severity = b->severity;
  k->answer->failed.value++;
  forget(k, FINDING);
}

/* The row of a field, down to one nested: "evaluation_plan.date". */
static const ps_field *field_of(const ps_struct *type, const char *path) {
  const char *point = strchr(path, '.');
  char name[64];
  size_t length = point == NULL ? strlen(path) : (size_t)(point - path);
  if (length >= sizeof name) return NULL;
  memcpy(name, path, length);
  name[length] = '\0';
  const ps_field *field = ps_field_find(type, name);
  if (field == NULL || point == NULL) return field;
  return field->element == NULL ? NULL : field_of(field->element, point + 1);
}

static void add_unknown(psi_check *k, const void *entity, const char *field, const text *message) {
  text fix;
  psi_path path;
  fix.length = path.length = 0;
  path.text[0] = '\0';
  if (entity != NULL) place_of(k, &path, entity);
  if (field != NULL) psi_path_member(&path, field);
  put_text(&fix, path.length > 0 ? "Record it as " : "Record it.");
  if (path.length > 0) put(&fix, path.text, path.length), put_text(&fix, ".");
  const char *kept = psi_store_text(k->result->store, fix.bytes, fix.length);
  if (kept == NULL || add(k, PS_VERDICT_UNKNOWN, entity, field, message, kept) == NULL)
    k->no_memory = true;
  k->answer->unknown.value++;
  forget(k, FINDING);
}

void psi_unknown(psi_check *k, const void *entity, const char *field) {
  const ps_struct *type = ((const ps_object *)entity)->type;
  const ps_field *row = field_of(type, field);
  const char *doc = row == NULL ? field : row->doc;
  text message;
  message.length = 0;
  char shown[64];
  put_text(&message, "Not recorded");
  if (entity != (const void *)k->c) {
    const char *name = psi_name(entity);
    put_text(&message, " for ");
    put_text(&message, type->name);
    put_text(&message, " \"");
    put_text(&message, psi_excerpt(name, strlen(name), shown));
    put_text(&message, "\"");
  }
  put_text(&message, ": ");
  size_t start = message.length, length = strlen(doc);
  put(&message, doc, length > 0 && doc[length - 1] == '.' ? length - 1 : length);
  char *first = &message.bytes[start];
  if (*first >= 'A' && *first <= 'Z' && (first[1] == ' ' || (first[1] >= 'a' && first[1] <= 'z')))
    *first = (char)(*first - 'A' + 'a');
  put_text(&message, ".");
  add_unknown(k, entity, field, &message);
}

void psi_unknown_because(psi_check *k, const void *entity, const char *field, const char *what) {
  text message;
  message.length = 0;
  put_text(&message, "Not known: ");
  fill_in(k, &message, what);
  put_text(&message, ".");
  add_unknown(k, entity, field, &message);
}
