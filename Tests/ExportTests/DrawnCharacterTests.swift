import Canvas
import Testing

@testable import Export

@Suite("Characters that are drawn")
struct DrawnCharacterTests {
  private func pixels(_ character: Character) -> Set<Point> {
    let blocks = DrawnCharacter(character)?.blocks ?? []
    return Set(
      blocks.flatMap { block in
        (block.y..<block.bottom).flatMap { y in
          (block.x..<block.right).map { Point(x: $0, y: y) }
        }
      })
  }

  private func edge(_ character: Character, _ side: (Point) -> Int?) -> [Int] {
    pixels(character).compactMap(side).sorted()
  }

  @Test(
    "lines meet at the edges of cells",
    arguments: ["┌─┬─┐", "├─┼─┤", "└─┴─┘", "┏━┳━┓", "┣━╋━┫", "┗━┻━┛", "╭─╮", "╰─╯", "▀▀", "██"])
  func across(_ text: String) {
    for (left, right) in zip(text, text.dropFirst()) {
      let ends = edge(left) { $0.x == 9 ? $0.y : nil }
      #expect(!ends.isEmpty && ends == edge(right) { $0.x == 0 ? $0.y : nil })
    }
  }

  @Test(
    "and above one another",
    arguments: ["┌│├│└", "┐│┤│┘", "┏┃┣┃┗", "┓┃┫┃┛", "╭│╰", "╮│╯", "┬│┴", "█▀"])
  func along(_ text: String) {
    for (upper, lower) in zip(text, text.dropFirst()) {
      let ends = edge(upper) { $0.y == 19 ? $0.x : nil }
      #expect(!ends.isEmpty && ends == edge(lower) { $0.y == 0 ? $0.x : nil })
    }
  }

  @Test("halves and quarters fill a cell together")
  func areas() {
    for parts in ["▀▄", "▌▐", "▘▝▖▗", "▚▞", "▛▗", "▙▝"] {
      let all = parts.map(pixels)
      #expect(all.reduce(0) { $0 + $1.count } == 200)
      #expect(all.reduce(into: Set()) { $0.formUnion($1) } == pixels("█"))
    }
    let heights = "▁▂▃▄▅▆▇█".map { pixels($0).count }
    #expect(heights == heights.sorted() && Set(heights).count == 8)
  }

  @Test("braille has a dot for each bit, and nothing reaches out of its cell")
  func braille() {
    for scalar in Array(0x2500...0x259F) + Array(0x2800...0x28FF) {
      guard let scalar = Unicode.Scalar(scalar) else { continue }
      let found = pixels(Character(scalar))
      #expect(found.allSatisfy { (0..<10).contains($0.x) && (0..<20).contains($0.y) })
      if scalar.value >= 0x2800 {
        #expect(found.count == 9 * (scalar.value - 0x2800).nonzeroBitCount)
      }
    }
  }

  @Test("letters are not drawn", arguments: ["a", "─\u{301}", "●", "日", " "] as [Character])
  func letters(_ character: Character) { #expect(DrawnCharacter(character) == nil) }
}
