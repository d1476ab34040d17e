import Course
import Quiz

/// What the learner has done, during a sitting: known at once, and on the disk before anything else
/// happens.
///
/// What cannot be written is not forgotten: it is written together with what comes next, or at the end.
final class Progress {
  private(set) var memory = Memory()
  /// What was wrong with the file.
  private var message: String?
  private let log: ProgressLog?
  /// Whether what is done is kept.
  private let isKept: Bool
  /// What is not yet on the disk.
  private var unsaved: [ProgressRecord] = []
  private var failure: StateFileError?

  /// - Parameter isKept: whether what is done is kept; in practice nothing is.
  init(environment: [String: String] = Surroundings.environment, isKept: Bool = true) {
    self.isKept = isKept
    log = ProgressLog(environment: environment)
    guard let log else { return }
    do throws(StateFileError) {
      let contents = try log.contents()
      memory = Memory(contents.lines.records)
      message = contents.message
    } catch {
      message = "Your progress is not known: \(error)."
    }
  }

  /// Keeps an answer that counted.
  ///
  /// - Parameter seconds: how long it took.
  /// - Returns: what the learner should be told, where it could not be written for now.
  func append(_ outcome: Round.Outcome, seconds: Int? = nil) -> String? {
    append(.answer(AnswerRecord(outcome, seconds: seconds)))
  }

  /// Keeps that a lesson's end was reached, the first time.
  ///
  /// - Returns: what the learner should be told, where it could not be written for now.
  func noteSeen(lesson: String) -> String? {
    memory.seen[lesson] == nil ? append(.seen(lesson: lesson)) : nil
  }

  private func append(_ event: ProgressRecord.Event) -> String? {
    guard isKept else { return nil }
    let record = ProgressRecord(time: .now, event)
    memory.take(record)
    unsaved.append(record)
    let isNews = failure == nil
    flush()
    guard let failure, isNews else { return nil }
    return "Your answers cannot be kept for now: \(failure.causeFirst)."
  }

  /// Tries again to write what could not be written.
  func flush() {
    guard !unsaved.isEmpty else { return }
    do throws(StateFileError) {
      guard let log else { throw .noHome }
      try log.append(unsaved)
      unsaved = []
      failure = nil
    } catch {
      failure = error
    }
  }

  /// How the learner stands with a lesson now.
  func standing(of lesson: String, questions: [String]) -> Standing {
    memory.standing(of: lesson, questions: questions, at: .now)
  }

  /// What the learner must be told at the end.
  var complaints: [String] {
    let lost = unsaved.count
    let loss = failure.map {
      "\(lost) record\(lost == 1 ? "" : "s") of your progress could not be kept: \($0)."
    }
    return [message, loss].compactMap { $0 }
  }
}
