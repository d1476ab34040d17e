import Compute

/// Reads the operation of a section: which, on what, how, and how it is shown.
struct OperationReader {
  let fields: Fields
  let grids: GridReader
  var problems: ProblemList { fields.problems }

  /// The operation with its trace, or nil where there is none or it cannot be computed.
  func demonstration(_ matrices: inout MatrixNames, _ budget: inout OperationBudget)
    -> Demonstration?
  {
    let name = fields.word(SectionKeys.operation)
    checkKeys(name)
    let input = operand(SectionKeys.input, unnamed: "input", matrices)
    let weight = operand(
      SectionKeys.weight, unnamed: name == "conv2d" ? "kernel" : "weights", matrices)
    let parameters = ParameterReader(fields: fields)
    let (stride, padding, mode) = (parameters.stride(), parameters.padding(), parameters.mode())

    var trace: Trace?
    if let input = input?.tensor, let weight = weight?.tensor, let name {
      trace =
        switch name {
        case "conv2d":
          stride.flatMap { stride in
            padding.flatMap { conv2D(Conv2D(stride: stride, padding: $0), input, weight, &budget) }
          }
        case "convolve": mode.flatMap { convolve(Convolve(mode: $0), input, weight, &budget) }
        default: nil
        }
    }
    nameResult(trace?.output, &matrices)

    let view = view(for: name)
    let detail = fields.word(SectionKeys.detail).flatMap(Detail.init) ?? .window
    let annotations = AnnotationReader(fields: fields, output: trace?.output.shape)
    let (labels, captions) = (annotations.labels(), annotations.captions())
    let printed = PrintedReader(fields: fields, grids: grids).printed(output: trace?.output)
    guard let input, let weight, let trace, let view else { return nil }
    return Demonstration(
      inputName: input.name, weightName: weight.name, trace: trace, view: view, detail: detail,
      labels: labels, captions: captions, printed: printed)
  }

  /// Reports keys without an operation, keys of another operation, and missing operands.
  private func checkKeys(_ name: String?) {
    let given = fields.table.keys.filter { $0.needsOperation && fields.place(of: $0) != nil }
    guard fields.mentions(SectionKeys.operation) else {
      for key in given {
        problems.add(
          fields.place(of: key) ?? fields.place,
          "\"\(key.name)\" needs an operation; add \"operation: \(key.operation ?? "conv2d")\" to the section"
        )
      }
      return
    }
    guard let name else { return }
    for key in given where key.operation != nil && key.operation != name {
      problems.add(
        fields.place(of: key) ?? fields.place,
        "\"\(key.name)\" belongs to \(key.operation ?? ""), but the operation here is \(name)")
    }
    for key in [SectionKeys.input, SectionKeys.weight] where !fields.mentions(key) {
      problems.add(
        fields.place(of: SectionKeys.operation) ?? fields.place,
        "missing key \"\(key.name)\": \(name) needs it")
    }
  }

  private struct Operand {
    let name: String
    let tensor: Tensor?
  }

  /// What stands behind `input` or `weight`: a name, which begins with a letter, or a grid.
  private func operand(_ key: Key, unnamed: String, _ matrices: MatrixNames) -> Operand? {
    guard let node = fields[key] else { return nil }
    if case .scalar(let text, let style) = node.content, style != .literal, style != .folded,
      text.unicodeScalars.first?.properties.isAlphabetic == true
    {
      return Operand(name: text, tensor: matrices.tensor(named: text, at: node.place))
    }
    let grid = grids.grid(
      node, "\"\(key.name)\"", blanks: false)
    return Operand(name: unnamed, tensor: grid?.tensor)
  }

  private func conv2D(
    _ operation: Conv2D, _ input: Tensor, _ weight: Tensor, _ budget: inout OperationBudget
  ) -> Trace? {
    let (input, weight) = (matrix(input), matrix(weight))
    if weight.shape.sizes.contains(where: { $0 > OperationBudget.longestKernel }) {
      problems.add(
        place(SectionKeys.weight),
        "the kernel is \(weight.shape), at most 64×64 is allowed")
      return nil
    }
    do throws(OperationError) {
      let size = try operation.outputSize(input: input.shape, kernel: weight.shape)
      let products = size.height.output * size.width.output * weight.shape.count
      guard allow(products, input, weight, &budget) else { return nil }
      return try operation.trace(input: input, weight: weight)
    } catch {
      tell(error)
      return nil
    }
  }

  private func convolve(
    _ operation: Convolve, _ input: Tensor, _ weight: Tensor, _ budget: inout OperationBudget
  ) -> Trace? {
    guard let input = list(input, SectionKeys.input), let weight = list(weight, SectionKeys.weight),
      allow(input.shape.count * weight.shape.count, input, weight, &budget)
    else { return nil }
    do throws(OperationError) {
      return try operation.trace(input: input, weight: weight)
    } catch {
      tell(error)
      return nil
    }
  }

  /// A single row counts as a matrix of one row.
  private func matrix(_ tensor: Tensor) -> Tensor {
    tensor.shape.rank == 1 ? tensor.reshaped([1, tensor.shape.count]) : tensor
  }

  /// A matrix of a single row counts as a list.
  private func list(_ tensor: Tensor, _ key: Key) -> Tensor? {
    if tensor.shape.rank == 1 { return tensor }
    if tensor.shape[0] == 1 { return tensor.reshaped([tensor.shape.count]) }
    problems.add(
      place(key),
      "convolve works on a single row of numbers, but \"\(key.name)\" has \(tensor.shape[0]) rows")
    return nil
  }

  private func allow(
    _ products: Int, _ input: Tensor, _ weight: Tensor, _ budget: inout OperationBudget
  ) -> Bool {
    guard let refusal = budget.refusal(products: products, input: input, weight: weight) else {
      return true
    }
    problems.add(place(SectionKeys.operation), refusal)
    return false
  }

  /// Reports why an operation cannot be applied, at the key that is to be changed.
  private func tell(_ error: OperationError) {
    let key =
      switch error {
      case .kernelTooLarge: SectionKeys.weight
      case .stride: SectionKeys.stride
      case .sameNeedsStrideOne, .negativePadding: SectionKeys.padding
      case .rank(operand: "input", _, _), .empty(operand: "input"): SectionKeys.input
      case .rank, .empty, .channels, .ranks: SectionKeys.weight
      default: SectionKeys.operation
      }
    problems.add(place(key), error.description)
  }

  private func place(_ key: Key) -> Place {
    fields[key]?.place ?? fields.place(of: SectionKeys.operation) ?? fields.place
  }

  /// Makes the result known to later sections, even where it could not be computed: what follows from
  /// that is not told again.
  private func nameResult(_ output: Tensor?, _ matrices: inout MatrixNames) {
    guard let node = fields[SectionKeys.result],
      let name = matrices.newName(node, "a result")
    else { return }
    matrices.define(name, output, at: node.place)
  }

  private func view(for operation: String?) -> DemonstrationView? {
    let views = DemonstrationView.views(for: operation ?? "")
    guard fields[SectionKeys.view] != nil else { return views.first }
    guard let view = fields.word(SectionKeys.view).flatMap(DemonstrationView.init), let operation
    else { return nil }
    if views.contains(view) { return view }
    problems.add(
      place(SectionKeys.view),
      "the view \"\(view.rawValue)\" does not show \(operation), which has "
        + views.map(\.rawValue).joined(separator: ", "))
    return nil
  }
}
