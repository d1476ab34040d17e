import Canvas

/// A frame as an SVG picture.
///
/// Each letter has its own place on the grid, so that columns line up in whatever font is there.
public struct VectorPicture {
  private let frame: Frame
  private let paper: Paper
  /// The part of the frame that is shown.
  private let part: Rect
  /// How far the ground reaches beyond the cells, in units of which a cell is 10 wide.
  private let margin: Int

  /// - Parameter part: the part of the frame that is shown; nil for all.
  public init(_ frame: Frame, _ paper: Paper, part: Rect? = nil, margin: Int = 10) {
    self.frame = frame
    self.paper = paper
    self.part = part?.intersection(frame.bounds) ?? frame.bounds
    self.margin = margin
  }

  /// The fonts of terminals, the first that is there.
  static let fonts =
    "'DejaVu Sans Mono','Cascadia Mono',Menlo,Consolas,'Liberation Mono',monospace"
  static let fontSize = "16.5"
  /// How far below a row's top its letters stand.
  static let baseline = 15

  /// A file of its own.
  ///
  /// - Parameters:
  ///   - title: what the picture is called.
  ///   - description: what can be seen, in words.
  public func file(title: String, description: String) -> String {
    let size = self.size
    return """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(size.width) \(size.height)" \
      width="\(size.width)" height="\(size.height)" role="img">
      <title>\(escaped(title))</title>
      <desc>\(escaped(description))</desc>
      <rect x="0.5" y="0.5" width="\(size.width - 1)" height="\(size.height - 1)" \
      rx="\(margin * 3 / 5)" fill="\(paper.ground.hexadecimal)" \
      stroke="\(paper.ground.mixed(with: paper.ink, 1, of: 5).hexadecimal)"/>
      \(drawing)
      </svg>

      """
  }

  /// A part of a page, on the page's own ground.
  ///
  /// - Parameters:
  ///   - label: what can be seen, in words.
  ///   - columnWidth: how wide a column is, in millimetres.
  func element(label: String, columnWidth: Double) -> String {
    let size = self.size
    let width = columnWidth * Double(size.width) / Double(DrawnCharacter.cell.width)
    return """
      <svg viewBox="0 0 \(size.width) \(size.height)" width="\(width)mm" role="img" \
      aria-label="\(escaped(label))">
      \(drawing)
      </svg>
      """
  }

  private var size: Size {
    let cell = DrawnCharacter.cell
    return Size(
      width: part.width * cell.width + 2 * margin, height: part.height * cell.height + 2 * margin)
  }

  private var drawing: String {
    let cell = DrawnCharacter.cell
    let rows = (part.y..<part.bottom).flatMap { y in
      paper.runs(frame, row: y).compactMap { run in
        element(of: run, y: (y - part.y) * cell.height)
      }
    }
    let offset = Point(x: margin - part.x * cell.width, y: margin)
    return """
      <g transform="translate(\(offset.x) \(offset.y))" font-family="\(Self.fonts)" \
      font-size="\(Self.fontSize)">
      \(rows.joined(separator: "\n"))
      </g>
      """
  }

  /// What a run looks like; nil where it is not in the part that is shown.
  private func element(of run: Run, y: Int) -> String? {
    guard run.column >= part.x, run.column < part.right else { return nil }
    let cell = DrawnCharacter.cell
    let x = run.column * cell.width
    let paint = run.paint
    var elements = ""
    if let ground = paint.ground {
      elements +=
        "<rect x=\"\(x)\" y=\"\(y)\" width=\"\(run.columns * cell.width)\" "
        + "height=\"\(cell.height)\" fill=\"\(ground.hexadecimal)\" shape-rendering=\"crispEdges\"/>"
    }
    if run.kind == .drawing { return elements + drawn(run, x: x, y: y) }
    let letters = run.letters
    guard !letters.isEmpty else { return elements }
    let places = letters.map { String(x + $0.offset * cell.width) }.joined(separator: " ")
    return elements
      + "<text x=\"\(places)\" y=\"\(y + Self.baseline)\" fill=\"\(paint.ink.hexadecimal)\""
      + (paint.isBold ? " font-weight=\"bold\"" : "")
      + (paint.isUnderlined ? " text-decoration=\"underline\"" : "")
      + ">\(escaped(String(letters.map(\.element))))</text>"
  }

  private func drawn(_ run: Run, x: Int, y: Int) -> String {
    var paths: [Int: VectorPath] = [:]
    for (place, character) in run.text.enumerated() {
      guard let drawn = DrawnCharacter(character) else { continue }
      paths[drawn.quarters, default: VectorPath()].add(
        drawn, x: x + place * DrawnCharacter.cell.width, y: y)
    }
    return paths.sorted { $0.key < $1.key }.map { quarters, path in
      "<path d=\"\(path.absolute)\" fill=\"\(run.paint.ink.hexadecimal)\""
        + (quarters < 4 ? " fill-opacity=\"\(Double(quarters) / 4)\"" : "")
        + " shape-rendering=\"crispEdges\"/>"
    }.joined()
  }
}
