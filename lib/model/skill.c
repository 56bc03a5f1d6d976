#include "model/tables.h"

static const ps_field skill_rows[] = {
    PSI_TEXT_REQUIRED(ps_skill, id, 1, "Unique in the case."),
    PSI_TEXT(ps_skill, name, 1, "What it is called."),
    PSI_NUMBER(ps_skill, level, NULL, 1, "Level people have."),
    PSI_NUMBER(ps_skill, target, NULL, 1, "Level the tasks need, on the same scale."),
    PSI_REFERENCES(ps_skill, tasks, "task", 1, "Tasks that need it."),
    PSI_ENTITY_MARKS(ps_skill),
};
const ps_struct psi_skill_table =
    PSI_TABLE("skill", ps_skill, skill_rows,
              "A skill that tasks need.");
