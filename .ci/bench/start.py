"""`python -m bench.start MODULE RESULT`: one half of the bench, under its own settings."""

import importlib
import json
import logging
import sys
from pathlib import Path

import django

if __name__ == "__main__":
    django.setup()
    logging.disable(logging.CRITICAL)  # refusing bad input is what is measured
    figures = importlib.import_module(sys.argv[1]).main()
    Path(sys.argv[2]).write_text(json.dumps(figures))
