/* Whether a framework that somebody made means something: before it is used, so that
 * nobody who uses one has to ask again. */
#include "base/error.h"
#include "base/path.h"
#include "base/text.h"
#include "knowledge/registry.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

typedef struct check {
  const ps_framework *framework;
  psi_path path;
  ps_error *error;
} check;

static ps_status fail(check *c, ps_status status, const char *format, ...) PSI_FORMAT(3, 4);
static ps_status fail(check *c, ps_status status, const char *format, ...) {
  char message[sizeof c->error->message];
  va_list arguments;
  va_start(arguments, format);
  vsnprintf(message, sizeof message, format, arguments);
  va_end(arguments);
  psi_fail(c->error, status, "%s", message);
  psi_error_path(c->error, c->path.text);
  return status;
}

/* A text for a message; one excerpt a message. */
static const char *shown(const char *text, char buffer[64]) {
  return text == NULL ? "" : psi_excerpt(text, strlen(text), buffer);
}

static bool is_empty(const char *text) { return text == NULL || text[0] == '\0'; }

/* ---- each value by itself ---- */

static ps_status check_object(check *c, const void *object, const ps_struct *type);

static ps_status check_text(check *c, const char *text) {
  if (text == NULL || psi_utf8_check(text, strlen(text)) == strlen(text)) return PS_OK;
  return fail(c, PS_E_VALUE, "This text is not UTF-8.");
}

static ps_status check_item(check *c, const ps_field *field, psi_list list, size_t index) {
  if (field->kind == PS_KIND_STRUCT)
    return check_object(c, psi_list_item(field, list, index), field->element);
  const char *text = psi_list_text(list, index);
  if (is_empty(text)) return fail(c, PS_E_VALUE, "\"%s\" takes no empty texts.", field->name);
  if (field->values != NULL && psi_enum_find(field->values, text) == 0)
    return fail(c, PS_E_NOT_FOUND, "\"%s\" does not take this word.", field->name);
  return check_text(c, text);
}

static ps_status check_list(check *c, const void *object, const ps_field *field) {
  psi_list list = psi_get_list(object, field);
  ps_status status = PS_OK;
  if (list.count > 0 && list.items == NULL)
    return fail(c, PS_E_ARGUMENT, "\"%s\" has a count and no items (NULL).", field->name);
  for (size_t i = 0; status == PS_OK && i < list.count; i++) {
    size_t before = psi_path_item(&c->path, i);
    status = check_item(c, field, list, i);
    psi_path_cut(&c->path, before);
  }
  return status;
}

static ps_status check_field(check *c, const void *object, const ps_field *field) {
  if (field->flags & PS_FIELD_LIST) return check_list(c, object, field);
  if (psi_kind_is_text(field->kind)) return check_text(c, psi_get_text(object, field));
  if (field->kind != PS_KIND_ENUM) return PS_OK;
  int value = psi_get_enum(object, field);
  if (value >= 0 && (size_t)value < field->values->count) return PS_OK;
  return fail(c, PS_E_VALUE, "\"%s\" has no value %d.", field->name, value);
}

static ps_status check_object(check *c, const void *object, const ps_struct *type) {
  ps_status status = PS_OK;
  for (size_t i = 0; status == PS_OK && i < type->count; i++) {
    size_t before = psi_path_member(&c->path, type->fields[i].name);
    status = check_field(c, object, &type->fields[i]);
    psi_path_cut(&c->path, before);
  }
  return status;
}

/* ---- cells ---- */

static const ps_framework_cell *cell_of(const check *c, const char *id) {
  return ps_framework_cell_find(c->framework, id);
}

static ps_status check_parents(check *c, const ps_framework_cell *cell) {
  const ps_framework_cell *at = cell;
  char a[64], b[64];
  if (cell->parent == NULL) return PS_OK;
  psi_path_member(&c->path, "parent");
  for (size_t steps = 0; at->parent != NULL; steps++) {
    const ps_framework_cell *parent = cell_of(c, at->parent);
    /* One further up is told where that cell is looked at. */
    if (parent == NULL && at != cell) return PS_OK;
    if (parent == NULL)
      return fail(c, PS_E_NOT_FOUND, "\"%s\" is part of \"%s\", which is no cell here.",
                  shown(cell->id, a), shown(at->parent, b));
    if (parent == cell || steps >= c->framework->cells.count)
      return fail(c, PS_E_VALUE, "The parents of \"%s\" lead in a circle, by \"%s\".",
                  shown(cell->id, a), shown(at->id, b));
    at = parent;
  }
  return PS_OK;
}

static ps_status check_branch(check *c, const ps_branch *branch) {
  char a[64];
  size_t before = psi_path_member(&c->path, "to");
  if (branch->to != NULL && cell_of(c, branch->to) == NULL)
    return fail(c, PS_E_NOT_FOUND, "A branch leads to \"%s\", which is no cell here.",
                shown(branch->to, a));
  psi_path_cut(&c->path, before);
  psi_path_member(&c->path, "kinds");
  for (size_t i = 0; i < branch->kinds.count; i++) {
    before = psi_path_item(&c->path, i);
    if (ps_intervention_kind_find(branch->kinds.items[i]) == NULL)
      return fail(c, PS_E_NOT_FOUND, "There is no kind of intervention \"%s\"; they are I01 to I62.",
                  shown(branch->kinds.items[i], a));
    psi_path_cut(&c->path, before);
  }
  return PS_OK;
}

static ps_status check_cell(check *c, const ps_framework_cell *cell) {
  char a[64];
  size_t before = psi_path_member(&c->path, "id");
  ps_status status = PS_OK;
  if (is_empty(cell->id)) return fail(c, PS_E_VALUE, "A cell needs an id.");
  if (cell_of(c, cell->id) != cell)
    return fail(c, PS_E_EXISTS, "Two cells have the id \"%s\".", shown(cell->id, a));
  psi_path_cut(&c->path, before);
  status = check_parents(c, cell);
  psi_path_cut(&c->path, before);
  size_t all = psi_path_member(&c->path, "branches");
  for (size_t i = 0; status == PS_OK && i < cell->branches.count; i++) {
    size_t one = psi_path_item(&c->path, i);
    status = check_branch(c, &cell->branches.items[i]);
    psi_path_cut(&c->path, one);
  }
  psi_path_cut(&c->path, all);
  return status;
}

static ps_status check_cells(check *c) {
  ps_status status = PS_OK;
  size_t before = psi_path_member(&c->path, "cells");
  if (c->framework->cells.count == 0) return fail(c, PS_E_VALUE, "A framework needs cells.");
  for (size_t i = 0; status == PS_OK && i < c->framework->cells.count; i++) {
    size_t one = psi_path_item(&c->path, i);
    status = check_cell(c, &c->framework->cells.items[i]);
    psi_path_cut(&c->path, one);
  }
  psi_path_cut(&c->path, before);
  return status;
}

/* ---- order ---- */

static ps_status check_order(check *c) {
  const ps_text_list *order = &c->framework->order;
  char a[64];
  size_t before = psi_path_member(&c->path, "order");
  if (order->count == 0 && !order->given) {
    psi_path_cut(&c->path, before);
    return PS_OK;
  }
  for (size_t i = 0; i < order->count; i++) {
    size_t one = psi_path_item(&c->path, i);
    if (cell_of(c, order->items[i]) == NULL)
      return fail(c, PS_E_VALUE, "The order names \"%s\", which is no cell here.",
                  shown(order->items[i], a));
    if (ps_framework_cell_order(c->framework, order->items[i]) != i + 1)
      return fail(c, PS_E_VALUE, "The order names \"%s\" twice.", shown(order->items[i], a));
    psi_path_cut(&c->path, one);
  }
  for (size_t i = 0; i < c->framework->cells.count; i++) {
    const char *id = c->framework->cells.items[i].id;
    if (ps_framework_cell_order(c->framework, id) == 0)
      return fail(c, PS_E_VALUE, "The order leaves out the cell \"%s\".", shown(id, a));
  }
  psi_path_cut(&c->path, before);
  return PS_OK;
}

/* ---- mappings ---- */

static ps_status check_mapped_factor(check *c, const ps_mapping *mapping, const char *factor) {
  char a[64];
  if (ps_factor_find(factor) == NULL)
    return fail(c, PS_E_NOT_FOUND, "There is no factor \"%s\"; they are F00 to F33.",
                shown(factor, a));
  if (mapping->cell == NULL && ps_factor_cell_at(c->framework, factor, 0) != NULL)
    return fail(c, PS_E_VALUE, "\"%s\" has a cell in another mapping, and here it has none.",
                shown(factor, a));
  return PS_OK;
}

static ps_status check_mapping(check *c, const ps_mapping *mapping) {
  const bool one_sided = mapping->cell == NULL || mapping->factors.count == 0;
  char a[64];
  if (mapping->cell == NULL && mapping->factors.count == 0)
    return fail(c, PS_E_VALUE, "This mapping has neither a cell nor factors.");
  if (one_sided && is_empty(mapping->reason))
    return fail(c, PS_E_VALUE, "A mapping of one side needs a \"reason\" why there is no other.");
  if (!one_sided && mapping->reason != NULL)
    return fail(c, PS_E_VALUE, "A \"reason\" tells why there is no counterpart; here is one. Put "
                               "it into \"note\".");
  size_t before = psi_path_member(&c->path, "cell");
  if (mapping->cell != NULL && cell_of(c, mapping->cell) == NULL)
    return fail(c, PS_E_NOT_FOUND, "A mapping names \"%s\", which is no cell here.",
                shown(mapping->cell, a));
  if (mapping->cell != NULL && mapping->factors.count == 0 &&
      ps_cell_factor_at(c->framework, mapping->cell, 0) != NULL)
    return fail(c, PS_E_VALUE, "\"%s\" has factors in another mapping, and here it has none.",
                shown(mapping->cell, a));
  psi_path_cut(&c->path, before);
  psi_path_member(&c->path, "factors");
  ps_status status = PS_OK;
  for (size_t i = 0; status == PS_OK && i < mapping->factors.count; i++) {
    size_t one = psi_path_item(&c->path, i);
    status = check_mapped_factor(c, mapping, mapping->factors.items[i]);
    psi_path_cut(&c->path, one);
  }
  psi_path_cut(&c->path, before);
  return status;
}

static ps_status check_mappings(check *c) {
  ps_status status = PS_OK;
  size_t before = psi_path_member(&c->path, "mappings");
  for (size_t i = 0; status == PS_OK && i < c->framework->mappings.count; i++) {
    size_t one = psi_path_item(&c->path, i);
    status = check_mapping(c, &c->framework->mappings.items[i]);
    psi_path_cut(&c->path, one);
  }
  psi_path_cut(&c->path, before);
  return status;
}

ps_status psi_framework_check(const ps_framework *framework, ps_error *error) {
  check c;
  memset(&c, 0, sizeof c);
  c.framework = framework;
  c.error = error;
  ps_status status = check_object(&c, framework, &psi_framework_table);
  if (status != PS_OK) return status;
  if (is_empty(framework->id)) {
    psi_path_member(&c.path, "id");
    return fail(&c, PS_E_VALUE, "A framework needs an id.");
  }
  status = check_cells(&c);
  if (status == PS_OK) status = check_order(&c);
  return status == PS_OK ? check_mappings(&c) : status;
}
