#!/usr/bin/env python3
"""Makes the font of animated pictures from DejaVu Sans Mono.

    pip install pillow
    python3 Scripts/make_font.py /usr/share/fonts/truetype/dejavu Assets/Fonts/dejavu-sans-mono.font

The folder holds DejaVuSansMono.ttf, DejaVuSansMono-Bold.ttf and, for what these have not,
DejaVuSans.ttf (Debian: fonts-dejavu). The format is
told in Assets/Fonts/README.md. Lines, blocks and braille are not in the file: the program draws them.
"""
import struct
import sys
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT, BASELINE = 10, 20, 15
# The size at which DejaVu Sans Mono is 10 pixels wide.
SIZE = 16.6
BLOCKS = [
    (0x0021, 0x007E), (0x00A1, 0x017F), (0x0391, 0x03C9), (0x0400, 0x045F), (0x2010, 0x2027),
    (0x2030, 0x205E), (0x2070, 0x209C), (0x20A0, 0x20BF), (0x2100, 0x218B), (0x2190, 0x21FF),
    (0x2200, 0x22FF), (0x2308, 0x230B), (0x23CE, 0x23CF), (0x23E9, 0x23FA), (0x25A0, 0x25FF),
    (0x2605, 0x2606), (0x2610, 0x2612), (0x2639, 0x263A), (0x2660, 0x2667), (0x2713, 0x2718),
    (0x27E6, 0x27EB), (0x2C7C, 0x2C7C), (0x1D62, 0x1D6A), (0xFFFD, 0xFFFD),
]


def levels(image):
    """The pixels of a picture, from 0 to 3, row by row."""
    return [(level * 3 + 127) // 255 for level in image.tobytes()]


def cell(font, character):
    """A character at its place in a cell."""
    image = Image.new("L", (WIDTH, HEIGHT))
    ImageDraw.Draw(image).text((0, BASELINE), character, 255, font, anchor="ls")
    return levels(image)


def squeezed(path, character):
    """A character of another font in the middle of a cell, as large as the cell is wide."""
    size = SIZE
    while ImageFont.truetype(path, size).getlength(character) > WIDTH and size > 8:
        size -= 0.5
    image = Image.new("L", (WIDTH, HEIGHT))
    font = ImageFont.truetype(path, size)
    ImageDraw.Draw(image).text((WIDTH / 2, BASELINE), character, 255, font, anchor="ms")
    return levels(image)


def packed(levels):
    """Four pixels a byte, the first in the highest bits."""
    return bytes(
        a << 6 | b << 4 | c << 2 | d
        for a, b, c, d in zip(levels[0::4], levels[1::4], levels[2::4], levels[3::4])
    )


def main(folder, target):
    fonts = [
        ImageFont.truetype(Path(folder) / name, SIZE)
        for name in ("DejaVuSansMono.ttf", "DejaVuSansMono-Bold.ttf")
    ]
    other = str(Path(folder) / "DejaVuSans.ttf")
    missing = [cell(font, "\U0010FFFF") for font in fonts]
    nowhere = squeezed(other, "\U0010FFFF")
    glyphs = []
    for first, last in BLOCKS:
        for scalar in range(first, last + 1):
            regular, bold = (cell(font, chr(scalar)) for font in fonts)
            if regular == missing[0]:
                regular = bold = squeezed(other, chr(scalar))
            if regular == nowhere or not any(regular):
                continue
            if bold == missing[1]:
                bold = regular
            glyphs.append((scalar, regular, bold))
    with open(target, "wb") as file:
        file.write(b"CNTF" + bytes([1, WIDTH, HEIGHT, 2]) + struct.pack("<I", len(glyphs)))
        for scalar, regular, bold in sorted(glyphs):
            file.write(struct.pack("<I", scalar) + packed(regular) + packed(bold))
    print(f"{len(glyphs)} glyphs")


main(*sys.argv[1:])
