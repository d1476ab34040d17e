/// A key of a file: its name, what may stand behind it, and what it is for.
///
/// Readers, schemas for editors and guides for authors all come from these.
package struct Key: Sendable {
  package let name: String
  package let value: Value
  package var isRequired: Bool
  /// What it is for, in one sentence.
  package let purpose: String
  /// The kinds of what has the key, such as operations, that it goes with; nil where it goes with any
  /// or with none.
  package var kinds: [String]?
  /// Whether it means nothing where no kind is given.
  package var needsKind: Bool

  package init(
    name: String, value: Value, isRequired: Bool = false, purpose: String, kinds: [String]? = nil,
    needsKind: Bool = false
  ) {
    self.name = name
    self.value = value
    self.isRequired = isRequired
    self.purpose = purpose
    self.kinds = kinds
    self.needsKind = needsKind
  }

  /// What may stand behind a key.
  package indirect enum Value: Sendable {
    /// Text in one line of at most so many characters.
    case line(Int)
    /// Text in paragraphs of at most so many characters in all.
    case paragraphs(Int)
    case integer(ClosedRange<Int>)
    /// A number, whole or not.
    case number(ClosedRange<Float>)
    /// One of these words.
    case word([String])
    /// `yes` or `no`.
    case truth
    /// A whole number for both directions, or `[vertical, horizontal]`.
    case pair(ClosedRange<Int>)
    /// So many of the same.
    case list(Value, ClosedRange<Int>)
    /// Names of the author's own, so many at most, each with the same kind of value.
    case named(Value, Int)
    /// A group with keys of its own.
    case group(KeyTable)
    /// Something that only one kind of file has.
    case form(any ValueForm)
  }
}

/// What may stand behind keys of one kind of file only.
package protocol ValueForm: Sendable {}

/// The keys that may stand together in one place.
package struct KeyTable: Sendable {
  /// What the keys describe: "a lesson", "a section".
  package let owner: String
  package let keys: [Key]

  package init(owner: String, keys: [Key]) {
    self.owner = owner
    self.keys = keys
  }
}

/// A kind of file: what messages call it, how large it may be, and which keys it can have.
package struct FileKind: Sendable {
  /// What one file holds: "lesson".
  package let name: String
  /// Several of it: "lessons".
  package let plural: String
  /// What is told of an empty file: "a lesson begins with its title".
  package let beginning: String
  /// The largest file that is read, in bytes.
  package let mostBytes: Int
  /// The keys of every place, to tell where a misplaced one belongs.
  package let tables: [KeyTable]

  package init(
    name: String, plural: String, beginning: String, mostBytes: Int, tables: [KeyTable]
  ) {
    self.name = name
    self.plural = plural
    self.beginning = beginning
    self.mostBytes = mostBytes
    self.tables = tables
  }
}
