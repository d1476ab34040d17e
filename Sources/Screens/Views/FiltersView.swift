import Canvas
import Compute
import Course

/// Several filters on one image: the bank of filters as a strip, each above the map it makes.
struct FiltersView {
  let stage: Stage

  init(_ stage: Stage) { self.stage = stage }

  func draw(in rect: Rect, on rendering: inout Rendering) {
    let plan = FilterBankPlan.all(stage).first { $0.fits(rect.size) }
    if let plan, stage.sheetCount <= FilterBankPlan.mostSheets {
      plan.draw(stage, in: rect, on: &rendering)
    } else if let columns = VolumeColumns(stage, in: rect) {
      columns.draw(on: &rendering)
    } else {
      VolumeStack(stage, in: rect).draw(on: &rendering)
    }
  }
}

/// One way to lay out an image, its filters and their maps.
struct FilterBankPlan {
  private let inputs: [Tile]
  private let inputNames: [String]
  /// Each filter's kernels, sheet by sheet, and its map.
  private let filters: [(kernels: [Tile], map: Tile, name: String)]
  private let perRow: Int

  /// Of more sheets than this the filters are not shown all at once.
  static let mostSheets = 3

  private static let aside = 4
  private static let between = 3

  /// The richest arrangement first: numbers before pictures, all filters in one row before several.
  static func all(_ stage: Stage) -> some Sequence<FilterBankPlan> {
    let inputs: [Tile.Look] =
      [(4, true), (3, true), (3, false), (2, false), (1, false)].map { .numbers(gap: $0, air: $1) }
      + [3, 2, 1].map { .picture(scale: $0) }
    let maps: [Tile.Look] =
      [2, 1].map { .numbers(gap: $0, air: false) } + [3, 2, 1].map { .picture(scale: $0) }
    let counts = stage.mapCount == 1 ? [1] : [1, 2, 3, 4].map { (stage.mapCount + $0 - 1) / $0 }
    return maps.lazy.flatMap { map in
      inputs.lazy.flatMap { input in
        counts.lazy.map { FilterBankPlan(stage, input: input, map: map, perRow: max(1, $0)) }
      }
    }
  }

  private init(_ stage: Stage, input: Tile.Look, map: Tile.Look, perRow: Int) {
    inputs = (0..<stage.sheetCount).map { Tile(stage.inputSheet($0), input) }
    inputNames = (0..<stage.sheetCount).map(stage.sheetName)
    let kernel = Tile.Look.numbers(gap: 1, air: false)
    filters = (0..<stage.mapCount).map { filter in
      (
        (0..<stage.sheetCount).map { Tile(stage.kernelSheet($0, ofFilter: filter), kernel) },
        Tile(stage.map(filter), map), stage.mapName(filter)
      )
    }
    self.perRow = perRow
  }

  private var inputWidth: Int {
    zip(inputs, inputNames).map { max($0.size.width, $0.width(of: $1)) }.max() ?? 0
  }

  private var inputHeight: Int { inputs.reduce(0) { $0 + $1.size.height + 1 } }

  private func width(of filter: (kernels: [Tile], map: Tile, name: String)) -> Int {
    let kernels = filter.kernels.reduce(-1) { $0 + $1.size.width + 1 }
    return max(kernels, filter.map.size.width, filter.name.columns + filter.map.lead)
  }

  private var filterWidth: Int { filters.map(width).max() ?? 0 }

  /// A name, the kernels, a line between, the map.
  private var filterHeight: Int {
    1 + (filters.first?.kernels.first?.size.height ?? 0) + 1
      + (filters.first?.map.size.height ?? 0)
  }

  private var rowCount: Int { (filters.count + perRow - 1) / perRow }

  private var size: Size {
    Size(
      width: inputWidth + Self.aside + perRow * (filterWidth + Self.between) - Self.between,
      height: max(inputHeight, rowCount * (filterHeight + 1) - 1))
  }

  /// Whether it fits a room, a line for the sum in play included.
  func fits(_ room: Size) -> Bool {
    size.width + 1 <= room.width && size.height + 2 <= room.height
  }

  func draw(_ stage: Stage, in rect: Rect, on rendering: inout Rendering) {
    let spare = Size(width: rect.width - size.width - 1, height: rect.height - size.height - 2)
    let top = rect.y + (spare.height >= 2 ? 1 : 0)
    var y = top
    for (tile, name) in zip(inputs, inputNames) {
      rendering.frame.write(
        tile.sheet.caption(name), x: rect.x + 1 + tile.lead, y: y, .quiet)
      tile.draw(at: Point(x: rect.x + 1, y: y + 1), on: &rendering)
      y += tile.size.height + 1
    }
    let extra = max(0, min(3, spare.width / (perRow + 1)))
    let left = rect.x + 1 + inputWidth + Self.aside + extra
    for (number, filter) in filters.enumerated() {
      let place = Point(
        x: left + number % perRow * (filterWidth + Self.between + extra),
        y: top + number / perRow * (filterHeight + 1))
      draw(filter, number, stage, at: place, on: &rendering)
    }
    drawSum(stage, in: rect, on: &rendering.frame)
  }

  private func draw(
    _ filter: (kernels: [Tile], map: Tile, name: String), _ number: Int, _ stage: Stage,
    at origin: Point, on rendering: inout Rendering
  ) {
    let isNow = stage.window != nil && stage.mapInPlay == number
    let remark = filter.map.sheet.numerals.remark
    let bias = stage.trace.bias.map { "bias \(Written($0.elements[number], stage.style).marked)" }
    rendering.frame.write(
      bias ?? "", x: origin.x + filter.map.lead + 2,
      y: origin.y + 1 + (filter.kernels.first?.size.height ?? 0), isNow ? .kernel : .quiet)
    rendering.frame.write(
      [filter.name, remark].filter { !$0.isEmpty }.joined(separator: " ")
        .shortened(to: filterWidth + 1),
      x: origin.x + filter.map.lead, y: origin.y, isNow ? .title : .quiet)
    var x = origin.x
    for kernel in filter.kernels {
      kernel.draw(at: Point(x: x, y: origin.y + 1), on: &rendering)
      x += kernel.size.width + 1
    }
    let below = origin.y + 1 + (filter.kernels.first?.size.height ?? 0)
    rendering.frame.write(
      "↓", x: origin.x + filter.map.lead, y: below, isNow ? .window : .quiet)
    filter.map.draw(at: Point(x: origin.x, y: below + 1), on: &rendering)
  }

  /// What the window in play comes to, in the last line.
  private func drawSum(_ stage: Stage, in rect: Rect, on frame: inout Frame) {
    guard let window = stage.window else { return }
    let text: String
    if inputs.count > 1 {
      text = VolumeSum(stage, window).text(width: rect.width - 2)
    } else if stage.term == nil {
      text = Completion(stage.demonstration, window, stage.style).text
    } else {
      text = stage.runningTotal(window).text
    }
    frame.write(
      text.shortened(to: rect.width - 2), x: rect.x + 2, y: rect.bottom - 1,
      stage.term == nil ? .exact : .text)
  }
}
