"""Score a Dutch pipeline on the letter sentences that training choices look at.

    python training/score_letters.py MODEL [--half tune|hold | --third] [--failures]

`letters/dev.yaml`, `dev2.yaml` and `dev3.yaml` have the format of `tests/dutch/letters.yaml`, which
no choice may look at. `--half` takes a half of the second file: repairs are tuned on `tune`, while
`hold` gives an honest figure, so that its failures are never printed. `--third` takes the third
file: modal verbs and requests, on which repairs are tuned too.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent
sys.path[:0] = [str(ROOT), str(ROOT.parent), str(ROOT.parent / "tests" / "dutch")]

import letters_score  # noqa: E402

import evaluate  # noqa: E402

DEV, DEV2, DEV3 = (ROOT / "letters" / f"{name}.yaml" for name in ("dev", "dev2", "dev3"))


def half_of(text: str) -> str:
    """The half a sentence belongs to, by a hash of its text: `tune` or `hold`."""
    return "tune" if hashlib.sha256(text.encode("utf-8")).digest()[0] % 2 else "hold"


def load_cases(half: str | None) -> list[letters_score.Case]:
    """All cases of `dev.yaml`, or a half of `dev2.yaml`."""
    if half is None:
        return letters_score.load_cases(DEV)
    return [case for case in letters_score.load_cases(DEV2) if half_of(case.text) == half]


def main() -> None:
    parser = argparse.ArgumentParser(description="Score a model on the letter sentences for dev.")
    parser.add_argument("model")
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--half", choices=["tune", "hold"], help="a half of dev2.yaml")
    which.add_argument("--third", action="store_true", help="the sentences of dev3.yaml")
    parser.add_argument("--failures", action="store_true", help="print each failed sentence")
    args = parser.parse_args()
    if args.failures and args.half == "hold":
        parser.error("the failures of the half that is held out are not for reading")
    nlp = evaluate.load(args.model)
    total: Counter[str] = Counter()
    right: Counter[str] = Counter()
    cases = letters_score.load_cases(DEV3) if args.third else load_cases(args.half)
    for case in cases:
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
