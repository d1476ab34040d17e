extension DataSet {
  /// The images of some classes only, which are then counted from 0.
  ///
  /// - Parameters:
  ///   - classes: which ones stay, by their numbers.
  ///   - name: what the subset is called.
  /// - Precondition: there are such classes.
  public func only(_ classes: ClosedRange<Int>, name: String) -> DataSet {
    precondition(classNames.indices.contains(classes.upperBound) && classes.lowerBound >= 0)
    let chosen = labels.indices.filter { classes.contains(Int(labels[$0])) }
    var images: [UInt8] = []
    images.reserveCapacity(chosen.count * shape.count)
    for index in chosen { images += image(index) }
    return DataSet(
      name: name, shape: shape, classNames: Array(classNames[classes]), images: images,
      labels: chosen.map { labels[$0] - Int32(classes.lowerBound) }, brightness: brightness,
      firstTestImage: firstTestImage.map { first in chosen.count { $0 < first } })
  }
}

extension Split {
  /// The same with at most so many images of each class to learn from, taken evenly from all of the class.
  public func limited(toEach count: Int, of data: DataSet) -> Split {
    var split = self
    split.training = data.classNames.indices.flatMap { label in
      let members = training.filter { Int(data.labels[$0]) == label }
      let kept = min(max(0, count), members.count)
      return (0..<kept).map { members[$0 * members.count / kept] }
    }.sorted()
    return split
  }
}
