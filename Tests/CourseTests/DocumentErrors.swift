/// What documents print, errata, results and what to remember.
extension LessonErrorCase {
  static let documents: [LessonErrorCase] = [
    .init(
      "a printed result of another shape",
      withConv2D + "    printed: |\n      6 8 1\n      12 14 1\n",
      [
        "18:14: \"printed\" is 2×3, but the result is 2×2"
      ]),
    .init(
      "a printed result of a window that moved by one",
      withConv2D.replacing("weight: kernel", with: "weight: 1\n    stride: 2")
        + "    printed: |\n      1 2 3\n      4 5 6\n      7 8 9\n",
      [
        "19:14: \"printed\" is 3×3, but the result is 2×2 "
          + "(most likely: the window was moved by 1 instead of 2)"
      ]),
    .init(
      "a printed list of another length",
      withConvolve + "    printed: 1 3 5\n",
      [
        "18:14: \"printed\" is 1×3, but the result is 1×4"
      ]),
    .init(
      "a printed result that is wrong",
      withConv2D + "    printed: |\n      6 8\n      12 15\n",
      [
        "20:10: printed is 15 in row 2, column 2, but the exact result is 14; correct "
          + "it, or say in \"erratum\" why the document is wrong "
          + "(most likely: the 5 in row 2, column 2 of the input was read as 6)"
      ]),
    .init(
      "a printed list that is wrong",
      withConvolve + "    printed: 1 3 5 4\n",
      [
        "18:20: printed is 4 in value 4, but the exact result is 3; correct it, or say "
          + "in \"erratum\" why the document is wrong (most likely: the 3 at "
          + "place 3 of the input was read as 4)"
      ]),
    .init(
      "a printed result that is wrong everywhere",
      withConv2D.replacing("weight: kernel", with: "weight: 2")
        + "    printed: |\n      1 2 3\n      4 5 6\n      7 8 9\n",
      [
        "19:7: printed is 1 in row 1, column 1, but the exact result is 2; correct it, "
          + "or say in \"erratum\" why the document is wrong "
          + "(most likely: the cells were added without their weights)",
        "19:9: printed is 2 in row 1, column 2, but the exact result is 4; correct it, "
          + "or say in \"erratum\" why the document is wrong",
        "19:11: printed is 3 in row 1, column 3, but the exact result is 6; correct it, "
          + "or say in \"erratum\" why the document is wrong",
        "20:7: printed is 4 in row 2, column 1, but the exact result is 8; correct it, "
          + "or say in \"erratum\" why the document is wrong",
        "20:9: printed is 5 in row 2, column 2, but the exact result is 10; correct it, "
          + "or say in \"erratum\" why the document is wrong",
        "20:11: 4 more printed values from here on are not the exact ones",
      ]),
    .init(
      "an erratum for what is right",
      withConv2D + "    printed: |\n      6 8\n      12 14\n    erratum: No.\n",
      [
        "21:5: there is an \"erratum\", but what is printed agrees with the exact "
          + "result; take it out"
      ]),
    .init(
      "an erratum for nothing",
      withSection + "    erratum: No.\n",
      [
        "15:5: \"erratum\" needs \"printed\" or \"quoted\": what is wrong"
      ]),
    .init(
      "a printed result with a word",
      withConv2D + "    printed: |\n      6 8\n      12 x\n",
      [
        "20:10: 'x' is not a number; write it like 3, -2, 0.25 or 7/9"
      ]),
    .init(
      "a printed result of dots",
      withConv2D + "    printed: |\n      . .\n      . .\n",
      [
        "18:14: \"printed\" has no numbers; leave it out if nothing is printed"
      ]),
    .init(
      "a printed decimal that is cut off",
      withConv2D.replacing("input: image", with: "input: 7/9").replacing(
        "weight: kernel", with: "weight: 1") + "    printed: 0.77\n",
      [
        "18:14: printed is 0.77 in row 1, column 1, but the exact result is 7/9; correct "
          + "it, or say in \"erratum\" why the document is wrong "
          + "(most likely: the last digits were cut off, not rounded)"
      ]),
    .init(
      "a printed decimal too short for an exact one",
      withConv2D.replacing("input: image", with: "input: 1/8").replacing(
        "weight: kernel", with: "weight: 1") + "    printed: 0.13\n",
      [
        "18:14: printed is 0.13 in row 1, column 1, but the exact result is 1/8; correct "
          + "it, or say in \"erratum\" why the document is wrong "
          + "(most likely: the value was rounded, though all its digits can be written)"
      ]),
    .init(
      "a quotation that is not corrected",
      withSection + "    quoted: a\n",
      [
        "15:5: \"quoted\" needs \"correct\": what the document should say",
        "15:5: \"quoted\" needs \"erratum\": why it is wrong",
      ]),
    .init(
      "a quotation that is right",
      withSection + "    quoted: a\n    correct: a\n    erratum: Why?\n",
      [
        "16:14: \"correct\" says the same as \"quoted\"; only what is wrong is quoted"
      ]),
    .init(
      "a quotation that is wrong for unknown reasons",
      withSection + "    quoted: a\n    correct: b\n    erratum: unknown\n",
      [
        "17:14: only numbers are proof-read; say why what is \"quoted\" is wrong"
      ]),
    .init(
      "a correction of nothing",
      withSection + "    correct: a\n    erratum: Why?\n",
      [
        "15:5: \"correct\" needs \"quoted\": what the document says"
      ]),
    .init(
      "a quotation and a printed result",
      withConv2D + "    printed: |\n      6 8\n      12 14\n    quoted: a\n    "
        + "correct: b\n    erratum: Why?\n",
      [
        "21:5: a section has either \"printed\" or \"quoted\"; put the other into a "
          + "section of its own"
      ]),
    .init(
      "a result with a name that is taken",
      withConv2D + "    result: image\n",
      [
        "18:13: the name \"image\" is already taken in line 5; choose another"
      ]),
    .init(
      "a result with a bad name",
      withConv2D + "    result: 2nd\n",
      [
        "18:13: \"2nd\" cannot be the name of a result; a name is one word of at most 30 "
          + "letters, digits, - and _, and begins with a letter"
      ]),
    .init(
      "a result used too early",
      withSection + "    show: [sum]\n" + conv2D + "    result: sum\n",
      [
        "15:12: \"sum\" is a result that comes only in line 20; it can be used in the "
          + "sections after that"
      ]),
    .init(
      "a result of a broken section",
      withConv2D.replacing("input: image", with: "input: imgae")
        + "    result: sum\n  - title: B\n    show: [sum]\n",
      [
        "16:12: there is no matrix \"imgae\"; did you mean \"image\"?"
      ]),
    .init(
      "a next lesson with a path",
      heading + "remember:\n  rule: R\n  next: [../secret, ok]\n" + section,
      [
        "6:10: \"../secret\" is no name of a lesson; names have small letters, digits "
          + "and -, such as strided-conv"
      ]),
    .init(
      "what to remember without a rule",
      heading + "remember:\n  shape: s\n" + section,
      [
        "5:3: missing key \"rule\": \"remember\" needs it"
      ]),
    .init(
      "many problems at once",
      "titel: T\npart: P\nsummary: S\nmatrices:\n  m: |\n    1 2\n "
        + "   3\nsections:\n  - title: A\n    show: [n]\n  - title: "
        + "B\n    stride: 2\nremember:\n  rules: R\n",
      [
        "1:1: unknown key \"titel\"; did you mean \"title\"?",
        "7:5: row 2 has 1 number, but the others have 2",
        "10:12: there is no matrix \"n\"; did you mean \"m\"?",
        "12:5: \"stride\" needs an operation; add \"operation: conv2d\" to the section",
        "14:3: unknown key \"rules\"; did you mean \"rule\"?",
      ]),
  ]
}
