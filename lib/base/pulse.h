/* The pulse of long work: now and then it tells how far the work is, and hears whether
 * somebody wants it to end. Loops over what a case may have many of beat it; that costs an
 * addition. After a beat that says no, clean up and end: psi_pulse_end() has the error. */
#ifndef PSI_BASE_PULSE_H
#define PSI_BASE_PULSE_H

#include <perfsys/base.h>

/* Work between two calls of the progress callback. A unit is looking at one small object, some
 * 50 to 100 nanoseconds: a tenth of a millisecond, so that slow objects do no harm either. */
enum { PSI_PULSE_WORK = 1024 };
/* Bytes of text that count as a unit where they are read or written. */
enum { PSI_PULSE_BYTES = 64 };

typedef struct psi_pulse {
  ps_progress progress; /* NULL: nobody listens */
  void *data;
  double from, to; /* the stretch of the whole call that this work is */
  size_t at, of;   /* how far it is in that stretch; `of` 0: at its beginning */
  double told;     /* what was told last: it never falls */
  size_t work;     /* since then */
  bool cancelled;
} psi_pulse;

psi_pulse psi_pulse_of(const ps_settings *settings);

/* Goes on to the next stretch of the call, of `of` steps that the loop counts in `at`. */
void psi_pulse_stretch(psi_pulse *pulse, double from, double to, size_t of);

/* Settings for a call that does a stretch of the work: like `settings`, its progress told as
 * that stretch. Good as long as the pulse stands where it is. */
ps_settings psi_pulse_within(psi_pulse *pulse, const ps_settings *settings, double from, double to);

/* Tells progress. False to end. */
bool psi_pulse_tell(psi_pulse *pulse);

/* Some units of work were done. False to end. A NULL pulse never ends. */
static inline bool psi_pulse_beat(psi_pulse *pulse, size_t work) {
  if (pulse == NULL) return true;
  pulse->work += work;
  return pulse->work < PSI_PULSE_WORK ? !pulse->cancelled : psi_pulse_tell(pulse);
}

/* PS_E_CANCELLED if it was, else PS_E_MEMORY, with the error: why work has ended early. */
ps_status psi_pulse_end(const psi_pulse *pulse, ps_error *error);

/* Sorts as qsort() does, but keeps the order of equals and can be ended: false then. `room` is
 * for as many items. */
bool psi_sort(void *items, void *room, size_t count, size_t size,
              int (*compare)(const void *a, const void *b), psi_pulse *pulse);

#endif
