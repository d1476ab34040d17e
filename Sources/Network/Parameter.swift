/// Numbers of a layer that training changes, or that it keeps beside them.
///
/// `values` and `gradients` are in the engine's own order, filled up to whole blocks of channels
/// with zeros that stay zero; `Model.read` and `Model.write` speak PyTorch's order.
public final class Parameter {
  /// The layer's place in the network and PyTorch's name: "0.weight", "1.running_mean".
  public let name: String
  /// As PyTorch's: [filters, channels / groups, height, width], [outputs, inputs], [channels].
  public let shape: [Int]
  /// Whether a gradient is computed and a step may change it.
  public let isTrainable: Bool
  /// How many places `values` and `gradients` have, the filling included.
  public let count: Int
  private let valueBuffer: Buffer<Float>
  private let gradientBuffer: Buffer<Float>
  /// Where each number of PyTorch's order stands in the engine's.
  let places: [Int32]

  init(name: String, shape: [Int], isTrainable: Bool, count: Int, places: [Int32]) {
    self.name = name
    self.shape = shape
    self.isTrainable = isTrainable
    self.count = count
    self.places = places
    valueBuffer = Buffer(repeating: 0, count: count)
    gradientBuffer = Buffer(repeating: 0, count: count)
  }

  public var values: UnsafeMutablePointer<Float> { valueBuffer.pointer }
  public var gradients: UnsafeMutablePointer<Float> { gradientBuffer.pointer }

  /// All values, the filling included.
  var allValues: [Float] {
    get { valueBuffer.elements }
    set { newValue.withUnsafeBufferPointer { valueBuffer.take($0) } }
  }

  /// All gradients, the filling included.
  var allGradients: [Float] {
    get { gradientBuffer.elements }
    set { newValue.withUnsafeBufferPointer { gradientBuffer.take($0) } }
  }

  func read(_ numbers: UnsafePointer<Float>) -> [Float] {
    places.map { numbers[Int($0)] }
  }

  func writeGradients(_ numbers: [Float]) {
    for (place, number) in zip(places, numbers) { gradients[Int(place)] = number }
  }

  func write(_ numbers: [Float]) {
    for (place, number) in zip(places, numbers) { values[Int(place)] = number }
  }
}
