# `make` alone lists the commands. Every command first makes .venv and installs requirements.txt, once.

PYTHON ?= python3
RUN = .venv/bin/python

.PHONY: help environment grading book serve test equations equations-mutants figures labs exercises grade exam slides bench tidy repository clean

help:
	@echo "make book         build the site, every lab executed, into _build/html"
	@echo "make serve        show the site at a local address"
	@echo "make test         run all tests   (some: make test ARGS='-k sentence')"
	@echo "make equations    evaluate every displayed equation and record how   (some: ARGS=03-kl)"
	@echo "make equations-mutants   make the equations wrong, one thing at a time, and count what is noticed"
	@echo "make figures      draw the figures of book/ again"
	@echo "make labs         run the labs on MNIST, record their numbers and times   (one: LAB=05-vae)"
	@echo "make exercises    check every question, build notebooks, autograders and the exercises of the pages   (one: SET=03-kl)"
	@echo "make grade ZIP=… SUBMISSIONS=… OUT=…   grade a folder of notebooks; what was killed goes on   (more: ARGS='--jobs 4')"
	@echo "make exam SET=03-kl STUDENTS=names.txt SEED=… OUT=…   a paper for each student, with numbers of its own, and the key"
	@echo "make slides       slides of every chapter from the built book, into _build/slides"
	@echo "make bench        how fast, beside other loops and the machine's floor   (some: ARGS='--only loops'; keep: ARGS=--record)"
	@echo "make tidy         bring the labs into their one form, without outputs"
	@echo "make repository URL=https://github.com/owner/name   write the repository's address everywhere"
	@echo "make clean        remove the site and the labs' outputs"
	@echo "Another Python:   make book PYTHON=python3.12"

environment:
	@command -v $(PYTHON) >/dev/null || { echo "There is no $(PYTHON): install Python 3.11 or newer, or name it, as in: make book PYTHON=python3.12"; exit 1; }
	@$(PYTHON) tools/environment.py

book: environment
	@$(RUN) tools/book.py

serve: environment
	@$(RUN) tools/book.py --serve

test: grading
	@$(RUN) -m pytest $(ARGS)

equations: environment
	@$(RUN) -m equations --record $(ARGS)

equations-mutants: environment
	@$(RUN) -m equations mutants --record $(ARGS)

figures: environment
	@for script in book/figures/*.py; do echo "$$script"; $(RUN) "$$script" || exit 1; done

labs: environment
	@$(RUN) tools/labs.py --record $(LAB)

# what grading needs beyond the book, once
grading: environment
	@cmp -s grading/requirements.txt .venv/grading || { $(RUN) -m pip install -q --disable-pip-version-check --no-deps -r grading/requirements.txt && cp grading/requirements.txt .venv/grading; }

exercises: grading
	@$(RUN) -m grading verify $(SET)
	@$(RUN) -m grading build $(SET)

# a command that needs variables says which
needs = $(foreach name,$(1),$(if $($(name)),,$(error Give $(name)=… as in: $(2))))

grade: grading
	$(call needs,ZIP SUBMISSIONS OUT,make grade ZIP=_build/exercises/03-kl.zip SUBMISSIONS=folder-or-zip OUT=grades)
	@$(RUN) -m grading grade "$(ZIP)" "$(SUBMISSIONS)" "$(OUT)" $(ARGS)

exam: environment
	$(call needs,SET STUDENTS SEED OUT,make exam SET=03-kl STUDENTS=names.txt SEED=secret OUT=exam)
	@$(RUN) -m grading exam "$(SET)" "$(STUDENTS)" "$(OUT)" --seed "$(SEED)" $(ARGS)

slides: grading book
	@$(RUN) tools/slides.py

bench: environment
	@$(RUN) -m pip install -q --disable-pip-version-check --no-deps -r bench/requirements.txt || echo "pythae was not installed: its rows are left out."
	@$(RUN) -m bench $(ARGS)

tidy: environment
	@$(RUN) tools/tidy.py

repository: environment
	@$(RUN) tools/repository.py "$(URL)"

clean:
	rm -rf _build
