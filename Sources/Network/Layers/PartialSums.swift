/// Gradients of a layer's parameters as each chunk of the batch sums them, and their total.
///
/// Chunks are added in their order, so that the total does not depend on who summed which.
final class PartialSums {
  private let parameters: [Parameter]
  private let size: Int
  private let buffer: Buffer<Float>

  init(of parameters: [Parameter], chunks: Int) {
    self.parameters = parameters
    size = parameters.reduce(0) { $0 + $1.count }
    buffer = Buffer(repeating: 0, count: chunks * size)
  }

  /// Sets a chunk's sums to zero; where those of each parameter are.
  func clear(chunk: Int) -> (
    weight: UnsafeMutablePointer<Float>, bias: UnsafeMutablePointer<Float>
  ) {
    let sums = buffer.pointer + chunk * size
    sums.update(repeating: 0, count: size)
    return (sums, sums + parameters[0].count)
  }

  func total(chunks: Int) {
    var offset = 0
    for parameter in parameters {
      for index in 0..<parameter.count {
        var sum: Float = 0
        for chunk in 0..<chunks { sum += buffer.pointer[chunk * size + offset + index] }
        parameter.gradients[index] = sum
      }
      offset += parameter.count
    }
  }
}
