import Compute
import Grammar

/// Reads the operation of a section: which, on what, how, and how it is shown.
struct OperationReader {
  let fields: Fields
  let grids: GridReader
  let network: LessonNetwork
  var problems: ProblemList { fields.problems }

  /// What a section computes, before it is known how it is shown.
  private struct Computed {
    let operation: ShownOperation
    let trace: Trace
    var input: NamedTensor
    var weightName = ""
    var weightSheets: [String] = []
    var outputSheets: [String] = []
    var pipeline: Pipeline?
  }

  /// The operation with its trace, or nil where there is none or it cannot be computed.
  func demonstration(_ matrices: inout MatrixNames, _ budget: inout OperationBudget)
    -> Demonstration?
  {
    let operation =
      fields.mentions(SectionKeys.layer)
      ? nil : fields.word(SectionKeys.operation).flatMap(ShownOperation.init)
    let computed = computed(operation, matrices, &budget)
    let output = computed?.trace.output
    nameResult(output, computed?.outputSheets ?? [], &matrices)
    let view = view(for: computed?.operation ?? operation)
    if let computed { tellWhatDoesNotGo(computed, view) }
    let detail = fields.word(SectionKeys.detail).flatMap(Detail.init) ?? .window
    let annotations = AnnotationReader(fields: fields, output: output?.shape)
    let (labels, captions) = (annotations.labels(), annotations.captions())
    let printed = PrintedReader(fields: fields, grids: grids).printed(of: computed?.trace, matrices)
    if let printed, let output { matrices.note(printed, of: output) }
    guard let computed, let view else { return nil }
    return Demonstration(
      operation: computed.operation, input: computed.input, weightName: computed.weightName,
      weightSheets: computed.weightSheets, trace: computed.trace,
      outputSheets: computed.outputSheets, pipeline: computed.pipeline,
      view: view, detail: detail, labels: labels, captions: captions, printed: printed)
  }

  private func computed(
    _ operation: ShownOperation?, _ matrices: MatrixNames, _ budget: inout OperationBudget
  ) -> Computed? {
    let operands = OperandReader(fields: fields, grids: grids, matrices: matrices)
    if fields.mentions(SectionKeys.layer) { return networkLayer(operands, &budget) }
    guard fields.mentions(SectionKeys.operation) else {
      tellKeysWithoutOperation()
      return nil
    }
    guard let operation else { return nil }
    fields.refuseKeys(notOf: operation)
    let hasOperands = [hasInput(operation), fields.hasWeight(for: operation)]
    guard !hasOperands.contains(false) else { return nil }
    if operation == .sequential { return wholeNetwork(operands, &budget) }
    guard ShownOperation.withInput.contains(operation) else {
      return LayerReader(fields: fields, operands: operands).layer(operation, on: nil)
        .flatMap { read in
          apply(read.layer, to: Tensor([.zero]), &budget).map { trace in
            Computed(
              operation: operation, trace: trace,
              input: NamedTensor(name: "", tensor: trace.input))
          }
        }
    }
    let input = operands.operand(SectionKeys.input, unnamed: "input")
    let prepared = input.flatMap { prepare($0, for: operation) }
    let layer = LayerReader(fields: fields, operands: operands)
      .layer(operation, on: prepared?.tensor ?? input?.tensor)
    guard let prepared, let layer,
      let trace = apply(layer.layer, to: prepared.tensor, &budget)
    else { return nil }
    return Computed(
      operation: operation, trace: trace, input: prepared, weightName: layer.weightName,
      weightSheets: layer.weightSheets,
      outputSheets: trace.output.shape.rank == 3 ? layer.outputSheets ?? prepared.sheets : [])
  }

  /// The input as the operation takes it: a single row as a matrix of one row, or the reverse.
  private func prepare(_ input: NamedTensor, for operation: ShownOperation) -> NamedTensor? {
    let shape = input.tensor.shape
    switch operation {
    case .conv2D, .maxPool2D, .avgPool2D, .sumPool2D:
      return NamedTensor(name: input.name, tensor: input.tensor.asMatrix, sheets: input.sheets)
    case .convolve, .linear, .softmax:
      if shape.rank == 1 { return input }
      if shape.rank == 2, shape[0] == 1 {
        return NamedTensor(name: input.name, tensor: input.tensor.reshaped([shape.count]))
      }
      let has = shape.rank == 2 ? "has \(shape[0]) rows" : "is \(shape)"
      let hint = operation == .convolve ? "" : "; flatten it first"
      problems.add(
        place(SectionKeys.input),
        "\(operation.rawValue) works on a single row of numbers, but \"input\" \(has)\(hint)")
      return nil
    default: return input
    }
  }

  /// Applies a layer if the budget allows it.
  private func apply(
    _ layer: Layer, to input: Tensor, _ budget: inout OperationBudget, named name: String? = nil
  ) -> Trace? {
    if let refusal = budget.refusal(layer, on: input) {
      problems.add(place(SectionKeys.operation), refusal)
      return nil
    }
    do throws(OperationError) {
      return try layer.trace(input: input)
    } catch {
      let layer = name.map { "layer \"\($0)\": " } ?? ""
      problems.add(
        name == nil ? place(Self.key(for: error)) : place(SectionKeys.input), "\(layer)\(error)")
      return nil
    }
  }
}

// MARK: - The lesson's network

extension OperationReader {
  /// One layer of the network, on what the layers before it make of the input.
  private func networkLayer(_ operands: OperandReader, _ budget: inout OperationBudget) -> Computed?
  {
    tellKeysOfLayer()
    guard hasInput(nil), let network = network(for: SectionKeys.layer) else { return nil }
    guard let name = fields.line(SectionKeys.layer) else { return nil }
    guard let place = network.layers.firstIndex(where: { $0.name == name }) else {
      let names = network.layers.map(\.name)
      let meant = nearest(name, in: names).map { "did you mean \"\($0)\"?" }
      problems.add(
        self.place(SectionKeys.layer),
        "the network has no layer \"\(shortened(name))\"; "
          + (meant ?? "there are \(names.joined(separator: ", "))"))
      return nil
    }
    guard let input = networkInput(network, operands),
      let traces = traces(of: network, on: input.tensor, &budget)
    else { return nil }
    let (trace, layer) = (traces[place], network.layers[place].layer)
    let before = place == 0 ? input.name : network.layers[place - 1].name
    let sheets = network.sheets(into: place, from: input.sheets)
    return Computed(
      operation: ShownOperation(rawValue: trace.operation.name) ?? .sequential, trace: trace,
      input: NamedTensor(name: before, tensor: trace.input, sheets: sheets),
      weightName: layer.weightName,
      weightSheets: layer.weightSheets,
      outputSheets: trace.output.shape.rank == 3 ? layer.outputSheets ?? sheets : [],
      pipeline: pipeline(network, input, traces, current: place + 1))
  }

  /// All of the network, a layer at a time.
  private func wholeNetwork(_ operands: OperandReader, _ budget: inout OperationBudget)
    -> Computed?
  {
    guard let network = network(for: SectionKeys.operation),
      let input = networkInput(network, operands),
      let traces = traces(of: network, on: input.tensor, &budget),
      let trace = try? network.sequential.trace(of: traces, input: input.tensor)
    else { return nil }
    return Computed(
      operation: .sequential, trace: trace, input: input,
      pipeline: pipeline(network, input, traces, current: nil))
  }

  private func network(for key: Key) -> Network? {
    switch network {
    case .network(let network): return network
    case .broken: return nil
    case .none:
      problems.add(
        place(key), "this lesson has no \"network\"; write its layers below that key first")
      return nil
    }
  }

  /// What goes into the network: a single row stays a list unless a window slides over it first.
  private func networkInput(_ network: Network, _ operands: OperandReader) -> NamedTensor? {
    guard let input = operands.operand(SectionKeys.input, unnamed: "input") else { return nil }
    switch network.layers.first?.layer.layer.operation {
    case .conv2d, .maxPool2d, .avgPool2d, .sumPool2d:
      return NamedTensor(name: input.name, tensor: input.tensor.asMatrix, sheets: input.sheets)
    default: return input
    }
  }

  /// What each layer of the network does with an input.
  private func traces(
    of network: Network, on input: Tensor, _ budget: inout OperationBudget
  ) -> [Trace]? {
    var traces: [Trace] = []
    for (name, read) in network.layers {
      guard let trace = apply(read.layer, to: traces.last?.output ?? input, &budget, named: name)
      else { return nil }
      traces.append(trace)
    }
    return traces
  }

  /// The whole network with the shapes it gives an input.
  private func pipeline(
    _ network: Network, _ input: NamedTensor, _ traces: [Trace], current: Int?
  ) -> Pipeline {
    let stages = zip(network.layers, traces).map { layer, trace in
      Pipeline.Stage(name: layer.name, shape: trace.output.shape)
    }
    return Pipeline(
      stages: [.init(name: input.name, shape: input.tensor.shape)] + stages, current: current)
  }
}

// MARK: - Keys that do not go together

extension OperationReader {
  private func hasInput(_ operation: ShownOperation?) -> Bool {
    guard operation.map(ShownOperation.withInput.contains) ?? true,
      !fields.mentions(SectionKeys.input)
    else { return true }
    let key = operation == nil ? SectionKeys.layer : SectionKeys.operation
    problems.add(
      fields.place(of: key) ?? fields.place,
      "missing key \"input\": \(operation?.rawValue ?? "a layer") needs it")
    return false
  }

  /// Layers have no place in the output that a caption could name, and uses are counted on one sheet.
  private func tellWhatDoesNotGo(_ computed: Computed, _ view: DemonstrationView?) {
    if computed.operation == .sequential, let place = fields.place(of: SectionKeys.captions) {
      problems.add(
        place, "sequential has no \"captions\"; write them where its layers are played one by one")
    }
    let ranks = [computed.trace.input.shape.rank, computed.trace.output.shape.rank]
    if view == .uses, ranks != [2, 2] {
      problems.add(
        place(SectionKeys.view),
        "the view \"uses\" counts on one sheet with one filter; here are several")
    }
  }

  private func tellKeysWithoutOperation() {
    let owner = fields.table.owner.replacing("a ", with: "the ", maxReplacements: 1)
    for key in fields.table.keys where key.needsKind {
      guard let place = fields.place(of: key) else { continue }
      let usual = key.kinds?.first ?? ShownOperation.conv2D.rawValue
      problems.add(
        place,
        "\"\(key.name)\" needs an operation; add \"operation: \(usual)\" to \(owner)")
    }
  }

  /// A layer's weights and parameters stand in the network, not in the section.
  private func tellKeysOfLayer() {
    let foreign = fields.table.keys.filter {
      $0.kinds != nil && $0.name != SectionKeys.input.name
    }
    for key in [SectionKeys.operation] + foreign {
      guard let place = fields.place(of: key) else { continue }
      problems.add(
        place,
        key.name == SectionKeys.operation.name
          ? "a section has either \"operation\" or \"layer\"; take one of them out"
          : "\"\(key.name)\" of a layer stands in the lesson's \"network\"; take it out here")
    }
  }

  /// The key that is to be changed where an operation cannot be applied.
  private static func key(for error: OperationError) -> Key {
    switch error {
    case .kernelTooLarge, .kernelSize: SectionKeys.weight
    case .stride: SectionKeys.stride
    case .sameNeedsStrideOne, .negativePadding, .emptyWindow: SectionKeys.padding
    case .rank(operand: "input", _, _), .empty(operand: "input"), .inputRank: SectionKeys.input
    case .rank, .empty, .channels, .ranks, .features: SectionKeys.weight
    case .bias: SectionKeys.bias
    default: SectionKeys.operation
    }
  }

  private func place(_ key: Key) -> Place {
    let near = [key, SectionKeys.kernelSize, SectionKeys.layer, SectionKeys.operation]
    return fields[key]?.place
      ?? near.dropFirst().lazy.compactMap { fields.place(of: $0) }.first ?? fields.place
  }

  /// Makes the result known to later sections, even where it could not be computed: what follows from
  /// that is not told again.
  private func nameResult(_ output: Tensor?, _ sheets: [String], _ matrices: inout MatrixNames) {
    guard let node = fields[SectionKeys.result],
      let name = matrices.newName(node, "a result")
    else { return }
    matrices.define(name, output, sheets: sheets, at: node.place)
  }

  private func view(for operation: ShownOperation?) -> DemonstrationView? {
    let views = operation?.views ?? []
    guard fields[SectionKeys.view] != nil else { return views.first }
    guard let view = fields.word(SectionKeys.view).flatMap(DemonstrationView.init), let operation
    else { return nil }
    if views.contains(view) { return view }
    problems.add(
      place(SectionKeys.view),
      "the view \"\(view.rawValue)\" does not show \(operation.rawValue), which has "
        + views.map(\.rawValue).joined(separator: ", "))
    return nil
  }
}
