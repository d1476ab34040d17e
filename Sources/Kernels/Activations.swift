import KernelSet

extension VectorKernels {
  public static func apply(
    _ function: Activation, to input: UnsafePointer<Float>, count: Int,
    output: UnsafeMutablePointer<Float>
  ) {
    switch function {
    case .relu:
      map(input, count, output) { $0.replacing(with: Lanes.zero, where: $0 .<= Lanes.zero) }
    case .leakyReLU(let slope):
      map(input, count, output) { $0.replacing(with: $0 * slope, where: $0 .<= Lanes.zero) }
    case .sigmoid:
      map(input, count, output) { $0.sigmoid() }
    case .tanh:
      map(input, count, output) { $0.hyperbolicTangent() }
    }
  }

  public static func applyDerivative(
    of function: Activation, output: UnsafePointer<Float>, gradient: UnsafePointer<Float>,
    count: Int, inputGradient: UnsafeMutablePointer<Float>
  ) {
    switch function {
    case .relu:
      combine(output, gradient, count, inputGradient) {
        $1.replacing(with: Lanes.zero, where: $0 .<= Lanes.zero)
      }
    case .leakyReLU(let slope):
      combine(output, gradient, count, inputGradient) {
        $1.replacing(with: $1 * slope, where: $0 .<= Lanes.zero)
      }
    case .sigmoid:
      combine(output, gradient, count, inputGradient) { $1 * ($0 * (1 - $0)) }
    case .tanh:
      combine(output, gradient, count, inputGradient) { $1 * ((1 - $0) * (1 + $0)) }
    }
  }

  public static func add(
    _ first: UnsafePointer<Float>, _ second: UnsafePointer<Float>, count: Int,
    output: UnsafeMutablePointer<Float>
  ) {
    combine(first, second, count, output) { $0 + $1 }
  }

  public static func multiply(
    _ first: UnsafePointer<Float>, _ second: UnsafePointer<Float>, count: Int,
    output: UnsafeMutablePointer<Float>
  ) {
    combine(first, second, count, output) { $0 * $1 }
  }

  @inline(__always)
  private static func map(
    _ input: UnsafePointer<Float>, _ count: Int, _ output: UnsafeMutablePointer<Float>,
    _ function: (Lanes) -> Lanes
  ) {
    for index in stride(from: 0, to: count, by: lanes) {
      function(Lanes(at: input + index)).store(to: output + index)
    }
  }

  @inline(__always)
  private static func combine(
    _ first: UnsafePointer<Float>, _ second: UnsafePointer<Float>, _ count: Int,
    _ output: UnsafeMutablePointer<Float>, _ function: (Lanes, Lanes) -> Lanes
  ) {
    for index in stride(from: 0, to: count, by: lanes) {
      function(Lanes(at: first + index), Lanes(at: second + index)).store(to: output + index)
    }
  }
}

extension Lanes {
  /// 1 / (1 + e⁻ˣ).
  @inline(__always)
  func sigmoid() -> Lanes {
    1 / (1 + (0 - self).exponential())
  }

  /// tanh x: near zero by its series' polynomial, else by eˣ (Cephes, `tanhf`).
  @inline(__always)
  func hyperbolicTangent() -> Lanes {
    let size = replacing(with: 0 - self, where: self .< Lanes.zero)
    let square = self * self
    var series = square * -5.70498872745e-3 + 2.06390887954e-2
    series = series * square - 5.37397155531e-2
    series = series * square + 1.33314422036e-1
    series = series * square - 3.33332819422e-1
    series = series * square * self + self
    let far = 1 - 2 / ((size + size).exponential() + 1)
    let signed = far.replacing(with: 0 - far, where: self .< Lanes.zero)
    return series.replacing(with: signed, where: size .> Lanes(repeating: 0.625))
  }

  /// eˣ to within two units of the last place; x beyond ±87 counts as ±87 (Cephes, `expf`).
  @inline(__always)
  func exponential() -> Lanes {
    let limit = Lanes(repeating: 87)
    let below = replacing(with: limit, where: self .> limit)
    let clamped = below.replacing(with: 0 - limit, where: below .< 0 - limit)
    // Adding this rounds to a whole number and leaves it in the last bits.
    let rounder: Float = 12_582_912
    let shifted = clamped * 1.44269504088896341 + rounder
    let powers = shifted - rounder
    let rest = clamped - powers * 0.693359375 - powers * -2.12194440e-4
    var series = rest * 1.9875691500e-4 + 1.3981999507e-3
    series = series * rest + 8.3334519073e-3
    series = series * rest + 4.1665795894e-2
    series = series * rest + 1.6666665459e-1
    series = series * rest + 5.0000001201e-1
    series = series * rest * rest + rest + 1
    let exponents = unsafeBitCast(shifted, to: SIMD16<UInt32>.self) &<< 23
    let one = SIMD16<UInt32>(repeating: Float(1).bitPattern)
    return series * unsafeBitCast(exponents &+ one, to: Lanes.self)
  }
}
