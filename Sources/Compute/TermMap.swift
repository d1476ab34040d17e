/// An operation told by what makes each of its output values; for those that have no geometry of
/// their own.
///
/// Which windows read a cell is found by looking at them all, which takes as long as computing them.
struct TermMap: WindowSource {
  let input: Tensor
  let weight: Tensor
  let bias: Tensor?
  let outputShape: Shape
  /// The window of a number; its result is the output value.
  let make: @Sendable (Int) -> Window

  init(
    input: Tensor, weight: Tensor = Tensor([.one]), bias: Tensor? = nil, outputShape: Shape,
    make: @escaping @Sendable (Int) -> Window
  ) {
    self.input = input
    self.weight = weight
    self.bias = bias
    self.outputShape = outputShape
    self.make = make
  }

  func termCount(of window: Int) -> Int { make(window).rows.reduce(0) { $0 + $1.count } }

  func window(_ number: Int) -> Window { make(number) }

  func results() -> [Rational] { (0..<outputShape.count).map { make($0).result } }

  func windows(reading input: [Int]) -> [Int] {
    windows { $0.input == input && $0.operand == 0 && !$0.isPadding }
  }

  func windows(using weight: [Int]) -> [Int] { windows { $0.weight == weight } }

  private func windows(where isMeant: (Term) -> Bool) -> [Int] {
    (0..<outputShape.count).filter { make($0).rows.joined().contains(where: isMeant) }
  }
}

extension Window {
  /// A window that is no rectangle on an input: just some products.
  init(
    number: Int, output: [Int], terms: [Term], bias: Rational? = nil, reduction: Reduction = .sum
  ) {
    self.init(
      number: number, output: output, origin: terms.first?.input ?? [], extent: [],
      rows: [terms], bias: bias, reduction: reduction)
  }
}
