/// What is asked of learners.
extension LessonErrorCase {
  private static let withQuestions =
    withConv2D + "    stride: 2\n  - title: B\n" + "questions:\n"
  private static let question = withQuestions + "  - kind: "

  static let questions: [LessonErrorCase] = [
    .init(
      "a question without a kind", withQuestions + "  - ask: x\n",
      ["21:5: missing key \"kind\": a question needs it"]),
    .init(
      "an unknown kind", question + "cel\n",
      ["21:11: \"kind\" cannot be \"cel\"; did you mean \"cell\"?"]),
    .init(
      "no questions", withConv2D + "questions: []\n",
      ["18:12: \"questions\" is an empty list; fill it in or take it out"]),
    .init(
      "a section that is not there", question + "shape\n    section: C D\n",
      ["22:14: there is no section \"C D\""]),
    .init(
      "a section of which there are two",
      question.replacing("title: B", with: "title: A") + "shape\n    section: A\n",
      ["22:14: 2 sections are called \"A\"; give each its own title"]),
    .init(
      "a section without an operation", question + "shape\n    section: B\n",
      ["22:14: this section has no operation to ask about; give the question one"]),
    .init(
      "a question about nothing", question + "cell\n    at: 1 1\n",
      [
        "21:5: a question of the kind cell needs \"section\", \"operation\" or \"generate\""
      ]),
    .init(
      "the same question twice",
      question + "shape\n    section: A\n  - kind: shape\n    section: A\n",
      ["23:5: this question stands already in line 21"]),
    .init(
      "an id that can be none", question + "shape\n    id: A b\n    section: A\n",
      [
        "22:9: \"A b\" cannot be an \"id\"; it has small letters, digits and -, such as first-window"
      ]),
    .init(
      "an id given twice",
      question
        + "shape\n    id: a\n    section: A\n  - kind: matrix\n    id: a\n    section: A\n",
      ["25:9: the question in line 22 has this \"id\" already"]),
    .init(
      "a cell without its place", question + "cell\n    section: A\n",
      ["21:5: missing key \"at\": which value is asked for"]),
    .init(
      "a cell that is not there", question + "cell\n    section: A\n    at: 1 2\n",
      ["23:9: there is no output value in row 1, column 2; the output is 1×1"]),
    .init(
      "a cell that is not what is claimed",
      question + "cell\n    section: A\n    at: 1 1\n    answer: 7\n",
      ["24:13: the answer is 6, not 7"]),
    .init(
      "a shape that is not what is claimed",
      question + "shape\n    section: A\n    answer: 2×2\n",
      ["23:13: the answer is 1×1, not 2×2"]),
    .init(
      "a matrix that is not what is claimed",
      question
        + "matrix\n    operation: relu\n    input: image\n    answer: 1 2 3 / 4 5 6 / 7 8 0\n",
      ["24:13: the answer is 1 2 3 / 4 5 6 / 7 8 9, not 1 2 3 / 4 5 6 / 7 8 0"]),
    .init(
      "a matrix too large to be typed in",
      question + "matrix\n    operation: convolve\n    input: list\n    weight: "
        + Array(repeating: "1", count: 15).joined(separator: " ") + "\n",
      ["21:11: the result is 17, which is too much to type in; ask for a cell"]),
    .init(
      "an operation that cannot be applied",
      question + "shape\n    operation: conv2d\n    input: kernel\n    weight: image\n",
      ["24:13: the window (3×3) is larger than the input with its padding (2×2)"]),
    .init(
      "a rounded answer where the exact one is asked for",
      question + "number\n    ask: x\n    calculate: 1/3\n    answer: 0.33\n",
      [
        "24:13: the answer 0.33 is rounded, but the exact number is asked for; add \"places: 2\", "
          + "or give it as 1/3"
      ]),
    .init(
      "too few steps", question + "order\n    ask: x\n    steps: [one, two]\n",
      ["23:12: \"steps\" has 2 entries, but needs 3 to 8"]),
    .init(
      "too few choices", question + "choice\n    ask: x\n    choices: [one]\n    answer: one\n",
      ["23:14: \"choices\" has 1 entry, but needs 2 to 6"]),
    .init(
      "a parameter without an operation", question + "shape\n    stride: 2\n",
      ["22:5: \"stride\" needs an operation; add \"operation: conv2d\" to the question"]),
    .init(
      "a key of another kind",
      question + "shape\n    section: A\n    at: 1 1\n",
      ["23:5: a question of the kind shape has no \"at\"; take it out"]),
    .init(
      "a number of nothing", question + "number\n    section: A\n",
      ["21:11: a number needs \"calculate\", or the operation output_size or layer_table"]),
    .init(
      "a calculation without words", question + "number\n    calculate: 1 + 1\n",
      ["21:5: missing key \"ask\": this question needs its words"]),
    .init(
      "a calculation that is not what is claimed",
      question + "number\n    ask: x\n    calculate: (5×5×3 + 1)×6\n    answer: 208\n",
      ["24:13: the answer is 456, not 208"]),
    .init(
      "a calculation that ends too soon",
      question + "number\n    ask: x\n    calculate: (1 + 2\n",
      ["23:22: \"calculate\": \")\" was expected, not the end"]),
    .init(
      "a calculation with a letter",
      question + "number\n    ask: x\n    calculate: 1 + n\n",
      ["23:20: \"calculate\": a number was expected, not \"n\""]),
    .init(
      "a calculation that divides by zero",
      question + "number\n    ask: x\n    calculate: 1/(2 - 2)\n",
      ["23:18: \"calculate\": this divides by zero"]),
  ]

  static let choices: [LessonErrorCase] = [
    .init(
      "a choice without choices", question + "choice\n    ask: x\n",
      ["21:5: missing key \"choices\": the answers to choose from"]),
    .init(
      "a choice without an answer", question + "choice\n    ask: x\n    choices: [a, b]\n",
      ["21:5: missing key \"answer\": which choice is right; or let it be computed"]),
    .init(
      "an answer that is none of the choices",
      question + "choice\n    ask: x\n    choices: [edge, corner]\n    answer: edges\n",
      ["24:13: \"edges\" is none of the choices; did you mean \"edge\"?"]),
    .init(
      "the same choice twice",
      question + "choice\n    ask: x\n    choices: [a, a]\n    answer: a\n",
      ["23:18: \"a\" stands here a second time"]),
    .init(
      "choices of which none is right",
      question + "choice\n    ask: x\n    choices: [3, 4]\n    calculate: 2 + 3\n",
      ["23:14: none of the choices is right: it is 5"]),
    .init(
      "choices of which two are right",
      question + "choice\n    ask: x\n    choices: [6, 6.0, 7]\n    section: A\n    at: 1 1\n",
      ["23:14: 2 of the choices are right; just one may be"]),
    .init(
      "a choice that is no number",
      question + "choice\n    ask: x\n    choices: [6, six]\n    section: A\n    at: 1 1\n",
      ["23:18: 'six' is not a number; write it like 3, -2, 0.25 or 7/9"]),
    .init(
      "a computed choice that is not what is claimed",
      question + "choice\n    ask: x\n    choices: [3, 5]\n    calculate: 2 + 3\n    answer: 3\n",
      ["25:13: the answer is 5, not 3"]),
    .init(
      "things in order without words", question + "order\n    steps: [a, b, c]\n",
      ["21:5: missing key \"ask\": this question needs its words"]),
    .init(
      "things in order without things", question + "order\n    ask: x\n",
      ["21:5: missing key \"steps\": what is to be put in order"]),
    .init(
      "the same thing twice", question + "order\n    ask: x\n    steps: [a, b, a]\n",
      ["23:19: \"a\" stands here a second time"]),
    .init(
      "a mistake to look for where nothing is printed", question + "mistake\n    section: A\n",
      ["22:14: a mistake needs a \"printed\" result to look for it"]),
    .init(
      "a mistake to look for where there are two",
      question
        + "mistake\n    operation: relu\n    input: list\n    printed: 2 3 3\n    erratum: x\n",
      ["24:5: there must be just one wrong value to look for, but here are 2"]),
    .init(
      "a mistake to look for where all is right",
      question + "mistake\n    operation: relu\n    input: list\n    printed: 1 2 3\n",
      ["24:5: there must be just one wrong value to look for, but here all are right"]),
    .init(
      "a mistake that is not where it is claimed",
      question + "mistake\n    operation: relu\n    input: list\n    printed: 1 2 4\n"
        + "    erratum: x\n    answer: 2\n",
      ["26:13: the answer is 3, not 2"]),
  ]

  static let freshQuestions: [LessonErrorCase] = [
    .init(
      "an operation that has no fresh numbers", question + "cell\n    generate: exp\n",
      [
        "22:15: \"generate\" cannot be \"exp\"; it is conv2d, convolve, max_pool2d, avg_pool2d, "
          + "sum_pool2d, relu, abs, sigmoid, tanh, flatten, linear, softmax, output_size or "
          + "layer_table"
      ]),
    .init(
      "a kind that fresh numbers cannot be asked for", question + "cell\n    generate: relu\n",
      [
        "21:11: relu with fresh numbers has no \"cell\"; it has matrix, choice, mistake"
      ]),
    .init(
      "fresh numbers with a place", question + "cell\n    generate: conv2d\n    at: 1 1\n",
      ["23:5: a question with fresh numbers has no \"at\"; take it out"]),
    .init(
      "fresh numbers with an input",
      question + "cell\n    generate: conv2d\n    input: image\n",
      ["23:5: a question with fresh numbers has no \"input\"; take it out"]),
    .init(
      "fresh numbers with an operation",
      question + "cell\n    generate: conv2d\n    operation: relu\n",
      ["23:5: a question with fresh numbers has no \"operation\"; take it out"]),
    .init(
      "a parameter of another operation",
      question + "cell\n    generate: conv2d\n    ceil_mode: yes\n",
      [
        "23:5: \"ceil_mode\" belongs to max_pool2d, avg_pool2d, sum_pool2d, but the generate here "
          + "is conv2d"
      ]),
    .init(
      "a kernel that is not there", question + "cell\n    generate: conv2d\n    weight: kernl\n",
      ["23:13: there is no matrix \"kernl\"; did you mean \"kernel\"?"]),
    .init(
      "values that are all the same", question + "matrix\n    generate: relu\n    values: 1 1\n",
      ["23:13: \"values\" are two different numbers or more, each once"]),
    .init(
      "values without fresh numbers", question + "shape\n    section: A\n    values: 1 2\n",
      ["23:5: a question of the kind shape has no \"values\"; take it out"]),
  ]
}
