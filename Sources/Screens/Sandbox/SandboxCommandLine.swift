import Compute
import Course

extension Sandbox {
  /// The command that opens this again: the numbers themselves where they are few, else where they came
  /// from, without what was changed in them.
  public var reopening: String {
    var words = ["cnn-tutor sandbox \(bench.operation.rawValue)"]
    let grids = bench.grids
    let isShort = grids.joined().count <= Self.longestCommand
    if isShort || origin == nil {
      words += isShort ? grids : []
    } else if let origin {
      words.append("--from \(origin.reference) --section \(origin.section)")
    }
    return (words + bench.options).joined(separator: " ")
  }

  /// Numbers longer than this are not written into a command.
  private static let longestCommand = 600
}

extension Bench {
  /// The numbers as options, as `--input "1 2; 3 4"`.
  fileprivate var grids: [String] {
    let names: [(Operand, String)] = [(.input, "input"), (.weight, "weight"), (.bias, "bias")]
    return names.compactMap { operand, name in
      tensor(operand).map { "--\(name) \"\($0.typed)\"" }
    }
  }

  /// Whether a setting is so without being asked for.
  private func isUsual(_ setting: Setting, _ values: [Int]) -> Bool {
    switch setting {
    case .inputSize, .kernelSize: false
    case .padding: values.allSatisfy { $0 == 0 }
    case .dilation: values.allSatisfy { $0 == 1 }
    case .stride:
      operation.isPooling
        ? values == self.values(of: .kernelSize)
        : operation == .conv2D && values.allSatisfy { $0 == 1 }
    }
  }

  /// The settings as options.
  fileprivate var options: [String] {
    let names: [(Setting, String)] = [
      (.inputSize, "input-size"), (.kernelSize, "kernel-size"), (.stride, "stride"),
      (.padding, "padding"), (.dilation, "dilation"),
    ]
    var options = names.compactMap { setting, name -> String? in
      guard Self.settings(of: operation).contains(setting) else { return nil }
      if setting == .inputSize && hasInput || setting == .kernelSize && weight != nil { return nil }
      let values = values(of: setting)
      if isUsual(setting, values) { return nil }
      let text =
        Set(values).count == 1 ? "\(values[0])" : values.map(String.init).joined(separator: ",")
      return "--\(name) \(text)"
    }
    if ceilMode { options.append("--ceil-mode") }
    if mode != .full { options.append("--mode \(mode.rawValue)") }
    return options
  }
}
