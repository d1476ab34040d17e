import CPeak
import KernelSet
import Network

/// The shape of a convolution's work on a few images.
struct KernelCase {
  var name: String
  /// The input, and the output's part that is used.
  var input: (size: Int, channels: Int)
  var outputSize: Int
  var filters: Int
  var kernel: Int
  static let images = 4

  /// Those of `lecture`.
  static let lecture = [
    KernelCase(
      name: "conv 1 → 32", input: (28, 1), outputSize: 26, filters: 32, kernel: 3),
    KernelCase(
      name: "conv 32 → 64", input: (13, 32), outputSize: 10, filters: 64, kernel: 3),
    KernelCase(
      name: "conv 64 → 64", input: (5, 64), outputSize: 3, filters: 64, kernel: 3),
  ]

  var rowCount: Int { Self.images * outputSize * outputSize }
  var depth: Int { kernel * kernel * input.channels }
  var operations: Double { 2 * Double(rowCount * depth * filters) }
}

/// The memory of a case, and its tables.
final class KernelBench {
  private let shape: KernelCase
  private var input: [Float]
  private var weights: [Float]
  private var output: [Float]
  private var inputRows: [Int32] = []
  private var outputRows: [Int32] = []
  private let runs: [Run]
  private let depthPlaces: [Int32]
  private let depthRows: [Int32]

  init(_ shape: KernelCase) {
    self.shape = shape
    let (size, channels) = shape.input
    input = Array(repeating: 0.5, count: KernelCase.images * size * size * channels + 64)
    weights = Array(repeating: 0.25, count: (shape.depth + 16) * shape.filters)
    output = Array(repeating: 0.125, count: (shape.rowCount + 16) * shape.filters)
    for row in 0..<shape.rowCount {
      let (image, pixel) = row.quotientAndRemainder(
        dividingBy: shape.outputSize * shape.outputSize)
      let (y, x) = pixel.quotientAndRemainder(dividingBy: shape.outputSize)
      inputRows.append(Int32(((image * size + y) * size + x) * channels))
      outputRows.append(Int32(row * shape.filters))
    }
    inputRows += Array(repeating: inputRows[shape.rowCount - 1], count: rowSlack)
    outputRows += Array(repeating: outputRows[shape.rowCount - 1], count: rowSlack)
    let length = shape.kernel * channels
    runs = (0..<shape.kernel).map {
      Run(input: $0 * size * channels, weights: $0 * length, count: length)
    }
    let places = runs.flatMap { run in (0..<run.count).map { run.input + $0 } }
    depthPlaces = places + Array(repeating: places[shape.depth - 1], count: rowSlack)
    depthRows = (0..<shape.depth + rowSlack).map { Int32(min($0, shape.depth - 1)) }
  }

  func multiply(_ kernels: any KernelSet.Type) {
    runs.withUnsafeBufferPointer { runs in
      kernels.multiply(
        Products(
          rowCount: shape.rowCount, inputRows: inputRows, outputRows: outputRows, runs: runs,
          input: input, weights: weights, weightStride: shape.filters,
          columnCount: shape.filters, start: .zero, isRectified: true, output: &output))
    }
  }

  func correlate(_ kernels: any KernelSet.Type) {
    kernels.correlate(
      OuterProducts(
        positionCount: shape.rowCount, inputPositions: inputRows, gradientPositions: outputRows,
        rowCount: shape.depth, inputRows: depthPlaces, weightRows: depthRows, input: input,
        gradient: output, weights: &weights, weightStride: shape.filters,
        columnCount: shape.filters, isAdded: false))
  }
}

/// The best rate of many short runs, in operations a second of this thread.
private func bestRate(_ work: () -> Double) -> Double {
  (0..<60).map { _ in
    let start = threadSeconds()
    let operations = work()
    return operations / (threadSeconds() - start)
  }.max() ?? 0
}

/// Prints what one core can do at most, and what share of it each kernel reaches.
func printKernelShares() {
  let kernels = ProcessorKernels.best
  var check: Float = 0
  let peak = bestRate { peak_operations(100_000, &check) }
  print("peak of one core, \(kernels.rawValue): \(Int(peak / 1e9)) GFLOP/s (\(check))")
  for shape in KernelCase.lecture {
    let bench = KernelBench(shape)
    let repetitions = max(1, Int(2e7 / shape.operations))
    func rate(_ work: () -> Void) -> Double {
      bestRate {
        for _ in 0..<repetitions { work() }
        return Double(repetitions) * shape.operations
      }
    }
    let forward = rate { bench.multiply(kernels.set) }
    let weights = rate { bench.correlate(kernels.set) }
    print(
      "\(shape.name): forward \(Int(forward / 1e9)) GFLOP/s, \(percent(forward / peak)) of the peak; "
        + "weights' gradients \(Int(weights / 1e9)), \(percent(weights / peak))")
  }
}

private func percent(_ share: Double) -> String { "\(Int((100 * share).rounded())) %" }
