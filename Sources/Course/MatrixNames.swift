import Compute
import Grammar

/// The matrices a section can name: those of the lesson, and the results of earlier sections.
struct MatrixNames {
  /// Characters of a name.
  static let longest = 30

  let problems: ProblemList
  /// Matrices by name; nil where one is there but could not be read.
  private var matrices: [String: NamedTensor?] = [:]
  private var places: [String: Place] = [:]
  /// Results, and what a document prints in their place.
  private var misprints: [Tensor: Tensor] = [:]
  /// Names in the order of the file, for suggestions.
  private var order: [String] = []
  /// Names that sections give to their results, and where.
  private var announced: [String: Place] = [:]

  init(problems: ProblemList) {
    self.problems = problems
  }

  /// Notes the names of results beforehand, to tell a name used too early from one that is unknown.
  mutating func announce(_ sections: [YamlNode]) {
    for section in sections {
      guard case .mapping(let entries) = section.content else { continue }
      for entry in entries {
        guard case .scalar(SectionKeys.result.name, _) = entry.key.content,
          case .scalar(let name, _) = entry.value.content
        else { continue }
        announced[name] = announced[name] ?? entry.value.place
      }
    }
  }

  /// A name that is well-formed and not yet taken, or nil with a problem.
  func newName(_ node: YamlNode, _ what: String) -> String? {
    guard case .scalar(let name, _) = node.content else {
      if !node.isRefused {
        problems.add(node.place, "the name of \(what) is a word, not \(node.kind)")
      }
      return nil
    }
    guard name != "<<" else {
      problems.add(node.place, "merge keys (<<) are not read in lessons; write it out")
      return nil
    }
    guard Self.isName(name) else {
      problems.add(
        node.place,
        "\"\(shortened(name))\" cannot be the name of \(what); a name is one word of at most \(Self.longest) letters, "
          + "digits, - and _, and begins with a letter")
      return nil
    }
    if let place = places[name] {
      problems.add(
        node.place, "the name \"\(name)\" is already taken in line \(place.line); choose another")
      return nil
    }
    return name
  }

  static func isName(_ text: String) -> Bool {
    guard let first = text.unicodeScalars.first, first.properties.isAlphabetic else { return false }
    return text.unicodeScalars.count <= longest
      && text.unicodeScalars.allSatisfy { scalar in
        scalar.properties.isAlphabetic || scalar.properties.numericType == .decimal
          || scalar == "-" || scalar == "_"
      }
  }

  /// Makes a name known; with nil for a matrix that could not be read.
  mutating func define(
    _ name: String, _ tensor: Tensor?, sheets: [String] = [], at place: Place
  ) {
    matrices[name] = .some(tensor.map { NamedTensor(name: name, tensor: $0, sheets: sheets) })
    places[name] = place
    order.append(name)
  }

  /// Keeps what a result is printed as, where that is wrong and all of it is printed.
  mutating func note(_ printed: Printed, of result: Tensor) {
    let values = printed.cells.compactMap { $0?.value }
    guard !printed.wrong.isEmpty, values.count == printed.cells.count else { return }
    misprints[result] = Tensor(shape: printed.shape, elements: values)
  }

  /// What a result is wrongly printed as.
  func misprint(of result: Tensor) -> Tensor? { misprints[result] }

  /// The matrix of a name, or nil with a problem where there is none.
  func matrix(named name: String, at place: Place) -> NamedTensor? {
    if let known = matrices[name] { return known }
    if let later = announced[name] {
      // A name that should be known by now belongs to a section whose problems have been told.
      if later >= place {
        problems.add(
          place,
          "\"\(name)\" is a result that comes only in line \(later.line); it can be used in the sections "
            + "after that")
      }
      return nil
    }
    if let meant = nearest(name, in: order) {
      problems.add(
        place, "there is no matrix \"\(shortened(name))\"; did you mean \"\(meant)\"?")
    } else {
      let known = order.isEmpty ? "none is defined" : "there are \(order.joined(separator: ", "))"
      problems.add(place, "there is no matrix \"\(shortened(name))\"; \(known)")
    }
    return nil
  }
}
