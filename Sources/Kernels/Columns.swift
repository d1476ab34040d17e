/// Some neighbouring channels.
protocol Columns {
  static var count: Int { get }
  init()
  init(at place: UnsafePointer<Float>)
  func store(to place: UnsafeMutablePointer<Float>)
  mutating func add(_ factor: Float, times other: Self)
  mutating func add(_ other: Self)
  mutating func rectify()
  /// Sets to zero what stands where other numbers are not the given one.
  mutating func keep(where numbers: Self, are number: Float)
}

/// Sixteen neighbouring channels of one pixel: a register where the processor has them so wide.
typealias Lanes = SIMD16<Float>

extension Lanes: Columns {
  static var count: Int { @inline(__always) get { 16 } }

  @inline(__always)
  init(at place: UnsafePointer<Float>) {
    self = UnsafeRawPointer(place).loadUnaligned(as: Lanes.self)
  }

  @inline(__always)
  func store(to place: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(place).storeBytes(of: self, as: Lanes.self)
  }

  /// Adds products; rounded once where the processor fuses the two steps, else twice.
  @inline(__always)
  mutating func add(_ factor: Float, times other: Lanes) {
    #if FUSED || arch(arm64)
      addProduct(Lanes(repeating: factor), other)
    #else
      self += factor * other
    #endif
  }

  @inline(__always)
  mutating func add(_ other: Lanes) { self += other }

  @inline(__always)
  mutating func rectify() { replace(with: Lanes.zero, where: self .<= Lanes.zero) }

  @inline(__always)
  mutating func keep(where numbers: Lanes, are number: Float) {
    replace(with: Lanes.zero, where: numbers .!= Lanes(repeating: number))
  }
}

/// Half as many, for processors with few and narrow registers.
extension SIMD8<Float>: Columns {
  static var count: Int { @inline(__always) get { 8 } }

  @inline(__always)
  init(at place: UnsafePointer<Float>) {
    self = UnsafeRawPointer(place).loadUnaligned(as: Self.self)
  }

  @inline(__always)
  func store(to place: UnsafeMutablePointer<Float>) {
    UnsafeMutableRawPointer(place).storeBytes(of: self, as: Self.self)
  }

  @inline(__always)
  mutating func add(_ factor: Float, times other: Self) { self += factor * other }

  @inline(__always)
  mutating func add(_ other: Self) { self += other }

  @inline(__always)
  mutating func rectify() { replace(with: Self.zero, where: self .<= Self.zero) }

  @inline(__always)
  mutating func keep(where numbers: Self, are number: Float) {
    replace(with: Self.zero, where: numbers .!= Self(repeating: number))
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
  mutating func add(_ other: Both) {
    left.add(other.left)
    right.add(other.right)
  }

  @inline(__always)
  mutating func rectify() {
    left.rectify()
    right.rectify()
  }

  @inline(__always)
  mutating func keep(where numbers: Both, are number: Float) {
    left.keep(where: numbers.left, are: number)
    right.keep(where: numbers.right, are: number)
  }
}
