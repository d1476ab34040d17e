import Canvas
import Course

/// The picture of an operation at one moment, in the view that the lesson asks for.
struct StageView {
  let stage: Stage
  let moment: Script.Moment
  /// Which part of it, where it does not fit the room as a whole.
  let page: Int

  init(_ stage: Stage, moment: Script.Moment, page: Int = 0) {
    self.stage = stage
    self.moment = moment
    self.page = page
  }

  /// How many parts there are in a room.
  func pageCount(in room: Size) -> Int { printedView?.pageCount(in: room) ?? 1 }

  private var printedView: PrintedView? {
    guard case .outcome = moment else { return nil }
    return stage.demonstration.printed.map { PrintedView(stage, $0) }
  }

  func draw(in rect: Rect, on rendering: inout Rendering) {
    if let printedView { return printedView.draw(page: page, in: rect, on: &rendering) }
    let strip = PipelineStrip(stage, in: rect)
    strip.draw(on: &rendering)
    drawPicture(in: strip.rest, on: &rendering)
  }

  /// The picture without the strip of layers above it.
  func drawPicture(in rect: Rect, on rendering: inout Rendering) {
    switch stage.demonstration.view {
    case .window: drawWindow(in: rect, on: &rendering)
    case .filters: FiltersView(stage).draw(in: rect, on: &rendering)
    case .curve: CurveView(stage).draw(in: rect, on: &rendering)
    case .row: RowView(stage).draw(in: rect, on: &rendering)
    case .neurons: NeuronsView(stage).draw(in: rect, on: &rendering)
    case .bars: BarsView(stage).draw(in: rect, on: &rendering)
    case .ruler: RulerView(stage).draw(in: rect, on: &rendering)
    case .table: TableView(stage).draw(in: rect, on: &rendering)
    case .pipeline: PipelineView(stage).draw(in: rect, on: &rendering)
    case .uses: UsesView(stage).draw(in: rect, on: &rendering)
    case .lists: ListsView(stage).draw(in: rect, on: &rendering)
    case .rooms: RoomsView(stage).draw(in: rect, on: &rendering)
    case .schedule: ScheduleView(stage).draw(in: rect, on: &rendering)
    }
  }

  /// The sliding window, on a matrix or on the sheets of a volume.
  private func drawWindow(in rect: Rect, on rendering: inout Rendering) {
    if stage.trace.input.shape.rank > 2 || stage.trace.output.shape.rank > 2 {
      VolumeView(stage).draw(in: rect, on: &rendering)
    } else if case .conv2d = stage.trace.operation {
      WindowView(stage, in: rect).draw(on: &rendering)
    } else {
      PoolView(stage).draw(in: rect, on: &rendering)
    }
  }
}
