import Canvas
import Compute
import Course

/// The hospital: rooms with their doses, the line outside turned round so that who came first stands
/// at the door, everybody one room further each day, and the day's sum below the rooms.
struct RoomsView {
  let stage: Stage

  init(_ stage: Stage) {
    self.stage = stage
  }

  private var doses: Tensor { stage.trace.weight }
  private var patients: Tensor { stage.trace.input }

  /// The day in play, from 0: the people of day `day − room` are in a room.
  private var day: Int {
    if let window = stage.window { return window.origin[0] + doses.shape[0] - 1 }
    return stage.done == 0 ? -1 : doses.shape[0] + patients.shape[0] - 1
  }

  /// Which group of patients stands at a place: 0 and up are the rooms, −1 the head of the line.
  private func group(at place: Int) -> Int? {
    let group = day - place
    return (0..<patients.shape[0]).contains(group) ? group : nil
  }

  // MARK: - Measures

  /// Whether every group can be drawn as so many people.
  private var canDrawPeople: Bool {
    patients.elements.allSatisfy { $0.isInteger && !$0.isNegative && $0 <= Rational(9) }
  }

  private var crowd: Int {
    canDrawPeople ? patients.elements.compactMap { Int($0.description) }.max() ?? 1 : 0
  }

  private struct Plan {
    /// The width of a room between its walls.
    let inside: Int
    /// The columns of one group in the line.
    let place: Int
    let showsPeople: Bool
    let shownPlaces: Int
    let hasWayOut: Bool
  }

  private func plan(in rect: Rect) -> Plan {
    let number = stage.formats.input.width
    let product = stage.formats.productWidth
    let places = max(1, patients.shape[0])
    func plan(people: Bool, places: Int, wayOut: Bool) -> Plan {
      let least = max(product, stage.formats.weight.width + 1) + 2
      return Plan(
        inside: people ? max(crowd + 2, least) : least, place: people ? crowd + 1 : number + 1,
        showsPeople: people, shownPlaces: places, hasWayOut: wayOut)
    }
    let people = canDrawPeople && rect.height >= 11
    let candidates =
      (people
        ? [
          plan(people: true, places: places, wayOut: true),
          plan(people: true, places: places, wayOut: false),
        ] : [])
      + [plan(people: false, places: places, wayOut: true)]
      + (1...places).reversed().map { plan(people: false, places: $0, wayOut: false) }
    return candidates.first { width(of: $0) <= rect.width }
      ?? plan(people: false, places: 0, wayOut: false)
  }

  private func width(of plan: Plan) -> Int {
    plan.shownPlaces * plan.place + 2 + doses.shape[0] * (plan.inside + 3)
      + (plan.hasWayOut ? 7 : 0)
  }

  // MARK: - Drawing

  func draw(in rect: Rect, on rendering: inout Rendering) {
    let plan = plan(in: rect)
    // Too narrow for walls: the same without the walls.
    guard width(of: plan) <= rect.width, rect.height >= 8 else {
      return ListsView(stage).draw(in: rect, on: &rendering)
    }
    let strip = OutputStrip(stage)
    let roomHeight = plan.showsPeople ? 6 : 4
    let spare = rect.height - roomHeight - strip.height - 3
    let left = rect.x + max(0, min(6, rect.width - width(of: plan)) / 2)
    let top = rect.y + (spare >= 3 ? 2 : max(0, spare > 0 ? 1 : 0))
    let doors = left + plan.shownPlaces * plan.place + 2
    drawLine(plan, left: left, top: top, on: &rendering)
    for room in 0..<doses.shape[0] {
      drawRoom(
        room, plan, at: Point(x: doors + room * (plan.inside + 3), y: top), on: &rendering)
    }
    if plan.hasWayOut {
      drawWayOut(
        plan, at: Point(x: doors + doses.shape[0] * (plan.inside + 3), y: top),
        on: &rendering.frame)
    }
    var y = top + roomHeight
    drawProducts(plan, doors: doors, y: y, on: &rendering)
    y += spare >= 1 ? 2 : 1
    let bottom = rect.bottom - strip.height
    for line in equation(width: rect.right - left) where y < bottom {
      rendering.frame.write(line, x: left, y: y, stage.term == nil ? .exact : .text)
      y += 1
    }
    strip.draw(
      in: Rect(
        x: left, y: spare >= 4 ? bottom - 1 : bottom, width: rect.right - left,
        height: strip.height), on: &rendering)
  }

  private func equation(width: Int) -> [String] {
    guard stage.window != nil else { return [] }
    let name = stage.outputName + ": "
    let lines = stage.equationLines(width: max(8, width - name.columns))
    return lines.enumerated().map {
      ($0 == 0 ? name : String(repeating: " ", count: name.columns)) + $1
    }
  }

  private func drawRoom(
    _ room: Int, _ plan: Plan, at origin: Point, on rendering: inout Rendering
  ) {
    let wall = Style(group(at: room) == nil ? .rule : .window)
    let inside = String(repeating: "─", count: plan.inside)
    let bottom = origin.y + (plan.showsPeople ? 5 : 3)
    rendering.frame.write("┌\(inside)┐", x: origin.x, y: origin.y, wall)
    for y in origin.y + 1..<bottom {
      // The door is open at the height where people stand.
      let isDoor = y == bottom - 1
      rendering.frame[origin.x, y] = Cell(isDoor ? " " : "│", wall)
      rendering.frame[origin.x + plan.inside + 1, y] = Cell(isDoor ? " " : "│", wall)
    }
    rendering.frame.write("└\(inside)┘", x: origin.x, y: bottom, wall)
    let dose = "×" + stage.formats.weight.text(doses[room])
    let doseRole = stage.weightRole([room])
    let doseX = origin.x + 1 + (plan.inside - dose.columns) / 2
    rendering.frame.write(dose, x: doseX, y: origin.y + 1, doseRole)
    rendering.add(
      .weight([room]), at: Rect(x: doseX, y: origin.y + 1, width: dose.columns, height: 1))
    if stage.cursorCell == .weight([room]) {
      rendering.frame.cursor = Point(x: doseX, y: origin.y + 1)
    }
    guard let group = group(at: room) else { return }
    let isFocus = stage.focus?.weight == [room]
    drawGroup(
      group, isFocus ? .focus : .covered, plan, x: origin.x + 1, width: plan.inside,
      y: bottom - (plan.showsPeople ? 3 : 1), on: &rendering)
  }

  /// A group of people: how many they are, and below that the people themselves.
  private func drawGroup(
    _ group: Int, _ role: Role, _ plan: Plan, x: Int, width: Int, y: Int,
    on rendering: inout Rendering
  ) {
    let value = patients[group]
    let number = stage.formats.input.text(value)
    let chosen = stage.cursorCell == .input([group])
    let numberX = x + (width - number.columns + 1) / 2
    rendering.frame.write(number, x: numberX, y: y, chosen ? .chosen : role)
    rendering.add(
      .input([group]), at: Rect(x: numberX, y: y, width: number.columns, height: 1))
    if chosen { rendering.frame.cursor = Point(x: numberX, y: y) }
    guard plan.showsPeople, let count = Int(value.description) else { return }
    let peopleX = x + (width - count + 1) / 2
    let quiet: Role = role == .focus ? .covered : role
    rendering.frame.write(String(repeating: "o", count: count), x: peopleX, y: y + 1, quiet)
    rendering.frame.write(String(repeating: "Λ", count: count), x: peopleX, y: y + 2, quiet)
  }

  /// The people who wait, the next ones nearest to the door.
  private func drawLine(_ plan: Plan, left: Int, top: Int, on rendering: inout Rendering) {
    let y = top + 2
    let waiting = patients.shape[0] - 1 - day
    let caption = waiting > 0 ? "the line, turned round" : "nobody waits"
    if plan.shownPlaces * plan.place >= 12 {
      rendering.frame.write(
        caption.shortened(to: plan.shownPlaces * plan.place), x: left, y: top, .quiet)
    }
    for place in 0..<plan.shownPlaces {
      guard let group = group(at: -1 - place) else { continue }
      let x = left + (plan.shownPlaces - 1 - place) * plan.place
      drawGroup(group, .quiet, plan, x: x, width: plan.place - 1, y: y, on: &rendering)
    }
    if waiting > 0 && day >= -1 {
      rendering.frame.write(
        "→", x: left + plan.shownPlaces * plan.place, y: y + (plan.showsPeople ? 2 : 0), .quiet)
    }
  }

  /// A way out behind the last room, once somebody has taken it.
  private func drawWayOut(_ plan: Plan, at origin: Point, on frame: inout Frame) {
    guard day >= doses.shape[0] else { return }
    frame.write("→ home", x: origin.x, y: origin.y + (plan.showsPeople ? 4 : 2), .quiet)
  }

  /// Each room's product below it.
  private func drawProducts(
    _ plan: Plan, doors: Int, y: Int, on rendering: inout Rendering
  ) {
    guard let window = stage.window else { return }
    for (number, term) in window.terms.enumerated() {
      let room = term.weight[0]
      let text = Equation.Side.factors(term, stage.style)
      let x = doors + room * (plan.inside + 3) + 1 + (plan.inside - text.columns + 1) / 2
      let role: Role = number == stage.term ? .focus : number < stage.taken ? .text : .pending
      rendering.frame.write(text, x: x, y: y, role)
      if number == stage.term && stage.cursor == nil {
        rendering.frame.cursor = Point(x: x, y: y)
      }
    }
  }
}
