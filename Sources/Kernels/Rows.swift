/// The sums of a few rows, kept in registers, and where the rows' inputs are.
protocol Rows {
  associatedtype Block: Columns
  associatedtype Pointers

  static var count: Int { get }

  /// Where rows are that begin at some offsets from a place.
  static func pointers(_ base: UnsafePointer<Float>, _ offsets: UnsafePointer<Int32>) -> Pointers

  /// All rows start from the same.
  init(_ start: Block)
  init(at base: UnsafePointer<Float>, _ offsets: UnsafePointer<Int32>, stride: Int)
  /// Blocks that follow one another.
  init(inRow place: UnsafePointer<Float>)

  /// Adds each row's number at an index times a block that is the same for all.
  mutating func add(_ inputs: Pointers, at index: Int, times block: Block)
  mutating func add(_ other: Self)
  mutating func rectify()

  /// Adds a number times the block at an index of each row's own input.
  mutating func add(_ factor: Float, times inputs: Pointers, at index: Int)

  /// Adds a number times each row's sum to the block at an index of the row's own place.
  func add(_ factor: Float, to places: Pointers, at index: Int)
  func store(to base: UnsafeMutablePointer<Float>, _ offsets: UnsafePointer<Int32>, stride: Int)
  func store(inRow place: UnsafeMutablePointer<Float>)
}

struct OneRow<Block: Columns>: Rows {
  var sum: Block

  static var count: Int { @inline(__always) get { 1 } }

  @inline(__always)
  static func pointers(
    _ base: UnsafePointer<Float>, _ offsets: UnsafePointer<Int32>
  ) -> UnsafePointer<Float> {
    base + Int(offsets[0])
  }

  @inline(__always)
  init(_ start: Block) { sum = start }

  @inline(__always)
  init(at base: UnsafePointer<Float>, _ offsets: UnsafePointer<Int32>, stride: Int) {
    sum = Block(at: base + Int(offsets[0]) * stride)
  }

  @inline(__always)
  init(inRow place: UnsafePointer<Float>) { sum = Block(at: place) }

  @inline(__always)
  mutating func add(_ input: UnsafePointer<Float>, at index: Int, times block: Block) {
    sum.add(input[index], times: block)
  }

  @inline(__always)
  mutating func add(_ other: OneRow) { sum.add(other.sum) }

  @inline(__always)
  mutating func rectify() { sum.rectify() }

  @inline(__always)
  mutating func add(_ factor: Float, times input: UnsafePointer<Float>, at index: Int) {
    sum.add(factor, times: Block(at: input + index))
  }

  @inline(__always)
  func add(_ factor: Float, to place: UnsafePointer<Float>, at index: Int) {
    var total = Block(at: place + index)
    total.add(factor, times: sum)
    total.store(to: UnsafeMutablePointer(mutating: place + index))
  }

  @inline(__always)
  func store(to base: UnsafeMutablePointer<Float>, _ offsets: UnsafePointer<Int32>, stride: Int) {
    sum.store(to: base + Int(offsets[0]) * stride)
  }

  @inline(__always)
  func store(inRow place: UnsafeMutablePointer<Float>) { sum.store(to: place) }
}

/// Some rows, and some more below them.
struct Stack<Upper: Rows, Lower: Rows>: Rows where Upper.Block == Lower.Block {
  var upper: Upper
  var lower: Lower

  static var count: Int { @inline(__always) get { Upper.count + Lower.count } }

  @inline(__always)
  static func pointers(
    _ base: UnsafePointer<Float>, _ offsets: UnsafePointer<Int32>
  ) -> (upper: Upper.Pointers, lower: Lower.Pointers) {
    (Upper.pointers(base, offsets), Lower.pointers(base, offsets + Upper.count))
  }

  @inline(__always)
  init(_ start: Upper.Block) {
    upper = Upper(start)
    lower = Lower(start)
  }

  @inline(__always)
  init(at base: UnsafePointer<Float>, _ offsets: UnsafePointer<Int32>, stride: Int) {
    upper = Upper(at: base, offsets, stride: stride)
    lower = Lower(at: base, offsets + Upper.count, stride: stride)
  }

  @inline(__always)
  init(inRow place: UnsafePointer<Float>) {
    upper = Upper(inRow: place)
    lower = Lower(inRow: place + Upper.count * Upper.Block.count)
  }

  @inline(__always)
  mutating func add(
    _ inputs: (upper: Upper.Pointers, lower: Lower.Pointers), at index: Int,
    times block: Upper.Block
  ) {
    upper.add(inputs.upper, at: index, times: block)
    lower.add(inputs.lower, at: index, times: block)
  }

  @inline(__always)
  mutating func add(_ other: Stack) {
    upper.add(other.upper)
    lower.add(other.lower)
  }

  @inline(__always)
  mutating func rectify() {
    upper.rectify()
    lower.rectify()
  }

  @inline(__always)
  mutating func add(
    _ factor: Float, times inputs: (upper: Upper.Pointers, lower: Lower.Pointers), at index: Int
  ) {
    upper.add(factor, times: inputs.upper, at: index)
    lower.add(factor, times: inputs.lower, at: index)
  }

  @inline(__always)
  func add(
    _ factor: Float, to places: (upper: Upper.Pointers, lower: Lower.Pointers), at index: Int
  ) {
    upper.add(factor, to: places.upper, at: index)
    lower.add(factor, to: places.lower, at: index)
  }

  @inline(__always)
  func store(to base: UnsafeMutablePointer<Float>, _ offsets: UnsafePointer<Int32>, stride: Int) {
    upper.store(to: base, offsets, stride: stride)
    lower.store(to: base, offsets + Upper.count, stride: stride)
  }

  @inline(__always)
  func store(inRow place: UnsafeMutablePointer<Float>) {
    upper.store(inRow: place)
    lower.store(inRow: place + Upper.count * Upper.Block.count)
  }
}

typealias TwoRows<Block: Columns> = Stack<OneRow<Block>, OneRow<Block>>
typealias FourRows<Block: Columns> = Stack<TwoRows<Block>, TwoRows<Block>>
typealias ThreeRows<Block: Columns> = Stack<TwoRows<Block>, OneRow<Block>>
typealias SixRows<Block: Columns> = Stack<FourRows<Block>, TwoRows<Block>>
typealias EightRows<Block: Columns> = Stack<FourRows<Block>, FourRows<Block>>
