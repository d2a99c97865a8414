#include "CapdoCProof.h"

static const unsigned char verifier[] = {
#embed "../../docs/verify.py"
};

static const unsigned char description[] = {
#embed "../../docs/chain.md"
};

const unsigned char *capdo_verifier(void) { return verifier; }
size_t capdo_verifier_length(void) { return sizeof verifier; }
const unsigned char *capdo_chain_page(void) { return description; }
size_t capdo_chain_page_length(void) { return sizeof description; }
