/* stat() for the wheel: a function of its own only since glibc 2.33, and the one thing that
 * would keep the wheel from systems of before 2021. What stat() called until then is still
 * there. Linked by --wrap=stat, on x86-64, where the 1 is the layout of struct stat. */
#include <sys/stat.h>

int __xstat(int layout, const char *path, struct stat *found);
int __wrap_stat(const char *path, struct stat *found);

__asm__(".symver __xstat, __xstat@GLIBC_2.2.5");

int __wrap_stat(const char *path, struct stat *found) { return __xstat(1, path, found); }
