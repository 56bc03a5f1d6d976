/* All rules, for the engine. */
#ifndef PSI_CHECK_RULES_H
#define PSI_CHECK_RULES_H

#include "check/rule.h"

/* The packs there are, in the order of the work: each is psi_pack_NAME in pack_NAME.c. A pack of
 * many rules has several parts, one behind the other, with the same name in their psi_pack. */
#define PSI_PACKS(X)                                                                               \
  X(framing)                                                                                       \
  X(diagnosis_questions)                                                                           \
  X(diagnosis_levels)                                                                              \
  X(diagnosis_reach)                                                                               \
  X(diagnosis_frameworks)                                                                          \
  X(diagnosis_evidence)                                                                            \
  X(diagnosis_heard)                                                                               \
  X(diagnosis_causes)                                                                              \
  X(diagnosis_measures)                                                                            \
  X(diagnosis_advice)                                                                              \
  X(intervention_triage)                                                                           \
  X(intervention_aim)                                                                              \
  X(intervention_cover)                                                                            \
  X(intervention_choice)                                                                           \
  X(intervention_promise)                                                                          \
  X(outcomes_goals)                                                                                \
  X(outcomes_planned)                                                                              \
  X(outcomes_learned)                                                                              \
  X(outcomes_places)                                                                               \
  X(outcomes_gains)                                                                                \
  X(outcomes_value)                                                                                \
  X(voices)                                                                                        \
  X(partnership_partners)                                                                          \
  X(partnership_presence)                                                                          \
  X(partnership_roles)                                                                             \
  X(partnership_accountability)                                                                    \
  X(partnership_expectations)                                                                      \
  X(partnership_promises)                                                                          \
  X(engagement_start)                                                                              \
  X(engagement_talks)                                                                              \
  X(engagement_work)                                                                               \
  X(engagement_measures)                                                                           \
  X(engagement_decisions)                                                                          \
  X(learning_design_need)                                                                          \
  X(learning_design_reach)                                                                         \
  X(learning_design_content)                                                                       \
  X(delivery_steps)                                                                                \
  X(delivery_time)                                                                                 \
  X(delivery_results)                                                                              \
  X(delivery_content)                                                                              \
  X(sharing)                                                                                       \
  X(language)                                                                                      \
  X(portfolio)                                                                                     \
  X(responsibilities_across)                                                                       \
  X(responsibilities_down)                                                                         \
  X(responsibilities_parts)                                                                        \
  X(responsibilities_names)                                                                        \
  X(cause_tree_lines)                                                                              \
  X(cause_tree_backing)                                                                            \
  X(cause_tree_joints)                                                                             \
  X(cause_tree_words)                                                                              \
  X(cause_tree_shares)                                                                             \
  X(triangulation)                                                                                 \
  X(matching_options)                                                                              \
  X(matching_causes)                                                                               \
  X(matching_tasks)                                                                                \
  X(matching_teaching)                                                                             \
  X(evaluation_return)                                                                             \
  X(evaluation_effect)                                                                             \
  X(evaluation_benefit)                                                                            \
  X(evaluation_comparison)                                                                         \
  X(evaluation_levels)                                                                             \
  X(record)

/* Part `index` of the packs, or NULL past the last. */
const psi_pack *psi_pack_at(size_t index);
const psi_rule *psi_rule_at(size_t index);
size_t psi_rule_count(void);

#endif
