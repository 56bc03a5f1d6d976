/* German words: the second language, and the model for further ones. Forms are written out
 * where they differ by more than -s. How a word is written: lexicon.h. */

/* Things to buy, build or do. */
static const char *const de_solution[] = {
    "!~ abbrüche", "akademie", "!~ als", "anreiz", "anreize", "anreizsystem", "app", "apps",
    "!auf kurs", "auffrischung", "auffrischungskurs", "ausbildung", "!~ ausfälle",
    "automatisierung", "besseres system", "boni", "bonus", "chatbot", "checkliste", "checklisten",
    "coaching", "crm-system", "curricula", "curriculum", "dashboard", "!den kurs halten",
    "e-learning", "e-learnings", "einarbeitungsplan", "einarbeitungsprogramm", "einzustellen",
    "fortbildung", "fortbildungen", "führungstraining", "gehaltserhöhung", "geschult werden",
    "handbuch", "helpdesk", "hotline", "!im kurs", "intranet", "ki", "!~ kosten", "kurs",
    "!kurs halten", "kurse", "künstliche intelligenz", "lehrgang", "lehrgänge", "leitfaden",
    "leitfäden", "lern-app", "lernmanagementsystem", "lernmodul", "lernmodule", "lernpfad",
    "lernplattform", "lernprogramm", "lernprogramme", "lernvideo", "lernvideos", "mehr personal",
    "mentor", "mentoren", "mentorenprogramm", "mentoring", "merkblatt", "merkblätter",
    "mitarbeiterschulung", "nachschulung", "neue systeme", "neueinstellungen", "neues system",
    "neues werkzeug", "!~ nutzer", "onboarding", "planstellen", "plattform", "portal",
    "produktschulung", "prämie", "prämien", "schulung", "schulungen", "schulungsplattform",
    "schulungsprogramm", "seminar", "seminare", "software", "!~ stunden", "!~ teilnehmer",
    "trainer", "training", "unterweisung", "unterweisungen", "verkaufstraining", "vorlage",
    "vorlagen", "webinar", "webinare", "weiterbildung", "weiterbildungen", "wiki",
    "wissensdatenbank", "workshop", "zertifizierung", "zertifizierungen", "zu schulen",
    "zusätzliches personal",
};

/* Words that say something is missing. */
static const char *const de_lack[] = {
    "!als", "!an", "~ an *", "~ angeboten *", "!auf", "~ auf *", "!aus", "~ aus *", "!bei",
    "~ bei *", "~ bekommen *", "!darf", "!die bei", "!durch", "!dürfen", "~ erhalten *",
    "es fehlen", "es fehlt an", "!es fehlt nicht an", "fehlen", "~ fehlen", "fehlende", "fehlendem",
    "fehlenden", "fehlender", "fehlendes", "fehlt", "~ fehlt", "fehlt es an", "!fehlt nicht",
    "~ fehlte", "~ fehlten", "~ für *", "~ gehabt *", "~ gibt es *", "~ gibt es nicht", "!im",
    "~ im *", "!immer mehr", "!in", "~ in *", "!ist", "#kaum", "#kein", "!kein mangel an", "#keine",
    "!keine mehr", "#keinem", "#keinen", "#keiner", "#keinerlei", "#keines", "mangel an",
    "mangelhafte", "mangelnde", "mangelnder", "mangelndes", "~ mangelt es", "mangelt es an",
    "#mehr", "!mehr als", "!mit", "~ mit *", "!nach", "~ nach *", "!nicht an", "#nicht genug",
    "#nicht genügend", "!nicht mehr", "!nicht mehr als", "!nicht nur", "#nie ein", "#nie eine",
    "#noch nie ein", "#noch nie eine", "!oder", "~ oder *", "#ohne", "!ohne das", "!ohne den",
    "!ohne die", "#ohne ein", "#ohne eine", "~ seit *", "!sind", "!soll", "!sollen", "!sollte",
    "!sollten", "!um", "!und", "~ und *", "unzureichende", "unzureichender", "unzureichendes",
    "!von", "~ von *", "!vor", "~ vor *", "!war", "!waren", "!weil", "#wenig", "!wenn", "!werden",
    "!wird", "!zu", "~ zu *", "#zu wenig", "#zu wenige", "!zum", "~ zum *", "!zur", "~ zur *",
    "!über", "~ über *",
};

/* Need used as a verb. */
static const char *const de_need[] = {
    "benötige", "benötigen", "!benötigen kein", "!benötigen keine", "benötigt",
    "!benötigt kein", "!benötigt keine", "!benötigt keinen", "brauche", "brauchen",
    "!brauchen kein", "!brauchen keine", "!brauchen keinen", "braucht", "!braucht kein",
    "!braucht keine", "!braucht keinen", "bräuchten", "hätten gern", "hätten gerne",
    "~ ist notwendig", "~ ist nötig", "muss", "möchte", "möchten", "müssen", "!nicht brauchen",
    "!niemand braucht", "~ sind notwendig", "~ sind nötig", "verlangen", "verlangt",
    "~ werden benötigt", "~ werden gebraucht", "will", "~ wird benötigt", "~ wird gebraucht",
    "wollen", "wünschen sich", "wünscht sich",
};

/* Words that end a search at a person. */
static const char *const de_blame[] = {
    "bedienfehler", "bedienungsfehler", "disziplinlos", "dumm", "dummheit", "eigene schuld",
    "fahrlässig", "fahrlässigkeit", "falsche einstellung", "faul", "faulheit", "gleichgültig",
    "gleichgültigkeit", "inkompetent", "inkompetenz", "leichtsinn", "leichtsinnig",
    "mangelnde disziplin", "menschlicher fehler", "menschliches versagen", "nachlässig",
    "nachlässigkeit", "nicht aufgepasst", "passen nicht auf", "passt nicht auf", "schlamperei",
    "schlampig", "selbst schuld", "stur", "trödelei", "unachtsam", "unachtsamkeit", "unaufmerksam",
    "unaufmerksamkeit", "unfähig", "unfähigkeit", "unmotiviert", "unwillig", "unzuverlässig",
    "verantwortungslos", "vergesslich", "vergesslichkeit",
};

/* Roles that could be anybody. */
static const char *const de_generic_role[] = {
    "abteilung", "abteilungen", "alle", "anwender", "arbeitsgruppe", "belegschaft", "bereich",
    "chef", "chefin", "das team", "fachbereich", "firma", "führung", "führungskraft",
    "führungskräfte", "gremium", "gruppe", "hr", "jede", "jeder", "jemand", "kollege", "kollegen",
    "kollegin", "kolleginnen", "leitung", "leute", "man", "management", "manager", "mitarbeitende",
    "mitarbeitenden", "mitarbeiter", "mitarbeiterin", "mitarbeiterinnen", "niemand", "noch offen",
    "offen", "organisation", "personal", "personalabteilung", "personalwesen", "team", "teams",
    "teilnehmer", "unternehmen", "vorgesetzte", "vorgesetzter", "wir",
};

/* Words that join two statements in one. */
static const char *const de_compound[] = {
    "auf grund", "aufgrund", "daher", "darum", "deshalb", "deswegen", "folglich", "führt zu",
    "infolge", "so dass", "sodass", "somit", "sowie", "und", "und auch", "und daher", "und deshalb",
    "was dazu führt", "wegen", "weil", "wodurch",
};

/* Verbs an activity begins with. */
static const char *const de_action_verb[] = {
    "abnehmen", "absagen", "abschließen", "abstimmen", "analysieren", "anbieten", "ankündigen",
    "anpassen", "auswerten", "auswählen", "beantragen", "beantworten", "befragen", "begleiten",
    "begründen", "beheben", "benennen", "beobachten", "beraten", "berechnen", "bereitstellen",
    "berichten", "beschaffen", "beschreiben", "beseitigen", "bestellen", "bestimmen", "bewerten",
    "budgetieren", "coachen", "dokumentieren", "durchführen", "einführen", "einladen",
    "einplanen", "einstellen", "entscheiden", "entwerfen", "entwickeln", "erfassen", "erheben",
    "erkennen", "erklären", "ermitteln", "erproben", "erstellen", "eröffnen", "festlegen",
    "finanzieren", "finden", "formulieren", "fragen", "freigeben", "führen", "genehmigen",
    "gestalten", "handeln", "helfen", "informieren", "klären", "koordinieren", "kürzen", "lehren",
    "leiten", "lernen", "liefern", "lösen", "melden", "messen", "moderieren", "nachfassen",
    "organisieren", "planen", "präsentieren", "prüfen", "rechnen", "sammeln", "schließen",
    "schreiben", "schulen", "schätzen", "sehen", "senden", "sichern", "sprechen", "starten",
    "stoppen", "teilen", "testen", "trainieren", "unterrichten", "unterschreiben", "unterstützen",
    "untersuchen", "verbessern", "vereinbaren", "vereinfachen", "verfolgen", "verhandeln",
    "verteilen", "veröffentlichen", "vorbereiten", "vorschlagen", "vorstellen", "weitergeben",
    "wiederholen", "wählen", "zeigen", "zusammenfassen", "zuweisen", "zählen", "ändern",
    "öffnen", "üben", "überarbeiten", "übergeben", "übersetzen", "überwachen",
};
