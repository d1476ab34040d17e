import CZlib
import Course
import JSONText

/// A record as a line of JSON that ends with a checksum of all that stands before it.
///
///     {"v": 1, "id": "…", "time": "…", "question": "padding/4af0c2d1", "right": true, "hints": 0,
///     "crc": "9ae3f1c0"}
public enum RecordLine {
  /// The version of the lines that are written; a line of a later one is kept as it is.
  public static let version = 1
  /// With which every line begins.
  public static let beginning = Array(#"{"v": "#.utf8)

  /// What stands in a line.
  public enum Content: Hashable, Sendable {
    case record(ProgressRecord)
    /// Something that only a newer version understands.
    case newer
  }

  /// Why a line cannot be read.
  public struct Fault: Error, Hashable, Sendable, CustomStringConvertible {
    /// The character at which it was noticed, counted from 1.
    public let column: Int
    public let description: String
  }

  // MARK: Writing

  /// The line of a record, without its line break.
  public static func bytes(_ record: ProgressRecord) -> [UInt8] {
    var line = JSONWriter()
    line.raw("{\"v\": \(version), \"id\": \"\(hexadecimal(record.id, 16))\", \"time\": \"")
    line.raw("\(record.time)\", ")
    switch record.event {
    case .seen(let lesson):
      line.key("seen")
      line.string(lesson)
    case .answer(let answer):
      line.key("question")
      line.string(answer.question.description)
      line.raw(", \"right\": \(answer.isRight)")
      if let mistake = answer.mistake {
        line.raw(", \"mistake\": ")
        line.string(mistake)
      }
      line.raw(", \"hints\": \(answer.hints)")
      if let seconds = answer.seconds { line.raw(", \"seconds\": \(seconds)") }
    }
    let sum = hexadecimal(UInt64(checksum(line.bytes[...])), 8)
    line.raw("\(sumKey)\(sum)\"}")
    return line.bytes
  }

  private static let sumKey = ", \"crc\": \""
  /// Key, eight digits, quote and brace.
  private static let sumLength = sumKey.utf8.count + 10

  private static func hexadecimal(_ number: UInt64, _ count: Int) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: max(0, count - digits.count)) + digits
  }

  private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.withUnsafeBufferPointer { bytes in
      UInt32(truncatingIfNeeded: crc32(0, bytes.baseAddress, UInt32(clamping: bytes.count)))
    }
  }

  // MARK: Reading

  /// Reads a line.
  public static func read(_ line: ArraySlice<UInt8>) throws(Fault) -> Content {
    let members: Members
    do {
      members = try Members(JSONReader.read(line))
    } catch let error as JSONError {
      throw Fault(column: error.column, description: error.message)
    } catch {
      throw Fault(column: 1, description: "\(error)")
    }
    guard let version = members.whole("v", in: 1...Int.max) else {
      throw Fault(column: 1, description: "this is no line of progress: it has no version \"v\"")
    }
    if version > Self.version { return .newer }
    guard isSound(line) else {
      throw Fault(
        column: 1, description: "this line was changed or damaged: its checksum is another")
    }
    return .record(try record(members))
  }

  /// Whether the checksum at the end of a line is that of the rest.
  static func isSound(_ line: ArraySlice<UInt8>) -> Bool {
    guard line.count > sumLength else { return false }
    let end = line.suffix(sumLength)
    guard end.starts(with: sumKey.utf8), end.suffix(2).elementsEqual("\"}".utf8) else {
      return false
    }
    let sum = hexadecimal(UInt64(checksum(line.dropLast(sumLength))), 8)
    return end.dropFirst(sumKey.utf8.count).starts(with: sum.utf8)
  }

  private static func record(_ members: Members) throws(Fault) -> ProgressRecord {
    func missing(_ what: String) -> Fault {
      Fault(column: 1, description: "this line has no right \"\(what)\"")
    }
    guard let digits = members.text("id"), digits.utf8.count == 16,
      let id = UInt64(digits, radix: 16)
    else { throw missing("id") }
    guard let time = members.text("time").flatMap({ Timestamp($0) }) else { throw missing("time") }
    if let lesson = members.text("seen") {
      guard LessonFile.isID(lesson) else { throw missing("seen") }
      return ProgressRecord(id: id, time: time, .seen(lesson: lesson))
    }
    guard let question = members.text("question").flatMap(QuestionID.init) else {
      throw missing("question")
    }
    guard let isRight = members.truth("right") else { throw missing("right") }
    return ProgressRecord(
      id: id, time: time,
      .answer(
        AnswerRecord(
          question: question, isRight: isRight, mistake: members.text("mistake"),
          hints: members.whole("hints", in: 0...Int.max) ?? 0,
          seconds: members.whole("seconds", in: 0...Int.max))))
  }

  /// The members of a line's object.
  private struct Members {
    let members: [JSON.Member]

    init(_ value: JSON) {
      if case .object(let members) = value { self.members = members } else { members = [] }
    }

    private func value(_ key: String) -> JSON? { members.first { $0.key == key }?.value }

    func text(_ key: String) -> String? {
      if case .string(let text)? = value(key) { text } else { nil }
    }

    func whole(_ key: String, in range: ClosedRange<Int>) -> Int? {
      guard case .number(let text)? = value(key), let number = Int(text) else { return nil }
      return range.contains(number) ? number : nil
    }

    func truth(_ key: String) -> Bool? {
      if case .bool(let value)? = value(key) { value } else { nil }
    }
  }
}

extension QuestionID {
  /// Reads what `description` writes: the lesson's name, `/`, the question's; nil for anything else.
  public init?(_ text: String) {
    let names = text.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard names.count == 2, names.allSatisfy(LessonFile.isID) else { return nil }
    self.init(lesson: names[0], question: names[1])
  }
}
