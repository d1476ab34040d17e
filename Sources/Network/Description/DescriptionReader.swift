import Grammar

/// Reads the whole of a network file.
struct DescriptionReader {
  let problems: ProblemList

  /// The description, or nil where a part of it cannot be read; the problems tell which.
  func description(_ root: YamlNode, name: String) -> NetworkDescription? {
    guard let fields = Fields(root, DescriptionKeys.table, problems) else { return nil }
    let summary = fields.line(DescriptionKeys.summary) ?? ""
    let input = input(fields)
    let training =
      fields[DescriptionKeys.training].map(TrainingReader(problems: problems).settings)
      ?? TrainingSettings()
    let nodes = fields.list(DescriptionKeys.layers) ?? []
    let layers = layers(nodes)
    guard let input, let training, !nodes.isEmpty, layers.count == nodes.count else { return nil }
    check(layers, at: nodes, input)
    return NetworkDescription(
      name: name, summary: summary, input: input, layers: layers, training: training)
  }

  private func input(_ fields: Fields) -> Volume? {
    guard let node = fields[DescriptionKeys.input], let text = fields.line(DescriptionKeys.input)
    else { return nil }
    let words = text.split(separator: " ")
    let sizes = words.compactMap { Int($0) }.filter { (1...1_024).contains($0) }
    guard sizes.count == words.count, sizes.count == 3 else {
      problems.add(
        node.place,
        "\"input\" is a height, a width and a number of channels from 1 to 1024, such as 28 28 1; "
          + "here is \"\(shortened(text))\"")
      return nil
    }
    let input = Volume(channels: sizes[2], height: sizes[0], width: sizes[1])
    guard input.count <= NetworkDescription.mostValues else {
      problems.add(
        node.place, "\(input) are more than \(NetworkDescription.mostValues) values")
      return nil
    }
    return input
  }

  private func layers(_ nodes: [YamlNode]) -> [LayerDescription] {
    var layers: [LayerDescription] = []
    var names: Set<String> = []
    for node in nodes {
      guard let fields = Fields(node, LayerKeys.table, problems) else { continue }
      let given = fields.line(LayerKeys.name)
      guard let (word, kind) = LayerKindReader(fields: fields).kind() else { continue }
      let name = given ?? Self.newName(word.stem, names)
      if !names.insert(name).inserted {
        problems.add(
          fields[LayerKeys.name]?.place ?? fields.place,
          "there is already a layer called \"\(name)\"; choose another name")
      }
      let isFrozen = fields.truth(LayerKeys.frozen, usual: false) ?? false
      layers.append(LayerDescription(name: name, kind: kind, isFrozen: isFrozen))
    }
    return layers
  }

  /// The first of `conv1`, `conv2` … that no layer has.
  private static func newName(_ stem: String, _ taken: Set<String>) -> String {
    var number = 1
    while taken.contains("\(stem)\(number)") { number += 1 }
    return "\(stem)\(number)"
  }

  /// Reports the first layer that does not fit, or an end that is none.
  private func check(_ layers: [LayerDescription], at nodes: [YamlNode], _ input: Volume) {
    var plans: [LayerPlan] = []
    for (layer, node) in zip(layers, nodes) {
      do throws(NetworkError) {
        plans.append(try layer.plan(after: plans.last?.output ?? input, earlier: plans))
      } catch {
        problems.add(node.place, error.description)
        return
      }
    }
    let parameters = plans.reduce(0) { $0 + $1.parameterCount }
    if parameters > NetworkDescription.mostParameters {
      problems.add(
        nodes[0].place,
        "all layers together learn \(parameters) parameters, at most "
          + "\(NetworkDescription.mostParameters) are allowed")
    }
    guard let last = plans.last, let node = nodes.last else { return }
    if last.output.height > 1 || last.output.width > 1 {
      problems.add(
        node.place,
        "the network ends in \(last.output), but needs one value for each class; add flatten and "
          + "linear")
    } else if last.output.channels < 2 {
      problems.add(node.place, "the network ends in 1 value, but there are at least two classes")
    }
  }
}
