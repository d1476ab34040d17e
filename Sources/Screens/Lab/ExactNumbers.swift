import BigInt
import Compute
import Network

extension Rational {
  /// The very number that a float is; zero for what is no number.
  init(exactly value: Float) {
    guard value.isFinite, value != 0 else {
      self = .zero
      return
    }
    let digits = BigInt(value.significandBitPattern | (value.isNormal ? 1 << 23 : 0))
    let power = (value.isNormal ? Int(value.exponent) : -126) - 23
    let whole = value < 0 ? -digits : digits
    self = power >= 0 ? Rational(whole << power) : Rational(whole, BigInt(1) << -power)
  }
}

extension Tensor {
  /// The engine's numbers as they are.
  init(_ values: some Collection<Float>, _ shape: [Int]) {
    self.init(shape: Shape(shape), elements: values.map { Rational(exactly: $0) })
  }

  /// What flows between two layers: a list behind `flatten`, a matrix where there is one channel.
  init(_ values: [Float], _ volume: Volume) {
    let plane = [volume.height, volume.width]
    if volume.height == 1, volume.width == 1 {
      self.init(values, [volume.channels])
    } else {
      self.init(values, volume.channels == 1 ? plane : [volume.channels] + plane)
    }
  }
}
