/* perfsys: the command. Finds the verb and leaves the rest to it. */
#include "shell.h"

#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

static const verb *const verbs[] = {&verb_validate, &verb_show, &verb_size,
                                    &verb_report,   &verb_fmt,  &verb_schema,
                                    &verb_rename,   &verb_diff, &verb_merge,
                                    &verb_redact,   &verb_knowledge, &verb_tasks,
                                    &verb_new,      &verb_import, &verb_check, &verb_rules, &verb_next,
                                    &verb_partner,  &verb_voices, &verb_timing, &verb_walk};
static const size_t verb_count = sizeof verbs / sizeof verbs[0];

/* A standard stream that is closed would give its number to the next file that
 * is opened, and messages would go into that file. What takes its place here
 * can be opened but not used: using it fails, as it should. */
static void hold_standard_streams(void) {
#if defined(F_GETFD)
  for (int fd = 0; fd <= 2; fd++)
    if (fcntl(fd, F_GETFD) == -1 && open("/dev/null", fd == 0 ? O_WRONLY : O_RDONLY) != fd)
      _exit(EXIT_IO);
#endif
}

static int help(void) {
  fputs("perfsys: how an organisation performs, where it falls short and why\n"
        "\n"
        "usage: perfsys VERB [OPTION...] FILE\n"
        "\n"
        "verbs:\n",
        stdout);
  for (size_t i = 0; i < verb_count; i++) printf("  %-9s %s\n", verbs[i]->name, verbs[i]->summary);
  fputs("\n"
        "  perfsys VERB --help   tells what a verb does and which options it takes\n"
        "  perfsys --version     tells the version\n"
        "\n"
        "FILE is a case in JSON, or - for standard input. Results go to standard output,\n"
        "messages to standard error.\n"
        "\n"
        "exit: 0 fine; 1 the data has errors; 2 wrong use; 3 a file could not be opened,\n"
        "read or written\n"
        "\n"
        "example:\n"
        "  perfsys report examples/cases/vienna-1847.json\n",
        stdout);
  return EXIT_FINE;
}

static const verb *verb_find(const char *name) {
  for (size_t i = 0; i < verb_count; i++)
    if (strcmp(name, verbs[i]->name) == 0) return verbs[i];
  return NULL;
}

static int unknown(const char *word) {
  nearest near = {word, NULL, 0};
  char hint[128];
  for (size_t i = 0; i < verb_count; i++) nearest_try(&near, verbs[i]->name);
  nearest_try(&near, "--help");
  nearest_try(&near, "--version");
  return complain(EXIT_USAGE, "there is no %s '%s'%s (see perfsys --help)",
                  word[0] == '-' ? "option" : "verb", word, nearest_text(&near, hint));
}

static int run(int argc, char **argv) {
  const char *word = argc > 1 ? argv[1] : "";
  if (argc < 2) return complain(EXIT_USAGE, "which verb? (see perfsys --help)");
  if (strcmp(word, "--version") == 0)
    return printf("perfsys %s (case format %d)\n", ps_version(), ps_schema_version()) < 0
               ? EXIT_IO
               : EXIT_FINE;
  if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0 ||
      (strcmp(word, "help") == 0 && argc == 2))
    return help();
  if (strcmp(word, "help") == 0) word = argv[2];
  const verb *v = verb_find(word);
  if (v == NULL) return unknown(word);
  if (word != argv[1]) {
    arguments_help(v);
    return EXIT_FINE;
  }
  arguments a;
  int code = arguments_read(v, argc - 1, argv + 1, &a);
  if (code != EXIT_FINE) return code;
  if (a.help) {
    arguments_help(v);
    return EXIT_FINE;
  }
  return v->run(&a);
}

int main(int argc, char **argv) {
  hold_standard_streams();
#if defined(SIGPIPE)
  signal(SIGPIPE, SIG_IGN);
#endif
  int code = run(argc, argv);
  bool failed = ferror(stdout) != 0;
  if ((fclose(stdout) != 0 || failed) && code != EXIT_IO)
    code = complain(EXIT_IO, "standard output could not be written");
  return code;
}
