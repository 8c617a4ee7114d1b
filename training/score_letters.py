"""Score a Dutch pipeline on the letter sentences that training choices look at.

    python training/score_letters.py MODEL [--failures]

`letters/dev.yaml` has the format of `tests/dutch/letters.yaml`, which no choice may look at.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path[:0] = [str(ROOT), str(ROOT.parent), str(ROOT.parent / "tests" / "dutch")]

import letters_score  # noqa: E402

import evaluate  # noqa: E402

DEV = ROOT / "letters" / "dev.yaml"


def main() -> None:
    parser = argparse.ArgumentParser(description="Score a model on the letter sentences for dev.")
    parser.add_argument("model")
    parser.add_argument("--failures", action="store_true", help="print each failed sentence")
    args = parser.parse_args()
    nlp = evaluate.load(args.model)
    total: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for case in letters_score.load_cases(DEV):
        failed = letters_score.judge(nlp(case.text), case)
        total[case.family] += 1
        right[case.family] += not failed
        if failed and args.failures:
            print(f"[{case.family}] {case.text}", *failed, sep="\n    ")
    for name, size in [*total.items(), ("all", total.total())]:
        good = right.total() if name == "all" else right[name]
        print(f"{name:<12}{good:>4}/{size:<4}{good / size:.1%}")


if __name__ == "__main__":
    main()
