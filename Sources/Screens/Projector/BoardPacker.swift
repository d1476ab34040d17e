import Canvas

/// Lays panels out on as few boards as their least sizes allow, each as large as its board allows.
///
/// Panels share a board only where none of them gets smaller than the smallest block digits by it.
struct BoardPacker {
  let room: Size
  private static let gap = 3

  func boards(_ panels: [any BoardPanel]) -> [Board] {
    var boards: [Board] = []
    var rest = panels[...]
    while let first = rest.first {
      var count = 1
      var best = alone(first)
      while count < rest.count, !first.standsAlone,
        let next = together(Array(rest.prefix(count + 1)))
      {
        best = next
        count += 1
      }
      boards.append(best)
      rest = rest.dropFirst(count)
    }
    return boards
  }

  private func alone(_ panel: any BoardPanel) -> Board {
    let level = panel.largest(in: room) ?? .tight
    let size = panel.standsAlone ? room : panel.size(level, in: room) ?? room
    let width = min(size.width, room.width)
    let height = min(size.height, room.height)
    let rect = Rect(
      x: (room.width - width) / 2, y: (room.height - height) / 2, width: width, height: height)
    return Board(places: [.init(panel: panel, level: level, rect: rect, showsCaption: false)])
  }

  /// The panels beside or below each other; nil where one of them would have to be smaller than it
  /// must.
  private func together(_ panels: [any BoardPanel]) -> Board? {
    guard !panels.contains(where: \.standsAlone) else { return nil }
    let floors = panels.map { min(.small, $0.largest(in: room) ?? .tight) }
    guard panels.allSatisfy({ $0.largest(in: room) != nil }) else { return nil }
    let plans = [true, false].compactMap { isRow -> Plan? in
      guard var plan = Plan(panels, floors, isRow: isRow, in: room) else { return nil }
      plan.grow()
      return plan
    }
    return plans.max { $0.rank < $1.rank }?.board
  }

  /// Panels in a row or in a column, and how large each is.
  private struct Plan {
    let panels: [any BoardPanel]
    private(set) var levels: [BlockLevel]
    let isRow: Bool
    let room: Size
    private var sizes: [Size]

    init?(_ panels: [any BoardPanel], _ levels: [BlockLevel], isRow: Bool, in room: Size) {
      self.panels = panels
      self.levels = levels
      self.isRow = isRow
      self.room = room
      guard let sizes = Self.sizes(panels, levels, isRow, room) else { return nil }
      self.sizes = sizes
    }

    var rank: Int { levels.reduce(0) { $0 + $1.rawValue } }

    private static func sizes(
      _ panels: [any BoardPanel], _ levels: [BlockLevel], _ isRow: Bool, _ room: Size
    ) -> [Size]? {
      var left = room
      var sizes: [Size] = []
      for (number, (panel, level)) in zip(panels, levels).enumerated() {
        let caption = panel.caption.isEmpty ? 0 : 1
        let space = number == 0 ? 0 : isRow ? BoardPacker.gap : 1
        let offered = Size(
          width: left.width - (isRow ? space : 0),
          height: left.height - caption - (isRow ? 0 : space))
        guard let size = panel.size(level, in: offered), size.width <= offered.width,
          size.height <= offered.height
        else { return nil }
        let width = max(size.width, panel.caption.columns)
        guard width <= offered.width else { return nil }
        sizes.append(Size(width: width, height: size.height + caption))
        left = Size(
          width: isRow ? offered.width - width : left.width,
          height: isRow ? left.height : offered.height - size.height)
      }
      return sizes
    }

    /// Makes panels larger, the smallest first, as long as all of them fit.
    mutating func grow() {
      var fixed: Set<Int> = []
      while let smallest = levels.indices.filter({ !fixed.contains($0) })
        .min(by: { levels[$0] < levels[$1] })
      {
        // One that is far larger than the others would seem to be what counts.
        let least = levels.min() ?? .tight
        guard let larger = levels[smallest].larger, larger.rawValue <= least.rawValue + 1 else {
          fixed.insert(smallest)
          continue
        }
        var trial = levels
        trial[smallest] = larger
        if let sizes = Self.sizes(panels, trial, isRow, room) {
          (levels, self.sizes) = (trial, sizes)
        } else {
          fixed.insert(smallest)
        }
      }
    }

    /// In the middle of the room, with the air that is left shared between the panels.
    var board: Board {
      let used = sizes.reduce(0) { $0 + (isRow ? $1.width : $1.height) }
      let left = (isRow ? room.width : room.height) - used
      let most = isRow ? 8 : 2
      let gap = min(most, left / (sizes.count + 1))
      let least = isRow ? BoardPacker.gap : 1
      let between = max(least, gap)
      var along = max(0, (left - between * (sizes.count - 1)) / 2)
      var places: [Board.Place] = []
      for (number, size) in sizes.enumerated() {
        let caption = panels[number].caption.isEmpty ? 0 : 1
        let across = isRow ? max(0, (room.height - size.height) / 2) : (room.width - size.width) / 2
        places.append(
          .init(
            panel: panels[number], level: levels[number],
            rect: Rect(
              x: isRow ? along : across, y: (isRow ? across : along) + caption,
              width: size.width, height: size.height - caption),
            showsCaption: caption == 1))
        along += (isRow ? size.width : size.height) + between
      }
      return Board(places: places)
    }
  }
}
