#!/usr/bin/env python3
"""Recomputes every equation written in a text and lists the false ones.

    cnn-tutor lesson strided-conv --plain | check_sums.py --at-least 100
    check_sums.py Lessons/*.yaml

An equation is a chain of sides: `3×2 + 2×1 = 6 + 2 = 8`, `⌊(7 + 2×0 − 3)/2⌋ + 1 = 3`, `7/9 ≈ 0.78`.
`=` holds exactly. `≈` holds where a number written alone is the other side rounded to as many
decimals, and where sides of several numbers differ by no more than the rounding of their decimals.

Sides with letters, words or an ellipsis have no value; chains in which fewer than two sides have
one are counted, not judged. Nothing here is shared with the program whose text is judged.
"""

import argparse
import re
import sys
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path


# --- Numbers -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Amount:
    """What a side says, and between which bounds it may lie if its decimals are rounded ones."""

    value: Fraction
    low: Fraction
    high: Fraction
    # How many decimals it is written with, where it is one number and no more.
    decimals: int | None = None

    @staticmethod
    def written(text: str) -> "Amount":
        digits = text.replace(",", "")
        decimals = len(digits.partition(".")[2])
        value = Fraction(digits)
        slack = Fraction(1, 2 * 10**decimals) if decimals else Fraction(0)
        return Amount(value, value - slack, value + slack, decimals)

    def negated(self) -> "Amount":
        return Amount(-self.value, -self.high, -self.low, self.decimals)

    def floored(self) -> "Amount":
        return Amount(*(Fraction(part // 1) for part in (self.value, self.low, self.high)))

    def combined(self, operator: str, other: "Amount") -> "Amount":
        apply = OPERATIONS[operator]
        value = apply(self.value, other.value)
        if operator == "/" and other.low <= 0 <= other.high:
            return Amount(value, value, value)
        ends = [apply(a, b) for a in (self.low, self.high) for b in (other.low, other.high)]
        return Amount(value, min(ends), max(ends))

    def __str__(self) -> str:
        return str(self.value)


OPERATIONS = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
}


def is_nearly(a: Amount, b: Amount) -> bool:
    """Whether `a ≈ b`."""
    if a.value == b.value:
        return True
    if a.decimals is not None and b.decimals is not None:
        coarse = min(a.decimals, b.decimals)
        return a.decimals != b.decimals and is_rounding(a.value, b.value, coarse)
    for alone, other in ((a, b), (b, a)):
        if alone.decimals is not None and is_rounding(alone.value, other.value, alone.decimals):
            return alone.decimals > 0 or other.value.denominator != 1
    return a.low <= b.high and b.low <= a.high


def is_rounding(a: Fraction, b: Fraction, decimals: int) -> bool:
    return abs(a - b) <= Fraction(1, 2 * 10**decimals)


# --- Tokens --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Token:
    kind: str
    text: str
    line: int
    # Whether it follows the token before without a space.
    is_glued: bool
    start: int
    end: int


PATTERN = re.compile(
    r"""
      (?P<space>[^\S\n]+)
    | (?P<newline>\n)
    | (?P<other>[=!<>+*/-]=+|\*\*|=>|->)
    | (?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)|\d+(?:\.\d+)?)
    | (?P<times>(?<=\d)x(?=[\d(−-])|[×·*⋅])
    | (?P<sum>[ΣΠ∫√])
    | (?P<power>[²³])
    | (?P<word>[^\W\d_](?:[\w'′]|\.(?=\w))*|_\w*)
    | (?P<relation>[=≈~])
    | (?P<plus>\+) | (?P<minus>[-−]) | (?P<over>[/÷∕])
    | (?P<star>[∗⊛])
    | (?P<open>[(⌊⌈]) | (?P<close>[)⌋⌉])
    | (?P<percent>%)
    | (?P<dots>…|\.\.\.)
    | (?P<mark>.)
    """,
    re.VERBOSE,
)
CLOSINGS = {"(": ")", "⌊": "⌋", "⌈": "⌉"}
SIGNS = {"plus": "+", "minus": "-", "times": "*", "over": "/", "star": "?"}


def tokens(text: str) -> list[Token]:
    """The tokens of a text; a line break stays where an equation cannot go on across it."""
    found: list[Token] = []
    line = 1
    is_glued = False
    for match in PATTERN.finditer(text):
        kind = match.lastgroup or "mark"
        if kind != "space":
            found.append(Token(kind, match[0], line, is_glued, match.start(), match.end()))
        is_glued = kind not in ("space", "newline")
        line += kind == "newline"
    return [token for place, token in enumerate(found) if not is_wrap(found, place)]


def is_wrap(found: list[Token], place: int) -> bool:
    """Whether a token is a line break inside an equation."""
    if found[place].kind != "newline" or not 0 < place < len(found) - 1:
        return False
    before, after = found[place - 1].kind, found[place + 1].kind
    return after != "newline" and (
        before in SIGNS or before in ("relation", "open") or after in ("relation", "plus", "times")
    )


# --- Chains --------------------------------------------------------------------------------------

# A side that has no value: it holds letters, or something this parser cannot read.
OPAQUE = None
Side = Amount | None


class Unreadable(Exception):
    """There is no expression here."""


@dataclass
class Chain:
    line: int
    text: str
    sides: list[Side]
    relations: list[str]
    divides_by_zero: bool = False

    @property
    def is_numeric(self) -> bool:
        return self.divides_by_zero or sum(side is not OPAQUE for side in self.sides) >= 2

    def fault(self) -> str | None:
        """The first two sides that disagree, or what else is wrong."""
        if self.divides_by_zero:
            return "division by zero"
        before: Amount | None = None
        is_near = False
        for side, relation in zip(self.sides, ["="] + self.relations):
            is_near = is_near or relation != "="
            if side is OPAQUE:
                continue
            if before is not None:
                if is_near and not is_nearly(before, side):
                    return f"{before} is not about {side}"
                if not is_near and before.value != side.value:
                    return f"{before} is not {side}"
            before, is_near = side, False
        return None


class Reader:
    """Finds the chains in a text, by recursive descent from each place where one may begin."""

    def __init__(self, text: str):
        self.text = text
        self.tokens = tokens(text)
        self.place = 0
        # How many `=` and `≈` belong to no chain.
        self.stray = 0
        self.divides_by_zero = False

    def chains(self) -> list[Chain]:
        found = []
        start = 0
        while start < len(self.tokens):
            chain = self.chain(start)
            if chain:
                found.append(chain)
                start = self.place
            else:
                self.stray += self.tokens[start].kind == "relation"
                start += 1
        return found

    def chain(self, start: int) -> Chain | None:
        self.place = start
        self.divides_by_zero = False
        try:
            sides = [self.expression()]
        except Unreadable:
            return None
        if self.is_cut_off(start):
            sides[0] = OPAQUE
        relations = []
        end = self.place
        while self.kind() == "relation":
            relation = self.take()
            try:
                sides.append(self.expression())
            except Unreadable:
                self.place = end
                break
            relations.append("=" if relation.text == "=" else "≈")
            end = self.place
        if not relations:
            return None
        if self.kind() in SIGNS:  # the last side goes on, but cannot be read
            sides[-1] = OPAQUE
        first, last = self.tokens[start], self.tokens[end - 1]
        text = " ".join(self.text[first.start : last.end].split())
        return Chain(first.line, text, sides, relations, self.divides_by_zero)

    def is_cut_off(self, start: int) -> bool:
        """Whether what stands before a place belongs to the same side, yet could not be read."""
        if start == 0:
            return False
        before = self.tokens[start - 1]
        if before.kind in SIGNS or before.kind in ("relation", "close", "power", "dots"):
            return True
        first = self.tokens[start]
        if first.kind in ("plus", "minus") and before.text in ("]", "}"):
            return True
        return first.is_glued and before.text in ("]", "}", ".", "#", "^")

    def kind(self) -> str:
        return self.tokens[self.place].kind if self.place < len(self.tokens) else "end"

    def take(self) -> Token:
        self.place += 1
        return self.tokens[self.place - 1]

    def expression(self) -> Side:
        return self.series(("plus", "minus"), self.product)

    def product(self) -> Side:
        return self.series(("times", "over", "star"), self.signed)

    def series(self, kinds: tuple[str, ...], part) -> Side:
        total = part()
        while self.kind() in kinds:
            before = self.place
            sign = SIGNS[self.take().kind]
            try:
                other = part()
            except Unreadable:
                self.place = before
                break
            if sign == "?" or total is OPAQUE or other is OPAQUE:
                total = OPAQUE
            elif sign == "/" and other.value == 0:
                self.divides_by_zero = True
                total = OPAQUE
            else:
                total = total.combined(sign, other)
        return total

    def signed(self) -> Side:
        if self.kind() in ("plus", "minus"):
            is_minus = self.take().kind == "minus"
            side = self.signed()
            return side.negated() if is_minus and side is not OPAQUE else side
        if self.kind() == "sum":
            self.take()
            self.signed()
            return OPAQUE
        return self.powered()

    def powered(self) -> Side:
        side = self.atom()
        while self.place < len(self.tokens):
            token = self.tokens[self.place]
            if token.kind == "power":
                times = 1 if token.text == "²" else 2
                base = side
                for _ in range(times if base is not OPAQUE else 0):
                    side = side.combined("*", base)
                self.take()
            elif token.kind == "percent":
                side = side.combined("/", Amount.written("100")) if side is not OPAQUE else OPAQUE
                self.take()
            elif token.is_glued and token.kind in ("word", "number", "open", "dots"):
                # `2p`, `f(x)` or `(f ∗ g)(t)`: one thing by its side, without a sign between.
                self.atom()
                side = OPAQUE
            else:
                break
        return side

    def atom(self) -> Side:
        kind = self.kind()
        if kind == "number":
            return Amount.written(self.take().text)
        if kind in ("word", "dots"):
            self.take()
            return OPAQUE
        if kind != "open":
            raise Unreadable
        opening = self.take().text
        side = self.expression()
        is_list = False
        while self.kind() == "mark" and self.tokens[self.place].text in ",;":
            self.take()
            self.expression()
            is_list = True
        if self.kind() != "close" or self.take().text != CLOSINGS[opening]:
            raise Unreadable
        if is_list or side is OPAQUE:
            return OPAQUE
        if opening == "⌊":
            return side.floored()
        return side.negated().floored().negated() if opening == "⌈" else side


# --- Verdicts ------------------------------------------------------------------------------------


@dataclass
class Verdict:
    checked: int = 0
    lettered: int = 0
    stray: int = 0
    false: int = 0


def judge(name: str, text: str, verdict: Verdict, is_verbose: bool = False) -> list[str]:
    """Adds a text's equations to a verdict; the lines to print about it."""
    lines = []
    reader = Reader(text)
    try:
        chains = reader.chains()
    except RecursionError:
        verdict.false += 1
        return [f"{name}: too deeply nested to be read"]
    for chain in chains:
        if not chain.is_numeric:
            verdict.lettered += 1
            if is_verbose:
                lines.append(f"{name}:{chain.line}: not judged: {chain.text}")
            continue
        verdict.checked += 1
        fault = chain.fault()
        if fault:
            verdict.false += 1
            lines.append(f"{name}:{chain.line}: false: {chain.text} ({fault})")
        elif is_verbose:
            lines.append(f"{name}:{chain.line}: true: {chain.text}")
    verdict.stray += reader.stray
    return lines


# A text; how many equations in it are true, false and without value.
CASES = [
    ("61 + 23 + 16 = 100", 1, 0, 0),
    ("Window 2 of 9, rows 1 to 3, columns 3 to 5: 61 + 23 + 16 = 100, output row 1", 1, 0, 0),
    ("62 + 13 + 13 = 83", 0, 1, 0),
    ("a×b in numbers: 3×2 + 2×1 = 6 + 2 = 8.", 1, 0, 0),
    ("3×2 + 2×1 = 6 + 3 = 8", 0, 1, 0),
    ("3·2 + 2*1 = 8 and 2x3 = 6", 2, 0, 0),
    ("(8 + 2)/4 = 10/4 = 5/2", 1, 0, 0),
    ("(8 + 2)/4 = 10/4 = 2", 0, 1, 0),
    ("5 + 3 − 1 = 7; 5 + 3 - 1 = 7", 2, 0, 0),
    ("8×−1 = −8, 8×(−1) = -8, −8×2 = −16", 3, 0, 0),
    ("57 + 13 − 1 = 69", 1, 0, 0),
    ("8 − 3 − 2 = 7", 0, 1, 0),
    ("24/4/2 = 3, 24/4×2 = 12", 2, 0, 0),
    ("⌊(7 + 2×0 − 3)/2⌋ + 1 = 3", 1, 0, 0),
    ("⌊(7 + 2×0 − 3)/3⌋ + 1 = 2, ⌊−1/2⌋ = −1", 2, 0, 0),
    ("(7 + 2×0 − 3)/3 + 1 = 2", 0, 1, 0),
    ("⌈(5 + 2×0 − 2)/2⌉ + 1 = 3, ⌈4/2⌉ = 2, ⌈−1/2⌉ = 0", 3, 0, 0),
    ("4/3 = 1 + 1/3. Only whole jumps count. ⌊4/3⌋ = 1", 2, 0, 0),
    ("1/9 × 29 = 29/9", 1, 0, 0),
    ("1/9 × (1 + 2 + 3) = 2/3", 1, 0, 0),
    ("0.1 + 0.2 = 0.3", 1, 0, 0),
    ("0.1 + 0.2 = 0.30000000000000004", 0, 1, 0),
    ("7/9 = 0.78", 0, 1, 0),
    ("7/9 ≈ 0.78, −7/9 ≈ −0.78, 0.78 ≈ 7/9", 3, 0, 0),
    ("7/9 ≈ 0.77", 0, 1, 0),
    ("0.778 ≈ 0.78", 1, 0, 0),
    ("0.78 ≈ 0.77", 0, 1, 0),
    ("4/3 ≈ 1", 1, 0, 0),
    ("3 + 4 ≈ 8", 0, 1, 0),
    ("0.78 + 0.56 ≈ 1.33", 1, 0, 0),
    ("0.78 + 0.56 = 1.33", 0, 1, 0),
    ("0.78 + 0.56 ≈ 1.36", 0, 1, 0),
    ("3² = 9, 2³ = 8, 28·28·32·25·192 = 120,422,400", 3, 0, 0),
    ("45 % = 9/20", 1, 0, 0),
    ("n + 2p − f + 1 = n", 0, 0, 1),
    ("p = (f − 1)/2", 0, 0, 1),
    ("With p = 1: 6 + 2×1 − 3 + 1 = 6", 1, 0, 1),
    ("2·3 + 3·4 + 7·4 + … = 91", 0, 0, 1),
    ("(f ∗ g)(t) = Σ f(x)×g(t − x)", 0, 0, 1),
    ("y(r, c) = Σ Σ x(r + i, c + j)×w(i, j)", 0, 0, 1),
    ("sum = 62 + 13 + 13 = 88", 1, 0, 0),
    ("f(0)×g(1) = 3×2 = 7", 0, 1, 0),
    ("Conv2d(1, 1, kernel_size=3, stride=2)", 0, 0, 2),
    ("the total (62 + 13 + 13 = 88) is 88", 1, 0, 0),
    ("[1] + 4 = 10", 0, 0, 1),
    ("2×3 3×4 7×4\n1 2 3", 0, 0, 0),
    ("The week has 5 + 3 −\n1 = 7 days", 1, 0, 0),
    ("The week has 5 + 3 − 1\n= 8 days", 0, 1, 0),
    ("5 + 3\n\n= 8 days", 0, 0, 0),
    ("1 2 3\n-1 = -1", 1, 0, 0),
    ("1/0 = 3; 1/(2 − 2) = 1/0; 2 + 2 = 4", 1, 2, 0),
    ("(" * 5000 + "1 = 1", 0, 1, 0),
    ("is 1/9 × 10 = 10/9, that is ≈ 1.11", 1, 0, 1),
    ("3 − (2 + 2 = 5)", 0, 1, 0),
    ("2 + 2 = 5 + [1]", 0, 0, 1),
    ("2 + 2 = 5 + [1] = 4", 0, 0, 1),
    ("(" * 20 + "1" + ")" * 20 + " = 1", 1, 0, 0),
    ("if a == 3 or b >= 4", 0, 0, 0),
    ("", 0, 0, 0),
]


def self_test() -> int:
    failures = 0
    for text, true, false, lettered in CASES:
        verdict = Verdict()
        judge("case", text, verdict)
        found = (max(0, verdict.checked - verdict.false), verdict.false, verdict.lettered)
        if found != (true, false, lettered):
            failures += 1
            print(f"{text!r}: true, false, without value {found}, not {(true, false, lettered)}")
    print(f"{len(CASES)} cases, {failures} failed")
    return 1 if failures else 0


def main() -> int:
    parser = argparse.ArgumentParser(
        description="Recompute every equation written in texts and list the false ones."
    )
    parser.add_argument("files", nargs="*", type=Path, help="texts; standard input without any")
    parser.add_argument("--at-least", type=int, default=0, metavar="N",
                        help="fail if fewer than N equations were checked")
    parser.add_argument("--verbose", action="store_true", help="list every equation")
    parser.add_argument("--self-test", action="store_true", help="check the checker")
    options = parser.parse_args()
    if options.self_test:
        return self_test()
    verdict = Verdict()
    texts = [(str(file), file.read_text("utf-8")) for file in options.files]
    for name, text in texts or [("stdin", sys.stdin.buffer.read().decode("utf-8"))]:
        for line in judge(name, text, verdict, options.verbose):
            print(line)
    print(
        f"{verdict.checked} equations checked, {verdict.false} false; "
        f"{verdict.lettered} with letters, {verdict.stray} signs in no equation"
    )
    if verdict.checked < options.at_least:
        print(f"fewer than the {options.at_least} equations expected")
    return 1 if verdict.false or verdict.checked < options.at_least else 0


if __name__ == "__main__":
    sys.exit(main())
