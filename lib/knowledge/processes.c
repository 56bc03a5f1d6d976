/* Processes that a case can follow, the phases of human performance technology also
 * as a framework, and the bank of questions. */
#include "knowledge/rows.h"

#include <string.h>

/* ---- the phases as a framework ---- */

#define MUST_LEAVE(...) .artefacts = PSI_LIST(__VA_ARGS__)
static const ps_framework_cell h_cells[] = {
    {PSI_CELL("H1", "Performance analysis", "Organisation, surroundings and the gap."),
     MUST_LEAVE("gap_record"),
     .question = "What is, what should be, for whom, in which unit and period?"},
    {PSI_CELL("H2", "Cause analysis", "What in the surroundings and in the people explains the gap."),
     MUST_LEAVE("confirmed_cause"), .question = "Why is there a gap, and what speaks for that?"},
    {PSI_CELL("H3", "Selection, design and development", "What is done is chosen and made."),
     MUST_LEAVE("selection_record"),
     .question = "Which causes does it answer, what else was there, and what does it cost?"},
    {PSI_CELL("H4", "Implementation and change", "It is brought to the people, and kept alive."),
     MUST_LEAVE("implementation_plan", "sponsor", "owners"),
     .question = "Who stands for it, and who answers for each part?"},
    {PSI_CELL("H5", "Evaluation", "In every phase, at the end, later again, and of itself."),
     MUST_LEAVE("measures_on_the_gap"),
     .question = "Has the gap's own measure moved, and because of this?"},
};
#define WHY_NO_PHASE                                                                               \
  "It orders the work, not causes: causes of every kind are looked for in the second phase."
static const ps_mapping h_mappings[] = {
    {PSI_NO_FACTOR("H1", "A stretch of the work, not a kind of cause.")},
    {PSI_NO_FACTOR("H2", "Here causes of every kind are looked for.")},
    {PSI_NO_FACTOR("H3", "A stretch of the work, not a kind of cause.")},
    {PSI_NO_FACTOR("H4", "A stretch of the work, not a kind of cause.")},
    {PSI_NO_FACTOR("H5", "A stretch of the work, not a kind of cause.")},
    {PSI_NO_CELL(WHY_NO_PHASE, "F00", "F01", "F02", "F03", "F04", "F05", "F06", "F07", "F08", "F09",
                 "F10", "F11", "F12", "F13", "F14", "F15", "F16", "F17", "F18", "F19", "F20", "F21",
                 "F22", "F23", "F24", "F25", "F26", "F27", PSI_WORLD_FACTORS)},
};
#define HPT_SOURCE                                                                                 \
  "D. M. Van Tiem, J. L. Moseley, J. C. Dessinger, Fundamentals of Performance Improvement, 3rd "  \
  "ed. 2012"
const ps_framework psi_framework_hpt_phases = {
    .object = PSI_HEAD(psi_framework_table),
    .id = "hpt_phases",
    .name = "Phases of human performance technology",
    .author = "Van Tiem, Moseley and Dessinger",
    .year = PSI_WHOLE(2012),
    .source = HPT_SOURCE,
    .basis = PS_BASIS_READ,
    .kind = PS_FRAMEWORK_KIND_PROCESS,
    .definition = "Five stretches of work; none starts before the one before has left what it "
                  "must, and evaluation goes along with all.",
    .order = PSI_LIST("H1", "H2", "H3", "H4", "H5"),
    .cells = PSI_ITEMS(h_cells),
    .mappings = PSI_ITEMS(h_mappings),
};

/* ---- processes ---- */

static const ps_field step_rows[] = {
    PSI_TEXT_REQUIRED(ps_process_step, id, 1, "Unique in its process."),
    PSI_TEXT(ps_process_step, name, 1, "What it is called."),
    PSI_TEXT(ps_process_step, definition, 1, "What is done."),
    PSI_WORD_LIST(ps_process_step, kinds, psi_knowledge_phase_words, 1,
                  "The phases of a case it takes in."),
    PSI_TEXTS(ps_process_step, after, 1, "Steps that must have ended before it starts."),
    PSI_TEXTS(ps_process_step, overlaps, 1, "Steps it may run beside."),
    PSI_TEXTS(ps_process_step, artefacts, 1, "What it must leave behind."),
    PSI_TEXT(ps_process_step, note, 1, "What else is worth knowing."),
};
const ps_struct psi_process_step_table =
    PSI_TABLE("process_step", ps_process_step, step_rows, "One step of a process.");

static const ps_field process_rows[] = {
    PSI_TEXT_REQUIRED(ps_process, id, 1, "\"addie\"."),
    PSI_TEXT(ps_process, name, 1, "What it is called."),
    PSI_TEXT(ps_process, author, 1, "Whose it is."),
    PSI_INTEGER(ps_process, year, NULL, 1, "When it came out."),
    PSI_TEXT(ps_process, definition, 1, "What it does."),
    PSI_FLAG(ps_process, iterative, 1, "Whether steps are gone through again and again."),
    PSI_FLAG(ps_process, evaluates, 1, "Whether seeing what changed is one of its steps."),
    PSI_STRUCTS(ps_process, steps, psi_process_step_table, 1, "Its steps, in order."),
    PSI_TEXT(ps_process, note, 1, "What else is worth knowing."),
    PSI_TEXT(ps_process, source, 1, "Where it comes from."),
    PSI_ENUM(ps_process, basis, psi_basis_words, 1, "How far that was checked."),
};
const ps_struct psi_process_table =
    PSI_TABLE("process", ps_process, process_rows, "A template that the phases of a case can follow.");

#define STEP(name_, title, means, phases, before, beside, leaves)                                  \
  .object = PSI_HEAD(psi_process_step_table), .id = name_, .name = title, .definition = means,     \
  .kinds = phases, .after = before, .overlaps = beside, .artefacts = leaves
static const ps_process_step addie_steps[] = {
    {STEP("analyse", "Analyse", "What is missing, for whom, and why.",
          PSI_LIST("frame", "diagnose"), PSI_EMPTY_LIST, PSI_EMPTY_LIST,
          PSI_LIST("gap_record", "confirmed_cause"))},
    {STEP("design", "Design", "What will be done, to which objectives.", PSI_LIST("design"),
          PSI_LIST("analyse"), PSI_EMPTY_LIST, PSI_LIST("design_document"))},
    {STEP("develop", "Develop", "It is made and tried.", PSI_LIST("build", "pilot"),
          PSI_LIST("design"), PSI_EMPTY_LIST, PSI_LIST("tested_materials"))},
    {STEP("implement", "Implement", "It is brought to the people.",
          PSI_LIST("rollout", "sustain"), PSI_LIST("develop"), PSI_EMPTY_LIST,
          PSI_LIST("delivery_record"))},
    {STEP("evaluate", "Evaluate", "What it changed is found out.", PSI_LIST("evaluate"),
          PSI_LIST("analyse"), PSI_LIST("design", "develop", "implement"),
          PSI_LIST("evaluation_report")),
     .note = "Goes along with every step, and is summed up at the end."},
};
static const ps_process_step sam_steps[] = {
    {STEP("prepare", "Preparation", "What is known is gathered, and first ideas are tried out.",
          PSI_LIST("frame", "diagnose"), PSI_EMPTY_LIST, PSI_EMPTY_LIST,
          PSI_LIST("background_record"))},
    {STEP("design", "Iterative design", "Design, prototype and review take turns.",
          PSI_LIST("design"), PSI_LIST("prepare"), PSI_EMPTY_LIST, PSI_LIST("prototype"))},
    {STEP("develop", "Iterative development",
          "It is built, shown and reviewed in ever fuller versions.",
          PSI_LIST("build", "pilot"), PSI_LIST("prepare"), PSI_LIST("design"),
          PSI_LIST("design_proof"))},
    {STEP("roll_out", "Roll-out", "The version that is good enough goes to all.",
          PSI_LIST("rollout", "sustain"), PSI_LIST("design", "develop"), PSI_EMPTY_LIST,
          PSI_LIST("accepted_version"))},
};
static const ps_process_step hpt_steps[] = {
    {STEP("H1", "Performance analysis", "The gap is stated.", PSI_LIST("frame"), PSI_EMPTY_LIST,
          PSI_EMPTY_LIST, PSI_LIST("gap_record"))},
    {STEP("H2", "Cause analysis", "Its causes are found and confirmed.", PSI_LIST("diagnose"),
          PSI_LIST("H1"), PSI_EMPTY_LIST, PSI_LIST("confirmed_cause"))},
    {STEP("H3", "Selection, design and development", "What is done is chosen, made and tried.",
          PSI_LIST("design", "build", "pilot"), PSI_LIST("H2"), PSI_EMPTY_LIST,
          PSI_LIST("selection_record"))},
    {STEP("H4", "Implementation and change", "It is brought to the people, and kept alive.",
          PSI_LIST("rollout", "sustain"), PSI_LIST("H3"), PSI_EMPTY_LIST,
          PSI_LIST("implementation_plan", "sponsor", "owners"))},
    {STEP("H5", "Evaluation", "In every phase, at the end, later again, and of itself.",
          PSI_LIST("evaluate"), PSI_LIST("H1"), PSI_LIST("H2", "H3", "H4"),
          PSI_LIST("measures_on_the_gap")),
     .note = "Its measure is that of the gap in H1."},
};

#define PROCESS(number, title, whose) .object = PSI_HEAD(psi_process_table), .id = number, .name = title, .author = whose
static const ps_process processes[] = {
    {PROCESS("addie", "Analyse, design, develop, implement, evaluate", "Florida State University"),
     .year = PSI_WHOLE(1975),
     .definition = "Five steps, each of which begins with what the one before has left.",
     .iterative = PSI_NO, .evaluates = PSI_YES, .steps = PSI_ITEMS(addie_steps),
     .note = "Many versions are about; what the steps must leave is proposed for perfsys.",
     .source = "R. K. Branson and others, Interservice Procedures for Instructional Systems "
               "Development, 1975",
     .basis = PS_BASIS_CITED},
    {PROCESS("sam", "Successive approximation model", "Allen"),
     .year = PSI_WHOLE(2012),
     .definition = "Small turns of designing, building and reviewing, until it is good enough.",
     .iterative = PSI_YES, .evaluates = PSI_NO, .steps = PSI_ITEMS(sam_steps),
     .note = "Each turn reviews what is made. Whether it changed anything at work is no step of "
             "it: add one. What the steps must leave is proposed for perfsys.",
     .source = "M. W. Allen, Leaving ADDIE for SAM, ASTD 2012", .basis = PS_BASIS_CITED},
    {PROCESS("hpt", "Human performance technology", "Van Tiem, Moseley and Dessinger"),
     .year = PSI_WHOLE(2012),
     .definition = "From the gap over its causes to what is done; evaluation goes along with all.",
     .iterative = PSI_NO, .evaluates = PSI_YES, .steps = PSI_ITEMS(hpt_steps), .source = HPT_SOURCE,
     .basis = PS_BASIS_READ},
};

const ps_process *ps_process_at(size_t index) {
  return index < PSI_COUNT(processes) ? &processes[index] : NULL;
}

const ps_process *ps_process_find(const char *id) {
  for (size_t i = 0; id != NULL && i < PSI_COUNT(processes); i++)
    if (strcmp(processes[i].id, id) == 0) return &processes[i];
  return NULL;
}

const ps_process_step *ps_process_step_find(const ps_process *process, const char *id) {
  for (size_t i = 0; process != NULL && id != NULL && i < process->steps.count; i++)
    if (strcmp(process->steps.items[i].id, id) == 0) return &process->steps.items[i];
  return NULL;
}

const ps_process_step *ps_process_step_of(const ps_process *process, ps_phase_kind kind) {
  const char *word = psi_enum_name(&psi_knowledge_phase_words, (int)kind);
  for (size_t i = 0; process != NULL && i < process->steps.count; i++)
    if (psi_has_text(&process->steps.items[i].kinds, word)) return &process->steps.items[i];
  return NULL;
}

/* Whether a step comes after another, at once or through steps between. Templates are
 * free of circles, which a test sees to. */
static bool comes_after(const ps_process *process, const ps_process_step *step, const char *id) {
  if (psi_has_text(&step->after, id)) return true;
  for (size_t i = 0; i < step->after.count; i++) {
    const ps_process_step *before = ps_process_step_find(process, step->after.items[i]);
    if (before != NULL && comes_after(process, before, id)) return true;
  }
  return false;
}

bool ps_process_requires(const ps_process *process, ps_phase_kind later, ps_phase_kind earlier) {
  const ps_process_step *step = ps_process_step_of(process, later);
  const ps_process_step *before = ps_process_step_of(process, earlier);
  if (step == NULL || before == NULL || step == before) return false;
  return comes_after(process, step, before->id) && !psi_has_text(&step->overlaps, before->id);
}
