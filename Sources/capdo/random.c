// What Debian's archives of expat and SQLite's neighbors take from glibc 2.36 as arc4random, made of the kernel's own
// getrandom(2), so that the program starts where glibc is older (Ubuntu 22.04).
#include <errno.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/random.h>

void arc4random_buf(void *buffer, size_t count) {
  unsigned char *next = buffer;
  while (count > 0) {
    ssize_t got = getrandom(next, count, 0);
    if (got < 0 && errno != EINTR) abort();
    if (got > 0) {
      next += got;
      count -= (size_t)got;
    }
  }
}

uint32_t arc4random(void) {
  uint32_t number;
  arc4random_buf(&number, sizeof number);
  return number;
}
