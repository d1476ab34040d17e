import Compute
import Course

/// The sheets of a volume's input, kernel and output, and what they are called.
extension Stage {
  /// How many sheets the input has.
  var sheetCount: Int { trace.input.shape.rank > 2 ? trace.input.shape[0] : 1 }

  /// How many maps there are in the output.
  var mapCount: Int { trace.output.shape.rank > 2 ? trace.output.shape[0] : 1 }

  /// Whether the products of all sheets are added; else each sheet goes by itself.
  var addsSheets: Bool {
    if case .conv2d = trace.operation { return true }
    return false
  }

  /// The sheet in play: that of the product in focus, or of a window on a single sheet.
  var sheetInPlay: Int? {
    if case .input(let cell, _) = cursor, cell.count > 2 { return cell[0] }
    if case .weight(let cell, _) = cursor, cell.count > 2 { return cell[cell.count - 3] }
    if let focus, focus.input.count > 2 { return focus.input[0] }
    guard let window, !addsSheets, window.origin.count > 2 else { return nil }
    return window.origin[0]
  }

  /// The map that is being made.
  var mapInPlay: Int {
    if case .weight(let cell, _) = cursor, cell.count > 3 { return cell[0] }
    return outputInView.count > 2 ? outputInView[0] : 0
  }

  func inputSheet(_ number: Int) -> Sheet {
    Sheet(
      stage: self, part: .input, prefix: trace.input.shape.rank > 2 ? [number] : [],
      isLit: sheetInPlay.map { $0 == number } ?? true)
  }

  func kernelSheet(_ number: Int, ofFilter filter: Int) -> Sheet {
    let rank = trace.weight.shape.rank
    let prefix = rank > 3 ? [filter, number] : rank > 2 ? [number] : []
    return Sheet(stage: self, part: .weight, prefix: prefix)
  }

  func map(_ number: Int) -> Sheet {
    Sheet(stage: self, part: .output, prefix: trace.output.shape.rank > 2 ? [number] : [])
  }

  func sheetName(_ number: Int) -> String {
    let names = demonstration.input.sheets
    if names.indices.contains(number) { return names[number] }
    return sheetCount == 1 ? "input" : "map \(number + 1)"
  }

  /// What a sheet of the only filter is called; several filters are called as their maps.
  func kernelName(_ number: Int) -> String {
    let names = demonstration.weightName.split(separator: ",").map {
      String($0.drop { $0 == " " })
    }
    return trace.weight.shape.rank == 3 && names.count == sheetCount ? names[number] : "kernel"
  }

  func mapName(_ number: Int) -> String {
    mapCount == 1 ? "output" : demonstration.outputName(of: number)
  }
}

extension Sheet {
  /// `red 4×4`, the factor of its numbers before it.
  func caption(_ name: String) -> String {
    let padding = part == .input ? stage.padding : .none
    let size = "\(rows - padding.top - padding.bottom)×\(columns - padding.left - padding.right)"
    return [numerals.remark, name, size].filter { !$0.isEmpty }.joined(separator: " ")
  }
}
