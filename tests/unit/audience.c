/* Who reads a page decides what is on it (design: people are protected). */
#include <criterion/criterion.h>
#include <math.h>
#include <perfsys/perfsys.h>
#include <string.h>

#define OK(call) cr_assert_eq(call, PS_OK)

static ps_case *made(void) {
  ps_case *c = ps_case_new(NULL, NULL);
  OK(ps_set_text(c, c, "id", "c", NULL));
  ps_party *p = ps_add(c, PS_PARTY, "ada", NULL);
  OK(ps_set_text(c, p, "name", "Ada Example", NULL));
  OK(ps_set_number(c, p, "years", 31, NULL));
  ps_measure *m = ps_add(c, PS_MEASURE, "m", NULL);
  OK(ps_series_add(c, m, 20240101, 17.25, NAN, NAN, "ada", NULL));
  OK(ps_series_add(c, m, 20240101, 18.5, NAN, NAN, "team", NULL));
  ps_cause *cause = ps_add(c, PS_CAUSE, "tired", NULL);
  OK(ps_set_text(c, cause, "statement", "The night shift is short of people.", NULL));
  OK(ps_set_text(c, cause, "reason", "The foreman drinks.", NULL));
  OK(ps_append(c, cause, "private", "reason", NULL));
  return c;
}

typedef char *page(const ps_case *c, const ps_page_options *options);

static char *report(const ps_case *c, const ps_page_options *options) {
  return ps_report_text(c, options, NULL, NULL, NULL);
}

static char *show(const ps_case *c, const ps_page_options *options) {
  return ps_show_text(c, NULL, options, NULL, NULL, NULL);
}

static bool says(page *write, const ps_case *c, ps_audience audience, const char *words) {
  ps_page_options o = PS_PAGE_OPTIONS_INIT;
  o.audience = audience;
  char *text = write(c, &o);
  cr_assert_not_null(text);
  bool found = strstr(text, words) != NULL;
  ps_text_free(text, NULL);
  return found;
}

Test(audience, a_sponsor_sees_nothing_private) {
  ps_case *c = made();
  page *const pages[] = {report, show};
  for (size_t i = 0; i < 2; i++) {
    cr_expect(says(pages[i], c, PS_AUDIENCE_TEAM, "drinks"));
    cr_expect(says(pages[i], c, PS_AUDIENCE_UNSET, "drinks"));
    cr_expect(!says(pages[i], c, PS_AUDIENCE_SPONSOR, "drinks"));
    cr_expect(says(pages[i], c, PS_AUDIENCE_SPONSOR, "night shift"));
  }
  ps_case_free(c);
}

Test(audience, a_sponsor_sees_no_single_person) {
  ps_case *c = made();
  cr_expect(says(show, c, PS_AUDIENCE_TEAM, "years: 31"));
  cr_expect(!says(show, c, PS_AUDIENCE_SPONSOR, "years"));
  cr_expect(says(show, c, PS_AUDIENCE_SPONSOR, "Ada Example"));
  cr_expect(says(show, c, PS_AUDIENCE_TEAM, "2 points"));
  cr_expect(says(show, c, PS_AUDIENCE_SPONSOR, "1 point"));
  cr_expect(!says(show, c, PS_AUDIENCE_SPONSOR, "2 points"));
  ps_case_free(c);
}

Test(audience, the_case_says_who_its_pages_are_for) {
  ps_case *c = made();
  OK(ps_set_text(c, c, "audience", "sponsor", NULL));
  cr_expect(!says(report, c, PS_AUDIENCE_UNSET, "drinks"));
  cr_expect(says(report, c, PS_AUDIENCE_TEAM, "drinks"));
  ps_case_free(c);
}

Test(audience, there_is_no_third) {
  ps_case *c = made();
  ps_page_options o = PS_PAGE_OPTIONS_INIT;
  ps_error error = {PS_OK, 0, 0, "", ""};
  o.audience = (ps_audience)7;
  cr_expect_null(ps_report_text(c, &o, NULL, NULL, &error));
  cr_expect_eq(error.status, PS_E_ARGUMENT);
  ps_case_free(c);
}
