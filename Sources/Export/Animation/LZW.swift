/// The packing of a GIF's pixels: stretches that came before become one code.
///
/// "Graphics Interchange Format, version 89a" (CompuServe, 1990), appendix F; T. Welch, "A technique for
/// high-performance data compression" (1984).
struct LZW {
  /// Bits of a pixel, from 2 to 8.
  private let pixelBits: Int
  private var bytes: [UInt8] = []
  private var held: UInt32 = 0
  private var heldBits = 0
  private var codeBits = 0
  private var nextCode = 0
  /// Stretches by a code and the pixel after it, in open addressing; -1 where there is none.
  private var keys = [Int32](repeating: -1, count: Self.slots)
  private var codes = [UInt16](repeating: 0, count: Self.slots)

  private static let slots = 1 << 13
  private static let mostBits = 12

  private init(pixelBits: Int) { self.pixelBits = pixelBits }

  private var clearCode: Int { 1 << pixelBits }

  /// Packs pixels, each below 2 to the power of `pixelBits`.
  static func pack(_ pixels: some Sequence<UInt8>, pixelBits: Int) -> [UInt8] {
    var packer = LZW(pixelBits: pixelBits)
    packer.clear()
    var iterator = pixels.makeIterator()
    if let first = iterator.next() {
      var stretch = Int(first)
      while let pixel = iterator.next() { stretch = packer.take(pixel, after: stretch) }
      packer.write(stretch)
      // Whoever reads has by now put another stretch into his table, and may read wider codes.
      packer.count()
    }
    packer.write(packer.clearCode + 1)
    if packer.heldBits > 0 { packer.bytes.append(UInt8(truncatingIfNeeded: packer.held)) }
    return packer.bytes
  }

  /// Goes on by a pixel.
  ///
  /// - Returns: the code of the stretch that is held back now.
  private mutating func take(_ pixel: UInt8, after stretch: Int) -> Int {
    let key = Int32(stretch << 8 | Int(pixel))
    var slot = (stretch &* 0x9E5 ^ Int(pixel) &* 0x1F3) & (Self.slots - 1)
    while keys[slot] != -1 {
      if keys[slot] == key { return Int(codes[slot]) }
      slot = (slot + 1) & (Self.slots - 1)
    }
    write(stretch)
    if nextCode == 1 << Self.mostBits {
      clear()
    } else {
      keys[slot] = key
      codes[slot] = UInt16(nextCode)
      count()
    }
    return Int(pixel)
  }

  /// One more code is in use; where it needs another bit, all codes from now on have it.
  private mutating func count() {
    if nextCode == 1 << codeBits, codeBits < Self.mostBits { codeBits += 1 }
    nextCode += 1
  }

  /// Forgets all stretches, and says so.
  private mutating func clear() {
    if codeBits == 0 { codeBits = pixelBits + 1 }
    write(clearCode)
    codeBits = pixelBits + 1
    nextCode = clearCode + 2
    for slot in keys.indices { keys[slot] = -1 }
  }

  private mutating func write(_ code: Int) {
    held |= UInt32(code) << UInt32(heldBits)
    heldBits += codeBits
    while heldBits >= 8 {
      bytes.append(UInt8(truncatingIfNeeded: held))
      held >>= 8
      heldBits -= 8
    }
  }
}
