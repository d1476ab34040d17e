import Compute
import Grammar

/// The network of a lesson, as far as there is one.
enum LessonNetwork {
  case none
  /// One of its layers could not be read, which has been told.
  case broken
  case network(Network)
}

/// A lesson's network: its layers, and what the maps of each are called.
struct Network {
  let layers: [(name: String, layer: ReadLayer)]

  /// All layers as one operation.
  var sequential: Sequential {
    Sequential(layers.map { .init(name: $0.name, layer: $0.layer.layer) })
  }

  /// What the maps that go into a layer are called.
  func sheets(into place: Int, from input: [String]) -> [String] {
    layers.prefix(place).reduce(input) { $1.layer.outputSheets ?? $0 }
  }
}

/// Reads the layers of a lesson's network.
struct NetworkReader {
  let problems: ProblemList
  let grids: GridReader

  func network(_ nodes: [YamlNode], _ matrices: MatrixNames) -> LessonNetwork {
    var layers: [(name: String, layer: ReadLayer)] = []
    for node in nodes {
      guard let fields = Fields(node, NetworkKeys.table, problems) else { continue }
      let name = fields.line(NetworkKeys.name)
      let word = fields.word(NetworkKeys.operation)
      guard let operation = word.flatMap(ShownOperation.init) else { continue }
      fields.refuseKeys(notOf: operation)
      let operands = OperandReader(fields: fields, grids: grids, matrices: matrices)
      guard fields.hasWeight(for: operation),
        let layer = LayerReader(fields: fields, operands: operands).layer(operation, on: nil),
        let name
      else { continue }
      if layers.contains(where: { $0.name == name }) {
        problems.add(
          fields[NetworkKeys.name]?.place ?? fields.place,
          "there is already a layer called \"\(name)\"; choose another name")
      }
      layers.append((name, layer))
    }
    return layers.count == nodes.count ? .network(Network(layers: layers)) : .broken
  }
}

extension Fields {
  /// Reports keys that belong to other operations.
  func refuseKeys(notOf operation: ShownOperation) {
    refuseKeys(notOf: operation.rawValue, SectionKeys.operation)
  }

  /// Whether the weights are there that an operation needs; reports where they are not.
  func hasWeight(for operation: ShownOperation) -> Bool {
    guard ShownOperation.withWeight.contains(operation), !mentions(SectionKeys.weight) else {
      return true
    }
    problems.add(
      place(of: SectionKeys.operation) ?? place,
      "missing key \"weight\": \(operation.rawValue) needs it")
    return false
  }
}
