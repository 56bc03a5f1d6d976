/* One entity from JSON text into a case that is there already. It is read into a case of
 * its own and copied when nothing can be wrong with it any more, so that a text that is
 * refused leaves nothing behind, not even memory. */
#include "exchange/locate.h"
#include "exchange/read.h"

#include "base/text.h"
#include "model/index.h"

#include <perfsys/exchange.h>

#include <string.h>

/* Where the id stands in a text that was read, or where it would: one scan more, but only
 * for who made a mistake. */
static ps_status refuse_id(const psi_reader *r, ps_status status) {
  psi_locator map;
  ps_settings quiet = r->settings;
  quiet.progress = NULL;
  if (psi_locate_open(&map, r->text, r->length, &quiet, NULL)) {
    psi_locate_find(&map, "id", &r->error->line, &r->error->column);
    psi_locate_close(&map);
  }
  psi_error_path(r->error, "id");
  return status;
}

static ps_status check_id(const psi_reader *r, const ps_case *c, const ps_entity *entity) {
  const char *name = entity->object.type->name;
  if (entity->id == NULL || *entity->id == '\0')
    return refuse_id(r, psi_fail(r->error, PS_E_VALUE, "A%s %s needs an id that is not empty.",
                                 psi_an(name), name));
  const ps_entity *other = psi_index_find(c->index, entity->id);
  if (other == NULL) return PS_OK;
  char shown[64];
  const char *by = other->object.type->name;
  return refuse_id(r, psi_fail(r->error, PS_E_EXISTS, "The id \"%s\" is in use already, by a%s %s.",
                               psi_excerpt(entity->id, strlen(entity->id), shown), psi_an(by), by));
}

/* The one entity of a text that holds nothing else, in the case of the reader. */
static ps_entity *read_alone(psi_reader *r, const ps_field *list) {
  ps_status status = psi_read_entity(r, list);
  if (status == PS_OK) status = psi_scan_end(r->scanner);
  if (status == PS_OK) return psi_list_item(list, psi_get_list(r->c, list), 0);
  if (r->error->path[0] == '\0') psi_error_path(r->error, r->path.text);
  return NULL;
}

/* Copies through a struct beside it: only the last step changes the case, and whatever
 * can fail comes before. */
static ps_entity *take_over(ps_case *c, const ps_field *list, ps_case *apart,
                            const ps_entity *entity) {
  ps_entity *beside = psi_store_take(apart->store, list->element->size);
  if (beside == NULL) return NULL;
  psi_init(beside, list->element);
  if (!psi_copy(psi_texts(c), beside, entity) || !psi_index_reserve(c->index, 1)) return NULL;
  ps_entity *made = psi_entity_new(c, list);
  if (made == NULL) return NULL;
  memcpy(made, beside, list->element->size);
  psi_index_enter(c->index, made);
  return made;
}

void *ps_entity_parse(ps_case *c, ps_entity_type type, const char *text, size_t length,
                      const ps_settings *settings, ps_error *error) {
  ps_error own;
  psi_reader r;
  const ps_field *list = psi_entity_list(type);
  if (error == NULL) error = &own;
  if (c == NULL || text == NULL || list == NULL) {
    psi_fail_argument(error, c == NULL || text == NULL
                                 ? "ps_entity_parse: there is no case or no text (NULL)."
                                 : "ps_entity_parse: no such type of entity can be added.");
    return NULL;
  }
  const ps_settings resolved = psi_settings(settings);
  ps_case *apart = ps_case_new(settings, error);
  if (apart == NULL) return NULL;
  ps_entity *read = NULL, *made = NULL;
  if (psi_reader_open(&r, apart, text, length, &resolved, error)) read = read_alone(&r, list);
  if (read != NULL && check_id(&r, c, read) == PS_OK) {
    made = take_over(c, list, apart, read);
    if (made == NULL) psi_fail_memory(error);
  }
  psi_reader_close(&r);
  ps_case_free(apart);
  return made;
}
