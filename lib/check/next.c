/* The one question to ask next. */
#include "base/error.h"
#include "base/path.h"
#include "check/engine.h"
#include "check/questions.h"
#include "results/findings.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const ps_field next_rows[] = {
    PSI_TEXT(ps_next, case_id, 1, "Id of the case."),
    PSI_FLAG(ps_next, sound, 1,
             "True: nothing of the core pack is open, no step of the work is due, and no rule of any "
             "pack fails as an error."),
    PSI_TEXT(ps_next, question, 1, "The question, or what to do."),
    PSI_TEXT(ps_next, why, 1, "What hangs on its answer."),
    PSI_TEXT(ps_next, who, 1, "Who could answer it."),
    PSI_TEXTS(ps_next, parties, 1, "Parties of the case who could, by id."),
    PSI_TEXT(ps_next, path, 1, "Where the answer goes."),
    PSI_TEXT(ps_next, rule, 1, "The rule that asks first."),
    PSI_TEXTS(ps_next, settles, 1, "Ids of the rules that hang on it."),
    PSI_INTEGER(ps_next, open, NULL, 1, "Questions open, this one included."),
    PSI_ENUM(ps_next, severity, psi_severity_words, 1, "How grave it is that the rule fails."),
    PSI_TEXT(ps_next, form, 1, "What the answer looks like in the case."),
};
const ps_struct psi_next_table =
    PSI_TABLE("next", ps_next, next_rows, "The one question to ask next.");

/* Findings that ask the same, told as one. */
typedef struct group {
  const ps_finding *first; /* NULL: the place is free */
  const char *last;        /* the rule counted last */
  size_t rules;
} group;

typedef struct asking {
  const psi_check *k; /* the case, seen */
  const ps_check_result *all;
  ps_store *store; /* for the asking only */
  ps_next *made;
  group *groups; /* of what is not known, by what is said */
  size_t places; /* a power of two */
  bool no_memory;
} asking;

static const char *kept(asking *a, const char *text) {
  const char *copy = text == NULL ? NULL : psi_store_text(a->made->store, text, strlen(text));
  if (text != NULL && copy == NULL) a->no_memory = true;
  return copy;
}

static void add(asking *a, const char *field, const char *text) {
  const ps_field *row = ps_field_find(&psi_next_table, field);
  const char *copy = kept(a, text);
  if (copy == NULL || psi_list_add(a->made->store, a->made, row) == NULL) {
    a->no_memory = true;
    return;
  }
  psi_list list = psi_get_list(a->made, row);
  psi_list_put(list, list.count - 1, copy);
}

/* ---- who ---- */

enum { FEW = 3, WHO = 320 };

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
    case PSI_ASK_BOTH: return false; /* one after the other */
  }
  return false;
}

static void put(char text[WHO], const char *before, const char *words) {
  size_t length = strlen(text);
  snprintf(text + length, WHO - length, "%s%s", before, words);
}

/* The names of those who could, joined by a word; how many they are. */
static size_t name_them(asking *a, psi_whom whom, const char *joint, char text[WHO]) {
  size_t count = 0;
  for (size_t i = 0; i < a->k->c->parties.count && count < FEW; i++) {
    const ps_party *party = a->k->c->parties.items[i];
    char shown[64];
    if (party->id == NULL || !fits(a->k, party, whom)) continue;
    const char *name = psi_name(party);
    put(text, count > 0 ? joint : "", psi_excerpt(name, strlen(name), shown));
    add(a, "parties", party->id);
    count++;
  }
  return count;
}

/* The requester and the sponsor may be named without being a party of the case. */
static const char *by_name(const psi_check *k, psi_whom whom, char shown[64]) {
  const char *id = whom == PSI_ASK_REQUESTER ? k->c->requester
                   : whom == PSI_ASK_SPONSOR ? k->c->sponsor
                                             : NULL;
  if (id == NULL) return NULL;
  const ps_party *party = psi_party(k, id);
  const char *name = party == NULL ? id : psi_name(party);
  return psi_excerpt(name, strlen(name), shown);
}

/* One side or role: by name, by what it is, or by who can say who that is. */
static void put_role(asking *a, psi_whom whom, char text[WHO]) {
  static const char *const roles[] = {
      "whoever asked",              "the sponsor",       "who answers for the figure",
      "somebody who does the work", "the learning side", "both sides"};
  char shown[64];
  size_t count = name_them(a, whom, " or ", text);
  bool role = whom == PSI_ASK_OWNER || whom == PSI_ASK_PERFORMER;
  if (count > 0 && role) {
    put(text, whom == PSI_ASK_OWNER ? " (who answers for the figure)" : " (at or next to the work)",
        "");
  } else if (count == 0) {
    const char *named = by_name(a->k, whom, shown);
    put(text, named != NULL ? named : roles[whom], "");
    named = by_name(a->k, PSI_ASK_REQUESTER, shown);
    if (named == NULL) named = by_name(a->k, PSI_ASK_SPONSOR, shown);
    if (role && named != NULL) {
      put(text, "; ", named);
      put(text, " can say who that is", "");
    }
  }
}

static void ask_whom(asking *a, psi_whom whom) {
  char text[WHO] = "";
  if (whom == PSI_ASK_BOTH) {
    put_role(a, PSI_ASK_SPONSOR, text);
    put(text, " and ", "");
    put_role(a, PSI_ASK_LEARNING, text);
    put(text, ", together", "");
  } else {
    put_role(a, whom, text);
  }
  a->made->who = kept(a, text);
}

/* ---- where ---- */

/* What a path of a finding leads to: the innermost object, and what follows its index. */
typedef struct spot {
  const void *object;
  const ps_struct *type;
  const char *field; /* in the path: "", "since", "evaluation_plan.date" */
} spot;

static spot spot_of(const ps_case *c, const char *path) {
  spot s = {c, c->object.type, path};
  for (;;) {
    char name[64], *end;
    size_t length = strcspn(s.field, "[.");
    if (s.field[length] != '[' || length >= sizeof name) return s;
    memcpy(name, s.field, length);
    name[length] = '\0';
    const ps_field *row = ps_field_find(s.type, name);
    size_t index = strtoul(s.field + length + 1, &end, 10);
    if (row == NULL || row->element == NULL || (row->flags & PS_FIELD_LIST) == 0 || *end != ']')
      return s;
    psi_list list = psi_get_list(s.object, row);
    if (index >= list.count) return s;
    s.object = psi_list_item(row, list, index);
    s.type = row->element;
    s.field = end[1] == '.' ? end + 2 : end + 1;
  }
}

/* Whether it has an id, a name, and fields that can be marked. */
static bool is_entity(const ps_struct *type) {
  return ps_field_find(type, "not_applicable") != NULL;
}

static bool is_marked(const spot *s) {
  char name[64];
  size_t length = strcspn(s->field, "[.");
  if (length == 0 || length >= sizeof name || !is_entity(s->type)) return false;
  memcpy(name, s->field, length);
  name[length] = '\0';
  return psi_marked(s->object, name);
}

static void put_path(const psi_check *k, const psi_place *at, psi_path *path) {
  const ps_struct *type = k->c->object.type;
  path->text[0] = '\0';
  path->length = 0;
  for (size_t i = 0; at->entity != k->c && i < type->count; i++) {
    const ps_field *field = &type->fields[i];
    if (field->kind != PS_KIND_ENTITY ||
        field->element != ((const ps_object *)at->entity)->type)
      continue;
    psi_list list = psi_get_list(k->c, field);
    for (size_t j = 0; j < list.count; j++) {
      if (psi_list_item(field, list, j) != at->entity) continue;
      psi_path_member(path, field->name);
      psi_path_item(path, j);
      break;
    }
  }
  psi_path_member(path, at->field);
}

/* "the id of a gap or cause" */
static void put_targets(const char *targets, char *text, size_t size) {
  size_t length = (size_t)snprintf(text, size, "the id of a ");
  for (; *targets != '\0' && length + 5 < size; targets++)
    length += (size_t)snprintf(text + length, size - length, *targets == ' ' ? " or " : "%c",
                               *targets);
}

/* "one of input, activity, output": the words an answer is taken from. */
static void put_words(const ps_enum *words, char *text, size_t size) {
  size_t length = (size_t)snprintf(text, size, "one of ");
  for (size_t i = 1; i < words->count && length < size; i++)
    length += (size_t)snprintf(text + length, size - length, "%s%s", i > 1 ? ", " : "",
                               words->values[i].name);
}

/* What the answer looks like, by the field it goes to. */
static void show_form(asking *a, const char *path) {
  spot s = spot_of(a->k->c, path);
  char text[512];
  snprintf(text, sizeof text, "%s.%s", s.type->name, s.field);
  const char *form = psi_form_find(text);
  const ps_field *row = form == NULL ? ps_field_find(s.type, s.field) : NULL;
  if (row != NULL && row->kind == PS_KIND_ENUM) {
    put_words(row->values, text, sizeof text);
    form = text;
  } else if (row != NULL && row->kind == PS_KIND_REFERENCE && *row->targets != '*') {
    put_targets(row->targets, text, sizeof text);
    form = text;
  } else if (row != NULL && row->kind == PS_KIND_CATALOGUE) {
    form = "an id that perfsys knowledge tells";
  } else if (row != NULL && row->kind == PS_KIND_DATE) {
    form = "a day, as \"2027-03-31\"";
  } else if (row != NULL && row->kind == PS_KIND_FLAG) {
    form = "true or false";
  }
  a->made->form = kept(a, form);
}

/* ---- a finding as a question ---- */

/* Names that are sentences lose their full stop; what is very long is cut. */
static void fill_in(const char *template, const char *name, char *text, size_t size) {
  const char *at = strstr(template, "{name}");
  size_t length = strlen(name);
  char shown[64];
  if (length > 1 && name[length - 1] == '.') length--;
  bool whole = length <= 120;
  if (!whole) name = psi_excerpt(name, length, shown);
  if (at == NULL)
    snprintf(text, size, "%s", template);
  else
    snprintf(text, size, "%.*s%.*s%s", (int)(at - template), template,
             (int)(whole ? length : strlen(name)), name, at + strlen("{name}"));
}

static const psi_question *question_for(const spot *s, const ps_finding *f) {
  char key[128];
  const char *before = f->verdict == PS_VERDICT_FAIL ? f->rule : "";
  const char *space = *before == '\0' ? "" : " ";
  snprintf(key, sizeof key, "%s%s%s.%s", before, space, s->type->name, s->field);
  const psi_question *found = psi_question_find(key);
  char *point = strrchr(key, '.'); /* a nested field is asked for with what it is in */
  if (found == NULL && point != strchr(key, '.')) {
    *point = '\0';
    found = psi_question_find(key);
  }
  if (found != NULL || *before == '\0') return found;
  snprintf(key, sizeof key, "%s %s", f->rule, s->type->name);
  found = psi_question_find(key);
  return found != NULL ? found : psi_question_find(f->rule);
}

/* "Not recorded for gap "G": since when." as "Who can say, for gap "G": since when?" */
static void ask_plainly(const ps_finding *f, char *text, size_t size) {
  static const char *const starts[] = {"Not recorded for ", "Not recorded: ", "Not known: "};
  static const char *const asked[] = {"Who can say, for ", "Who can say: ", "Who can say: "};
  size_t length = strlen(f->message);
  for (size_t i = 0; i < PSI_COUNT(starts); i++) {
    size_t start = strlen(starts[i]);
    if (strncmp(f->message, starts[i], start) != 0) continue;
    bool point = length > start && f->message[length - 1] == '.';
    snprintf(text, size, "%s%.*s?", asked[i], (int)(length - start - (point ? 1 : 0)),
             f->message + start);
    return;
  }
  snprintf(text, size, "%s", f->message);
}

/* The place of the group that a finding belongs to; a free one where there is none yet. */
static group *group_of(asking *a, const ps_finding *f) {
  size_t hash = 5381;
  for (const char *at = f->message; *at != '\0'; at++) hash = hash * 33 + (unsigned char)*at;
  for (size_t i = hash & (a->places - 1);; i = (i + 1) & (a->places - 1)) {
    group *g = &a->groups[i];
    if (g->first == NULL || strcmp(g->first->message, f->message) == 0) return g;
  }
}

/* Names the rules of the core that cannot tell for want of the same: what is said, or the
 * place. Findings of one rule stand together: each rule is named once. */
static void settle(asking *a, const char *message, const char *path) {
  const char *last = NULL;
  for (size_t i = 0; i < a->all->findings.count; i++) {
    const ps_finding *f = &a->all->findings.items[i];
    if (f->verdict != PS_VERDICT_UNKNOWN || (last != NULL && strcmp(last, f->rule) == 0)) continue;
    if (strcmp(message != NULL ? f->message : f->path, message != NULL ? message : path) != 0)
      continue;
    if (ps_rule_find(f->rule)->core.set) add(a, "settles", last = f->rule);
  }
}

static void ask_finding(asking *a, const ps_finding *f) {
  spot s = spot_of(a->k->c, f->path);
  const psi_question *question = question_for(&s, f);
  bool fails = f->verdict == PS_VERDICT_FAIL;
  const ps_rule *rule = ps_rule_find(f->rule);
  const char *path = question != NULL && question->path != NULL ? question->path : f->path;
  char text[1200];
  if (question != NULL)
    fill_in(question->text, is_entity(s.type) ? psi_name(s.object) : "it", text, sizeof text);
  else if (fails)
    snprintf(text, sizeof text, "%s", f->fix);
  else
    ask_plainly(f, text, sizeof text);
  a->made->question = kept(a, text);
  a->made->path = *path == '\0' ? NULL : kept(a, path);
  a->made->rule = kept(a, f->rule);
  a->made->why = kept(a, fails ? f->message : rule->why != NULL ? rule->why : rule->claim);
  if (fails) a->made->severity = f->severity;
  if (fails)
    add(a, "settles", f->rule);
  else
    settle(a, f->message, NULL);
  ask_whom(a, question == NULL ? PSI_ASK_LEARNING : question->whom);
  if (*path != '\0') show_form(a, path);
}

static void ask_step(asking *a, const psi_step *step, const psi_place *at) {
  psi_path path;
  char text[512];
  fill_in(step->text, at->entity == a->k->c ? "" : psi_name(at->entity), text, sizeof text);
  put_path(a->k, at, &path);
  a->made->question = kept(a, text);
  a->made->why = step->why;
  a->made->path = kept(a, path.text);
  settle(a, NULL, path.text);
  ask_whom(a, step->whom);
  show_form(a, path.text);
}

/* ---- which ---- */

/* What is asked when: the core pack, then what else fails as an error, then as a warning. */
typedef enum turn { TURN_CORE, TURN_ERROR, TURN_WARNING, TURN_NEVER } turn;

static turn turn_of(const asking *a, const ps_finding *f, const ps_rule *rule) {
  if (f->verdict == PS_VERDICT_UNKNOWN) {
    spot s = spot_of(a->k->c, f->path);
    return rule->core.set && !is_marked(&s) ? TURN_CORE : TURN_NEVER;
  }
  if (f->verdict != PS_VERDICT_FAIL) return TURN_NEVER;
  /* What another rule tells already; the core speaks for itself. */
  if (f->told_by != NULL && (!rule->core.set || ps_rule_find(f->told_by)->core.set))
    return TURN_NEVER;
  return rule->core.set                          ? TURN_CORE
         : f->severity == PS_SEVERITY_ERROR   ? TURN_ERROR
         : f->severity == PS_SEVERITY_WARNING ? TURN_WARNING
                                                 : TURN_NEVER;
}

/* Lower is sooner: the order of the work, then what fails, then what is not known. */
static int rank(const asking *a, const ps_finding *f, const ps_rule *rule) {
  spot s = spot_of(a->k->c, f->path);
  const psi_question *question = question_for(&s, f);
  bool moved = question != NULL && question->phase != PS_PHASE_KIND_UNSET;
  int stretch = (int)(moved ? question->phase : rule->phase);
  return stretch * 1000 + (f->verdict == PS_VERDICT_FAIL ? 0 : 100) +
         (int)rule->core.value;
}

typedef struct chosen {
  const ps_finding *finding; /* NULL for none */
  turn turn;
  int rank;
  const ps_finding *widest; /* of the core: what most rules cannot tell for */
  size_t rules;             /* how many */
  size_t open[TURN_NEVER];  /* questions of each turn */
} chosen;

static void consider(asking *a, const ps_finding *f, const ps_rule *rule, chosen *best) {
  turn when = turn_of(a, f, rule);
  if (when == TURN_NEVER) return;
  int place = rank(a, f, rule);
  if (best->finding == NULL || when < best->turn || (when == best->turn && place < best->rank)) {
    best->finding = f;
    best->turn = when;
    best->rank = place;
  }
  if (f->verdict == PS_VERDICT_FAIL) {
    best->open[when]++;
    return;
  }
  group *g = group_of(a, f);
  if (g->first == NULL) {
    g->first = f;
    best->open[when]++;
  }
  if (g->last == NULL || strcmp(g->last, f->rule) != 0) g->rules++;
  g->last = f->rule;
  if (g->rules > best->rules) {
    best->rules = g->rules;
    best->widest = g->first;
  }
}

/* The finding that most rules of the core hang on, if they are three or more; else the first
 * in its turn and the order of the work. */
static chosen choose(asking *a) {
  enum { MANY = 3 };
  chosen best = {NULL, TURN_NEVER, 0, NULL, 0, {0}};
  const ps_rule *rule = NULL;
  for (size_t i = 0; i < a->all->findings.count && psi_pulse_beat(a->k->pulse, 4); i++) {
    const ps_finding *f = &a->all->findings.items[i];
    if (rule == NULL || rule->id != f->rule) rule = ps_rule_find(f->rule); /* neighbours share it */
    consider(a, f, rule, &best);
  }
  if (best.rules >= MANY) {
    best.finding = best.widest;
    best.rank = rank(a, best.finding, ps_rule_find(best.finding->rule));
  }
  return best;
}

static const psi_step *first_step(const psi_check *k, psi_place *at, size_t *open) {
  const psi_step *step, *first = NULL;
  psi_place place;
  for (size_t i = 0; (step = psi_step_at(i)) != NULL; i++) {
    if (!step->open(k, &place)) continue;
    ++*open;
    if (first != NULL) continue;
    first = step;
    *at = place;
  }
  return first;
}

static void ask(asking *a) {
  psi_place at = {NULL, NULL};
  chosen best = choose(a);
  const psi_step *step = first_step(a->k, &at, &best.open[TURN_CORE]);
  a->made->case_id = kept(a, a->k->c->id);
  a->made->sound.set = a->made->open.set = true;
  a->made->sound.value = step == NULL && best.turn >= TURN_WARNING;
  a->made->open.value = (int64_t)(a->made->sound.value
                                      ? best.open[TURN_WARNING]
                                      : best.open[TURN_CORE] + best.open[TURN_ERROR]);
  /* A step of the work comes before findings of the same stretch: its answer feeds them. */
  if (step != NULL && (best.turn != TURN_CORE || (int)step->phase * 1000 <= best.rank))
    ask_step(a, step, &at);
  else if (best.finding != NULL)
    ask_finding(a, best.finding);
}

/* Room for a group of each finding, half of it free. */
static bool make_room(asking *a) {
  a->places = 16;
  while (a->places < 2 * a->all->findings.count) a->places *= 2;
  a->groups = psi_store_take(a->store, a->places * sizeof *a->groups);
  return a->groups != NULL;
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
  options.packs = options.rules = NULL;
  options.severity = PS_SEVERITY_UNSET;
  options.audience = PS_AUDIENCE_TEAM;
  psi_pulse pulse = psi_pulse_of(&s);
  const ps_settings most = psi_pulse_within(&pulse, &s, 0, 0.9);
  asking a = {&k, ps_check(c, &options, &most, error), NULL, NULL, NULL, 0, false};
  if (a.all == NULL) return NULL;
  a.store = psi_store_new(&s.allocator);
  a.made = psi_result_new(&psi_next_table, &s.allocator);
  bool seen = a.store != NULL && a.made != NULL;
  psi_pulse_stretch(&pulse, 0.9, 1, 0);
  bool fine = seen && psi_check_begin(&k, c, &options, a.store, &pulse) && make_room(&a);
  if (fine) ask(&a);
  if (seen) psi_check_end(&k);
  psi_store_free(a.store);
  ps_result_free((void *)(uintptr_t)a.all);
  if (fine && !a.no_memory && !pulse.cancelled) return a.made;
  ps_result_free(a.made);
  psi_pulse_end(&pulse, error);
  return NULL;
}
