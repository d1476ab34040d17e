/// A key of lesson files: its name, what may stand behind it, and what it is for.
///
/// The reader, the schema for editors and the teachers' guide all come from these.
struct Key: Sendable {
  let name: String
  let value: Value
  var isRequired = false
  /// What it is for, in one sentence.
  let purpose: String
  /// The operations it belongs to, or nil where it goes with any or with none.
  var operations: [ShownOperation]?
  /// Whether it means nothing without an operation.
  var needsOperation = false

  /// What may stand behind a key.
  indirect enum Value: Sendable {
    /// Text in one line of at most so many characters.
    case line(Int)
    /// Text in paragraphs of at most so many characters in all.
    case paragraphs(Int)
    case integer(ClosedRange<Int>)
    /// One of these words.
    case word([String])
    /// The name of a matrix.
    case name
    /// The name of a lesson.
    case lessonID
    /// Rows of numbers; with `.` for what is not given, where blanks are allowed.
    case grid(blanks: Bool)
    /// The name of a matrix, a grid in place, or a list of names: the sheets of a volume.
    case operand
    /// As `operand`, or a list of such lists: several filters.
    case weights
    /// `yes` or `no`.
    case truth
    /// A height, a width and a number of channels, or a length.
    case shape
    /// A number for both directions, or `[vertical, horizontal]`.
    case stride
    /// A number, `[vertical, horizontal]`, `[top, left, bottom, right]`, `same` or `valid`.
    case padding
    /// The row and column of an output value, counted from 1.
    case outputPlace
    /// So many of the same.
    case list(Value, ClosedRange<Int>)
    /// Names of the author's own, so many at most, each with the same kind of value.
    case named(Value, Int)
    /// A group with keys of its own.
    case group(KeyTable)
  }
}

/// The keys that may stand together in one place.
struct KeyTable: Sendable {
  /// What the keys describe: "a lesson", "a section".
  let owner: String
  let keys: [Key]
}
