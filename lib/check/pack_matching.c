/* TODO: what this pack is about. */
#include "check/rules.h"

/* ---- the rows ---- */

const psi_pack psi_pack_matching = {"matching", NULL, 0};
