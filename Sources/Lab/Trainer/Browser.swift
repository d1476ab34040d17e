import Network

/// Which image is in view, and which come before and after it.
struct Browser {
  /// At most so many images are browsed where none validate.
  static let mostImages = 1_000

  /// What is in view.
  enum View: Equatable {
    case image(Int)
    /// Pixels as the network gets them.
    case drawn([Float])
  }

  let data: DataSet
  /// The images browsed.
  let images: [Int]
  private(set) var view: View
  private(set) var filter = ExampleFilter.all
  /// Those that go through the filter.
  private(set) var list: [Int]
  /// The last image in view that was not drawn.
  private var last: Int

  /// Browses images that validate; where there are none, some of those that are learned from.
  init(_ data: DataSet, _ split: Split) {
    self.data = data
    let isValidated = !split.validation.isEmpty
    images = isValidated ? split.validation : split.limited(to: Self.mostImages).training
    list = images
    last = images.first ?? 0
    view = .image(last)
  }

  /// Where the image in view stands in the list.
  var position: Int? {
    guard case .image(let index) = view else { return nil }
    return list.firstIndex(of: index)
  }

  /// Brings another image into view.
  ///
  /// - Parameter answers: the classes that the images browsed are taken for.
  /// - Returns: why it cannot be; nil where it can.
  mutating func choose(
    _ choice: ExampleChoice, answers: ([Int]) throws(LabError) -> [Int]
  ) throws(LabError) -> String? {
    switch choice {
    case .next: return move(forward: true)
    case .previous: return move(forward: false)
    case .index(let index):
      guard data.labels.indices.contains(index) else {
        return "There are images from 0 to \(data.count - 1)."
      }
      show(index)
    case .drawn(let pixels):
      guard pixels.count == data.shape.count, pixels.allSatisfy({ $0.isFinite }) else {
        return "A drawing needs \(data.shape.count) pixels."
      }
      view = .drawn(pixels)
    case .filter(let filter):
      return try use(filter, answers: answers)
    }
    return nil
  }

  private mutating func use(
    _ filter: ExampleFilter, answers: ([Int]) throws(LabError) -> [Int]
  ) throws(LabError) -> String? {
    if case .ofClass(let label) = filter, !data.classNames.indices.contains(label) {
      return "There are classes from 0 to \(data.classNames.count - 1)."
    }
    let before = self.filter
    self.filter = filter
    try refresh(answers: answers)
    guard list.isEmpty else {
      if position == nil { show(list.first { $0 >= last } ?? list[0]) }
      return nil
    }
    self.filter = before
    try refresh(answers: answers)
    return filter == .wrong
      ? "Every image browsed is taken for its class." : "No image browsed is of this class."
  }

  /// Goes through the filter anew, after weights have changed.
  mutating func refresh(answers: ([Int]) throws(LabError) -> [Int]) throws(LabError) {
    switch filter {
    case .all: list = images
    case .ofClass(let label): list = images.filter { Int(data.labels[$0]) == label }
    case .wrong:
      list = zip(images, try answers(images)).filter { Int(data.labels[$0]) != $1 }.map(\.0)
    }
  }

  private mutating func move(forward: Bool) -> String? {
    guard !list.isEmpty else { return "No image goes through the filter any more." }
    if case .drawn = view {
      show(last)
    } else if let position {
      show(list[(position + (forward ? 1 : list.count - 1)) % list.count])
    } else {
      let next = forward ? list.first { $0 > last } : list.last { $0 < last }
      show(next ?? (forward ? list[0] : list[list.count - 1]))
    }
    return nil
  }

  private mutating func show(_ index: Int) {
    last = index
    view = .image(index)
  }
}
