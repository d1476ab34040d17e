import Quiz
import SeededRandom
import Testing

@Suite("Records as lines")
struct RecordLineTests {
  static func record(_ random: inout SeededRandom) -> ProgressRecord {
    let time = Timestamp(milliseconds: Int.random(in: Timestamp.range, using: &random))
    let lesson = ["padding", "strided-conv", "x-or-o"].randomElement(using: &random) ?? "relu"
    if Int.random(in: 0..<5, using: &random) == 0 {
      return ProgressRecord(id: random.next(), time: time, .seen(lesson: lesson))
    }
    let mistakes = [nil, "biasForgotten", "with \"quotes\" \\ and } {\"v\": 1, … \u{1B} 🙂"]
    return ProgressRecord(
      id: random.next(), time: time,
      .answer(
        AnswerRecord(
          question: QuestionID(lesson: lesson, question: "4af0c2d\(Int.random(in: 0...9))"),
          isRight: Bool.random(using: &random),
          mistake: mistakes.randomElement(using: &random) ?? nil,
          hints: Int.random(in: 0...3, using: &random),
          seconds: Bool.random(using: &random) ? Int.random(in: 0...9_999, using: &random) : nil)))
  }

  private static func log(_ count: Int, _ random: inout SeededRandom) -> (
    records: [ProgressRecord], lines: [[UInt8]]
  ) {
    let records = (0..<count).map { _ in record(&random) }
    return (records, records.map(RecordLine.bytes))
  }

  @Test("What is written is read again")
  func roundTrip() throws {
    var random = SeededRandom(seed: seed())
    for _ in 0..<1_000 {
      let record = Self.record(&random)
      #expect(try RecordLine.read(RecordLine.bytes(record)[...]) == .record(record))
    }
  }

  @Test("A line is as it is documented")
  func form() {
    let answer = AnswerRecord(
      question: QuestionID(lesson: "padding", question: "4af0c2d1"), isRight: false,
      mistake: "truncated", hints: 1, seconds: 12)
    let record = ProgressRecord(
      id: 255, time: Timestamp(milliseconds: 1_795_280_737_042), .answer(answer))
    let text = String(decoding: RecordLine.bytes(record), as: UTF8.self)
    #expect(
      text.hasPrefix(
        #"{"v": 1, "id": "00000000000000ff", "time": "2026-11-21T17:05:37.042Z", "#
          + #""question": "padding/4af0c2d1", "right": false, "mistake": "truncated", "#
          + #""hints": 1, "seconds": 12, "crc": ""#))
  }

  @Test("A line of a newer version is kept as it is")
  func newer() {
    let text = #"{"v": 2, "what": ["nobody", "knows"]}"# + "\n"
    let lines = RecordLines(Array(text.utf8))
    #expect(lines.newerCount == 1 && lines.damagedCount == 0 && lines.records.isEmpty)
    #expect(lines.lines.map(Array.init) == [Array(text.utf8.dropLast())])
  }

  @Test(
    "What is no record is refused with a reason",
    arguments: [
      ("", "a value was expected, not the end of the line"),
      ("{", "a key in quotes was expected, not the end of the line"),
      ("[1]", "this is no line of progress: it has no version \"v\""),
      ("{\"v\": 0}", "this is no line of progress: it has no version \"v\""),
      ("{\"v\": 1}", "this line was changed or damaged: its checksum is another"),
    ])
  func refused(_ text: String, _ reason: String) {
    let fault = #expect(throws: RecordLine.Fault.self) {
      try RecordLine.read(Array(text.utf8)[...])
    }
    #expect(fault?.description == reason)
  }

  @Test("No change of a single character goes unnoticed")
  func everyCharacter() {
    var random = SeededRandom(seed: seed())
    let line = RecordLine.bytes(Self.record(&random))
    for place in line.indices {
      var changed = line
      changed[place] ^= UInt8.random(in: 1...127, using: &random)
      if let content = try? RecordLine.read(changed[...]) { #expect(content == .newer) }
    }
  }

  @Test("Of 1,000 damaged files every whole record is read, and nothing that was not written")
  func damages() {
    var random = SeededRandom(seed: seed())
    for round in 0..<1_000 {
      let (records, lines) = Self.log(12, &random)
      var bytes = Array(lines.joined(separator: [10])) + [10]
      for _ in 0..<Int.random(in: 1...4, using: &random) { Self.damage(&bytes, &random) }
      let read = Set(RecordLines(bytes).records)
      #expect(read.isSubset(of: records), "round \(round)")
      for (record, line) in zip(records, lines) where Self.holds(bytes, line) {
        #expect(read.contains(record), "round \(round)")
      }
    }
  }

  /// What disks, editors and careless people do.
  private static func damage(_ bytes: inout [UInt8], _ random: inout SeededRandom) {
    guard !bytes.isEmpty else { return }
    let place = Int.random(in: bytes.indices, using: &random)
    let end = min(bytes.count, place + Int.random(in: 1...300, using: &random))
    switch Int.random(in: 0..<8, using: &random) {
    case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
    case 1: bytes.removeSubrange(place..<end)
    case 2: bytes.removeSubrange(place...)
    case 3: bytes.replaceSubrange(place..<end, with: repeatElement(0, count: end - place))
    case 4:
      let noise = (0..<20).map { _ in UInt8.random(in: 0...255, using: &random) }
      bytes.insert(contentsOf: noise, at: place)
    case 5: bytes.removeAll { $0 == 10 }
    case 6: bytes.insert(contentsOf: bytes[place..<end], at: place)
    default: bytes = Array(bytes.split(separator: 10).joined(separator: [13, 10]))
    }
  }

  private static func holds(_ bytes: [UInt8], _ line: [UInt8]) -> Bool {
    bytes.indices.contains { bytes[$0] == line[0] && bytes[$0...].starts(with: line) }
  }

  @Test(
    "Times are written as RFC 3339 says, and read so only",
    arguments: [
      (0, "1970-01-01T00:00:00.000Z"), (951_782_400_001, "2000-02-29T00:00:00.001Z"),
      (1_795_280_737_042, "2026-11-21T17:05:37.042Z"),
      (253_402_300_799_999, "9999-12-31T23:59:59.999Z"),
    ])
  func times(_ milliseconds: Int, _ text: String) {
    let time = Timestamp(milliseconds: milliseconds)
    #expect(time.description == text && Timestamp(text) == time)
    for wrong in [
      text + " ", String(text.dropLast()), text.replacing("T", with: " "),
      "2026-02-30" + text.dropFirst(10),
      "2026-13-01" + text.dropFirst(10), text.prefix(11) + "24" + text.dropFirst(13),
      "éé-------------------------Z",
    ] { #expect(Timestamp(String(wrong)) == nil, "\(wrong)") }
  }

  @Test(
    "How far off a time is, in one unit",
    arguments: [
      (-5, "now"), (0, "now"), (1, "in 1 minute"), (119, "in 119 minutes"), (120, "in 2 hours"),
      (2_879, "in 47 hours"), (2_880, "in 2 days"),
    ])
  func distances(_ minutes: Int, _ text: String) {
    let now = Timestamp(milliseconds: 1_767_225_600_000)
    #expect(now.adding(minutes: minutes).distance(from: now) == text)
  }
}
