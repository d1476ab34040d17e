/// Something that `doctor` looked at.
struct Finding: Equatable, Encodable {
  /// What it belongs to: "Terminal".
  let part: String
  /// What was looked at: "colours".
  let name: String
  /// What was found.
  let value: String
  /// What must be changed, each with what to do about it.
  var problems: [Complaint] = []

  /// What must be changed, and how.
  struct Complaint: Equatable, Encodable {
    let what: String
    let remedy: String
  }

  init(_ part: String, _ name: String, _ value: String, _ problems: Complaint?...) {
    self.part = part
    self.name = name
    self.value = value.printable
    self.problems = problems.compactMap { $0 }
  }
}

/// All that was found, as text.
struct Diagnosis: Encodable {
  let findings: [Finding]

  var problems: [Finding.Complaint] { findings.flatMap(\.problems) }

  var lines: [String] {
    var lines: [String] = []
    var part: String?
    let width = findings.map(\.name.count).max() ?? 0
    for finding in findings {
      if finding.part != part { lines += (part == nil ? [] : [""]) + [finding.part] }
      part = finding.part
      let name = finding.name + String(repeating: " ", count: width - finding.name.count)
      lines.append("  \(name)  \(finding.value)")
    }
    guard !problems.isEmpty else { return lines + ["", "All is well."] }
    lines += ["", "To change"]
    for problem in problems {
      lines += ["  \(problem.what.printable)", "    → \(problem.remedy.printable)"]
    }
    return lines
  }
}
