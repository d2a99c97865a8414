// What Swift cannot import of <sqlite3.h> by itself: variadic functions, and macros that are casts or compound
// expressions.
#ifndef CAPDO_CSQLITE_SHIM_H
#define CAPDO_CSQLITE_SHIM_H

#include <sqlite3.h>

/// Tells SQLite to make its own copy of a bound text (https://www.sqlite.org/c3ref/c_static.html).
static inline sqlite3_destructor_type capdo_sqlite_transient(void) { return SQLITE_TRANSIENT; }

/// Turns a switch of sqlite3_db_config on or off and reads it back into `value`.
static inline int capdo_sqlite_configure(sqlite3 *database, int option, int on, int *value) {
  return sqlite3_db_config(database, option, on, value);
}

/// Reads the first bytes of a database through SQLite's own descriptor, and the size of its file.
static inline int capdo_sqlite_read(sqlite3 *database, void *bytes, int count, sqlite3_int64 *size) {
  sqlite3_file *file = 0;
  int code = sqlite3_file_control(database, "main", SQLITE_FCNTL_FILE_POINTER, &file);
  if (code != SQLITE_OK) return code;
  if (file == 0 || file->pMethods == 0) return SQLITE_CANTOPEN;
  code = file->pMethods->xFileSize(file, size);
  return code == SQLITE_OK ? file->pMethods->xRead(file, bytes, count, 0) : code;
}

/// What a read says that met the end of the file.
static inline int capdo_sqlite_short_read(void) { return SQLITE_IOERR_SHORT_READ; }

/// Switches SQLite's statistics of memory off, which cost a lock at every allocation; only before the first use.
static inline int capdo_sqlite_without_statistics(void) { return sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0); }

#endif
