import Compute
import Course

/// Changes of a whole grid: its size, and patterns laid on it.
extension Sandbox {
  /// Makes the grid under the cursor a row or a column larger, or smaller.
  mutating func grow(rows: Int = 0, columns: Int = 0) {
    let setting: Bench.Setting
    switch spot {
    case .operand(.input, _): setting = .inputSize
    case .operand(.weight, _): setting = .kernelSize
    case .operand(.bias, _), .output:
      notice = "Tab goes to a grid that can have more rows and columns."
      return
    }
    if bench.operation == .linear {
      // A row of weights is a neuron, a column an input.
      let isInput = setting == .inputSize
      let isPossible = isInput ? rows == 0 : true
      guard isPossible else {
        notice = "A list has one row."
        return
      }
      return change { $0.change(rows != 0 ? .kernelSize : .inputSize, by: rows + columns) }
    }
    let values = bench.values(of: setting)
    guard values.count == 2 || rows == 0 else {
      notice = "A list has one row."
      return
    }
    change {
      $0.set(
        setting,
        to: values.count == 2 ? [values[0] + rows, values[1] + columns] : [values[0] + columns])
    }
  }

  /// Lays the next pattern, or the digit that was typed, on the grid under the cursor.
  mutating func lay(presetBy step: Int) {
    guard case .operand(let operand, let cell) = spot,
      let preset = bench.preset(after: cell, on: operand, by: step)
    else {
      notice = "Tab goes to a grid that presets can be laid on."
      return
    }
    lay(preset, on: operand, cell)
  }

  mutating func lay(_ preset: Preset, on operand: Bench.Operand, _ cell: [Int]) {
    change("This is \(preset.name) already.") { $0.lay(preset, on: operand, around: cell) }
    notice = notice ?? "\(preset.name.prefix(1).uppercased())\(preset.name.dropFirst())."
  }
}
