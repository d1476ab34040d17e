import Canvas
import Compute
import Course

/// Something to read: text, matrices to look at, a misprint and what it should be.
///
/// It is drawn once on a frame as high as it needs, then shown part by part where the room is less.
struct Card {
  private let room: Size
  private let shading: Shading
  private var content: Frame
  private var height = 0
  /// The rows at which a part may begin.
  private var breaks: [Int] = [0]

  /// Lines longer than this are hard to read.
  static let measure = 66

  /// An empty card.
  ///
  /// - Parameter shading: whether the numbers of matrices stand on shades.
  init(_ room: Size, _ shading: Shading = .numbers) {
    self.room = room
    self.shading = shading
    content = Frame(Size(width: max(1, room.width), height: max(1, room.height)))
  }

  /// Makes the frame high enough for so many rows.
  private mutating func reserve(rows: Int) {
    guard rows > content.size.height else { return }
    var higher = Frame(
      Size(width: content.size.width, height: max(rows, 2 * content.size.height)))
    higher.draw(content, at: Point(x: 0, y: 0))
    content = higher
  }

  private var margin: Int { room.width >= 74 ? 3 : room.width >= 40 ? 1 : 0 }

  /// The width of lines of text.
  var textWidth: Int { min(Self.measure, room.width - 2 * margin) }

  // MARK: - Putting it together

  mutating func space() {
    guard height > 0 else { return }
    height += 1
    reserve(rows: height)
    breaks.append(height)
  }

  mutating func add(_ text: String, _ role: Role, after label: String = "", indent: Int = 0) {
    let start = margin + indent
    let indented = start + label.columns
    let lines = TextFlow.wrap(text, width: textWidth - indent - label.columns)
    reserve(rows: height + lines.count)
    content.write(label, x: start, y: height, .quiet)
    for line in lines {
      content.write(line, x: indented, y: height, role)
      height += 1
      breaks.append(height)
    }
  }

  /// Matrices side by side, as many as fit, the others below.
  mutating func add(_ volumes: [NamedTensor], _ style: NumberStyle) {
    let tensors = volumes.flatMap(\.planes)
    let width = room.width - 2 * margin
    var rows: [[MatrixBlock]] = []
    var used = 0
    for tensor in tensors {
      let block = MatrixBlock(
        tensor, style, shading, room: Size(width: width, height: max(3, room.height - 1)))
      if let last = rows.indices.last, used + 4 + block.size.width <= width {
        rows[last].append(block)
        used += 4 + block.size.width
      } else {
        rows.append([block])
        used = block.size.width
      }
    }
    for (number, row) in rows.enumerated() {
      if number > 0 { space() }
      reserve(rows: height + (row.map(\.size.height).max() ?? 0))
      var x = margin
      for block in row {
        block.draw(on: &content, at: Point(x: x, y: height))
        x += block.size.width + 4
      }
      height += row.map(\.size.height).max() ?? 0
      breaks.append(height)
    }
  }

  /// Matrices beside the text, where there is room for them; else below.
  mutating func addBeside(_ volumes: [NamedTensor], from top: Int, _ style: NumberStyle) {
    let tensors = volumes.flatMap(\.planes)
    let left = margin + textWidth + 6
    let blocks = tensors.map {
      MatrixBlock($0, style, shading, room: Size(width: room.width - left, height: room.height))
    }
    let tall = blocks.reduce(0) { $0 + $1.size.height + 1 }
    guard blocks.allSatisfy({ $0.isWhole && $0.size.width <= room.width - left }),
      top + tall - 1 <= room.height
    else {
      space()
      return add(tensors, style)
    }
    reserve(rows: top + tall)
    var y = top
    for block in blocks {
      block.draw(on: &content, at: Point(x: left, y: y))
      y += block.size.height + 1
    }
    while breaks.last.map({ $0 < y - 1 }) == true && height < y - 1 { height += 1 }
  }

  /// The row at which the next thing will stand.
  var nextRow: Int { height }

  /// Whether so many more rows fit without a second part.
  func hasRoom(for rows: Int) -> Bool { height + rows <= room.height }

  // MARK: - Showing it

  /// The first row of each part.
  private var pages: [Int] {
    var pages = [0]
    var start = 0
    while height - start > room.height {
      let next = breaks.last { $0 > start && $0 <= start + room.height } ?? start + room.height
      pages.append(next)
      start = next
    }
    return pages
  }

  var pageCount: Int { max(1, pages.count) }

  func draw(page: Int, in rect: Rect, on frame: inout Frame) {
    let pages = pages
    let page = min(page, pages.count - 1)
    let start = pages[page]
    let end = page + 1 < pages.count ? pages[page + 1] : height
    let top = rect.y + (pages.count == 1 ? min(2, max(0, rect.height - height) / 3) : 0)
    for y in start..<min(end, start + rect.height) {
      for x in 0..<min(content.size.width, rect.width) {
        frame[rect.x + x, top + y - start] = content[x, y]
      }
    }
    frame.cursor = Point(x: rect.x + margin, y: top)
  }
}

/// A matrix with its name above.
struct MatrixBlock {
  private let named: NamedTensor
  private let numerals: Numerals
  private let grid: NumberGrid
  /// The greys behind the numbers; nil where they stand on none.
  private let greys: GreyScale?

  init(_ named: NamedTensor, _ style: NumberStyle, _ shading: Shading, room: Size) {
    self.named = named
    greys = shading == .shades ? GreyScale(named.tensor.elements) : nil
    numerals = Numerals(named.tensor.elements, style)
    let shape = named.tensor.shape
    let rows = shape.rank == 1 ? 1 : shape[0]
    let roomy = NumberGrid(
      rows: rows, columns: shape.sizes.last ?? 1, cellWidth: numerals.width, gap: 2)
    let tight = NumberGrid(
      rows: rows, columns: shape.sizes.last ?? 1, cellWidth: numerals.width, gap: 1)
    let grid = roomy.size.width <= room.width ? roomy : tight
    self.grid = grid.fitting(
      Size(width: room.width, height: room.height - 1), around: (0..<1, 0..<1))
  }

  var isWhole: Bool { grid.isWhole }

  private var caption: String {
    let part =
      isWhole
      ? "" : " rows 1–\(grid.shownRows.count), columns 1–\(grid.shownColumns.count)"
    return [named.name, named.tensor.shape.description + part, numerals.remark]
      .filter { !$0.isEmpty }.joined(separator: "  ")
  }

  var size: Size {
    Size(width: max(grid.size.width, caption.columns), height: grid.size.height + 1)
  }

  func draw(on frame: inout Frame, at origin: Point) {
    frame.write(caption, x: origin.x, y: origin.y, .quiet)
    let tensor = named.tensor
    let place = Point(x: origin.x - grid.lead, y: origin.y + 1)
    func value(_ row: Int, _ column: Int) -> Rational {
      tensor.shape.rank == 1 ? tensor[column] : tensor[row, column]
    }
    func shade(_ row: Int, _ column: Int) -> Shade? { greys?.shade(value(row, column)) }
    grid.drawShades(on: &frame, at: place, shade: shade)
    grid.draw(on: &frame, at: place) { row, column in
      (numerals.text(value(row, column)), Style(.output, on: shade(row, column)))
    }
  }
}
