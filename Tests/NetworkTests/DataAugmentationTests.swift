import SeededRandom
import Testing

@testable import Network

@Suite("Augmentation shifts, turns, resizes and mirrors")
struct DataAugmentationTests {
  private static let shape = Volume(channels: 2, height: 5, width: 5)
  /// Two sheets, every pixel of another brightness.
  private static let image = (0..<50).map { UInt8(5 * $0 + 3) }

  private func drawn(
    right: Float = 0, down: Float = 0, angle: Float = 0, size: Float = 1, isFlipped: Bool = false
  ) -> [Float] {
    let placement = Placement(
      right: right, down: down, angle: angle, size: size, isFlipped: isFlipped)
    var values = [Float](repeating: .nan, count: Self.image.count)
    placement.draw(Self.image, Self.shape, Brightness(white: 1), into: &values)
    return values
  }

  /// The image with each pixel taken from another place, dark where there is none.
  private func taken(_ source: (_ row: Int, _ column: Int) -> (Int, Int)) -> [Float] {
    (0..<50).map { place in
      let (row, column) = source(place % 25 / 5, place % 5)
      guard (0..<5).contains(row), (0..<5).contains(column) else { return 0 }
      return Float(Self.image[place / 25 * 25 + row * 5 + column])
    }
  }

  @Test("Nothing asked, nothing changed")
  func nothing() {
    #expect(drawn() == taken { ($0, $1) })
  }

  @Test("A shift by whole pixels moves them")
  func shift() {
    #expect(drawn(right: 2, down: -1) == taken { ($0 + 1, $1 - 2) })
  }

  @Test("A mirror exchanges left and right")
  func mirror() {
    #expect(drawn(isFlipped: true) == taken { ($0, 4 - $1) })
  }

  @Test("A right angle turns clockwise, as rows go down")
  func turn() {
    let turned = drawn(angle: .pi / 2)
    for (value, exact) in zip(turned, taken { (4 - $1, $0) }) { #expect(abs(value - exact) < 1e-3) }
  }

  @Test("Half the size takes every other pixel; what is outside is dark")
  func size() {
    #expect(drawn(size: 0.5) == taken { (2 * $0 - 2, 2 * $1 - 2) })
  }

  @Test("Half a pixel is the mean of two")
  func between() {
    let whole = taken { ($0, $1) }
    let left = taken { ($0, $1 - 1) }
    #expect(drawn(right: 0.5) == zip(whole, left).map { ($0 + $1) / 2 })
  }

  @Test("What is drawn at random keeps to the limits, and is the same for the same seed")
  func random() {
    let seed = seed()
    let data = DataSet(
      name: "sheets", shape: Self.shape, classNames: ["a", "b"], images: Self.image, labels: [0],
      brightness: Brightness(white: 255, values: -1...1))
    let augmentation = Augmentation(shift: 1, rotation: 20, scale: 0.2, flip: true)
    var seen: Set<[Float]> = []
    for epoch in 0..<50 {
      var values = [[Float](repeating: .nan, count: 50), [Float](repeating: .nan, count: 50)]
      for copy in values.indices {
        var loader = BatchLoader(data, [0], batchSize: 1, seed: seed, augmentation: augmentation)
        loader.start(epoch: epoch)
        loader.fill(place: 0, image: &values[copy])
      }
      #expect(values[0] == values[1], "seed \(seed)")
      #expect(values[0].allSatisfy { (-1...1).contains($0) }, "seed \(seed)")
      seen.insert(values[0])
    }
    #expect(seen.count == 50, "seed \(seed)")
  }
}
