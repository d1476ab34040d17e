import Compute

/// A mistake that people make when they compute by hand, and that can be told from what comes out.
///
/// The one list of them serves two ends: a printed result is proof-read by it, and a learner who
/// answers wrongly is told which it may have been.
public enum Mistake: Hashable, Sendable {
  /// A tensor of an operation.
  public enum Operand: String, Hashable, Sendable, CaseIterable {
    case input, weight, bias, output
  }

  /// A neighbour of a value: left and right in its row, above and below in its column.
  public enum Neighbour: String, Hashable, Sendable, CaseIterable {
    case left, right, above, below
  }

  // How a right result was written down.
  case truncated
  case rounded
  case copiedNeighbour(Neighbour)
  case lostSign
  case swappedDigits
  case misprintedDigit
  /// A result that is a power of ten too large or too small, as from a ten that was not carried.
  case carry

  // What was read wrongly.
  case misreadDigit(Operand, at: [Int], from: Rational, to: Rational)
  /// The operation worked on what was printed wrongly before.
  case carriedOver

  // How the window moves, and on what.
  case strideOne
  /// The first place was counted as one, so that the window moves one cell less.
  case strideFromOne
  case noPadding
  /// Zeros on one side instead of two.
  case paddedOnce
  case noDilation
  case noPartialWindow

  // What is done with the numbers.
  case forgotBias
  case flippedKernel
  case ignoredSigns
  case swappedRowsAndColumns(Operand)
  case forgotWeights
  case maxForAverage, maxForSum, averageForMax, averageForSum, sumForMax, minimumForMax
  /// The sum of a window was not divided.
  case forgotDivision
  /// Divided by all cells of the window, those outside included.
  case averagedAllCells
  case keptNegatives, tookAbsolute, zeroForNegative, flippedSigns
  case tookSigmoid, tookTanh, tookReLU
  /// Shares of the numbers themselves, not of the powers of e.
  case forgotPowers

  // Sizes and counts.
  case forgotFloor, roundedUp
  /// The window's first place is not counted.
  case forgotLastPlace
  case swappedHeightWidth
  /// The output is as long as the input.
  case keptSize
  case onlyFullOverlaps
  /// The place where two lists meet first or last is counted for both.
  case countedTwice
  /// The sizes were added where they are to be multiplied.
  case addedSizes
  case countedWeights
  case forgotChannels
  /// One bias for the whole layer.
  case oneBias
  case forgotFilters
  case reversedOrder
  /// Sorted by how far from zero.
  case sortedBySize
}

extension Mistake {
  /// What the mistake is called where a program reads it: `misread_digit`.
  public var name: String {
    let label = String(describing: self).prefix { $0 != "(" }
    return label.reduce(into: "") { name, letter in
      if letter.isUppercase { name += "_" }
      name += letter.lowercased()
    }.replacing("re_l_u", with: "relu")
  }
}
