import SeededRandom
import Testing

@testable import Network

@Suite("A split gives each part its share of every class")
struct DataSplitTests {
  private func data(_ labels: [Int32], classes: Int, firstTest: Int? = nil) -> DataSet {
    DataSet(
      name: "dots", shape: Volume(channels: 1, height: 1, width: 1),
      classNames: (0..<classes).map(String.init), images: labels.map { UInt8($0) }, labels: labels,
      brightness: Brightness(), firstTestImage: firstTest)
  }

  @Test("Every image is in one part, every class has its share")
  func shares() {
    let seed = seed()
    var random = SeededRandom(seed: seed)
    for _ in 0..<200 {
      let classes = Int.random(in: 2...12, using: &random)
      let count = Int.random(in: 0...400, using: &random)
      let data = data(
        (0..<count).map { _ in Int32.random(in: 0..<Int32(classes), using: &random) },
        classes: classes)
      let test = Float.random(in: 0..<0.5, using: &random)
      let validation = Float.random(in: 0..<0.5, using: &random)
      let split = Split(data, validation: validation, test: test, seed: seed)
      #expect(split == Split(data, validation: validation, test: test, seed: seed))
      let all = split.training + split.validation + split.test
      #expect(all.sorted() == Array(0..<count), "seed \(seed)")
      for part in [split.training, split.validation, split.test] {
        #expect(part == part.sorted(), "seed \(seed)")
      }
      for label in 0..<Int32(classes) {
        func share(_ part: [Int]) -> Double { Double(part.count { data.labels[$0] == label }) }
        let members = Double(data.labels.count { $0 == label })
        #expect(abs(share(split.test) - members * Double(test)) <= 0.5, "seed \(seed)")
        let rest = members - share(split.test)
        #expect(abs(share(split.validation) - rest * Double(validation)) <= 0.5, "seed \(seed)")
      }
    }
  }

  @Test("Another seed splits otherwise")
  func seeds() {
    let data = data((0..<100).map { Int32($0 % 2) }, classes: 2)
    let first = Split(data, validation: 0.1, test: 0.2, seed: 1)
    #expect(first != Split(data, validation: 0.1, test: 0.2, seed: 2))
  }

  @Test("Images set apart for testing are the test, whatever the share")
  func setApart() {
    let data = data((0..<100).map { Int32($0 % 2) }, classes: 2, firstTest: 80)
    let split = Split(data, validation: 0.25, test: 0.9, seed: 1)
    #expect(split.test == Array(80..<100))
    #expect(split.validation.count == 20)
    #expect(split.training.count == 60)
  }

  @Test(
    "A limit takes its share of every class",
    arguments: [
      // As in folders, one class after the other; and in turn.
      { $0 / 25 }, { $0 % 4 },
    ] as [@Sendable (Int32) -> Int32])
  func limit(_ label: @Sendable (Int32) -> Int32) {
    let data = data((0..<100).map(label), classes: 4)
    let split = Split(data, validation: 0, test: 0, seed: 1)
    func limited(_ count: Int) -> [Int] { split.limited(to: count, of: data).training }
    for count in 0...100 {
      let chosen = limited(count)
      #expect(Set(chosen).count == count)
      #expect(chosen == chosen.sorted())
      for label in 0..<4 as Range<Int32> {
        let share = chosen.count { data.labels[$0] == label }
        #expect((count / 4...(count + 3) / 4).contains(share))
      }
    }
    #expect(limited(1_000) == split.training)
    // From all over a class, not only its beginning.
    let ofFirst = limited(20).filter { data.labels[$0] == 0 }
    #expect(ofFirst == (0..<5).map { ((0..<100).filter { data.labels[$0] == 0 })[5 * $0] })
  }

  @Test("Of a class that is rare, a limit takes few")
  func limitOfRareClass() {
    let data = data((0..<100).map { $0 < 10 ? 1 : 0 }, classes: 2)
    let split = Split(data, validation: 0, test: 0, seed: 1).limited(to: 20, of: data)
    #expect(split.training.count { data.labels[$0] == 1 } == 2)
  }
}
