/// Which images of a data set are learned from, which tell how well it goes, and which test the result.
///
/// Each part has its share of every class; the same seed splits the same way.
public struct Split: Hashable, Sendable {
  /// Indices of images, ascending.
  public var training: [Int]
  public var validation: [Int]
  public var test: [Int]

  public init(training: [Int], validation: [Int], test: [Int]) {
    self.training = training
    self.validation = validation
    self.test = test
  }

  /// The share of all images that test, where nobody has set some apart or asked for another.
  public static let usualTestShare: Float = 0.2

  /// Splits a data set.
  ///
  /// Where those who gathered the images have set some apart for testing, these are the test, and
  /// `test` means nothing.
  ///
  /// - Parameters:
  ///   - validation: the share of the images not tested on that validate, from 0 to less than 1.
  ///   - test: the share of all images that test, from 0 to less than 1.
  public init(_ data: DataSet, validation: Float, test: Float, seed: UInt64) {
    var random = RandomNumbers(seed: seed)
    let setApart = data.firstTestImage ?? data.count
    training = []
    self.validation = []
    self.test = Array(setApart..<data.count)
    let testShare = data.firstTestImage == nil ? test : 0
    var classes = [[Int]](repeating: [], count: data.classNames.count)
    for index in 0..<setApart { classes[Int(data.labels[index])].append(index) }
    for var members in classes {
      random.shuffle(&members)
      let tests = Int((Double(testShare) * Double(members.count)).rounded())
      let rest = members.count - tests
      let validations = Int((Double(validation) * Double(rest)).rounded())
      self.test += members[..<tests]
      self.validation += members[tests..<tests + validations]
      training += members[(tests + validations)...]
    }
    training.sort()
    self.validation.sort()
    self.test.sort()
  }

  /// The same with at most so many images to learn from, taken evenly from all.
  public func limited(to count: Int) -> Split {
    guard count < training.count else { return self }
    var split = self
    split.training = (0..<max(0, count)).map { training[$0 * training.count / count] }
    return split
  }
}
