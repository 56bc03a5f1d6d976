/* The one question to ask next. */
#include "base/error.h"
#include "check/engine.h"
#include "check/questions.h"
#include "results/findings.h"

#include <stdio.h>
#include <string.h>

static const ps_field next_rows[] = {
    PSI_TEXT(ps_next, case_id, 1, "Id of the case."),
    PSI_FLAG(ps_next, sound, 1, "True: nothing of the core pack is open, and no question is left."),
    PSI_TEXT(ps_next, question, 1, "The question."),
    PSI_TEXT(ps_next, why, 1, "What hangs on its answer."),
    PSI_TEXT(ps_next, who, 1, "Who could answer it."),
    PSI_TEXTS(ps_next, parties, 1, "Parties of the case who could, by id."),
    PSI_TEXT(ps_next, path, 1, "Where the answer goes."),
    PSI_TEXT(ps_next, rule, 1, "The rule that asks first."),
    PSI_TEXTS(ps_next, settles, 1, "Ids of the rules of the core pack that hang on it."),
    PSI_INTEGER(ps_next, open, NULL, 1, "Questions open, this one included."),
};
static const ps_struct next_table =
    PSI_TABLE("next", ps_next, next_rows, "The one question to ask next.");

typedef struct asking {
  const psi_check *k; /* the case, seen */
  const ps_check_result *core;
  ps_next *made;
  bool no_memory;
} asking;

static const char *kept(asking *a, const char *text) {
  const char *copy = text == NULL ? NULL : psi_store_text(a->made->store, text, strlen(text));
  if (text != NULL && copy == NULL) a->no_memory = true;
  return copy;
}

static void add(asking *a, const char *field, const char *text) {
  const ps_field *row = ps_field_find(&next_table, field);
  const char *copy = kept(a, text);
  if (copy == NULL || psi_list_add(a->made->store, a->made, row) == NULL) {
    a->no_memory = true;
    return;
  }
  psi_list list = psi_get_list(a->made, row);
  psi_list_put(list, list.count - 1, copy);
}

/* ---- who ---- */

static bool fits(const psi_check *k, const ps_party *party, psi_whom whom) {
  psi_who who = psi_who_is(party);
  switch (whom) {
    case PSI_ASK_REQUESTER: return psi_same(party->id, k->c->requester);
    case PSI_ASK_SPONSOR:
      return psi_same(party->id, k->c->sponsor) ||
             (k->c->sponsor == NULL && (who.perspectives & PSI_BIT(PS_PERSPECTIVE_SPONSOR)) != 0);
    case PSI_ASK_OWNER:
      for (size_t i = 0; i < k->c->gaps.count; i++)
        if (psi_has(&k->c->gaps.items[i]->owners, party->id)) return true;
      return false;
    case PSI_ASK_PERFORMER:
      return (who.perspectives & (PSI_BIT(PS_PERSPECTIVE_PERFORMER) |
                                  PSI_BIT(PS_PERSPECTIVE_FRONTLINE_LEADER))) != 0;
    case PSI_ASK_LEARNING: return party->side == PS_SIDE_LEARNING;
    case PSI_ASK_BOTH:
      return psi_same(party->id, k->c->sponsor) || party->side == PS_SIDE_LEARNING;
  }
  return false;
}

/* The requester and the sponsor may be named without being a party of the case. */
static const char *by_name(const psi_check *k, psi_whom whom) {
  const char *id = whom == PSI_ASK_REQUESTER ? k->c->requester
                   : whom == PSI_ASK_SPONSOR ? k->c->sponsor
                                             : NULL;
  return id != NULL && psi_party(k, id) == NULL ? id : NULL;
}

static void ask_whom(asking *a, psi_whom whom) {
  static const char *const roles[] = {"whoever asked",         "the sponsor",
                                      "who answers for the figure", "somebody who does the work",
                                      "the learning side",     "both sides"};
  char text[256];
  size_t length = 0, count = 0;
  for (size_t i = 0; i < a->k->c->parties.count && count < 3; i++) {
    const ps_party *party = a->k->c->parties.items[i];
    char shown[64];
    if (party->id == NULL || !fits(a->k, party, whom)) continue;
    const char *name = psi_name(party);
    length += (size_t)snprintf(text + length, sizeof text - length, "%s%s", count > 0 ? ", " : "",
                               psi_excerpt(name, strlen(name), shown));
    add(a, "parties", party->id);
    count++;
  }
  const char *named = by_name(a->k, whom);
  if (count == 0)
    snprintf(text, sizeof text, "%.200s", named != NULL ? named : roles[whom]);
  else if (whom != PSI_ASK_REQUESTER && whom != PSI_ASK_SPONSOR)
    snprintf(text + length, sizeof text - length, " (%s)", roles[whom]);
  a->made->who = kept(a, text);
}

/* ---- a finding as a question ---- */

/* "gap.since" from the object and the path "gaps[0].since" of a finding. */
static void key_of(const asking *a, const ps_finding *f, char key[96]) {
  const ps_entity *entity =
      f->objects.count > 0 ? psi_find(a->k, PS_ENTITY_NONE, f->objects.items[0]) : NULL;
  const char *type = entity == NULL ? "case" : entity->object.type->name;
  const char *field = strrchr(f->path, ']');
  field = field != NULL && field[1] == '.' ? field + 2 : f->path;
  snprintf(key, 96, "%s.%s", type, field);
}

static void fill_in(const char *template, const char *name, char *text, size_t size) {
  const char *at = strstr(template, "{name}");
  char shown[64];
  if (at == NULL)
    snprintf(text, size, "%s", template);
  else
    snprintf(text, size, "%.*s%s%s", (int)(at - template), template,
             psi_excerpt(name, strlen(name), shown), at + strlen("{name}"));
}

static const psi_question *question_for(const asking *a, const ps_finding *f) {
  char key[96];
  if (f->verdict == PS_VERDICT_FAIL) return psi_question_find(f->rule);
  key_of(a, f, key);
  const psi_question *found = psi_question_find(key);
  char *point = strrchr(key, '.'); /* a nested field is asked for with what it is in */
  if (found == NULL && point != strchr(key, '.')) {
    *point = '\0';
    found = psi_question_find(key);
  }
  return found;
}

/* The rules whose answers hang on one finding: those that cannot tell for the same reason. */
static size_t settled(asking *a, const ps_finding *f, bool write) {
  const ps_finding_list *all = &a->core->findings;
  size_t count = 0;
  for (size_t i = 0; i < all->count; i++) {
    const ps_finding *other = &all->items[i];
    bool same = f->verdict == PS_VERDICT_UNKNOWN ? other->verdict == PS_VERDICT_UNKNOWN &&
                                                       strcmp(other->message, f->message) == 0
                                                 : other == f;
    bool again = false;
    for (size_t j = 0; same && j < i; j++)
      again = again || (strcmp(all->items[j].rule, other->rule) == 0 &&
                        strcmp(all->items[j].message, other->message) == 0);
    if (!same || again) continue;
    count++;
    if (write) add(a, "settles", other->rule);
  }
  return count;
}

static void ask_finding(asking *a, const ps_finding *f) {
  const psi_question *question = question_for(a, f);
  const ps_entity *entity =
      f->objects.count > 0 ? psi_find(a->k, PS_ENTITY_NONE, f->objects.items[0]) : NULL;
  char text[512];
  fill_in(question != NULL                        ? question->text
          : f->verdict == PS_VERDICT_UNKNOWN ? f->message
                                                  : f->fix,
          entity == NULL ? "it" : psi_name(entity), text, sizeof text);
  a->made->question = kept(a, text);
  a->made->path = *f->path == '\0' ? NULL : kept(a, f->path);
  a->made->rule = kept(a, f->rule);
  size_t count = settled(a, f, true);
  const ps_rule *rule = ps_rule_find(f->rule);
  if (f->verdict == PS_VERDICT_FAIL) {
    a->made->why = kept(a, f->message);
  } else {
    snprintf(text, sizeof text, "%s%s", count > 1 ? "Several things hang on it, first: " : "",
             rule->claim);
    a->made->why = kept(a, text);
  }
  ask_whom(a, question == NULL ? PSI_ASK_LEARNING : question->whom);
}

static void ask_step(asking *a, const psi_step *step) {
  a->made->question = step->text;
  a->made->why = step->why;
  a->made->path = step->path;
  ask_whom(a, step->whom);
}

/* ---- which ---- */

/* A finding that asks something: a failure told, or something that is not known. */
static bool asks(const ps_finding *f) {
  return (f->verdict == PS_VERDICT_FAIL && f->told_by == NULL) || f->verdict == PS_VERDICT_UNKNOWN;
}

/* Lower is sooner: the order of the work, then what fails, then what is not known. */
static int rank(const ps_finding *f) {
  const ps_rule *rule = ps_rule_find(f->rule);
  return (int)rule->phase * 1000 + (f->verdict == PS_VERDICT_FAIL ? 0 : 100) +
         (int)rule->core.value;
}

/* The finding that most rules hang on, if they are three or more; else the first in the
 * order of the work. NULL where none asks. */
static const ps_finding *choose(asking *a, size_t *open) {
  enum { MANY = 3 };
  const ps_finding *first = NULL, *widest = NULL;
  size_t most = MANY - 1;
  for (size_t i = 0; i < a->core->findings.count; i++) {
    const ps_finding *f = &a->core->findings.items[i];
    if (!asks(f)) continue;
    ++*open;
    if (first == NULL || rank(f) < rank(first)) first = f;
    size_t count = f->verdict == PS_VERDICT_UNKNOWN ? settled(a, f, false) : 1;
    if (count > most) {
      most = count;
      widest = f;
    }
  }
  return widest != NULL ? widest : first;
}

static const psi_step *first_step(const psi_check *k, size_t *open) {
  const psi_step *step, *first = NULL;
  for (size_t i = 0; (step = psi_step_at(i)) != NULL; i++) {
    if (!step->open(k)) continue;
    ++*open;
    if (first == NULL) first = step;
  }
  return first;
}

static void ask(asking *a) {
  size_t open = 0;
  const ps_finding *finding = choose(a, &open);
  const psi_step *step = first_step(a->k, &open);
  a->made->case_id = kept(a, a->k->c->id);
  a->made->sound.set = a->made->open.set = true;
  a->made->sound.value = finding == NULL && step == NULL;
  a->made->open.value = (int64_t)open;
  /* A step of the work comes before findings of the same stretch: its answer feeds them. */
  if (step != NULL && (finding == NULL || (int)step->phase * 1000 <= rank(finding)))
    ask_step(a, step);
  else if (finding != NULL)
    ask_finding(a, finding);
}

ps_next *ps_next_question(const ps_case *c, const ps_check_options *given,
                          const ps_settings *settings, ps_error *error) {
  ps_check_options options;
  ps_settings s = psi_settings(settings);
  psi_check k;
  if (c == NULL) {
    psi_fail_argument(error, "ps_next_question: there is no case (NULL).");
    return NULL;
  }
  if (!psi_check_options_take(given, &options, error)) return NULL;
  options.packs = "core";
  options.rules = NULL;
  options.audience = PS_AUDIENCE_TEAM;
  asking a = {&k, ps_check(c, &options, &s, error), NULL, false};
  if (a.core == NULL) return NULL;
  ps_store *store = psi_store_new(&s.allocator);
  a.made = psi_result_new(&next_table, &s.allocator);
  bool fine = store != NULL && a.made != NULL && psi_check_begin(&k, c, &options, store);
  if (fine) ask(&a);
  if (store != NULL && a.made != NULL) psi_check_end(&k);
  psi_store_free(store);
  ps_result_free((void *)(uintptr_t)a.core);
  if (fine && !a.no_memory) return a.made;
  ps_result_free(a.made);
  psi_fail_memory(error);
  return NULL;
}
