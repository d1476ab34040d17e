# Everything one does with cnn-tutor; `make help` lists it. Needs GNU make and a POSIX shell.

PREFIX = /usr/local
DESTDIR =
ARGS =
# Which golden frames `make golden` renews.
GOLDEN = Golden
# Where those of the README are.
PICTURES = Assets/Pictures

PROGRAM = cnn-tutor
BINARY = .build/release/$(PROGRAM)
SOURCES := Package.swift $(shell find Sources Assets/Themes -type f)
# Where `make install` puts things.
BIN = $(DESTDIR)$(PREFIX)/bin
DATA = $(DESTDIR)$(PREFIX)/share/$(PROGRAM)
MAN = $(DESTDIR)$(PREFIX)/share/man/man1
BASH = $(DESTDIR)$(PREFIX)/share/bash-completion/completions
ZSH_FUNCTIONS = $(PREFIX)/share/zsh/site-functions
ZSH = $(DESTDIR)$(ZSH_FUNCTIONS)
FISH = $(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d
FORMATTED = Package.swift Sources Tests Benchmarks/Package.swift Benchmarks/Sources
# All tests at once would keep each other waiting.
FEW = SWT_EXPERIMENTAL_MAXIMUM_PARALLELIZATION_WIDTH=4
IN_TERMINAL = TerminalTests|EndToEndTests
# Those with a page of their own in `make docs`.
DOCUMENTED = Canvas Compute Course Lab Mistakes Network Quiz Screens
PREPARE = @sh Scripts/prepare

# The Swift runtime goes into the program where the toolchain can put it there: the program then
# starts in half the time, needs a third less memory, and runs on machines without Swift.
INFORMATION = swiftc -print-target-info 2>/dev/null
RUNTIME = $(shell $(INFORMATION) | sed -n 's/.*"runtimeResourcePath": "\(.*\)".*/\1/p')
STATIC = $(shell test "$$(uname)" = Linux && test -d "$(RUNTIME)_static" && \
  echo --static-swift-stdlib)

.DEFAULT_GOAL := build
.PHONY: help run build test docs sanitize golden pictures lint format benchmark install uninstall
.PHONY: deb clean

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1	/p' Makefile | while IFS='	' read -r target text; do \
	  printf '  make %-10s %s\n' "$$target" "$$text"; done

run: $(BINARY) ## install what is missing, build, open the tutor (with ARGS='lesson padding')
	@$(BINARY) $(ARGS)

build: $(BINARY) ## build the program in release mode

# A file target, so that `make` followed by `sudo make install` builds nothing as root.
$(BINARY): $(SOURCES)
	$(PREPARE) swift ncurses libpng zlib
	swift build -c release --product $(PROGRAM) $(STATIC)
	@touch $(BINARY)

# Those in a terminal run after the others, which would keep both processors from them.
test: ## install what is missing, run all tests, those in a real terminal included
	$(PREPARE) swift ncurses libpng zlib tmux python3
	$(FEW) swift test --skip '$(IN_TERMINAL)'
	$(FEW) swift test --skip-build --filter '$(IN_TERMINAL)'

# Test after test, as each takes several times its memory. Kernels are compiled without checks, also
# here; what they read and write is watched.
sanitize: ## run the tests under the address and thread sanitizers; takes hours
	$(PREPARE) swift ncurses libpng zlib tmux python3
	ASAN_OPTIONS=detect_leaks=0 swift test --sanitize=address --scratch-path .build/address \
	  --no-parallel --skip VectorCodeTests
	swift test --sanitize=thread --scratch-path .build/thread --no-parallel \
	  --filter 'NetworkTests|LabTests'

docs: ## make the documentation of the modules that others can use, into .build/docs
	$(PREPARE) swift ncurses libpng zlib
	swift build
	sh Scripts/docs $(DOCUMENTED)

golden: ## renew the golden frames; read the difference before you commit it
	$(PREPARE) swift ncurses libpng zlib
	RENEW=1 swift test --filter $(GOLDEN)

pictures: $(BINARY) ## make the README's pictures anew, by `cnn-tutor export`
	mkdir -p $(PICTURES)
	$(BINARY) export strided-conv --theme dark --from 264 --to 284 \
	  --output $(PICTURES)/strided-convolution.gif
	$(BINARY) export strided-conv --theme dark --step 345 --output $(PICTURES)/misprint.svg
	$(BINARY) export whole-cnn --theme light --step 207 --output $(PICTURES)/network.svg

lint: ## check the formatting of the sources
	$(PREPARE) swift
	swift format lint --strict --parallel --recursive $(FORMATTED)

format: ## format the sources
	$(PREPARE) swift
	swift format --in-place --parallel --recursive $(FORMATTED)

benchmark: $(BINARY) ## measure start, keys, memory, processor time, reload; release build
	$(PREPARE) python3
	python3 Benchmarks/terminal.py $(BINARY)
	python3 Benchmarks/compute.py $(BINARY)
	swift build -c release --package-path Benchmarks --product LessonFrames
	swift build -c release --package-path Benchmarks --product NetworkSpeed
	Benchmarks/.build/release/LessonFrames Lessons 200 60
	Benchmarks/.build/release/NetworkSpeed
	swift build -c release --package-path Benchmarks --product LabSpeed
	Benchmarks/.build/release/LabSpeed Assets tiny digits

install: $(BINARY) ## put program, lessons, assets, man page, completions under PREFIX (/usr/local)
	install -d "$(BIN)" "$(DATA)" "$(MAN)" "$(BASH)" "$(ZSH)" "$(FISH)"
	install -m 755 $(BINARY) "$(BIN)/$(PROGRAM)"
	rm -rf "$(DATA)/Lessons" "$(DATA)/Assets"
	cp -R Lessons Assets "$(DATA)/"
	chmod -R u=rwX,go=rX "$(DATA)"
	$(BINARY) manual > "$(MAN)/$(PROGRAM).1"
	script=$$($(BINARY) --generate-completion-script bash) && \
	  printf '%s\n' "$$script" | sed '1{/^#!/d;}' > "$(BASH)/$(PROGRAM)"
	$(BINARY) --generate-completion-script zsh > "$(ZSH)/_$(PROGRAM)"
	$(BINARY) --generate-completion-script fish > "$(FISH)/$(PROGRAM).fish"
	chmod 644 "$(MAN)/$(PROGRAM).1" "$(BASH)/$(PROGRAM)" "$(ZSH)/_$(PROGRAM)" "$(FISH)/$(PROGRAM).fish"

uninstall: ## remove what `make install` put there
	rm -f "$(BIN)/$(PROGRAM)" "$(MAN)/$(PROGRAM).1" "$(BASH)/$(PROGRAM)" "$(ZSH)/_$(PROGRAM)" \
	  "$(FISH)/$(PROGRAM).fish"
	rm -rf "$(DATA)"

deb: $(BINARY) ## make a Debian package in .build
	$(PREPARE) dpkg
	sh Scripts/deb $(BINARY) .build

clean: ## remove everything that was built
	rm -rf .build
