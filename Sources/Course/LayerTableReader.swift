import Compute
import Grammar

/// Reads the layers of a table of shapes and parameters.
struct LayerTableReader {
  let fields: Fields
  var problems: ProblemList { fields.problems }

  /// The table, or nil where a line of it cannot be read or does not fit the one before.
  func table() -> LayerTable? {
    guard let nodes = fields.list(SectionKeys.layers) else {
      if !fields.mentions(SectionKeys.layers) {
        problems.add(
          fields.place(of: SectionKeys.operation) ?? fields.place,
          "missing key \"layers\": layer_table needs them")
      }
      return nil
    }
    let entries = nodes.enumerated().map { entry($1, isFirst: $0 == 0) }
    guard !entries.contains(where: { $0 == nil }) else { return nil }
    do throws(LayerTable.EntryError) {
      return try LayerTable(entries.compactMap { $0 })
    } catch {
      problems.add(nodes[error.entry].place, "\(error.reason)")
      return nil
    }
  }

  private func entry(_ node: YamlNode, isFirst: Bool) -> LayerTable.Entry? {
    guard let line = Fields(node, TableKeys.table, problems) else { return nil }
    let name = line.line(TableKeys.name)
    if isFirst {
      guard line.mentions(TableKeys.shape) else {
        problems.add(line.place, "missing key \"shape\": the first line says what goes in")
        return nil
      }
      refuse(line, but: [TableKeys.shape], of: "the first line, which says what goes in,")
      guard let shape = shape(line), let name else { return nil }
      return .init(name: name, kind: .input(shape))
    }
    guard line.mentions(TableKeys.layer) else {
      problems.add(line.place, "missing key \"layer\": what the layer is, such as conv2d")
      return nil
    }
    guard let kind = line.word(TableKeys.layer).flatMap(TableKeys.Kind.init) else { return nil }
    refuse(line, but: [TableKeys.layer] + kind.keys, of: kind.rawValue)
    guard let layer = self.kind(kind, line), let name else { return nil }
    return .init(name: name, kind: layer)
  }

  /// Reports keys that a line of its kind does not have.
  private func refuse(_ line: Fields, but keys: [Key], of owner: String) {
    let known = Set(keys.map(\.name) + [TableKeys.name.name])
    for key in line.table.keys where !known.contains(key.name) {
      guard let place = line.place(of: key) else { continue }
      problems.add(place, "\(owner) has no \"\(key.name)\"; take it out")
    }
  }

  private func kind(_ kind: TableKeys.Kind, _ line: Fields) -> LayerTable.Kind? {
    let parameters = ParameterReader(fields: line)
    let hasBias = line.truth(TableKeys.bias, usual: true)
    switch kind {
    case .conv2d:
      let filters = needed(TableKeys.filters, line, "how many filters there are")
      let kernel = kernel(line)
      let stride = parameters.pair(SectionKeys.stride, usual: Stride(1))
      guard let padding = parameters.padding(), let filters, let kernel, let stride, let hasBias
      else { return nil }
      return .conv2d(
        filters: filters, kernel: kernel, stride: stride, padding: padding, hasBias: hasBias)
    case .maxPool2d, .avgPool2d:
      let kernel = kernel(line)
      let stride = parameters.pair(SectionKeys.stride, usual: kernel)
      guard let padding = parameters.padding(), let kernel, let stride else { return nil }
      let name = kind == .maxPool2d ? "max pool" : "avg pool"
      return .pool2d(name, kernel: kernel, stride: stride, padding: padding)
    case .linear:
      guard let features = needed(TableKeys.features, line, "how many neurons there are"),
        let hasBias
      else { return nil }
      return .linear(features: features, hasBias: hasBias)
    case .flatten: return .flatten
    case .relu: return .function("ReLU")
    case .softmax: return .function("softmax")
    }
  }

  private func needed(_ key: Key, _ line: Fields, _ why: String) -> Int? {
    if !line.mentions(key) {
      problems.add(line.place, "missing key \"\(key.name)\": \(why)")
    }
    return line.integer(key)
  }

  private func kernel(_ line: Fields) -> Stride? {
    if !line.mentions(SectionKeys.kernelSize) {
      problems.add(line.place, "missing key \"kernel_size\": the window's size")
    }
    return ParameterReader(fields: line).pair(SectionKeys.kernelSize, usual: nil)
  }

  private func shape(_ line: Fields) -> Shape? {
    guard let node = line[TableKeys.shape], let (text, _) = line.scalar(node, "\"shape\"") else {
      return nil
    }
    let words = words(of: text)
    let sizes = words.compactMap { Int(String($0)) }.filter { (1...100_000).contains($0) }
    guard sizes.count == words.count, sizes.count == 1 || sizes.count == 3 else {
      problems.add(
        node.place,
        "\"shape\" is a height, a width and a number of channels, such as 32 32 3, or a length; "
          + "here is \"\(shortened(text))\"")
      return nil
    }
    return Shape(sizes)
  }
}
