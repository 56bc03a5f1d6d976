/* The limits of the rules: one row each, from which come the enum and the table. No norm is
 * published for most: starting points that a team sets for itself. */
#ifndef PSI_KNOWLEDGE_THRESHOLDS_H
#define PSI_KNOWLEDGE_THRESHOLDS_H

/* name, key, default, unit, what it limits */
#define PSI_LIMITS(X)                                                                              \
  X(PSI_LIMIT_FRAMING_MAX_ANALYSIS_SHARE, "framing.max_analysis_share", 0.10, "share of 1", "What an analysis may cost, as a share of the stakes.") \
  X(PSI_LIMIT_DIAGNOSIS_MIN_QUESTION_BREADTH, "diagnosis.min_question_breadth", 0.5, "share of 1", "Share of a framework's factors to ask about.") \
  X(PSI_LIMIT_DIAGNOSIS_MIN_EXTERNAL, "diagnosis.min_external", 3, "count", "Factors outside the person to examine where much is at stake.") \
  X(PSI_LIMIT_DIAGNOSIS_MIN_DEPTH, "diagnosis.min_depth", 2, "count", "How often to ask why, one cause behind the other.") \
  X(PSI_LIMIT_DIAGNOSIS_SINGLE_CAUSE_STAKES, "diagnosis.single_cause_stakes", 50000, "currency", "What a gap may cost before one single cause is too few.") \
  X(PSI_LIMIT_DIAGNOSIS_FOCUS_GROUP_MIN, "diagnosis.focus_group_min", 5, "count", "People a focus group needs.") \
  X(PSI_LIMIT_DIAGNOSIS_LIGHT_COST, "diagnosis.light_cost", 5000, "currency", "What support may cost before its cause must be confirmed.") \
  X(PSI_LIMIT_DIAGNOSIS_LIGHT_STAKES, "diagnosis.light_stakes", 20000, "currency", "Stakes below which a supported cause is enough to act on.") \
  X(PSI_LIMIT_DIAGNOSIS_MAX_FRAMEWORK_DIFFERENCE, "diagnosis.max_framework_difference", 0.2, "share of 1", "How far two frameworks may differ in what learning can change.") \
  X(PSI_LIMIT_INTERVENTION_MIN_FAMILIES, "intervention.min_families", 2, "count", "Families of intervention to consider.") \
  X(PSI_LIMIT_INTERVENTION_MIN_SHARE, "intervention.min_share", 0.1, "share of 1", "Share of the gap from which a cause needs an answer.") \
  X(PSI_LIMIT_LEARNING_MIN_FIDELITY, "learning.min_fidelity", 0.6, "share of 1", "Share of the job's conditions that practice should have.") \
  X(PSI_LIMIT_LEARNING_MIN_CHECKLIST, "learning.min_checklist", 0.7, "share of 1", "Share of the checklist that content should meet.") \
  X(PSI_LIMIT_VOICES_MAX_NEAREST, "voices.max_nearest", 1, "steps", "How far from the work the nearest seat may be.") \
  X(PSI_LIMIT_VOICES_MIN_SEATS, "voices.min_seats", 5, "count", "Seats from which balance is looked at.") \
  X(PSI_LIMIT_VOICES_MAX_SHARE, "voices.max_share", 0.5, "share of 1", "Share of the seats, or of the speaking time, that one perspective may have.") \
  X(PSI_LIMIT_VOICES_MIN_STRATEGY, "voices.min_strategy", 0.1, "share of 1", "Share of the seats that strategy should have.") \
  X(PSI_LIMIT_VOICES_MAX_RATIO, "voices.max_ratio", 3, "ratio", "How many times the other the field or strategy may be.") \
  X(PSI_LIMIT_VOICES_MAX_SEATS, "voices.max_seats", 9, "count", "Seats from which a table is crowded.") \
  X(PSI_LIMIT_PARTNERSHIP_MIN_KEPT, "partnership.min_kept", 0.8, "share of 1", "Share of commitments kept, and of expectations met, that a claim of partnership rests on.") \
  X(PSI_LIMIT_PARTNERSHIP_MIN_MET, "partnership.min_met", 0.6, "share of 1", "How far expectations should be met.") \
  X(PSI_LIMIT_PARTNERSHIP_MAX_ASYMMETRY, "partnership.max_asymmetry", 0.3, "share of 1", "How far the two sides may differ in that.") \
  X(PSI_LIMIT_PARTNERSHIP_MAX_DECISION_SHARE, "partnership.max_decision_share", 0.75, "share of 1", "Share of shared decisions that one side may take.") \
  X(PSI_LIMIT_PARTNERSHIP_MIN_DECISIONS, "partnership.min_decisions", 4, "count", "Decisions from which their balance is looked at.") \
  X(PSI_LIMIT_PARTNERSHIP_MIN_JOINT_SHARE, "partnership.min_joint_share", 0.3, "share of 1", "Share of the work to be done together.") \
  X(PSI_LIMIT_PARTNERSHIP_NEW_DAYS, "partnership.new_days", 180, "days", "How long a relationship is new.") \
  X(PSI_LIMIT_PARTNERSHIP_FIRST_STEP_CAP, "partnership.first_step_cap", 20000, "currency", "What a first step with a new partner may cost.") \
  X(PSI_LIMIT_PARTNERSHIP_FOLLOW_UP_DAYS, "partnership.follow_up_days", 90, "days", "How soon after delivery somebody from learning should come back.") \
  X(PSI_LIMIT_PARTNERSHIP_OVERDUE_DAYS, "partnership.overdue_days", 30, "days", "How long a commitment may be overdue before it counts as broken.") \
  X(PSI_LIMIT_ENGAGEMENT_DETECT_DAYS, "engagement.detect_days", 30, "days", "How soon a gap should be seen.") \
  X(PSI_LIMIT_ENGAGEMENT_CALL_DAYS, "engagement.call_days", 7, "days", "How soon after that the learning side should be called.") \
  X(PSI_LIMIT_ENGAGEMENT_START_DAYS, "engagement.start_days", 10, "days", "How soon after that the analysis should start.") \
  X(PSI_LIMIT_ENGAGEMENT_FIRST_HELP_DAYS, "engagement.first_help_days", 15, "days", "How soon the business should have something in hand.") \
  X(PSI_LIMIT_ENGAGEMENT_MAX_EARLINESS, "engagement.max_earliness", 0.5, "share of 1", "How much of the time may be gone when the learning side comes in.") \
  X(PSI_LIMIT_ENGAGEMENT_DECISION_DAYS, "engagement.decision_days", 14, "days", "How long a decision may wait.") \
  X(PSI_LIMIT_ENGAGEMENT_MAX_VETO, "engagement.max_veto", 0.5, "share of 1", "Share of decisions that may end in a veto.") \
  X(PSI_LIMIT_ENGAGEMENT_SPONSOR_DAYS, "engagement.sponsor_days", 90, "days", "How long a sponsor of a large change may be out of sight.") \
  X(PSI_LIMIT_ENGAGEMENT_HEAR_DAYS, "engagement.hear_days", 60, "days", "How long a stakeholder at the table may go unheard.") \
  X(PSI_LIMIT_ENGAGEMENT_IMMERSION_DAYS, "engagement.immersion_days", 365, "days", "How long it may be since the partner saw the work.") \
  X(PSI_LIMIT_ENGAGEMENT_SIGN_DAYS, "engagement.sign_days", 14, "days", "How soon a sign in the data should be followed up.") \
  X(PSI_LIMIT_ENGAGEMENT_CONVERSATION_DAYS, "engagement.conversation_days", 90, "days", "How long it may be since the last conversation.") \
  X(PSI_LIMIT_ENGAGEMENT_SAME_TOPICS, "engagement.same_topics", 3, "count", "How often the same topics may come up unchanged.") \
  X(PSI_LIMIT_OUTCOMES_PLAN_DAYS, "outcomes.plan_days", 0, "days", "How long before its start an intervention needs a plan to evaluate it.") \
  X(PSI_LIMIT_OUTCOMES_SIDE_EFFECT_DAYS, "outcomes.side_effect_days", 30, "days", "How long a side effect may go unanswered.") \
  X(PSI_LIMIT_OUTCOMES_MIN_GROUP_N, "outcomes.min_group_n", 10, "count", "How many a group needs before its level is compared.") \
  X(PSI_LIMIT_OUTCOMES_MAX_GROUP_CV, "outcomes.max_group_cv", 0.25, "ratio", "How far groups may differ: standard deviation over mean.") \
  X(PSI_LIMIT_OUTCOMES_SITE_TOLERANCE, "outcomes.site_tolerance", 0.9, "share of 1", "Share of the mission level that a site should keep.") \
  X(PSI_LIMIT_OUTCOMES_SITE_LAG_DAYS, "outcomes.site_lag_days", 90, "days", "How long a site has until it is compared.") \
  X(PSI_LIMIT_OUTCOMES_EXEMPLAR_SHARE, "outcomes.exemplar_share", 0.1, "share of 1", "The top share that an exemplar belongs to.") \
  X(PSI_LIMIT_OUTCOMES_EXEMPLAR_PERIODS, "outcomes.exemplar_periods", 6, "count", "Periods an exemplar needs on the measure.") \
  X(PSI_LIMIT_OUTCOMES_REPORT_DAYS, "outcomes.report_days", 100, "days", "How often a sponsor should hear what the work was worth.") \
  X(PSI_LIMIT_DELIVERY_HIGH_STAKES, "delivery.high_stakes", 100000, "currency", "Stakes from which a pilot and a shared risk are asked for.") \
  X(PSI_LIMIT_DELIVERY_MAX_FORMS, "delivery.max_forms", 2, "count", "Forms it may take to ask for help.") \
  X(PSI_LIMIT_DELIVERY_REVISION_DAYS, "delivery.revision_days", 60, "days", "How soon poor results should lead to a revision.") \
  X(PSI_LIMIT_DELIVERY_SLA_DAYS_SELF, "delivery.sla_days.self", 2, "days", "Service time of the tier self.") \
  X(PSI_LIMIT_DELIVERY_SLA_DAYS_ASSISTED, "delivery.sla_days.assisted", 10, "days", "Service time of the tier assisted.") \
  X(PSI_LIMIT_DELIVERY_SLA_DAYS_FULL, "delivery.sla_days.full", 60, "days", "Service time of the tier full.") \
  X(PSI_LIMIT_DELIVERY_TOTAL_DAYS, "delivery.total_days", 180, "days", "How long a case may take from sign to effect.") \
  X(PSI_LIMIT_SHARING_PRACTICE_DAYS, "sharing.practice_days", 100, "days", "How long a side may go without proposing a better practice.") \
  X(PSI_LIMIT_SHARING_TEMPLATE_AGE_DAYS, "sharing.template_age_days", 180, "days", "Age from which a template should serve several groups.") \
  X(PSI_LIMIT_LANGUAGE_MAX_JARGON, "language.max_jargon", 0.05, "share of 1", "Share of an asset's words that may be jargon.") \
  X(PSI_LIMIT_PORTFOLIO_TREND_CASES, "portfolio.trend_cases", 6, "count", "Cases a trend needs.") \
  X(PSI_LIMIT_PORTFOLIO_MIN_OUTCOME_SHARE, "portfolio.min_outcome_share", 0.5, "share of 1", "Share of cases to be closed on an outcome.") \
  X(PSI_LIMIT_PORTFOLIO_MIN_PROACTIVE, "portfolio.min_proactive", 0.3, "share of 1", "Share of cases to start from a signal or forecast.") \
  X(PSI_LIMIT_PORTFOLIO_MAX_SOLUTION_REQUESTS, "portfolio.max_solution_requests", 0.5, "share of 1", "Share of requests that may name a solution.") \
  X(PSI_LIMIT_PORTFOLIO_MIN_GAIN, "portfolio.min_gain", 0.1, "share of 1", "Gain from which another order of the portfolio is worth talking about.") \
  X(PSI_LIMIT_PORTFOLIO_RETURN_DAYS, "portfolio.return_days", 365, "days", "How long until those served should come back with a problem.") \
  X(PSI_LIMIT_RESPONSIBILITIES_MAX_CONSULTED, "responsibilities.max_consulted", 5, "count", "Parties to ask before one activity.") \
  X(PSI_LIMIT_RESPONSIBILITIES_MAX_RESPONSIBLE, "responsibilities.max_responsible", 3, "count", "Parties that may do one activity without saying how they share it.") \
  X(PSI_LIMIT_RESPONSIBILITIES_MIN_ACTIVITIES, "responsibilities.min_activities", 5, "count", "Activities from which it is looked at how much one party has.") \
  X(PSI_LIMIT_RESPONSIBILITIES_MAX_SHARE, "responsibilities.max_share", 0.67, "share of 1", "Share of the activities that one party may do, or answer for.") \
  X(PSI_LIMIT_RESPONSIBILITIES_MAX_SAME_HAND, "responsibilities.max_same_hand", 0.5, "share of 1", "Share of the activities that may be done and answered for by one alone.") \
  X(PSI_LIMIT_CAUSE_TREE_MIN_EXPLAINED, "cause_tree.min_explained", 0.5, "share of 1", "Share of a gap that its causes should explain together.") \
  X(PSI_LIMIT_CAUSE_TREE_MAX_UNANSWERED, "cause_tree.max_unanswered", 0.2, "share of 1", "Share of a gap that small causes may make up together without an answer.")

typedef enum psi_limit_key {
#define PSI_LIMIT_NAME(name, key, value, unit, means) name,
  PSI_LIMITS(PSI_LIMIT_NAME)
#undef PSI_LIMIT_NAME
      PSI_LIMIT_COUNT
} psi_limit_key;

#endif
