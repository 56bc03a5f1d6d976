/* Who and what the matrix names can be found: helpers, roles, activities. */
#include "check/pack_responsibilities.h"

#include "check/rules.h"
#include "check/text.h"

#include <string.h>

/* ---- RA06 ---- */

static void helper_known(psi_check *k) {
  for (size_t i = 0; i < k->c->responsibilities.count; i++) {
    const ps_responsibility *r = k->c->responsibilities.items[i];
    if (r->letter != PS_LETTER_S) continue;
    if (r->party == NULL) {
      psi_unknown(k, r, "party");
    } else if (psi_party(k, r->party) == NULL) {
      psi_say(k, "activity", psi_activity_words(r));
      psi_say(k, "party", r->party);
      psi_fails(k, 0, r, "party");
    } else {
      psi_passes(k);
    }
  }
}

/* ---- RA07 ---- */

/* Behind a word that a text begins with, in small letters; the text itself where it does
 * not. */
static const char *behind(const char *text, const char *word) {
  size_t length = 0;
  while (word[length] != '\0' && psi_small(text[length]) == word[length]) length++;
  return word[length] == '\0' && text[length] == ' ' ? text + length + 1 : text;
}

/* Whether a name is a generic word and nothing else, but for "the" before it. */
static bool is_generic(const psi_check *k, const char *name) {
  psi_hit hit;
  name = behind(name, "the");
  if (!psi_text_find(k, PSI_LIST_GENERIC_ROLE, name, 0, &hit)) return false;
  return hit.start == 0 && name[hit.length] == '\0';
}

/* Parties by what they have to do, answer for or be asked: a message reaches any group. */
static psi_group_key busy_party(const void *item) {
  const ps_responsibility *r = item;
  bool busy = r->letter != PS_LETTER_UNSET && r->letter != PS_LETTER_I;
  return (psi_group_key){busy ? r->party : NULL, NULL};
}

static void roles_specific(psi_check *k) {
  const ps_case *c = k->c;
  const void *const *rows = (const void *const *)c->responsibilities.items;
  psi_groups busy;
  if (!psi_group(k, rows, c->responsibilities.count, busy_party, &busy)) return;
  for (size_t i = 0; busy.count > 0 && i < c->parties.count; i++) {
    const ps_party *party = c->parties.items[i];
    size_t first = psi_group_find(&busy, party->id);
    if (first == PSI_NONE) continue;
    if (party->name == NULL) {
      psi_unknown(k, party, "name");
    } else if (!is_generic(k, party->name)) {
      psi_passes(k);
    } else {
      psi_say(k, "party", party->name);
      psi_say(k, "activity", psi_activity_words(c->responsibilities.items[first]));
      psi_object(k, c->responsibilities.items[first]->id);
      psi_fails(k, 0, party, "name");
    }
  }
}

/* ---- RA09 ---- */

static bool begins_with_article(const char *activity) {
  return behind(activity, "the") != activity || behind(activity, "a") != activity ||
         behind(activity, "an") != activity;
}

/* One word that is no verb and belongs to none of the usual activities. */
static bool is_bare(const psi_check *k, const ps_responsibility *r) {
  psi_hit hit;
  if (r->kind != PS_ACTIVITY_KIND_UNSET && r->kind != PS_ACTIVITY_KIND_OTHER) return false;
  return psi_word_count(r->activity) == 1 && strpbrk(r->activity, "-/&+") == NULL &&
         !psi_text_find(k, PSI_LIST_ACTION_VERB, r->activity, 0, &hit);
}

static void activity_says_what(psi_check *k) {
  psi_raci m;
  if (!psi_raci_of(k, &m)) return;
  for (size_t i = 0; i < m.count; i++) {
    const ps_responsibility *r = m.rows[i];
    if (r->activity == NULL && r->kind == PS_ACTIVITY_KIND_UNSET) psi_unknown(k, r, "activity");
    if (m.activities.later[i]) continue;
    psi_say(k, "activity", psi_activity_words(r));
    if (r->activity != NULL && begins_with_article(r->activity))
      psi_fails(k, 1, r, "activity");
    else if (r->activity != NULL && is_bare(k, r))
      psi_fails(k, 0, r, "activity");
    else
      psi_passes(k);
  }
}

/* ---- the rows ---- */

static const psi_rule rules[] = {
    {{PSI_RULE("RA06", "helper-known", "responsibilities", CASE, WARNING, DESIGN),
      .claim = "Whoever is to help is one of the parties of the case.",
      .why = "Help is easily promised on behalf of somebody who is not in the room.",
      .fails_when = "the party of an S is not one of the parties of the case",
      .reads = PSI_LIST("responsibility.letter", "responsibility.party"),
      .branches = PSI_BRANCHES(PSI_SAYS(
          "\"{party}\" is to help with \"{activity}\", but is not one of the parties of this "
          "case.")),
      .fix = "Add them to the parties and ask them, or name somebody else to help.",
      .source = "Validators of RASCI matrices in public use", .basis = PS_BASIS_READ},
     helper_known},
    {{PSI_RULE("RA07", "roles-specific", "responsibilities", CASE, WARNING, DESIGN),
      .claim = "Parts are given to roles that can be found, not to \"the team\".",
      .why = "Work that is given to a team or to management is nobody's in particular.",
      .fails_when = "a party with an R, A, S or C has a name that is one of the generic words and "
                    "nothing else (words generic_role). Those who are only told may be any group; "
                    "whether a name is a person's cannot be seen.",
      .reads = PSI_LIST("responsibility.letter", "responsibility.party", "party.name"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{party}\" has a part in \"{activity}\", but could be anybody.")),
      .fix = "Say which one, by the name people there use for the role.", PSI_ACROSS},
     roles_specific},
    {{PSI_RULE("RA09", "activity-says-what", "responsibilities", CASE, NOTE, DESIGN),
      .claim = "The name of an activity says what is done.",
      .why = "A bare noun names a subject; whoever has the part cannot tell when it is done.",
      .fails_when = "an activity begins with the, a or an; or it is a single word that is no verb "
                    "of the list action_verb and its kind is not set. Longer names without a verb "
                    "are passed over: many tables list what is made.",
      .reads = PSI_LIST("responsibility.activity", "responsibility.kind"),
      .branches = PSI_BRANCHES(
          PSI_SAYS("\"{activity}\" is one word and does not say what is to be done with what."),
          PSI_SAYS("\"{activity}\" names a thing and does not say what is to be done with it.")),
      .fix = "Begin with a verb and name the thing, as in \"Approve the budget\".",
      .source = "Geratools, RACI matrix builder, and other RACI tools in public use",
      .basis = PS_BASIS_READ},
     activity_says_what},
};

const psi_pack psi_pack_responsibilities_names = {"responsibilities", rules, PSI_COUNT(rules)};
