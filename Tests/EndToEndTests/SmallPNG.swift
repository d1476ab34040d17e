import Foundation

/// A grey PNG of a few pixels, row after row.
func smallPNG(_ pixels: [[UInt8]]) -> Data {
  func bigEndian(_ value: UInt32) -> [UInt8] { [24, 16, 8, 0].map { UInt8(value >> $0 & 0xFF) } }
  func checksum(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~0) { sum, byte in
      (0..<8).reduce(sum ^ UInt32(byte)) { sum, _ in
        sum & 1 == 1 ? sum >> 1 ^ 0xEDB8_8320 : sum >> 1
      }
    }
  }
  func chunk(_ type: String, _ bytes: [UInt8]) -> [UInt8] {
    let body = Array(type.utf8) + bytes
    return bigEndian(UInt32(bytes.count)) + body + bigEndian(checksum(body))
  }
  // Each row begins with its filter, 0 for none.
  let rows: [UInt8] = pixels.flatMap { [UInt8(0)] + $0 }
  let sums = rows.reduce((low: UInt32(1), high: UInt32(0))) { sums, byte in
    let low = (sums.low + UInt32(byte)) % 65_521
    return (low, (sums.high + low) % 65_521)
  }
  func littleEndian(_ value: UInt16) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8)] }
  let size = UInt16(rows.count)
  // One block that is stored as it is.
  let block = [1] + littleEndian(size) + littleEndian(~size) + rows
  let packed = [0x78, 0x01] + block + bigEndian(sums.high << 16 | sums.low)
  let sides = [pixels[0].count, pixels.count].flatMap { bigEndian(UInt32($0)) }
  return Data(
    [0x89] + Array("PNG\r\n".utf8) + [0x1A, 0x0A] + chunk("IHDR", sides + [8, 0, 0, 0, 0])
      + chunk("IDAT", packed) + chunk("IEND", []))
}
