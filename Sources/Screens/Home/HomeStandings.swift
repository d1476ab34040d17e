import Canvas
import Quiz

extension Home {
  /// How many lessons there are, or how many of them were seen and what is due.
  var progress: String {
    let seen = entries.count(where: \.standing.isSeen)
    let due = entries.reduce(0) { $0 + $1.standing.due }
    guard entries.contains(where: { $0.standing != Standing() }) else {
      return entries.count == 1 ? "1 lesson" : "\(entries.count) lessons"
    }
    return "\(seen) of \(entries.count) seen" + (due > 0 ? " · \(due) due" : "")
  }

  /// What stands behind a lesson in the list: how many questions are due, and a sign.
  struct Marks {
    /// Broken, mastered, seen, or begun.
    private let sign: (text: String, role: Role)?
    private let due: Int
    /// Two digits, a space and a sign.
    static let width = 4

    init(_ entry: Entry) {
      due = entry.problems.isEmpty ? min(entry.standing.due, 99) : 0
      sign =
        !entry.problems.isEmpty
        ? ("✗", .quiet)
        : entry.standing.isMastered
          ? ("★", .exact)
          : entry.standing.isSeen
            ? ("✓", .exact) : (entry.place ?? 0) > 0 ? ("·", .quiet) : nil
    }

    var isEmpty: Bool { sign == nil && due == 0 }

    /// - Parameter role: in place of the marks' own roles.
    func draw(endingAt end: Int, y: Int, _ role: Role?, on frame: inout Frame) {
      if let sign { frame.write(sign.text, endingAt: end, y: y, role ?? sign.role) }
      if due > 0 { frame.write("\(due)", endingAt: end - 2, y: y, role ?? .match) }
    }
  }
}

extension Standing {
  /// In words; nil where nothing was done yet.
  var words: String? {
    let parts = [
      isSeen ? "seen" : nil,
      isMastered
        ? "mastered"
        : answers > 0 && questions > 0 ? "\(known) of \(questions) questions known" : nil,
      due > 0 ? "\(due) due" : nil,
    ].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: " · ")
  }
}
