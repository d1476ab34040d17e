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
  ///   - data: the images.
  ///   - validation: the share of the images not tested on that validate, from 0 to less than 1.
  ///   - test: the share of all images that test, from 0 to less than 1.
  ///   - seed: decides which images come where.
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

  /// The same with at most so many images to learn from: of each class its share, taken evenly from all.
  public func limited(to count: Int, of data: DataSet) -> Split {
    guard count < training.count else { return self }
    let classes = Dictionary(grouping: training) { data.labels[$0] }
    // Where each image stands among those of its class, from 0 to 1: the first places of all classes
    // come first, and none is passed over while another has more than its share.
    let places = classes.flatMap { label, members in
      members.indices.map { (Double(2 * $0 + 1) / Double(members.count), label) }
    }
    let first = places.sorted { $0 < $1 }.prefix(max(0, count))
    var split = self
    split.training = Dictionary(grouping: first, by: \.1).flatMap { label, places in
      let members = classes[label] ?? []
      return places.indices.map { members[$0 * members.count / places.count] }
    }.sorted()
    return split
  }
}
