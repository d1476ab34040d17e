import BigInt
import Compute

/// How much a lesson may have computed when it is read, so that no file keeps the program busy.
public struct OperationBudget {
  /// What there is too much of.
  public enum Excess: Sendable {
    /// Products and sums.
    case arithmetic
    /// Fractions that have no small common denominator.
    case fractions
  }

  /// Rows and columns of a kernel.
  static let longestKernel = 64
  /// Bits of the common denominator of a matrix.
  private static let mostDenominatorBits = 256

  /// What is left, in the same unit.
  private var left: Int

  /// - Parameter products: how much there is, in products of small whole numbers.
  public init(products: Int = 1_500_000) { left = products }

  /// Takes a layer's work from what is left; why it is refused, where it is.
  mutating func refusal(_ layer: Layer, on input: Tensor) -> String? {
    switch excess(layer, on: input) {
    case .arithmetic:
      "this takes more arithmetic than a lesson may need; use smaller matrices or simpler numbers"
    case .fractions:
      "these fractions have no common denominator of a reasonable size; use simpler fractions"
    case nil: nil
    }
  }

  /// Takes a layer's work from what is left; what there is too much of, where there is.
  public mutating func excess(_ layer: Layer, on input: Tensor) -> Excess? {
    excess(
      products: layer.work(on: input), input: input,
      weight: layer.weight ?? Tensor([.one]))
  }

  /// Takes an operation's work from what is left; what there is too much of, where there is.
  ///
  /// - Parameter products: how many products the operation takes.
  private mutating func excess(products: Int, input: Tensor, weight: Tensor) -> Excess? {
    // Looking at the numbers is work as well, and many operations may share large matrices.
    for tensor in [input, weight] {
      let fractions = tensor.elements.count { $0.integer == nil }
      left -= tensor.elements.count / 8 + 8 * fractions
    }
    guard left > 0 else { return .arithmetic }
    guard let inputBits = Self.bits(input), let weightBits = Self.bits(weight) else {
      return .fractions
    }
    let (cost, overflow) = products.multipliedReportingOverflow(
      by: Self.cost(
        ofBits: inputBits.numbers + weightBits.numbers,
        areWhole: inputBits.areWhole && weightBits.areWhole))
    guard !overflow, cost <= left else { return .arithmetic }
    left -= cost
    return nil
  }

  /// How long a product and its sum take, measured against those of small whole numbers.
  private static func cost(ofBits bits: Int, areWhole: Bool) -> Int {
    if bits < 60 { return areWhole ? 1 : 6 }
    return 40 + bits * bits / 100
  }

  /// The bits a sum of products may need for the numerator and denominator of an element, or nil
  /// where the common denominator is out of bounds.
  private static func bits(_ tensor: Tensor) -> (numbers: Int, areWhole: Bool)? {
    var numerator = 0
    var denominators: Set<BigInt> = []
    for element in tensor.elements {
      if let small = element.integer {
        numerator = max(numerator, Int.bitWidth - small.magnitude.leadingZeroBitCount)
      } else {
        numerator = max(numerator, element.numerator.magnitude.bitWidth)
        denominators.insert(element.denominator)
      }
    }
    var common = BigInt(1)
    for denominator in denominators {
      common *= denominator / common.greatestCommonDivisor(with: denominator)
      if common.magnitude.bitWidth > mostDenominatorBits { return nil }
    }
    return (numerator + common.magnitude.bitWidth, denominators.isEmpty)
  }
}

extension Layer {
  /// About how many products it takes; where the shapes do not fit, none are taken.
  fileprivate func work(on tensor: Tensor) -> Int {
    let input = tensor.shape
    let weights = weight?.shape.count ?? 1
    switch operation {
    case .conv2d(let conv2D):
      let size = try? conv2D.outputSize(input: input, kernel: weight?.shape ?? [1, 1])
      return size.map { $0.height.output * $0.width.output * weights } ?? 0
    case .maxPool2d(let pool): return pool.pooling.work(on: input)
    case .avgPool2d(let pool): return pool.pooling.work(on: input)
    case .sumPool2d(let pool): return pool.pooling.work(on: input)
    case .convolve: return input.count * weights
    case .linear: return input.count * (weight?.shape[0] ?? 1)
    case .sigmoid, .tanh, .exp: return tensor.elements.reduce(0) { $0 + Self.work(ofPower: $1) }
    case .softmax:
      // The greatest may be taken from all.
      let most = tensor.elements.max() ?? .zero
      return tensor.elements.reduce(0) {
        $0 + max(Self.work(ofPower: $1), Self.work(ofPower: $1 - most))
      }
    // Each value has a window of its own, which takes longer than its product.
    default: return 8 * input.count
    }
  }

  /// About as many products as the proved digits of a power of e take: the more, the further it is
  /// from 1; beyond the greatest exponent it is refused at once.
  private static func work(ofPower exponent: Rational) -> Int {
    let size = exponent.magnitude
    guard size <= Rational(CertifiedReal.greatestExponent) else { return 200 }
    let whole = Int(size.floor)
    return 200 + whole * whole / 20
  }
}

extension Pooling {
  /// About as many products as its windows take, each of which is built whole.
  fileprivate func work(on input: Shape) -> Int {
    let stride = stride ?? kernelSize
    let windows = (input.count / max(1, stride.vertical * stride.horizontal)) + 1
    let (cells, overflow) = kernelSize.vertical.multipliedReportingOverflow(
      by: kernelSize.horizontal)
    let (work, beyond) = windows.multipliedReportingOverflow(by: 8 * cells)
    return overflow || beyond ? .max : work
  }
}
