import SeededRandom
import Testing

@testable import Network

@Suite("X's and O's are drawn as the course draws them, and trickier")
struct DataXOTests {
  /// The slide's pictures; a star for 1, a point for −1.
  private static let slides: [XOPicture.Character: String] = [
    .x: """
    .........
    .*.....*.
    ..*...*..
    ...*.*...
    ....*....
    ...*.*...
    ..*...*..
    .*.....*.
    .........
    """,
    .o: """
    .........
    ...***...
    ..*...*..
    .*.....*.
    .*.....*.
    .*.....*.
    ..*...*..
    ...***...
    .........
    """,
  ]

  @Test("Without tricks they are the slide's", arguments: XOPicture.Character.allCases)
  func plain(character: XOPicture.Character) {
    var random = RandomNumbers(seed: 1)
    let pixels = XOPicture(character).pixels(&random)
    let lines = (0..<9).map { row in
      String(pixels[row * 9..<row * 9 + 9].map { $0 == 255 ? "*" : $0 == 0 ? "." : "?" })
    }
    #expect(lines.joined(separator: "\n") == Self.slides[character])
  }

  @Test("A whole shift moves the pixels")
  func shift() {
    var random = RandomNumbers(seed: 1)
    var picture = XOPicture(.o)
    let plain = picture.pixels(&random)
    picture.right = 1
    picture.down = -1
    let moved = picture.pixels(&random)
    for row in 0..<8 {
      for column in 1..<9 {
        #expect(moved[row * 9 + column] == plain[(row + 1) * 9 + column - 1])
      }
    }
  }

  @Test("The same seed draws the same, each of its own, as many X as O")
  func reproducible() {
    let data = DataSet.xo(count: 500, seed: 3)
    #expect(data.images == DataSet.xo(count: 500, seed: 3).images)
    #expect(data.images != DataSet.xo(count: 500, seed: 4).images)
    #expect(data.labels.count { $0 == 0 } == 250)
    #expect(data.classNames == ["X", "O"])
    #expect(data.brightness.value(0) == -1 && data.brightness.value(255) == 1)
    let pictures = Set((0..<500).map { Array(data.image($0)) })
    #expect(pictures.count > 450)
    // The first images of a longer set are those of a shorter one.
    #expect(DataSet.xo(count: 700, seed: 3).images.starts(with: data.images))
  }

  @Test(
    "Every trick is played on half of the pictures, and changes most of them",
    arguments: XOPicture.Trick.allCases)
  func tricks(trick: XOPicture.Trick) {
    let plain = DataSet.xo(count: 2, seed: 5, tricks: [])
    let tricky = DataSet.xo(count: 1_000, seed: 5, tricks: [trick])
    // Only of the X's, for a turned O is the same.
    let changed = stride(from: 0, to: 1_000, by: 2).count { tricky.image($0) != plain.image(0) }
    #expect((150...290).contains(changed))
  }

  @Test("However tricky, there are bright strokes in the picture, and dark ground")
  func visible() {
    let seed = seed()
    let data = DataSet.xo(count: 2_000, seed: seed)
    for index in 0..<data.count {
      let bright = data.image(index).count { $0 >= 128 }
      #expect((6...60).contains(bright), "seed \(seed), picture \(index)")
    }
  }
}
