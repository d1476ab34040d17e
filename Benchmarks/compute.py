"""Measures exact convolution and the compute command.

    python3 Benchmarks/compute.py .build/release/cnn-tutor

An n×n matrix of ninths is convolved with a 3×3 kernel by the program's own arithmetic, by Python's
fractions and, where it is installed (pip install python-flint), by FLINT's fmpq, in one run; each is
given its best time. Then 1,000 small requests go through `cnn-tutor compute`.
"""

import json
import pathlib
import subprocess
import sys
import time
from fractions import Fraction

SIZES = [9, 64, 256]
HERE = pathlib.Path(__file__).parent


def numbers(n, number):
    cells = [[number((i * n + j) * 7 + (i * n + j) // n * 3, 19, 9) for j in range(n)] for i in range(n)]
    weights = [[number((3 * i + j) * 5, 7, 3) for j in range(3)] for i in range(3)]
    return cells, weights


def convolve(cells, weights, zero):
    n = len(cells)
    output = []
    for i in range(n - 2):
        row = []
        for j in range(n - 2):
            total = zero
            for a in range(3):
                line, kernel = cells[i + a], weights[a]
                for b in range(3):
                    total += line[j + b] * kernel[b]
            row.append(total)
        output.append(row)
    return output


def best(n, make, zero):
    cells, weights = numbers(n, lambda k, modulus, shift: make(k % modulus - shift, 9))
    times = []
    for _ in range(3 if n > 100 else 10):
        begin = time.perf_counter()
        output = convolve(cells, weights, zero)
        times.append(time.perf_counter() - begin)
    return min(times), sum(sum(row, zero) for row in output)


def own(sizes):
    subprocess.run(
        ["swift", "build", "-c", "release", "--package-path", str(HERE)],
        check=True, stdout=subprocess.DEVNULL)
    program = HERE / ".build/release/ExactConvolution"
    lines = subprocess.run(
        [program, *map(str, sizes)], check=True, capture_output=True, text=True).stdout.splitlines()
    return {int(n): (float(seconds), Fraction(total)) for n, seconds, total in map(str.split, lines)}


def requests(program, count=1000):
    request = {"op": "conv2d", "input": [[1, 2, 3], [4, 5, 6], [7, 8, 9]], "weight": [[1, 0], [0, "1/3"]]}
    text = "\n".join(json.dumps(request) for _ in range(count)) + "\n"
    begin = time.perf_counter()
    answers = subprocess.run(
        [program, "compute"], input=text, check=True, capture_output=True, text=True).stdout.splitlines()
    seconds = time.perf_counter() - begin
    if len(answers) != count or json.loads(answers[-1])["shape"] != [2, 2]:
        raise SystemExit("the compute command did not answer every request")
    return seconds


def main():
    try:
        from flint import fmpq
    except ImportError:
        fmpq = None
        print("python-flint is not installed; its column stays empty (pip install python-flint).\n")
    mine = own(SIZES)
    print("| exact conv2d, n×n ninths, 3×3 | cnn-tutor | Python fractions | FLINT fmpq |")
    print("|---|---|---|---|")
    for n in SIZES:
        seconds, total = mine[n]
        slow, expected = best(n, Fraction, Fraction(0))
        if total != expected:
            raise SystemExit(f"n = {n}: the results differ: {total} and {expected}")
        cell = "–"
        if fmpq:
            flint, _ = best(n, fmpq, fmpq(0))
            cell = f"{flint * 1000:.3f} ms, {flint / seconds:.1f} times as long"
        print(
            f"| n = {n} | {seconds * 1000:.3f} ms | {slow * 1000:.3f} ms, "
            f"{slow / seconds:.0f} times as long | {cell} |")
    if len(sys.argv) > 1:
        print(f"\n1,000 small requests to compute: {requests(sys.argv[1]):.3f} s")


main()
