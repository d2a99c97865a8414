#include "CapdoCSchema.h"

static const unsigned char schema[] = {
#embed "../../schema.sql"
};

const unsigned char *capdo_schema(void) { return schema; }
size_t capdo_schema_length(void) { return sizeof schema; }
