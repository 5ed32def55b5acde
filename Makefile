# The steps of .ci/run one by one, in the environment .venv.
VENV ?= .venv
STEPS = lint types imports test docs wheel oldest accuracy

.PHONY: all ci format $(STEPS)

all: $(STEPS)

$(STEPS): $(VENV)
	VENV=$(VENV) .ci/run $@

format: $(VENV)
	$(VENV)/bin/ruff check --fix .
	$(VENV)/bin/ruff format .

ci:
	.ci/run

$(VENV): pyproject.toml
	test -d $(VENV) || python3 -m venv $(VENV)
	$(VENV)/bin/pip install -q -e '.[dev,docs]'
	touch $(VENV)
