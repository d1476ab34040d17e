extension OutputSize {
  /// The places of a window along one side, a window each; the output is a list of where each begins,
  /// counted from 1, so that it is as long as the rule says.
  ///
  /// - Throws: `OperationError.kernelTooLarge` where no window fits.
  public func windows() throws(OperationError) -> Trace {
    guard output > 0 else { throw .kernelTooLarge(kernel: [extent], padded: [padded]) }
    let size = self
    let input = Tensor(Array(repeating: .zero, count: size.input))
    let source = TermMap(input: input, outputShape: [output]) { number in
      let start = number * size.stride - size.padding.before
      return Window(
        number: number, output: [number], origin: [start], extent: [size.extent], rows: [],
        reduction: .function(Rational(start + 1)))
    }
    return Trace(.outputSize(self), source: source)
  }
}
