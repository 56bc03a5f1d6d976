/* From the cells of a framework to factors and back, by the framework's mappings. */
#include "knowledge/tables.h"

#include <string.h>

bool psi_has_text(const ps_text_list *list, const char *text) {
  for (size_t i = 0; i < list->count; i++)
    if (list->items[i] != NULL && strcmp(list->items[i], text) == 0) return true;
  return false;
}

static bool is_cell(const ps_mapping *mapping, const char *cell) {
  return mapping->cell != NULL && strcmp(mapping->cell, cell) == 0;
}

const ps_factor *ps_cell_factor_at(const ps_framework *framework, const char *cell, size_t index) {
  if (framework == NULL || cell == NULL) return NULL;
  for (size_t i = 0; i < framework->mappings.count; i++) {
    const ps_mapping *mapping = &framework->mappings.items[i];
    if (!is_cell(mapping, cell)) continue;
    if (index < mapping->factors.count) return ps_factor_find(mapping->factors.items[index]);
    index -= mapping->factors.count;
  }
  return NULL;
}

const ps_framework_cell *ps_factor_cell_at(const ps_framework *framework, const char *factor,
                                           size_t index) {
  if (framework == NULL || factor == NULL) return NULL;
  for (size_t i = 0; i < framework->mappings.count; i++) {
    const ps_mapping *mapping = &framework->mappings.items[i];
    if (mapping->cell == NULL || !psi_has_text(&mapping->factors, factor)) continue;
    if (index == 0) return ps_framework_cell_find(framework, mapping->cell);
    index--;
  }
  return NULL;
}

const char *ps_factor_no_counterpart(const ps_framework *framework, const char *factor) {
  if (framework == NULL || factor == NULL) return NULL;
  for (size_t i = 0; i < framework->mappings.count; i++) {
    const ps_mapping *mapping = &framework->mappings.items[i];
    if (mapping->cell == NULL && psi_has_text(&mapping->factors, factor)) return mapping->reason;
  }
  return NULL;
}

const char *ps_cell_no_counterpart(const ps_framework *framework, const char *cell) {
  if (framework == NULL || cell == NULL) return NULL;
  for (size_t i = 0; i < framework->mappings.count; i++) {
    const ps_mapping *mapping = &framework->mappings.items[i];
    if (is_cell(mapping, cell) && mapping->factors.count == 0) return mapping->reason;
  }
  return NULL;
}

const ps_mapping *ps_mapping_find(const ps_framework *framework, const char *cell,
                                  const char *factor) {
  if (framework == NULL || cell == NULL || factor == NULL) return NULL;
  for (size_t i = 0; i < framework->mappings.count; i++) {
    const ps_mapping *mapping = &framework->mappings.items[i];
    if (is_cell(mapping, cell) && psi_has_text(&mapping->factors, factor)) return mapping;
  }
  return NULL;
}
