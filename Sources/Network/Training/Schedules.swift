#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Schedule {
  /// The learning rate of an epoch.
  ///
  /// Step divides time into stretches of so many epochs, each with `factor` times the rate of the
  /// one before: PyTorch's `StepLR`. Cosine falls along half a wave from the full rate to zero, which
  /// it reaches after its last epoch: `CosineAnnealingLR`; it stays there.
  ///
  /// - Parameters:
  ///   - base: the rate of the first epoch.
  ///   - epoch: counted from 0.
  public func rate(_ base: Float, epoch: Int) -> Float {
    switch self {
    case .constant: base
    case .step(let every, let factor):
      Float(Double(base) * pow(Double(factor), Double(epoch / max(1, every))))
    case .cosine(let epochs):
      Float(
        Double(base) * (1 + cos(.pi * Double(min(epoch, epochs)) / Double(max(1, epochs)))) / 2)
    }
  }
}
