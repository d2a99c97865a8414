// minizip reads and writes ZIP archives; Debian puts its headers in a folder of their own.
#include <minizip/ioapi.h>
#include <minizip/unzip.h>
#include <minizip/zip.h>
