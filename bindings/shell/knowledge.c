/* perfsys knowledge: the tables that are built in, one table, or one row. */
#include "shell.h"

#include <perfsys/knowledge.h>

#include <stdlib.h>
#include <string.h>

/* A row: what it is called, and whose it is, where it is a part of a framework. */
typedef struct row {
  const char *owner; /* A framework's id, or NULL. */
  const void *object;
} row;

typedef struct rows {
  row *items;
  size_t count, room;
  bool failed;
} rows;

typedef struct table {
  const char *name;
  const char *doc;
  const void *(*at)(size_t index); /* NULL for parts of frameworks. */
  const char *part;                /* The list of a framework that its rows are in. */
  bool one_sided;                  /* Of mappings: those without a counterpart. */
} table;

#define AT(function)                                                                               \
  static const void *function##_row(size_t index) { return function(index); }
AT(ps_framework_at)
AT(ps_factor_at)
AT(ps_intervention_kind_at)
AT(ps_dif_at)
AT(ps_rating_scale_at)
AT(ps_salience_at)
AT(ps_power_interest_at)
AT(ps_evaluation_level_at)
AT(ps_process_at)
AT(ps_question_at)

static const table tables[] = {
    {"frameworks", "ways of looking at performance", ps_framework_at_row, NULL, false},
    {"cells", "the boxes, questions and levels of frameworks", NULL, "cells", false},
    {"factors", "what performance depends on", ps_factor_at_row, NULL, false},
    {"mappings", "which factors a cell stands for", NULL, "mappings", false},
    {"no_counterparts", "factors without a cell, cells without a factor, and why", NULL,
     "mappings", true},
    {"intervention_kinds", "what can be done about a cause", ps_intervention_kind_at_row, NULL,
     false},
    {"dif", "training by difficulty, importance and frequency", ps_dif_at_row, NULL, false},
    {"rating_scales", "scales that tasks are rated on", ps_rating_scale_at_row, NULL, false},
    {"salience", "how much a party counts, by what it has", ps_salience_at_row, NULL, false},
    {"power_interest", "how to deal with parties", ps_power_interest_at_row, NULL, false},
    {"evaluation_levels", "levels and tiers of evaluation", ps_evaluation_level_at_row, NULL,
     false},
    {"processes", "templates that phases can follow", ps_process_at_row, NULL, false},
    {"questions", "a bank of questions to work through a case with", ps_question_at_row, NULL,
     false}};
static const size_t table_count = sizeof tables / sizeof tables[0];

/* ---- rows ---- */

static void add(rows *r, const char *owner, const void *object) {
  if (r->count == r->room) {
    size_t room = r->room == 0 ? 64 : r->room * 2;
    row *larger = realloc(r->items, room * sizeof *larger);
    if (larger == NULL) {
      r->failed = true;
      return;
    }
    r->items = larger;
    r->room = room;
  }
  r->items[r->count].owner = owner;
  r->items[r->count++].object = object;
}

static void add_parts(rows *r, const table *t, const ps_framework *f) {
  if (strcmp(t->part, "cells") == 0)
    for (size_t i = 0; i < f->cells.count; i++) add(r, f->id, &f->cells.items[i]);
  else
    for (size_t i = 0; i < f->mappings.count; i++)
      if ((f->mappings.items[i].reason != NULL) == t->one_sided)
        add(r, f->id, &f->mappings.items[i]);
}

static rows rows_of(const table *t) {
  rows r = {NULL, 0, 0, false};
  const void *object = NULL;
  const ps_framework *f = NULL;
  for (size_t i = 0; t->at != NULL && (object = t->at(i)) != NULL; i++) add(&r, NULL, object);
  for (size_t i = 0; t->at == NULL && (f = ps_framework_at(i)) != NULL; i++) add_parts(&r, t, f);
  return r;
}

/* ---- what is in a field ---- */

static const void *field_at(const void *object, const ps_field *field) {
  return (const char *)object + field->offset;
}

static const char *text_of(const void *object, const char *name) {
  const ps_field *field = ps_field_find(((const ps_object *)object)->type, name);
  const char *text = NULL;
  if (field != NULL && (field->flags & PS_FIELD_LIST) == 0)
    memcpy(&text, field_at(object, field), sizeof text);
  return text;
}

static const char *word_of(const void *object, const ps_field *field) {
  int value = 0;
  memcpy(&value, field_at(object, field), sizeof value);
  return value > 0 && (size_t)value < field->values->count ? field->values->values[value].name : "";
}

static bool is_mapping(const row *r) {
  return ps_field_find(((const ps_object *)r->object)->type, "factors") != NULL &&
         text_of(r->object, "id") == NULL;
}

/* "bem/G1", or the id; a mapping without a cell has that of its framework. */
static const char *id_of(const row *r, char buffer[128]) {
  const char *own = is_mapping(r) ? text_of(r->object, "cell") : text_of(r->object, "id");
  snprintf(buffer, 128, "%s%s%s", r->owner != NULL ? r->owner : "",
           r->owner != NULL && own != NULL ? "/" : "", own != NULL ? own : "");
  return buffer;
}

static bool is_named(const row *r, const char *id) {
  char full[128];
  const char *own = is_mapping(r) ? text_of(r->object, "cell") : text_of(r->object, "id");
  if (strcmp(id_of(r, full), id) == 0 || (own != NULL && strcmp(own, id) == 0)) return true;
  if (r->owner != NULL && strcmp(r->owner, id) == 0) return true;
  if (!is_mapping(r)) return false;
  const ps_mapping *mapping = r->object;
  for (size_t i = 0; i < mapping->factors.count; i++)
    if (strcmp(mapping->factors.items[i], id) == 0) return true;
  return false;
}

/* ---- text ---- */

/* Words of a text on lines, each indented, the first of them where the line stands. */
static void wrapped(output *o, const char *text, size_t indent, size_t at, size_t width) {
  char spaces[64];
  snprintf(spaces, sizeof spaces, "%*s", (int)(indent < 60 ? indent : 60), "");
  for (bool first = true; *text != '\0'; first = false) {
    size_t length = strcspn(text, " ");
    if (!first && at + 1 + length > width) {
      output_text(o, "\n");
      output_text(o, spaces);
      at = indent;
    } else if (!first) {
      output_text(o, " ");
      at++;
    }
    output_bytes(o, text, length);
    at += length;
    text += length;
    while (*text == ' ') text++;
  }
  output_text(o, "\n");
}

static void value_text(const void *object, const ps_field *field, char *text, size_t room) {
  const void *at = field_at(object, field);
  char number[32];
  size_t used = 0;
  text[0] = '\0';
  if (field->flags & PS_FIELD_LIST) {
    const ps_text_list *list = at;
    for (size_t i = 0; i < list->count && used < room; i++)
      used += (size_t)snprintf(text + used, room - used, "%s%s", i > 0 ? ", " : "", list->items[i]);
    if (list->count == 0) snprintf(text, room, "none");
  } else if (field->kind == PS_KIND_FLAG) {
    snprintf(text, room, "%s", ((const ps_flag *)at)->value ? "yes" : "no");
  } else if (field->kind == PS_KIND_INTEGER) {
    snprintf(text, room, "%lld", (long long)((const ps_integer *)at)->value);
  } else if (field->kind == PS_KIND_NUMBER) {
    snprintf(text, room, "%s", ps_number_text(((const ps_number *)at)->value, number));
  } else if (field->kind == PS_KIND_ENUM) {
    snprintf(text, room, "%s", word_of(object, field));
  } else {
    snprintf(text, room, "%s", text_of(object, field->name));
  }
}

static void label(output *o, const char *name, size_t indent, size_t *at) {
  char text[96];
  int length = snprintf(text, sizeof text, "%*s%s: ", (int)indent, "", name);
  for (char *p = text; *p != '\0'; p++)
    if (*p == '_') *p = ' ';
  output_text(o, text);
  *at = (size_t)length;
}

static void object_text(output *o, const void *object, size_t indent, size_t width) {
  const ps_struct *type = ((const ps_object *)object)->type;
  char text[2048];
  for (size_t i = 0; i < type->count; i++) {
    const ps_field *field = &type->fields[i];
    size_t at = 0;
    if (!ps_is_set(object, field->name)) continue;
    label(o, field->name, indent, &at);
    if (field->kind != PS_KIND_STRUCT) {
      value_text(object, field, text, sizeof text);
      wrapped(o, text, indent + 4, at, width);
      continue;
    }
    const ps_mapping_items *list = field_at(object, field); /* All lists look alike. */
    output_text(o, "\n");
    for (size_t k = 0; k < list->count; k++) {
      object_text(o, (const char *)list->items + k * field->element->size, indent + 4, width);
      if (k + 1 < list->count) output_text(o, "\n");
    }
  }
}

static void summary(const row *r, char *text, size_t room) {
  const ps_field *decision = ps_field_find(((const ps_object *)r->object)->type, "decision");
  const char *name = text_of(r->object, "name");
  if (name == NULL) name = text_of(r->object, "text");
  if (name != NULL) {
    snprintf(text, room, "%s", name);
  } else if (decision != NULL) {
    snprintf(text, room, "%s", word_of(r->object, decision));
  } else {
    const ps_mapping *mapping = r->object;
    value_text(mapping, ps_field_find(mapping->object.type, "factors"), text, room);
    size_t used = strlen(text);
    if (mapping->reason != NULL)
      snprintf(text + used, room - used, ": %s", mapping->reason);
  }
}

static void table_text(output *o, const rows *r, size_t width) {
  char id[128], text[1024], line[192];
  size_t widest = 0;
  for (size_t i = 0; i < r->count; i++) {
    size_t length = strlen(id_of(&r->items[i], id));
    widest = length > widest ? length : widest;
  }
  for (size_t i = 0; i < r->count; i++) {
    summary(&r->items[i], text, sizeof text);
    snprintf(line, sizeof line, "%-*s  ", (int)widest, id_of(&r->items[i], id));
    output_text(o, line);
    wrapped(o, text, widest + 2, widest + 2, width);
  }
}

static void all_text(output *o) {
  char line[160];
  for (size_t i = 0; i < table_count; i++) {
    rows r = rows_of(&tables[i]);
    snprintf(line, sizeof line, "%-18s %4zu  %s\n", tables[i].name, r.count, tables[i].doc);
    output_text(o, line);
    free(r.items);
  }
}

/* ---- JSON ---- */

static int object_json(output *o, const row *r) {
  ps_error error = {PS_OK, 0, 0, "", ""};
  char *text = ps_json_text(r->object, NULL, NULL, NULL, &error);
  if (text == NULL) return complain_of("knowledge", &error);
  if (r->owner != NULL) {
    output_text(o, "{\"framework\":");
    output_json_string(o, r->owner);
    output_text(o, is_mapping(r) ? ",\"mapping\":" : ",\"cell\":");
  }
  output_text(o, text);
  if (r->owner != NULL) output_text(o, "}");
  ps_text_free(text, NULL);
  return EXIT_FINE;
}

static int rows_json(output *o, const rows *r) {
  int code = EXIT_FINE;
  output_text(o, "[");
  for (size_t i = 0; code == EXIT_FINE && i < r->count; i++) {
    output_text(o, i > 0 ? ",\n" : "\n");
    code = object_json(o, &r->items[i]);
  }
  output_text(o, "\n]\n");
  return code;
}

static void all_json(output *o) {
  char count[64];
  output_text(o, "[");
  for (size_t i = 0; i < table_count; i++) {
    rows r = rows_of(&tables[i]);
    output_text(o, i > 0 ? ",\n{\"table\":" : "\n{\"table\":");
    output_json_string(o, tables[i].name);
    snprintf(count, sizeof count, ",\"rows\":%zu,\"doc\":", r.count);
    output_text(o, count);
    output_json_string(o, tables[i].doc);
    output_text(o, "}");
    free(r.items);
  }
  output_text(o, "\n]\n");
}

/* ---- the verb ---- */

static const table *table_find(const char *name) {
  for (size_t i = 0; i < table_count; i++)
    if (strcmp(tables[i].name, name) == 0) return &tables[i];
  return NULL;
}

static int unknown_table(const char *name) {
  nearest near = {name, NULL, 0};
  char hint[128];
  for (size_t i = 0; i < table_count; i++) nearest_try(&near, tables[i].name);
  return complain(EXIT_USAGE, "there is no table '%s'%s (see perfsys knowledge)", name,
                  nearest_text(&near, hint));
}

static int unknown_row(const table *t, const rows *r, const char *id) {
  nearest near = {id, NULL, 0};
  char hint[128];
  for (size_t i = 0; i < r->count; i++) {
    const char *own = is_mapping(&r->items[i]) ? text_of(r->items[i].object, "cell")
                                               : text_of(r->items[i].object, "id");
    if (own != NULL) nearest_try(&near, own);
    if (r->items[i].owner != NULL) nearest_try(&near, r->items[i].owner);
  }
  return complain(EXIT_USAGE, "%s has no row '%s'%s (see perfsys knowledge %s)", t->name, id,
                  nearest_text(&near, hint), t->name);
}

static int write_rows(const arguments *a, const rows *r, bool whole) {
  output o;
  int code = EXIT_FINE;
  size_t width = a->width != 0 ? (size_t)a->width : 80;
  if (!output_open(&o, a)) return EXIT_IO;
  if (a->format == FORMAT_JSON && whole && r->count == 1) {
    code = object_json(&o, &r->items[0]);
    output_text(&o, "\n");
  } else if (a->format == FORMAT_JSON) {
    code = rows_json(&o, r);
  } else if (!whole) {
    table_text(&o, r, width);
  }
  for (size_t i = 0; whole && a->format != FORMAT_JSON && i < r->count; i++) {
    char id[128];
    if (i > 0) output_text(&o, "\n");
    if (r->items[i].owner != NULL) {
      output_text(&o, id_of(&r->items[i], id));
      output_text(&o, "\n");
    }
    object_text(&o, r->items[i].object, r->items[i].owner != NULL ? 4 : 0, width);
  }
  int closed = output_close(&o);
  return code > closed ? code : closed;
}

static int run_all(const arguments *a) {
  output o;
  if (!output_open(&o, a)) return EXIT_IO;
  if (a->format == FORMAT_JSON)
    all_json(&o);
  else
    all_text(&o);
  return output_close(&o);
}

static int run(const arguments *a) {
  if (a->count == 0) return run_all(a);
  const table *t = table_find(a->operands[0]);
  if (t == NULL) return unknown_table(a->operands[0]);
  rows r = rows_of(t);
  int code = EXIT_FINE;
  size_t kept = 0;
  if (r.failed) {
    code = complain(EXIT_IO, "there is not enough memory");
  } else if (a->count == 1) {
    code = write_rows(a, &r, false);
  } else {
    rows named = r;
    for (size_t i = 0; i < r.count; i++)
      if (is_named(&r.items[i], a->operands[1])) kept++;
    if (kept == 0) code = unknown_row(t, &r, a->operands[1]);
    named.count = 0;
    for (size_t i = 0; kept > 0 && i < r.count; i++)
      if (is_named(&r.items[i], a->operands[1])) named.items[named.count++] = r.items[i];
    if (kept > 0) code = write_rows(a, &named, true);
  }
  free(r.items);
  return code;
}

const verb verb_knowledge = {
    "knowledge",
    "[TABLE [ID]]",
    "Tells what is built in: frameworks, factors, kinds of intervention, tables",
    "Without a table it lists them with how many rows each has. A row of a framework is\n"
    "named by its id, by framework/id, or by the framework for all of them; a mapping\n"
    "also by the factor.\n",
    "perfsys knowledge mappings F10",
    OPTION_JSON | OPTION_WIDTH | OPTION_OUTPUT,
    0,
    2,
    run};
