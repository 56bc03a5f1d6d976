#include "base/memory.h"

#include <stdlib.h>
#include <string.h>

static void *resize_by_malloc(void *ctx, void *block, size_t old_size, size_t new_size) {
  (void)ctx;
  (void)old_size;
  if (new_size == 0) {
    free(block);
    return NULL;
  }
  return realloc(block, new_size);
}

void *psi_resize(const ps_allocator *allocator, void *block, size_t old_size, size_t new_size) {
  if (allocator != NULL && allocator->resize != NULL)
    return allocator->resize(allocator->ctx, block, old_size, new_size);
  return resize_by_malloc(NULL, block, old_size, new_size);
}

void psi_free(const ps_allocator *allocator, void *block, size_t size) {
  if (block != NULL) psi_resize(allocator, block, size, 0);
}

bool psi_grow(const ps_allocator *allocator, void **items, size_t *capacity, size_t needed,
              size_t item_size) {
  if (needed <= *capacity) return true;
  size_t wanted = *capacity < 8 ? 8 : *capacity + *capacity / 2;
  if (wanted < needed) wanted = needed;
  if (wanted > SIZE_MAX / item_size) return false;
  void *grown = psi_resize(allocator, *items, *capacity * item_size, wanted * item_size);
  if (grown == NULL) return false;
  *items = grown;
  *capacity = wanted;
  return true;
}

static size_t or_default(size_t value, size_t fallback) { return value == 0 ? fallback : value; }

ps_settings psi_settings(const ps_settings *settings) {
  ps_settings s = PS_SETTINGS_INIT;
  if (settings != NULL) {
    size_t known = settings->size < sizeof s ? settings->size : sizeof s;
    memcpy(&s, settings, known);
    s.size = sizeof s;
  }
  s.limits.bytes = or_default(s.limits.bytes, (size_t)1 << 30);
  s.limits.depth = or_default(s.limits.depth, 64);
  s.limits.elements = or_default(s.limits.elements, 100000000);
  s.limits.text = or_default(s.limits.text, (size_t)16 << 20);
  if (s.limits.depth > 512) s.limits.depth = 512;
  return s;
}

void ps_text_free(char *text, const ps_settings *settings) {
  if (text == NULL) return;
  ps_settings s = psi_settings(settings);
  /* Texts handed out remember their block's size in front of them. */
  size_t size;
  memcpy(&size, text - sizeof size, sizeof size);
  psi_free(&s.allocator, text - sizeof size, size);
}
