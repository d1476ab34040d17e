#!/usr/bin/env python3
"""The other side of files of weights: numpy and the safetensors package, without the program.

    check_safetensors.py write FOLDER   writes network.safetensors, and images with the logits that
                                        numpy computes with these weights, into expected.safetensors
    check_safetensors.py check FOLDER   compares saved.safetensors, written by the program, with
                                        network.safetensors, bit by bit
"""
import sys

import numpy as np
from safetensors import safe_open
from safetensors.numpy import load_file, save_file


def weights(random):
    """What PyTorch's nn.Sequential of FormatsPythonTests' layers would save."""

    def tensor(*shape):
        return random.normal(0, 0.5, shape).astype(np.float32)

    return {
        "0.weight": tensor(4, 2, 3, 2), "0.bias": tensor(4),
        "1.weight": tensor(4), "1.bias": tensor(4), "1.running_mean": tensor(4),
        "1.running_var": np.abs(tensor(4)) + np.float32(0.1),
        "1.num_batches_tracked": np.array(12, dtype=np.int64),
        "4.weight": tensor(6, 2, 3, 3),
        "7.weight": tensor(5, 36), "7.bias": tensor(5),
        "9.weight": tensor(3, 5), "9.bias": tensor(3),
    }


def conv2d(images, weight, bias, padding, groups=1):
    """torch.nn.functional.conv2d, in 64 bits."""
    images = np.pad(images, ((0, 0), (0, 0), (padding[0],) * 2, (padding[1],) * 2))
    count, channels, height, width = images.shape
    filters, depth, rows, columns = weight.shape
    output = np.zeros((count, filters, height - rows + 1, width - columns + 1))
    for filter in range(filters):
        first = filter // (filters // groups) * depth
        for row in range(output.shape[2]):
            for column in range(output.shape[3]):
                window = images[:, first:first + depth, row:row + rows, column:column + columns]
                output[:, filter, row, column] = np.sum(window * weight[filter], axis=(1, 2, 3))
    return output if bias is None else output + bias[:, None, None]


def logits(images, w):
    w = {name: tensor.astype(np.float64) for name, tensor in w.items()}
    x = conv2d(images.astype(np.float64), w["0.weight"], w["0.bias"], (1, 1))
    spread = np.sqrt(w["1.running_var"] + 1e-5)
    x = (x - w["1.running_mean"][:, None, None]) / spread[:, None, None]
    x = x * w["1.weight"][:, None, None] + w["1.bias"][:, None, None]
    x = np.maximum(x, 0)
    count, channels, height, width = x.shape
    x = x[:, :, :height // 2 * 2, :width // 2 * 2]
    x = x.reshape(count, channels, height // 2, 2, width // 2, 2).max(axis=(3, 5))
    x = np.tanh(conv2d(x, w["4.weight"], None, (1, 1), groups=2))
    x = x.reshape(count, -1) @ w["7.weight"].T + w["7.bias"]
    x = np.where(x > 0, x, 0.1 * x)
    return x @ w["9.weight"].T + w["9.bias"]


def write(folder):
    random = np.random.default_rng(5)
    network = weights(random)
    images = random.normal(0, 1, (7, 2, 4, 5)).astype(np.float32)
    save_file(network, f"{folder}/network.safetensors", metadata={"format": "pt"})
    save_file(
        {"images": images, "logits": logits(images, network)}, f"{folder}/expected.safetensors")


def check(folder):
    there = load_file(f"{folder}/network.safetensors")
    there.pop("1.num_batches_tracked")
    back = load_file(f"{folder}/saved.safetensors")
    assert sorted(there) == sorted(back), f"{sorted(there)} are not {sorted(back)}"
    for name, tensor in there.items():
        assert back[name].dtype == np.float32, f"{name} is {back[name].dtype}"
        assert back[name].shape == tensor.shape, f"{name} is {back[name].shape}"
        assert back[name].tobytes() == tensor.tobytes(), f"{name} has other values"
    with safe_open(f"{folder}/saved.safetensors", framework="np") as file:
        metadata = file.metadata()
    assert metadata["format"] == "pt", metadata
    assert metadata["cnn-tutor.classes"] == '["one", "two \\"quoted\\"", "dréi"]', metadata


if __name__ == "__main__":
    {"write": write, "check": check}[sys.argv[1]](sys.argv[2])
