import Compute
import Course

/// What a sliding window leaves out along one side: the rows, or columns, that no window reads.
struct Coverage: Hashable, Sendable {
  /// All of them, counted with the padding.
  let unread: Set<Int>
  /// How many there are behind the last that is read, and how many of these are padding.
  let trailing: Int
  let trailingPadding: Int
  private let side: OutputSize

  init(_ side: OutputSize) {
    self.side = side
    var unread = Set(0..<max(0, side.padded))
    var last = -1
    for window in 0..<side.output {
      for weight in 0..<side.kernel {
        let place = window * side.stride + weight * side.dilation
        unread.remove(place)
        last = max(last, place)
      }
    }
    self.unread = unread
    trailing = max(0, side.padded - 1 - last)
    trailingPadding = min(trailing, side.padding.after)
  }

  /// How many are passed over between windows, or between the cells of a window.
  var between: Int { unread.count - trailing }

  /// `⌊5/2⌋ = 2`, where the floor takes something away; nil where it does not.
  var floor: String? {
    guard !side.ceilMode, side.leftover > 0 else { return nil }
    return "⌊\(side.reach)/\(side.stride)⌋ = \(side.reach / side.stride)"
  }

  /// `1 column at the right`, `2 rows at the bottom (1 of them padding)`; nil where there is none.
  ///
  /// - Parameter word: `row` or `column`.
  fileprivate func trailingText(_ word: String, _ isShort: Bool) -> String? {
    guard trailing > 0 else { return nil }
    let place = word == "row" ? "at the bottom" : "at the right"
    let words = "\(trailing) \(word)\(trailing == 1 ? "" : "s")"
    if isShort { return words }
    if trailingPadding == trailing { return "\(words) of padding \(place)" }
    let part = trailingPadding > 0 ? " (\(trailingPadding) of them padding)" : ""
    return "\(words) \(place)\(part)"
  }

  fileprivate func betweenText(_ word: String) -> String? {
    between > 0 ? "\(between) \(word)\(between == 1 ? "" : "s")" : nil
  }
}

extension Trace {
  /// What the windows leave out, down and across; nil where no window slides.
  var coverage: (rows: Coverage, columns: Coverage)? {
    sides.map { (Coverage($0.height), Coverage($0.width)) }
  }

  /// What no window reads, in a sentence or two; nil where each cell is read.
  var leftOutText: String? { leftOutText(isShort: false) }

  /// What no window reads, as shortly as there is room for.
  ///
  /// - Parameter isShort: whether it says only how many rows and columns there are, not where.
  func leftOutText(isShort: Bool) -> String? {
    guard let (rows, columns) = coverage else { return nil }
    let sentences = [
      trailingText(rows, columns, isShort), betweenText(rows, columns),
    ].compactMap { $0 }
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }

  /// What the floor leaves out at the end: `⌊5/2⌋ = 2: 1 column at the right is never covered`.
  private func trailingText(_ rows: Coverage, _ columns: Coverage, _ isShort: Bool) -> String? {
    let parts = [
      columns.trailingText("column", isShort), rows.trailingText("row", isShort),
    ].compactMap { $0 }
    guard !parts.isEmpty else { return nil }
    let floors = [columns.floor, rows.floor].compactMap { $0 }
    let floor = Set(floors).count == 1 ? floors[0] : floors.joined(separator: " and ")
    let start = floor.isEmpty ? "At the end " : "The floor bites, \(floor): "
    let list = parts.joined(separator: isShort ? " and " : ", ")
    if isShort { return start + list + " left over." }
    return start + list + (rows.trailing + columns.trailing == 1 ? " is" : " are")
      + " never covered."
  }

  private func betweenText(_ rows: Coverage, _ columns: Coverage) -> String? {
    let parts = [columns.betweenText("column"), rows.betweenText("row")].compactMap { $0 }
    guard !parts.isEmpty else { return nil }
    return "Before the last window, \(parts.joined(separator: " and ")) "
      + (rows.between + columns.between == 1 ? "is" : "are") + " never read."
  }
}
