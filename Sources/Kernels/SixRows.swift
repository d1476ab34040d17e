/// Where six rows of numbers are.
struct SixPointers {
  var row0, row1, row2, row3, row4, row5: UnsafePointer<Float>

  @inline(__always)
  init(_ base: UnsafePointer<Float>, _ offsets: UnsafePointer<Int32>) {
    row0 = base + Int(offsets[0])
    row1 = base + Int(offsets[1])
    row2 = base + Int(offsets[2])
    row3 = base + Int(offsets[3])
    row4 = base + Int(offsets[4])
    row5 = base + Int(offsets[5])
  }
}

/// The sums of six rows, kept in registers.
struct SixRows<Block: Columns> {
  var row0, row1, row2, row3, row4, row5: Block

  @inline(__always)
  init(_ start: Block) {
    row0 = start
    row1 = start
    row2 = start
    row3 = start
    row4 = start
    row5 = start
  }

  @inline(__always)
  init(at base: UnsafePointer<Float>, _ offsets: UnsafePointer<Int32>) {
    row0 = Block(at: base + Int(offsets[0]))
    row1 = Block(at: base + Int(offsets[1]))
    row2 = Block(at: base + Int(offsets[2]))
    row3 = Block(at: base + Int(offsets[3]))
    row4 = Block(at: base + Int(offsets[4]))
    row5 = Block(at: base + Int(offsets[5]))
  }

  @inline(__always)
  mutating func add(_ inputs: SixPointers, at index: Int, times block: Block) {
    row0.add(inputs.row0[index], times: block)
    row1.add(inputs.row1[index], times: block)
    row2.add(inputs.row2[index], times: block)
    row3.add(inputs.row3[index], times: block)
    row4.add(inputs.row4[index], times: block)
    row5.add(inputs.row5[index], times: block)
  }

  @inline(__always)
  mutating func rectify() {
    row0 = row0.rectified()
    row1 = row1.rectified()
    row2 = row2.rectified()
    row3 = row3.rectified()
    row4 = row4.rectified()
    row5 = row5.rectified()
  }

  @inline(__always)
  func store(
    to base: UnsafeMutablePointer<Float>, _ offsets: UnsafePointer<Int32>, stride: Int = 1
  ) {
    row0.store(to: base + Int(offsets[0]) * stride)
    row1.store(to: base + Int(offsets[1]) * stride)
    row2.store(to: base + Int(offsets[2]) * stride)
    row3.store(to: base + Int(offsets[3]) * stride)
    row4.store(to: base + Int(offsets[4]) * stride)
    row5.store(to: base + Int(offsets[5]) * stride)
  }

  /// Adds what the rows hold; all are read before one is written, for a row may stand there twice.
  @inline(__always)
  func addAndStore(
    to base: UnsafeMutablePointer<Float>, _ offsets: UnsafePointer<Int32>, stride: Int
  ) {
    var sums = self
    sums.row0.add(1, times: Block(at: base + Int(offsets[0]) * stride))
    sums.row1.add(1, times: Block(at: base + Int(offsets[1]) * stride))
    sums.row2.add(1, times: Block(at: base + Int(offsets[2]) * stride))
    sums.row3.add(1, times: Block(at: base + Int(offsets[3]) * stride))
    sums.row4.add(1, times: Block(at: base + Int(offsets[4]) * stride))
    sums.row5.add(1, times: Block(at: base + Int(offsets[5]) * stride))
    sums.store(to: base, offsets, stride: stride)
  }
}
