/* Events from calendars and CSV: what they are, who was there, what is new. */
#include "exchange/import_events.h"

#include "model/entity.h"

#include <stdio.h>
#include <string.h>

/* ---- what kind of event ---- */

/* Words in what an event is called, and what they make it; the first that is there
 * counts, so that "decision meeting" is a decision. */
static const struct {
  const char *words;
  ps_event_kind kind;
} kind_words[] = {
    {"retrospective", PS_EVENT_KIND_RETROSPECTIVE},
    {"retro", PS_EVENT_KIND_RETROSPECTIVE},
    {"lessons learned", PS_EVENT_KIND_RETROSPECTIVE},
    {"after action review", PS_EVENT_KIND_RETROSPECTIVE},
    {"interview", PS_EVENT_KIND_INTERVIEW},
    {"interviews", PS_EVENT_KIND_INTERVIEW},
    {"shadowing", PS_EVENT_KIND_IMMERSION},
    {"ride along", PS_EVENT_KIND_IMMERSION},
    {"site visit", PS_EVENT_KIND_IMMERSION},
    {"gemba", PS_EVENT_KIND_IMMERSION},
    {"immersion", PS_EVENT_KIND_IMMERSION},
    {"demo", PS_EVENT_KIND_DEMO},
    {"demonstration", PS_EVENT_KIND_DEMO},
    {"show and tell", PS_EVENT_KIND_DEMO},
    {"orientation", PS_EVENT_KIND_ORIENTATION},
    {"kick off", PS_EVENT_KIND_ORIENTATION},
    {"kickoff", PS_EVENT_KIND_ORIENTATION},
    {"recommendation", PS_EVENT_KIND_RECOMMENDATION},
    {"recommendations", PS_EVENT_KIND_RECOMMENDATION},
    {"decision", PS_EVENT_KIND_DECISION},
    {"decided", PS_EVENT_KIND_DECISION},
    {"approval", PS_EVENT_KIND_DECISION},
    {"sign off", PS_EVENT_KIND_DECISION},
    {"refusal", PS_EVENT_KIND_REFUSAL},
    {"refused", PS_EVENT_KIND_REFUSAL},
    {"proposal", PS_EVENT_KIND_PROPOSAL},
    {"pilot", PS_EVENT_KIND_PILOT},
    {"delivery", PS_EVENT_KIND_DELIVERY},
    {"go live", PS_EVENT_KIND_DELIVERY},
    {"launch", PS_EVENT_KIND_DELIVERY},
    {"rollout", PS_EVENT_KIND_DELIVERY},
    {"revision", PS_EVENT_KIND_REVISION},
    {"report", PS_EVENT_KIND_REPORT},
    {"results", PS_EVENT_KIND_REPORT},
    {"meeting", PS_EVENT_KIND_CONVERSATION},
    {"conversation", PS_EVENT_KIND_CONVERSATION},
    {"call", PS_EVENT_KIND_CONVERSATION},
    {"check in", PS_EVENT_KIND_CONVERSATION},
    {"catch up", PS_EVENT_KIND_CONVERSATION},
    {"sync", PS_EVENT_KIND_CONVERSATION},
    {"1:1", PS_EVENT_KIND_CONVERSATION},
    {"jour fixe", PS_EVENT_KIND_CONVERSATION},
};

ps_event_kind psi_event_kind_told(const char *word, size_t length) {
  char slug[33], name[33];
  psi_slug(word, length, slug, 32);
  for (size_t k = 1; k < psi_event_kind_words.count; k++) {
    const char *kind = psi_event_kind_words.values[k].name;
    psi_slug(kind, strlen(kind), name, 32);
    if (strcmp(slug, name) == 0) return (ps_event_kind)k;
  }
  return PS_EVENT_KIND_UNSET;
}

static ps_event_kind kind_of(psi_events *e) {
  for (const char *at = e->event.kinds; at != NULL && *at != '\0';) {
    size_t length = strcspn(at, ",");
    ps_event_kind told = psi_event_kind_told(at, length);
    if (told != PS_EVENT_KIND_UNSET) return told;
    at += length;
    at += *at == ',';
  }
  for (size_t i = 0; i < sizeof kind_words / sizeof kind_words[0]; i++) {
    if (!psi_has_words(e->event.summary, kind_words[i].words)) continue;
    psi_tally_add(&e->guessed, e->event.line);
    return kind_words[i].kind;
  }
  return PS_EVENT_KIND_OTHER;
}

/* ---- who was there ---- */

bool psi_event_person(psi_events *e, const char *name, const char *email) {
  void *items = e->event.people;
  if (!psi_grow(&e->in.settings.allocator, &items, &e->event.capacity, e->event.count + 1,
                sizeof *e->event.people))
    return psi_import_no_memory(&e->in);
  e->event.people = items;
  psi_person person = {name, email};
  e->event.people[e->event.count++] = person;
  return true;
}

static bool tell_unknown(psi_events *e, const char *name) {
  char shown[64];
  size_t length = strlen(name);
  if (psi_map_find(&e->unknown, name, length) != NULL) return true;
  const char *kept = psi_import_scratch(&e->in, name, length);
  if (kept == NULL) return false;
  if (!psi_map_put(&e->unknown, kept, length, NULL)) return psi_import_no_memory(&e->in);
  return psi_import_note(&e->in, e->event.line,
                         "\"%s\" is no party of the case and was left out (create_parties makes "
                         "parties).", psi_excerpt(name, length, shown));
}

static bool has_text(const ps_text_list *list, const char *text) {
  for (size_t i = 0; i < list->count; i++)
    if (strcmp(list->items[i], text) == 0) return true;
  return false;
}

static bool add_person(psi_events *e, ps_event *event, const psi_person *person) {
  const char *name = person->name != NULL ? person->name : person->email;
  ps_party *party = psi_party_find(&e->in, person->name, person->email);
  if (e->in.status != PS_OK) return false;
  if (party == NULL && e->options.create_parties) {
    party = psi_party_make(&e->in, name, person->email);
    if (party == NULL) return false;
  }
  if (party == NULL) return tell_unknown(e, name);
  /* The organiser is mostly among those who attend, too. */
  if (party->id == NULL || has_text(&event->parties, party->id)) return true;
  return psi_import_append(&e->in, event, "parties", party->id);
}

/* ---- an event ---- */

static const char *joined(psi_events *e, const char *summary, const char *detail) {
  const ps_allocator *allocator = &e->in.settings.allocator;
  if (detail == NULL || *detail == '\0') return psi_import_keep(&e->in, summary, strlen(summary));
  if (*summary == '\0') return psi_import_keep(&e->in, detail, strlen(detail));
  psi_buffer out = psi_buffer_new(allocator);
  psi_out_text(&out, summary);
  psi_out_text(&out, "\n\n");
  psi_out_text(&out, detail);
  const char *text = NULL;
  size_t length = out.length;
  if (out.status != PS_OK)
    psi_import_no_memory(&e->in);
  else
    text = psi_import_keep(&e->in, psi_out_room(&out, 0) - length, length);
  psi_buffer_drop(&out);
  return text;
}

/* The id it has in the case: its own, unless something that is no event has that. */
static const char *free_id(psi_events *e, const char *id) {
  for (;;) {
    ps_entity *other = ps_find(e->in.c, PS_ENTITY_NONE, id);
    if (other == NULL || ps_entity_type_of(other) == PS_EVENT) return id;
    size_t length = strlen(id);
    char *longer = psi_store_take_text(e->in.scratch, length + sizeof "-event");
    if (longer == NULL) {
      psi_import_no_memory(&e->in);
      return NULL;
    }
    memcpy(longer, id, length);
    memcpy(longer + length, "-event", sizeof "-event");
    id = longer;
  }
}

static bool add_topics(psi_events *e, ps_event *event) {
  for (const char *at = e->event.kinds; at != NULL && *at != '\0';) {
    size_t length = strcspn(at, ","), rest = length;
    const char *word = at;
    psi_trim(&word, &rest);
    if (rest > 0 && psi_event_kind_told(word, rest) == PS_EVENT_KIND_UNSET &&
        !psi_import_append(&e->in, event, "topics", psi_import_keep(&e->in, word, rest)))
      return false;
    at += length;
    at += *at == ',';
  }
  return true;
}

static bool fill_in(psi_events *e, ps_event *event) {
  psi_event_read *read = &e->event;
  event->on = read->on;
  event->kind = kind_of(e);
  event->text = joined(e, read->summary, read->detail);
  if (event->text == NULL || (read->topics && !add_topics(e, event))) return false;
  for (size_t i = 0; i < read->count; i++)
    if (!add_person(e, event, &read->people[i])) return false;
  e->in.result->added.value++;
  return true;
}

bool psi_event_add(psi_events *e) {
  const char *id = free_id(e, e->event.id);
  if (id == NULL) return false;
  ps_event *event = ps_find(e->in.c, PS_EVENT, id);
  if (event != NULL && psi_map_find(&e->in.ours, id, strlen(id)) != NULL) {
    e->in.result->skipped.value++;
    psi_tally_add(&e->again, e->event.line);
    return true;
  }
  if (event != NULL) {
    e->in.result->present.value++;
    return true;
  }
  event = psi_import_add(&e->in, PS_EVENT, id);
  if (event == NULL) return false;
  if (!psi_map_put(&e->in.ours, event->id, strlen(event->id), event))
    return psi_import_no_memory(&e->in);
  return fill_in(e, event);
}

bool psi_event_make_id(psi_events *e, const char *what, const char *who) {
  char date[11], slug[65], people[33], hash[9];
  psi_buffer whole = psi_buffer_new(&e->in.settings.allocator);
  psi_out_text(&whole, what);
  psi_out_char(&whole, '\n');
  psi_out_text(&whole, who);
  bool good = whole.status == PS_OK;
  if (good) psi_hash_text(psi_out_room(&whole, 0) - whole.length, whole.length, hash);
  psi_buffer_drop(&whole);
  if (!good) return psi_import_no_memory(&e->in);
  size_t a = psi_slug(what, strlen(what), slug, 64), b = psi_slug(who, strlen(who), people, 32);
  /* What was cut off, or has no letters, is told apart by its hash. */
  bool cut = a + 4 > 64 || b + 4 > 32 || a == 0;
  snprintf(e->made_id, sizeof e->made_id, "%s%s%s%s%s%s%s", ps_date_text(e->event.on, date),
           a > 0 ? "-" : "", slug, b > 0 ? "-" : "", people, cut ? "-" : "", cut ? hash : "");
  e->event.id = e->made_id;
  return true;
}

/* ---- the whole ---- */

static bool tell_all(psi_events *e) {
  psi_import *in = &e->in;
  return psi_import_tally(in, &e->guessed, "The kind was guessed from what the event is called",
                          "kinds were guessed from what the events are called") &&
         psi_import_tally(in, &e->repeating, "The event repeats; it was taken once",
                          "events repeat; they were taken once each") &&
         psi_import_tally(in, &e->cancelled, "The event was cancelled, and passed over",
                          "events were cancelled, and passed over") &&
         psi_import_tally(in, &e->undated, "There is no date; passed over",
                          "events have no date, and were passed over") &&
         psi_import_tally(in, &e->declined, "Somebody declined, and was left out",
                          "people declined, and were left out") &&
         psi_import_tally(in, &e->again, "The event is in the text before already",
                          "events are in the text before already") &&
         psi_import_tally(in, &e->bare, "The event has no UID; its id was made of its words",
                          "events have no UID; their ids were made of their words") &&
         psi_import_tally(in, &e->broken, "The line is no property, and was passed over",
                          "lines are no property, and were passed over") &&
         psi_import_tally(in, &e->other, "This is a task, journal or the like, and was passed over",
                          "tasks, journals and the like were passed over");
}

ps_import *ps_import_events(ps_case *c, const char *text, size_t length, ps_import_format format,
                            const ps_import_events_options *options, const ps_settings *settings,
                            ps_error *error) {
  psi_events e;
  const ps_import_events_options defaults = PS_IMPORT_EVENTS_OPTIONS_INIT;
  memset(&e, 0, sizeof e);
  e.options = defaults;
  if (options != NULL)
    memcpy(&e.options, options, options->size < sizeof e.options ? options->size : sizeof e.options);
  if (psi_import_begin(&e.in, c, text, "ps_import_events", settings, error)) {
    e.unknown = psi_map_new(&e.in.settings.allocator);
    bool done = false;
    if (format == PS_IMPORT_ICS) {
      done = psi_events_read_ics(&e, text, length);
    } else if (format == PS_IMPORT_CSV) {
      done = psi_events_read_csv(&e, text, length);
    } else {
      psi_import_fail(&e.in, 0, PS_E_ARGUMENT, "ps_import_events reads calendars and CSV.");
    }
    if (done) tell_all(&e);
    psi_map_free(&e.unknown);
    psi_free(&e.in.settings.allocator, e.event.people, e.event.capacity * sizeof *e.event.people);
  }
  return psi_import_end(&e.in);
}
