/// Gives each chunk of a PNG the check sum that it should have.
package func mendCheckSums(_ bytes: inout [UInt8]) {
  var start = 8
  while start + 12 <= bytes.count {
    let length = bytes[start..<start + 4].reduce(0) { 256 * $0 + Int($1) }
    let end = start + 8 + length
    guard end + 4 <= bytes.count else { return }
    let sum = checkSum(bytes[(start + 4)..<end])
    for byte in 0..<4 { bytes[end + byte] = UInt8(truncatingIfNeeded: sum >> (24 - 8 * byte)) }
    start = end + 4
  }
}

/// The check sum CRC-32 of PNG, as the format's specification gives it.
private func checkSum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
  ~bytes.reduce(~0) { sum, byte in
    (0..<8).reduce(sum ^ UInt32(byte)) { rest, _ in
      rest & 1 == 1 ? rest >> 1 ^ 0xEDB8_8320 : rest >> 1
    }
  }
}
