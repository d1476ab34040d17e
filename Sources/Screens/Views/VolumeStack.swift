import Canvas
import Compute
import Course

/// One sheet at a time, the one in play, with its part of the kernel and the map it goes into: for
/// rooms in which all sheets cannot stand side by side.
struct VolumeStack {
  let stage: Stage
  private let rect: Rect

  init(_ stage: Stage, in rect: Rect) {
    self.stage = stage
    self.rect = rect
  }

  private static let aside = 3

  func draw(on rendering: inout Rendering) {
    let hasSum = rect.height >= 5 && stage.window != nil
    let room = Rect(x: rect.x, y: rect.y, width: rect.width, height: rect.height - (hasSum ? 1 : 0))
    let map = stage.map(stage.mapInPlay)
    let sheet = stage.inputSheet(sheetShown)
    let left = fitted(sheet, in: Size(width: room.width * 11 / 20, height: room.height - 1))
    draw(sheet, left, caption: inputCaption(sheet), at: Point(x: room.x, y: room.y), on: &rendering)
    let x = room.x + max(left.size.width, 8) + Self.aside
    var y = room.y
    if let kernel = kernel(in: Size(width: room.right - x, height: room.height)) {
      let name = stage.kernelName(sheetShown)
      draw(
        kernel, kernel.grid(gap: 1), caption: kernel.caption(name), at: Point(x: x, y: y),
        on: &rendering)
      y += kernel.grid(gap: 1).size.height + 1
    }
    let below = fitted(map, in: Size(width: room.right - x, height: room.bottom - y - 1))
    draw(map, below, caption: mapCaption(map), at: Point(x: x, y: y), on: &rendering)
    if hasSum { drawSum(on: &rendering.frame) }
  }

  /// The sheet in play; the first where the window takes all of them at once.
  private var sheetShown: Int { min(stage.sheetInPlay ?? 0, stage.sheetCount - 1) }

  private func inputCaption(_ sheet: Sheet) -> String {
    let place = stage.sheetCount > 1 ? "  \(sheetShown + 1) of \(stage.sheetCount)" : ""
    return sheet.caption(stage.sheetName(sheetShown)) + place
  }

  private func mapCaption(_ map: Sheet) -> String {
    let place = stage.mapCount > 1 ? "  \(stage.mapInPlay + 1) of \(stage.mapCount)" : ""
    return map.caption(stage.mapName(stage.mapInPlay)) + place
  }

  /// The kernel's sheet, where there is one and it leaves room for some of the map.
  private func kernel(in room: Size) -> Sheet? {
    guard stage.addsSheets else { return nil }
    let kernel = stage.kernelSheet(sheetShown, ofFilter: stage.mapInPlay)
    let size = kernel.grid(gap: 1).size
    return size.width <= room.width && size.height + 4 <= room.height ? kernel : nil
  }

  private func fitted(_ sheet: Sheet, in room: Size) -> NumberGrid {
    let roomy = [3, 2, 1].map { sheet.grid(gap: $0) }.first {
      $0.size.width <= room.width && $0.size.height <= room.height
    }
    return roomy
      ?? sheet.grid(gap: 1).fitting(
        Size(width: max(1, room.width), height: max(1, room.height)), around: sheet.inView)
  }

  private func draw(
    _ sheet: Sheet, _ grid: NumberGrid, caption: String, at origin: Point,
    on rendering: inout Rendering
  ) {
    rendering.frame.write(
      caption, x: origin.x + grid.lead, y: origin.y, .quiet,
      width: rect.right - origin.x - grid.lead)
    sheet.draw(grid, at: Point(x: origin.x, y: origin.y + 1), on: &rendering)
  }

  private func drawSum(on frame: inout Frame) {
    guard let window = stage.window else { return }
    let width = rect.width - 1
    let text =
      stage.addsSheets
      ? VolumeSum(stage, window).text(width: width)
      : Completion(stage.demonstration, window, stage.style).text.shortened(to: width)
    let isComplete = stage.term == nil
    frame.write(
      isComplete || stage.addsSheets ? text : "", x: rect.x + 1, y: rect.bottom - 1,
      isComplete ? .exact : .text)
  }
}
