import Foundation
import Quiz
import SeededRandom
import Testing

@testable import cnn_tutor

@Suite("The log of progress")
struct ProgressLogTests {
  let folder: TemporaryFolder
  let environment: [String: String]
  let log: ProgressLog
  let name = "cnn-tutor/progress.jsonl"

  init() throws {
    folder = try TemporaryFolder()
    environment = ["XDG_STATE_HOME": folder.path]
    log = try #require(ProgressLog(environment: environment))
  }

  private func answer(_ question: String = "a", isRight: Bool = true) -> Round.Outcome {
    Round.Outcome(
      question: QuestionID(lesson: "padding", question: question), isRight: isRight)
  }

  private func record(_ id: UInt64) -> ProgressRecord {
    ProgressRecord(id: id, time: .now, .seen(lesson: "padding"))
  }

  @Test("An answer is on the disk when it was kept, for the user's eyes only")
  func kept() throws {
    let progress = Progress(environment: environment)
    #expect(progress.append(answer()) == nil)
    #expect(progress.noteSeen(lesson: "padding") == nil)
    #expect(progress.noteSeen(lesson: "padding") == nil)
    #expect(try folder.text(name).split(separator: "\n").count == 2)
    let mode = try FileManager.default.attributesOfItem(atPath: folder.path + "/" + name)
    #expect(mode[.posixPermissions] as? Int == 0o600)
    let again = Progress(environment: environment)
    #expect(again.memory.recalls == progress.memory.recalls && again.complaints.isEmpty)
    #expect(again.memory.seen.keys.contains("padding"))
  }

  @Test("A torn last line does not swallow the next record, and is set aside")
  func torn() throws {
    try log.append([record(1)])
    let whole = try folder.text(name)
    try folder.write(whole + whole.prefix(40), to: name)
    try log.append([record(2)])
    let contents = try log.contents()
    #expect(contents.lines.records.map(\.id) == [1, 2])
    #expect(contents.message?.contains("1 line could not be read") == true)
    #expect(try folder.text(name + ".damaged").contains(whole.prefix(40) + "\n{"))
    #expect(try log.contents().message == nil)
  }

  @Test("A last line that only lacks its end is a record")
  func unended() throws {
    try log.append([record(1)])
    try folder.write(String(try folder.text(name).dropLast()), to: name)
    #expect(try log.contents().message == nil)
    try log.append([record(2)])
    #expect(try log.contents().lines.records.map(\.id) == [1, 2])
  }

  @Test("A damaged file never takes an older one's place")
  func asides() throws {
    for round in 1...3 {
      try log.append([record(UInt64(round))])
      try folder.write(folder.text(name) + "damage \(round)\n", to: name)
      let progress = Progress(environment: environment)
      #expect(progress.complaints.first?.contains("damaged") == true)
    }
    for (ending, round) in [("", 1), ("-2", 2), ("-3", 3)] {
      #expect(try folder.text(name + ".damaged" + ending).hasSuffix("damage \(round)\n"))
    }
    #expect(try log.contents().lines.records.map(\.id) == [1, 2, 3])
  }

  @Test("Lines of a newer version stay through a repair")
  func newer() throws {
    let line = #"{"v": 7, "new": true}"#
    try folder.write(line + "\nx\n", to: name)
    try log.append([record(1)])
    let contents = try log.contents()
    #expect(contents.lines.newerCount == 1 && contents.lines.records.count == 1)
    #expect(try folder.text(name).hasPrefix(line + "\n{"))
  }

  @Test("What is no file, or too large, is set aside", arguments: ["pipe", "folder", "large"])
  func strange(_ kind: String) throws {
    let path = folder.path + "/" + name
    try folder.write("", to: "cnn-tutor/x")
    switch kind {
    case "pipe": #expect(mkfifo(path, 0o600) == 0)
    case "folder": #expect(mkdir(path, 0o700) == 0)
    default:
      try folder.write("", to: name)
      #expect(truncate(path, off_t(ProgressLog.readLimit) + 1) == 0)
    }
    let progress = Progress(environment: environment)
    #expect(progress.complaints.count == 1)
    #expect(progress.append(answer()) == nil)
    #expect(Progress(environment: environment).memory.recalls.count == 1)
  }

  @Test("What would make the file larger than it may be is refused, and the file stays as it was")
  func full() throws {
    let log = try #require(ProgressLog(environment: environment))
    try log.append(lines: [Array("one".utf8)[...]])
    #expect(throws: StateFileError.full(path: log.file.path, limit: 7)) {
      try log.file.append(Array("two\n".utf8), limit: 7)
    }
    #expect(try folder.text(name) == "one\n")
    try log.file.append(Array("two\n".utf8), limit: 8)
    #expect(try folder.text(name) == "one\ntwo\n")
    #expect(ProgressLog.sizeLimit < ProgressLog.readLimit)
  }

  @Test("What cannot be written is told once, kept in memory, and written with what comes next")
  func retried() throws {
    // A folder in the place of the lock keeps anything from being written, whoever asks.
    try folder.write("", to: "cnn-tutor/x")
    let lock = folder.path + "/" + name + ".lock"
    #expect(mkdir(lock, 0o700) == 0)
    let progress = Progress(environment: environment)
    #expect(progress.append(answer("a"))?.contains("cannot be kept for now") == true)
    #expect(progress.append(answer("b")) == nil)
    #expect(progress.memory.recalls.count == 2)
    #expect(progress.complaints.first?.hasPrefix("2 records of your progress could not") == true)
    #expect(rmdir(lock) == 0)
    #expect(progress.append(answer("c")) == nil)
    #expect(progress.complaints.isEmpty)
    #expect(Progress(environment: environment).memory.recalls.count == 3)
  }

  @Test("Without a home, answers count for now, and their loss is told")
  func homeless() {
    let progress = Progress(environment: ["HOME": "relative"])
    #expect(progress.append(answer())?.contains("HOME is not set") == true)
    #expect(progress.memory.recalls.count == 1 && progress.complaints.count == 1)
  }

  @Test("Tutors that write at once lose nothing of each other")
  func together() async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for writer in 0..<4 {
        group.addTask { [log] in
          for number in 0..<50 {
            try log.append([
              ProgressRecord(
                id: UInt64(writer * 1_000 + number), time: .now, .seen(lesson: "padding"))
            ])
          }
        }
      }
      try await group.waitForAll()
    }
    let ids = try log.contents().lines.records.map(\.id)
    #expect(Set(ids).count == 200 && ids.count == 200)
  }

  @Test("Beginning anew keeps what there was")
  func reset() throws {
    #expect(try log.reset() == nil)
    for ending in [".before-reset", ".before-reset-2"] {
      try log.append([record(1)])
      #expect(try log.reset()?.hasSuffix(ending) == true)
      #expect(try log.contents().lines.records.isEmpty)
      #expect(folder.holds(name + ending))
    }
  }

  @Test("A random log is read as it was written, whatever its end looks like")
  func random() throws {
    var random = SeededRandom(seed: seed())
    for _ in 0..<30 {
      var ids: [UInt64] = []
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let new = (0..<Int.random(in: 1...3, using: &random)).map { _ in random.next() }
        try log.append(new.map(record))
        ids += new
        if Bool.random(using: &random) {
          let torn = try String(folder.text(name).prefix(Int.random(in: 1...60, using: &random)))
          try folder.write(folder.text(name) + torn, to: name)
        }
      }
      #expect(Set(try log.contents().lines.records.map(\.id)) == Set(ids))
      _ = try log.reset()
    }
  }
}
