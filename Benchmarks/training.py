"""Measures training against Keras (TensorFlow) and PyTorch, in turns within one run.

    python3 Benchmarks/training.py .build/release/cnn-tutor MNIST [NETWORK…]

MNIST is a folder with its four IDX files. Each network is trained on random batches of real images by
the program itself (`train --headless`), by Keras and by PyTorch, as far as they are installed
(pip install tensorflow-cpu torch), with the same layers, batch size and optimiser, on one and two
threads; everyone's best epoch of several turns counts. Peak memory and the seconds before the first
epoch are those of the whole process.
"""

import gzip
import json
import os
import pathlib
import resource
import struct
import subprocess
import sys
import tempfile
import time

TURNS = 3
# Images an epoch, so that a turn takes seconds and not minutes.
IMAGES = {"lecture": 12_800, "lenet-5": 25_600, "tiny": 1_437}
OPTIMIZER = {"lecture": "rmsprop", "lenet-5": "adam", "tiny": "adam"}
RATE = {"lecture": 0.001, "lenet-5": 0.001, "tiny": 0.01}
PEERS = ["keras", "torch"]


def read_idx(path):
    data = gzip.open(path).read() if path.suffix == ".gz" else path.read_bytes()
    rank = data[3]
    sizes = struct.unpack(">" + "I" * rank, data[4 : 4 + 4 * rank])
    return data[4 + 4 * rank :], sizes


def find(folder, name):
    return next(p for p in (folder / name, folder / (name + ".gz")) if p.exists())


def images(folder, network):
    """Pixels from 0 to 1 as [N, 28, 28] or [N, 8, 8], and labels."""
    import numpy

    count = IMAGES[network]
    pixels, sizes = read_idx(find(folder, "train-images-idx3-ubyte"))
    labels, _ = read_idx(find(folder, "train-labels-idx1-ubyte"))
    x = numpy.frombuffer(pixels, numpy.uint8).reshape(sizes)[:count].astype("float32") / 255
    if network == "tiny":
        # Only its speed is measured: the size of the digits, from the middle of these.
        x = x[:, 4:24:3, 4:24:3]
        x = numpy.pad(x, ((0, 0), (0, 1), (0, 1)))
    return x, numpy.frombuffer(labels, numpy.uint8)[:count].astype("int64")


def train_keras(network, threads, folder):
    import tensorflow

    tensorflow.config.threading.set_intra_op_parallelism_threads(threads)
    tensorflow.config.threading.set_inter_op_parallelism_threads(threads)
    from tensorflow.keras import Input, Sequential, layers, optimizers

    x, y = images(folder, network)
    conv, pool, dense = layers.Conv2D, layers.MaxPooling2D, layers.Dense
    relu = {"activation": "relu"}
    stack = {
        "lecture": [
            conv(32, 3, **relu), pool(), conv(64, 3, **relu), pool(), conv(64, 3, **relu),
            layers.Flatten(), dense(64, **relu), dense(10),
        ],
        "lenet-5": [
            conv(6, 5, padding="same", **relu), pool(), conv(16, 5, **relu), pool(),
            layers.Flatten(), dense(120, **relu), dense(84, **relu), dense(10),
        ],
        "tiny": [
            conv(8, 3, padding="same", **relu), pool(), conv(16, 3, padding="same", **relu), pool(),
            layers.Flatten(), dense(10),
        ],
    }[network]
    model = Sequential([Input((*x.shape[1:], 1)), *stack])
    optimizer = {"rmsprop": optimizers.RMSprop, "adam": optimizers.Adam}[OPTIMIZER[network]]
    loss = tensorflow.keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    model.compile(optimizer=optimizer(RATE[network]), loss=loss, metrics=["accuracy"])

    def epoch():
        model.fit(x[..., None], y, batch_size=32, epochs=1, verbose=0)

    return epoch, len(x)


def train_torch(network, threads, folder):
    import torch
    from torch import nn

    torch.set_num_threads(threads)
    x, y = images(folder, network)
    x, y = torch.from_numpy(x.copy())[:, None], torch.from_numpy(y)
    pool = nn.MaxPool2d(2)
    stack = {
        "lecture": [
            nn.Conv2d(1, 32, 3), nn.ReLU(), pool, nn.Conv2d(32, 64, 3), nn.ReLU(), pool,
            nn.Conv2d(64, 64, 3), nn.ReLU(), nn.Flatten(), nn.Linear(576, 64), nn.ReLU(),
            nn.Linear(64, 10),
        ],
        "lenet-5": [
            nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), pool, nn.Conv2d(6, 16, 5), nn.ReLU(), pool,
            nn.Flatten(), nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(),
            nn.Linear(84, 10),
        ],
        "tiny": [
            nn.Conv2d(1, 8, 3, padding=1), nn.ReLU(), pool, nn.Conv2d(8, 16, 3, padding=1),
            nn.ReLU(), pool, nn.Flatten(), nn.Linear(64, 10),
        ],
    }[network]
    model = nn.Sequential(*stack)
    kind = {"rmsprop": torch.optim.RMSprop, "adam": torch.optim.Adam}[OPTIMIZER[network]]
    optimizer = kind(model.parameters(), lr=RATE[network])
    loss = nn.CrossEntropyLoss()

    def epoch():
        order = torch.randperm(len(x))
        for start in range(0, len(x), 32):
            batch = order[start : start + 32]
            optimizer.zero_grad()
            loss(model(x[batch]), y[batch]).backward()
            optimizer.step()

    return epoch, len(x)


def peer(name, network, threads, folder):
    """A peer's own process: its best epoch of three, and what the process needed."""
    begin = time.perf_counter()
    epoch, count = {"keras": train_keras, "torch": train_torch}[name](network, threads, folder)
    times = []
    for _ in range(3):
        start = time.perf_counter()
        epoch()
        times.append(time.perf_counter() - start)
        if len(times) == 1:
            before = time.perf_counter() - begin - times[0]
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"speed": count / min(times), "memory": memory, "before": before}))


def ours(program, network, threads, folder):
    data = ["digits", "--epochs", "40"] if network == "tiny" else [str(folder), "--epochs", "3"]
    arguments = [
        program, "train", "--headless", "--json", "--network", network, "--data", *data,
        "--limit", str(IMAGES[network]), "--threads", str(threads),
    ]
    with tempfile.TemporaryFile() as output:
        begin = time.perf_counter()
        process = subprocess.Popen(arguments, stdout=output)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = status
        total = time.perf_counter() - begin
        assert status == 0, arguments
        output.seek(0)
        lines = [json.loads(line) for line in output.read().splitlines()]
    epochs = [line for line in lines if "epoch" in line]
    before = total - sum(line["seconds"] for line in epochs)
    return {
        "speed": max(line["images_per_second"] for line in epochs),
        "memory": usage.ru_maxrss / 1024,
        "before": before,
    }


def main(program, folder, networks):
    folder = pathlib.Path(folder)
    for network in networks or IMAGES:
        for threads in (1, 2):
            best = {}
            for _ in range(TURNS):
                results = {"cnn-tutor": ours(program, network, threads, folder)}
                for name in PEERS:
                    command = [sys.executable, __file__, "--peer", name, network, str(threads), folder]
                    run = subprocess.run(command, capture_output=True, text=True)
                    if run.returncode == 0:
                        results[name] = json.loads(run.stdout.splitlines()[-1])
                for name, result in results.items():
                    if name not in best or result["speed"] > best[name]["speed"]:
                        best[name] = result
            for name, result in best.items():
                ratio = best["cnn-tutor"]["speed"] / result["speed"]
                print(
                    f"{network}, threads {threads}, {name}: {result['speed']:.0f} images/s"
                    f" (cnn-tutor is {ratio:.1f} times as fast), {result['memory']:.0f} MB,"
                    f" {result['before']:.2f} s beside the epochs",
                    flush=True,
                )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--peer"]:
        peer(sys.argv[2], sys.argv[3], int(sys.argv[4]), pathlib.Path(sys.argv[5]))
    elif len(sys.argv) < 3:
        sys.exit(__doc__)
    else:
        main(sys.argv[1], sys.argv[2], sys.argv[3:])
