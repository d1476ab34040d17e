import Compute

/// A mistake in counting how many windows fit along a side, and what it gives.
public struct SizeMistake: Hashable, Sendable {
  public let mistake: Mistake
  /// The side it gives; a fraction where what is not whole was not left out.
  public let side: Rational

  /// The mistakes that make a difference along a side, the likelier ones first.
  public static func all(of size: OutputSize) -> [SizeMistake] {
    func moved(
      padding: OutputSize.Ends? = nil, stride: Int? = nil, dilation: Int? = nil
    ) -> Rational {
      let ends = padding ?? size.padding
      let other = OutputSize(
        input: size.input, padding: (ends.before, ends.after), kernel: size.kernel,
        stride: stride ?? size.stride, dilation: dilation ?? size.dilation,
        ceilMode: size.ceilMode)
      return Rational(other.output)
    }
    let ends = size.padding
    let exact = Rational(size.reach) / Rational(size.stride) + 1
    let all: [(Mistake, Rational)] = [
      (.forgotLastPlace, Rational(size.output - 1)),
      (.paddedOnce, moved(padding: .init(before: ends.before, after: 0))),
      (.noPadding, moved(padding: .init(before: 0, after: 0))),
      (.strideOne, moved(stride: 1)), (.forgotFloor, exact),
      (.roundedUp, size.ceilMode ? exact : -Rational((-exact).floor)),
      (.noPartialWindow, size.ceilMode ? Rational(exact.floor) : Rational(size.output)),
      (.strideFromOne, moved(stride: max(1, size.stride - 1))), (.noDilation, moved(dilation: 1)),
      (.keptSize, Rational(size.input)),
    ]
    return all.filter { $0.1 != Rational(size.output) && $0.1 > 0 }
      .map { SizeMistake(mistake: $0.0, side: $0.1) }
  }

  /// Mistakes in the length of a result over which no window slides.
  public static func lengths(of trace: Trace) -> [(mistake: Mistake, length: Int)] {
    guard trace.output.shape.rank == 1 else { return [] }
    let (input, weight) = (trace.input.shape, trace.weight.shape)
    let all: [(Mistake, Int)] =
      switch trace.operation {
      case .convolve(let convolve) where convolve.mode == .full:
        [
          (.keptSize, input.count), (.countedTwice, input.count + weight.count),
          (.onlyFullOverlaps, abs(input.count - weight.count) + 1),
        ]
      case .convolve:
        [(.keptSize, input.count), (.forgotLastPlace, abs(input.count - weight.count))]
      case .linear: [(.keptSize, input.sizes.last ?? 1), (.countedWeights, weight.count)]
      case .flatten: [(.keptSize, input.sizes.last ?? 1), (.addedSizes, input.sizes.reduce(0, +))]
      default: []
      }
    return all.filter { $0.1 != trace.output.shape.count && $0.1 > 0 }
      .map { (mistake: $0.0, length: $0.1) }
  }

  /// Mistakes in counting what the layers of a table learn in all.
  public static func parameters(
    of entries: [LayerTable.Entry]
  ) -> [(mistake: Mistake, parameters: Int)] {
    guard let right = try? LayerTable(entries).parameters else { return [] }
    let mistakes: [Mistake] = [.forgotBias, .forgotChannels, .oneBias, .forgotFilters]
    return mistakes.compactMap { mistake in
      let altered = entries.map { $0.altered(by: mistake) }
      guard var count = try? LayerTable(altered).parameters else { return nil }
      if mistake == .oneBias { count += entries.count(where: \.hasBias) }
      return count == right ? nil : (mistake: mistake, parameters: count)
    }
  }
}

extension LayerTable.Entry {
  fileprivate var hasBias: Bool {
    switch kind {
    case .conv2d(_, _, _, _, let hasBias), .linear(_, let hasBias): hasBias
    default: false
    }
  }

  /// The layer as it is counted wrongly.
  fileprivate func altered(by mistake: Mistake) -> LayerTable.Entry {
    let isUnbiased = mistake == .forgotBias || mistake == .oneBias
    switch kind {
    case .input(let shape) where mistake == .forgotChannels && shape.rank == 3:
      return .init(name: name, kind: .input([shape[0], shape[1], 1]))
    case .conv2d(let filters, let kernel, let stride, let padding, let hasBias):
      return .init(
        name: name,
        kind: .conv2d(
          filters: mistake == .forgotFilters ? 1 : filters, kernel: kernel, stride: stride,
          padding: padding, hasBias: hasBias && !isUnbiased))
    case .linear(let features, let hasBias):
      return .init(
        name: name, kind: .linear(features: features, hasBias: hasBias && !isUnbiased))
    default: return self
    }
  }
}
