import CZlib
import Foundation
import Quiz
import SeededRandom
import Testing

extension FuzzTests.Answers {
  /// A few lines as they are kept.
  private static let log: [UInt8] = {
    let padding = QuestionID(lesson: "padding", question: "4af0c2d1")
    let events: [ProgressRecord.Event] = [
      .seen(lesson: "padding"), .answer(AnswerRecord(question: padding, isRight: true)),
      .answer(
        AnswerRecord(
          question: padding, isRight: false, mistake: "forgot bias", hints: 2, seconds: 61)),
    ]
    return events.enumerated().flatMap { place, event in
      let time = Timestamp(milliseconds: 1_795_280_000_000 + place * 86_400_000)
      return RecordLine.bytes(ProgressRecord(id: UInt64(place), time: time, event)) + [10]
    }
  }()

  @Test("What is kept of answers: whole lines are read, the rest counted; a schedule follows")
  func memory() {
    let words = [
      "{\"v\": 1", "{\"v\": 2", "\"id\": ", "\"time\": ", "\"question\": ", "\"right\": true",
      "\"hints\": ", "\"seconds\": ", "\"seen\": ", "\"crc\": ", "9999-12-31T23:59:59.999Z",
      "0000-01-01T00:00:00.000Z", "}", "\n",
    ]
    Fuzzing("kept answers", count: 6_000, Mutator([Self.log], dictionary: words)).run {
      bytes, random in
      var bytes = bytes
      if Int.random(in: 0..<4, using: &random) > 0 { bytes = withRightSums(bytes) }
      let read = RecordLines(bytes)
      if read.lines.count != read.records.count + read.newerCount {
        return .fault("lines are lost")
      }
      let memory = Memory(read.records)
      let now = Timestamp(milliseconds: 1_795_300_000_000)
      for (question, recall) in memory.recalls {
        let standing = memory.standing(
          of: question.lesson, questions: [question.question], at: now)
        if recall.schedule.due < recall.schedule.last { return .fault("due before it was asked") }
        if !recall.schedule.stability.isFinite || standing.rightAnswers > standing.answers {
          return .fault("\(recall)")
        }
      }
      return read.damagedCount == 0 ? .read : .refused
    }
  }

  /// Each line with the check sum that it should have.
  private func withRightSums(_ bytes: [UInt8]) -> [UInt8] {
    let key = Array(#", "crc": ""#.utf8)
    let lines = bytes.split(separator: 10).map { line -> [UInt8] in
      let start = line.indices.last { line[$0...].starts(with: key) }
      guard let start else { return Array(line) }
      let before = Array(line[..<start])
      let sum = String(crc32(0, before, UInt32(before.count)), radix: 16)
      let digits = String(repeating: "0", count: 8 - sum.count) + sum
      return before + key + Array(digits.utf8) + Array("\"}".utf8)
    }
    return Array(lines.joined(separator: [10])) + [10]
  }
}
