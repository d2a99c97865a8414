// minizip reads ZIP archives, zlib packs and unpacks what is in them; Debian puts minizip's headers in a folder of their own.
#include <minizip/ioapi.h>
#include <minizip/unzip.h>
#include <zlib.h>
