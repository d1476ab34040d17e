/// The layers of a network one below the other: the shape of what each makes, how many numbers that
/// are, and how many it learns.
public struct LayerTable: Hashable, Sendable {
  public let rows: [Row]

  /// A line of the table.
  public struct Row: Hashable, Sendable {
    public let name: String
    /// What the layer makes: height, width and channels, or a length.
    public let shape: Shape
    /// What the layer is, in short: `conv 5×5 stride 2`.
    public let kind: String
    public let parameters: Int
    /// `(5×5×3 + 1)×6 = 456`; nil where there is nothing to learn.
    public let parameterRule: String?

    /// How many numbers the layer makes.
    public var activations: Int { shape.count }
    /// `28×28×6 = 4704`.
    public var activationRule: String {
      shape.rank == 1 ? "\(activations)" : "\(shape) = \(activations)"
    }
  }

  /// A layer as it is asked for.
  public struct Entry: Hashable, Sendable {
    public let name: String
    public let kind: Kind

    public init(name: String, kind: Kind) {
      self.name = name
      self.kind = kind
    }
  }

  /// What a layer is.
  public enum Kind: Hashable, Sendable {
    /// What goes in: height, width and channels, or a length.
    case input(Shape)
    case conv2d(filters: Int, kernel: Stride, stride: Stride, padding: PaddingRule, hasBias: Bool)
    case pool2d(String, kernel: Stride, stride: Stride, padding: PaddingRule)
    case linear(features: Int, hasBias: Bool)
    case flatten
    /// A function of each number by itself, such as ReLU.
    case function(String)
  }

  /// - Throws: the place of the first layer that does not fit what the one before makes, and why.
  public init(_ entries: [Entry]) throws(EntryError) {
    var rows: [Row] = []
    for (place, entry) in entries.enumerated() {
      do throws(OperationError) {
        rows.append(try Row(entry, after: rows.last?.shape))
      } catch {
        throw EntryError(entry: place, reason: error)
      }
    }
    self.rows = rows
  }

  /// Why a layer cannot be where it is.
  public struct EntryError: Error {
    public let entry: Int
    public let reason: OperationError
  }

  /// What all layers together learn.
  public var parameters: Int { rows.reduce(0) { $0 + $1.parameters } }

  /// The table filled line by line: `[rows, 2]`, activations and parameters, a window each.
  public func trace() -> Trace {
    let rows = rows
    let input = Tensor(rows.first?.shape.sizes.map { Rational($0) } ?? [.zero])
    let source = TermMap(input: input, outputShape: [rows.count, 2]) { number in
      let row = rows[number / 2]
      let value = number % 2 == 0 ? row.activations : row.parameters
      return Window(
        number: number, output: [number / 2, number % 2], terms: [],
        reduction: .function(Rational(value)))
    }
    return Trace(.layerTable(self), source: source)
  }
}

extension LayerTable.Row {
  fileprivate init(_ entry: LayerTable.Entry, after shape: Shape?) throws(OperationError) {
    if case .input(let given) = entry.kind {
      try Self.check(given.sizes)
      self.init(name: entry.name, shape: given, kind: "", parameters: 0, parameterRule: nil)
      return
    }
    guard let shape else { throw .noLayers }
    switch entry.kind {
    case .conv2d(let filters, let kernel, let stride, let padding, let hasBias):
      let (height, width) = try Self.sides(shape, kernel, stride, padding)
      try Self.check([height, width, filters, shape[2], kernel.vertical, kernel.horizontal])
      let cost = LayerCost.convolution(
        channels: shape[2], filters: filters, kernel: (kernel.vertical, kernel.horizontal),
        output: (height, width), hasBias: hasBias)
      self.init(
        name: entry.name, shape: [height, width, filters],
        kind: Self.text("conv", kernel, stride, padding), parameters: cost.parameters,
        parameterRule: cost.parameterRule)
    case .pool2d(let name, let kernel, let stride, let padding):
      let (height, width) = try Self.sides(shape, kernel, stride, padding)
      self.init(
        name: entry.name, shape: [height, width, shape[2]],
        kind: Self.text(name, kernel, stride, padding), parameters: 0, parameterRule: nil)
    case .linear(let features, let hasBias):
      try Self.check(shape.sizes + [features])
      let cost = LayerCost.linear(inputs: shape.count, outputs: features, hasBias: hasBias)
      self.init(
        name: entry.name, shape: [features], kind: "dense", parameters: cost.parameters,
        parameterRule: cost.parameterRule)
    case .flatten:
      self.init(
        name: entry.name, shape: [shape.count], kind: "flatten", parameters: 0, parameterRule: nil)
    case .input, .function:
      let kind = if case .function(let name) = entry.kind { name } else { "" }
      self.init(name: entry.name, shape: shape, kind: kind, parameters: 0, parameterRule: nil)
    }
  }

  /// Refuses a layer of more products than can be counted; a sum over a table stays far below the
  /// largest `Int`.
  ///
  /// - Parameter factors: what they are multiplied from.
  private static func check(_ factors: [Int]) throws(OperationError) {
    let products = factors.reduce(1.0) { $0 * Double($1) }
    guard products <= 1e15 else { throw .tooManyProducts }
  }

  private static func sides(
    _ shape: Shape, _ kernel: Stride, _ stride: Stride, _ padding: PaddingRule
  ) throws(OperationError) -> (height: Int, width: Int) {
    guard shape.rank == 3 else { throw .inputRank(shape, expected: "height×width×channels") }
    let sliding = try SlidingWindow(
      input: (shape[0], shape[1]), kernel: (kernel.vertical, kernel.horizontal), stride: stride,
      padding: padding)
    return (sliding.vertical.output, sliding.horizontal.output)
  }

  private static func text(
    _ name: String, _ kernel: Stride, _ stride: Stride, _ padding: PaddingRule
  ) -> String {
    var text = "\(name) \(kernel.vertical)×\(kernel.horizontal)"
    if stride != Stride(1) {
      text += " stride \(stride.vertical)"
      if stride.vertical != stride.horizontal { text += "×\(stride.horizontal)" }
    }
    switch padding {
    case .same: text += " same"
    case .explicit(let padding) where padding != .none:
      text += " padding \(padding.uniform.map(String.init) ?? "uneven")"
    case .explicit: break
    }
    return text
  }
}
