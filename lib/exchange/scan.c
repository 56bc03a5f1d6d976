/* The scanner: values, containers, the tape, limits. One loop reads whole values;
 * it is made of the same steps that the pull calls offer singly. */
#include "exchange/scan.h"

#include "base/number.h"
#include "exchange/scan_private.h"

#include <stddef.h>

/* ---- opening, closing, looking ---- */

psi_scanner *psi_scan_open(const char *text, size_t length, psi_level level,
                           const ps_settings *settings, ps_error *error) {
  psi_scanner *s = psi_resize(&settings->allocator, NULL, 0, sizeof *s);
  if (s == NULL) {
    psi_fail_memory(error);
    return NULL;
  }
  /* The frames are filled in as they are opened. */
  memset(s, 0, offsetof(psi_scanner, frames));
  s->text = text == NULL ? "" : text;
  s->limits = settings->limits;
  if (s->limits.depth > PSI_SCAN_DEPTH) s->limits.depth = PSI_SCAN_DEPTH;
  s->too_long = length > s->limits.bytes;
  if (s->too_long || text == NULL) length = 0;
  s->at = s->text;
  s->end = s->text + length;
  if (length >= 3 && memcmp(s->text, "\xEF\xBB\xBF", 3) == 0) s->at += 3;
  s->level = level;
  s->progress = settings->progress;
  s->progress_data = settings->progress_data;
  s->report_at = s->progress != NULL && length > PSI_SCAN_REPORT ? s->text + PSI_SCAN_REPORT
                                                                 : s->end;
  s->allocator = settings->allocator;
  s->error = error;
  return s;
}

void psi_scan_close(psi_scanner *s) {
  if (s == NULL) return;
  ps_allocator allocator = s->allocator;
  psi_free(&allocator, s->names, s->name_capacity * sizeof *s->names);
  psi_free(&allocator, s, sizeof *s);
}

const char *psi_scan_text(const psi_scanner *s) {
  return s->text;
}

size_t psi_scan_at(const psi_scanner *s) {
  return psi_offset(s, s->at);
}

char psi_scan_peek(psi_scanner *s) {
  s->at = psi_skip_space(s->at, s->end);
  return *(s->at == s->end ? "" : s->at);
}

ps_status psi_scan_report(psi_scanner *s, const char *at) {
  double done = (double)(at - s->text) / (double)(s->end - s->text);
  if (!s->progress(s->progress_data, done))
    return psi_refuse(s, PS_E_CANCELLED, at, "Reading was cancelled here.");
  s->report_at = s->end - at > PSI_SCAN_REPORT ? at + PSI_SCAN_REPORT : s->end;
  return PS_OK;
}

/* ---- the tape ---- */

void psi_tape_reset(psi_tape *tape) {
  tape->count = 0;
  tape->longest_number = 0;
}

void psi_tape_free(psi_tape *tape, const ps_allocator *allocator) {
  psi_free(allocator, tape->items, tape->capacity * sizeof *tape->items);
  memset(tape, 0, sizeof *tape);
}

/* Appends a place; one that is not closed yet gets its end from close_value(). */
PSI_INLINE ps_status record(psi_scanner *s, psi_tape *tape, psi_span span) {
  if (tape->count == tape->capacity) {
    void *items = tape->items;
    if (!psi_grow(&s->allocator, &items, &tape->capacity, tape->count + 1, sizeof *tape->items))
      return psi_fail_memory(s->error);
    tape->items = items;
  }
  psi_place *place = &tape->items[tape->count++];
  place->start = span.start;
  place->end = span.end;
  place->next = tape->count;
  return PS_OK;
}

/* ---- numbers out of range ---- */

ps_status psi_scan_number_range(psi_scanner *s, const char *start, const char *end) {
  double value = 0;
  psi_number_fate fate = psi_number_parse(start, end, &value);
  if (fate == PSI_NUMBER_OVERFLOW)
    return psi_refuse(s, PS_E_RANGE, start,
                      "This number is too large: nothing beyond 1.8e308 can be held.");
  if (fate == PSI_NUMBER_UNDERFLOW)
    return psi_refuse(s, PS_E_RANGE, start,
                      "This number is too near to zero to be told from it: write 0.");
  return PS_OK;
}

/* ---- containers, one step at a time ---- */

/* Reads the bracket at *at. */
PSI_INLINE ps_status open_frame(psi_scanner *s, const char **at, size_t place) {
  if (s->depth >= s->limits.depth)
    return psi_refuse_over(s, *at, "The nesting of arrays and objects", s->limits.depth, "depth");
  psi_frame *frame = &s->frames[s->depth++];
  frame->start = psi_offset(s, *at);
  frame->place = place;
  frame->names = s->name_count;
  frame->seen = 0;
  frame->object = **at == '{';
  frame->fresh = true;
  *at += 1;
  return PS_OK;
}

/* Passes over the comma that is due, if one is, and the white space around it; or
 * reads the closing bracket. */
PSI_INLINE ps_status next_entry(psi_scanner *s, const char **place, char closing, bool *more) {
  psi_frame *frame = &s->frames[s->depth - 1];
  const char *at = psi_skip_space(*place, s->end);
  *more = false;
  if (at == s->end) return psi_refuse_separator(s, at);
  if (*at == closing) {
    *place = at + 1;
    s->depth--;
    return PS_OK;
  }
  if (!frame->fresh) {
    if (*at != ',') return psi_refuse_separator(s, at);
    at = psi_skip_space(at + 1, s->end);
  }
  frame->fresh = false;
  *place = at;
  *more = true;
  return PS_OK;
}

PSI_INLINE ps_status next_item(psi_scanner *s, const char **at, bool *more) {
  ps_status status = next_entry(s, at, ']', more);
  if (status == PS_OK && *more && *at != s->end && **at == ']')
    return psi_refuse_value(s, *at); /* a trailing comma: the caller is not to see it */
  return status;
}

PSI_INLINE ps_status next_member(psi_scanner *s, const char **place, psi_span *name, bool *more) {
  const char *at = *place;
  ps_status status = next_entry(s, &at, '}', more);
  *place = at;
  if (status != PS_OK || !*more) return status;
  if (at == s->end || *at != '"') return psi_refuse_name(s, at);
  status = psi_read_string(s, &at, name);
  if (status != PS_OK) return status;
  at = psi_skip_space(at, s->end);
  if (at == s->end || *at != ':') return psi_refuse_colon(s, at);
  *place = psi_skip_space(at + 1, s->end);
  return PS_OK;
}

/* ---- whole values ---- */

/* Reads a scalar, or the bracket that opens a container. */
PSI_INLINE ps_status begin_value(psi_scanner *s, const char **place, psi_tape *tape) {
  psi_span span = {0, 0};
  const char *at = *place;
  if (at == s->end) return psi_refuse_value(s, at);
  ps_status status = psi_count_value(s, at);
  if (status != PS_OK) return status;
  switch (*at) {
    case '"': status = psi_read_string(s, &at, &span); break;
    case '{':
    case '[':
      span.start = psi_offset(s, at);
      status = open_frame(s, &at, tape == NULL ? 0 : tape->count);
      break;
    case 't':
    case 'f':
    case 'n': status = psi_read_literal(s, &at, &span); break;
    default:
      if (*at != '-' && !psi_is_digit(*at)) return psi_refuse_value(s, at);
      status = psi_read_number(s, &at, &span);
      if (tape != NULL && span.end - span.start > tape->longest_number)
        tape->longest_number = span.end - span.start;
      break;
  }
  *place = at;
  if (status != PS_OK || tape == NULL) return status;
  return record(s, tape, span);
}

/* What is left to do for a container whose closing bracket, before `at`, was read. */
PSI_INLINE ps_status close_value(psi_scanner *s, const char *at, psi_tape *tape) {
  psi_frame *frame = &s->frames[s->depth];
  if (tape != NULL) {
    psi_place *place = &tape->items[frame->place];
    place->end = psi_offset(s, at);
    place->next = tape->count;
  }
  return frame->object && s->level == PSI_LEVEL_CASE ? psi_names_close(s) : PS_OK;
}

/* Offers the member that comes next to the caller. */
static ps_status offer(psi_scanner *s, psi_tape *tape, psi_claim claim, void *data, psi_span name,
                       bool *claimed) {
  const char *start = s->at, *end;
  const size_t depth = s->depth, count = tape == NULL ? 0 : tape->count;
  *claimed = false;
  ps_status status = claim(data, s, name, claimed);
  if (status != PS_OK || !*claimed) return status;
  if (s->depth != depth || s->at == start)
    return psi_refuse(s, PS_E_ARGUMENT, start, "A value was claimed and not read to its end.");
  if (tape == NULL) return PS_OK;
  for (end = s->at; psi_is_space(end[-1]); end--) continue; /* a peek may have gone on */
  psi_span span = {psi_offset(s, start), psi_offset(s, end)};
  tape->count = count; /* what the caller recorded on this same tape is one place now */
  return record(s, tape, span);
}

/* Goes on to the next member of the innermost object, claimed ones passed over. */
PSI_INLINE ps_status enter_member(psi_scanner *s, const char **at, psi_tape *tape, psi_claim claim,
                                  void *data, bool *more) {
  bool claimed = false;
  do {
    psi_span name;
    ps_status status = next_member(s, at, &name, more);
    if (status != PS_OK || !*more) return status;
    if (s->level == PSI_LEVEL_CASE) {
      status = psi_names_add(s, name);
      if (status != PS_OK) return status;
    }
    if (claim == NULL) return PS_OK;
    s->at = *at;
    status = offer(s, tape, claim, data, name, &claimed);
    *at = s->at;
    if (status != PS_OK) return status;
  } while (claimed);
  return PS_OK;
}

ps_status psi_scan_value_claiming(psi_scanner *s, psi_tape *tape, psi_claim claim, void *data) {
  const size_t base = s->depth;
  const char *at = psi_skip_space(s->at, s->end);
  bool more = true;
  for (;;) {
    ps_status status = more ? begin_value(s, &at, tape) : close_value(s, at, tape);
    if (status != PS_OK) return status;
    if (s->depth == base) break;
    if (s->frames[s->depth - 1].object)
      status = enter_member(s, &at, tape, s->depth == base + 1 ? claim : NULL, data, &more);
    else
      status = next_item(s, &at, &more);
    if (status != PS_OK) return status;
  }
  s->at = at;
  return PS_OK;
}

ps_status psi_scan_value(psi_scanner *s, psi_tape *tape) {
  return psi_scan_value_claiming(s, tape, NULL, NULL);
}

/* ---- pull ---- */

/* Passes over white space and counts the value that must begin here with `first`
 * (or, for '0', be a number; for 't', a literal). */
static ps_status expect(psi_scanner *s, char first, const char *wanted) {
  char found = psi_scan_peek(s);
  if (found == '-' || psi_is_digit(found)) found = '0';
  if (found == 'f' || found == 'n') found = 't';
  if (found == first) return psi_count_value(s, s->at);
  if (found != '\0' && strchr("{[\"0t", found) != NULL) return psi_refuse_other(s, s->at, wanted);
  return psi_refuse_value(s, s->at);
}

ps_status psi_scan_begin_object(psi_scanner *s) {
  ps_status status = expect(s, '{', "an object in { }");
  return status == PS_OK ? open_frame(s, &s->at, 0) : status;
}

ps_status psi_scan_begin_array(psi_scanner *s) {
  ps_status status = expect(s, '[', "an array in [ ]");
  return status == PS_OK ? open_frame(s, &s->at, 0) : status;
}

/* A call that does not fit the innermost container is the caller's fault. */
static bool is_inside(const psi_scanner *s, bool object) {
  return s->depth > 0 && s->frames[s->depth - 1].object == object;
}

ps_status psi_scan_next_member(psi_scanner *s, psi_span *name, bool *more) {
  *more = false;
  if (!is_inside(s, true)) return psi_refuse(s, PS_E_ARGUMENT, s->at, "No object is open here.");
  return next_member(s, &s->at, name, more);
}

ps_status psi_scan_next_item(psi_scanner *s, bool *more) {
  *more = false;
  if (!is_inside(s, false)) return psi_refuse(s, PS_E_ARGUMENT, s->at, "No array is open here.");
  return next_item(s, &s->at, more);
}

ps_status psi_scan_string(psi_scanner *s, psi_span *span) {
  ps_status status = expect(s, '"', "a text in double quotes");
  return status == PS_OK ? psi_read_string(s, &s->at, span) : status;
}

ps_status psi_scan_number(psi_scanner *s, psi_span *span) {
  ps_status status = expect(s, '0', "a number");
  return status == PS_OK ? psi_read_number(s, &s->at, span) : status;
}

ps_status psi_scan_literal(psi_scanner *s, psi_span *span) {
  ps_status status = expect(s, 't', "true, false or null");
  return status == PS_OK ? psi_read_literal(s, &s->at, span) : status;
}

ps_status psi_scan_end(psi_scanner *s) {
  s->at = psi_skip_space(s->at, s->end);
  return s->at == s->end && !s->too_long ? PS_OK : psi_refuse_trailing(s, s->at);
}
