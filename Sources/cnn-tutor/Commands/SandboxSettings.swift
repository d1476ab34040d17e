import ArgumentParser
import Compute
import Screens

/// The settings of an operation, as options.
struct SandboxSettings: ParsableArguments {
  @Option(help: ArgumentHelp("How far the window moves: 2, or 2,1 down and right.", valueName: "n"))
  var stride: String?

  @Option(
    help: ArgumentHelp(
      "Zeros around the input: 1, or 1,0,1,0 for top, left, bottom, right.", valueName: "n"))
  var padding: String?

  @Option(help: ArgumentHelp("How far apart the cells under the window are.", valueName: "n"))
  var dilation: String?

  @Option(help: ArgumentHelp("The kernel's, or the window's, size: 3, or 2,3.", valueName: "n"))
  var kernelSize: String?

  @Option(help: ArgumentHelp("The input's size: 7, or 5,7.", valueName: "n"))
  var inputSize: String?

  @Flag(help: "Keep a last window that sticks out (poolings).")
  var ceilMode = false

  @Option(help: ArgumentHelp("Which sums convolve keeps: full, same or valid.", valueName: "mode"))
  var mode: Convolve.Mode?

  func applied(to bench: Bench) throws -> Bench {
    var bench = bench
    for (setting, name, text) in [
      (Bench.Setting.inputSize, "--input-size", inputSize),
      (.kernelSize, "--kernel-size", kernelSize), (.stride, "--stride", stride),
      (.padding, "--padding", padding), (.dilation, "--dilation", dilation),
    ] {
      guard let text else { continue }
      let numbers = text.split(separator: ",").map { Int($0) }
      guard !numbers.isEmpty, !numbers.contains(nil) else {
        throw ValidationError("\(name) \(text.printable): this must be a whole number, such as 2.")
      }
      if let refusal = bench.set(setting, toEach: numbers.compactMap { $0 }) {
        throw ValidationError("\(name) \(text): \(refusal)")
      }
    }
    if ceilMode, let refusal = bench.keepLastWindow() { throw ValidationError(refusal) }
    if let mode, let refusal = bench.keep(mode) { throw ValidationError(refusal) }
    return bench
  }
}

extension Convolve.Mode: ExpressibleByArgument {}
