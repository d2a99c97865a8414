/* SHA-256 alone. The EVP functions, which OpenSSL 3 would rather have called, bring in every algorithm of libcrypto, whose tables
   each start of the program pays for, and read the configuration of whoever runs it. These are of OpenSSL 1.1.1's API. */
#define OPENSSL_API_COMPAT 10101
#include <openssl/sha.h>
#include <openssl/opensslv.h>
