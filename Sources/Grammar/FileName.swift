/// What a file's name can give to what it holds: small letters, digits and `-`, at most 64.
package enum FileName {
  /// The regular expression of names, for editors.
  package static let pattern = "^[a-z0-9][a-z0-9-]{0,63}$"

  /// Whether a text can be a name.
  package static func isName(_ text: String) -> Bool {
    !text.isEmpty && text.utf8.count <= 64 && text.utf8.first != UInt8(ascii: "-")
      && text.utf8.allSatisfy { byte in
        (97...122).contains(byte) || (48...57).contains(byte) || byte == UInt8(ascii: "-")
      }
  }

  /// The last part of a path without `.yaml`.
  package static func name(ofPath path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    let ending = [".yaml", ".yml"].first { name.hasSuffix($0) } ?? ""
    return String(name.dropLast(ending.count))
  }

  /// Reports a name that can be none.
  ///
  /// - Parameter example: a name that can be one.
  package static func check(_ name: String, example: String, _ problems: ProblemList) {
    guard !isName(name) else { return }
    problems.add(
      .start,
      "\"\(shortened(name))\" cannot be the name of a \(problems.kind.name); name the file with "
        + "small letters, digits and -, such as \(example).yaml")
  }
}
