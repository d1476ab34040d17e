import Canvas
import Compute
import Course

/// Where the parts of a pooling window's picture go in a given room: the input, what the window
/// holds, the output, side by side; or the output over what the window holds.
///
/// What decides is the section and the room, never the step. Where nothing fits as a whole, the grids
/// show a part that follows the window, and in the smallest room only the last line stays.
struct PoolLayout {
  private(set) var input: WindowLayout.GridPlace?
  private(set) var output: WindowLayout.GridPlace?
  /// Where the operation is named.
  private(set) var name: Point?
  private(set) var panel: Rect
  private(set) var panelHasAir = false
  private(set) var notes: Rect?
  private(set) var pictures: Rect?

  private static let aside = 3

  init(_ stage: Stage, _ measures: PoolMeasures, in rect: Rect) {
    panel = rect
    let plans = Plan.all(stage, measures)
    if let plan = plans.first(where: { $0.fits(rect.size) }) {
      place(plan, in: rect)
    } else if let plan = plans.last {
      placeCropped(plan, stage, measures, in: rect)
    }
  }

  /// One way to lay the parts out.
  private struct Plan {
    let input: NumberGrid
    let output: NumberGrid
    let panel: Size
    let captions: (input: Int, name: Int, output: Int)
    /// Whether the output stands over what the window holds, not beside it.
    let isStacked: Bool
    let notes: Size

    static func all(_ stage: Stage, _ measures: PoolMeasures) -> [Plan] {
      let spacings =
        [8, 6, 5, 4, 3, 2].map { (gap: $0, air: true) }
        + [4, 3, 2, 1].map { (gap: $0, air: false) }
      return spacings.flatMap { spacing in
        [false, true].map { Plan(stage, measures, spacing.gap, air: spacing.air, isStacked: $0) }
      }
    }

    init(_ stage: Stage, _ measures: PoolMeasures, _ gap: Int, air: Bool, isStacked: Bool) {
      let (shape, made, padding) = (
        stage.trace.input.shape, stage.trace.output.shape, stage.padding
      )
      let over = stage.trace.sides.map { ($0.height.overhang, $0.width.overhang) } ?? (0, 0)
      input = NumberGrid(
        rows: shape[0] + padding.top + padding.bottom + over.0,
        columns: shape[1] + padding.left + padding.right + over.1,
        cellWidth: stage.formats.input.width, gap: gap, air: air)
      output = NumberGrid(
        rows: made[0], columns: made[1], cellWidth: stage.formats.output.width,
        gap: isStacked ? min(gap, 4) : gap, air: air && (!isStacked || gap > 4))
      panel = PoolPanel.size(stage, measures, air: air && !isStacked)
      captions = (
        stage.inputCaption(nil).columns, stage.poolingName.columns,
        stage.outputCaption(nil).columns
      )
      self.isStacked = isStacked
      let lines = stage.poolingNotes
      notes = Size(
        width: lines.map(\.columns).max() ?? 0, height: lines.count + 1)
    }

    var inputWidth: Int { max(input.size.width, captions.input + input.lead) }
    var outputWidth: Int { max(output.size.width, captions.output + output.lead) }
    var panelWidth: Int { max(panel.width, captions.name + 1) }
    var width: Int {
      inputWidth + aside
        + (isStacked ? max(panelWidth, outputWidth) : panelWidth + aside + outputWidth)
    }

    var height: Int {
      let right =
        isStacked ? output.size.height + 2 + panel.height : max(panel.height, output.size.height)
      return 1 + max(input.size.height, right)
    }

    func fits(_ room: Size) -> Bool { width <= room.width && height <= room.height }
  }

  private mutating func place(_ plan: Plan, in rect: Rect) {
    let spare = rect.width - plan.width
    let left = rect.x + min(2, spare / 4)
    let between = Self.aside + min(7, spare / (plan.isStacked ? 3 : 4))
    let top = rect.y + min(1, max(0, rect.height - plan.height - 2))
    input = Self.place(plan.input, x: left, y: top, width: plan.inputWidth)
    let x = left + plan.inputWidth + between
    if plan.isStacked {
      output = Self.place(plan.output, x: x, y: top, width: rect.right - x)
      let spare = rect.bottom - top - plan.height
      let y = top + 1 + plan.output.size.height + (spare > 0 ? 1 : 0)
      name = Point(x: x + 1, y: y)
      panel = Rect(x: x, y: y + 1, width: rect.right - x, height: plan.panel.height)
    } else {
      name = Point(x: x + 2, y: top)
      panelHasAir = plan.input.air
      panel = Rect(x: x, y: top + 1, width: plan.panelWidth, height: plan.panel.height)
      output = Self.place(
        plan.output, x: x + plan.panelWidth + between, y: top,
        width: rect.right - x - plan.panelWidth - between)
    }
    let lines = Rect(
      x: x + 1, y: panel.bottom, width: rect.right - x - 1, height: rect.bottom - panel.bottom)
    notes = lines
    let used = max(top + plan.input.size.height + 1, panel.bottom + plan.notes.height) - rect.y
    let free = rect.height - used
    if free >= 7 && rect.width >= 76 {
      pictures = Rect(x: left, y: rect.y + used + 1, width: rect.right - left, height: free - 1)
      notes = Rect(x: lines.x, y: lines.y, width: lines.width, height: rect.y + used - lines.y)
    }
  }

  private static func place(_ grid: NumberGrid, x: Int, y: Int, width: Int)
    -> WindowLayout.GridPlace
  {
    WindowLayout.GridPlace(
      grid: grid, origin: Point(x: x, y: y + 1), caption: Point(x: x + grid.lead, y: y),
      captionWidth: max(0, width - grid.lead))
  }

  /// The grids in part, each following the window.
  private mutating func placeCropped(
    _ plan: Plan, _ stage: Stage, _ measures: PoolMeasures, in rect: Rect
  ) {
    let size = PoolPanel.size(stage, measures, air: false)
    let pitch = plan.input.cellWidth + plan.input.gap
    let least = min(plan.input.columns, stage.trace.weight.shape[1] + 1) * pitch + 1
    guard least + Self.aside + size.width <= rect.width, size.height + 4 <= rect.height else {
      return placeLeast(plan, stage, size, least: least, in: rect)
    }
    let widest = rect.width - Self.aside - max(size.width, plan.captions.output + 1)
    let inputGrid = plan.input.fitting(
      Size(width: max(least, widest), height: rect.height - 1), around: stage.inView)
    input = Self.place(
      inputGrid, x: rect.x, y: rect.y, width: max(least, widest))
    let x = rect.x + max(inputGrid.size.width, min(plan.captions.input, widest)) + Self.aside
    panel = Rect(
      x: x, y: rect.bottom - size.height, width: rect.right - x, height: size.height)
    name = Point(x: x + 1, y: panel.y - 1)
    output = Self.place(
      outputGrid(plan, stage, Size(width: rect.right - x, height: panel.y - rect.y - 2)), x: x,
      y: rect.y, width: rect.right - x)
  }

  private func outputGrid(_ plan: Plan, _ stage: Stage, _ room: Size) -> NumberGrid {
    let focus = stage.outputInView
    return plan.output.fitting(
      room, around: (focus[0]..<focus[0] + 1, focus[1]..<focus[1] + 1))
  }

  /// What the window holds, or the line below it, and beside it what there is room for.
  private mutating func placeLeast(
    _ plan: Plan, _ stage: Stage, _ size: Size, least: Int, in rect: Rect
  ) {
    let room = rect.height - 1
    guard room >= 2, least + 2 <= rect.width else {
      panel = rect
      return
    }
    let outputWidth = stage.formats.output.width + 3
    let width = rect.width - Self.aside - outputWidth
    panel = Rect(x: rect.x, y: rect.bottom - 1, width: rect.width, height: 1)
    guard width >= least else {
      input = Self.place(
        plan.input.fitting(Size(width: rect.width, height: room - 1), around: stage.inView),
        x: rect.x, y: rect.y, width: rect.width)
      return
    }
    let inputGrid = plan.input.fitting(
      Size(width: width, height: room - 1), around: stage.inView)
    input = Self.place(inputGrid, x: rect.x, y: rect.y, width: width)
    let x = rect.x + inputGrid.size.width + Self.aside
    output = Self.place(
      outputGrid(plan, stage, Size(width: rect.right - x, height: room - 1)), x: x, y: rect.y,
      width: rect.right - x)
  }
}
