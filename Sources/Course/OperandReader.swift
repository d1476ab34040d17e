import Compute
import Grammar

/// Reads what an operation works on: matrices by name or in place, alone or as the sheets of a volume.
struct OperandReader {
  /// Sheets of a volume, and filters of an operation.
  static let mostSheets = 64

  let fields: Fields
  let grids: GridReader
  let matrices: MatrixNames
  var problems: ProblemList { fields.problems }

  /// Weights as they are written; what they are hangs on the input.
  enum Weights {
    case one(NamedTensor)
    /// Names in brackets.
    case several([NamedTensor])
    /// Brackets in brackets.
    case filters([[NamedTensor]])
  }

  /// What stands behind a key: a matrix, or a volume of several; nil where it cannot be read.
  func operand(_ key: Key, unnamed: String) -> NamedTensor? {
    guard let node = fields[key] else { return nil }
    guard case .list(let nodes) = node.content else { return single(node, key, unnamed) }
    guard let sheets = sheets(nodes, node.place, key) else { return nil }
    return NamedTensor(
      name: sheets.map(\.name).joined(separator: ", "), tensor: Self.stacked(sheets.map(\.tensor)),
      sheets: sheets.map(\.name))
  }

  func weights(unnamed: String) -> Weights? {
    let key = SectionKeys.weight
    guard let node = fields[key] else { return nil }
    guard case .list(let nodes) = node.content else {
      return single(node, key, unnamed).map { .one($0) }
    }
    guard case .list? = nodes.first?.content else {
      return sheets(nodes, node.place, key).map { .several($0) }
    }
    guard nodes.count <= Self.mostSheets else {
      problems.add(
        node.place, "there are \(nodes.count) filters, at most \(Self.mostSheets) are allowed")
      return nil
    }
    let filters = nodes.map { filter -> [NamedTensor]? in
      guard case .list(let nodes) = filter.content else {
        if !filter.isRefused {
          problems.add(
            filter.place, "a filter among filters in brackets stands in brackets, too")
        }
        return nil
      }
      return sheets(nodes, filter.place, key)
    }
    guard !filters.contains(where: { $0 == nil }) else { return nil }
    let all = filters.compactMap { $0 }
    guard Set(all.map { [$0.count] + ($0.first?.tensor.shape.sizes ?? []) }).count == 1 else {
      problems.add(
        node.place, "all filters must have as many sheets of one size; here they differ")
      return nil
    }
    guard isCountable(all.reduce(0) { $0 + Self.numbers($1) }, node.place) else { return nil }
    return .filters(all)
  }

  private static func numbers(_ sheets: [NamedTensor]) -> Int {
    sheets.reduce(0) { $0 + $1.tensor.elements.count }
  }

  /// Reports more numbers than a file may hold: a name is soon written, what it stands for is copied.
  private func isCountable(_ numbers: Int, _ place: Place) -> Bool {
    if numbers <= GridReader.mostNumbers { return true }
    problems.add(
      place, "these are \(numbers) numbers, at most \(GridReader.mostNumbers) are allowed together")
    return false
  }

  /// A name, which begins with a letter, or a grid.
  private func single(_ node: YamlNode, _ key: Key, _ unnamed: String) -> NamedTensor? {
    if case .scalar(let text, let style) = node.content, style != .literal, style != .folded,
      text.unicodeScalars.first?.properties.isAlphabetic == true
    {
      return matrices.matrix(named: text, at: node.place)
    }
    return grids.grid(node, "\"\(key.name)\"", blanks: false)
      .map { NamedTensor(name: unnamed, tensor: $0.tensor) }
  }

  /// Matrices of one size, by name.
  private func sheets(_ nodes: [YamlNode], _ place: Place, _ key: Key) -> [NamedTensor]? {
    guard !nodes.isEmpty, nodes.count <= Self.mostSheets else {
      problems.add(
        place,
        nodes.isEmpty
          ? "\"\(key.name)\" is an empty list; name a matrix"
          : "there are \(nodes.count) sheets, at most \(Self.mostSheets) are allowed")
      return nil
    }
    let sheets = nodes.map { node -> NamedTensor? in
      guard case .scalar(let text, _) = node.content else {
        if !node.isRefused {
          problems.add(node.place, "a sheet is the name of a matrix, not \(node.kind)")
        }
        return nil
      }
      guard let named = matrices.matrix(named: text, at: node.place) else { return nil }
      guard named.tensor.shape.rank <= 2 else {
        problems.add(
          node.place, "\"\(shortened(text))\" is a volume already; a sheet is one matrix")
        return nil
      }
      return NamedTensor(name: text, tensor: named.tensor.asMatrix)
    }
    guard !sheets.contains(nil) else { return nil }
    let found = sheets.compactMap { $0 }
    if let other = found.first(where: { $0.tensor.shape != found[0].tensor.shape }) {
      problems.add(
        place,
        "the sheets of a volume have one size, but \"\(found[0].name)\" is "
          + "\(found[0].tensor.shape) and \"\(other.name)\" is \(other.tensor.shape)")
      return nil
    }
    return isCountable(Self.numbers(found), place) ? found : nil
  }

  static func stacked(_ sheets: [Tensor]) -> Tensor {
    Tensor(
      shape: Shape([sheets.count] + (sheets.first?.shape.sizes ?? [])),
      elements: Array(sheets.map(\.elements).joined()))
  }
}

extension Tensor {
  /// A single row counts as a matrix of one row.
  var asMatrix: Tensor { shape.rank == 1 ? reshaped([1, shape.count]) : self }
}
