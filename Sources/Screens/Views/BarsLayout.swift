import Canvas
import Compute

/// Where the numbers and bars of softmax go in a given room: powers above shares where the height
/// lets them, else side by side.
struct BarsLayout {
  /// What a column holds.
  enum Kind: CaseIterable {
    case label, logit, exponent, power, powerBar, share, percent, shareBar

    var isNumber: Bool { [.logit, .exponent, .power, .share, .percent].contains(self) }

    func title(_ parts: SoftmaxParts, _ stage: Stage) -> String {
      switch self {
      case .label, .percent, .shareBar: ""
      case .logit: "logit x"
      case .exponent:
        "x − " + (parts.shift.map { Written($0, stage.style).text } ?? "")
      case .power: parts.shift == nil ? "e^x" : "e^(…)"
      case .powerBar: ""
      case .share: "share"
      }
    }
  }

  struct Column {
    let kind: Kind
    let x: Int
    let width: Int
    var right: Int { x + width }
  }

  /// A table of rows, one for each logit.
  struct Block {
    let columns: [Column]
    let headerY: Int?
    let firstY: Int
    let pitch: Int
    let sumY: Int?

    func y(ofRow row: Int) -> Int { firstY + row * pitch }
  }

  private(set) var blocks: [Block] = []
  let shownRows: Range<Int>
  /// The lines of a bar.
  let thickness: Int
  let powers: [String]
  let percents: [String]
  private(set) var notes: Rect
  private let labels: [String]
  private let style: NumberStyle
  private let places: Int
  private let shares: [Rational]

  init(_ stage: Stage, _ parts: SoftmaxParts, in rect: Rect) {
    let count = parts.logits.count
    style = stage.style
    places = Equation.sum(parts.powers, stage.style).places
    let (style, places) = (style, places)
    powers = parts.powers.map { Written($0, style, places: places).text }
    percents = parts.shares.map(\.percent)
    shares = parts.shares.map { Written($0, style).value }
    labels = stage.demonstration.labels
    let plan = Plan.fitting(count, stage, parts, in: rect.size)
    thickness = plan.thickness
    let inPlay = stage.term ?? stage.window?.number ?? (stage.done == 0 ? 0 : count - 1)
    shownRows = NumberGrid.stretch(of: count, room: plan.rows, around: inPlay..<inPlay + 1)
    notes = rect
    place(plan, stage, parts, in: rect)
  }

  /// What a row is called.
  func label(_ row: Int) -> String { labels.indices.contains(row) ? labels[row] : "\(row + 1)" }

  /// The sum of the first powers as it is written, and whether it is that of what stands above.
  func powerSum(_ parts: SoftmaxParts, _ taken: Int) -> (relation: String, text: String) {
    let all = taken == parts.powers.count
    let total = all ? parts.sum : parts.powers.prefix(taken).total
    let written = Written(total, style, places: places)
    let shown = parts.powers.prefix(taken).map { Written($0, style, places: places).value }.total
    return (shown == written.value ? "=" : "≈", written.text)
  }

  /// Whether the shares as they are written add up to one.
  func sharesRelation(_ parts: SoftmaxParts) -> String { shares.total == .one ? "=" : "≈" }
}

extension BarsLayout {
  /// How much of everything there is.
  private struct Plan {
    var isStacked = false
    var pitch = 1
    var thickness = 1
    var rows = 1
    var hasHeader = false
    var hasSum = false
    var air = 0
    var noteRows = 1

    var height: Int {
      let block = (hasHeader ? 1 : 0) + rows * pitch + (hasSum ? 1 : 0)
      return (isStacked ? 2 * block + air : block) + air + noteRows
    }

    static func fitting(
      _ count: Int, _ stage: Stage, _ parts: SoftmaxParts, in room: Size
    ) -> Plan {
      var plans: [Plan] = []
      let notes = 1 + (parts.shift == nil ? 0 : 2) + (parts.notableSpread == nil ? 0 : 2)
      let stacked = room.width >= 30
      for (pitch, thickness, air) in [(3, 2, 2), (2, 1, 1), (1, 1, 1)] where stacked {
        plans.append(
          Plan(
            isStacked: true, pitch: pitch, thickness: thickness, rows: count, hasHeader: true,
            hasSum: true, air: air, noteRows: notes))
      }
      for (pitch, air) in [(2, 1), (1, 1), (1, 0)] {
        for noteRows in [notes, 1] {
          plans.append(
            Plan(
              pitch: pitch, rows: count, hasHeader: true, hasSum: true, air: air,
              noteRows: noteRows))
        }
      }
      if let plan = plans.first(where: { $0.height <= room.height }) { return plan }
      var least = Plan(hasHeader: room.height >= 5, hasSum: room.height >= 4)
      least.noteRows = room.height >= 3 ? 1 : 0
      least.rows = 0
      least.rows = max(1, min(count, room.height - least.height))
      return least
    }
  }

  private mutating func place(
    _ plan: Plan, _ stage: Stage, _ parts: SoftmaxParts, in rect: Rect
  ) {
    let spare = max(0, rect.height - plan.height)
    var y = rect.y + min(1, spare)
    let first: [Kind] =
      [.label, .logit] + (parts.shift == nil ? [] : [.exponent]) + [.power, .powerBar]
    let second: [Kind] = [.share, .percent, .shareBar]
    let groups = plan.isStacked ? [first, [.label] + second] : [first + second]
    for kinds in groups {
      let columns = columns(kinds, stage, parts, in: rect)
      let headerY = plan.hasHeader ? y : nil
      let firstY = y + (plan.hasHeader ? 1 : 0)
      let end = firstY + shownRows.count * plan.pitch
      blocks.append(
        Block(
          columns: columns, headerY: headerY, firstY: firstY, pitch: plan.pitch,
          sumY: plan.hasSum ? end : nil))
      y = end + (plan.hasSum ? 1 : 0) + plan.air
    }
    notes = Rect(x: blocks[0].columns[0].x, y: y, width: 0, height: rect.bottom - y)
    notes = Rect(x: notes.x, y: y, width: rect.right - notes.x, height: rect.bottom - y)
  }

  /// The columns from left to right; bars share what the numbers leave, and numbers that do not fit
  /// are left out from the left.
  private func columns(
    _ kinds: [Kind], _ stage: Stage, _ parts: SoftmaxParts, in rect: Rect
  ) -> [Column] {
    let count = parts.logits.count
    func widest(_ texts: [String]) -> Int { texts.map(\.columns).max() ?? 0 }
    let partial = (1...count).map { powerSum(parts, $0).text }
    let widths: [Kind: Int] = [
      .label: min(12, max(6, widest((0..<count).map(label)))),
      .logit: max(7, widest(parts.logits.map { Written($0, style).marked })),
      .exponent: max(
        Kind.exponent.title(parts, stage).columns,
        widest(parts.exponents.map { Written($0, style).marked })),
      .power: max(5, widest(powers + partial)),
      .share: max(5, stage.formats.output.width),
      .percent: max(5, widest(percents)),
    ]
    let margin = rect.width >= 50 ? 2 : 0
    let gap = rect.width >= 70 ? 3 : 2
    var kinds = kinds
    let order: [Kind] = [.powerBar, .logit, .exponent, .percent, .shareBar, .power, .label]
    func used() -> Int {
      kinds.reduce(0) { $0 + (widths[$1] ?? 4) + gap } - gap + margin
    }
    for kind in order where used() > rect.width { kinds.removeAll { $0 == kind } }
    let bars = kinds.count { widths[$0] == nil }
    let spare = rect.width - used() + 4 * bars
    let bar = bars == 0 ? 0 : min(72, spare / bars)
    var x = rect.x + margin
    return kinds.map { kind in
      let column = Column(kind: kind, x: x, width: widths[kind] ?? bar)
      x = column.right + gap
      return column
    }
  }
}
