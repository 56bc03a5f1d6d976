/* Setting lists, nested structs and series: whole or not at all.
 *
 * What Python gives is turned into a plan first (plan.c): steps in C, with what they borrow
 * kept. A plan is tried on an entity of a case of its own; only one that works there is carried
 * out (assign.c), so nothing but a lack of memory can stop it half way. */
#ifndef PERFSYS_PYTHON_PLAN_H
#define PERFSYS_PYTHON_PLAN_H

#include "objects.h"

typedef enum psp_step_kind { STEP_SET, STEP_APPEND, STEP_CLEAR, STEP_UNKNOWN } psp_step_kind;

typedef struct psp_step {
  psp_step_kind kind;
  size_t path;    /* in plan.paths: what follows the plan's base */
  ps_value value; /* of STEP_APPEND: its text, NULL for a struct; of STEP_UNKNOWN: JSON text */
  const char *unknown; /* the name of a member that perfsys does not know, of STEP_UNKNOWN */
} psp_step;

typedef struct psp_point {
  ps_date on;
  double figures[3]; /* value, numerator, denominator; NaN for none */
  const char *group;
} psp_point;

typedef struct psp_plan {
  const ps_struct *type; /* of the struct whose field it is */
  char path[512];        /* of what is looked at now, from that struct */
  size_t base;           /* how much of it is the place the plan is for */
  psp_step *steps;
  size_t count, capacity;
  char *paths;
  size_t path_bytes, path_capacity;
  psp_point *points; /* added when all steps are done */
  size_t point_count, point_capacity;
  PyObject *keep;       /* list of what texts are borrowed from */
  PyObject *last_group; /* in it */
  bool try_first; /* whether the library may refuse a step */
} psp_plan;

/* An empty plan for a field (or an item of it) of a struct. False with an exception; end it all
 * the same. */
bool psp_plan_begin(psp_plan *p, const ps_struct *type, const ps_field *field);
void psp_plan_end(psp_plan *p);

/* Steps that set the field whole, that set the fields of an item of it, that empty an item
 * field by field, that add points. 0, or -1 with an exception. */
int psp_plan_value(psp_plan *p, const ps_field *field, PyObject *value);
int psp_plan_struct(psp_plan *p, const ps_field *field, PyObject *value);
int psp_plan_empty(psp_plan *p, const ps_field *field);
int psp_plan_points(psp_plan *p, const ps_field *field, PyObject *points);

/* Lists keep words that are not known as they were read; Python may only give known ones. */
int psp_word_check(const psp_where *where, const ps_enum *words, const char *text);

#endif
