import Canvas
import Compute
import Course

/// A column for each sheet: the sheet, its part of the kernel, their products, and what they add to
/// the one number at the end of the last line.
struct VolumeColumns {
  let stage: Stage
  private let plan: Plan
  private let rect: Rect

  /// Nil where there is no room for all the sheets.
  init?(_ stage: Stage, in rect: Rect) {
    guard let plan = Plan.all(stage).first(where: { $0.fits(rect.size) }) else { return nil }
    self.stage = stage
    self.plan = plan
    self.rect = rect
  }

  /// One way to arrange the columns.
  private struct Plan {
    let sheets: [Tile]
    let kernels: [Tile]
    /// Nil where there is no room for them.
    let products: NumberGrid?
    let maps: [Tile]
    let columnWidth: Int
    let biasWidth: Int
    let mapsWidth: Int

    /// What stands between two columns: ` + `.
    static let sign = 3

    init(_ stage: Stage, gap: Int, air: Bool, products showsProducts: Bool, maps allMaps: Bool) {
      let numbers = Tile.Look.numbers(gap: gap, air: false)
      let numbered = 0..<stage.sheetCount
      let filter = stage.mapInPlay
      let sheets = numbered.map { Tile(stage.inputSheet($0), .numbers(gap: gap, air: air)) }
      let kernels = numbered.map { Tile(stage.kernelSheet($0, ofFilter: filter), numbers) }
      let products = showsProducts ? SheetProducts.grid(stage, gap: min(gap, 2)) : nil
      let shown = allMaps ? 0..<stage.mapCount : filter..<filter + 1
      let maps = shown.map { Tile(stage.map($0), numbers) }
      let captions = numbered.flatMap {
        [sheets[$0].width(of: stage.sheetName($0)), kernels[$0].width(of: stage.kernelName($0))]
      }
      let widths = [products?.size.width ?? 0, stage.formats.sumWidth + 2] + captions
      columnWidth = widths.reduce(max(sheets[0].size.width, kernels[0].size.width), max)
      let biases = stage.trace.bias?.elements ?? []
      let biasTexts = biases.map { Written($0, stage.style, places: Equation.mostPlaces).text }
      biasWidth =
        biases.isEmpty ? 0 : Self.sign + (biasTexts + ["bias"]).map(\.columns).reduce(0, max)
      let names = zip(shown, maps).map { $1.width(of: stage.mapName($0)) }
      mapsWidth = names.reduce(max(maps[0].size.width, stage.formats.sumWidth + 1), max)
      (self.sheets, self.kernels, self.products, self.maps) = (sheets, kernels, products, maps)
    }

    static func all(_ stage: Stage) -> [Plan] {
      [(true, true), (true, false), (false, true), (false, false)].flatMap { products, maps in
        [(3, true), (3, false), (2, false), (1, false)].map { gap, air in
          Plan(stage, gap: gap, air: air, products: products, maps: maps)
        }
      }
    }

    var columnsWidth: Int { sheets.count * (columnWidth + Self.sign) - Self.sign }
    var width: Int { columnsWidth + biasWidth + Self.sign + mapsWidth }

    /// Sheets, kernels, products, the rule and the sum, with captions.
    var height: Int {
      2 + sheets[0].size.height + kernels[0].size.height + (products?.size.height ?? 0) + 2
    }

    var mapsHeight: Int { maps.count * (maps[0].size.height + 1) + 2 }

    func fits(_ room: Size) -> Bool {
      width <= room.width && max(height, mapsHeight) <= room.height
    }
  }

  func draw(on rendering: inout Rendering) {
    let spare = Size(width: rect.width - plan.width, height: rect.height - plan.height)
    let left = rect.x + min(2, spare.width / 2)
    let extra = max(0, min(3, (spare.width - 2) / (plan.sheets.count + 1)))
    let pitch = plan.columnWidth + Plan.sign + extra
    var y = rect.y + (spare.height >= 4 ? 1 : 0)
    let top = y
    for number in plan.sheets.indices {
      let x = left + number * pitch
      drawCaption(plan.sheets[number], stage.sheetName(number), x: x, y: y, on: &rendering.frame)
      plan.sheets[number].draw(at: Point(x: x, y: y + 1), on: &rendering)
    }
    y += 1 + plan.sheets[0].size.height + (spare.height >= 2 ? 1 : 0)
    for number in plan.kernels.indices {
      let x = left + number * pitch
      drawCaption(plan.kernels[number], stage.kernelName(number), x: x, y: y, on: &rendering.frame)
      plan.kernels[number].draw(at: Point(x: x, y: y + 1), on: &rendering)
    }
    y += 1 + plan.kernels[0].size.height + (spare.height >= 1 ? 1 : 0)
    let mapsX = left + plan.sheets.count * pitch + plan.biasWidth
    drawMaps(x: mapsX, y: top, on: &rendering)
    guard let window = stage.window else { return }
    if let grid = plan.products {
      for number in plan.sheets.indices {
        SheetProducts(stage, window, sheet: number)
          .draw(grid, at: Point(x: left + number * pitch, y: y), on: &rendering)
      }
      y += grid.size.height
    }
    drawSum(
      VolumeSum(stage, window), window, left: left, pitch: pitch, y: y, resultX: mapsX,
      on: &rendering.frame)
  }

  private func drawCaption(_ tile: Tile, _ name: String, x: Int, y: Int, on frame: inout Frame) {
    let isInPlay = tile.sheet.prefix.last.map { $0 == stage.sheetInPlay } ?? false
    frame.write(tile.sheet.caption(name), x: x + tile.lead, y: y, isInPlay ? .title : .quiet)
  }

  private func drawMaps(x: Int, y: Int, on rendering: inout Rendering) {
    var y = y
    for tile in plan.maps {
      let number = tile.sheet.prefix.first ?? 0
      let isInPlay = stage.mapCount > 1 && number == stage.mapInPlay && stage.window != nil
      rendering.frame.write(
        tile.sheet.caption(stage.mapName(number)), x: x + tile.lead, y: y,
        isInPlay ? .title : .quiet)
      tile.draw(at: Point(x: x, y: y + 1), on: &rendering)
      y += tile.size.height + (plan.mapsHeight + plan.maps.count <= rect.height ? 2 : 1)
    }
  }

  /// A rule below each column, what the column adds, and what all of them come to.
  private func drawSum(
    _ sum: VolumeSum, _ window: Window, left: Int, pitch: Int, y: Int, resultX: Int,
    on frame: inout Frame
  ) {
    let width = (plan.products ?? plan.kernels[0].sheet.grid(gap: 1)).size.width - 1
    for (number, part) in sum.sheets.enumerated() {
      let x = left + number * pitch
      let isFirst = number == 0
      frame.rule(y: y, x: x + 1, width: width)
      let isTrue =
        plan.products == nil
        || part.shown.map(SheetProducts(stage, window, sheet: number).addsUp) ?? true
      let sign = part.isNegative ? "−" : "+"
      let text = (isTrue ? "" : "≈") + (isFirst && part.isNegative ? "−" : "") + part.text
      if !isFirst { frame.write(sign, x: x - 1, y: y + 1, .quiet) }
      frame.write(
        text.shortened(to: plan.columnWidth), endingAt: x + 1 + max(width, text.columns), y: y + 1,
        part.role)
    }
    if let bias = sum.bias {
      let right = resultX - Plan.sign
      frame.write("bias", endingAt: right + 1, y: y, .quiet)
      frame.write(bias.text, endingAt: right + 1, y: y + 1, bias.role)
      frame.write(
        bias.isNegative ? "−" : "+", x: right - plan.biasWidth + 2, y: y + 1, .quiet)
    }
    frame.write(sum.equation.relation, x: resultX - 1, y: y + 1, .quiet)
    frame.write(sum.result, x: resultX + 1, y: y + 1, sum.resultRole)
  }
}
