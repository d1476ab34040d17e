import Compute
import Testing

@Suite("How large the output is")
struct OutputSizeTests {
  @Test(
    "the side is ⌊(n + 2p − f)/s⌋ + 1",
    arguments: [
      (5, 3, 0, 1, 3), (6, 3, 0, 1, 4), (7, 3, 0, 2, 3), (9, 3, 0, 1, 7), (32, 5, 0, 1, 28),
      (28, 2, 0, 2, 14), (14, 5, 0, 1, 10), (10, 2, 0, 2, 5), (224, 7, 0, 1, 218),
      (224, 5, 0, 1, 220), (16, 14, 0, 2, 2), (6, 3, 0, 2, 2), (224, 11, 0, 4, 54),
      (227, 11, 0, 4, 55), (224, 11, 2, 4, 55), (7, 3, 0, 3, 2), (7, 3, 1, 2, 4), (6, 5, 2, 1, 6),
      (3, 3, 0, 5, 1), (2, 3, 0, 1, 0), (1, 3, 1, 1, 1), (4, 3, 0, 1, 2),
    ])
  func sides(_ n: Int, _ f: Int, _ p: Int, _ s: Int, _ expected: Int) {
    let size = OutputSize(input: n, padding: (p, p), kernel: f, stride: s)
    #expect(size.output == expected)
    // Counted out: the places where a window can begin.
    let starts = Swift.stride(from: 0, through: n + 2 * p - f, by: s)
    #expect(size.output == Array(starts).count)
    if expected > 0 {
      #expect(size.leftover == n + 2 * p - ((expected - 1) * s + f))
    }
  }

  @Test(
    "the rule is written with its numbers put in",
    arguments: [
      (7, 3, (0, 0), 2, "(7 + 2×0 − 3)/2 + 1 = 3"), (7, 3, (0, 0), 3, "⌊(7 + 2×0 − 3)/3⌋ + 1 = 2"),
      (6, 3, (1, 1), 1, "(6 + 2×1 − 3)/1 + 1 = 6"), (5, 2, (0, 1), 1, "(5 + 0 + 1 − 2)/1 + 1 = 5"),
    ] as [(Int, Int, (Int, Int), Int, String)])
  func rule(_ n: Int, _ f: Int, _ p: (Int, Int), _ s: Int, _ expected: String) {
    let size = OutputSize(input: n, padding: (p.0, p.1), kernel: f, stride: s)
    #expect(size.description == expected)
  }

  @Test("padding 'same' keeps the size, an odd zero at the bottom and on the right")
  func same() throws {
    let widths = [
      (1, 0, 0), (2, 0, 1), (3, 1, 1), (4, 1, 2), (5, 2, 2), (7, 3, 3), (9, 4, 4), (11, 5, 5),
    ]
    for (f, before, after) in widths {
      let padding = PaddingRule.same.padding(kernel: (f, f))
      #expect(padding == Padding(top: before, left: before, bottom: after, right: after))
      #expect(padding.uniform == (before == after ? before : nil))
      let size = OutputSize(input: 6, padding: (before, after), kernel: f, stride: 1)
      #expect(size.output == 6)
    }
    let oblong = PaddingRule.same.padding(kernel: (3, 4))
    #expect(oblong == Padding(top: 1, left: 1, bottom: 1, right: 2))
    #expect(Padding(2).uniform == 2)
    #expect(PaddingRule.valid.padding(kernel: (3, 3)) == .none)
  }

  @Test("sizes are equal where all their numbers are")
  func equality() {
    let size = OutputSize(input: 7, padding: (0, 1), kernel: 3, stride: 2)
    #expect(size == OutputSize(input: 7, padding: (0, 1), kernel: 3, stride: 2))
    #expect(size != OutputSize(input: 7, padding: (1, 0), kernel: 3, stride: 2))
    #expect(Set([size, size]).count == 1)
  }
}
