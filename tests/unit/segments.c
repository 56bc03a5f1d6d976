/* Gaps by group, and wholes that tell another story than their groups. */
#include "quoted.h"

#include <perfsys/analysis.h>

#include <stdio.h>

static bool near(double a, double b) {
  double d = a > b ? a - b : b - a, size = b < 0 ? -b : b;
  return d <= 1e-12 * (size > 1 ? size : 1);
}

#define IS(number, wanted)                                                                         \
  cr_expect((number).set && near((number).value, wanted), #number " is %.17g, not %.17g",          \
            (number).value, (double)(wanted))

/* The size of the one gap of a case; a gap's and a measure's members are given. */
static ps_sizes *sizes_of(const char *measure, const char *gap) {
  char written[3500];
  snprintf(written, sizeof written,
           "{'id':'c','measures':[{'id':'m',%s}],'gaps':[{'id':'g','measure':'m',%s}]}",
           measure, gap);
  ps_case *c = quoted_case(written);
  ps_sizes *made = ps_size(c, NULL, NULL, NULL);
  cr_assert_not_null(made);
  cr_assert_eq(made->gaps.count, 1);
  ps_case_free(c); /* the result outlives it */
  return made;
}

static bool says(const ps_text_list *list, const char *part) {
  for (size_t i = 0; i < list->count; i++)
    if (strstr(list->items[i], part) != NULL) return true;
  return false;
}

#define STONES(small_before, large_before, small_now, large_now)                                   \
  "'direction':'higher','unit':'%','scale':100,'period':'year',"                                   \
  "'baseline':{'from':'1972-01-01','to':'1972-12-31'},"                                            \
  "'current':{'from':'1980-01-01','to':'1980-12-31'},'series':["                                   \
  "{'on':'1972-01-01'," small_before ",'group':'small'},"                                          \
  "{'on':'1972-01-01'," large_before ",'group':'large'},"                                          \
  "{'on':'1980-01-01'," small_now ",'group':'small'},"                                             \
  "{'on':'1980-01-01'," large_now ",'group':'large'}]"

/* Charig, Webb, Payne and Wickham, BMJ 1986;292:879: open surgery cleared 81 of 87 small
 * stones and 192 of 263 large ones, the new way 234 of 270 and 55 of 80. In all 78 %
 * became 82.6 %, but for either kind of stone it got worse. */
Test(segments, kidney_stones) {
  ps_sizes *made = sizes_of(STONES("'numerator':81,'denominator':87", "'numerator':192,'denominator':263",
                                   "'numerator':234,'denominator':270", "'numerator':55,'denominator':80"),
                            "'desired':95");
  const ps_gap_size *s = made->gaps.items;
  IS(s->before.value, 100 * 273.0 / 350);
  IS(s->now.value, 100 * 289.0 / 350);
  cr_expect_gt(s->change.value, 0);
  cr_assert_eq(s->segments.count, 2);
  cr_expect_str_eq(s->segments.items[0].group, "large");
  IS(s->segments.items[0].before.value, 100 * 192.0 / 263);
  IS(s->segments.items[0].now.value, 68.75);
  IS(s->segments.items[0].gap_now, 95 - 68.75);
  IS(s->segments.items[1].before.value, 100 * 81.0 / 87);
  IS(s->segments.items[1].now.value, 100 * 234.0 / 270);
  cr_expect_lt(s->segments.items[0].change.value, 0);
  cr_expect_lt(s->segments.items[1].change.value, 0);
  cr_expect(says(&s->warnings, "every group moved the other way"));
  ps_result_free(made);
}

Test(segments, no_reversal_no_warning) {
  ps_sizes *made = sizes_of(STONES("'numerator':50,'denominator':100", "'numerator':50,'denominator':100",
                                   "'numerator':60,'denominator':100", "'numerator':70,'denominator':100"),
                            "'desired':95");
  cr_expect_eq(made->gaps.items->warnings.count, 0);
  IS(made->gaps.items->change, 15);
  ps_result_free(made);
}

Test(segments, the_whole_on_the_other_side) {
  /* 90 of 100 and 10 of 100 are 50 % in all: above 40 %, as one of the two is not. */
  ps_sizes *made = sizes_of(STONES("'numerator':50,'denominator':100", "'numerator':50,'denominator':100",
                                   "'numerator':90,'denominator':100", "'numerator':10,'denominator':100"),
                            "'desired':40");
  IS(made->gaps.items->gap_now, -10);
  IS(made->gaps.items->segments.items[0].gap_now, 30);
  IS(made->gaps.items->segments.items[1].gap_now, -50);
  cr_expect(says(&made->gaps.items->warnings, "some groups lie on the other side"));
  ps_result_free(made);
}

Test(segments, one_group_is_the_whole) {
  ps_sizes *made = sizes_of("'direction':'higher','current':{'from':'2024-01-01'},'series':["
                            "{'on':'2024-01-01','value':1,'group':'a'},{'on':'2024-01-02','value':2}]",
                            "'desired':3");
  cr_expect_eq(made->gaps.items->segments.count, 0);
  ps_result_free(made);
}
