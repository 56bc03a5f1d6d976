/* All rules there are, pack by pack. */
#include "check/rules.h"

#include "base/text.h"
#include "results/findings.h"

#include <string.h>

static const ps_enum_value scope_rows[] = {
    {"", ""},
    {"case", "One case."},
    {"relationship", "A unit and its learning partners, once per unit; on a lone case its own "
                     "expectations, commitments and events."},
    {"portfolio", "Many cases together; does not apply to a lone case."},
};
static const ps_enum scope_words = PSI_WORDS("scope", scope_rows);

static const ps_field branch_rows[] = {
    PSI_TEXT(ps_rule_branch, message, 1, "What is then said; names in braces are filled in."),
    PSI_ENUM(ps_rule_branch, severity, psi_severity_words, 1,
             "How much it matters, where that differs from the rule."),
    PSI_TEXT(ps_rule_branch, fix, 1, "What to do, where that differs from the rule."),
};
const ps_struct psi_rule_branch_table =
    PSI_TABLE("rule_branch", ps_rule_branch, branch_rows, "One way in which a rule can fail.");

static const ps_field rule_rows[] = {
    PSI_TEXT_REQUIRED(ps_rule, id, 1, "\"B41\"."),
    PSI_TEXT_REQUIRED(ps_rule, name, 1, "\"cause-before-intervention\"."),
    PSI_TEXT(ps_rule, pack, 1, "\"diagnosis\"."),
    PSI_ENUM(ps_rule, scope, scope_words, 1, "What it looks at."),
    PSI_ENUM(ps_rule, severity, psi_severity_words, 1, "How much it matters."),
    PSI_INTEGER(ps_rule, core, NULL, 1, "Its place in the core pack, from 1."),
    PSI_TEXT(ps_rule, claim, 1, "What holds in a sound case."),
    PSI_TEXT(ps_rule, why, 1, "Why that matters."),
    PSI_TEXT(ps_rule, fails_when, 1, "When it fails, exactly."),
    PSI_TEXTS(ps_rule, reads, 1, "The fields it reads, as \"gap.measure\"."),
    PSI_STRUCTS(ps_rule, branches, psi_rule_branch_table, 1, "The ways in which it can fail."),
    PSI_TEXT(ps_rule, fix, 1, "What to do where it fails."),
    PSI_TEXTS(ps_rule, subsumes, 1, "Rules that need not be told of an object this one fails for."),
    PSI_TEXTS(ps_rule, limits, 1, "Thresholds it uses, by key."),
    PSI_ENUM(ps_rule, phase, psi_knowledge_phase_words, 1,
             "The stretch of the work it belongs to."),
    PSI_FLAG(ps_rule, about_person, 1, "Whether it tells of single persons."),
    PSI_TEXT(ps_rule, source, 1, "Where it comes from."),
    PSI_ENUM(ps_rule, basis, psi_basis_words, 1, "How far that was checked."),
};
const ps_struct psi_rule_table = PSI_TABLE("rule", ps_rule, rule_rows, "A rule of good practice.");

/* The order of packs is that of the work. */
#define PACK(name) extern const psi_pack psi_pack_##name;
PSI_PACKS(PACK)
#undef PACK
#define PACK(name) &psi_pack_##name,
static const psi_pack *const packs[] = {PSI_PACKS(PACK)};
#undef PACK

const psi_pack *psi_pack_at(size_t index) {
  return index < PSI_COUNT(packs) ? packs[index] : NULL;
}

const psi_rule *psi_rule_at(size_t index) {
  for (size_t i = 0; i < PSI_COUNT(packs); i++) {
    if (index < packs[i]->count) return &packs[i]->rules[index];
    index -= packs[i]->count;
  }
  return NULL;
}

size_t psi_rule_count(void) {
  size_t count = 0;
  for (size_t i = 0; i < PSI_COUNT(packs); i++) count += packs[i]->count;
  return count;
}

const ps_rule *ps_rule_at(size_t index) {
  const psi_rule *rule = psi_rule_at(index);
  return rule == NULL ? NULL : &rule->row;
}

const ps_rule *ps_rule_find(const char *id) {
  const ps_rule *rule;
  if (id == NULL) return NULL;
  for (size_t p = 0; p < PSI_COUNT(packs); p++)
    for (size_t i = 0; i < packs[p]->count; i++) {
      rule = &packs[p]->rules[i].row;
      if (psi_same_words(rule->id, id) || psi_same_words(rule->name, id)) return rule;
    }
  return NULL;
}

/* Ids are short: one letter or digit wrong is near. */
static const char *nearest_id(const char *id) {
  const ps_rule *rule;
  for (size_t i = 0; (rule = ps_rule_at(i)) != NULL; i++)
    if (psi_word_distance(rule->id, id, 1) <= 1) return rule->id;
  return NULL;
}

const char *ps_rule_nearest(const char *id) {
  const ps_rule *rule;
  if (id == NULL) return NULL;
  psi_near near = {id, NULL, 0};
  for (size_t i = 0; (rule = ps_rule_at(i)) != NULL; i++) psi_near_try(&near, rule->name);
  return near.best != NULL ? near.best : nearest_id(id);
}

/* A pack of several parts is one. */
const char *ps_rule_pack_at(size_t index) {
  for (size_t i = 0; i < PSI_COUNT(packs); i++) {
    bool again = i > 0 && strcmp(packs[i]->name, packs[i - 1]->name) == 0;
    if (!again && index-- == 0) return packs[i]->name;
  }
  return NULL;
}
