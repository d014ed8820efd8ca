"""`python -m tests.bench [--json] [--rounds N] [--seconds S]`: the benchmark with other bounds than `daodi bench`."""

import argparse

from tests.bench import ROUNDS, SECONDS, report

parser = argparse.ArgumentParser(prog="python -m tests.bench")
parser.add_argument("--json", action="store_true")
parser.add_argument("--rounds", type=int, default=ROUNDS)
parser.add_argument("--seconds", type=float, default=SECONDS)
given = parser.parse_args()
print(report(as_json=given.json, rounds=given.rounds, seconds=given.seconds))
