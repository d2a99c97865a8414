// What checks a registry without this program, brought into the binary by C23's #embed: docs/verify.py and docs/chain.md.
#ifndef CAPDO_CPROOF_H
#define CAPDO_CPROOF_H

#include <stddef.h>

/// The bytes of verify.py, without a final NUL.
const unsigned char *capdo_verifier(void);
/// How many bytes they are.
size_t capdo_verifier_length(void);
/// The bytes of the page that describes the chain of digests, without a final NUL.
const unsigned char *capdo_chain_page(void);
/// How many bytes they are.
size_t capdo_chain_page_length(void);

#endif
