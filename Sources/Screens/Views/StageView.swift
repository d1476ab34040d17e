import Canvas
import Course

/// The picture of an operation at one moment, in the view that the lesson asks for.
struct StageView {
  let stage: Stage
  let moment: Script.Moment

  init(_ stage: Stage, moment: Script.Moment) {
    self.stage = stage
    self.moment = moment
  }

  func draw(in rect: Rect, on rendering: inout Rendering) {
    if case .outcome = moment, let printed = stage.demonstration.printed {
      return PrintedView(stage, printed).draw(in: rect, on: &rendering)
    }
    switch stage.demonstration.view {
    case .window: WindowView(stage, in: rect).draw(on: &rendering)
    case .uses: UsesView(stage).draw(in: rect, on: &rendering)
    case .lists: ListsView(stage).draw(in: rect, on: &rendering)
    case .rooms: RoomsView(stage).draw(in: rect, on: &rendering)
    case .schedule: ScheduleView(stage).draw(in: rect, on: &rendering)
    }
  }
}
