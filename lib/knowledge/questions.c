/* The bank of questions to work through a case with. */
#include "knowledge/tables.h"

#include <string.h>

static const ps_field question_rows[] = {
    PSI_TEXT_REQUIRED(ps_question, id, 1, "\"Q01\"."),
    PSI_TEXT(ps_question, text, 1, "The question."),
    PSI_ENUM(ps_question, phase, psi_knowledge_phase_words, 1, "The phase it belongs to."),
    PSI_TEXT(ps_question, source, 1, "Where it comes from."),
    PSI_ENUM(ps_question, basis, psi_basis_words, 1, "How far that was checked."),
};
const ps_struct psi_question_table = PSI_TABLE("question", ps_question, question_rows,
                                               "A question to work through a case with.");

#define QUESTION(number, when, words)                                                              \
  {                                                                                                \
    PSI_HEAD(psi_question_table), number, words, PS_PHASE_KIND_##when,                             \
        "After J. H. Harless, thirteen questions, 1973; the phases are ours", PS_BASIS_READ        \
  }

static const ps_question questions[] = {
    QUESTION("Q01", FRAME, "Is anything wrong at all?"),
    QUESTION("Q02", FRAME, "If so, is it that people do not perform as they should?"),
    QUESTION("Q03", FRAME, "By what shall we see that it is solved?"),
    QUESTION("Q04", FRAME, "What exactly is the gap?"),
    QUESTION("Q05", FRAME, "Is it worth giving people and money to?"),
    QUESTION("Q06", DIAGNOSE, "What could be its causes?"),
    QUESTION("Q07", DIAGNOSE, "What speaks for and against each of them?"),
    QUESTION("Q08", DIAGNOSE, "Which cause is it, most probably?"),
    QUESTION("Q09", DESIGN, "What broad kind of answer fits that cause?"),
    QUESTION("Q10", DESIGN, "Which sorts of that kind are there?"),
    QUESTION("Q11", DESIGN, "What does each cost, what would it do, and how long does it take to make?"),
    QUESTION("Q12", DESIGN, "What limits what we can do?"),
    QUESTION("Q13", DESIGN, "What is to be reached in all?"),
};

const ps_question *ps_question_at(size_t index) {
  return index < PSI_COUNT(questions) ? &questions[index] : NULL;
}

const ps_question *ps_question_find(const char *id) {
  for (size_t i = 0; id != NULL && i < PSI_COUNT(questions); i++)
    if (strcmp(questions[i].id, id) == 0) return &questions[i];
  return NULL;
}
