/* Events on their way into a case, from whatever they were kept in. */
#ifndef PSI_EXCHANGE_IMPORT_EVENTS_H
#define PSI_EXCHANGE_IMPORT_EVENTS_H

#include "base/buffer.h"
#include "exchange/import.h"

/* Somebody who was there. */
typedef struct psi_person {
  const char *name;  /* or NULL */
  const char *email; /* or NULL */
} psi_person;

/* One event as it was read. Texts end in NUL and live until the next. */
typedef struct psi_event_read {
  size_t line;
  ps_date on;
  const char *id;      /* in CSV made of day, words and people */
  const char *summary; /* "" for none */
  const char *detail;  /* or NULL */
  const char *kinds;   /* words that may be the kind, separated by commas; or NULL */
  bool topics;         /* the other words of `kinds` are topics */
  psi_person *people;
  size_t count, capacity;
} psi_event_read;

typedef struct psi_events {
  psi_import in;
  ps_import_events_options options;
  psi_event_read event;
  psi_map unknown; /* folded names of people who are no parties, told once each */
  psi_tally guessed, repeating, cancelled, other, undated, declined, again, bare, broken;
  char made_id[160];
} psi_events;

bool psi_event_person(psi_events *e, const char *name, const char *email);
/* An id that the same day and words always get, and others do not; into `made_id`. */
bool psi_event_make_id(psi_events *e, const char *what, const char *who);
/* Takes the event that was read into the case. */
bool psi_event_add(psi_events *e);
/* Reads a calendar / the rows of a CSV, adding each event. */
bool psi_events_read_ics(psi_events *e, const char *text, size_t length);
bool psi_events_read_csv(psi_events *e, const char *text, size_t length);
/* The kind that a word is; "side effect" is "side_effect". */
ps_event_kind psi_event_kind_told(const char *word, size_t length);

#endif
