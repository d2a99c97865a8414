// The catalogs of requirements in `catalogs` at the top of the project, brought into the binary by C23's #embed.
#ifndef CAPDO_CCATALOGS_H
#define CAPDO_CCATALOGS_H

#include <stddef.h>

/// The bytes of the catalog of that number, from 0, without a final NUL; NULL where there is none.
const unsigned char *capdo_catalog(size_t number);
/// How many bytes they are.
size_t capdo_catalog_length(size_t number);

#endif
