/**
 * @file report.h
 * What is known, as pages people read.
 */
#ifndef PERFSYS_REPORT_H
#define PERFSYS_REPORT_H

#include <perfsys/analysis.h>
#include <perfsys/check.h>
#include <perfsys/model.h>

#ifdef __cplusplus
extern "C" {
#endif

/** How a page is written. */
typedef enum ps_page_format {
  PS_PAGE_TEXT = 0, /**< Plain text for a terminal. */
  PS_PAGE_MARKDOWN  /**< CommonMark with tables (GitHub's). */
} ps_page_format;

/** How a page is made. Start from ::PS_PAGE_OPTIONS_INIT. */
typedef struct ps_page_options {
  size_t size;           /**< sizeof(ps_page_options), set by ::PS_PAGE_OPTIONS_INIT. */
  ps_page_format format; /**< Text or Markdown. */
  int width;             /**< Columns of a text page, 40 to 400; 0 means 80. */
  ps_date as_of;         /**< The day it is told from; 0: the case's as_of. */
  ps_audience audience;  /**< Who it is for; unset: the case's own. A sponsor sees no field
                              marked private and nothing of single persons. */
} ps_page_options;

#define PS_PAGE_OPTIONS_INIT {sizeof(ps_page_options), PS_PAGE_TEXT, 0, 0, PS_AUDIENCE_UNSET}

/** The report of a case: what is at stake, how large its gaps are, before and
 *  after, what causes them and how that is known, what is wrong with the
 *  record. As ps_json_text(). */
PS_API char *ps_report_text(const ps_case *c, const ps_page_options *options, size_t *length,
                            const ps_settings *settings, ps_error *error);

/** What a case holds, object by object, for who wants to see all of it. As
 *  ps_json_text(). `id` limits it to one entity; NULL shows the case. */
PS_API char *ps_show_text(const ps_case *c, const char *id, const ps_page_options *options,
                          size_t *length, const ps_settings *settings, ps_error *error);

/** A result of ps_size() as a page. As ps_json_text(). */
PS_API char *ps_sizes_text(const ps_sizes *sizes, const ps_page_options *options, size_t *length,
                           const ps_settings *settings, ps_error *error);

/** Findings as a page: what is wrong, where, and what to do. As ps_json_text(). */
PS_API char *ps_findings_text(const ps_findings *findings, const ps_page_options *options,
                              size_t *length, const ps_settings *settings, ps_error *error);

/** What the rules say of a case (ps_check()) as a page: what is in order, then the findings
 *  that matter most, then what to record, then what somebody accepts. `most`: of how many
 *  rules a finding, and how many things to record, are told in full; 0 means five, below 0
 *  tells every finding. As ps_json_text(). */
PS_API char *ps_check_text(const ps_check_result *result, int most, const ps_page_options *options,
                           size_t *length, const ps_settings *settings, ps_error *error);

/** A partner score (ps_partner_score_of()) as a page: the mode and why, the ten items, what
 *  each rests on, what must be known to tell the mode. As ps_json_text(). */
PS_API char *ps_partner_score_text(const ps_partner_score *score, const ps_page_options *options,
                                   size_t *length, const ps_settings *settings, ps_error *error);

/** Who is heard at the table (ps_voices_of()) as a page: shares, what evenness and the rest
 *  mean, perspectives without a seat. To a sponsor no single seat is named; give the voices
 *  of a case that ps_redact() made for one. As ps_json_text(). */
PS_API char *ps_voices_text(const ps_voices *voices, const ps_page_options *options,
                            size_t *length, const ps_settings *settings, ps_error *error);

/** When the steps of the work were taken (ps_timing_of()) as a page. As ps_json_text(). */
PS_API char *ps_timings_text(const ps_timings *timings, const ps_page_options *options,
                             size_t *length, const ps_settings *settings, ps_error *error);

/** A walk through a flow (ps_walk_of()) as a page: the way, what follows from it, the next
 *  question or the end. As ps_json_text(). */
PS_API char *ps_walk_text(const ps_walk *walk, const ps_page_options *options, size_t *length,
                          const ps_settings *settings, ps_error *error);

/** The next question as a page. As ps_json_text(). */
PS_API char *ps_next_text(const ps_next *next, const ps_page_options *options, size_t *length,
                          const ps_settings *settings, ps_error *error);

/** A rule explained, as a page: what it claims, why that matters, when it fails and what it
 *  then says, what to do, and an example that fails and one that passes. As ps_json_text();
 *  ::PS_E_ARGUMENT for NULL. */
PS_API char *ps_rule_text(const ps_rule *rule, const ps_page_options *options, size_t *length,
                          const ps_settings *settings, ps_error *error);

/** All rules explained, pack by pack: the reference page. As ps_json_text(). */
PS_API char *ps_rules_text(const ps_page_options *options, size_t *length,
                           const ps_settings *settings, ps_error *error);

/** Described struct `index` of the library, or NULL past the last: entities in the order of
 *  ::ps_entity_type, then what is nested in them, results, rows of knowledge. For programs
 *  that make pages or classes of all there is. */
PS_API const ps_struct *ps_struct_at(size_t index);

#ifdef __cplusplus
}
#endif
#endif
