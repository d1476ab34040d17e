import Compute

extension Mistake {
  /// What went wrong, in a sentence that holds for a document as well as for a learner.
  ///
  /// - Parameter trace: the operation, for the numbers in the sentence.
  public func sentence(in trace: Trace? = nil) -> String {
    switch self {
    case .truncated: "The last digits were cut off, not rounded."
    case .rounded: "The value was rounded, though all its digits can be written."
    case .copiedNeighbour(let side): "This is the value \(side.phrase)."
    case .lostSign: "The number is right, but not its sign."
    case .swappedDigits: "Two digits were written the wrong way round."
    case .misprintedDigit: "One digit was written wrongly."
    case .carry: "A ten was lost or added twice in the sum."
    case .misreadDigit(let operand, let index, let from, let to):
      "The \(Self.written(from)) \(Self.place(operand, index, trace)) was read as "
        + "\(Self.written(to))."
    case .carriedOver: "This was computed from the wrong values before it."
    default: methodSentence(in: trace) ?? sizeSentence
    }
  }

  private func methodSentence(in trace: Trace?) -> String? {
    let isList = trace?.operation.name == "convolve"
    switch self {
    case .strideOne: return "The window was moved by 1 instead of \(trace?.strideText ?? "more")."
    case .strideFromOne:
      return "The window moved one cell too little: the cell it stands on was counted as the first."
    case .noPadding: return "The zeros around the input were left out."
    case .paddedOnce: return "The zeros were counted on one side only, not on both."
    case .noDilation: return "The cells under the window were taken side by side."
    case .noPartialWindow: return "The last window, which sticks out, was left out."
    case .forgotBias: return "The bias was not added."
    case .flippedKernel:
      return isList
        ? "Neither list was turned round." : "The kernel was turned round before it was laid on."
    case .ignoredSigns: return "The minus signs of the weights were overlooked."
    case .swappedRowsAndColumns(let operand): return swapped(operand, trace)
    case .forgotWeights: return "The cells were added without their weights."
    case .maxForAverage: return "The largest value was taken instead of the mean."
    case .maxForSum: return "The largest value was taken instead of the sum."
    case .averageForMax: return "The mean was taken instead of the largest value."
    case .averageForSum: return "The sum was divided; here it is kept whole."
    case .sumForMax: return "The values were added; only the largest counts."
    case .minimumForMax: return "The smallest value was taken instead of the largest."
    case .forgotDivision:
      return trace?.operation.name == "softmax"
        ? "The powers were not divided by their sum." : "The sum was not divided."
    case .averagedAllCells:
      return "The sum was divided by all cells of the window, those outside the input included."
    case .keptNegatives: return "Values below zero were left as they are."
    case .tookAbsolute: return "The minus signs were taken away."
    case .zeroForNegative: return "Values below zero were made 0."
    case .flippedSigns: return "Plus and minus were exchanged."
    case .tookSigmoid: return "The sigmoid was taken instead."
    case .tookTanh: return "The tanh was taken instead."
    case .tookReLU: return "ReLU was taken instead."
    case .forgotPowers: return "The numbers themselves were shared out, not the powers of e."
    default: return nil
    }
  }

  private var sizeSentence: String {
    switch self {
    case .forgotFloor: "What is not whole was not left out: only whole moves count."
    case .roundedUp: "The fraction was rounded up: only whole moves count."
    case .forgotLastPlace: "The first place of the window was not counted: one more than its moves."
    case .swappedHeightWidth: "Height and width were exchanged."
    case .keptSize: "The size was taken to stay as it is."
    case .onlyFullOverlaps: "Only the places where both overlap fully were counted."
    case .countedTwice: "One place was counted twice: the lists share it."
    case .addedSizes: "The sizes were added, not multiplied."
    case .countedWeights: "The weights were counted, not what comes out."
    case .forgotChannels: "The channels were left out: a filter has weights for each of them."
    case .oneBias: "One bias was counted for the whole layer, not one for each filter or neuron."
    case .forgotFilters: "Only one filter was counted."
    case .reversedOrder: "The order is right, but from the other end."
    case .sortedBySize: "The minus signs were overlooked."
    default: ""
    }
  }

  private func swapped(_ operand: Operand, _ trace: Trace?) -> String {
    if operand == .input, trace?.operation.name == "flatten" {
      return "The numbers were read column by column, not row by row."
    }
    return switch operand {
    case .input: "Rows and columns of the input were exchanged."
    case .weight:
      "Rows and columns of the \(trace?.operation.name == "linear" ? "weights" : "kernel") were "
        + "exchanged."
    case .bias, .output: "Row and column were exchanged."
    }
  }

  /// A number as people write it, with a minus sign.
  static func written(_ number: Rational) -> String {
    let places = number.exactPlaces.flatMap { $0 <= 6 ? $0 : nil }
    let text = places.map { number.decimal(places: $0) } ?? number.description
    return text.replacing("-", with: "−")
  }

  /// `in row 2, column 5 of the input`.
  private static func place(_ operand: Operand, _ index: [Int], _ trace: Trace?) -> String {
    let names = ["filter", "sheet", "row", "column"].suffix(index.count)
    let isList = index.count == 1
    let place =
      isList
      ? "at place \(index[0] + 1)"
      : "in " + zip(names, index).map { "\($0) \($1 + 1)" }.joined(separator: ", ")
    let isDense = trace?.operation.name == "linear"
    return switch operand {
    case .input: "\(place) of the input"
    case .weight: "\(place) of the \(isDense ? "weights" : "kernel")"
    case .bias: isList && index[0] == 0 && !isDense ? "of the bias" : "\(place) of the bias"
    case .output: "\(place) of the result"
    }
  }
}

extension Mistake.Neighbour {
  /// `to the left of it`.
  var phrase: String {
    switch self {
    case .left: "to the left of it"
    case .right: "to the right of it"
    case .above: "above it"
    case .below: "below it"
    }
  }
}

extension Trace {
  /// How far the window moves: `2`, or `1 down and 2 right`.
  fileprivate var strideText: String? {
    guard let sides else { return nil }
    let (down, right) = (sides.height.stride, sides.width.stride)
    if input.shape.rank == 1 || down == right { return "\(right)" }
    return "\(down) down and \(right) to the right"
  }
}
