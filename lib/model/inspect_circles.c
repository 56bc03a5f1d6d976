/* References that must not lead back to where they began: a cause is no ancestor of
 * itself. Depth first over arrays, without recursion: chains can be as long, and
 * lists of parents as wide, as a hostile case makes them. */
#include "base/error.h"
#include "model/index.h"
#include "model/inspect.h"
#include "model/references.h"

#include <stdlib.h>
#include <string.h>

typedef struct place {
  const ps_entity *entity;
  size_t ordinal; /* in its list */
} place;

typedef struct step {
  size_t node;
  size_t next; /* the next of its edges to follow */
} step;

typedef struct graph {
  psi_inspection *in;
  const ps_field *list;
  const ps_field *field; /* the references followed: two fields that look at one link from
                            both ends (levers, parent) make no circle together */
  size_t count;        /* nodes: the entities of one type */
  place *places;       /* by address */
  size_t *first;       /* first edge of each node; one more than nodes */
  size_t *edges;       /* the nodes they lead to */
  size_t edge_count, edge_capacity;
  unsigned char *seen; /* 0 not yet, 1 on the stack, 2 done */
  step *stack;
  size_t depth;
} graph;

static int compare_places(const void *x, const void *y) {
  uintptr_t a = (uintptr_t)((const place *)x)->entity, b = (uintptr_t)((const place *)y)->entity;
  return a < b ? -1 : a > b;
}

static bool add_edge(void *data, const psi_reference *r) {
  graph *g = data;
  if (r->field != g->field) return true;
  place asked = {psi_index_find(g->in->c->index, r->id), 0};
  const place *found =
      asked.entity == NULL
          ? NULL
          : bsearch(&asked, g->places, g->count, sizeof asked, compare_places);
  if (found == NULL) return true; /* dangling or mistyped: told elsewhere */
  void *items = g->edges;
  bool grown = psi_grow(g->in->allocator, &items, &g->edge_capacity, g->edge_count + 1,
                        sizeof *g->edges);
  g->edges = items;
  if (grown) g->edges[g->edge_count++] = found->ordinal;
  return grown;
}

static bool build(graph *g) {
  psi_list items = psi_get_list(g->in->c, g->list);
  for (size_t i = 0; i < g->count; i++) {
    place p = {psi_list_item(g->list, items, i), i};
    g->places[i] = p;
  }
  place *room = psi_resize(g->in->allocator, NULL, 0, g->count * sizeof *room);
  bool sorted = room != NULL && psi_sort(g->places, room, g->count, sizeof *room, compare_places,
                                         g->in->pulse);
  psi_free(g->in->allocator, room, g->count * sizeof *room);
  if (!sorted) return false;
  for (size_t i = 0; i < g->count; i++) {
    psi_path path = {{0}, 0};
    if (!psi_pulse_beat(g->in->pulse, 4)) return false;
    g->first[i] = g->edge_count;
    if (!psi_references_of(psi_list_item(g->list, items, i), &path, add_edge, g)) return false;
  }
  g->first[g->count] = g->edge_count;
  return true;
}

static const ps_entity *entity_of(const graph *g, size_t node) {
  return psi_list_item(g->list, psi_get_list(g->in->c, g->list), node);
}

/* For a message. */
static const char *id_of(const graph *g, size_t node, char buffer[64]) {
  const char *id = entity_of(g, node)->id;
  return id == NULL ? "" : psi_excerpt(id, strlen(id), buffer);
}

static void tell_circle(graph *g, size_t again) {
  size_t from = g->depth - 1;
  while (g->stack[from].node != again) from--;
  size_t length = g->depth - from;
  char shown[3][64];
  const char *second = length > 1 ? id_of(g, g->stack[from + 1].node, shown[1]) : "";
  const char *third = length > 2 ? id_of(g, g->stack[from + 2].node, shown[2]) : "";
  psi_inspection *in = g->in;
  in->entity = (ps_entity *)(uintptr_t)entity_of(g, again);
  psi_path_cut(&in->path, 0);
  psi_path_member(&in->path, g->list->name);
  psi_path_item(&in->path, again);
  psi_broken(in, PSI_CIRCLE, "\"%s\" leads back to itself%s%s%s%s%s%s%s.",
             id_of(g, again, shown[0]), length > 1 ? " by way of \"" : "", second, length > 1 ? "\"" : "",
             length > 2 ? ", \"" : "", third, length > 2 ? "\"" : "",
             length > 3 ? " and others" : "");
}

static void push(graph *g, size_t node) {
  step s = {node, g->first[node]};
  g->stack[g->depth++] = s;
  g->seen[node] = 1;
}

static void search_from(graph *g, size_t node) {
  g->depth = 0;
  push(g, node);
  while (g->depth > 0 && !g->in->no_memory && psi_pulse_beat(g->in->pulse, 1)) {
    step *top = &g->stack[g->depth - 1];
    if (top->next == g->first[top->node + 1]) {
      g->seen[top->node] = 2;
      g->depth--;
      continue;
    }
    size_t to = g->edges[top->next++];
    if (g->seen[to] == 1) tell_circle(g, to);
    if (g->seen[to] == 0) push(g, to);
  }
}

static void inspect_field(psi_inspection *in, const ps_field *list, const ps_field *field) {
  const size_t n = psi_get_list(in->c, list).count;
  if (n == 0) return;
  graph g;
  memset(&g, 0, sizeof g);
  g.in = in;
  g.list = list;
  g.field = field;
  g.count = n;
  g.places = psi_resize(in->allocator, NULL, 0, n * sizeof *g.places);
  g.first = psi_resize(in->allocator, NULL, 0, (n + 1) * sizeof *g.first);
  g.seen = psi_resize(in->allocator, NULL, 0, n);
  g.stack = psi_resize(in->allocator, NULL, 0, n * sizeof *g.stack);
  if (g.places == NULL || g.first == NULL || g.seen == NULL || g.stack == NULL || !build(&g)) {
    in->no_memory = true;
  } else {
    memset(g.seen, 0, n);
    for (size_t i = 0; i < n; i++)
      if (g.seen[i] == 0) search_from(&g, i);
  }
  psi_free(in->allocator, g.places, n * sizeof *g.places);
  psi_free(in->allocator, g.first, (n + 1) * sizeof *g.first);
  psi_free(in->allocator, g.seen, n);
  psi_free(in->allocator, g.stack, n * sizeof *g.stack);
  psi_free(in->allocator, g.edges, g.edge_capacity * sizeof *g.edges);
}

void psi_inspect_circles(psi_inspection *in) {
  for (size_t f = 0; f < psi_case_table.count; f++) {
    const ps_field *list = &psi_case_table.fields[f];
    if (list->kind != PS_KIND_ENTITY) continue;
    for (size_t i = 0; i < list->element->count && !in->no_memory; i++)
      if (list->element->fields[i].flags & PS_FIELD_ACYCLIC)
        inspect_field(in, list, &list->element->fields[i]);
  }
}
