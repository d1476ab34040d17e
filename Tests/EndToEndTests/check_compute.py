#!/usr/bin/env python3
"""Asks `cnn-tutor compute` random questions and compares every digit with answers of its own.

The answers are computed here with fractions, by the definitions in PyTorch's and NumPy's manuals,
cell by cell: what is slow and plain is easy to trust. No code is shared with the program. One
request in six is wrong on purpose and has to be answered by an error, in its place.
"""

import argparse
import json
import random
import subprocess
import sys
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal, localcontext
from fractions import Fraction
from itertools import product

# --- Tensors: nested lists of fractions -----------------------------------------------------------


def shape_of(value):
    sizes = []
    while isinstance(value, list):
        sizes.append(len(value))
        value = value[0]
    return sizes


def build(sizes, make, index=()):
    """Nested lists of the sizes; each element is made from its index."""
    if not sizes:
        return make(index)
    return [build(sizes[1:], make, index + (place,)) for place in range(sizes[0])]


def at(value, index):
    for place in index:
        value = value[place]
    return value


def flat(value):
    return [element for part in value for element in flat(part)] if isinstance(value, list) else [value]


def inside(index, sizes):
    return all(0 <= place < size for place, size in zip(index, sizes))


# --- Operations, each by its definition -----------------------------------------------------------


class Refused(Exception):
    """The operation cannot be applied to these operands."""


def pair(value):
    return tuple(value) if isinstance(value, list) else (value, value)


def sides(padding, kernel, dilation, stride):
    """(top, left, bottom, right)."""
    if padding == "valid":
        return 0, 0, 0, 0
    if padding == "same":
        if tuple(stride) != (1, 1):
            raise Refused
        down, across = (d * (k - 1) for d, k in zip(dilation, kernel))
        return down // 2, across // 2, down - down // 2, across - across // 2
    if isinstance(padding, int):
        return (padding,) * 4
    if len(padding) == 2:
        return padding[0], padding[1], padding[0], padding[1]
    return tuple(padding)


def out_size(size, before, after, kernel, stride, dilation, ceil_mode=False):
    # As PyTorch's pooling_output_shape: rounded up, a window larger than what it lies on may be one.
    reach = size + before + after - dilation * (kernel - 1) - 1 + (stride - 1 if ceil_mode else 0)
    if reach < 0:
        raise Refused
    count = reach // stride + 1
    return count - 1 if ceil_mode and (count - 1) * stride >= size + before else count


def conv(x, w, bias, stride, padding, dilation, groups):
    """x is N×C×H×W, w is F×C/groups×kh×kw."""
    (images, channels, height, width), (filters, depth, kh, kw) = shape_of(x), shape_of(w)
    if groups < 1 or channels % groups or filters % groups or depth * groups != channels:
        raise Refused
    if bias is not None and len(bias) != filters:
        raise Refused
    top, left, bottom, right = sides(padding, (kh, kw), dilation, stride)
    rows = out_size(height, top, bottom, kh, stride[0], dilation[0])
    columns = out_size(width, left, right, kw, stride[1], dilation[1])

    def value(index):
        n, f, r, c = index
        first = f // (filters // groups) * depth
        total = bias[f] if bias is not None else Fraction(0)
        for d, i, j in product(range(depth), range(kh), range(kw)):
            row = r * stride[0] + i * dilation[0] - top
            column = c * stride[1] + j * dilation[1] - left
            if 0 <= row < height and 0 <= column < width:
                total += x[n][first + d][row][column] * w[f][d][i][j]
        return total

    return build([images, filters, rows, columns], value)


def conv2d(q):
    x, w = q["input"], q["weight"]
    ranks = len(shape_of(x)), len(shape_of(w))
    if ranks == (2, 2):
        x, w = [[x]], [[w]]
    elif ranks == (3, 3):
        x, w = [x], [w]
    elif ranks == (3, 4):
        x = [x]
    elif ranks != (4, 4):
        raise Refused
    y = conv(x, w, q.get("bias"), pair(q.get("stride", 1)), q.get("padding", 0),
             pair(q.get("dilation", 1)), q.get("groups", 1))
    return y if ranks == (4, 4) else y[0] if ranks == (3, 4) else y[0][0]


def conv1d(q):
    x, w = q["input"], q["weight"]
    ranks = len(shape_of(x)), len(shape_of(w))
    if ranks == (1, 1):
        x, w = [[[x]]], [[[w]]]
    elif ranks in ((2, 2), (2, 3)):
        x = [[[row] for row in x]]
        w = [[[row] for row in w]] if ranks == (2, 2) else [[[row] for row in f] for f in w]
    elif ranks == (3, 3):
        x, w = ([[[row] for row in part] for part in value] for value in (x, w))
    else:
        raise Refused
    padding = q.get("padding", 0)
    if isinstance(padding, int):
        padding = [0, padding]
    elif isinstance(padding, list):
        padding = [0, padding[0], 0, padding[1]]
    stride, dilation = (1, q.get("stride", 1)), (1, q.get("dilation", 1))
    y = conv(x, w, q.get("bias"), stride, padding, dilation, q.get("groups", 1))
    y = [[f[0] for f in image] for image in y]
    return y if ranks == (3, 3) else y[0] if ranks == (2, 3) else y[0][0]


def conv_transpose2d(q):
    x, w = q["input"], q["weight"]
    ranks = len(shape_of(x)), len(shape_of(w))
    if ranks == (2, 2):
        x, w = [[x]], [[w]]
    elif ranks == (3, 4):
        x = [x]
    elif ranks != (4, 4):
        raise Refused
    (images, channels, height, width), (depth, each, kh, kw) = shape_of(x), shape_of(w)
    groups, bias = q.get("groups", 1), q.get("bias")
    if channels % groups or depth != channels or bias is not None and len(bias) != each * groups:
        raise Refused
    stride, dilation = pair(q.get("stride", 1)), pair(q.get("dilation", 1))
    extra = pair(q.get("output_padding", 0))
    if any(e >= max(s, d) for e, s, d in zip(extra, stride, dilation)):
        raise Refused
    top, left, bottom, right = sides(q.get("padding", 0), (kh, kw), dilation, stride)
    rows = (height - 1) * stride[0] - top - bottom + dilation[0] * (kh - 1) + 1 + extra[0]
    columns = (width - 1) * stride[1] - left - right + dilation[1] * (kw - 1) + 1 + extra[1]
    if rows < 1 or columns < 1:
        raise Refused
    start = bias or [Fraction(0)] * (each * groups)
    y = build([images, each * groups, rows, columns], lambda index: start[index[1]])
    # As the definition says: each input cell lays the kernel, times itself, on the output.
    for n, c, r, k in product(range(images), range(channels), range(height), range(width)):
        group = c // (channels // groups)
        for f, i, j in product(range(each), range(kh), range(kw)):
            row = r * stride[0] + i * dilation[0] - top
            column = k * stride[1] + j * dilation[1] - left
            if 0 <= row < rows and 0 <= column < columns:
                y[n][group * each + f][row][column] += x[n][c][r][k] * w[c][f][i][j]
    return y if ranks == (4, 4) else y[0] if ranks == (3, 4) else y[0][0]


def convolve(q):
    x, w, mode = q["input"], q["weight"], q.get("mode", "full")
    n, f = shape_of(x), shape_of(w)
    if len(n) != len(f) or len(n) > 2:
        raise Refused
    full = build([a + b - 1 for a, b in zip(n, f)], lambda index: Fraction(0))

    def put(index, value):
        part = at(full, index[:-1])
        part[index[-1]] += value

    for i in product(*map(range, n)):
        for j in product(*map(range, f)):
            put(tuple(a + b for a, b in zip(i, j)), at(x, i) * at(w, j))
    if mode == "full":
        return full
    if mode == "valid":
        # Where one operand covers the other wholly; SciPy swaps them only if it does so everywhere.
        if not (all(a >= b for a, b in zip(n, f)) or all(a <= b for a, b in zip(n, f))):
            raise Refused
        sizes = [abs(a - b) + 1 for a, b in zip(n, f)]
    else:
        # NumPy keeps the size of the longer list, SciPy that of the first matrix.
        sizes = [max(n[0], f[0])] if len(n) == 1 else n
    starts = [(a + b - 1 - size) // 2 for a, b, size in zip(n, f, sizes)]
    return build(sizes, lambda index: at(full, [s + place for s, place in zip(starts, index)]))


def pool(q):
    x, op = q["input"], q["op"]
    rank = len(shape_of(x))
    if not 2 <= rank <= 4:
        raise Refused
    images = x if rank == 4 else [x] if rank == 3 else [[x]]
    kernel = pair(q["kernel_size"])
    stride, dilation = pair(q.get("stride", list(kernel))), pair(q.get("dilation", 1))
    top, left, bottom, right = sides(q.get("padding", 0), kernel, dilation, stride)
    ceil_mode = q.get("ceil_mode", False)
    sizes = shape_of(images)
    height, width = sizes[2:]
    rows = out_size(height, top, bottom, kernel[0], stride[0], dilation[0], ceil_mode)
    columns = out_size(width, left, right, kernel[1], stride[1], dilation[1], ceil_mode)

    def value(index):
        n, c, r, k = index
        cells, padded = [], 0
        for i, j in product(range(kernel[0]), range(kernel[1])):
            row = r * stride[0] + i * dilation[0] - top
            column = k * stride[1] + j * dilation[1] - left
            if 0 <= row < height and 0 <= column < width:
                cells.append(images[n][c][row][column])
            if -top <= row < height + bottom and -left <= column < width + right:
                padded += 1
        if not cells:
            raise Refused
        if op.startswith("max"):
            return max(cells)
        if op.startswith("sum"):
            return sum(cells)
        return sum(cells) / (padded if q.get("count_include_pad", True) else len(cells))

    y = build([sizes[0], sizes[1], rows, columns], value)
    return y if rank == 4 else y[0] if rank == 3 else y[0][0]


def linear(q):
    x, w = q["input"], q["weight"]
    if not isinstance(x[0], list):
        return linear({**q, "input": [x]})[0]
    bias = q.get("bias")
    if len(x[0]) != len(w[0]) or bias is not None and len(bias) != len(w):
        raise Refused
    bias = bias or [Fraction(0)] * len(w)
    return [[sum(map(Fraction.__mul__, row, line), b) for line, b in zip(w, bias)] for row in x]


def elements(make, *operands):
    if len({tuple(shape_of(operand)) for operand in operands}) > 1:
        raise Refused
    sizes = shape_of(operands[0])
    return build(sizes, lambda index: make(*(at(operand, index) for operand in operands)))


def flatten(q):
    sizes = shape_of(q["input"])
    start = q.get("start_dim", 0)
    if not -len(sizes) <= start < len(sizes):
        raise Refused
    start %= len(sizes)
    return build(sizes[:start], lambda index: flat(at(q["input"], index)))


def pad(q):
    x, value = q["input"], q.get("value", Fraction(0))
    sizes = shape_of(x)
    if len(sizes) == 1:
        p = q["padding"]
        before, after = (p, p) if isinstance(p, int) else p
        return [value] * before + x + [value] * after
    top, left, bottom, right = sides(q["padding"], (1, 1), (1, 1), (1, 1))
    bigger = sizes[:-2] + [sizes[-2] + top + bottom, sizes[-1] + left + right]

    def cell(index):
        old = index[:-2] + (index[-2] - top, index[-1] - left)
        return at(x, old) if inside(old, sizes) else value

    return build(bigger, cell)


def concat(q):
    parts = q["inputs"]
    shapes = [shape_of(part) for part in parts]
    dim = q.get("dim", 0)
    if len({len(sizes) for sizes in shapes}) > 1 or not -len(shapes[0]) <= dim < len(shapes[0]):
        raise Refused
    dim %= len(shapes[0])
    if len({tuple(sizes[:dim] + sizes[dim + 1:]) for sizes in shapes}) > 1:
        raise Refused

    def join(level, these):
        if level == dim:
            return [element for part in these for element in part]
        return [join(level + 1, list(row)) for row in zip(*these)]

    return join(0, parts)


def mse_loss(q):
    errors = flat(elements(lambda a, b: (a - b) ** 2, q["input"], q["target"]))
    return [sum(errors) / len(errors)]


FORWARD = {
    "conv1d": conv1d, "conv2d": conv2d, "conv_transpose2d": conv_transpose2d,
    "convolve": convolve, "max_pool2d": pool, "avg_pool2d": pool, "sum_pool2d": pool,
    "linear": linear, "flatten": flatten, "pad": pad, "concat": concat, "mse_loss": mse_loss,
    "relu": lambda q: elements(lambda a: max(a, Fraction(0)), q["input"]),
    "leaky_relu": lambda q: elements(
        lambda a: a if a > 0 else a * q.get("negative_slope", Fraction(1, 100)), q["input"]),
    "add": lambda q: elements(Fraction.__add__, q["input"], q["other"]),
    "error_table": lambda q: elements(Fraction.__sub__, q["target"], q["input"]),
}


# --- Irrational results, with 200 digits, far more than are compared ------------------------------


PRECISE = Context(prec=200, Emax=MAX_EMAX, Emin=MIN_EMIN)


def real(value):
    return PRECISE.divide(Decimal(value.numerator), Decimal(value.denominator))


def power(x):
    """e^x for x of 0 or below; less than any digit that is compared counts as 10^-150."""
    if x < -400:
        return Decimal("1e-150")
    return PRECISE.exp(real(x))


def sigmoid(x):
    # The form in which the power is below 1.
    p = power(-abs(x))
    return PRECISE.divide(Decimal(1) if x >= 0 else p, PRECISE.add(Decimal(1), p))


def tanh(x):
    p = power(-2 * abs(x))
    size = PRECISE.divide(PRECISE.subtract(Decimal(1), p), PRECISE.add(Decimal(1), p))
    return size if x >= 0 else PRECISE.minus(size)


def log_sum(line):
    """The logarithm of the sum of all powers, less the greatest number."""
    with localcontext(PRECISE):
        return sum(power(x - max(line)) for x in line).ln()


def log_probability(line, place):
    return PRECISE.subtract(real(line[place] - max(line)), log_sum(line))


def probability(line, place):
    with localcontext(PRECISE):
        return power(line[place] - max(line)) / sum(power(x - max(line)) for x in line)


def along(q, make):
    """Each element from the line along `dim` in which it stands."""
    x, sizes = q["input"], shape_of(q["input"])
    dim = q.get("dim", -1)
    if not -len(sizes) <= dim < len(sizes):
        raise Refused
    dim %= len(sizes)

    def value(index):
        line = [at(x, index[:dim] + (place,) + index[dim + 1:]) for place in range(sizes[dim])]
        return Fraction(make(line, index[dim]))

    return build(sizes, value)


def samples(q):
    """Lines of logits, each with its right class."""
    x, target = q["input"], q["target"]
    lines = x if isinstance(x[0], list) else [x]
    targets = target if isinstance(target, list) else [target]
    if len(lines) != len(targets) or any(not 0 <= t < len(lines[0]) for t in targets):
        raise Refused
    return list(zip(lines, targets))


def cross_entropy(q):
    pairs = samples(q)
    return [-sum(Fraction(log_probability(line, right)) for line, right in pairs) / len(pairs)]


def cross_entropy_backward(q):
    pairs = samples(q)
    rows = [
        [(Fraction(probability(line, c)) - (c == right)) / len(pairs) for c in range(len(line))]
        for line, right in pairs
    ]
    return rows if isinstance(q["input"][0], list) else rows[0]


def batch_norm(q):
    x = q["input"]
    sizes = shape_of(x)
    axis = {1: 0, 2: 1, 3: 0, 4: 1}[len(sizes)]
    eps = q.get("eps", Fraction(1, 100000))
    if any(variance + eps <= 0 for variance in q["running_var"]):
        raise Refused

    def value(index):
        c = index[axis]
        root = PRECISE.sqrt(real(q["running_var"][c] + eps))
        quotient = PRECISE.divide(real(at(x, index) - q["running_mean"][c]), root)
        weight, bias = (q[key][c] if key in q else default
                        for key, default in (("weight", Fraction(1)), ("bias", Fraction(0))))
        return Fraction(quotient) * weight + bias

    return build(sizes, value)


IRRATIONAL = {
    "sigmoid": lambda q: elements(lambda a: Fraction(sigmoid(a)), q["input"]),
    "tanh": lambda q: elements(lambda a: Fraction(tanh(a)), q["input"]),
    "softmax": lambda q: along(q, probability),
    "log_softmax": lambda q: along(q, log_probability),
    "cross_entropy": cross_entropy, "cross_entropy_backward": cross_entropy_backward,
    "batch_norm": batch_norm,
}


# --- Backward steps -------------------------------------------------------------------------------


def loss(q, operand, changed):
    y = FORWARD[q["op"]]({**q, operand: changed})
    return sum(map(Fraction.__mul__, flat(y), flat(q["grad_output"])))


def bumped(value, index):
    """A copy in which the element at an index is greater by one."""
    return build(shape_of(value), lambda i: at(value, i) + (i == index))


def gradient(q, operand):
    """Of the sum of the output's elements, each times its gradient.

    Most operations are linear in each operand, so that one exact difference is the derivative.
    """
    x = q[operand]
    if q["op"] in ("relu", "leaky_relu"):
        slope = q.get("negative_slope", Fraction(1, 100)) if q["op"] == "leaky_relu" else Fraction(0)
        return elements(lambda a, g: g if a > 0 else g * slope, x, q["grad_output"])
    if q["op"] == "max_pool2d":
        return max_pool_gradient(q)
    base = loss(q, operand, x)
    return build(shape_of(x), lambda index: loss(q, operand, bumped(x, index)) - base)


def max_pool_gradient(q):
    """Each window's gradient goes to its first greatest cell.

    Which one that is, is found by asking for the greatest of pairs (value, earliest place).
    """
    x = q["input"]
    places = {}

    class Cell:
        def __init__(self, index):
            self.key = (at(x, index), [-place for place in index])
            self.index = index

        def __gt__(self, other):
            return self.key > other.key

    winners = pool({**q, "input": build(shape_of(x), Cell)})
    for winner, g in zip(flat(winners), flat(q["grad_output"])):
        places[winner.index] = places.get(winner.index, Fraction(0)) + g
    return build(shape_of(x), lambda index: places.get(index, Fraction(0)))


BACKWARD = {
    "conv1d": ["input", "weight", "bias"], "conv2d": ["input", "weight", "bias"],
    "conv_transpose2d": ["input", "weight"], "convolve": ["input", "weight"],
    "max_pool2d": ["input"], "avg_pool2d": ["input"], "sum_pool2d": ["input"],
    "linear": ["input", "weight", "bias"], "relu": ["input"], "leaky_relu": ["input"],
}


# --- Random requests ------------------------------------------------------------------------------
# A request is a dictionary of keys with their JSON text and their value, side by side.


class Writer:
    def __init__(self, rng, long_fractions=None):
        """`long_fractions`: of how many denominators of 25 digits; None for any number.

        Sums of many have a common denominator of thousands of digits, and a request that tells each
        of thousands of steps with such numbers is refused, as the help says.
        """
        self.rng = rng
        self.long_fractions = long_fractions

    def number(self):
        rng = self.rng
        kind = rng.randrange(12)
        if kind == 11 and self.long_fractions is not None:
            kind -= self.long_fractions == 0
            self.long_fractions -= self.long_fractions > 0
        if kind < 5:
            text = str(rng.randint(-9, 9))
        elif kind < 7:
            text = f"{rng.choice(['', '-'])}{rng.randint(0, 20)}.{rng.randint(0, 999):03d}"
        elif kind < 10:
            text = f'"{rng.randint(-99, 99)}/{rng.randint(1, 40)}"'
        elif kind == 10:
            text = f"{rng.randint(-999, 999)}e{rng.randint(-12, 20)}"
        else:
            text = f'"{rng.randint(-10**30, 10**30)}/{rng.randint(1, 10**25)}"'
        return text, Fraction(text.strip('"'))

    def tensor(self, sizes):
        written = build(sizes, lambda index: self.number())
        value = build(sizes, lambda index: at(written, index)[1])

        def text(part):
            if isinstance(part, tuple):
                return part[0]
            return "[" + self.rng.choice([",", ", "]).join(map(text, part)) + "]"

        return text(written), value

    def plain(self, value):
        return json.dumps(value), value


def sizes(rng, count, most):
    return [rng.randint(1, most) for _ in range(count)]


def either(rng, low, high):
    """A number for both directions, or two."""
    return rng.choice([rng.randint(low, high), [rng.randint(low, high), rng.randint(low, high)]])


def padding(rng, most=2):
    kind = rng.randrange(7)
    if kind < 2:
        return rng.randint(0, most)
    if kind < 5:
        return [rng.randint(0, most) for _ in range(rng.choice([2, 4]))]
    return ["same", "valid"][kind - 5]


def request(rng, op):
    """The keys of a random request that may well be answered."""
    w = Writer(rng, long_fractions=6)
    q = {}

    def tensor(key, shape):
        q[key] = w.tensor(shape)

    def maybe(key, make, chance=0.5):
        if rng.random() < chance:
            q[key] = w.plain(make())

    def channels(planes):
        """The sizes in front of a kernel and of its input, for every rank."""
        groups = rng.choice([1, 1, 2, 3])
        depth, each = rng.randint(1, 2), rng.randint(1, 2)
        kind = rng.randrange(4)
        if kind == 0:
            return [], [], 1
        if kind == 1:
            return [depth], [depth], 1
        if groups > 1:
            q["groups"] = w.plain(groups)
        front = [rng.randint(1, 2)] if kind == 3 else []
        return front + [depth * groups], [each * groups, depth], each * groups

    if op in ("conv1d", "conv2d"):
        dimensions = int(op[4])
        front, kernel_front, filters = channels(dimensions)
        tensor("input", front + sizes(rng, dimensions, 7))
        tensor("weight", kernel_front + sizes(rng, dimensions, 3))
        if rng.random() < 0.4:
            tensor("bias", [filters])
        if dimensions == 2:
            maybe("stride", lambda: either(rng, 1, 3))
            maybe("padding", lambda: padding(rng))
            maybe("dilation", lambda: either(rng, 1, 2), 0.3)
        else:
            maybe("stride", lambda: rng.randint(1, 3))
            maybe("padding", lambda: rng.choice([1, 2, [0, 1], [2, 1], "same", "valid"]))
            maybe("dilation", lambda: rng.randint(1, 2), 0.3)
    elif op == "conv_transpose2d":
        kind = rng.choice([0, 3, 4])
        depth, each, groups = rng.randint(1, 2), rng.randint(1, 2), 1
        if kind:
            groups = rng.choice([1, 1, 2])
            q["groups"] = w.plain(groups)
        front = {0: [], 3: [depth * groups], 4: [rng.randint(1, 2), depth * groups]}[kind]
        tensor("input", front + sizes(rng, 2, 4))
        tensor("weight", ([depth * groups, each] if kind else []) + sizes(rng, 2, 3))
        if rng.random() < 0.4:
            tensor("bias", [each * groups if kind else 1])
        maybe("stride", lambda: either(rng, 1, 3))
        maybe("padding", lambda: rng.choice([0, 1, [0, 1], [1, 0, 0, 1]]))
        maybe("output_padding", lambda: either(rng, 0, 1), 0.3)
        maybe("dilation", lambda: either(rng, 1, 2), 0.3)
    elif op == "convolve":
        dimensions = rng.choice([1, 2])
        tensor("input", sizes(rng, dimensions, 6))
        tensor("weight", sizes(rng, dimensions, 4))
        maybe("mode", lambda: rng.choice(["full", "same", "valid"]), 0.8)
    elif op.endswith("pool2d"):
        tensor("input", sizes(rng, rng.choice([0, 1, 2]), 2) + sizes(rng, 2, 7))
        q["kernel_size"] = w.plain(either(rng, 1, 3))
        maybe("stride", lambda: either(rng, 1, 4))
        maybe("padding", lambda: padding(rng, 1))
        maybe("dilation", lambda: either(rng, 1, 2), 0.3)
        maybe("ceil_mode", lambda: rng.random() < 0.7)
        if op == "avg_pool2d":
            maybe("count_include_pad", lambda: rng.random() < 0.5)
    elif op.startswith("cross_entropy"):
        classes, count = rng.randint(1, 5), rng.randint(1, 3)
        alone = rng.random() < 0.4
        tensor("input", [classes] if alone else [count, classes])
        right = [rng.randrange(classes) for _ in range(1 if alone else count)]
        q["target"] = w.plain(right[0] if alone and rng.random() < 0.5 else right)
    elif op == "batch_norm":
        shape = sizes(rng, rng.randint(1, 4), 3)
        channels = shape[0] if len(shape) in (1, 3) else shape[1]
        tensor("input", shape)
        tensor("running_mean", [channels])
        variances = [f"{rng.randint(0, 9)}.{rng.randint(1, 99):02d}" for _ in range(channels)]
        q["running_var"] = "[" + ", ".join(variances) + "]", list(map(Fraction, variances))
        for key in ("weight", "bias"):
            if rng.random() < 0.5:
                tensor(key, [channels])
        if rng.random() < 0.4:
            q["eps"] = rng.choice([("0", Fraction(0)), ("1e-3", Fraction(1, 1000))])
    elif op == "linear":
        features, outputs = sizes(rng, 2, 4)
        tensor("input", rng.choice([[], [rng.randint(1, 3)]]) + [features])
        tensor("weight", [outputs, features])
        if rng.random() < 0.5:
            tensor("bias", [outputs])
    elif op == "concat":
        first = sizes(rng, rng.randint(1, 3), 3)
        dim = rng.randrange(len(first))
        parts = []
        for _ in range(rng.randint(1, 3)):
            first[dim] = rng.randint(1, 3)
            parts.append(w.tensor(first))
        q["inputs"] = "[" + ", ".join(text for text, _ in parts) + "]", [v for _, v in parts]
        if dim:
            q["dim"] = w.plain(rng.choice([dim, dim - len(first)]))
    else:
        shape = sizes(rng, rng.randint(1, 4), 4)
        tensor("input", shape)
        if op == "leaky_relu" and rng.random() < 0.6:
            q["negative_slope"] = w.number()
        if op.endswith("softmax"):
            maybe("dim", lambda: rng.randint(-len(shape), len(shape) - 1))
        if op == "flatten":
            maybe("start_dim", lambda: rng.randint(-len(shape), len(shape) - 1))
        if op == "pad":
            q["padding"] = w.plain(
                rng.choice([2, [0, 1]]) if len(shape) == 1
                else rng.choice([1, [2, 0], [0, 1, 2, 3]]))
            if rng.random() < 0.5:
                q["value"] = w.number()
        if op == "add":
            tensor("other", shape)
        if op in ("error_table", "mse_loss"):
            tensor("target", shape)
    return q


def bad_lines(rng):
    """Requests that must be refused, as bytes."""
    w = Writer(rng)
    x, k = w.tensor([4, 4])[0], w.tensor([2, 2])[0]
    conv = f'"op": "conv2d", "input": {x}, "weight": {k}'
    lines = [
        "{" + conv, "{" + conv + "}}", "[1, 2]", "3", '"conv2d"', "nonsense", "{}",
        '{"op": 2}', '{"op": "conv2"}', '{"op": "conv2d", "input": [[1]]}',
        "{" + conv + ', "strides": 2}', "{" + conv + ', "stride": 0}',
        "{" + conv + ', "stride": -1}', "{" + conv + ', "stride": 1.5}',
        "{" + conv + ', "stride": "2"}', "{" + conv + ', "stride": [1, 2, 3]}',
        "{" + conv + ', "padding": -1}', "{" + conv + ', "padding": "sane"}',
        "{" + conv + ', "padding": [1, 2, 3]}', "{" + conv + ', "padding": 1000000000}',
        "{" + conv + ', "padding": 4000000}', "{" + conv + ', "padding": 1e4000}',
        "{" + conv + ', "groups": 0}', "{" + conv + ', "groups": 3}',
        "{" + conv + ', "dilation": 4}', "{" + conv + ', "dilation": 0}',
        "{" + conv + ', "bias": [1, 2]}', "{" + conv + ', "digits": -1}',
        "{" + conv + ', "digits": 1000000}', "{" + conv + ', "trace": 1}',
        "{" + conv + ', "ceil_mode": true}', "{" + conv + ', "op": "conv2d"}',
        f'{{"op": "conv2d", "input": [[1, 2], [3]], "weight": {k}}}',
        f'{{"op": "conv2d", "input": [[1, 2], 3], "weight": {k}}}',
        f'{{"op": "conv2d", "input": [[1, 2], [3, NaN]], "weight": {k}}}',
        f'{{"op": "conv2d", "input": [[1, 2], [3, Infinity]], "weight": {k}}}',
        f'{{"op": "conv2d", "input": [[1, 2], [3, "nan"]], "weight": {k}}}',
        f'{{"op": "conv2d", "input": [[1, 2], [3, "1/0"]], "weight": {k}}}',
        f'{{"op": "conv2d", "input": [[1, 2], [3, null]], "weight": {k}}}',
        f'{{"op": "conv2d", "input": [], "weight": {k}}}',
        f'{{"op": "conv2d", "input": [[]], "weight": {k}}}',
        f'{{"op": "conv2d", "input": 1, "weight": {k}}}',
        f'{{"op": "conv2d", "input": {k}, "weight": {x}}}',
        '{"op": "relu", "input": ' + "[" * 100000 + "]" * 100000 + "}",
        '{"op": "relu", "input": [' + "9" * 10001 + "]}",
        '{"op": "relu", "input": [1e100000]}', '{"op": "relu", "input": [1e-99999999999999999999]}',
        '{"op": "relu", "input": [01]}', '{"op": "relu", "input": [1.]}',
        '{"op": "relu", "input": [.5]}', '{"op": "relu", "input": [+1]}',
        '{"op": "relu", "input": [1,]}', "{'op': 'relu', 'input': [1]}",
        f'{{"op": "convolve", "input": [1], "weight": [1], "mode": "some"}}',
        f'{{"op": "max_pool2d", "input": {x}, "kernel_size": 0}}',
        f'{{"op": "max_pool2d", "input": {x}, "kernel_size": 5}}',
        f'{{"op": "max_pool2d", "input": {x}, "kernel_size": 1, "padding": 1}}',
        f'{{"op": "max_pool2d", "input": {x}}}',
        '{"op": "add", "input": [1, 2], "other": [1, 2, 3]}',
        '{"op": "concat", "inputs": []}', '{"op": "flatten", "input": [1], "start_dim": 1}',
    ]
    return [line.encode() for line in lines] + [
        b'{"op": "relu\xff", "input": [1]}', b'\xef\xbb\xbf{"op": "relu", "input": [1]}',
    ]


# --- Comparing ------------------------------------------------------------------------------------


def written(value, digits):
    """How the program has to write a number."""
    if digits is not None:
        scaled = round(value * 10**digits)  # of fractions, Python rounds half to even
        text = str(abs(scaled)).rjust(digits + 1, "0")
        text = text[:-digits] + "." + text[-digits:] if digits else text
        return "-" + text if scaled < 0 else text
    if value.denominator == 1 and abs(value) < 2**53:
        return int(value)
    return str(value)


def same(a, b):
    """Equal, and of equal types all through: 1, 1.0 and True are three things."""
    if isinstance(a, list) and isinstance(b, list):
        return len(a) == len(b) and all(map(same, a, b))
    return type(a) is type(b) and a == b


def faults(answer, result, digits):
    """What is wrong in one result of an answer."""
    shape = shape_of(result)
    wanted = build(shape, lambda index: written(at(result, index), digits))
    if not same(answer.get("shape"), shape):
        yield f"shape {answer.get('shape')}, not {shape}"
    elif not same(answer.get("output"), wanted):
        yield f"output {answer.get('output')}, not {wanted}"
    elif "trace" in answer and digits is None:
        yield from trace_faults(answer, result)


def trace_faults(answer, result):
    """Whether the windows of a trace, added up, come to the result."""
    windows = answer["trace"]
    if len(windows) != len(flat(result)):
        yield f"{len(windows)} windows"
    for window in windows:
        products = [Fraction(term["product"]) for term in window["terms"]]
        for term, value in zip(window["terms"], products):
            if Fraction(term["factors"][0]) * Fraction(term["factors"][1]) != value:
                yield f"product {term}"
        if "maxima" in window:
            total = Fraction(window["maxima"][-1])
        else:
            total = sum(products, Fraction(0)) / window.get("divisor", 1) + Fraction(window.get("bias", 0))
        if total != Fraction(window["result"]) or total != at(result, window["output"]):
            yield f"window {window}"


class Question:
    """A line with what must be answered: results by key, "" where there is one; None an error."""

    def __init__(self, line, op=None, results=None, digits=None, parameters=None):
        self.line, self.op, self.results, self.digits = line, op, results, digits
        self.parameters = parameters

    def faults(self, answer, number):
        if self.results is None:
            if set(answer) != {"error", "line"} or answer["line"] != number:
                yield f"an error in line {number} was expected, not {answer}"
        elif "error" in answer:
            yield answer["error"]
        elif answer.get("op") != self.op:
            yield f"op {answer.get('op')}"
        else:
            if self.parameters is not None:
                if answer["describe"]["parameters"] != self.parameters:
                    yield f"describe {answer['describe']}"
            for key, result in self.results.items():
                part = answer.get(key) if key else answer
                yield from faults(part, result, self.digits) if part else [f"no {key}"]


def ask(rng, op, is_backward):
    """A random question."""
    q = request(rng, op)
    values = {"op": op, **{key: value for key, (_, value) in q.items()}}
    name, digits, parameters = op, None, None
    try:
        key = "grad_input" if op == "cross_entropy_backward" else ""
        results = {key: (IRRATIONAL.get(op) or FORWARD[op])(values)}
        if is_backward:
            name = op + "_backward"
            q["grad_output"] = Writer(rng, long_fractions=6).tensor(shape_of(results[""]))
            values["grad_output"] = q["grad_output"][1]
            results = {
                "grad_" + operand: gradient(values, operand)
                for operand in BACKWARD[op] if operand in values
            }
    except Refused:
        results = None
    if rng.random() < 0.3:
        digits = rng.randint(0, 30)
        q["digits"] = str(digits), digits
    # The steps of a cross-entropy may hang on e to the power of numbers so large that which way one of
    # them is rounded cannot be decided; without the steps it can.
    is_far = op == "cross_entropy" and any(abs(x) > 10_000 for x in flat(values["input"]))
    if rng.random() < 0.3 and not is_far:
        q["trace"] = "true", True
    if rng.random() < 0.2:
        q["describe"] = "true", True
        if not is_backward:
            learned = ["weight", "bias"] if op != "mse_loss" else []
            parameters = sum(len(flat(values[key])) for key in learned if key in values)
    if op in IRRATIONAL and digits is None:
        digits = 6
    keys = list(q.items()) + [("op", (json.dumps(name), name))]
    rng.shuffle(keys)
    line = "{" + ", ".join(f'"{key}": {text}' for key, (text, _) in keys) + "}"
    return Question(line.encode(), name, results, digits, parameters)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--program", default="cnn-tutor", help="its path")
    parser.add_argument("--seed", type=int, default=random.randrange(1_000_000))
    parser.add_argument("--count", type=int, default=300, help="how many requests")
    parser.add_argument("--show", type=int, default=5, help="how many differences are printed")
    options = parser.parse_args()
    print(f"--seed {options.seed} --count {options.count}")
    rng = random.Random(options.seed)

    kinds = [(op, False) for op in list(FORWARD) + list(IRRATIONAL)] + [(op, True) for op in BACKWARD]
    bad = bad_lines(rng)
    rng.shuffle(bad)
    questions = []
    for number in range(options.count):
        if number % 6 == 5:
            questions.append(Question(bad[number // 6 % len(bad)]))
        else:
            questions.append(ask(rng, *kinds[(number - number // 6) % len(kinds)]))
    run = subprocess.run(
        [options.program, "compute"], input=b"\n".join(question.line for question in questions),
        stdout=subprocess.PIPE, timeout=600)
    answers = run.stdout.decode().splitlines()
    differences = 0
    if len(answers) != len(questions):
        print(f"{len(questions)} requests, but {len(answers)} answers")
        differences += 1
    for number, (question, answer) in enumerate(zip(questions, answers), 1):
        found = list(question.faults(json.loads(answer), number))
        differences += len(found)
        for fault in found[: max(0, options.show - differences + len(found))]:
            print(f"{question.line[:2000].decode(errors='replace')}\n  {fault[:2000]}")
    errors = sum(question.results is None for question in questions)
    if run.returncode != (1 if errors else 0):
        print(f"the exit status is {run.returncode}")
        differences += 1
    print(f"{len(questions) - errors} answers and {errors} errors: {differences} differences")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
