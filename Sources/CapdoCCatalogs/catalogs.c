#include "CapdoCCatalogs.h"

static const unsigned char tt12[] = {
#embed "../../catalogs/tt12-2022.csv"
};

static const unsigned char tcvn14423[] = {
#embed "../../catalogs/tcvn14423-2026.csv"
};

static const struct {
  const unsigned char *bytes;
  size_t length;
} catalogs[] = {{tt12, sizeof tt12}, {tcvn14423, sizeof tcvn14423}};

static const size_t count = sizeof catalogs / sizeof catalogs[0];

const unsigned char *capdo_catalog(size_t number) { return number < count ? catalogs[number].bytes : NULL; }
size_t capdo_catalog_length(size_t number) { return number < count ? catalogs[number].length : 0; }
