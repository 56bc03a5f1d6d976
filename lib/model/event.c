#include "model/tables.h"

static const ps_field event_rows[] = {
    PSI_TEXT_REQUIRED(ps_event, id, 1, "Unique in the case."),
    PSI_ENUM(ps_event, kind, psi_event_kind_words, 1, "What sort of thing."),
    PSI_DATE(ps_event, on, 1, "When."),
    PSI_REFERENCES(ps_event, parties, "party", 1, "Who took part."),
    PSI_REFERENCE(ps_event, phase, "phase", 1, "The phase it belongs to."),
    PSI_REFERENCE(ps_event, about, "gap cause intervention asset evaluation event goal measure commitment", 1,
                  "What it is about."),
    PSI_REFERENCE(ps_event, by, "party", 1, "Who did it or took the decision."),
    PSI_DATE(ps_event, raised_on, 1, "When the question was raised."),
    PSI_DATE(ps_event, decided_on, 1, "When it was decided."),
    PSI_FLAG(ps_event, shared, 1, "Whether the decision was one for both sides."),
    PSI_TEXT(ps_event, outcome, 1, "What came of it."),
    PSI_TEXT(ps_event, criteria, 1, "What it was judged by."),
    PSI_TEXT(ps_event, alternative, 1, "What was offered instead."),
    PSI_TEXTS(ps_event, topics, 1, "What it was about, in words."),
    PSI_TEXT(ps_event, text, 1, "What happened."),
    PSI_ENTITY_MARKS(ps_event),
};
const ps_struct psi_event_table =
    PSI_TABLE("event", ps_event, event_rows,
              "Something that happened, in the dated log.");
