/// Answers a stream of requests as its bytes arrive, in lines of bounded length.
public struct RequestStream {
  /// How many bytes a line may have.
  public static let longestLine = 16 << 20

  private let answerer: Answerer
  private let longestLine: Int
  /// The line that has begun.
  private var line: [UInt8] = []
  private var isTooLong = false
  private var number = 0
  /// Whether a request was answered by an error.
  public private(set) var hasErrors = false

  /// - Parameter longestLine: how many bytes a line may have; the standard for all but tests.
  public init(_ answerer: Answerer, longestLine: Int = Self.longestLine) {
    self.answerer = answerer
    self.longestLine = longestLine
  }

  /// Takes bytes and hands over an answer, with its line end, for each line that they end.
  public mutating func add(
    _ bytes: some Collection<UInt8>, answer: ([UInt8]) throws -> Void
  ) rethrows {
    var rest = bytes[...]
    while let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
      keep(rest[..<end])
      try finish(answer: answer)
      rest = rest[rest.index(after: end)...]
    }
    keep(rest)
  }

  /// Answers a last line without an end.
  public mutating func end(answer: ([UInt8]) throws -> Void) rethrows {
    if !line.isEmpty || isTooLong { try finish(answer: answer) }
  }

  private mutating func keep(_ bytes: some Collection<UInt8>) {
    guard !isTooLong, line.count + bytes.count <= longestLine else {
      // The rest of the line is passed over, and what was kept of it goes.
      isTooLong = true
      line = []
      return
    }
    line += bytes
  }

  private mutating func finish(answer: ([UInt8]) throws -> Void) rethrows {
    number += 1
    defer {
      line.removeAll(keepingCapacity: line.capacity <= 1 << 20)
      isTooLong = false
    }
    let isBlank = line.allSatisfy { $0 == 32 || $0 == 9 || $0 == 13 }
    if isBlank && !isTooLong { return }
    let found =
      isTooLong
      ? answerer.refusal("the line is longer than \(grouped(longestLine)) bytes", line: number)
      : answerer.answer(line, line: number)
    hasErrors = hasErrors || found.isError
    try answer(found.bytes + [10])
  }
}
