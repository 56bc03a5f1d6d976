/* ps_import_events(): calendars and CSV. */
#include "importing.h"

#include <time.h>

static const char people[] =
    "{\"id\":\"c\",\"parties\":[{\"id\":\"jane\",\"name\":\"Jane Miller\"},"
    "{\"id\":\"ada\",\"name\":\"Ada\",\"profile\":\"writes; <Ada@Example.org>, mornings\"}],"
    "\"gaps\":[{\"id\":\"taken@x\"}]}";

static const char calendar[] =
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
    "BEGIN:VTIMEZONE\r\nTZID:X\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nEND:STANDARD\r\n"
    "END:VTIMEZONE\r\n"
    "BEGIN:VEVENT\r\nUID:1@x\r\nDTSTART;TZID=\"Europe/Vienna\":20240531T093000\r\n"
    "SUMMARY:Decision meeting\\, pilot\r\n site \r\n  B\r\n"
    "DESCRIPTION:first\\nsecond \\; \\\\ third\r\n"
    "ORGANIZER;CN=Jane Miller:mailto:jane@example.org\r\n"
    "ATTENDEE;CN=\"Miller, Jane: JM\";ROLE=CHAIR:mailto:nobody@example.org\r\n"
    "ATTENDEE:mailto:ada@example.ORG\r\n"
    "ATTENDEE;PARTSTAT=DECLINED;CN=Ada:mailto:ada@example.org\r\n"
    "ATTENDEE;CUTYPE=ROOM;CN=Room 5:mailto:room@example.org\r\n"
    "BEGIN:VALARM\r\nSUMMARY:not this\r\nEND:VALARM\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:taken@x\r\nDTSTART;VALUE=DATE:20240601\r\nSUMMARY:Coffee\r\n"
    "CATEGORIES:Side effect,Team\r\nRRULE:FREQ=WEEKLY\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:1@x\r\nRECURRENCE-ID:20240607T093000\r\nDTSTART:20240608T093000Z\r\n"
    "SUMMARY:Lunch\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nUID:3@x\r\nDTSTART:20240608\r\nSTATUS:CANCELLED\r\nEND:VEVENT\r\n"
    "BEGIN:VEVENT\r\nDTSTART:20240609\r\nSUMMARY:\xC3\x9C\xC3\xA4 Retro\r\nEND:VEVENT\r\n"
    "BEGIN:VTODO\r\nSUMMARY:do\r\nEND:VTODO\r\n"
    "END:VCALENDAR\r\n";

Test(import_events, calendar) {
  ps_case *c = case_of(people, NULL);
  ps_error error = {PS_OK, 0, 0, "", ""};
  ps_import *done = ps_import_events(c, calendar, sizeof calendar - 1, PS_IMPORT_ICS, NULL, NULL,
                                     &error);
  cr_assert_not_null(done, "%s", error.message);
  cr_expect_eq(done->added.value, 4);
  cr_expect_eq(done->skipped.value, 2);
  cr_expect_eq(done->parties_created.value, 0);
  const ps_event *e = ps_find(c, PS_EVENT, "1@x");
  cr_assert_not_null(e);
  cr_expect_eq(e->on, 20240531);
  cr_expect_eq(e->kind, PS_EVENT_KIND_DECISION);
  cr_expect_str_eq(e->text, "Decision meeting, pilotsite  B\n\nfirst\nsecond ; \\ third");
  cr_assert_eq(e->parties.count, 2);
  cr_expect_str_eq(e->parties.items[0], "jane");
  cr_expect_str_eq(e->parties.items[1], "ada");
  e = ps_find(c, PS_EVENT, "taken@x-event");
  cr_assert_not_null(e);
  cr_expect_eq(e->kind, PS_EVENT_KIND_SIDE_EFFECT);
  cr_assert_eq(e->topics.count, 1);
  cr_expect_str_eq(e->topics.items[0], "Team");
  e = ps_find(c, PS_EVENT, "1@x-20240607");
  cr_assert_not_null(e);
  cr_expect(e->on == 20240608 && e->kind == PS_EVENT_KIND_OTHER);
  e = ps_find(c, PS_EVENT, "2024-06-09-ueae-retro");
  cr_assert_not_null(e);
  cr_expect_eq(e->kind, PS_EVENT_KIND_RETROSPECTIVE);
  cr_expect(has_note(done, 9, "Miller, Jane: JM"));
  cr_expect(has_note(done, 0, "2 kinds were guessed"));
  cr_expect(has_note(done, 25, "repeats"));
  cr_expect(has_note(done, 19, "declined"));
  ps_result_free(done);
  char *before = ps_json_text(c, NULL, NULL, NULL, NULL);
  done = ps_import_events(c, calendar, sizeof calendar - 1, PS_IMPORT_ICS, NULL, NULL, &error);
  cr_assert_not_null(done);
  cr_expect(done->added.value == 0 && done->present.value == 4);
  char *after = ps_json_text(c, NULL, NULL, NULL, NULL);
  cr_expect_str_eq(before, after);
  ps_findings *f = ps_case_inspect(c, NULL, NULL);
  cr_expect_eq(f->findings.count, 0);
  ps_result_free(f);
  ps_text_free(before, NULL);
  ps_text_free(after, NULL);
  ps_result_free(done);
  ps_case_free(c);
}

Test(import_events, new_parties) {
  ps_case *c = case_of(people, NULL);
  ps_import_events_options o = PS_IMPORT_EVENTS_OPTIONS_INIT;
  o.create_parties = true;
  ps_import *done = ps_import_events(c, calendar, sizeof calendar - 1, PS_IMPORT_ICS, &o, NULL, NULL);
  cr_assert_not_null(done);
  cr_expect_eq(done->parties_created.value, 1);
  const ps_party *p = ps_find(c, PS_PARTY, "miller-jane-jm");
  cr_assert_not_null(p);
  cr_expect_str_eq(p->profile, "nobody@example.org");
  ps_result_free(done);
  ps_case_free(c);
}

Test(import_events, rows) {
  static const char text[] =
      "date,kind,what,who\n2024-05-31,interview,How claims are handled,Jane Miller; ada ;Bob\n"
      "2024-05-31,interview,How claims are handled,Ada\n2024-06-01,,Kick-off,\n"
      "2024-06-02,party,Cake,\n,,,\n2024-06-01,,Kick-off,\n";
  ps_case *c = case_of(people, NULL);
  ps_error error = {PS_OK, 0, 0, "", ""};
  ps_import *done = ps_import_events(c, text, sizeof text - 1, PS_IMPORT_CSV, NULL, NULL, &error);
  cr_assert_not_null(done, "%s", error.message);
  cr_expect_eq(done->added.value, 4);
  cr_expect_eq(done->skipped.value, 2);
  const ps_event *e = ps_at(c, PS_EVENT, 0);
  cr_expect(e->kind == PS_EVENT_KIND_INTERVIEW && e->parties.count == 2);
  cr_expect_str_eq(e->id, "2024-05-31-how-claims-are-handled-jane-miller-ada-bob");
  e = ps_find(c, PS_EVENT, "2024-06-01-kick-off");
  cr_assert_not_null(e);
  cr_expect_eq(e->kind, PS_EVENT_KIND_ORIENTATION);
  cr_expect(has_note(done, 2, "\"Bob\""));
  cr_expect(has_note(done, 5, "\"party\""));
  cr_expect(has_note(done, 7, "already"));
  ps_result_free(done);
  done = ps_import_events(c, text, sizeof text - 1, PS_IMPORT_CSV, NULL, NULL, &error);
  cr_assert(done != NULL && done->added.value == 0);
  ps_result_free(done);
  ps_case_free(c);
}

static void refused(const char *text, ps_import_format format, ps_status status, size_t line) {
  ps_case *c = case_of(people, NULL), *before = ps_case_copy(c, NULL, NULL);
  ps_error error = {PS_OK, 0, 0, "", ""};
  ps_import *done = ps_import_events(c, text, strlen(text), format, NULL, NULL, &error);
  cr_expect(done == NULL && error.status == status && error.line == line, "%s: %s %zu %s", text,
            ps_status_name(error.status), error.line, error.message);
  cr_expect(ps_equal(c, before) && ps_count(c, PS_EVENT) == 0);
  ps_result_free(done);
  ps_case_free(before);
  ps_case_free(c);
}

#define ONE "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20240101\nEND:VEVENT\n"

Test(import_events, refused) {
  refused("", PS_IMPORT_ICS, PS_E_NO_DATA, 1);
  refused("hello", PS_IMPORT_ICS, PS_E_SYNTAX, 1);
  refused(ONE "BEGIN:VEVENT\nUID:2\n", PS_IMPORT_ICS, PS_E_SYNTAX, 6);
  refused(ONE "BEGIN:VEVENT\nUID:2\nDTSTART:20240230\n", PS_IMPORT_ICS, PS_E_VALUE, 8);
  refused(ONE "X:\xFF\n", PS_IMPORT_ICS, PS_E_ENCODING, 6);
  refused("date,what\n2024-01-01,a\n2024-13-01,b\n", PS_IMPORT_CSV, PS_E_VALUE, 3);
  refused("when,wherefore\n", PS_IMPORT_CSV, PS_E_NOT_FOUND, 1);
  refused("", PS_IMPORT_CSV, PS_E_NO_DATA, 1);
  refused("", PS_IMPORT_MARKDOWN, PS_E_ARGUMENT, 0);
}

static ps_import *call_calendar(ps_case *c, const ps_settings *settings, ps_error *error) {
  ps_import_events_options o = PS_IMPORT_EVENTS_OPTIONS_INIT;
  o.create_parties = true;
  return ps_import_events(c, calendar, sizeof calendar - 1, PS_IMPORT_ICS, &o, settings, error);
}

static ps_import *call_rows(ps_case *c, const ps_settings *settings, ps_error *error) {
  static const char text[] = "date;what;who\n2024-01-01;Demo;Jane\n2024-01-02;Talk;Jane; Bob\n";
  ps_import_events_options o = PS_IMPORT_EVENTS_OPTIONS_INIT;
  o.create_parties = true;
  return ps_import_events(c, text, sizeof text - 1, PS_IMPORT_CSV, &o, settings, error);
}

Test(import_events, memory) {
  refuse_each(people, call_calendar);
  refuse_each("{\"id\":\"c\"}", call_rows);
}

Test(import_events, cut_off) {
  for (size_t length = 0; length < sizeof calendar - 1; length++) {
    ps_case *c = case_of(people, NULL);
    char *exact = malloc(length + 1);
    memcpy(exact, calendar, length);
    ps_import *done = ps_import_events(c, exact, length, PS_IMPORT_ICS, NULL, NULL, NULL);
    if (done == NULL) cr_assert_eq(ps_count(c, PS_EVENT), 0);
    ps_result_free(done);
    free(exact);
    ps_case_free(c);
  }
}

Test(import_events, a_million) {
  size_t room = (size_t)160 << 20, at = 0;
  char *text = malloc(room);
  at += (size_t)snprintf(text, room, "BEGIN:VCALENDAR\r\n");
  for (int i = 0; i < 1000000; i++)
    at += (size_t)snprintf(text + at, room - at,
                           "BEGIN:VEVENT\r\nUID:%d@example.org\r\nDTSTART:%04d%02d%02dT100000Z\r\n"
                           "SUMMARY:Talk number %d\r\nATTENDEE;CN=Jane Miller:mailto:j@x\r\n"
                           "END:VEVENT\r\n", i, 1900 + i % 200, 1 + i % 12, 1 + i % 28, i);
  at += (size_t)snprintf(text + at, room - at, "END:VCALENDAR\r\n");
  ps_case *c = case_of(people, NULL);
  clock_t begun = clock();
  ps_import *done = ps_import_events(c, text, at, PS_IMPORT_ICS, NULL, NULL, NULL);
  double first = (double)(clock() - begun) / CLOCKS_PER_SEC;
  cr_assert(done != NULL && done->added.value == 1000000);
  ps_result_free(done);
  begun = clock();
  done = ps_import_events(c, text, at, PS_IMPORT_ICS, NULL, NULL, NULL);
  double again = (double)(clock() - begun) / CLOCKS_PER_SEC;
  cr_assert(done != NULL && done->added.value == 0 && done->present.value == 1000000);
  fprintf(stderr, "a million events (%zu MB): %.2f s, again %.2f s\n", at >> 20, first, again);
  cr_expect(first + again < 40);
  ps_result_free(done);
  ps_case_free(c);
  free(text);
}
