/// Matrices.
extension LessonErrorCase {
  static let grids: [LessonErrorCase] = [
    .init(
      "a ragged matrix, one short",
      heading + "matrices:\n  m: |\n    1 2 3\n    4 5\n    7 8 9\n" + section,
      [
        "7:5: row 2 has 2 numbers, but the others have 3"
      ]),
    .init(
      "a ragged matrix, one long",
      heading + "matrices:\n  m: |\n    1 2\n    3 4 5\n    6 7\n" + section,
      [
        "7:9: row 2 has 3 numbers, but the others have 2"
      ]),
    .init(
      "a ragged matrix, the first",
      heading + "matrices:\n  m: |\n    1\n    2 3\n    4 5\n" + section,
      [
        "6:5: row 1 has 1 number, but the others have 2"
      ]),
    .init(
      "a ragged matrix below an empty line",
      heading + "matrices:\n  m: |\n\n    1 2\n\n    3\n    4 5\n" + section,
      [
        "9:5: row 2 has 1 number, but the others have 2"
      ]),
    .init(
      "a word in a matrix",
      heading + "matrices:\n  m: |\n    1 2\n    3 four\n" + section,
      [
        "7:7: 'four' is not a number; write it like 3, -2, 0.25 or 7/9"
      ]),
    .init(
      "commas in a matrix",
      heading + "matrices:\n  m: |\n    1, 2\n" + section,
      [
        "6:5: '1,' is not a number; write it like 3, -2, 0.25 or 7/9; there are spaces "
          + "between numbers, no commas"
      ]),
    .init(
      "a word in a quoted matrix",
      heading + "matrices:\n  m: \"1 x 3\"\n" + section,
      [
        "5:9: 'x' is not a number; write it like 3, -2, 0.25 or 7/9"
      ]),
    .init(
      "a word in a plain matrix",
      heading + "matrices:\n  m: 1 x 3\n" + section,
      [
        "5:8: 'x' is not a number; write it like 3, -2, 0.25 or 7/9"
      ]),
    .init(
      "a division by zero",
      heading + "matrices:\n  m: 1 2/0\n" + section,
      [
        "5:8: '2/0' divides by zero"
      ]),
    .init(
      "a number too long",
      heading + "matrices:\n  m: 1 " + String(repeating: "9", count: 61) + "\n" + section,
      [
        "5:8: this number is too long; at most 60 digits are read"
      ]),
    .init(
      "an exponent too large",
      heading + "matrices:\n  m: 1e61\n" + section,
      [
        "5:6: this number is too long; at most 60 digits are read"
      ]),
    .init(
      "a matrix as a list",
      heading + "matrices:\n  m: [[1, 2], [3, 4]]\n" + section,
      [
        "5:6: the matrix \"m\" must be rows of numbers, one row a line below |, but here "
          + "is a list"
      ]),
    .init(
      "a matrix without a bar",
      heading + "matrices:\n  m:\n    1 2\n    3 4\n" + section,
      [
        "6:5: the rows of the matrix \"m\" run together; put | behind the colon, and one "
          + "row a line below"
      ]),
    .init(
      "a folded matrix",
      heading + "matrices:\n  m: >\n    1 2\n    3 4\n" + section,
      [
        "5:6: below > the rows run together; write | for the matrix \"m\""
      ]),
    .init(
      "an empty matrix",
      heading + "matrices:\n  m: |\n" + section,
      [
        "5:6: the matrix \"m\" has no numbers"
      ]),
    .init(
      "a matrix too tall",
      heading + "matrices:\n  m: |\n" + String(repeating: "    1\n", count: 257) + section,
      [
        "262:5: the matrix \"m\" has 257 rows, at most 256 are allowed"
      ]),
    .init(
      "a matrix too wide",
      heading + "matrices:\n  m: " + String(repeating: "1 ", count: 257) + "\n" + section,
      [
        "5:518: this row has 257 numbers, at most 256 are allowed"
      ]),
    .init(
      "a blank in a matrix",
      heading + "matrices:\n  m: 1 . 3\n" + section,
      [
        "5:8: '.' is not a number; write it like 3, -2, 0.25 or 7/9"
      ]),
    .init(
      "a bad name of a matrix",
      heading + "matrices:\n  3x: 1\n  my image: 1\n" + section,
      [
        "5:3: \"3x\" cannot be the name of a matrix; a name is one word of at most 30 "
          + "letters, digits, - and _, and begins with a letter",
        "6:3: \"my image\" cannot be the name of a matrix; a name is one word of at most "
          + "30 letters, digits, - and _, and begins with a letter",
      ]),
    .init(
      "matrices as text",
      heading + "matrices: 1 2\n" + section,
      [
        "4:11: \"matrices\" must be names, each with a matrix, but here is text"
      ]),
    .init(
      "a matrix twice",
      heading + "matrices:\n  m: 1\n  m: 2\n" + section,
      [
        "6:3: the name \"m\" is already taken in line 5; choose another"
      ]),
  ]
}
