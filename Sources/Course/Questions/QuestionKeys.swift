import Compute
import Grammar

/// The keys of a question.
enum QuestionKeys {
  static let kind = Key(
    name: "kind", value: .word(LessonQuestion.Kind.allCases.map(\.rawValue)), isRequired: true,
    purpose:
      "What is asked for: one of several answers, a number, the shape of a result, one of its "
      + "values, all of it, things in their order, the place of a misprint.")
  static let id = Key(
    name: "id", value: .questionID,
    purpose: "By what answers to it are remembered; each question of a lesson its own. Without it "
      + "a question whose words or numbers change counts as a new one.")
  static let ask = Key(
    name: "ask", value: .line(400),
    purpose: "The question; with `generate`, what is said before it. Needed for `choice`, `order` "
      + "and `calculate`.")
  static let section = Key(
    name: "section", value: .line(100),
    purpose: "The title of the section that works it out; without an operation of its own the "
      + "question is about that section's.")
  static let generate = Key(
    name: "generate",
    value: .word(ShownOperation.allCases.filter { !$0.freshKinds.isEmpty }.map(\.rawValue)),
    purpose:
      "An operation to be asked about with fresh numbers each time; what else is given of it "
      + "stays.")
  static let at = Key(
    name: "at", value: .outputPlace,
    purpose: "Which value is asked for, by row and column counted from 1: `1 2`; as in a caption.")
  static let calculate = Key(
    name: "calculate", value: .line(200),
    purpose: "What gives the number: `(5×5×3 + 1)×6`, with `⌊ ⌋` for leaving out what is not whole."
  )
  static let places = Key(
    name: "places", value: .integer(0...6),
    purpose: "How many decimals are asked for; the exact number if not given.")
  static let choices = Key(
    name: "choices", value: .list(.line(200), 2...6),
    purpose: "The answers to choose from. With numbers and a calculation or a value of a result, "
      + "just one of them must be right.")
  static let steps = Key(
    name: "steps", value: .list(.line(100), 3...8),
    purpose: "Things in their right order; they are shown in another.")
  static let answer = Key(
    name: "answer", value: .line(200),
    purpose:
      "The answer. It is computed, and need only be given for a choice in words; where it is "
      + "given it must be right.")
  static let hint = Key(
    name: "hint", value: .line(400), purpose: "What helps; shown when asked for.")
  static let values = Key(
    name: "values", value: .grid(blanks: false),
    purpose: "With `generate`: what the fresh numbers of the input are taken from, such as `-1 1`.")

  static let table = KeyTable(
    owner: "a question",
    keys: [
      kind, id, ask, section, generate, at, calculate, places, choices, steps, answer, hint, values,
    ]
      + operation)

  /// The keys of an operation of its own.
  private static let operation = [
    SectionKeys.operation, SectionKeys.layer, SectionKeys.input, SectionKeys.weight,
    SectionKeys.bias, SectionKeys.kernelSize, SectionKeys.inputSize, SectionKeys.stride,
    SectionKeys.padding, SectionKeys.dilation, SectionKeys.ceilMode, SectionKeys.mode,
    SectionKeys.layers, SectionKeys.printed, SectionKeys.erratum,
  ]

  /// What can be given of an operation whose numbers are fresh.
  static let ofFresh = [
    SectionKeys.weight, SectionKeys.bias, SectionKeys.kernelSize, SectionKeys.stride,
    SectionKeys.padding, SectionKeys.ceilMode, SectionKeys.mode,
  ]
}
