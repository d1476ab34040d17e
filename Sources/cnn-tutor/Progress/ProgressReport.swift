import Course
import Quiz

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// How the learner stands with every lesson, as text and as JSON.
struct ProgressReport {
  private let rows: [(lesson: Lesson, standing: Standing)]
  private let time: Timestamp
  /// Answers to questions of lessons that are not here.
  private let elsewhere: Int
  /// Records that only a newer version understands.
  private let newer: Int

  init(_ contents: RecordLines, in lessons: [Lesson], at time: Timestamp) {
    let memory = Memory(contents.records)
    rows = lessons.map { ($0, memory.standing(of: $0, at: time)) }
    let here = Set(lessons.map(\.id))
    elsewhere = memory.recalls.reduce(0) {
      $0 + (here.contains($1.key.lesson) ? 0 : $1.value.answers)
    }
    newer = contents.newerCount
    self.time = time
  }

  private func sum(_ value: (Standing) -> Int) -> Int { rows.reduce(0) { $0 + value($1.standing) } }

  private var next: Timestamp? { rows.compactMap(\.standing.next).min() }

  // MARK: Text

  /// A table with a line a lesson, and what it comes to.
  var lines: [String] {
    let head = ["lesson", "seen", "known", "mastered", "right", "due", "next"]
    let cells = [head] + rows.map(cells)
    let widths = head.indices.map { column in cells.map { $0[column].count }.max() ?? 0 }
    let table = cells.map { row in
      row.indices.map { column in
        let space = String(repeating: " ", count: widths[column] - row[column].count)
        // Numbers stand under each other, words begin under each other.
        return [2, 4, 5].contains(column) ? space + row[column] : row[column] + space
      }.joined(separator: "  ").trimmingEnd
    }
    return table + [""] + summary
  }

  private func cells(_ row: (lesson: Lesson, standing: Standing)) -> [String] {
    let standing = row.standing
    return [
      row.lesson.id, standing.isSeen ? "yes" : "-", "\(standing.known)/\(standing.questions)",
      standing.isMastered ? "yes" : "-",
      standing.answers > 0 ? "\(standing.rightAnswers)/\(standing.answers)" : "-",
      standing.due > 0 ? "\(standing.due)" : "-",
      standing.next.map { $0.distance(from: time) } ?? "-",
    ]
  }

  private var summary: [String] {
    let (seen, mastered) = (sum { $0.isSeen ? 1 : 0 }, sum { $0.isMastered ? 1 : 0 })
    let (answers, due) = (sum(\.answers), sum(\.due))
    var lines = [
      "\(seen) of \(rows.count) lesson\(rows.count == 1 ? "" : "s") seen, \(mastered) mastered; "
        + "\(sum(\.rightAnswers)) of \(answers) answers right."
    ]
    if due > 0 {
      lines.append("\(due) due now: `cnn-tutor quiz --review`.")
    } else if let next {
      lines.append("Nothing is due; the next question is \(next.distance(from: time)).")
    }
    if elsewhere > 0 {
      let answers = elsewhere == 1 ? "1 more answer" : "\(elsewhere) more answers"
      lines.append("\(answers) to lessons of other folders; --lessons FOLDER tells of those.")
    }
    if newer > 0 {
      lines.append("\(newer) records are of a newer version: kept, but not understood.")
    }
    return lines
  }

  // MARK: JSON

  private struct Item: Encodable {
    let id: String
    let title: String
    let seen: Bool
    let mastered: Bool
    let questions: Int
    let known: Int
    let due: Int
    let answers: Int
    let right: Int
    let next: String?
  }

  private struct Document: Encodable {
    let version = 1
    let time: String
    let lessons: [Item]
    let seen: Int
    let mastered: Int
    let answers: Int
    let right: Int
    let due: Int
    let next: String?
    let elsewhere: Int
    let newer: Int
  }

  /// One object; the keys of the README.
  func json() throws -> String {
    let items = rows.map { lesson, standing in
      Item(
        id: lesson.id, title: lesson.title, seen: standing.isSeen, mastered: standing.isMastered,
        questions: standing.questions, known: standing.known, due: standing.due,
        answers: standing.answers, right: standing.rightAnswers,
        next: standing.next.map(\.description))
    }
    let document = Document(
      time: time.description, lessons: items, seen: sum { $0.isSeen ? 1 : 0 },
      mastered: sum { $0.isMastered ? 1 : 0 }, answers: sum(\.answers), right: sum(\.rightAnswers),
      due: sum(\.due), next: next?.description, elsewhere: elsewhere, newer: newer)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(document), as: UTF8.self)
  }
}

extension String {
  /// The text without the spaces at its end.
  fileprivate var trimmingEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
