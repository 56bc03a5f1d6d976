/* A member that perfsys does not know, put into a case by itself: scanned as strictly as it
 * would be in the case's text, so that what is written can be read again. */
#include "exchange/scan.h"

#include "base/error.h"
#include "base/text.h"
#include "model/entity.h"
#include "model/place.h"

#include <perfsys/exchange.h>

#include <string.h>

/* What the value stands in: the case, a list, an entity, and at most two lists of structs. */
#define AROUND 7

/* Whether a name is that of a field, which has a value of its own. A word that is not known
 * yet is kept by the name of its field, where that has none. */
static bool is_taken(const void *object, const char *name, char first) {
  const ps_field *field = ps_field_find(((const ps_object *)object)->type, name);
  bool word = field != NULL && field->kind == PS_KIND_ENUM && first == '"' &&
              !psi_field_is_set(object, field);
  return field != NULL && !word;
}

static ps_status refuse_name(const char *name, ps_error *error) {
  char shown[64];
  psi_fail(error, PS_E_VALUE, "perfsys knows \"%s\": ps_set() sets it.",
           psi_excerpt(name, strlen(name), shown));
  psi_error_path(error, name);
  return PS_E_VALUE;
}

static ps_status keep(ps_case *c, void *object, const char *name, const char *json,
                      ps_error *error) {
  ps_settings settings = psi_settings(NULL);
  settings.limits.depth -= AROUND;
  psi_scanner *s = psi_scan_open(json, strlen(json), PSI_LEVEL_CASE, &settings, error);
  if (s == NULL) return PS_E_MEMORY;
  const char first = psi_scan_peek(s);
  const size_t start = psi_scan_at(s);
  ps_status status = psi_scan_value(s, NULL);
  const size_t end = psi_scan_at(s);
  if (status == PS_OK) status = psi_scan_end(s);
  psi_scan_close(s);
  if (status != PS_OK) return status;
  if (is_taken(object, name, first)) return refuse_name(name, error);
  ps_extension *there = (ps_extension *)(uintptr_t)psi_extension_find(object, name);
  const char *kept = there == NULL ? NULL
                                   : psi_store_text(psi_texts(c), json + start, end - start);
  if (kept != NULL) there->text = kept;
  bool done = there != NULL ? kept != NULL
                            : psi_extend(psi_texts(c), object, name, strlen(name), json + start,
                                         end - start);
  return done ? PS_OK : psi_fail_memory(error);
}

ps_status ps_set_unknown(ps_case *c, void *entity, const char *within, const char *name,
                         const char *json, ps_error *error) {
  if (name == NULL) return psi_fail_argument(error, "ps_set_unknown: there is no name (NULL).");
  psi_target target;
  ps_status status = psi_struct_open(c, entity, within, &target, error);
  if (status != PS_OK) return status;
  if (psi_utf8_check(name, strlen(name)) != strlen(name))
    return psi_fail(error, PS_E_ENCODING, "The name is not valid UTF-8.");
  if (json == NULL)
    psi_extension_drop(target.object, name);
  else
    status = keep(c, target.object, name, json, error);
  if (status == PS_OK && json != NULL) psi_target_mark(&target);
  return status;
}
