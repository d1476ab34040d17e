import Compute

extension Mistake {
  /// Whether it only may have happened: other slips give the same value.
  ///
  /// A mistake of method is told from all that it gives; which digit was misread can only be guessed.
  public var isGuess: Bool {
    switch self {
    case .copiedNeighbour, .swappedDigits, .misprintedDigit, .carry, .misreadDigit: true
    default: false
    }
  }
}

extension Proofreading.Cause {
  /// Whether it is worth telling to somebody who computed by hand: what is only guessed has to be a
  /// likely slip, and must agree with all that was given.
  ///
  /// - Parameter trace: what was worked out.
  public func isLikely(in trace: Trace) -> Bool {
    mistakes.allSatisfy { mistake in
      switch mistake {
      // Any wrong digit is a wrong digit.
      case .misprintedDigit: false
      case .carry: trace.addsUp
      case .misreadDigit(_, _, let from, let to):
        givesAll && isAlike(from, to) && (trace.addsUp || isKept(from, in: trace))
      default: true
      }
    }
  }

  /// What a person reads, in one piece: a guess is told as one.
  public var cautiousSentence: String {
    guard mistakes.contains(where: \.isGuess) else { return sentence }
    return "Perhaps \(sentence.prefix(1).lowercased())\(sentence.dropFirst())"
  }

  /// Whether a number is taken for another by digits that look alike, or by its sign; one that explains
  /// several values at once need not be.
  private func isAlike(_ from: Rational, _ to: Rational) -> Bool {
    cells.count > 1 || from == -to
      || Misreading.all(of: from).contains { $0.value == to && $0.rank == 0 }
  }

  /// Whether a number is what each of the windows in question gives.
  private func isKept(_ number: Rational, in trace: Trace) -> Bool {
    cells.allSatisfy { trace.output[$0] == number }
  }
}

extension Trace {
  /// Whether each value is a sum, of which any part can have gone wrong.
  fileprivate var addsUp: Bool {
    switch operation {
    case .conv1d, .conv2d, .convTranspose2d, .convolve, .linear, .avgPool2d, .sumPool2d: true
    default: false
    }
  }
}
