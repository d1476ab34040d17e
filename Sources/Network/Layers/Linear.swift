import KernelSet

/// A dense layer: every output is the sum of all inputs times weights of its own.
final class Linear: Layer {
  private let input: FeatureMaps
  private let output: FeatureMaps
  private let weight: Parameter
  private let bias: Parameter?
  private let kernels: any KernelSet.Type
  private let turnedWeights: Buffer<Float>
  private let handsBackGradients: Bool
  /// Where the images of a chunk begin, and those of the whole batch.
  private let chunkInputs: Buffer<Int32>
  private let chunkOutputs: Buffer<Int32>
  private let batchInputs: Buffer<Int32>
  private let batchOutputs: Buffer<Int32>
  private let inputPlaces: Buffer<Int32>
  private let weightRows: Buffer<Int32>
  private let forwardRun: Buffer<Run>
  private let backwardRun: Buffer<Run>

  var parameters: [Parameter] { [weight] + (bias.map { [$0] } ?? []) }

  private var inputCount: Int { input.volume.channels }
  private var outputCount: Int { output.volume.channels }

  init(
    hasBias: Bool, input: FeatureMaps, output: FeatureMaps, names: ParameterNames, isFrozen: Bool,
    handsBackGradients: Bool, batch: BatchPlan, kernels: any KernelSet.Type
  ) {
    self.input = input
    self.output = output
    self.kernels = kernels
    self.handsBackGradients = handsBackGradients
    let (inputs, outputs) = (input.volume.channels, output.volume.channels)
    let columns = wholeBlocks(outputs)
    weight = Parameter(
      name: names["weight"], shape: [outputs, inputs], isTrainable: !isFrozen,
      count: inputs * columns,
      places: (0..<outputs).flatMap { output in
        (0..<inputs).map { Int32($0 * columns + output) }
      })
    bias =
      hasBias
      ? Parameter(
        name: names["bias"], shape: [outputs], isTrainable: !isFrozen, count: columns,
        places: (0..<Int32(outputs)).map { $0 }) : nil
    turnedWeights = Buffer(
      repeating: 0, count: handsBackGradients ? outputs * wholeBlocks(inputs) : 0)
    chunkInputs = .table((0..<batch.chunkSize).map { Int32($0 * input.imageStride) })
    chunkOutputs = .table((0..<batch.chunkSize).map { Int32($0 * output.imageStride) })
    batchInputs = .table((0..<batch.size).map { Int32($0 * input.imageStride) })
    batchOutputs = .table((0..<batch.size).map { Int32($0 * output.imageStride) })
    inputPlaces = .table((0..<Int32(inputs)).map { $0 })
    weightRows = .table((0..<Int32(inputs)).map { $0 })
    forwardRun = Buffer(repeating: Run(input: 0, weights: 0, count: inputs), count: 1)
    backwardRun = Buffer(repeating: Run(input: 0, weights: 0, count: outputs), count: 1)
  }

  func forward(_ images: Range<Int>, isTraining: Bool) {
    kernels.multiply(
      Products(
        rowCount: images.count, inputRows: chunkInputs.pointer, outputRows: chunkOutputs.pointer,
        runs: UnsafeBufferPointer(start: forwardRun.pointer, count: 1),
        input: input.values(ofImage: images.lowerBound), weights: weight.values,
        weightStride: wholeBlocks(outputCount), columnCount: wholeBlocks(outputCount),
        start: bias.map { .bias($0.values) } ?? .zero,
        output: output.values(ofImage: images.lowerBound)))
  }

  func backward(_ images: Range<Int>) {
    guard handsBackGradients else { return }
    kernels.multiply(
      Products(
        rowCount: images.count, inputRows: chunkOutputs.pointer, outputRows: chunkInputs.pointer,
        runs: UnsafeBufferPointer(start: backwardRun.pointer, count: 1),
        input: output.gradients(ofImage: images.lowerBound), weights: turnedWeights.pointer,
        weightStride: wholeBlocks(inputCount), columnCount: wholeBlocks(inputCount), start: .zero,
        output: input.gradients(ofImage: images.lowerBound)))
  }

  func prepareToTrain() {
    guard handsBackGradients else { return }
    let (columns, turnedColumns) = (wholeBlocks(outputCount), wholeBlocks(inputCount))
    for input in 0..<inputCount {
      for output in 0..<outputCount {
        turnedWeights.pointer[output * turnedColumns + input] =
          weight.values[input * columns + output]
      }
    }
  }

  func finishGradients(imageCount: Int) {
    guard weight.isTrainable else { return }
    kernels.correlate(
      OuterProducts(
        positionCount: imageCount, inputPositions: batchInputs.pointer,
        gradientPositions: batchOutputs.pointer, rowCount: inputCount,
        inputRows: inputPlaces.pointer, weightRows: weightRows.pointer, input: input.values,
        gradient: output.gradients, weights: weight.gradients,
        weightStride: wholeBlocks(outputCount), columnCount: wholeBlocks(outputCount),
        isAdded: false))
    guard let bias else { return }
    kernels.sumRows(
      RowSums(
        rowCount: imageCount, rows: batchOutputs.pointer, values: output.gradients,
        sums: bias.gradients, columnCount: wholeBlocks(outputCount), isAdded: false))
  }
}
