import ArgumentParser
import Course
import Grammar
import JSONText
import Requests

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Computes what scripts ask for.
struct ComputeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "compute",
    abstract: "Compute operations exactly: JSON Lines in, JSON Lines out.",
    discussion: """
      EXAMPLES
        \(examples.joined(separator: "\n  "))

      Each line is a request, {"op": …} with the keys of PyTorch's functions, and is answered by a \
      line with "shape" and "output" before the next one need be sent. Numbers are taken exactly as \
      written, as JSON numbers or in quotes ("7/9", "-0.25", "1e-3"). Answers are whole numbers \
      where these are below 2^53 in size, else texts ("29/9"). "digits": 4 gives decimals, rounded \
      half to even; "trace": true each product; "describe": true the shape rule and counts.

      "printed": […], the result as a slide prints it (null where it prints nothing), is proof-read: \
      "proofreading" tells which values are wrong, by places counted from 0, and what most likely \
      went wrong. Rounding to the printed places is right.

      OPERATIONS
        \(operations.joined(separator: "\n  "))

      LIMITS
        A line has at most 16 MiB and \(JSONReader.deepest) levels, a number \
      10,000 digits, a request 4,000,000 numbers and as many in its answer, 400,000,000 products \
      in a convolution, 4,000,000 elsewhere, 1,000,000 in a backward step; long fractions count \
      for more. A trace tells 100,000 products. \
      Memory stays below 1 GB. What is beyond is answered by an error.

      EXIT STATUS
        0 all requests were answered; 1 some by {"error": …, "line": n}, the others all the same; \
      2 the file cannot be read; 64 the command line is wrong.
      """)

  /// Short enough to stay in a line each, so that they can be pasted.
  private static let examples = [
    #"{"op":"conv1d","input":[1,2,4],"weight":["7/9",-1]}"#,
    #"{"op":"linear","input":[0.1],"weight":[[3]],"digits":4}"#,
    #"{"op":"relu","input":[-1,0.5],"trace":true}"#,
    #"{"op":"relu","input":[-2,3],"printed":[2,3]}"#,
  ].map { "echo '\($0)' | cnn-tutor compute" }

  /// The names in lines of a readable length.
  private static let operations = Answerer.operationNames.reduce(into: [""]) { lines, name in
    let last = lines[lines.count - 1]
    if last.count + name.count > 70 {
      lines.append(name)
    } else {
      lines[lines.count - 1] = last.isEmpty ? name : "\(last), \(name)"
    }
  }

  @Argument(help: "A file of requests; standard input without one, or for -.", completion: .file())
  var file: String?

  func run() throws {
    let descriptor = try open()
    defer { close(descriptor) }
    var requests = RequestStream(Answerer { nearest($0, in: $1) })
    var answers = AnswerBuffer()
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      // What is known is told before waiting for more.
      try answers.flush()
      let count = read(descriptor, &chunk, chunk.count)
      if count < 0 && errno == EINTR { continue }
      guard count >= 0 else { throw cannotRead() }
      if count == 0 { break }
      try requests.add(chunk[..<count]) { try answers.add($0) }
    }
    try requests.end { try answers.add($0) }
    try answers.flush()
    if requests.hasErrors { throw Failure.wrong }
  }

  private func open() throws -> Int32 {
    guard let file, file != "-" else { return STDIN_FILENO }
    let descriptor = systemOpen(file)
    guard descriptor >= 0 else { throw cannotRead() }
    return descriptor
  }

  private func cannotRead() -> ExitCode {
    let name = file.map(\.printable) ?? "standard input"
    return Failure.cannotRun("cannot read \(name): \(String(cString: strerror(errno))).")
  }
}

/// Answers that wait to be written, so that many small ones take one call of the system.
private struct AnswerBuffer {
  private var bytes: [UInt8] = []

  mutating func add(_ answer: [UInt8]) throws {
    bytes += answer
    if bytes.count >= 1 << 16 { try flush() }
  }

  mutating func flush() throws {
    guard Output.write(bytes[...], to: STDOUT_FILENO) else {
      throw Failure.cannotRun("cannot write the answers: \(String(cString: strerror(errno))).")
    }
    bytes.removeAll(keepingCapacity: bytes.capacity <= 1 << 20)
  }
}

/// The system's `open`, by a name that does not clash with methods.
private func systemOpen(_ path: String) -> Int32 { open(path, O_RDONLY | O_CLOEXEC) }
