import Network
import Testing

/// Some classes of a data set, and few images of each.
@Suite struct DataSubsetTests {
  @Test("The images of some classes are counted from 0")
  func classes() throws {
    let digits = try TrainingSample.digits()
    let some = digits.only(5...9, name: "digits 5-9")
    #expect(some.name == "digits 5-9")
    #expect(some.classNames == ["5", "6", "7", "8", "9"])
    let chosen = digits.labels.indices.filter { digits.labels[$0] >= 5 }
    #expect(some.labels == chosen.map { digits.labels[$0] - 5 })
    for (index, original) in chosen.enumerated() {
      #expect(some.image(index) == digits.image(original))
    }
    #expect(some.firstTestImage == nil)
  }

  @Test("Images that were set apart for testing stay apart")
  func setApart() {
    let data = DataSet(
      name: "six", shape: Volume(channels: 1, height: 1, width: 1),
      classNames: ["a", "b", "c"], images: [0, 1, 2, 3, 4, 5], labels: [0, 1, 2, 2, 1, 0],
      brightness: Brightness(), firstTestImage: 3)
    let some = data.only(1...2, name: "b and c")
    #expect(some.images == [1, 2, 3, 4])
    #expect(some.labels == [0, 1, 1, 0])
    #expect(some.firstTestImage == 2)
  }

  @Test("Few images are few of each class", arguments: [0, 1, 10, 10_000])
  func few(count: Int) throws {
    let digits = try TrainingSample.digits()
    let split = Split(digits, validation: 0.1, test: 0.2, seed: 1)
    let few = split.limited(toEach: count, of: digits)
    #expect(few.validation == split.validation && few.test == split.test)
    #expect(few.training == few.training.sorted())
    #expect(Set(few.training).isSubset(of: split.training))
    for label in 0..<10 {
      let all = split.training.count { digits.labels[$0] == label }
      #expect(few.training.count { digits.labels[$0] == label } == min(count, all))
    }
  }
}
