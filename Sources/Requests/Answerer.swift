import Compute
import JSONText

/// Answers requests, each a JSON object in a line, with a JSON object in a line.
public struct Answerer: Sendable {
  /// The line that answers a request, without its end.
  public struct Answer: Sendable {
    public let bytes: [UInt8]
    public let isError: Bool
  }

  private let suggestion: Suggestion

  /// - Parameter suggestion: finds what was meant where a word is not known.
  public init(suggestion: @escaping Suggestion) { self.suggestion = suggestion }

  /// The names of the operations that can be asked for.
  public static var operationNames: [String] { RequestedOperation.all.map(\.name) }

  /// Answers a request.
  ///
  /// - Parameter number: of the line, counted from 1; an answer that is an error tells it.
  public func answer(_ line: some Sequence<UInt8>, line number: Int) -> Answer {
    do {
      return Answer(bytes: try answer(try JSONReader.read(line)), isError: false)
    } catch {
      return refusal("\(error)", line: number)
    }
  }

  /// The answer to a line that cannot be read.
  public func refusal(_ message: String, line number: Int) -> Answer {
    var writer = JSONWriter()
    writer.raw("{\"error\": ")
    writer.string(message)
    writer.raw(", \"line\": \(number)}")
    return Answer(bytes: writer.bytes, isError: true)
  }

  private func answer(_ request: JSON) throws -> [UInt8] {
    guard case .object(let members) = request else {
      throw RequestError("a request is an object such as {\"op\": …}, but this is \(request)")
    }
    let operation = try operation(of: members)
    try checkKeys(members, of: operation)
    let fields = Fields(members, of: operation.name)
    let digits = try fields.integer("digits", in: 0...Limits.digits)
    let isTraced = try fields.flag("trace", default: false)
    let isDescribed = try fields.flag("describe", default: false)
    let printed = try fields.printed()
    let writer = AnswerWriter(digits: digits, isTraced: isTraced, isDescribed: isDescribed)
    let applied = try operation.apply(fields, Budget(isTraced: isTraced))
    let proofreading = try printed.map {
      try applied.proofreading(of: $0, operation.name, fields)
    }
    return try writer.write(applied, of: operation.name) { writer in
      guard let proofreading, let printed else { return }
      writer.raw(", \"proofreading\": ")
      writer.write(proofreading, printed: printed.shape)
    }
  }

  private func operation(of members: [JSON.Member]) throws -> RequestedOperation {
    guard let value = members.first(where: { $0.key == "op" })?.value else {
      throw RequestError("a request needs \"op\", the name of an operation, such as \"conv2d\"")
    }
    guard case .string(let name) = value else {
      throw RequestError("\"op\" must be the name of an operation, but it is \(value)")
    }
    if let operation = RequestedOperation.byName[name] { return operation }
    let names = Self.operationNames
    let hint =
      suggestion(name, names).map { "; did you mean \"\($0)\"?" }
      ?? "; there are \(names.joined(separator: ", "))"
    throw RequestError("there is no operation \(value)\(hint)")
  }

  private func checkKeys(_ members: [JSON.Member], of operation: RequestedOperation) throws {
    let keys = operation.keys
    for member in members where !keys.contains(member.key) {
      let near = suggestion(member.key, keys).map { "; did you mean \"\($0)\"?" }
      throw RequestError(
        "\(operation.name) has no key \(JSON.string(member.key))"
          + (near ?? "; its keys are \(keys.joined(separator: ", "))"))
    }
    for key in operation.required where !members.contains(where: { $0.key == key }) {
      throw RequestError("\(operation.name) needs \"\(key)\"")
    }
  }
}
