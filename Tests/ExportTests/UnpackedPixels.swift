/// What a reader of GIF makes of packed pixels: written from the specification, apart from the packer.
struct UnpackedPixels {
  private(set) var pixels: [UInt8] = []

  enum Fault: Error {
    case unknownCode(Int)
    case noEnd
    case bytesAfterEnd
    case noClearAtStart
  }

  init(_ bytes: [UInt8], pixelBits: Int) throws {
    let clear = 1 << pixelBits
    let end = clear + 1
    var table: [[UInt8]] = []
    var bits = pixelBits + 1
    var last: [UInt8]?
    var place = 0
    var isFirst = true
    func reset() {
      table = (0..<clear).map { [UInt8($0)] } + [[], []]
      bits = pixelBits + 1
      last = nil
    }
    reset()
    while true {
      guard place + bits <= bytes.count * 8 else { throw Fault.noEnd }
      let code = (0..<bits).reduce(0) { code, bit in
        let at = place + bit
        return code | Int(bytes[at / 8] >> UInt8(at % 8) & 1) << bit
      }
      place += bits
      if isFirst, code != clear { throw Fault.noClearAtStart }
      isFirst = false
      if code == clear {
        reset()
        continue
      }
      if code == end {
        guard bytes.count * 8 - place < 8 else { throw Fault.bytesAfterEnd }
        return
      }
      let stretch: [UInt8]
      if code < table.count {
        stretch = table[code]
      } else if let last, code == table.count {
        stretch = last + last.prefix(1)
      } else {
        throw Fault.unknownCode(code)
      }
      pixels += stretch
      if let last, table.count < 4096 {
        table.append(last + stretch.prefix(1))
        if table.count == 1 << bits, bits < 12 { bits += 1 }
      }
      last = stretch
    }
  }
}
