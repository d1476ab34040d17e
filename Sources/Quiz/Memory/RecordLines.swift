/// What could be read of many lines of records.
public struct RecordLines: Sendable {
  public private(set) var records: [ProgressRecord] = []
  /// How many lines only a newer version understands.
  public private(set) var newerCount = 0
  /// The lines that were read, as they stood, those of newer versions included.
  public private(set) var lines: [ArraySlice<UInt8>] = []
  /// How many lines could not be read, or not as a whole.
  public private(set) var damagedCount = 0

  /// Reads lines; what cannot be read does not keep the rest from being read.
  ///
  /// A damaged line is searched for whole records: where a line break is lost, or a torn line has run
  /// into the next, these are still there.
  public init(_ bytes: [UInt8]) {
    for line in bytes.split(separator: 10) {
      let line = Self.trimmed(line)
      if line.isEmpty || take(line) { continue }
      damagedCount += 1
      for piece in Self.pieces(of: line) { _ = take(piece) }
    }
  }

  private mutating func take(_ line: ArraySlice<UInt8>) -> Bool {
    guard let content = try? RecordLine.read(line) else { return false }
    switch content {
    case .record(let record): records.append(record)
    case .newer: newerCount += 1
    }
    lines.append(line)
    return true
  }

  /// The line without white space around it, such as an editor's carriage return.
  public static func trimmed(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    func isSpace(_ byte: UInt8) -> Bool { byte == 32 || byte == 9 || byte == 13 }
    let start = line.drop(while: isSpace)
    return start.dropLast(start.reversed().prefix(while: isSpace).count)
  }

  /// What may be records: what stands from each beginning of one to a brace before the next.
  private static func pieces(of line: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
    let beginning = RecordLine.beginning
    let starts = line.indices.filter { line[$0...].starts(with: beginning) }
    return zip(starts, starts.dropFirst() + [line.endIndex]).flatMap { start, end in
      line[start..<end].indices.lazy.filter { line[$0] == UInt8(ascii: "}") }
        .prefix(mostEnds).map { line[start...$0] }.filter(RecordLine.isSound)
    }
  }

  /// How many braces are tried; a record of this version has one.
  private static let mostEnds = 8
}
