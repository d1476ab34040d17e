/// How a window moves along one side of an image.
struct AxisWindow: Hashable {
  var inputSize: Int
  var outputSize: Int
  var kernel: Int
  var stride: Int
  var padding: Int
  var dilation: Int

  var isWithoutOverlap: Bool { stride >= dilation * (kernel - 1) + 1 }

  var isWithoutGap: Bool { stride == kernel && dilation == 1 && padding == 0 }

  /// How many inputs come before the end of the last window.
  var used: Int {
    min(inputSize, (outputSize - 1) * stride - padding + dilation * (kernel - 1) + 1)
  }

  /// What each output sees of the input.
  func outputs() -> [AxisReach] {
    AxisReach.groups(positions: 0..<outputSize, taps: kernel) { output, tap in
      let pixel = output * stride - padding + tap * dilation
      return (0..<inputSize).contains(pixel) ? pixel : nil
    }
  }

  /// Which outputs each input has a part in; taps are counted from the kernel's end, so that
  /// outputs are met in their order.
  func inputs() -> [AxisReach] {
    AxisReach.groups(positions: 0..<inputSize, taps: kernel) { input, tap in
      let distance = input + padding - (kernel - 1 - tap) * dilation
      guard distance >= 0, distance % stride == 0 else { return nil }
      let output = distance / stride
      return output < outputSize ? output : nil
    }
  }
}
