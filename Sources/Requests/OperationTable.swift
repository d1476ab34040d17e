extension RequestedOperation {
  /// Every operation that can be asked for, in the order in which they are listed.
  static let all: [RequestedOperation] = {
    let forward = [
      conv1d, conv2d, convTranspose2d, convolve, maxPool2d, avgPool2d, globalAvgPool2d, sumPool2d,
      relu, leakyReLU,
      linear, flatten, pad, add, concat, errorTable, mseLoss, sigmoid, tanh,
      softmax, logSoftmax, crossEntropy, crossEntropyBackward, batchNorm,
    ]
    return forward + forward.compactMap(\.backward)
  }()

  static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  /// Every key that some operation has.
  static let allKeys = Set(all.flatMap(\.keys)).sorted()
}
