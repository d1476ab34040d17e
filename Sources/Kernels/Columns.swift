import KernelSet

/// Sixteen neighbouring channels of one pixel: a register where the processor has them so wide.
typealias Lanes = SIMD16<Float>

/// One, two or four blocks of neighbouring channels.
protocol Columns {
  static var count: Int { get }
  init()
  init(at place: UnsafePointer<Float>)
  func store(to place: UnsafeMutablePointer<Float>)
  mutating func add(_ factor: Float, times other: Self)
  func rectified() -> Self
}

extension Lanes {
  @inline(__always)
  init(at place: UnsafePointer<Float>) {
    self = UnsafeRawPointer(place).loadUnaligned(as: Lanes.self)
  }

  @inline(__always)
  func store(to place: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(place).storeBytes(of: self, as: Lanes.self)
  }

  /// Adds a product; rounded once where the processor fuses the two, else twice.
  @inline(__always)
  mutating func add(_ factor: Lanes, times other: Lanes) {
    #if FUSED || arch(arm64)
      addProduct(factor, other)
    #else
      self += factor * other
    #endif
  }

  @inline(__always)
  func rectified() -> Lanes {
    replacing(with: Lanes.zero, where: self .<= Lanes.zero)
  }
}

struct OneBlock: Columns {
  var block0: Lanes

  static var count: Int { @inline(__always) get { 16 } }

  @inline(__always)
  init() { block0 = .zero }

  @inline(__always)
  init(at place: UnsafePointer<Float>) { block0 = Lanes(at: place) }

  @inline(__always)
  func store(to place: UnsafeMutablePointer<Float>) { block0.store(to: place) }

  @inline(__always)
  mutating func add(_ factor: Float, times other: OneBlock) {
    block0.add(Lanes(repeating: factor), times: other.block0)
  }

  @inline(__always)
  func rectified() -> OneBlock {
    var result = self
    result.block0 = block0.rectified()
    return result
  }
}

/// Two groups of columns side by side.
struct Both<Half: Columns>: Columns {
  var left: Half
  var right: Half

  static var count: Int { @inline(__always) get { 2 * Half.count } }

  @inline(__always)
  init() {
    left = Half()
    right = Half()
  }

  @inline(__always)
  init(at place: UnsafePointer<Float>) {
    left = Half(at: place)
    right = Half(at: place + Half.count)
  }

  @inline(__always)
  func store(to place: UnsafeMutablePointer<Float>) {
    left.store(to: place)
    right.store(to: place + Half.count)
  }

  @inline(__always)
  mutating func add(_ factor: Float, times other: Both) {
    left.add(factor, times: other.left)
    right.add(factor, times: other.right)
  }

  @inline(__always)
  func rectified() -> Both {
    var result = self
    result.left = left.rectified()
    result.right = right.rectified()
    return result
  }
}

typealias TwoBlocks = Both<OneBlock>
typealias FourBlocks = Both<TwoBlocks>
