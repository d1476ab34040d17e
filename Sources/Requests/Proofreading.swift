import Compute
import JSONText
import Mistakes

extension Fields {
  /// The result as it is printed somewhere, to be compared; nil where it is not given.
  func printed() throws -> PrintedTensor? {
    guard let value = json("printed") else { return nil }
    guard case .array = value else {
      throw RequestError(
        "\"printed\" must be an array of numbers, null where none is printed, but it is \(value)")
    }
    var reader = PrintedReader()
    return try reader.printed(value)
  }
}

/// Reads the nested arrays of a printed result: numbers as they are written, null where there is none.
private struct PrintedReader {
  private var numbers = NumberReader()
  private var cells: [PrintedNumber?] = []

  mutating func printed(_ value: JSON) throws -> PrintedTensor {
    let shape = try read(value, path: [])
    guard cells.count <= Limits.proofread else {
      throw RequestError(
        "\"printed\" has \(grouped(cells.count)) numbers; the most are \(grouped(Limits.proofread))"
      )
    }
    guard cells.contains(where: { $0 != nil }) else {
      throw RequestError("\"printed\" has no numbers")
    }
    return PrintedTensor(shape: Shape(shape), cells: cells)
  }

  /// Takes the numbers; returns the sizes.
  private mutating func read(_ value: JSON, path: [Int]) throws -> [Int] {
    func place() -> String { "\"printed\"" + path.map { "[\($0)]" }.joined() }
    switch value {
    case .array(let elements):
      var inner: [Int]?
      for (index, element) in elements.enumerated() {
        let sizes = try read(element, path: path + [index])
        guard sizes == inner ?? sizes else {
          throw RequestError("\(place()) is ragged: its elements are not all of one size")
        }
        inner = sizes
      }
      return [elements.count] + (inner ?? [])
    case .null:
      cells.append(nil)
      return []
    case .number(let text), .string(let text):
      let number = try numbers.number(text, at: place())
      cells.append(PrintedNumber(text: text, value: number))
      return []
    default: throw RequestError("\(place()) must be a number or null, but it is \(value)")
    }
  }
}

extension Applied {
  /// Decimals of irrational results with which printed ones are compared.
  private static let comparedPlaces = 60

  /// Compares the result with a printed one.
  ///
  /// - Parameter fields: the request, for the input of results that have no trace.
  func proofreading(of printed: PrintedTensor, _ name: String, _ fields: Fields) throws
    -> Proofreading
  {
    guard results.count == 1, let result = results.first else {
      throw RequestError("\"printed\" goes with operations that have one result")
    }
    let exact: Tensor
    switch result.values {
    case .exact(let tensor): exact = tensor
    case .proved(let tensor, _):
      exact = Tensor(
        shape: tensor.shape,
        elements: try tensor.decimals(places: Self.comparedPlaces).map { try Rational($0) })
    }
    let trace = try result.trace ?? Self.trace(of: name, fields, giving: exact)
    return Proofreader(trace, exact: exact).read(printed)
  }

  /// A trace of an irrational function with a list of values; else one that only tells the values.
  private static func trace(of name: String, _ fields: Fields, giving exact: Tensor) throws
    -> Trace
  {
    let operations: [String: Operation] = [
      "sigmoid": .sigmoid(Sigmoid()), "tanh": .tanh(Tanh()), "softmax": .softmax(Softmax()),
    ]
    if let operation = operations[name], exact.shape.rank == 1,
      let trace = try? Layer(operation).trace(input: fields.tensor("input"))
    {
      return trace
    }
    return try Pad(.none).trace(input: exact)
  }
}

extension JSONWriter {
  /// What came of proof-reading: the wrong places, counted from 0, and the causes, the likeliest first.
  mutating func write(_ proofreading: Proofreading, printed shape: Shape) {
    raw("{\"right\": \(proofreading.isRight)")
    if proofreading.expectedShape != nil {
      raw(", \"printed_shape\": ")
      integers(shape.sizes)
    }
    raw(", \"wrong\": ")
    list(proofreading.wrong) { $0.integers($1) }
    raw(", \"causes\": ")
    list(proofreading.causes) { writer, cause in
      writer.raw("{\"cause\": ")
      writer.string(cause.mistake?.name ?? "")
      writer.raw(", \"cells\": ")
      writer.list(cause.cells) { $0.integers($1) }
      writer.raw(", \"sentence\": ")
      writer.string(cause.sentence)
      writer.raw("}")
    }
    raw("}")
  }
}
