#include "CapdoCXLSXWriter.h"

#include <dlfcn.h>

bool capdo_load_xlsxwriter(struct capdo_xlsxwriter *functions) {
  void *library = dlopen("libxlsxwriter.so." LXW_SOVERSION, RTLD_NOW | RTLD_LOCAL);
  if (!library) return false;
#define F(name) \
  if (!(functions->name = (__typeof__(name) *)dlsym(library, #name))) return false;
  CAPDO_XLSXWRITER_FUNCTIONS(F)
#undef F
  return true;
}
