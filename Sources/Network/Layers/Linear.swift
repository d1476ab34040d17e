import KernelSet

/// A dense layer: every output is the sum of all inputs times weights of its own.
final class Linear: Layer {
  private let place: LayerPlace
  private let weight: Parameter
  private let bias: Parameter?
  /// Where its results go in training if a ReLU follows, which it then does on the way.
  private let rectified: FeatureMaps?
  private let turnedWeights: Buffer<Float>
  /// Where the images of a chunk begin, and those of the whole batch.
  private let chunkInputs: Buffer<Int32>
  private let chunkOutputs: Buffer<Int32>
  private let batchInputs: Buffer<Int32>
  private let batchOutputs: Buffer<Int32>
  /// The numbers from 0 on: which input, and which row of weights.
  private let counting: Buffer<Int32>
  private let forwardRun: Buffer<Run>
  private let backwardRun: Buffer<Run>
  /// How many rows of weights are worked on in one task.
  private static let rowsInTask = 48

  var parameters: [Parameter] { [weight] + (bias.map { [$0] } ?? []) }

  private var inputCount: Int { place.input.volume.channels }
  private var outputCount: Int { place.output.volume.channels }

  init(hasBias: Bool, rectified: FeatureMaps?, at place: LayerPlace) {
    self.place = place
    self.rectified = rectified
    let (inputs, outputs) = (place.input.volume.channels, place.output.volume.channels)
    let columns = wholeBlocks(outputs)
    weight = Parameter(
      name: place.name("weight"), shape: [outputs, inputs], isTrainable: !place.isFrozen,
      count: inputs * columns,
      places: (0..<outputs).flatMap { output in
        (0..<inputs).map { Int32($0 * columns + output) }
      })
    bias =
      hasBias
      ? Parameter(
        name: place.name("bias"), shape: [outputs], isTrainable: !place.isFrozen, count: columns,
        places: (0..<Int32(outputs)).map { $0 }) : nil
    turnedWeights = Buffer(
      repeating: 0, count: place.handsBackGradients ? outputs * wholeBlocks(inputs) : 0)
    let (inputStride, outputStride) = (place.input.imageStride, place.output.imageStride)
    chunkInputs = .table((0..<place.batch.chunkSize).map { Int32($0 * inputStride) })
    chunkOutputs = .table((0..<place.batch.chunkSize).map { Int32($0 * outputStride) })
    batchInputs = .table((0..<place.batch.size).map { Int32($0 * inputStride) })
    batchOutputs = .table((0..<place.batch.size).map { Int32($0 * outputStride) })
    counting = .table((0..<Int32(inputs)).map { $0 })
    forwardRun = Buffer(repeating: Run(input: 0, weights: 0, count: inputs), count: 1)
    backwardRun = Buffer(repeating: Run(input: 0, weights: 0, count: outputs), count: 1)
  }

  func forward(_ images: Range<Int>, isTraining: Bool) {
    let isRectified = isTraining && rectified != nil
    let target = isRectified ? rectified ?? place.output : place.output
    place.kernels.multiply(
      Products(
        rowCount: images.count, inputRows: chunkInputs.pointer, outputRows: chunkOutputs.pointer,
        runs: UnsafeBufferPointer(start: forwardRun.pointer, count: 1),
        input: place.input.values(ofImage: images.lowerBound), weights: weight.values,
        weightStride: wholeBlocks(outputCount), columnCount: wholeBlocks(outputCount),
        start: bias.map { .bias($0.values) } ?? .zero, isRectified: isRectified,
        output: target.values(ofImage: images.lowerBound)))
  }

  func backward(_ images: Range<Int>) {
    guard place.handsBackGradients else { return }
    place.kernels.multiply(
      Products(
        rowCount: images.count, inputRows: chunkOutputs.pointer, outputRows: chunkInputs.pointer,
        runs: UnsafeBufferPointer(start: backwardRun.pointer, count: 1),
        input: place.output.gradients(ofImage: images.lowerBound),
        weights: turnedWeights.pointer, weightStride: wholeBlocks(inputCount),
        columnCount: wholeBlocks(inputCount), start: .zero,
        output: place.input.gradients(ofImage: images.lowerBound)))
  }

  var preparationTasks: Int { place.handsBackGradients ? sliceCount : 0 }

  /// Exchanges rows and columns of the weights, for the way back.
  func prepare(task: Int) {
    let (columns, turnedColumns) = (wholeBlocks(outputCount), wholeBlocks(inputCount))
    let first = task * Self.rowsInTask
    for input in first..<min(first + Self.rowsInTask, inputCount) {
      for output in 0..<outputCount {
        turnedWeights.pointer[output * turnedColumns + input] =
          weight.values[input * columns + output]
      }
    }
  }

  /// Slices of the weights, then the bias.
  var gradientTasks: Int { weight.isTrainable ? sliceCount + (bias == nil ? 0 : 1) : 0 }

  private var sliceCount: Int { (inputCount + Self.rowsInTask - 1) / Self.rowsInTask }

  func finishGradients(task: Int, imageCount: Int) {
    guard task < sliceCount else { return finishBias(imageCount: imageCount) }
    let first = task * Self.rowsInTask
    place.kernels.correlate(
      OuterProducts(
        positionCount: imageCount, inputPositions: batchInputs.pointer,
        gradientPositions: batchOutputs.pointer,
        rowCount: min(Self.rowsInTask, inputCount - first), inputRows: counting.pointer + first,
        weightRows: counting.pointer + first, input: place.input.values,
        gradient: place.output.gradients, weights: weight.gradients,
        weightStride: wholeBlocks(outputCount), columnCount: wholeBlocks(outputCount),
        isAdded: false))
  }

  private func finishBias(imageCount: Int) {
    guard let bias else { return }
    place.kernels.sumRows(
      RowSums(
        rowCount: imageCount, rows: batchOutputs.pointer, values: place.output.gradients,
        sums: bias.gradients, columnCount: wholeBlocks(outputCount), isAdded: false))
  }
}
