import Foundation
import Network

/// Networks and images to train in tests.
enum TrainingSample {
  static let assets = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Assets").path

  /// Two convolutions, each with a pooling after it, and a dense layer.
  static func network(_ input: Volume, classes: Int, isFrozen: Bool = false) -> NetworkDescription {
    func convolution(_ name: String, filters: Int) -> LayerDescription {
      LayerDescription(
        name: name, kind: .conv2d(filters: filters, kernel: Pair(3), padding: Pair(1)),
        isFrozen: isFrozen)
    }
    return NetworkDescription(
      name: "sample", input: input,
      layers: [
        convolution("conv1", filters: 8),
        LayerDescription(name: "relu1", kind: .relu),
        LayerDescription(name: "pool1", kind: .maxPool2d(kernel: Pair(2), stride: Pair(2))),
        convolution("conv2", filters: 16),
        LayerDescription(name: "relu2", kind: .relu),
        LayerDescription(name: "pool2", kind: .maxPool2d(kernel: Pair(2), stride: Pair(2))),
        LayerDescription(name: "flatten", kind: .flatten),
        LayerDescription(name: "dense", kind: .linear(features: classes)),
      ],
      training: TrainingSettings(learningRate: 0.01, epochs: 3))
  }
}
