import Files

public typealias Place = Files.Place

/// Something wrong in a file: where, what, and what to do.
public struct Problem: Hashable, Sendable, CustomStringConvertible {
  public let line: Int
  public let column: Int
  /// One line that is safe to print: characters that could steer a terminal are spelled out.
  public let message: String

  public init(line: Int, column: Int, message: String) {
    self.line = line
    self.column = column
    self.message = UnsafeCharacter.spelledOut(message)
  }

  package init(_ place: Place, _ message: String) {
    self.init(line: place.line, column: place.column, message: message)
  }

  public var place: Place { Place(line: line, column: column) }

  /// As compilers write it: `12:3: error: unknown key "tilte"; did you mean "title"?`.
  ///
  /// The caller puts the file's name and a colon before it.
  public var description: String { "\(line):\(column): error: \(message)" }
}

/// What is found wrong while a file is read.
package final class ProblemList {
  /// How many problems are told of one file; a file with more is not mended by a longer list.
  static let most = 100

  /// The kind of the file, for messages to name.
  package let kind: FileKind
  private var found: Set<Problem> = []

  package init(in kind: FileKind) {
    self.kind = kind
  }

  package var isEmpty: Bool { found.isEmpty }

  package func add(_ place: Place, _ message: @autoclosure () -> String) {
    // A hostile file may hold a million; the list is kept small while it grows.
    guard found.count < 10 * Self.most else { return }
    found.insert(Problem(place, message()))
  }

  /// The first problems in the order of their places.
  package var sorted: [Problem] {
    let all = found.sorted { ($0.place, $0.message) < ($1.place, $1.message) }
    guard let last = all.prefix(Self.most).last, all.count > Self.most else { return all }
    return all.prefix(Self.most) + [Problem(last.place, "too many errors; the others are left out")]
  }
}
