import Grammar

/// What may stand behind keys of lessons only.
enum LessonForm: ValueForm {
  /// The name of a matrix.
  case name
  /// The name of a lesson.
  case lessonID
  /// The name of a question.
  case questionID
  /// Rows of numbers; with `.` for what is not given, where blanks are allowed.
  case grid(blanks: Bool)
  /// The name of a matrix, a grid in place, or a list of names: the sheets of a volume.
  case operand
  /// As `operand`, or a list of such lists: several filters.
  case weights
  /// A height, a width and a number of channels, or a length.
  case shape
  /// A number, `[vertical, horizontal]`, `[top, left, bottom, right]`, `same` or `valid`.
  case padding(ClosedRange<Int>)
  /// The row and column of an output value, counted from 1.
  case outputPlace
}

extension Key.Value {
  static let name = form(LessonForm.name)
  static let lessonID = form(LessonForm.lessonID)
  static let questionID = form(LessonForm.questionID)
  static func grid(blanks: Bool) -> Self { form(LessonForm.grid(blanks: blanks)) }
  static let operand = form(LessonForm.operand)
  static let weights = form(LessonForm.weights)
  static let shape = form(LessonForm.shape)
  static let stride = pair(1...ParameterReader.longest)
  static let padding = form(LessonForm.padding(0...ParameterReader.longest))
  static let outputPlace = form(LessonForm.outputPlace)
}

extension Key {
  /// A key that goes with some operations, or with any where none are named.
  init(
    name: String, value: Value, purpose: String, operations: [ShownOperation]? = nil,
    needsOperation: Bool
  ) {
    self.init(
      name: name, value: value, purpose: purpose, kinds: operations?.map(\.rawValue),
      needsKind: needsOperation)
  }
}
