/* The partner score: what the record of a case shows of how the learning side works. */
#include "analysis/partner_score.h"
#include "analysis/tables.h"

#include "base/error.h"
#include "base/field.h"
#include "base/text.h"
#include "model/tables.h"
#include "results/findings.h"

#include <string.h>

const psi_partner_row psi_partner_rows[PSI_PARTNER_ITEMS] = {
    {"s1", "causes looked for before the choice",
     "Were causes looked for before something was chosen?"},
    {"s2", "several families of answers considered",
     "Were answers of two or more families considered?"},
    {"s3", "an answer outside learning for each cause outside it",
     "Has every cause that learning cannot cure an answer other than learning?"},
    {"s4", "the learning side there before the solution",
     "Was the learning side engaged before the solution was named or chosen?"},
    {"s5", "expectations stated both ways", "Has each side said what it expects of the other?"},
    {"s6", "work done together", "How much of what happened brought both sides together?"},
    {"s7", "the learning side back after delivery",
     "Did somebody from the learning side come back after delivery?"},
    {"s8", "an outcome that both own and put something into",
     "Do both sides answer for the outcome, and have both put something in?"},
    {"s9", "a start from a sign or a forecast", "Did it begin before somebody asked?"},
    {"s10", "worth told in the terms of the business",
     "Was the business told what it was worth, in its own terms?"},
};

/* ---- the mode ---- */

/* Partner or consultant, where causes came first and families were considered. */
static void decide(psi_partner_verdict *v) {
  const psi_partner_judged *items = v->items;
  size_t met = 0, open = 0;
  bool first_met = true;
  for (size_t i = 0; i < PSI_PARTNER_FIRST_OF_REST; i++) first_met = first_met && items[i].met;
  for (size_t i = PSI_PARTNER_FIRST_OF_REST; i < PSI_PARTNER_ITEMS; i++) {
    met += items[i].met;
    open += !items[i].value.set;
  }
  bool failed = (items[2].value.set && !items[2].met) || (items[3].value.set && !items[3].met) ||
                met + open < PSI_PARTNER_OF_REST;
  if (failed) {
    v->mode = PS_PARTNER_MODE_CONSULTANT;
    v->because = "Causes were looked for first and several families of answers considered; what "
                 "makes a partner is not all there.";
  } else if (first_met && met >= PSI_PARTNER_OF_REST) {
    v->mode = v->at_least = PS_PARTNER_MODE_PARTNER;
    v->because = "The first four items are met, and at least three of the other six.";
  } else {
    v->because = "A consultant at least; whether a partner cannot be told yet.";
    for (size_t i = 2; i < PSI_PARTNER_ITEMS; i++)
      v->missing[i] = !items[i].value.set &&
                      (i < PSI_PARTNER_FIRST_OF_REST || met < PSI_PARTNER_OF_REST);
  }
}

void psi_partner_judge(const psi_partner_ask *ask, psi_partner_verdict *v) {
  memset(v, 0, sizeof *v);
  psi_partner_items_judge(ask, v->items);
  const psi_partner_judged *causes = &v->items[0], *families = &v->items[1];
  v->at_least = causes->met && families->met ? PS_PARTNER_MODE_CONSULTANT
                                             : PS_PARTNER_MODE_ORDER_TAKER;
  if (causes->met && families->met) {
    decide(v);
  } else if (causes->value.set && causes->value.value == 0) {
    v->mode = PS_PARTNER_MODE_ORDER_TAKER;
    v->because = "What is done was chosen before causes were looked for.";
  } else if ((causes->value.set && !causes->met) || (causes->met && families->value.set)) {
    v->because = "More than an order taker, less than a consultant: causes were looked for, but "
                 "the first two items are not both met.";
  } else {
    v->because = "It cannot be told yet whether causes were looked for before the choice, and "
                 "several families of answers considered.";
    v->missing[0] = !causes->value.set;
    v->missing[1] = !families->value.set;
  }
}

/* ---- the result ---- */

static const ps_field item_rows[] = {
    PSI_TEXT(ps_partner_item, id, 1, "\"s1\" to \"s10\"."),
    PSI_TEXT(ps_partner_item, name, 1, "What is there where it is met, in a few words."),
    PSI_TEXT(ps_partner_item, asks, 1, "What it asks."),
    PSI_NUMBER(ps_partner_item, value, NULL, 1, "0 to 1; unset where the record does not tell."),
    PSI_FLAG(ps_partner_item, met, 1, "Whether the value is all that a partner needs of it."),
    PSI_TEXT(ps_partner_item, because, 1, "What the value rests on, or what is missing."),
};
const ps_struct psi_partner_item_table =
    PSI_TABLE("partner_item", ps_partner_item, item_rows,
              "One of the ten items of the partner score.");

static const ps_field score_rows[] = {
    PSI_TEXT(ps_partner_score, case_id, 1, "Id of the case."),
    PSI_DATE(ps_partner_score, as_of, 1, "The day it is looked at from."),
    PSI_STRUCTS(ps_partner_score, items, psi_partner_item_table, 1, "The ten items, in order."),
    PSI_ENUM(ps_partner_score, mode, psi_partner_mode_words, 1,
             "What the record shows; unset where it cannot be told."),
    PSI_ENUM(ps_partner_score, at_least, psi_partner_mode_words, 1,
             "What it shows in any case, whatever is still missing."),
    PSI_TEXT(ps_partner_score, because, 1, "Why it is that mode, or why none can be told."),
    PSI_TEXTS(ps_partner_score, missing, 1, "Items that must be known before more can be told."),
};
const ps_struct psi_partner_score_table =
    PSI_TABLE("partner_score", ps_partner_score, score_rows,
              "How the learning side works in one case, by what is written down of it.");

/* Puts what stands for a name in braces behind `text`; returns its length. */
static size_t put_value(const psi_partner_judged *j, const char *brace, char *text, size_t room) {
  char shown[32];
  const char *value = shown;
  switch (brace[1]) {
    case 'd': ps_date_text(j->day, shown); break;
    case 'o': ps_date_text(j->other, shown); break;
    case 'a': ps_number_text((double)j->all, shown); break;
    default:
      value = brace[2] == 'a' ? j->name : ps_number_text((double)j->n, shown);
      break;
  }
  size_t length = strlen(value);
  if (length > room) length = room;
  memcpy(text, value, length);
  return length;
}

static const char *fill_in(ps_store *store, const psi_partner_judged *j) {
  char text[256];
  size_t length = 0;
  for (const char *at = j->because; *at != '\0' && length < sizeof text; at++) {
    if (*at != '{') {
      text[length++] = *at;
      continue;
    }
    length += put_value(j, at, text + length, sizeof text - length);
    at = strchr(at, '}');
  }
  return psi_store_text(store, text, psi_utf8_check(text, length));
}

static bool add_item(ps_partner_score *score, const psi_partner_row *row,
                     const psi_partner_judged *j) {
  ps_partner_item *item = psi_list_add(score->store, score, ps_field_find(&psi_partner_score_table, "items"));
  if (item == NULL) return false;
  item->id = row->id;
  item->name = row->name;
  item->asks = row->asks;
  item->value = j->value;
  item->met.value = j->met;
  item->met.set = j->value.set;
  item->because = fill_in(score->store, j);
  return item->because != NULL;
}

static bool add_missing(ps_partner_score *score, const char *name) {
  const ps_field *field = ps_field_find(&psi_partner_score_table, "missing");
  if (psi_list_add(score->store, score, field) == NULL) return false;
  psi_list list = psi_get_list(score, field);
  psi_list_put(list, list.count - 1, name); /* constant */
  return true;
}

static bool fill(ps_partner_score *score, const psi_partner_ask *ask) {
  psi_partner_verdict v;
  const char *id = ask->c->id;
  psi_partner_judge(ask, &v);
  score->items.given = score->missing.given = true;
  score->as_of = ask->as_of;
  score->mode = v.mode;
  score->at_least = v.at_least;
  score->because = v.because;
  for (size_t i = 0; i < PSI_PARTNER_ITEMS; i++)
    if (!add_item(score, &psi_partner_rows[i], &v.items[i])) return false;
  for (size_t i = 0; i < PSI_PARTNER_ITEMS; i++)
    if (v.missing[i] && !add_missing(score, psi_partner_rows[i].id)) return false;
  score->case_id = id == NULL ? NULL : psi_store_text(score->store, id, strlen(id));
  return id == NULL || score->case_id != NULL;
}

static bool take_options(psi_partner_ask *ask, const ps_partner_score_options *options) {
  ps_partner_score_options o = PS_PARTNER_SCORE_OPTIONS_INIT;
  if (options != NULL) memcpy(&o, options, options->size < sizeof o ? options->size : sizeof o);
  ask->as_of = o.as_of != 0 ? o.as_of : ask->c->as_of;
  ask->joint_share = o.joint_share == 0 ? 0.3 : o.joint_share;
  ask->follow_up_days = o.follow_up_days == 0 ? 90 : o.follow_up_days;
  return ask->joint_share > 0 && ask->joint_share <= 1 && ask->follow_up_days > 0 &&
         ps_date_add_days(o.as_of, 0) == o.as_of;
}

ps_partner_score *ps_partner_score_of(const ps_case *c, const ps_partner_score_options *options,
                                      const ps_settings *settings, ps_error *error) {
  psi_partner_ask ask = {c, 0, 0, 0, NULL, 0};
  ps_settings s = psi_settings(settings);
  if (c == NULL) {
    psi_fail_argument(error, "ps_partner_score_of: there is no case (NULL).");
    return NULL;
  }
  if (!take_options(&ask, options)) {
    psi_fail(error, PS_E_VALUE,
             "A share is within 0 and 1, days are above 0, and as_of is a day that exists.");
    return NULL;
  }
  ps_partner_score *score = psi_result_new(&psi_partner_score_table, &s.allocator);
  if (score == NULL || !fill(score, &ask)) {
    ps_result_free(score);
    psi_fail_memory(error);
    return NULL;
  }
  return score;
}
