import ArgumentParser
import Files
import Quiz

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Takes progress out of the log and into it.
struct ProgressTransfer {
  let log: ProgressLog
  /// Faults of a file that are told.
  private static let mostFaults = 20

  /// What could be read of the log; the rest is said.
  func contents() throws -> RecordLines {
    let contents = try log.contents()
    contents.message.map(Output.complain)
    return contents.lines
  }

  // MARK: Out

  func export(to path: String) throws {
    let lines = try contents().lines
    let text = ProgressLog.text(lines)
    if path == "-" { return try write(text, to: STDOUT_FILENO, "the text") }
    // Exclusively: a file that is there already is somebody's work.
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      if errno == EEXIST {
        throw Failure.cannotRun("\(path.printable) is there already; choose another name.")
      }
      throw Failure.cannotRun(
        "cannot write \(path.printable): \(String(cString: strerror(errno))).")
    }
    defer { close(file) }
    do {
      try write(text, to: file, path.printable)
    } catch {
      unlink(path)
      throw error
    }
    try Output.write(["\(lines.count) \(Self.records(lines.count)) written to \(path.printable)."])
  }

  private static func records(_ count: Int) -> String { count == 1 ? "record" : "records" }

  private func write(_ text: [UInt8], to file: Int32, _ name: String) throws {
    guard Output.write(text[...], to: file), file == STDOUT_FILENO || fsync(file) == 0 else {
      throw Failure.cannotRun("cannot write \(name): \(String(cString: strerror(errno))).")
    }
  }

  // MARK: In

  /// Adds the records of a file that are not in the log, or none where a line of it is wrong.
  func take(from path: String) throws {
    let name = path == "-" ? "standard input" : path.printable
    let given = try lines(bytes(of: path, name), name)
    let known = try contents()
    var ids = Set(known.records.map(\.id))
    var texts = Set(known.lines)
    let (before, own) = (
      given.count,
      given.filter { line, content in
        switch content {
        case .record(let record): ids.insert(record.id).inserted
        case .newer: texts.insert(line).inserted
        }
      }
    )
    if !own.isEmpty { try log.append(lines: own.map(\.0)) }
    let there = before - own.count
    try Output.write([
      "\(own.count) \(Self.records(own.count)) added"
        + (there > 0 ? "; \(there) \(there == 1 ? "was" : "were") there already." : ".")
    ])
  }

  private func bytes(of path: String, _ name: String) throws -> [UInt8] {
    if path == "-" { return try Self.standardInput(name) }
    do throws(FileError) {
      return try fileBytes(path, limit: ProgressLog.sizeLimit)
    } catch {
      throw Failure.cannotRun("\(name): \(error.message(expecting: "progress")).")
    }
  }

  private static func standardInput(_ name: String) throws -> [UInt8] {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while bytes.count <= ProgressLog.sizeLimit {
      let count = read(STDIN_FILENO, &buffer, buffer.count)
      if count == 0 { return bytes }
      if count < 0 && errno == EINTR { continue }
      guard count > 0 else {
        throw Failure.cannotRun("cannot read \(name): \(String(cString: strerror(errno))).")
      }
      bytes += buffer[..<count]
    }
    throw Failure.cannotRun("\(name) holds more than \(ProgressLog.sizeLimit >> 20) MB.")
  }

  /// The lines of an export; all that is wrong with them is told, with line and column.
  private func lines(
    _ bytes: [UInt8], _ name: String
  ) throws -> [(ArraySlice<UInt8>, RecordLine.Content)] {
    var lines: [(ArraySlice<UInt8>, RecordLine.Content)] = []
    var faults = 0
    for (number, line) in bytes.split(separator: 10, omittingEmptySubsequences: false).enumerated()
    {
      let line = RecordLines.trimmed(line)
      if line.isEmpty { continue }
      do throws(RecordLine.Fault) {
        lines.append((line, try RecordLine.read(line)))
      } catch {
        faults += 1
        guard faults <= Self.mostFaults else { continue }
        Output.complain("\(name):\(number + 1):\(error.column): error: \(error)")
      }
    }
    guard faults == 0 else {
      if faults > Self.mostFaults { Output.complain("… and \(faults - Self.mostFaults) more") }
      Output.complain("cnn-tutor: nothing was imported.")
      throw Failure.wrong
    }
    return lines
  }
}
