#include "model/inspect.h"

#include "base/error.h"
#include "model/index.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

/* Ids are stable and never used again. */
static const ps_integrity_rule rules[] = {
    {"M01", "required-field", PS_SEVERITY_ERROR, "Every object has the fields it cannot be without.",
     "Fill it in."},
    {"M02", "unique-id", PS_SEVERITY_ERROR, "An id names one object of the case.",
     "Give one of them another id, and change the references meant for it."},
    {"M03", "dangling-reference", PS_SEVERITY_ERROR, "What is referred to is in the case.",
     "Correct the id, or add the object."},
    {"M04", "mistyped-reference", PS_SEVERITY_ERROR,
     "A reference leads to an object of the type it is for.", "Refer to an object of that type."},
    {"M05", "circular-reference", PS_SEVERITY_ERROR, "Nothing comes from itself.",
     "Break the circle where the link is weakest."},
    {"M06", "value-in-range", PS_SEVERITY_ERROR, "Values are within the range of their field.",
     "Correct the value; a percentage is written as a share of 1."},
    {"M07", "range-in-order", PS_SEVERITY_ERROR, "Low is not above likely, nor likely above high.",
     "Put the three in order."},
    {"M08", "dates-in-order", PS_SEVERITY_ERROR, "Nothing ends before it begins.",
     "Correct one of the two dates."},
    {"M09", "one-currency", PS_SEVERITY_ERROR,
     "All money of a case is in its one currency, an ISO 4217 code.",
     "Convert the amounts, or set the case's currency."},
    {"M10", "known-word", PS_SEVERITY_ERROR, "A field of fixed words holds one of them.",
     "Use one of the words; until then the field counts as not set."},
    {"M11", "misspelt-member", PS_SEVERITY_WARNING, "Members are spelled as the format has them.",
     "Rename the member; until then it is kept, and not read."},
    {"M12", "unknown-member", PS_SEVERITY_NOTE, "Members are those of the format.",
     "Nothing, if it is meant for another tool: it is kept as it is."},
    {"M13", "point-given-once", PS_SEVERITY_WARNING,
     "A series has one point for a date and group.", "Remove one of the two points."},
    {"M14", "denominator-not-zero", PS_SEVERITY_ERROR, "A rate has a denominator above zero.",
     "Leave the point out where nothing was counted."},
    {"M15", "marks-name-fields", PS_SEVERITY_ERROR,
     "What is marked private or not applicable is a field.", "Correct the name of the field."},
    {"M16", "version-known", PS_SEVERITY_NOTE, "The case is of a schema version this library knows.",
     "Update perfsys to see all of it; what is new is kept."},
};

const ps_integrity_rule *ps_integrity_rule_at(size_t index) {
  return index < sizeof rules / sizeof rules[0] ? &rules[index] : NULL;
}

void psi_broken(psi_inspection *in, psi_integrity rule, const char *format, ...) {
  char message[512];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(message, sizeof message, format, arguments);
  va_end(arguments);
  const ps_integrity_rule *r = &rules[rule];
  ps_finding *f = psi_finding_add(in->found, r->id, r->name, r->severity, in->path.text, r->fix,
                                  "%s", message);
  if (f == NULL || !psi_finding_object(in->found, f, in->entity->id)) in->no_memory = true;
}

static void inspect_id(psi_inspection *in) {
  const char *id = in->entity->id;
  if (id == NULL) return;
  char shown[64];
  size_t before = psi_path_member(&in->path, "id");
  const ps_entity *first = psi_index_find(in->c->index, id);
  if (*id == '\0') psi_broken(in, PSI_REQUIRED_FIELD, "The id is empty.");
  if (first != NULL && first != in->entity)
    psi_broken(in, PSI_UNIQUE_ID, "The id \"%s\" is that of a%s %s already.",
               psi_excerpt(id, strlen(id), shown), psi_an(first->object.type->name),
               first->object.type->name);
  psi_path_cut(&in->path, before);
}

static bool inspect_entity(void *data, ps_entity *entity, const ps_field *list, size_t index) {
  psi_inspection *in = data;
  in->entity = entity;
  psi_path_cut(&in->path, 0);
  if (list != NULL) {
    psi_path_member(&in->path, list->name);
    psi_path_item(&in->path, index);
  }
  inspect_id(in);
  if (list == NULL && in->c->schema_version.value > ps_schema_version())
    psi_broken(in, PSI_NEWER_VERSION, "The case is of schema version %d, this library knows %d.",
               (int)in->c->schema_version.value, ps_schema_version());
  psi_inspect_values(in, entity);
  psi_inspect_references(in);
  return !in->no_memory;
}

ps_findings *ps_case_inspect(const ps_case *c, const ps_settings *settings, ps_error *error) {
  if (c == NULL) {
    psi_fail_argument(error, "ps_case_inspect: there is no case (NULL).");
    return NULL;
  }
  ps_settings s = psi_settings(settings);
  psi_inspection in;
  memset(&in, 0, sizeof in);
  in.c = c;
  psi_pulse pulse = psi_pulse_of(&s);
  in.allocator = &s.allocator;
  in.pulse = &pulse;
  in.currency = c->currency;
  in.found = psi_findings_new(&s.allocator);
  psi_pulse_stretch(&pulse, 0, 0.7, 0);
  if (in.found != NULL && psi_entities_each(c, &pulse, inspect_entity, &in)) {
    psi_pulse_stretch(&pulse, 0.7, 1, 0);
    psi_inspect_circles(&in);
  }
  if (in.found == NULL || in.no_memory || pulse.cancelled) {
    ps_result_free(in.found);
    psi_pulse_end(&pulse, error);
    return NULL;
  }
  return in.found;
}
