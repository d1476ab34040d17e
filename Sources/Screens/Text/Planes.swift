import Compute
import Course

extension NamedTensor {
  /// Its matrices: itself, or the sheets of a volume, each by its own name.
  var planes: [NamedTensor] {
    let shape = tensor.shape
    guard shape.rank > 2 else { return [self] }
    let plane = shape.sizes.suffix(2)
    let size = plane.reduce(1, *)
    return (0..<shape.count / max(1, size)).map { number in
      NamedTensor(
        name: planeName(number),
        tensor: Tensor(
          shape: Shape(Array(plane)),
          elements: Array(tensor.elements[number * size..<(number + 1) * size])))
    }
  }

  /// The name of a sheet; of several filters, that of the filter and of the sheet.
  private func planeName(_ number: Int) -> String {
    if sheets.indices.contains(number) && tensor.shape.rank == 3 { return sheets[number] }
    guard tensor.shape.rank == 4 else { return "map \(number + 1)" }
    let channels = tensor.shape[1]
    if channels == 1 && sheets.indices.contains(number) { return sheets[number] }
    let filter = "filter \(number / channels + 1)"
    return channels == 1 ? filter : "\(filter), sheet \(number % channels + 1)"
  }
}
