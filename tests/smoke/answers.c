/* Comparing, importing, analyses, rules and catalogues, for the smoke test in C. */
#include "smoke.h"

#include <string.h>

void say_set_flag(const char *name, ps_flag flag) {
  say(name, !flag.set ? NULL : flag.value ? "true" : "false");
}

void say_words(const char *name, const char *const *words, size_t count) {
  printf("%s:", name);
  for (size_t i = 0; i < count; i++) printf(" %s", words[i]);
  printf("\n");
}

static void say_list(const char *name, ps_text_list list) {
  say_words(name, list.items, list.count);
}

void comparing(const char *path) {
  ps_case *base = parse("base"), *ours = parse("ours"), *theirs = parse("theirs");
  ps_differences *found = ps_diff(base, ours, NULL, &error);
  say_size("diff", found->differences.count);
  say_json("diff.json", found);
  ps_result_free(found);
  ps_merge *merge = ps_merge_cases(base, ours, theirs, NULL, &error);
  ps_case *merged = ps_merge_take(merge);
  say_size("merge.conflicts", merge->conflicts.count);
  say("merge.field", merge->conflicts.items[0].field);
  say_json("merge.json", merged);
  ps_merge_free(merge);
  ps_case_free(merged);
  ps_case *other = ps_case_load(path, NULL, &error);
  merge = ps_merge_cases(base, ours, other, NULL, &error);
  say_status("merge.other", merge == NULL ? error.status : PS_OK);
  ps_case_free(base);
  ps_case_free(ours);
  ps_case_free(theirs);

  base = parse("people");
  ps_case *redacted = ps_redact(base, NULL, NULL, &error);
  say_json("redact", redacted);
  ps_case_free(redacted);
  const ps_redact_options team = {sizeof team, PS_AUDIENCE_TEAM, true};
  redacted = ps_redact(base, &team, NULL, &error);
  say_json("redact.team", redacted);
  ps_case_free(redacted);
  ps_case_free(base);
  ps_case_free(other);
}

static void brought(const char *name, ps_import *import) {
  if (import == NULL)
    say_place(name);
  else
    say_json(name, import);
  ps_result_free(import);
}

void importing(void) {
  ps_case *c = parse("people");
  const char *text = text_of("series");
  const ps_import_series_options make = {
      .size = sizeof make, .numerator_column = "deaths", .denominator_column = "births",
      .create = true};
  brought("import.none", ps_import_series(c, "m", text, strlen(text), NULL, NULL, &error));
  brought("import.series", ps_import_series(c, "m", text, strlen(text), &make, NULL, &error));
  brought("import.again", ps_import_series(c, "m", text, strlen(text), &make, NULL, &error));
  text = text_of("series.bad");
  brought("import.bad", ps_import_series(c, "m", text, strlen(text), &make, NULL, &error));
  text = text_of("events");
  brought("import.events",
          ps_import_events(c, text, strlen(text), PS_IMPORT_CSV, NULL, NULL, &error));
  text = text_of("raci");
  brought("import.raci",
          ps_import_raci(c, text, strlen(text), PS_IMPORT_MARKDOWN, NULL, NULL, &error));
  size_t length = 0;
  char *matrix = ps_raci_text(c, &length, NULL, &error);
  say_page("raci", matrix, length);
  say_json("imported", c);
  ps_case_free(c);

  text = text_of("portfolio");
  ps_portfolio_reader *reader = ps_portfolio_text(text, strlen(text), NULL, &error);
  ps_portfolio_check *check = ps_portfolio_check_new(NULL, NULL, &error);
  while ((c = ps_portfolio_next(reader, &error)) != NULL || !ps_portfolio_at_end(reader)) {
    if (c == NULL) {
      say_place("portfolio.bad");
      continue;
    }
    ps_check_result *result = ps_portfolio_check_case(check, c, &error);
    printf("portfolio.case: %s at %zu, %" PRId64 " unknown\n", c->id, ps_portfolio_line(reader),
           result->unknown.value);
    ps_result_free(result);
    ps_case_free(c);
  }
  ps_check_result *result = ps_portfolio_check_end(check, &error);
  say_size("portfolio.answers", result->answers.count);
  ps_result_free(result);
  ps_portfolio_check_free(check);
  ps_portfolio_close(reader);
}

static void counts(const char *name, ps_check_result *result) {
  if (result == NULL) {
    say_status(name, error.status);
    return;
  }
  printf("%s: %" PRId64 " errors, %" PRId64 " warnings, %" PRId64 " notes, %" PRId64 " unknown, %"
         PRId64 " passed\n", name, result->errors.value, result->warnings.value,
         result->notes.value, result->unknown.value, result->passed.value);
  ps_result_free(result);
}

static void checking(ps_case *c) {
  ps_check_result *result = ps_check(c, NULL, NULL, &error);
  say("check.first", result->findings.items[0].message);
  size_t length = 0;
  char *page = ps_check_text(result, -1, NULL, &length, NULL, &error);
  say_page("check.text", page, length);
  say_json("check.json", result);
  const ps_sarif_file file = {result, "case.json", NULL, 0};
  page = ps_sarif_text(&file, 1, NULL, &length, NULL, &error);
  say_page("check.sarif", page, length);
  counts("check", result);

  ps_check_options options = PS_CHECK_OPTIONS_INIT;
  options.packs = "core,voices";
  counts("check.packs", ps_check(c, &options, NULL, &error));
  options.packs = NULL;
  options.rules = "B41,B60";
  options.as_of = 20240101;
  options.audience = PS_AUDIENCE_SPONSOR;
  counts("check.rules", ps_check(c, &options, NULL, &error));
  options.rules = "B999";
  counts("check.no_rule", ps_check(c, &options, NULL, &error));
  options.rules = NULL;
  options.as_of = 20230230;
  counts("check.no_day", ps_check(c, &options, NULL, &error));
  options = (ps_check_options)PS_CHECK_OPTIONS_INIT;
  options.severity = PS_SEVERITY_ERROR;
  counts("check.errors", ps_check(c, &options, NULL, &error));

  ps_config *config = ps_config_new(NULL, &error);
  const char *text = text_of("config");
  say_status("config", ps_config_read(config, text, strlen(text), &error));
  say_double("config.limit", ps_config_limit(config, "voices.max_seats"));
  text = text_of("config.bad");
  say_status("config.bad", ps_config_read(config, text, strlen(text), &error));
  say_status("config.negative", ps_config_set_limit(config, "voices.max_seats", -1, &error));
  options = (ps_check_options)PS_CHECK_OPTIONS_INIT;
  options.config = config;
  counts("check.config", ps_check(c, &options, NULL, &error));
  ps_config_free(config);

  ps_registry *registry = ps_registry_new(NULL, &error);
  text = text_of("framework");
  say_status("registry", ps_registry_read(registry, text, strlen(text), &error));
  say_status("registry.twice", ps_registry_read(registry, text, strlen(text), &error));
  say("registry.name", ps_registry_framework_find(registry, "ours")->name);
  ps_registry_free(registry);

  ps_next *next = ps_next_question(c, NULL, NULL, &error);
  say("next.question", next->question);
  say_integer("next.open", next->open.value);
  ps_result_free(next);
}

static void level(const char *name, const ps_level *of) {
  char line[64];
  snprintf(line, sizeof line, "%s.value", name);
  say_number(line, of->value);
  snprintf(line, sizeof line, "%s.low", name);
  say_number(line, of->low);
  snprintf(line, sizeof line, "%s.points", name);
  say_integer(line, of->points.value);
}

static void sizing(const ps_case *c) {
  ps_sizes *sizes = ps_size(c, NULL, NULL, &error);
  const ps_gap_size *size = &sizes->gaps.items[0];
  level("size.before", &size->before);
  level("size.now", &size->now);
  level("size.benchmark", &size->benchmark);
  say_number("size.gap_now", size->gap_now);
  say_number("size.closed", size->closed);
  say_number("size.pip", size->pip);
  say_list("size.missing", size->missing);
  say_json("size.json", sizes);
  size_t length = 0;
  ps_page_options markdown = PS_PAGE_OPTIONS_INIT;
  markdown.format = PS_PAGE_MARKDOWN;
  char *page = ps_sizes_text(sizes, &markdown, &length, NULL, &error);
  say_page("size.text", page, length);
  ps_result_free(sizes);
  const ps_size_options none = {sizeof none, 0, "no-such-gap"};
  sizes = ps_size(c, &none, NULL, &error);
  say_status("size.none", sizes == NULL ? error.status : PS_OK);
}

void answers(const char *vienna, const char *training) {
  ps_case *c = ps_case_load(vienna, NULL, &error);
  sizing(c);
  size_t length = 0;
  char *page = ps_report_text(c, NULL, &length, NULL, &error);
  say_page("report", page, length);
  page = ps_show_text(c, c->gaps.items[0]->id, NULL, &length, NULL, &error);
  say_page("show", page, length);
  ps_page_options narrow = PS_PAGE_OPTIONS_INIT;
  narrow.width = 20;
  page = ps_report_text(c, &narrow, &length, NULL, &error);
  say_status("report.narrow", page == NULL ? error.status : PS_OK);
  ps_voices *voices = ps_voices_of(c, NULL, &error);
  say_number("voices.evenness", voices->evenness);
  say_number("voices.gini", voices->gini);
  say_json("voices.json", voices);
  ps_result_free(voices);
  ps_timings *timings = ps_timing_of(c, NULL, NULL, &error);
  say("timing.slowest", timings->slowest.id);
  say_integer("timing.days", timings->slowest.days.value);
  say_json("timing.json", timings);
  ps_result_free(timings);
  ps_case_free(c);

  c = ps_case_load(training, NULL, &error);
  checking(c);
  ps_partner_score *score = ps_partner_score_of(c, NULL, NULL, &error);
  say_integer("partner.items", (int64_t)score->items.count);
  say("partner.because", score->because);
  say_json("partner.json", score);
  ps_result_free(score);
  ps_tasks *tasks = ps_tasks_of(c, NULL, NULL, &error);
  say_json("tasks.json", tasks);
  ps_result_free(tasks);
  ps_task_options cuts = PS_TASK_OPTIONS_INIT;
  cuts.very_difficult = -1;
  tasks = ps_tasks_of(c, &cuts, NULL, &error);
  say_status("tasks.cuts", tasks == NULL ? error.status : PS_OK);
  ps_case_free(c);
}

static void rows(void) {
  size_t count = 0;
  while (ps_factor_at(count) != NULL) count++;
  say_size("factors", count);
  for (count = 0; ps_framework_at(count) != NULL;) count++;
  say_size("frameworks", count);
  for (count = 0; ps_rule_at(count) != NULL;) count++;
  say_size("rules", count);
  for (count = 0; ps_question_at(count) != NULL;) count++;
  say_size("questions", count);
  for (count = 0; ps_threshold_at(count) != NULL;) count++;
  say_size("thresholds", count);
  for (count = 0; ps_integrity_rule_at(count) != NULL;) count++;
  say_size("integrity_rules", count);
  for (count = 0; ps_struct_at(count) != NULL;) count++;
  say_size("structs", count);
  say("pack", ps_rule_pack_at(0));
  say("lexicon", ps_lexicon_at(0)->list);
  say("process", ps_process_at(0)->id);
  say("intervention", ps_intervention_kind_at(0)->id);
  say("evaluation_level", ps_evaluation_level_at(0)->id);
}

void catalogues(void) {
  rows();
  const ps_framework *bem = ps_framework_find("bem"), *none = ps_framework_find("bme");
  say("factor", ps_factor_find("F14")->name);
  say_json("factor.json", ps_factor_find("F14"));
  say_flag("factor.none", ps_factor_find("F99") == NULL);
  say_flag("framework.none", none == NULL);
  say("framework", bem->name);
  const char *first = bem->cells.items[0].id;
  say("cell", ps_framework_cell_find(bem, first)->name);
  say_size("cell.order", ps_framework_cell_order(bem, first));
  say("cell.factor", ps_cell_factor_at(bem, first, 0)->id);
  say_flag("cell.none", ps_framework_cell_find(bem, "ZZ") == NULL);
  say("factor.cell", ps_factor_cell_at(bem, "F14", 0)->id);
  say_flag("answers", ps_intervention_kind_answers(ps_intervention_kind_find("I11"), "F14", true));
  const ps_rule *rule = ps_rule_find("cause-before-intervention");
  say("rule", rule->id);
  say("rule.nearest", ps_rule_nearest("cause-before-interventoin"));
  say_list("rule.reads", rule->reads);
  ps_rule_examples *examples = ps_rule_examples_of("B41", NULL, &error);
  say("rule.example", examples->examples.items[0].title);
  ps_result_free(examples);
  size_t length = 0;
  char *page = ps_rule_text(rule, NULL, &length, NULL, &error);
  say_page("rule.text", page, length);
  page = ps_rules_text(NULL, &length, NULL, &error);
  say_text("rules.text", page, strcspn(page, "\n")); /* how many examples it has depends on the build */
  ps_text_free(page, NULL);
  say("salience", ps_salience(true, false, true)->id);
  say("power_interest", ps_power_interest(true, false)->id);
  say_number("threshold", ps_threshold_find("voices.max_seats")->value);
  say("question", ps_question_find("Q01")->text);
  const ps_rating_scale *scale = ps_rating_scale_find("IM");
  say_number("scale.high", scale->high);
  ps_findings *lint = ps_dif_lint(NULL, 0, NULL, &error);
  say_integer("dif.lint", lint == NULL ? -1 : (int64_t)lint->findings.count);
  ps_result_free(lint);

  say_integer("gut", ps_gut_score(3, 4, 5, PS_GUT_PRODUCT));
  say_integer("gut.sum", ps_gut_score(3, 4, 5, PS_GUT_SUM));
  say_integer("risk", ps_risk_priority(9, 8, 5));
  say_double("adjusted", ps_adjusted_benefit(1000, 0.3, 0.7));
  say_double("beyond", ps_effect_beyond(0.021, 0.038, PS_DIRECTION_LOWER));
  const double sums[] = {-100, 60, 70};
  say_double("present", ps_net_present_value(sums, 3, 0.15));
  say_number("standard", ps_standard_score(3.7, 1, 5));
  say_number("standard.none", ps_standard_score(7, 1, 5));
  say_set_flag("core", ps_task_is_core(67, 3));
  say_set_flag("core.none", ps_task_is_core(101, 3));
  ps_worth *worth = ps_worth_of(500, 12, 2000, NULL, &error);
  say_number("worth.roi", worth->roi);
  say_number("worth.payback", worth->payback);
  ps_result_free(worth);
  worth = ps_worth_of(500, 12, -1, NULL, &error);
  say_status("worth.negative", worth == NULL ? error.status : PS_OK);

  const ps_framework *flow = ps_framework_find("mager_pipe_1997");
  ps_walk *walk = ps_walk_of(flow, "MP1=yes, MP2=yes, MP3=no", NULL, &error);
  say("walk.next", walk->next);
  say_list("walk.actions", walk->actions);
  ps_result_free(walk);
  walk = ps_walk_of(flow, "MP1=perhaps", NULL, &error);
  say_status("walk.bad", walk == NULL ? error.status : PS_OK);
  walk = ps_walk_of(bem, NULL, NULL, &error);
  say_status("walk.no_flow", walk == NULL ? error.status : PS_OK);
}
