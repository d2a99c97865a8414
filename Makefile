# capdo: make demo, make test; make release, make -s where, make install PREFIX=…

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
MAKEFLAGS += --no-print-directory

PREFIX ?= /usr/local
FUZZERS ?= FuzzCSV FuzzXLSX FuzzRegistry FuzzText
FUZZ_SECONDS ?= 600
MANY ?= 10000
PROVINCES ?= 20
ONE ?= 1000000
COUNT ?= 300
SEED ?= 20

binary := $(CURDIR)/.build/release/capdo
static := $(CURDIR)/build/static

# Release binaries take these from Debian's static archives and need glibc alone.
archives := sqlite3 crypto utf8proc minizip expat z

.PHONY: build dependencies test test-full test-asan test-tsan house public texts fuzz docs picture torture mutants bounds bench bench-requirements scale workbooks cases lint clean demo \
  test-browser test-office test-central test-shared test-package test-packages test-chroot \
  release static where manual install uninstall deb dist

build: dependencies
	swift build

dependencies:
	@scripts/dependencies

# Says what failed, what took longest and, on its last line, how many tests there were; the rest is in build/test*.log.
test: dependencies
	swift build --build-tests
	@scripts/test

# The long counts: 100,000 random acts against the naive model, 1,000,000 CSV documents against Python, 10,000 registers
# exported and imported again, 200 rounds of several writers, every column of a registry at its extremes, five years of
# PROVINCES provinces week by week.
test-full: dependencies
	swift build --build-tests
	CAPDO_ACTS=100000 CAPDO_CSV_DOCUMENTS=1000000 CAPDO_FORMS=1000 CAPDO_ROUNDTRIPS=10000 CAPDO_REFORMS=500 CAPDO_CHANGES=10000 \
	  CAPDO_SHEETS=1500 CAPDO_SHEET_PAIRS=1000 CAPDO_DIRTY_SHEETS=1000 CAPDO_OFFICES=69 \
	  CAPDO_IMPORTS=3000 CAPDO_ROUNDS=200 CAPDO_PROVINCES=$(PROVINCES) CAPDO_STEPS=260 CAPDO_FULL=1 \
	  swift test --skip-build --disable-xctest

# The tests once more, in a build that looks at each access to memory: is it in bounds (asan), do two threads race (tsan).
# The runner of Swift's tests leaks, so that leaks are not looked for. The torture bounds the memory and the time of the program
# itself, which a sanitizer needs more of.
test-asan: sanitizer := address
test-tsan: sanitizer := thread
test-asan test-tsan: dependencies
	swift build --build-tests --sanitize $(sanitizer) --scratch-path .build-$(sanitizer)
	@ASAN_OPTIONS=detect_leaks=0 SWIFT_BACKTRACE=enable=no \
	  CAPDO_BUILD='--sanitize $(sanitizer) --scratch-path .build-$(sanitizer)' scripts/test --skip '^TortureTests[.]'

# How large files and functions are, which room uses which, and that every rule of CONTRIBUTING.md that can be seen holds.
house:
	@scripts/house

# How much the two libraries promise to app developers, and that each promise has a comment.
public: dependencies
	@swift build --quiet
	@scripts/public-symbols

# Every text that a person sees: file, line, English, Vietnamese, parted by tabs.
texts:
	@scripts/texts

# What is found stays in build/fuzz; the inputs that reach new code are kept beside the fuzzer.
fuzz: dependencies
	@mkdir -p build/fuzz
	@for fuzzer in $(FUZZERS); do \
	  CAPDO_FUZZ=1 swift build -c release -Xswiftc -enable-testing --sanitize fuzzer --product $$fuzzer \
	    --scratch-path .build-fuzz >&2; \
	  SWIFT_BACKTRACE=enable=no .build-fuzz/release/$$fuzzer -max_total_time=$(FUZZ_SECONDS) -max_len=8192 -timeout=5 \
	    -rss_limit_mb=512 -malloc_limit_mb=256 \
	    -artifact_prefix=build/fuzz/$$fuzzer- Tests/$$fuzzer/corpus fixtures/office; \
	done

# The pages that show what capdo prints.
docs: release
	@scripts/readme '$(binary)' check
	@scripts/readme '$(binary)' check README.vi.md
	@scripts/readme '$(binary)' check docs/import.md fixtures/first-hour-40
	@for page in docs/operators.md docs/operators.vi.md docs/inspectors.md docs/officials.md docs/auditors.md docs/rollup.md \
	  docs/rollup.vi.md docs/reliability.md; do \
	  scripts/readme '$(binary)' check $$page; \
	done

# The picture of README.md, made anew from a dashboard of the fixtures.
picture: release
	@scripts/picture '$(binary)'

# Faults, kills, power cuts, full disks and hostile files, in full, and one table of it in docs/reliability.md; SHORT=1 is the
# form of a few minutes. CAPDO_SEED=… repeats what is random.
torture: release
	@scripts/dependencies strace faketime
ifdef SHORT
	scripts/torture/matrix --short .build/release
else
	swift build --build-tests
	CAPDO_TORTURE=1 scripts/test --filter Torture
	$(release_build) --product capdo-migrating >&2
	scripts/torture/matrix --write .build/release
endif

# Whether the tests have teeth: 300 small changes of Sources, one at a time, of which they should notice 97 %, and the thirteen
# that they must. An hour or two; COUNT=… and SEED=… choose others. Not in CI.
mutants: dependencies
	@scripts/dependencies strace
	scripts/mutants/run --named
	scripts/mutants/run --count $(COUNT) --seed $(SEED)

# Files of at most 1 MiB that are made to cost much: each is imported or refused within 5 s and 256 MiB.
bounds: release
	@scripts/hostile-inputs '$(binary)'

# Every job beside what its users would pick instead; SIZES="367 10000" is the quick form. Writes docs/benchmarks.md.
bench: release
	@scripts/dependencies sqlite3 python3-venv
	@scripts/bench '$(binary)' --write $(SIZES)

# The figures of 660,000 results per requirement beside the shell; SYSTEMS=1000 is the quick form.
bench-requirements: release
	@scripts/bench-requirements '$(binary)' $(SYSTEMS)

# 34 registries of the size of the nation, and MANY of ten systems, added up; ONE systems in one file; a centre that is started
# for it. Every answer is compared with one made without capdo. Writes docs/scale.md.
scale: release
	@scripts/dependencies sqlite3 postgresql
	@scripts/scale '$(binary)' --write --one $(ONE) --many $(MANY) --centre

# Every workbook and document read by openpyxl and by LibreOffice, which are fetched for it; their pages stay in
# build/office/pages.
test-office: release build/office
	@scripts/dependencies fonts-liberation libreoffice-calc libreoffice-writer poppler-utils
	@build/office/bin/python scripts/office-check '$(binary)'

# Many registries published to a PostgreSQL of its own; figures compared. CAPDO_SEED=… repeats what is random.
test-central: release
	@scripts/dependencies postgresql
	@scripts/central-test '$(binary)' $(CAPDO_SEED)

# A registry of a group, with users of this machine that are made for it: as root.
test-shared: release
	@scripts/test-shared '$(binary)'

# A package that depends on this one, built from what is committed.
test-package: dependencies
	@scripts/test-package

# The packages from two folders, byte by byte, and on systems without a toolchain and a network: as root.
test-packages:
	@scripts/test-packages

# make demo and make test on a Debian 12 that has a toolchain and make, and nothing else: as root.
test-chroot:
	@scripts/test-chroot

# The workbooks among the fixtures made anew.
workbooks: build/office
	@scripts/dependencies libreoffice-calc
	@build/office/bin/python scripts/workbooks --libreoffice

build/office:
	@scripts/dependencies python3-venv
	python3 -m venv build/office
	build/office/bin/pip install --quiet openpyxl msoffcrypto-tool xlwt

# No path of this folder gets into the binary, so that the same sources give the same bytes wherever they lie. Nothing is
# exported for others to load: what is not used is left out, and starting costs less.
here := $(CURDIR)=/capdo

release_build = PKG_CONFIG_PATH='$(static)/pkgconfig' swift build -c release --static-swift-stdlib \
  -Xswiftc -file-prefix-map -Xswiftc '$(here)' -Xcc '-ffile-prefix-map=$(here)' \
  -Xlinker '-L$(static)' -Xlinker -s -Xlinker --gc-sections -Xlinker --no-export-dynamic \
  --disable-local-rpath

release: dependencies static
	$(release_build) --product capdo >&2
	@if readelf -d '$(binary)' | grep -E 'R(UN)?PATH'; then \
	  echo "make release: a library planted there would be loaded" >&2; exit 1; \
	fi
	@others=$$(ldd '$(binary)' | awk '{ print $$1 }' \
	  | grep -vE '^(linux-vdso|lib(c|m|dl|rt|pthread|gcc_s)|/lib.*/ld-linux.*)\.so' || true); \
	if [[ -n $$others ]]; then \
	  echo "make release: the binary needs more than glibc and libgcc_s:" $$others >&2; exit 1; \
	fi

# A folder in which the linker finds the archives and nothing else, and .pc files that name it.
# Swift's runtime takes libstdc++ along, whose archive comes with the C++ compiler that Swift needs.
static: dependencies
	@mkdir -p '$(static)/pkgconfig'
	@libraries=$$(env -u PKG_CONFIG_PATH pkg-config --variable=libdir sqlite3); \
	for name in $(archives); do \
	  archive=$$libraries/lib$$name.a; \
	  [[ -f $$archive ]] || { echo "make release: there is no $$archive" >&2; exit 1; }; \
	  ln -sfn "$$archive" '$(static)'/lib$$name.a; \
	done; \
	standard=$$(ls /usr/lib/gcc/*/*/libstdc++.a | tail -n 1); \
	ln -sfn "$$standard" '$(static)/libstdc++.a'
	@version() { env -u PKG_CONFIG_PATH pkg-config --modversion "$$1"; }; \
	describe() { \
	  printf 'Name: %s\nDescription: %s\nVersion: %s\nLibs: -L%s %s\nCflags:\n' \
	    "$$1" "$$2" "$$(version "$$1")" '$(static)' "$$3" > '$(static)/pkgconfig/'"$$1.pc"; \
	}; \
	describe sqlite3 'SQLite, from its static archive' '-lsqlite3 -lz -lm'; \
	describe libcrypto 'OpenSSL libcrypto, from its static archive' '-lcrypto -ldl -lpthread'; \
	describe expat 'Expat, from its static archive' '-lexpat'

where:
	@echo '$(binary)'

manual: release
	@mkdir -p build/man
	@scripts/man-page '$(binary)' en > build/man/capdo.en.1
	@scripts/man-page '$(binary)' vi > build/man/capdo.vi.1
	@for shell in bash zsh fish; do '$(binary)' completions $$shell > build/man/completions.$$shell; done

# Never builds as root, who would leave files that nobody else can replace: first make manual, then sudo make install.
install:
	@if (( EUID != 0 )); then $(MAKE) manual; fi
	@for file in '$(binary)' build/man/capdo.{en,vi}.1 build/man/completions.{bash,zsh,fish}; do \
	  [[ -e $$file ]] || { echo "make install: there is no $$file; run 'make manual' as yourself first" >&2; exit 1; }; \
	done
	install -D -m 755 '$(binary)' '$(DESTDIR)$(PREFIX)/bin/capdo'
	install -D -m 644 build/man/capdo.en.1 '$(DESTDIR)$(PREFIX)/share/man/man1/capdo.1'
	install -D -m 644 build/man/capdo.vi.1 '$(DESTDIR)$(PREFIX)/share/man/vi/man1/capdo.1'
	install -D -m 644 build/man/completions.bash '$(DESTDIR)$(PREFIX)/share/bash-completion/completions/capdo'
	install -D -m 644 build/man/completions.zsh '$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_capdo'
	install -D -m 644 build/man/completions.fish '$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/capdo.fish'

uninstall:
	cd '$(DESTDIR)$(PREFIX)' && rm -f bin/capdo share/man/man1/capdo.1 share/man/vi/man1/capdo.1 \
	  share/bash-completion/completions/capdo share/zsh/site-functions/_capdo share/fish/vendor_completions.d/capdo.fish

# To be installed without a toolchain and without a network: build/packages/capdo_….deb, and a tarball with checksums.
deb: release
	@scripts/packages '$(binary)' build/packages deb

dist: release
	@scripts/packages '$(binary)' build/packages dist

# Small inputs that once gave a wrong answer: each case, what is expected, what is given.
cases: release
	@scripts/cases '$(binary)'

demo: release
	@scripts/demo '$(binary)'

# The dashboard in a real browser; pictures and PDF are left in build/browser/pages.
test-browser: release
	@scripts/browser '$(binary)'

lint:
	swift-format lint --strict -r Sources Tests Package.swift

clean:
	rm -rf .build build
