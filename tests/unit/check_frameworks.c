/* Rules of coverage go by the framework of the case: another framework, another answer,
 * also where it is one of the caller's own, or one that nobody knows. */
#include <perfsys/perfsys.h>

#include <criterion/criterion.h>

#include <stdio.h>
#include <string.h>

/* Two boxes, one with a part. The world is in neither, and learning is said to cure what
 * people are told. */
static const char own_framework[] =
    "{\"id\": \"house\", \"name\": \"The house model\", \"kind\": \"classification\","
    " \"cells\": ["
    "  {\"id\": \"head\", \"name\": \"Head\", \"learnable\": \"yes\","
    "   \"question\": \"What goes on in the head?\"},"
    "  {\"id\": \"memory\", \"name\": \"Memory\", \"parent\": \"head\", \"learnable\": \"yes\"},"
    "  {\"id\": \"desk\", \"learnable\": \"no\"}],"
    " \"order\": [\"desk\", \"head\", \"memory\"],"
    " \"mappings\": ["
    "  {\"cell\": \"head\", \"factors\": [\"F08\", \"F09\"]},"
    "  {\"cell\": \"memory\", \"factors\": [\"F01\"]},"
    "  {\"cell\": \"desk\", \"factors\": [\"F11\", \"F13\"]},"
    "  {\"factors\": [\"F28\"], \"reason\": \"It stops at the door.\"}]}";

/* Boxes that stand for nothing, and without a name of their own. */
static const char empty_framework[] =
    "{\"id\": \"empty\", \"cells\": [{\"id\": \"a\"}, {\"id\": \"b\"}],"
    " \"mappings\": [{\"cell\": \"a\", \"factors\": [], \"reason\": \"Nothing yet.\"}]}";

/* The same analysis each time: what people know, and what they are told. */
static const char analysis[] =
    "{\"id\": \"late\", \"purpose\": \"performance\", \"status\": \"planned\", %s"
    " \"causes\": ["
    "  {\"id\": \"unaware\", \"statement\": \"They do not know the rule.\", \"factor\": \"F01\","
    "   \"status\": \"confirmed\", \"share\": {\"likely\": 0.2}},"
    "  {\"id\": \"untold\", \"statement\": \"Nobody tells them.\", \"factor\": \"F09\","
    "   \"status\": \"confirmed\", \"share\": {\"likely\": 0.6}}]}";

static ps_registry *registry_with(const char *text) {
  ps_registry *registry = ps_registry_new(NULL, NULL);
  ps_error error = {PS_OK, 0, 0, "", ""};
  cr_assert_eq(ps_registry_read(registry, text, strlen(text), &error), PS_OK, "%s %s",
               error.message, error.path);
  return registry;
}

static ps_check_result *check(const char *framework, const char *rules,
                              const ps_registry *registry) {
  char member[64] = "", text[2048];
  ps_error error = {PS_OK, 0, 0, "", ""};
  if (framework != NULL) snprintf(member, sizeof member, "\"framework\": \"%s\",", framework);
  snprintf(text, sizeof text, analysis, member);
  ps_case *c = ps_case_parse(text, strlen(text), NULL, &error);
  cr_assert_not_null(c, "%s", error.message);
  ps_check_options options = PS_CHECK_OPTIONS_INIT;
  options.rules = rules;
  options.registry = registry;
  ps_check_result *result = ps_check(c, &options, NULL, &error);
  cr_assert_not_null(result, "%s", error.message);
  ps_case_free(c);
  return result;
}

/* Asks one rule; expects the verdict and, unless NULL, the message of its one finding. */
static void expect(const char *framework, const ps_registry *registry, const char *rule,
                   ps_verdict verdict, const char *message) {
  ps_check_result *result = check(framework, rule, registry);
  const char *of = framework == NULL ? "(none)" : framework;
  cr_expect_eq(result->answers.items[0].verdict, verdict, "%s of %s: %s", rule, of,
               ps_verdict_name(result->answers.items[0].verdict));
  cr_expect_eq(result->findings.count, message == NULL ? 0 : 1, "%s of %s", rule, of);
  if (message != NULL && result->findings.count == 1)
    cr_expect_str_eq(result->findings.items[0].message, message);
  ps_result_free(result);
}

static void expect_evidence(const char *framework, const ps_registry *registry, const char *rule,
                            const char *const *lines, size_t count) {
  ps_check_result *result = check(framework, rule, registry);
  cr_assert_eq(result->findings.count, 1, "%s", rule);
  const ps_text_list *evidence = &result->findings.items[0].evidence;
  cr_expect_eq(evidence->count, count, "%s: %d lines", rule, (int)evidence->count);
  for (size_t i = 0; i < count && i < evidence->count; i++)
    cr_expect_str_eq(evidence->items[i], lines[i]);
  ps_result_free(result);
}

/* The pack diagnosis has a bit and a place for each. */
Test(check_frameworks, there_are_as_many_factors_as_the_rules_know_of) {
  cr_expect_not_null(ps_factor_at(33));
  cr_expect_null(ps_factor_at(34));
}

Test(check_frameworks, without_one_the_four_ws_are_asked_for) {
  static const char *const levels =
      "Of \"Worker, work, workplace, world\" nobody has looked at Workplace and World.";
  expect(NULL, NULL, "B47", PS_VERDICT_FAIL, levels);
  expect("4w", NULL, "B47", PS_VERDICT_FAIL, levels);
  expect("4w", NULL, "B46", PS_VERDICT_FAIL,
         "The diagnosis is over, and nobody has looked at Workplace and World; factors of "
         "\"Worker, work, workplace, world\" not examined: 31 of 33.");
  expect("4w", NULL, "A04", PS_VERDICT_FAIL,
         "Questions were put about 2 of the 33 factors of \"Worker, work, workplace, world\".");
  expect("4w", NULL, "B26", PS_VERDICT_FAIL,
         "Nobody has asked about skill, nor about 30 more of the 33 factors. Try: \"If everything "
         "hung on it, could they do it today?\"");
  expect("4w", NULL, "B48", PS_VERDICT_PASS, NULL);
}

Test(check_frameworks, gilbert_has_other_boxes_in_another_order) {
  expect("bem", NULL, "B47", PS_VERDICT_FAIL,
         "Of \"Behavior engineering model\" nobody has looked at Resources, Incentives, Capacity "
         "and Motives.");
  expect("bem", NULL, "B46", PS_VERDICT_FAIL,
         "The diagnosis is over, and nobody has looked at Resources, Incentives, Capacity and "
         "Motives; factors of \"Behavior engineering model\" not examined: 21 of 23.");
  expect("bem", NULL, "A04", PS_VERDICT_FAIL,
         "Questions were put about 2 of the 23 factors of \"Behavior engineering model\".");
  expect("bem", NULL, "B26", PS_VERDICT_FAIL,
         "Nobody has asked about expectations and standards, nor about 20 more of the 23 factors. "
         "Try: \"How do you know what a good result looks like?\"");
  expect("bem", NULL, "B48", PS_VERDICT_PASS, NULL);
}

Test(check_frameworks, one_of_ones_own_counts_by_its_own_boxes) {
  ps_registry *registry = registry_with(own_framework);
  expect("house", registry, "B47", PS_VERDICT_FAIL,
         "Of \"The house model\" nobody has looked at desk.");
  expect("house", registry, "B46", PS_VERDICT_FAIL,
         "The diagnosis is over, and nobody has looked at desk; factors of \"The house model\" not "
         "examined: 3 of 5.");
  expect("house", registry, "B26", PS_VERDICT_FAIL,
         "Nobody has asked about tools and equipment, nor about 2 more of the 5 factors. Try: "
         "\"Which tool do you have to work around?\"");
  expect("house", registry, "A04", PS_VERDICT_FAIL,
         "Questions were put about 2 of the 5 factors of \"The house model\".");
  ps_registry_free(registry);
}

Test(check_frameworks, frameworks_that_sort_otherwise_are_told_of) {
  ps_registry *registry = registry_with(own_framework);
  static const char *const lines[] = {
      "\"Nobody tells them.\": \"Data\" in \"Behavior engineering model\", \"Head\" in \"The house "
      "model\".",
      "limit diagnosis.max_framework_difference = 0.2"};
  /* By Gilbert only what they do not know; in the house model all of it. */
  expect("bem", registry, "B48", PS_VERDICT_FAIL,
         "Sorted by \"Behavior engineering model\", learning can cure at most 25 % of what was "
         "found; sorted by \"The house model\", at least 100 %.");
  /* The worker is learnable in part: that may be all of it, but no more. */
  expect("4w", registry, "B48", PS_VERDICT_FAIL,
         "Sorted by \"Worker, work, workplace, world\", learning can cure at most 25 % of what was "
         "found; sorted by \"The house model\", at least 100 %.");
  expect("house", registry, "B48", PS_VERDICT_FAIL,
         "Sorted by \"Worker, work, workplace, world\", learning can cure at most 25 % of what was "
         "found; sorted by \"The house model\", at least 100 %.");
  expect_evidence("bem", registry, "B48", lines, 2);
  ps_registry_free(registry);
}

Test(check_frameworks, evidence_tells_what_to_ask_and_what_is_left) {
  ps_registry *registry = registry_with(own_framework);
  static const char *const gilbert[] = {
      "Resources: Do people have the tools, materials and time, and does the process fit them?",
      "Incentives: Is it worth their while to do it well?",
      "Capacity: Are they able to, in body and mind?",
      "Motives: Do they want what this work has to give?"};
  static const char *const house[] = {"desk, not examined: tools and equipment; time and workload.",
                                      "Head, not examined: expectations and standards."};
  expect_evidence("bem", NULL, "B47", gilbert, 4);
  expect_evidence("house", registry, "B46", house, 2);
  expect_evidence("house", registry, "B47", NULL, 0); /* the desk has no question */
  ps_registry_free(registry);
}

Test(check_frameworks, long_lists_are_cut_between_names) {
  ps_check_result *result = check("4w", "B26", NULL);
  cr_assert_eq(result->findings.count, 1);
  const char *line = result->findings.items[0].evidence.items[0];
  static const char *const head = "Not asked about either: fluency; capacity; ";
  cr_expect(strncmp(line, head, strlen(head)) == 0, "%s", line);
  cr_expect_not_null(strstr(line, "; and 14 more."), "%s", line);
  ps_result_free(result);
}

Test(check_frameworks, flows_and_courses_have_no_levels) {
  static const char *const without[] = {"mager_pipe_1970", "mager_pipe_1997", "hpt_phases"};
  for (size_t i = 0; i < 3; i++) {
    expect(without[i], NULL, "B47", PS_VERDICT_NOT_APPLICABLE, NULL);
    expect(without[i], NULL, "B46", PS_VERDICT_NOT_APPLICABLE, NULL);
    expect(without[i], NULL, "B48", PS_VERDICT_NOT_APPLICABLE, NULL);
  }
  expect("hpt_phases", NULL, "A04", PS_VERDICT_NOT_APPLICABLE, NULL);
  expect("hpt_phases", NULL, "B26", PS_VERDICT_NOT_APPLICABLE, NULL);
  ps_check_result *result = check("mager_pipe_1997", "B47", NULL);
  cr_expect_str_eq(result->answers.items[0].because,
                   "Its framework leads from question to question and has no levels.");
  ps_result_free(result);
}

Test(check_frameworks, boxes_that_stand_for_nothing_ask_for_nothing) {
  static const char *const rules[] = {"A04", "B26", "B46", "B47", "B48"};
  ps_registry *registry = registry_with(empty_framework);
  for (size_t i = 0; i < 5; i++)
    expect("empty", registry, rules[i], PS_VERDICT_NOT_APPLICABLE, NULL);
  ps_registry_free(registry);
}

Test(check_frameworks, one_that_nobody_knows_is_not_known) {
  static const char *const rules[] = {"A04", "B26", "B46", "B47", "B48"};
  ps_registry *registry = registry_with(own_framework);
  for (size_t i = 0; i < 5; i++) {
    static const char *const message =
        "Not known: what the framework \"theirs\" looks at; it is neither built in nor registered.";
    expect("theirs", NULL, rules[i], PS_VERDICT_UNKNOWN, message);
    expect("theirs", registry, rules[i], PS_VERDICT_UNKNOWN, message);
  }
  /* One's own is not known either where its registry is not given. */
  expect("house", NULL, "B47", PS_VERDICT_UNKNOWN,
         "Not known: what the framework \"house\" looks at; it is neither built in nor "
         "registered.");
  ps_registry_free(registry);
}

Test(check_frameworks, what_is_left_at_the_close_is_told_once) {
  ps_check_result *result = check("bem", "A04,B26,B46,B47", NULL);
  cr_expect_eq(result->findings.count, 4);
  for (size_t i = 0; i < result->findings.count; i++) {
    const ps_finding *f = &result->findings.items[i];
    if (strcmp(f->rule, "B46") == 0)
      cr_expect_null(f->told_by);
    else
      cr_expect(f->told_by != NULL && strcmp(f->told_by, "B46") == 0, "%s", f->rule);
  }
  ps_result_free(result);
}

Test(check_frameworks, every_framework_built_in_gives_an_answer) {
  const ps_framework *framework;
  for (size_t i = 0; (framework = ps_framework_at(i)) != NULL; i++) {
    ps_check_result *result = check(framework->id, "A04,B26,B46,B47,B48,B71", NULL);
    for (size_t j = 0; j < result->answers.count; j++)
      cr_expect_neq(result->answers.items[j].verdict, PS_VERDICT_UNKNOWN, "%s of %s",
                    result->answers.items[j].rule, framework->id);
    ps_result_free(result);
  }
}
