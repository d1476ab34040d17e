import Compute
import Images
import Testing

@Suite("Tables") struct TableTests {
  @Test func speed() throws {
    let row = (0..<256).map { "0.\($0)" }.joined(separator: ",")
    let bytes = Array(String(repeating: row + "\n", count: 256).utf8)
    print(ContinuousClock().measure { _ = try? ImageFile.read(bytes) })
    let row2 = (0..<256).map { "\($0)" }.joined(separator: ",")
    let bytes2 = Array(String(repeating: row2 + "\n", count: 256).utf8)
    print(ContinuousClock().measure { _ = try? ImageFile.read(bytes2) })
    for t in ["\n", "1,", "\"", "x ", "1\n"] {
    let b = Array(String(repeating: t, count: 16_000_000/t.count).utf8)
    print(ContinuousClock().measure { do { _ = try ImageFile.read(b) } catch { print(error) } })
    }
  }
}
