/* Who is heard at the table: shares, evenness, coverage, seats that could go. */
#include "analysis/tables.h"
#include "analysis/voices.h"

#include "base/error.h"
#include "base/field.h"
#include "knowledge/tables.h"
#include "model/tables.h"
#include "results/findings.h"

#include <math.h>
#include <string.h>

static const ps_field share_rows[] = {
    PSI_TEXT(ps_voice_share, name, 1,
             "\"field\", \"strategy\", \"learning\", \"other\"; or a perspective."),
    PSI_INTEGER(ps_voice_share, seats, NULL, 1, "Seats that speak for it."),
    PSI_NUMBER(ps_voice_share, share, NULL, 1,
               "Its share of the table, 0 to 1; all together are 1."),
    PSI_NUMBER(ps_voice_share, speaking, NULL, 1,
               "Its share of the speaking time, where that is known of every seat."),
};
const ps_struct psi_voice_share_table =
    PSI_TABLE("voice_share", ps_voice_share, share_rows,
              "How much of the table one class of voices, or one perspective, has.");

static const ps_field voices_rows[] = {
    PSI_TEXT(ps_voices, case_id, 1, "Id of the case."),
    PSI_INTEGER(ps_voices, seats, NULL, 1, "Seats at the table; unset where none is recorded."),
    PSI_STRUCTS(ps_voices, classes, psi_voice_share_table, 1,
                "Field, strategy, learning and other, in this order."),
    PSI_STRUCTS(ps_voices, perspectives, psi_voice_share_table, 1, "The perspectives that have a seat."),
    PSI_NUMBER(ps_voices, shannon, NULL, 1, "H of the classes, in natural units."),
    PSI_NUMBER(ps_voices, evenness, NULL, 1,
               "J of the classes, 0 to 1; unset where there is only one."),
    PSI_NUMBER(ps_voices, simpson, NULL, 1, "1 - sum p^2 of the classes."),
    PSI_NUMBER(ps_voices, effective, NULL, 1,
               "How many equally strong classes would be as diverse."),
    PSI_NUMBER(ps_voices, largest, NULL, 1, "Share of the largest class."),
    PSI_NUMBER(ps_voices, field_to_strategy, NULL, 1,
               "Field voices to one of strategy; unset where one is missing."),
    PSI_NUMBER(ps_voices, gini, NULL, 1, "Inequality of speaking time, 0 to 1."),
    PSI_NUMBER(ps_voices, coverage, NULL, 1,
               "Share of the required perspectives that have a seat."),
    PSI_TEXTS(ps_voices, uncovered, 1, "Required perspectives without a seat."),
    PSI_TEXTS(ps_voices, redundant, 1,
              "Seats that could go, all of them together, without losing a perspective or a "
              "side; the last in the case go first."),
    PSI_TEXT(ps_voices, method, 1, "The formulas used."),
    PSI_TEXTS(ps_voices, missing, 1, "What has to be recorded before more can be said."),
};
const ps_struct psi_voices_table =
    PSI_TABLE("voices", ps_voices, voices_rows, "Who is heard at the table.");

static const ps_enum_value voice_values[] = {
    {"", ""},
    {"field", "The work: who does it, leads it, a region, a contractor."},
    {"strategy", "The direction: strategy and sponsors."},
    {"learning", "The learning side, where it speaks for neither of those."},
    {"other", "Anything else."},
};
static const ps_enum voice_words = PSI_WORDS("voice", voice_values);

const char *ps_voice_name(ps_voice voice) {
  return psi_enum_name(&voice_words, (int)voice);
}

/* ---- counting ---- */

#define BIT(value) (1u << (value))
#define FIELD                                                                                      \
  (BIT(PS_PERSPECTIVE_PERFORMER) | BIT(PS_PERSPECTIVE_FRONTLINE_LEADER) |                          \
   BIT(PS_PERSPECTIVE_REGION) | BIT(PS_PERSPECTIVE_CONTRACTOR))
#define STRATEGY (BIT(PS_PERSPECTIVE_STRATEGY) | BIT(PS_PERSPECTIVE_SPONSOR))

unsigned psi_perspectives_of(const ps_party *party) {
  unsigned bits = 0;
  for (size_t i = 0; i < party->perspectives.count; i++) {
    int value = psi_enum_find(&psi_perspective_words, party->perspectives.items[i]);
    if (value > 0) bits |= BIT(value);
  }
  return bits;
}

bool psi_is_seated(const ps_party *party) { return party->seat.set && party->seat.value; }

static unsigned classes_of(const ps_party *party, unsigned perspectives) {
  unsigned classes = 0;
  if (perspectives & FIELD) classes |= BIT(PS_VOICE_FIELD);
  if (perspectives & STRATEGY) classes |= BIT(PS_VOICE_STRATEGY);
  if (classes != 0) return classes;
  return party->side == PS_SIDE_LEARNING ? BIT(PS_VOICE_LEARNING) : BIT(PS_VOICE_OTHER);
}

static int bits_in(unsigned bits) {
  int count = 0;
  for (; bits != 0; bits &= bits - 1) count++;
  return count;
}

static void count_seat(psi_voices *v, const ps_party *party) {
  unsigned perspectives = psi_perspectives_of(party), classes = classes_of(party, perspectives);
  double each = perspectives == 0 ? 0 : 1.0 / bits_in(perspectives), one = 1.0 / bits_in(classes);
  double speaking = party->speaking_share.set ? party->speaking_share.value : 0;
  v->seats++;
  v->spoken += party->speaking_share.set;
  v->speaking_total += speaking;
  v->sides[party->side]++;
  v->present |= perspectives;
  if (perspectives == 0 && v->silent == NULL) v->silent = party;
  for (int i = 1; i < PSI_PERSPECTIVES; i++) {
    if (!(perspectives & BIT(i))) continue;
    v->perspectives[i]++;
    v->weights[i] += each;
    v->speaking[i] += speaking * each;
  }
  for (int i = 1; i < PSI_VOICES; i++) {
    if (!(classes & BIT(i))) continue;
    v->classes[i]++;
    v->voices++;
    v->class_speaking[i] += speaking * one;
  }
}

void psi_count_voices(const ps_case *c, psi_voices *v) {
  memset(v, 0, sizeof *v);
  for (size_t i = 0; i < c->parties.count; i++) {
    v->recorded += c->parties.items[i]->seat.set;
    if (psi_is_seated(c->parties.items[i])) count_seat(v, c->parties.items[i]);
  }
}

bool psi_take_seat(psi_voices *v, const ps_party *party) {
  unsigned perspectives = psi_perspectives_of(party);
  if (!psi_is_seated(party) || perspectives == 0 || v->sides[party->side] < 2) return false;
  for (int i = 1; i < PSI_PERSPECTIVES; i++)
    if ((perspectives & BIT(i)) && v->perspectives[i] < 2) return false;
  for (int i = 1; i < PSI_PERSPECTIVES; i++)
    if (perspectives & BIT(i)) v->perspectives[i]--;
  v->sides[party->side]--;
  v->seats--;
  return true;
}

/* ---- indices ---- */

/* ln x for x > 0, by its series around 1: the same digits on every machine, which the log()
 * of its library does not promise. */
static double natural_logarithm(double x) {
  int exponent;
  double m = frexp(x, &exponent), sum = 0;
  if (m < 0.70710678118654752) {
    m *= 2;
    exponent--;
  }
  double z = (m - 1) / (m + 1), square = z * z; /* |z| < 0.172 */
  for (int i = 21; i > 0; i -= 2) sum = sum * square + 1.0 / i;
  return 2 * z * sum + exponent * 0.69314718055994531;
}

static double shannon(const psi_voices *v) {
  double h = 0;
  for (int i = 1; i < PSI_VOICES; i++) {
    double p = (double)v->classes[i] / (double)v->voices;
    if (p > 0 && p < 1) h -= p * natural_logarithm(p);
  }
  return h;
}

double psi_evenness(const psi_voices *v) {
  int classes = 0;
  for (int i = 1; i < PSI_VOICES; i++) classes += v->classes[i] > 0;
  return classes < 2 ? (double)NAN : shannon(v) / natural_logarithm(classes);
}

static void set(ps_number *number, double value) {
  number->value = value;
  number->set = isfinite(value) != 0;
  if (!number->set) number->value = 0;
}

static void index_classes(ps_voices *r, const psi_voices *v) {
  double squares = 0, largest = 0;
  for (int i = 1; i < PSI_VOICES; i++) {
    double p = (double)v->classes[i] / (double)v->voices;
    squares += p * p;
    if (p > largest) largest = p;
  }
  set(&r->shannon, shannon(v));
  set(&r->evenness, psi_evenness(v));
  set(&r->simpson, 1 - squares);
  set(&r->effective, 1 / squares);
  set(&r->largest, largest);
  if (v->classes[PS_VOICE_FIELD] > 0 && v->classes[PS_VOICE_STRATEGY] > 0)
    set(&r->field_to_strategy,
        (double)v->classes[PS_VOICE_FIELD] / (double)v->classes[PS_VOICE_STRATEGY]);
  r->method = "H = -sum p ln p (Shannon 1948), J = H / ln k (Pielou 1966), 1 - sum p^2 (Simpson "
              "1949) over field, strategy, learning and other; sum |x_i - x_j| / (2 n sum x) "
              "(Gini 1912) over speaking shares";
}

/* Speaking shares that say nothing (all 0) have no inequality. */
static bool speaks(const psi_voices *v) {
  return v->spoken == v->seats && v->speaking_total > 0;
}

static double gini(const ps_case *c, const psi_voices *v) {
  double differences = 0;
  for (size_t i = 0; i < c->parties.count; i++)
    for (size_t j = 0; psi_is_seated(c->parties.items[i]) && j < i; j++)
      if (psi_is_seated(c->parties.items[j]))
        differences += fabs(c->parties.items[i]->speaking_share.value -
                            c->parties.items[j]->speaking_share.value);
  return differences / ((double)v->seats * v->speaking_total); /* each pair once: no half */
}

/* ---- the result ---- */

static bool add_text(ps_voices *r, const char *field, const char *text) {
  const ps_field *row = ps_field_find(&psi_voices_table, field);
  const char *kept = psi_store_text(r->store, text, strlen(text));
  if (kept == NULL || psi_list_add(r->store, r, row) == NULL) return false;
  psi_list list = psi_get_list(r, row);
  psi_list_put(list, list.count - 1, kept);
  return true;
}

static bool add_share(ps_voices *r, const psi_voices *v, const char *field, const char *name,
                      size_t seats, double weight, double all, double speaking) {
  ps_voice_share *share = psi_list_add(r->store, r, ps_field_find(&psi_voices_table, field));
  if (share == NULL) return false;
  share->name = name; /* constant */
  share->seats.value = (int64_t)seats;
  share->seats.set = true;
  set(&share->share, weight / all);
  if (speaks(v)) set(&share->speaking, speaking / v->speaking_total);
  return true;
}

static bool add_shares(ps_voices *r, const psi_voices *v) {
  double all = 0;
  for (int i = 1; i < PSI_PERSPECTIVES; i++) all += v->weights[i];
  for (int i = 1; i < PSI_VOICES; i++)
    if (!add_share(r, v, "classes", ps_voice_name((ps_voice)i), v->classes[i],
                   (double)v->classes[i], (double)v->voices, v->class_speaking[i]))
      return false;
  for (int i = 1; i < PSI_PERSPECTIVES; i++)
    if (v->perspectives[i] > 0 &&
        !add_share(r, v, "perspectives", psi_enum_name(&psi_perspective_words, i),
                   v->perspectives[i], v->weights[i], all, v->speaking[i]))
      return false;
  return true;
}

static bool add_coverage(ps_voices *r, const ps_case *c, const psi_voices *v) {
  const ps_text_list *required = &c->required_perspectives;
  size_t known = 0, covered = 0;
  for (size_t i = 0; i < required->count; i++) {
    int value = psi_enum_find(&psi_perspective_words, required->items[i]);
    if (value <= 0) continue;
    known++;
    if (v->present & BIT(value))
      covered++;
    else if (!add_text(r, "uncovered", required->items[i]))
      return false;
  }
  if (known > 0) set(&r->coverage, (double)covered / (double)known);
  return known > 0 || add_text(r, "missing", "the perspectives the case needs "
                                             "(required_perspectives)");
}

static bool add_redundant(ps_voices *r, const ps_case *c, psi_voices v) {
  for (size_t i = c->parties.count; i-- > 0;)
    if (psi_take_seat(&v, c->parties.items[i]) && c->parties.items[i]->id != NULL &&
        !add_text(r, "redundant", c->parties.items[i]->id))
      return false;
  return true;
}

static bool add_missing(ps_voices *r, const ps_case *c) {
  char text[200];
  for (size_t i = 0; i < c->parties.count; i++) {
    const ps_party *party = c->parties.items[i];
    const char *name = party->name != NULL ? party->name : party->id != NULL ? party->id : "?";
    if (!psi_is_seated(party)) continue;
    if (psi_perspectives_of(party) == 0) {
      psi_excerpt(name, strlen(name), text);
      strcat(text, ": what they can speak for (perspectives)");
      if (!add_text(r, "missing", text)) return false;
    }
    if (!party->speaking_share.set) {
      psi_excerpt(name, strlen(name), text);
      strcat(text, ": their share of the speaking time (speaking_share)");
      if (!add_text(r, "missing", text)) return false;
    }
  }
  return true;
}

static bool fill_in(ps_voices *r, const ps_case *c) {
  psi_voices v;
  psi_count_voices(c, &v);
  r->classes.given = r->perspectives.given = r->uncovered.given = true;
  r->redundant.given = r->missing.given = true;
  if (c->id != NULL && (r->case_id = psi_store_text(r->store, c->id, strlen(c->id))) == NULL)
    return false;
  if (v.recorded == 0) return add_text(r, "missing", "who sits at the table (seat)");
  r->seats.value = (int64_t)v.seats;
  r->seats.set = true;
  if (v.seats == 0) return true;
  index_classes(r, &v);
  if (v.seats > 1 && speaks(&v)) set(&r->gini, gini(c, &v));
  return add_shares(r, &v) && add_coverage(r, c, &v) && add_redundant(r, c, v) &&
         add_missing(r, c);
}

ps_voices *ps_voices_of(const ps_case *c, const ps_settings *settings, ps_error *error) {
  ps_settings s = psi_settings(settings);
  if (c == NULL) {
    psi_fail_argument(error, "ps_voices_of: there is no case (NULL).");
    return NULL;
  }
  ps_voices *r = psi_result_new(&psi_voices_table, &s.allocator);
  if (r == NULL || !fill_in(r, c)) {
    ps_result_free(r);
    psi_fail_memory(error);
    return NULL;
  }
  return r;
}
