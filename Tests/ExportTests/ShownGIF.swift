import Canvas

/// What a program that shows GIFs would show: each picture whole, laid over those before it.
struct ShownGIF {
  let width: Int
  let height: Int
  /// The colours of all pixels, row by row, after each picture.
  private(set) var pictures: [[RGB]] = []
  /// Hundredths of a second.
  private(set) var delays: [Int] = []
  private(set) var repeats = false

  enum Fault: Error { case head, block(UInt8), place, end }

  init(_ bytes: [UInt8]) throws {
    guard bytes.starts(with: Array("GIF89a".utf8)), bytes[10] & 0x80 != 0 else { throw Fault.head }
    func short(_ at: Int) -> Int { Int(bytes[at]) | Int(bytes[at + 1]) << 8 }
    (width, height) = (short(6), short(8))
    let colourCount = 2 << Int(bytes[10] & 7)
    var at = 13 + 3 * colourCount
    let colours = stride(from: 13, to: at, by: 3).map {
      RGB(bytes[$0], bytes[$0 + 1], bytes[$0 + 2])
    }
    /// The sub-blocks from a place on, as one.
    func data() -> [UInt8] {
      var data: [UInt8] = []
      while bytes[at] > 0 {
        data += bytes[at + 1...at + Int(bytes[at])]
        at += Int(bytes[at]) + 1
      }
      at += 1
      return data
    }
    var canvas = [RGB](repeating: RGB(1, 2, 3), count: width * height)
    var transparent: UInt8?
    while true {
      switch bytes[at] {
      case 0x21:
        let label = bytes[at + 1]
        at += 2
        let content = data()
        if label == 0xFF { repeats = content.starts(with: Array("NETSCAPE2.0".utf8)) }
        if label == 0xF9 {
          transparent = content[0] & 1 == 1 ? content[3] : nil
          delays.append(Int(content[1]) | Int(content[2]) << 8)
        }
      case 0x2C:
        let (x, y, w, h) = (short(at + 1), short(at + 3), short(at + 5), short(at + 7))
        guard x + w <= width, y + h <= height else { throw Fault.place }
        let bits = Int(bytes[at + 10])
        at += 11
        let pixels = try UnpackedPixels(data(), pixelBits: bits).pixels
        guard pixels.count == w * h else { throw Fault.place }
        for (place, pixel) in pixels.enumerated() where pixel != transparent {
          canvas[(y + place / w) * width + x + place % w] = colours[Int(pixel)]
        }
        pictures.append(canvas)
      case 0x3B:
        guard at == bytes.count - 1 else { throw Fault.end }
        return
      default: throw Fault.block(bytes[at])
      }
    }
  }
}
