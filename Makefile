# SPDX-License-Identifier: MIT
# The front door. Every target installs what it needs (Debian) and then hands over to meson or a script.
BUILD = build
OPTIONS =
TALLY =
PREFIX = /usr/local
MINUTES = 5
JOBS = 1
FUZZ_TARGETS = pixel-layout shm-pool server wire

.PHONY: all build demo check hostile clients fuzz soak vm bench install format clean

all: build

build:
	tools/build $(BUILD) --buildtype=debug $(OPTIONS)

demo: # a picture and a report in out/demo
	tools/demo

check: # all tests
	tools/install-packages build check
	tools/build $(BUILD) --buildtype=debug $(OPTIONS)
	tools/run-tests $(BUILD) $(if $(TALLY),--tally $(TALLY))

hostile: # the whole corpus of hostile clients, on three builds; tables in out/hostile
	tools/install-packages build check
	tests/hostile/run out/hostile

clients: build # programs of Debian, unmodified: a page with pictures in out/clients; DOCS=yes: in docs, too
	tools/install-packages check clients
	python3 -B tests/clients/matrix/matrix.py $(BUILD)/compositor/server/weddell \
		$(BUILD)/tests/clients/actor --page out/clients $(if $(DOCS),--docs docs)

fuzz: # libFuzzer, MINUTES for each of FUZZ_TARGETS, JOBS processes at a time
	tools/install-packages build ci
	CC=clang tools/build build-fuzz $(patsubst %,--only tests/fuzz/fuzz-%,$(FUZZ_TARGETS)) \
		--buildtype=debugoptimized -Dfuzz=enabled -Ddemos=disabled \
		-Db_sanitize=address,undefined -Db_lundef=false
	tests/fuzz/run --jobs $(JOBS) build-fuzz $$(($(MINUTES) * 60)) $(FUZZ_TARGETS)

soak: # a million sizes of a window; memory of both sides must be flat
	tools/build build-release --only compositor/server/weddell \
		--only demos/weddell-resize-stress --buildtype=release
	python3 -B tests/soak/soak.py build-release/compositor/server/weddell \
		build-release/demos/weddell-resize-stress 1000000

vm: build # attacks on all memory, and each scenario on each graphics device: a table, pictures in out/vm; JOBS at a time
	tools/install-packages check vm
	tools/run-tests $(BUILD) -- --suite vm-memory
	tests/vm/table.py $(BUILD) out/vm $(JOBS)

bench: # the benchmarks, on an optimised build
	tools/bench

install: # to $(DESTDIR)$(PREFIX)
	tools/build build-release --buildtype=release --prefix=$(PREFIX)
	meson configure build-release --prefix=$(PREFIX)
	meson install -C build-release
	[ -n "$(DESTDIR)" ] || ldconfig || true # so that the new library is found

format: # lays out all C files
	tools/install-packages format
	git ls-files -z '*.c' '*.h' | xargs -0 -r clang-format -i

clean:
	rm -rf $(BUILD) build-* out
