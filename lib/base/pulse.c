#include "base/pulse.h"

#include "base/error.h"

#include <string.h>

psi_pulse psi_pulse_of(const ps_settings *settings) {
  psi_pulse pulse = {settings->progress, settings->progress_data, 0, 1, 0, 0, 0, 0, false};
  return pulse;
}

void psi_pulse_stretch(psi_pulse *pulse, double from, double to, size_t of) {
  pulse->from = from;
  pulse->to = to;
  pulse->at = 0;
  pulse->of = of;
}

static bool tell(psi_pulse *pulse, double part) {
  pulse->work = 0;
  if (pulse->progress == NULL || pulse->cancelled) return !pulse->cancelled;
  double done = pulse->from + (pulse->to - pulse->from) * part;
  if (done > pulse->told) pulse->told = done;
  pulse->cancelled = !pulse->progress(pulse->data, pulse->told);
  return !pulse->cancelled;
}

bool psi_pulse_tell(psi_pulse *pulse) {
  return tell(pulse, pulse->at < pulse->of ? (double)pulse->at / (double)pulse->of
                     : pulse->of > 0      ? 1
                                          : 0);
}

static bool on_within(void *pulse, double done) { return tell(pulse, done); }

ps_settings psi_pulse_within(psi_pulse *pulse, const ps_settings *settings, double from,
                             double to) {
  ps_settings within = *settings;
  psi_pulse_stretch(pulse, from, to, 0);
  if (pulse->progress != NULL) {
    within.progress = on_within;
    within.progress_data = pulse;
  }
  return within;
}

ps_status psi_pulse_end(const psi_pulse *pulse, ps_error *error) {
  ps_status status = pulse->cancelled ? PS_E_CANCELLED : PS_E_MEMORY;
  return psi_fail(error, status, "%s", ps_status_text(status));
}

/* ---- sorting ---- */

typedef struct sorting {
  size_t size;
  int (*compare)(const void *a, const void *b);
  psi_pulse *pulse;
} sorting;

/* Most of what is sorted is two words long: that needs no call. */
static void copy(char *to, const char *from, size_t size) {
  enum { TWO_WORDS = 16 };
  if (size == TWO_WORDS)
    memcpy(to, from, TWO_WORDS);
  else
    memcpy(to, from, size);
}

/* Merges two sorted stretches, [from, middle) and [middle, to), into `out`. */
static bool merge(const sorting *s, const char *from, const char *middle, const char *to,
                  char *out) {
  const char *a = from, *b = middle;
  size_t work = 0;
  for (; a != middle && b != to; out += s->size) {
    const char **next = s->compare(a, b) <= 0 ? &a : &b;
    copy(out, *next, s->size);
    *next += s->size;
    if (++work < PSI_PULSE_WORK) continue;
    if (!psi_pulse_beat(s->pulse, work)) return false;
    work = 0;
  }
  if (!psi_pulse_beat(s->pulse, work)) return false;
  memcpy(out, a, (size_t)(middle - a));
  memcpy(out + (middle - a), b, (size_t)(to - b));
  return true;
}

bool psi_sort(void *items, void *room, size_t count, size_t size,
              int (*compare)(const void *a, const void *b), psi_pulse *pulse) {
  const sorting s = {size, compare, pulse};
  char *from = items, *to = room;
  for (size_t width = 1; width < count; width *= 2) {
    for (size_t i = 0; i < count;) {
      size_t middle = count - i > width ? i + width : count;
      size_t end = count - middle > width ? middle + width : count;
      if (!merge(&s, from + i * size, from + middle * size, from + end * size, to + i * size))
        return false;
      i = end;
    }
    char *sorted = to;
    to = from;
    from = sorted;
  }
  if (count > 0 && from != (char *)items) memcpy(items, from, count * size);
  return true;
}
