# The front door; the build itself is CMakeLists.txt. `make` alone lists what there is.

# The Debian packages, in one place: for building and testing, and for single targets only.
needs        := g++ cmake ninja-build pkg-config libcli11-dev libfccp-dev libfmt-dev doctest-dev zlib1g-dev \
                libzip-dev libexpat1-dev libkainjow-mustache-dev libpango1.0-dev libcairo2-dev libxlsxwriter-dev libqrencode-dev \
                unicode-data bzip2 fonts-noto-cjk poppler-utils libical-dev
gate_needs   := $(needs) chromium python3-minimal
check_needs  := $(needs) clang-16 libclang-rt-16-dev
format_needs := clang-format
lint_needs   := $(needs) clang-tidy-16
deb_needs    := $(needs) dpkg-dev file lintian

PREFIX ?= /usr/local
STRICT ?= OFF# ON: warnings are errors, and no test may be skipped
JOBS   ?= $(shell nproc)
CASES  ?= *

export CMAKE_GENERATOR ?= Ninja
export CMAKE_CXX_COMPILER_LAUNCHER ?= $(shell command -v ccache)
# What one checkout compiled serves the next, wherever it stands.
export CCACHE_BASEDIR     ?= $(CURDIR)
export CCACHE_NOHASHDIR   ?= 1
export CCACHE_SLOPPINESS  ?= pch_defines,time_macros
export CMAKE_BUILD_PARALLEL_LEVEL := $(JOBS)
export CTEST_PARALLEL_LEVEL := $(JOBS)

# $(call build,folder,options,targets): configures and compiles. $(call suite,folder,options,targets,tests): and runs every
# test, or those, and says last why any was skipped.
build = cmake -S . -B $(1) -DBAOXUE_STRICT=$(STRICT) $(2) && cmake --build $(1) --target $(or $(3),all)
suite = $(build) && $(fixed_addresses) ctest --test-dir $(1) --output-on-failure $(4) && \
    { grep -h '^skipped: ' $(1)/Testing/Temporary/LastTest.log || true; }

# Sanitized, with asserts on, by clang: a second compiler's warnings, in half the time of g++. Unoptimized, because the
# checks of addresses triple the time that optimizing takes. The thread sanitizer cannot live with widely spread addresses.
sanitized = -DCMAKE_CXX_COMPILER=$(shell ls /usr/bin/clang++-1[6-9] | tail -1) -DCMAKE_BUILD_TYPE=Debug \
            -DCMAKE_CXX_FLAGS_DEBUG=-g1 -DBAOXUE_SANITIZE=$(1)
fixed_addresses = $(shell setarch -R true 2>/dev/null && echo setarch -R)

.PHONY: help setup setup-check build demo test test-debian13 test-ubuntu24 check asan tsan attack bless test-province bench bench-match bench-notice samples format lint install uninstall package clean

help: ## print this list
	@sed -n 's/^\([a-z0-9-]*\):.*## /  make \1\t/p' Makefile | expand -t 22

demo: setup ## build it and follow one case from two rosters to a notice
	$(call build,build,,baoxue_program baoxue_press baoxue_workbook)
	@rm -rf build/demo
	@PATH="$(CURDIR)/build:$$PATH" samples/pipeline.sh build/demo
	@echo "The program is build/baoxue; make install puts it where every shell finds it."

test: setup ## all tests
	$(call suite,build)

check: asan tsan ## the tests again under the address and undefined sanitizers, those of the library under that of threads

test-debian13: ## demo and test on a bare Debian 13 in build-debian13/ (as root; test-ubuntu24: likewise)
	.ci/setup debootstrap
	.ci/elsewhere trixie build-debian13

test-ubuntu24:
	.ci/setup debootstrap
	.ci/elsewhere noble build-ubuntu24

# EXCEPT='^examples/' leaves tests out.
asan: setup-check
	$(call suite,build-asan,$(call sanitized,address$(comma)undefined),,$(if $(EXCEPT),-E '$(EXCEPT)'))

# Threads are the library's, and a golden case is small: one thread reads it.
tsan: setup-check
	$(call suite,build-tsan,$(call sanitized,thread),unit_tests,-R ^unit/)

attack: build ## the attack on all commands, with its figures; needs strace
	cmake --build build --target attack_mutate
	tests/attack/attack.sh build/baoxue build/tests/attack_mutate long
	tests/kinds.sh . build/baoxue

build: setup ## the program and the library, optimized, in build/
	$(call build,build,,product)

bless: build ## rewrite the expected output of the golden cases (CASES=reconcile/*)
	@for cmd in tests/cases/$(CASES)/cmd tests/cases/$(CASES)/*/cmd; do \
	    [ ! -e "$$cmd" ] || tests/run_case.sh --bless "$${cmd%/cmd}" build/baoxue || exit 1; done

test-province: build ## samples/province on six counties, against one run over all of them; installs snakemake
	.ci/setup snakemake
	tests/province.sh . build/baoxue

bench: build ## time the heavy commands on invented files (BENCH=quick for small ones, all for 70 million rows; ONLY=flag-absent, ONLY=shapes)
	cmake --build build --target baoxue_generate baoxue_measure baoxue_read
	$(if $(filter shapes,$(ONLY)),,tests/bench/bench.sh build $(or $(BENCH),usual) $(ONLY))
	$(if $(filter-out shapes,$(ONLY)),,tests/bench/shapes.sh build $(BENCH))
	$(if $(ONLY),,tests/bench/duties.sh build $(BENCH))

bench-match: build ## how often reconcile finds the same child, on rosters invented from SEED (FEBRL=folder of FEBRL4)
	cmake --build build --target baoxue_bench_match
	build/tests/bench/baoxue_bench_match $(if $(SEED),--seed $(SEED)) $(if $(FEBRL),--febrl $(FEBRL))

bench-notice: build ## letters per second and format (BENCH=quick for 1,000 only)
	cmake --build build --target baoxue_measure
	tests/bench/notice.sh build $(BENCH)

samples: build ## invent the files of samples/ again
	cmake --build build --target baoxue_generate
	build/tests/bench/baoxue_generate township samples

format: ## lay out the sources by .clang-format
	.ci/setup $(format_needs)
	git ls-files '*.cpp' '*.hpp' | xargs clang-format -i

lint: ## clang-tidy, as .clang-tidy says
	.ci/setup $(lint_needs)
	cmake -S . -B build-lint -DCMAKE_EXPORT_COMPILE_COMMANDS=ON -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON -DBAOXUE_APART=ON -DBAOXUE_TESTS=OFF
	cmake --build build-lint --target data_files.cpp characters.inc
	run-clang-tidy-16 -quiet -p build-lint -j $(JOBS) '/(lib/src|tools)/'

install: setup ## install (PREFIX=/usr/local, DESTDIR=)
	$(call build,build,-DCMAKE_INSTALL_PREFIX=$(PREFIX),product)
	cmake --install build

uninstall: ## remove what make install put there (DESTDIR=)
	@[ -e build/install_manifest.txt ] || { echo "Nothing was installed from here."; exit 1; }
	sed 's|^|$(DESTDIR)|' build/install_manifest.txt | xargs -d '\n' rm -f
	sed 's|^|$(DESTDIR)|; s|/[^/]*$$||' build/install_manifest.txt | sort -ur | grep baoxue | \
	    xargs -d '\n' rmdir --ignore-fail-on-non-empty -p 2>/dev/null || true
	rm build/install_manifest.txt

package: ## Debian packages, in build-deb/, looked over by lintian
	.ci/setup $(deb_needs)
	$(call build,build-deb,-DCMAKE_INSTALL_PREFIX=/usr -DCMAKE_SKIP_INSTALL_RPATH=ON -DBAOXUE_TESTS=OFF)
	cd build-deb && rm -f *.deb && cpack
	lintian --fail-on error --suppress-tags bad-distribution-in-changes-file build-deb/*.deb

clean: ## remove everything that was built
	rm -rf build build-*

setup:
	@.ci/setup $(if $(filter ON,$(STRICT)),$(gate_needs),$(needs))

setup-check:
	@.ci/setup $(check_needs)

comma := ,
