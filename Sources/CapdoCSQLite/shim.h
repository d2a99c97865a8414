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

#endif
