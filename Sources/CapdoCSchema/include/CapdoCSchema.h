// The text of schema.sql at the top of the project, brought into the binary by C23's #embed.
#ifndef CAPDO_CSCHEMA_H
#define CAPDO_CSCHEMA_H

#include <stddef.h>

/// The bytes of schema.sql, without a final NUL.
const unsigned char *capdo_schema(void);
/// How many bytes they are.
size_t capdo_schema_length(void);

#endif
