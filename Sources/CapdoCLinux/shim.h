// What Swift's view of the C library leaves out.
#ifndef CAPDO_CLINUX_SHIM_H
#define CAPDO_CLINUX_SHIM_H

#include <fcntl.h>
#include <signal.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

/// The number of the file system that a path lies on (statfs(2), f_type), 0 when it cannot be told.
static inline unsigned int capdo_file_system(const char *path) {
  struct statfs status;
  return statfs(path, &status) == 0 ? (unsigned int)status.f_type : 0;
}

/// Gives a file another name unless something bears it (renameat2(2), RENAME_NOREPLACE).
static inline int capdo_rename_new(const char *from, const char *to) {
  return (int)syscall(SYS_renameat2, AT_FDCWD, from, AT_FDCWD, to, 1u);
}

/// Lets a handler have the first signal of a number, while the second does what it does by itself; one that is ignored, as
/// of what was started to outlast its terminal, stays so.
static inline void capdo_handle_once(int number, void (*handler)(int)) {
  struct sigaction before;
  if (sigaction(number, 0, &before) != 0 || before.sa_handler == SIG_IGN) return;
  struct sigaction action = {.sa_handler = handler, .sa_flags = (int)SA_RESETHAND};
  sigaction(number, &action, 0);
}

#endif
