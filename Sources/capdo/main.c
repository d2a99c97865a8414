// The program's own entry: its words come from the system as they were typed, in bytes, and not from /proc, which a
// sandbox may lack.

int capdo_main(int count, char **words);

int main(int count, char **words) { return capdo_main(count, words); }
