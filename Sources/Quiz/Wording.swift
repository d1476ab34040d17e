import Compute
import Course

/// How an operation is told before it is asked about.
struct Wording {
  let demonstration: Demonstration
  private var trace: Trace { demonstration.trace }

  /// The input as it is called in a sentence: `the input`, or the name a lesson gives it.
  private var input: String {
    let name = Names(demonstration.inputName).text
    return name == "input" || name == "image" ? "the \(name)" : name
  }

  private var areSeveralInputs: Bool { Names(demonstration.inputName).areSeveral }

  /// The weights as they are called in a sentence.
  private var weight: String {
    let name = Names(demonstration.weightName).text
    return ["weights", "kernel", "filters"].contains(name) ? "the \(name)" : name
  }

  /// `The kernel sobel slides`, or `The filters vertical and horizontal slide`.
  private var kernelSlides: String {
    let names = Names(demonstration.weightName)
    let isOwn = !["kernel", "filters"].contains(names.text)
    if trace.output.shape.rank > 2 {
      return isOwn ? "The filters \(names.text) slide" : "The filters slide"
    }
    guard isOwn else { return "The kernel slides" }
    if demonstration.repeatsKernel {
      return "The kernel \(names.text), the same for each channel, slides"
    }
    return names.areSeveral
      ? "The kernel with the sheets \(names.text) slides" : "The kernel \(names.text) slides"
  }

  /// What happens, in a sentence such as `The kernel slides over the input`.
  var operation: String {
    switch trace.operation {
    case .conv2d: return "\(kernelSlides) over \(input)\(movement)."
    case .convolve(let convolve):
      let kept =
        switch convolve.mode {
        case .full: ""
        case .same: " As many values are kept as the longer list has."
        case .valid: " Only full overlaps are kept."
        }
      return "\(capitalized(input)) is turned round and slides past \(weight).\(kept)"
    case .maxPool2d: return window("keeps the largest value under it")
    case .avgPool2d: return window("takes the mean of what is under it")
    case .sumPool2d: return window("adds what is under it")
    case .relu: return "ReLU goes over each number of \(input)."
    case .abs: return "Of each number of \(input) the absolute value is taken."
    case .sigmoid: return "The sigmoid is taken of each number of \(input)."
    case .tanh: return "The tanh is taken of each number of \(input)."
    case .exp: return "Each number of \(input) becomes a power of e."
    case .flatten:
      return areSeveralInputs
        ? "\(capitalized(input)) are laid out in one list, one after the other, row by row."
        : "All of \(input) is laid out in one list, row by row."
    case .linear:
      return
        "\(capitalized(input)) goes through a dense layer: the rows of \(weight) are its neurons"
        + (trace.bias == nil ? "." : ", and each has a bias.")
    case .softmax: return "Softmax makes shares of \(input)."
    case .outputSize(let size): return Self.window(along: size)
    case .layerTable(let table):
      let layers = table.rows.map { row in
        row.kind.isEmpty ? "\(row.name) \(row.shape)" : "\(row.name), \(row.kind)"
      }
      return "The layers: \(layers.joined(separator: "; "))."
    default: return "\(capitalized(input)) goes through the network."
    }
  }

  /// The beginning of a sentence about the input; a name keeps its letters.
  private func capitalized(_ input: String) -> String {
    if input.hasPrefix("the ") { return "T" + input.dropFirst() }
    return areSeveralInputs ? "The sheets \(input)" : "The input \(input)"
  }

  /// How large the operands are, where nothing else is to be known of them.
  var sizes: String? {
    let weight = demonstration.weightName
    guard !demonstration.inputName.isEmpty else { return nil }
    let kernel = trace.weight.shape
    let isBank = kernel.rank == 4 && kernel[1] == 1
    let size = isBank ? "each \(Shape(Array(kernel.sizes.suffix(2))))" : "\(kernel)"
    if trace.input.shape.rank == 1, kernel.rank <= 1 {
      let weights = weight.isEmpty ? "" : ", \(self.weight) \(kernel)"
      return "\(capitalized(input)) has \(trace.input.shape) numbers\(weights)."
    }
    let areFilters = isBank || weight == "filters"
    let weights = areFilters ? "the filters are" : "\(self.weight) is"
    let told = weight.isEmpty ? "" : ", \(weights) \(size)"
    return "\(capitalized(input)) \(areSeveralInputs ? "are together" : "is") "
      + "\(trace.input.shape)\(told)."
  }

  private func window(_ action: String) -> String {
    let size = trace.weight.shape
    return "A window of \(size) slides over \(input)\(movement) and \(action)."
      + (isPartial ? " A last window that sticks out is kept." : "")
  }

  private var isPartial: Bool {
    guard let sides = trace.sides else { return false }
    return [sides.height, sides.width].contains { $0.ceilMode && $0.leftover > 0 }
  }

  /// `, two cells at a time, with a border of zeros`.
  private var movement: String {
    guard let sides = trace.sides else { return "" }
    return Self.stride(down: sides.height.stride, right: sides.width.stride)
      + Self.border(trace.padding, isList: trace.input.shape.sizes.dropLast().last == 1)
  }

  private static func stride(down: Int, right: Int) -> String {
    if down == right { return right == 1 ? "" : " with a stride of \(right)" }
    return " with a stride of \(down) down and \(right) to the right"
  }

  private static func border(_ padding: Padding, isList: Bool) -> String {
    if padding == .none { return "" }
    if let sides = padding.uniform {
      return ", with \(sides == 1 ? "a border" : "\(sides) borders") of zeros around it"
    }
    return ", with zeros around it: \(padding.top) above, \(padding.bottom) below, "
      + "\(padding.left) on the left, \(padding.right) on the right"
  }

  static func window(along size: OutputSize) -> String {
    let ends = size.padding
    let zeros =
      switch (ends.before, ends.after) {
      case (0, 0): ""
      case (1, 1): ", with a zero at each end,"
      case (ends.after, _): ", with \(ends.before) zeros at each end,"
      default: ", with \(ends.before) zeros before it and \(ends.after) behind it,"
      }
    let dilation =
      size.dilation == 1 ? "" : ", its cells \(size.dilation) apart"
    return
      "Along a side of \(size.input) cells\(zeros) slides a window of \(size.kernel)\(dilation) "
      + "with a stride of \(size.stride)."
  }

  /// Where a value stands: `in row 2, column 1`, `at place 3`, or by its label.
  func place(_ index: [Int]) -> String {
    if index.count == 1 {
      let labels = demonstration.labels
      return labels.isEmpty ? "at place \(index[0] + 1)" : "at \(labels[index[0]])"
    }
    if case .layerTable(let table) = trace.operation {
      return table.rows[index[0]].name
    }
    let place = "row \(index[index.count - 2] + 1), column \(index[index.count - 1] + 1)"
    guard index.count > 2 else { return "in \(place)" }
    let sheets = demonstration.outputSheets
    let map = index[index.count - 3]
    return "in \(sheets.indices.contains(map) ? "map \(sheets[map])" : "map \(map + 1)"), \(place)"
  }

  /// What is asked of the result.
  func question(_ kind: LessonQuestion.Kind, at place: [Int]?) -> String {
    let output = trace.output.shape
    switch kind {
    case .cell, .choice:
      if case .layerTable = trace.operation, let place {
        return place[1] == 0
          ? "How many numbers does \(self.place(place)) make?"
          : "How many numbers does \(self.place(place)) learn?"
      }
      guard let place, output.count > 1 else { return "What comes out?" }
      return "Which value comes out \(self.place(place))?"
    case .matrix:
      return output.rank == 1
        ? "Which \(output.count) numbers come out?"
        : "What comes out? It has \(output[0]) row\(output[0] == 1 ? "" : "s") of \(output[1])."
    case .shape:
      return output.rank == 1
        ? "How many numbers come out?"
        : output.rank == 2
          ? "How large is the result, in rows and columns?"
          : "What is the shape of the result: maps, rows and columns?"
    case .number:
      if case .outputSize = trace.operation { return "How many places does it find?" }
      return "How many numbers are learned in all?"
    case .mistake: return "One value of the result below is wrong. Which?"
    case .order: return ""
    }
  }

  /// The weights; a kernel that is the same for each channel only once.
  private var weights: NamedTensor {
    let weight = trace.weight
    guard demonstration.repeatsKernel else {
      return NamedTensor(
        name: demonstration.weightName, tensor: weight, sheets: demonstration.weightSheets)
    }
    let size = Shape(Array(weight.shape.sizes.suffix(2)))
    return NamedTensor(
      name: Names(demonstration.weightName).text,
      tensor: Tensor(shape: size, elements: Array(weight.elements.prefix(size.count))))
  }

  /// What is to be looked at: the operands, but not where only their sizes are to be known.
  func exhibits(_ kind: LessonQuestion.Kind) -> [NamedTensor] {
    if kind == .shape { return [] }
    switch trace.operation {
    case .outputSize, .layerTable: return []
    default: break
    }
    var exhibits = [
      NamedTensor(
        name: demonstration.inputName, tensor: trace.input, sheets: demonstration.input.sheets)
    ]
    if !demonstration.weightName.isEmpty {
      exhibits.append(weights)
    }
    if let bias = trace.bias { exhibits.append(NamedTensor(name: "bias", tensor: bias)) }
    return exhibits
  }
}
