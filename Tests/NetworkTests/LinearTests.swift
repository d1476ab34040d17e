import Compute
import SeededRandom
import Testing

@testable import Network

@Test(
  "A dense layer's forward and gradients are within rounding of the exact ones",
  arguments: [(1, 1, 1), (5, 3, 2), (50, 17, 7), (20, 70, 5), (100, 33, 3)])
func denseLayer(inputs: Int, outputs: Int, count: Int) throws {
  var numbers = SeededRandom(seed: seed())
  let kind = LayerKind.linear(features: outputs)
  let given = try LayerAtWork.Given(
    kind, input: Volume(channels: inputs, height: 1, width: 1), count: count, numbers: &numbers)
  let images = exact(given.images, [count, inputs])
  let weight = exact(given.parameters[0], [outputs, inputs])
  let bias = exact(given.parameters[1], [outputs])
  let forward = try Compute.Linear().trace(input: images, weight: weight, bias: bias)
  let bounds = try Compute.Linear().trace(
    input: images.magnitudes, weight: weight.magnitudes, bias: bias.magnitudes)
  let gradient = exact(given.gradients, [count, outputs])
  let backward = try Backward(forward, gradient: gradient)
  let backwardBounds = try Backward(bounds, gradient: gradient.magnitudes)
  for kernels in ProcessorKernels.available {
    let work = try LayerAtWork(kind, given, kernels: kernels)
    expectClose(
      work.outputs, to: forward.output, terms: inputs + 1, magnitudes: bounds.output,
      "output, \(kernels)")
    let found: [(Backward.Operand, [Float], terms: Int)] = [
      (.input, work.inputGradients, outputs), (.weight, work.gradient(0), count),
      (.bias, work.gradient(1), count),
    ]
    for (operand, floats, terms) in found {
      expectClose(
        floats, to: backward.trace(of: operand).output, terms: terms,
        magnitudes: backwardBounds.trace(of: operand).output, "\(operand) gradient, \(kernels)")
    }
  }
}
