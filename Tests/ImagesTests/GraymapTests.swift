import Images
import Testing

/// PGM pictures, plain and raw.
@Suite struct GraymapTests {
  @Test(
    "The shades are the numbers of the file",
    arguments: [
      ("P2\n3 2\n255\n0 1 2\n253 254 255\n", "0 1 2\n253 254 255"),
      ("P2 3 2 15 0 1 2 3 4 15", "0 1 2\n3 4 15"),
      ("P2\r\n# by hand\r\n2 1 # wide\r\n9\r\n7 # seven\r\n8\r\n", "7 8"),
      ("P2#c\n1#c\n1#c\n65535#c\n65535#c", "65535"),
      ("P5\n2 2\n255\n\u{0}\u{1}\n\u{7F}", "0 1\n10 127"),
      ("P5 1 1 9\n\u{9}", "9"),
      ("P5\n#c\n2 1\n255#c\n##", "35 35"),
      ("P5\n2 1\n300\n\u{1}\u{2}\u{0}\u{A}", "258 10"),
      ("P5 1 1 255 7 and more", "55"),
    ])
  func shades(text: String, rows: String) {
    #expect(reading(text) == rows)
  }

  @Test(
    "What is wrong is said with line and column",
    arguments: [
      (
        "P2\n",
        "line 2, column 1: the width is missing; a PGM begins with P2 or P5, then come width, "
          + "height and largest shade"
      ),
      (
        "P5 3",
        "line 1, column 5: the height is missing; a PGM begins with P2 or P5, then come width, "
          + "height and largest shade"
      ),
      (
        "P2 3 1\n",
        "line 2, column 1: the largest shade is missing; a PGM begins with P2 or P5, then come "
          + "width, height and largest shade"
      ),
      ("P2\n3 x 255\n", "line 2, column 3: 'x' is not a whole number"),
      ("P2\n3 -1 255\n", "line 2, column 3: '-1' is not a whole number"),
      ("P2\n3 1.5 255\n", "line 2, column 3: '1.5' is not a whole number"),
      ("P2\n0 1\n255\n", "line 2, column 1: the width must be at least 1, but it is 0"),
      ("P2\n1 0\n255\n", "line 2, column 3: the height must be at least 1, but it is 0"),
      ("P2\n1 1\n0\n0", "line 3, column 1: the largest shade must be at least 1, but it is 0"),
      (
        "P2\n1 1\n65536\n0",
        "line 3, column 1: the largest shade must be at most 65535, but it is 65536"
      ),
      ("P2 1 1\n9\n10", "line 3, column 1: a shade must be at most 9, but it is 10"),
      ("P5 1 1\n9\n\u{A}", "line 3, column 1: a shade must be at most 9, but it is 10"),
      (
        "P2\n2 2\n9\n1 2\n3",
        "line 5, column 2: this PGM ends after 3 of 4 shades (2 rows of 2); "
          + "save or copy it once more"
      ),
      (
        "P5\n2 1\n999\n\u{1}\u{2}\u{3}",
        "line 4, column 4: this PGM ends after 1 of 2 shades (1 row of 2); save or copy it once more"
      ),
      (
        "P5\n2 1\n9",
        "line 3, column 2: this PGM ends after 0 of 2 shades (1 row of 2); save or copy it once more"
      ),
      (
        "P2\n2 1\n9\n1 2\n3",
        "line 5, column 1: here are more shades than 1 row of 2; "
          + "correct width and height, or take them out"
      ),
      (
        "P2 640 480 255\n",
        "this has 480 rows of 640, but at most 256 rows of 256 are read; "
          + "scale the picture down or cut a part out of it"
      ),
      (
        "P5 999999999999999999 1 255\n",
        "this has 1 row of 999999999999999999, but at most 256 rows of 256 are read; "
          + "scale the picture down or cut a part out of it"
      ),
      (
        "P5 9999999999999999999 1 255\n",
        "line 1, column 4: '9999999999999999999' is not a whole number"
      ),
    ])
  func faults(text: String, message: String) {
    #expect(reading(text) == message)
  }
}
