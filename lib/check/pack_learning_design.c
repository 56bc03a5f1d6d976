/* TODO: what this pack is about. */
#include "check/rules.h"

/* ---- the rows ---- */

const psi_pack psi_pack_learning_design = {"learning-design", NULL, 0};
