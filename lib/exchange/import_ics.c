/* iCalendar (RFC 5545), as much of it as a log of events needs. */
#include "exchange/import_events.h"

#include "base/text.h"

#include <string.h>

enum { TELL_EVERY = 1 << 18 };

typedef struct calendar {
  psi_events *events;
  const char *text;
  size_t length, at;
  size_t line, next_line; /* of the property read last; of `at` */
  size_t told, lines;
  char *property; /* one, unfolded; ends in NUL */
  size_t property_length, capacity;
  size_t depth;    /* 0 outside events, 1 in one, more in its alarms */
  ps_store *store; /* the texts of the event being read */
  const char *recurrence;
  bool cancelled, repeats;
} calendar;

/* ---- lines ---- */

static bool no_memory(calendar *k) { return psi_import_no_memory(&k->events->in); }

/* The end of the physical line at `at`, without its break. */
static size_t line_end(const calendar *k, size_t at) {
  const char *end = memchr(k->text + at, '\n', k->length - at);
  return end == NULL ? k->length : (size_t)(end - k->text);
}

static bool append(calendar *k, size_t from, size_t to) {
  if (to > from && k->text[to - 1] == '\r') to--;
  const ps_settings *settings = &k->events->in.settings;
  if (k->property_length + (to - from) > settings->limits.text)
    return psi_import_fail(&k->events->in, k->line, PS_E_LIMIT,
                           "The property is longer than the limit (ps_limits.text).");
  void *items = k->property;
  if (!psi_grow(&settings->allocator, &items, &k->capacity, k->property_length + (to - from) + 1, 1))
    return no_memory(k);
  k->property = items;
  memcpy(k->property + k->property_length, k->text + from, to - from);
  k->property_length += to - from;
  k->property[k->property_length] = '\0';
  return true;
}

/* Folding may cut a character in two, so bytes are looked at only when it is undone. */
static bool check_bytes(calendar *k) {
  psi_import *in = &k->events->in;
  if (memchr(k->property, '\0', k->property_length) != NULL)
    return psi_import_fail(in, k->line, PS_E_ENCODING, "The text holds U+0000.");
  if (psi_utf8_check(k->property, k->property_length) != k->property_length)
    return psi_import_fail(in, k->line, PS_E_ENCODING, "The text is not valid UTF-8.");
  if (++k->lines > in->settings.limits.elements)
    return psi_import_fail(in, k->line, PS_E_LIMIT,
                           "There are more properties than the limit (ps_limits.elements).");
  if (in->settings.progress == NULL || k->at - k->told < TELL_EVERY) return true;
  k->told = k->at;
  return in->settings.progress(in->settings.progress_data, (double)k->at / (double)k->length) ||
         psi_import_fail(in, 0, PS_E_CANCELLED, "%s", ps_status_text(PS_E_CANCELLED));
}

/* The next property with its folded lines; false at the end and on failure. */
static bool next_property(calendar *k) {
  k->property_length = 0;
  if (k->at >= k->length) return false;
  k->line = k->next_line;
  do {
    size_t from = k->property_length > 0 || k->next_line != k->line ? k->at + 1 : k->at;
    size_t end = line_end(k, k->at);
    if (!append(k, from, end)) return false;
    k->at = end + (end < k->length);
    k->next_line++;
  } while (k->at < k->length && (k->text[k->at] == ' ' || k->text[k->at] == '\t'));
  return check_bytes(k);
}

/* ---- the parts of a property ---- */

/* Where the value begins: behind the first colon outside quotes; NULL if there is none. */
static char *value_of(char *property) {
  bool quoted = false;
  for (char *at = property; *at != '\0'; at++) {
    if (*at == '"') quoted = !quoted;
    if (*at == ':' && !quoted) return at + 1;
  }
  return NULL;
}

static bool is_name(const char *property, const char *name) {
  size_t length = strlen(name);
  /* The comparison ends at the end of a shorter property. */
  return psi_same_folded(property, length, name, length) &&
         (property[length] == ';' || property[length] == ':');
}

/* A parameter's value, without quotes, in the event's store; NULL if it is not there. */
static const char *parameter(calendar *k, const char *property, const char *value,
                             const char *name) {
  size_t length = strlen(name);
  bool quoted = false;
  for (const char *at = property; at < value - 1; at++) {
    if (*at == '"') quoted = !quoted;
    if (*at != ';' || quoted || !psi_same_folded(at + 1, length, name, length) ||
        at[length + 1] != '=')
      continue;
    const char *begin = at + length + 2, *end = begin;
    char stop = *begin == '"' ? '"' : ';';
    begin += stop == '"';
    for (end = begin; end < value - 1 && *end != stop;) end++;
    size_t size = (size_t)(end - begin);
    psi_trim(&begin, &size);
    const char *kept = psi_store_text(k->store, begin, size);
    if (kept == NULL) no_memory(k);
    return kept;
  }
  return NULL;
}

/* A TEXT value: \n is a line feed, another character behind a backslash is itself. */
static const char *plain(calendar *k, const char *value) {
  size_t length = strlen(value), used = 0;
  psi_trim(&value, &length);
  char *kept = psi_store_take_text(k->store, length + 1);
  if (kept == NULL) {
    no_memory(k);
    return NULL;
  }
  for (size_t i = 0; i < length; i++) {
    char c = value[i];
    if (c == '\\' && i + 1 < length) {
      c = value[++i];
      if (c == 'n' || c == 'N') c = '\n';
    }
    kept[used++] = c;
  }
  kept[used] = '\0';
  return kept;
}

static ps_date date_of(const char *value) {
  int number = 0;
  for (int i = 0; i < 8; i++) {
    if (value[i] < '0' || value[i] > '9') return 0;
    number = number * 10 + (value[i] - '0');
  }
  if (value[8] != '\0' && value[8] != 'T') return 0;
  return ps_date_make(number / 10000, number / 100 % 100, number % 100);
}

/* ---- who ---- */

static bool read_person(calendar *k, const char *property, const char *value) {
  const char *name = parameter(k, property, value, "CN");
  const char *answer = parameter(k, property, value, "PARTSTAT");
  const char *sort = parameter(k, property, value, "CUTYPE");
  const char *email = NULL;
  if (k->events->in.status != PS_OK) return false;
  if (psi_same_folded(value, strlen(value) < 7 ? 0 : 7, "mailto:", 7)) email = plain(k, value + 7);
  if (k->events->in.status != PS_OK) return false;
  if (sort != NULL && (strcmp(sort, "ROOM") == 0 || strcmp(sort, "RESOURCE") == 0)) return true;
  if (answer != NULL && strcmp(answer, "DECLINED") == 0) {
    psi_tally_add(&k->events->declined, k->line);
    return true;
  }
  if (name != NULL && *name == '\0') name = NULL;
  /* Calendars that know no name write the address as one. */
  if (name != NULL && strchr(name, '@') != NULL && strchr(name, ' ') == NULL) {
    if (email == NULL) email = name;
    name = NULL;
  }
  return (name == NULL && email == NULL) || psi_event_person(k->events, name, email);
}

/* ---- an event ---- */

static bool begin_event(calendar *k) {
  psi_event_read *event = &k->events->event;
  k->store = psi_store_new(&k->events->in.settings.allocator);
  if (k->store == NULL) return no_memory(k);
  k->cancelled = k->repeats = false;
  k->recurrence = NULL;
  event->line = k->line;
  event->on = 0;
  event->id = event->summary = "";
  event->detail = event->kinds = NULL;
  event->topics = true;
  event->count = 0;
  return true;
}

/* One of a series that was changed has the series' UID: its own day tells it apart. */
static bool make_id(calendar *k) {
  psi_event_read *event = &k->events->event;
  if (*event->id == '\0') {
    psi_tally_add(&k->events->bare, event->line);
    return psi_event_make_id(k->events, event->summary, "");
  }
  if (k->recurrence == NULL) return true;
  size_t a = strlen(event->id), b = strcspn(k->recurrence, "T");
  char *id = psi_store_take_text(k->store, a + b + 2);
  if (id == NULL) return no_memory(k);
  memcpy(id, event->id, a);
  id[a] = '-';
  memcpy(id + a + 1, k->recurrence, b);
  id[a + b + 1] = '\0';
  event->id = id;
  return true;
}

static bool take_event(calendar *k) {
  psi_events *e = k->events;
  if (k->cancelled || e->event.on == 0) {
    psi_tally_add(k->cancelled ? &e->cancelled : &e->undated, e->event.line);
    e->in.result->skipped.value++;
    return true;
  }
  if (k->repeats) psi_tally_add(&e->repeating, e->event.line);
  return make_id(k) && psi_event_add(e);
}

static bool end_event(calendar *k) {
  bool taken = take_event(k);
  psi_store_free(k->store);
  k->store = NULL;
  return taken;
}

static bool set_text(calendar *k, const char **to, const char *value) {
  const char *text = plain(k, value);
  if (text != NULL) *to = text;
  return text != NULL;
}

static bool add_categories(calendar *k, const char *value) {
  psi_event_read *event = &k->events->event;
  const char *more = plain(k, value);
  if (more == NULL) return false;
  size_t a = event->kinds == NULL ? 0 : strlen(event->kinds), b = strlen(more);
  char *all = psi_store_take_text(k->store, a + b + 2);
  if (all == NULL) return no_memory(k);
  if (a > 0) memcpy(all, event->kinds, a);
  all[a] = ',';
  memcpy(all + a + 1, more, b + 1);
  event->kinds = all + (a == 0);
  return true;
}

static bool read_property(calendar *k, const char *p, const char *value) {
  psi_event_read *event = &k->events->event;
  if (is_name(p, "UID")) return set_text(k, &event->id, value);
  if (is_name(p, "SUMMARY")) return set_text(k, &event->summary, value);
  if (is_name(p, "DESCRIPTION")) return set_text(k, &event->detail, value);
  if (is_name(p, "RECURRENCE-ID")) return set_text(k, &k->recurrence, value);
  if (is_name(p, "CATEGORIES")) return add_categories(k, value);
  if (is_name(p, "ATTENDEE") || is_name(p, "ORGANIZER")) return read_person(k, p, value);
  if (is_name(p, "RRULE") || is_name(p, "RDATE")) k->repeats = true;
  if (is_name(p, "STATUS") && psi_same_folded(value, strlen(value), "CANCELLED", 9))
    k->cancelled = true;
  if (!is_name(p, "DTSTART")) return true;
  char shown[64];
  event->on = date_of(value);
  return event->on != 0 ||
         psi_import_fail(&k->events->in, k->line, PS_E_VALUE, "\"%s\" is no day that exists.",
                         psi_excerpt(value, strlen(value), shown));
}

static bool is_component(const char *value, const char *name) {
  size_t length = strlen(value);
  psi_trim(&value, &length);
  return psi_same_folded(value, length, name, strlen(name));
}

static bool read_line(calendar *k, const char *p, const char *value) {
  bool begins = is_name(p, "BEGIN"), ends = is_name(p, "END");
  if (k->depth == 0) {
    if (begins && is_component(value, "VEVENT")) {
      k->depth = 1;
      return begin_event(k);
    }
    if (begins && (is_component(value, "VTODO") || is_component(value, "VJOURNAL"))) {
      psi_tally_add(&k->events->other, k->line);
      k->events->in.result->skipped.value++;
    }
    return true;
  }
  if (begins) k->depth++;
  if (ends && --k->depth == 0) return end_event(k);
  return begins || ends || k->depth > 1 || read_property(k, p, value);
}

static bool read_all(calendar *k) {
  psi_import *in = &k->events->in;
  bool calendar_begun = false;
  while (next_property(k)) {
    char *value = value_of(k->property);
    if (!calendar_begun && k->property_length == 0) continue;
    if (!calendar_begun &&
        (value == NULL || !is_name(k->property, "BEGIN") || !is_component(value, "VCALENDAR")))
      return psi_import_fail(in, k->line, PS_E_SYNTAX,
                             "This is no calendar: it should begin with BEGIN:VCALENDAR.");
    calendar_begun = true;
    if (value == NULL) {
      if (k->property_length > 0) psi_tally_add(&k->events->broken, k->line);
      continue;
    }
    if (!read_line(k, k->property, value)) return false;
  }
  if (in->status != PS_OK) return false;
  if (!calendar_begun) return psi_import_fail(in, 1, PS_E_NO_DATA, "The text is empty.");
  return k->depth == 0 || psi_import_fail(in, k->events->event.line, PS_E_SYNTAX,
                                          "The event that begins here never ends (END:VEVENT).");
}

bool psi_events_read_ics(psi_events *e, const char *text, size_t length) {
  calendar k;
  memset(&k, 0, sizeof k);
  k.events = e;
  k.text = text;
  k.length = length;
  k.next_line = 1;
  if (length > e->in.settings.limits.bytes)
    return psi_import_fail(&e->in, 0, PS_E_LIMIT, "The text is longer than the limit of %zu bytes "
                           "(ps_limits.bytes).", e->in.settings.limits.bytes);
  if (length >= 3 && memcmp(text, "\xEF\xBB\xBF", 3) == 0) k.at = 3;
  bool done = read_all(&k);
  psi_store_free(k.store);
  psi_free(&e->in.settings.allocator, k.property, k.capacity);
  return done;
}
