import Compute
import Grammar

/// Reads what stays of an operation whose numbers are made anew each time.
struct FreshReader {
  let fields: Fields
  let grids: GridReader
  var problems: ProblemList { fields.problems }

  /// - Returns: nil where something cannot be read, or the kind of question cannot be asked.
  func numbers(for kind: LessonQuestion.Kind, _ matrices: MatrixNames) -> FreshNumbers? {
    guard let operation = fields.word(QuestionKeys.generate).flatMap(ShownOperation.init) else {
      return nil
    }
    guard operation.freshKinds.contains(kind) else {
      let kinds = operation.freshKinds.map(\.rawValue).joined(separator: ", ")
      problems.add(
        fields[QuestionKeys.kind]?.place ?? fields.place,
        "\(operation.rawValue) with fresh numbers has no \"\(kind.rawValue)\"; it has \(kinds)")
      return nil
    }
    var isRight = !tellKeys()
    fields.refuseKeys(notOf: operation.rawValue, QuestionKeys.generate)
    let parameters = ParameterReader(fields: fields)
    func given<Value>(_ key: Key, _ read: () -> Value?) -> Value? {
      guard fields[key] != nil else { return nil }
      let value = read()
      if value == nil { isRight = false }
      return value
    }
    let stride = given(SectionKeys.stride) { parameters.pair(SectionKeys.stride, usual: nil) }
    let size = given(SectionKeys.kernelSize) {
      parameters.pair(SectionKeys.kernelSize, usual: nil)
    }
    let padding = given(SectionKeys.padding) { parameters.padding() }
    let mode = given(SectionKeys.mode) { parameters.mode() }
    let ceilMode = given(SectionKeys.ceilMode) {
      fields.truth(SectionKeys.ceilMode, usual: false)
    }
    let values = given(QuestionKeys.values) { self.values() }
    let weights = given(SectionKeys.weight) { self.weights(operation, matrices) }
    guard isRight else { return nil }
    return FreshNumbers(
      operation, stride: stride, padding: padding, kernelSize: size, ceilMode: ceilMode,
      mode: mode, weight: weights?.named, bias: weights?.layer.layer.bias,
      maps: weights?.layer.outputSheets ?? [], values: values ?? [])
  }

  /// The lesson's own weights, as the operation takes them.
  private func weights(
    _ operation: ShownOperation, _ matrices: MatrixNames
  ) -> (layer: ReadLayer, named: NamedTensor)? {
    let operands = OperandReader(fields: fields, grids: grids, matrices: matrices)
    guard let layer = LayerReader(fields: fields, operands: operands).layer(operation, on: nil),
      let weight = layer.layer.weight
    else { return nil }
    // A single filter is called by its sheets, as in a section.
    if operation == .conv2D, case .filters(let filters)? = operands.weights(unnamed: "kernel"),
      filters.count == 1
    {
      let names = filters[0].map(\.name)
      return (
        layer, NamedTensor(name: names.joined(separator: ", "), tensor: weight, sheets: names)
      )
    }
    return (
      layer, NamedTensor(name: layer.weightName, tensor: weight, sheets: layer.weightSheets)
    )
  }

  /// Different numbers, at least two.
  private func values() -> [Rational]? {
    guard let node = fields[QuestionKeys.values],
      let grid = grids.grid(node, "\"values\"", blanks: false)
    else { return nil }
    let values = grid.tensor.elements
    guard Set(values).count == values.count, values.count >= 2 else {
      problems.add(node.place, "\"values\" are two different numbers or more, each once")
      return nil
    }
    return values
  }

  /// Reports keys of an operation that is not fresh; whether there are any.
  private func tellKeys() -> Bool {
    let known = Set(QuestionKeys.ofFresh.map(\.name))
    let foreign = fields.table.keys.filter {
      !known.contains($0.name)
        && ($0.needsKind || [SectionKeys.operation.name, SectionKeys.layer.name].contains($0.name))
    }
    var isForeign = false
    for key in foreign {
      guard let place = fields.place(of: key), key.name != SectionKeys.printed.name else {
        continue
      }
      problems.add(place, "a question with fresh numbers has no \"\(key.name)\"; take it out")
      isForeign = true
    }
    if let place = fields.place(of: SectionKeys.bias), !fields.mentions(SectionKeys.weight) {
      problems.add(place, "\"bias\" needs \"weight\"; without either, both are made anew")
      isForeign = true
    }
    return isForeign
  }
}
