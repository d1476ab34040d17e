import Files

extension DataSet {
  /// The 1,797 handwritten digits of `Assets/Data/digits.csv.gz`, 8×8 pixels each.
  ///
  /// A pixel counts the dark points, 0 to 16, in a square of 4×4 points of the scanned digit; a line
  /// has the 64 of an image, row after row, and then its digit. E. Alpaydin and C. Kaynak, Optical
  /// Recognition of Handwritten Digits, UCI Machine Learning Repository, 1998.
  public static func digits(path: String) throws(DataError) -> DataSet {
    try table(
      path: path, name: "digits", shape: Volume(channels: 1, height: 8, width: 8),
      brightness: Brightness(white: 16), classNames: (0...9).map(String.init))
  }

  /// Images in a table of whole numbers, one image and its class a line, packed by gzip or not.
  static func table(
    path: String, name: String, shape: Volume, brightness: Brightness, classNames: [String]
  ) throws(DataError) -> DataSet {
    var file = try PackedFile(path)
    let bytes = try file.rest(limit: mostBytes / 4)
    var images: [UInt8] = []
    var labels: [Int32] = []
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (number, line) in lines.enumerated() where !line.isEmpty {
      do throws(TableLineError) {
        let reader = TableLine(line, white: brightness.white, classes: classNames.count)
        labels.append(Int32(try reader.read(pixels: shape.count, into: &images)))
      } catch {
        throw DataError(
          path, .table(error.fault, Place(line: number + 1, column: error.column)))
      }
    }
    guard !labels.isEmpty else { throw DataError(path, .empty) }
    return DataSet(
      name: name, shape: shape, classNames: classNames, images: images, labels: labels,
      brightness: brightness)
  }
}

private struct TableLineError: Error {
  let fault: TableLineFault
  let column: Int
}

/// A line of a table of images: its pixels, then its class, parted by commas.
private struct TableLine {
  private let fields: [ArraySlice<UInt8>]
  private let start: Int
  private let white: UInt8
  private let classes: Int

  init(_ line: ArraySlice<UInt8>, white: UInt8, classes: Int) {
    let end = line.last == UInt8(ascii: "\r") ? line.endIndex - 1 : line.endIndex
    fields = line[..<end].split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
    start = line.startIndex
    self.white = white
    self.classes = classes
  }

  /// Appends the pixels, and returns the class.
  func read(pixels: Int, into images: inout [UInt8]) throws(TableLineError) -> Int {
    guard fields.count == pixels + 1 else {
      throw TableLineError(fault: .wrongCount(fields.count, needed: pixels + 1), column: 1)
    }
    for field in fields.dropLast() {
      images.append(UInt8(try number(field, in: 0...Int(white))))
    }
    return try number(fields[pixels], in: 0...classes - 1)
  }

  private func number(
    _ field: ArraySlice<UInt8>, in range: ClosedRange<Int>
  ) throws(TableLineError) -> Int {
    let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
    var value = field.isEmpty || field.count > 9 ? -1 : 0
    for byte in field where value >= 0 {
      value = digits.contains(byte) ? 10 * value + Int(byte - digits.lowerBound) : -1
    }
    guard range.contains(value) else {
      let text = String(decoding: field.prefix(20), as: UTF8.self)
      throw TableLineError(
        fault: .notANumber(text, range), column: field.startIndex - start + 1)
    }
    return value
  }
}
