import Canvas
import Compute
import Course

/// What a document prints, and beside it what is right.
struct PrintedPanels {
  let panels: [any BoardPanel]

  init(_ stage: Stage, _ printed: Printed) {
    let wrong = Set(printed.wrong)
    let shape = stage.trace.output.shape
    let remark = stage.formats.output.remark
    let exact = Self.grid(remark.isEmpty ? "✓ exact" : "✓ exact, \(remark)", shape) { number in
      let isWrong = wrong.contains(shape.index(at: number))
      let text = stage.formats.output.text(stage.trace.output.elements[number])
      return (text, isWrong ? .result : .output)
    }
    let mark = wrong.isEmpty ? "✓" : "✗"
    let slide = Self.grid("\(mark) the document prints", shape) { number in
      guard let cell = printed.cells[number] else { return ("·", .pending) }
      return (cell.text.withMinus, wrong.contains(shape.index(at: number)) ? .touched : .text)
    }
    panels = [slide, exact]
  }

  private static func grid(
    _ caption: String, _ shape: Shape, _ content: (Int) -> (text: String, role: Role)
  ) -> GridPanel {
    let columns = max(1, shape.sizes.last ?? 1)
    let rows = stride(from: 0, to: shape.count, by: columns).map { start in
      (start..<start + columns).map { number in
        let (text, role) = content(number)
        return GridPanel.Item(text: text, role: role)
      }
    }
    return GridPanel(caption, rows, wraps: shape.rank == 1)
  }
}
