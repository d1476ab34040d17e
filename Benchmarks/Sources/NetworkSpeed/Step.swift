import Network

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// RMSprop with the defaults of Keras.
struct RMSprop {
  private var squares: [[Float]]

  init(_ model: Model) {
    squares = model.parameters.map { Array(repeating: 0, count: $0.count) }
  }

  mutating func step(_ model: Model) {
    for (index, parameter) in model.parameters.enumerated() where parameter.isTrainable {
      let (values, gradients) = (parameter.values, parameter.gradients)
      squares[index].withUnsafeMutableBufferPointer { squares in
        for place in 0..<parameter.count {
          let gradient = gradients[place]
          let square = 0.9 * squares[place] + 0.1 * (gradient * gradient)
          squares[place] = square
          values[place] -= 0.001 * gradient / (square.squareRoot() + 1e-7)
        }
      }
    }
  }
}

/// The gradient of the mean cross-entropy: softmax less the label.
func fillGradients(_ model: Model, _ labels: [Int]) {
  let classes = model.logitCount
  for (image, label) in labels.enumerated() {
    let logits = model.logits + image * classes
    let gradients = model.logitGradients + image * classes
    var greatest = logits[0]
    for index in 1..<classes { greatest = max(greatest, logits[index]) }
    var sum: Float = 0
    for index in 0..<classes {
      gradients[index] = expf(logits[index] - greatest)
      sum += gradients[index]
    }
    for index in 0..<classes {
      gradients[index] = (gradients[index] / sum - (index == label ? 1 : 0)) / Float(labels.count)
    }
  }
}
