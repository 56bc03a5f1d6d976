/* Turns the program `perfsys` into a function of the extension, which a wheel has room
 * for only once: see perfsys/command.py. Included before main.c by the compiler. */
#ifndef PERFSYS_WHEEL_COMMAND_H
#define PERFSYS_WHEEL_COMMAND_H

__attribute__((visibility("default"))) int perfsys_command(int argc, char **argv);
#define main perfsys_command

#endif
