import Canvas
import Compute
import Course

/// What the sandbox says of itself, on the screen and as plain text.
extension Sandbox {
  /// `image, row 2, column 3`: the number under the cursor.
  var spotName: String {
    switch spot {
    case .operand(let operand, let cell): bench.name(of: cell, in: operand)
    case .output:
      demonstration.map {
        bench.operation == .outputSize
          ? "window \(window + 1) begins at"
          : "output, " + $0.outputPlace($0.trace.output.shape.index(at: window))
      } ?? "output"
    }
  }

  /// The number under the cursor.
  var spotValue: Rational? {
    switch spot {
    case .operand(let operand, let cell): bench.tensor(operand)?[cell]
    case .output:
      demonstration.flatMap { shown in
        shown.trace.output.elements.indices.contains(window)
          ? shown.trace.output.elements[window] : nil
      }
    }
  }

  /// `4 of 9 output values changed`; nil where nothing was changed, or everything is new.
  var changeText: String? {
    guard !changed.isEmpty, let output = demonstration?.trace.output else { return nil }
    return "\(changed.count) of \(output.shape.count) output values changed"
  }

  /// The size rule with its numbers, for a line beside others; nil where no window slides.
  var ruleText: String? {
    guard let (height, width) = bench.sides else { return nil }
    if bench.operation == .outputSize || height == width { return "side: \(width.rule)" }
    return "height: \(height.rule), width: \(width.rule)"
  }

  /// How the window's value comes about, then what no window reads.
  func explanation(width: Int) -> [String] {
    guard let demonstration else { return [] }
    let trace = demonstration.trace
    let step = trace[trace.sumStep(of: window)]
    let sentence = Sentence.text(of: step, in: demonstration, numberStyle)
    let leftOut = trace.leftOutText.flatMap {
      $0.columns <= width ? $0 : trace.leftOutText(isShort: true)
    }
    return [sentence, leftOut].compactMap { $0 }
  }

  /// What can be set, each with the letter that does it, as `s stride 2`.
  var knobs: [(letter: String, name: String, value: String)] {
    var knobs = Bench.settings(of: bench.operation).map {
      (Self.letter(of: $0), bench.name(of: $0), bench.text(of: $0))
    }
    switch bench.operation {
    case .maxPool2D, .avgPool2D, .sumPool2D:
      knobs.append(("c", "ceil_mode", bench.ceilMode ? "yes" : "no"))
    case .convolve: knobs.append(("c", "mode", bench.mode.rawValue))
    default: break
    }
    return knobs
  }
}

extension Bench {
  /// What a number of a grid is called.
  func name(of cell: [Int], in operand: Operand) -> String {
    switch operand {
    case .input: return "\(input.name), \(Sentence.place(cell, input.sheets))"
    case .bias: return "bias, \(operation == .linear ? "neuron" : "filter") \(cell[0] + 1)"
    case .weight where operation == .linear:
      return "weight of neuron \(cell[0] + 1), input \(cell[1] + 1)"
    case .weight:
      let name = weight?.name ?? "kernel"
      guard cell.count == 4, let shape = weight?.tensor.shape else {
        return "\(name), \(Sentence.place(cell, input.sheets))"
      }
      let filter =
        filterNames.count == shape[0] ? filterNames[cell[0]] : "filter \(cell[0] + 1)"
      let rest = shape[1] == 1 ? Array(cell.suffix(2)) : Array(cell.suffix(3))
      return "\(filter), \(Sentence.place(rest, input.sheets))"
    }
  }
}
