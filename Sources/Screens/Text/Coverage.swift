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
  fileprivate func trailingText(_ word: String) -> String? {
    guard trailing > 0 else { return nil }
    let place = word == "row" ? "at the bottom" : "at the right"
    let words = "\(trailing) \(word)\(trailing == 1 ? "" : "s")"
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
  var leftOutText: String? {
    guard let (rows, columns) = coverage else { return nil }
    var sentences: [String] = []
    let trailing = [columns.trailingText("column"), rows.trailingText("row")].compactMap { $0 }
    if !trailing.isEmpty {
      let floors = [columns.floor, rows.floor].compactMap { $0 }
      let floor = Set(floors).count == 1 ? floors[0] : floors.joined(separator: " and ")
      let isOne = rows.trailing + columns.trailing == 1
      sentences.append(
        (floor.isEmpty ? "At the end " : "The floor bites, \(floor): ")
          + trailing.joined(separator: ", ") + (isOne ? " is" : " are") + " never covered.")
    }
    let between = [columns.betweenText("column"), rows.betweenText("row")].compactMap { $0 }
    if !between.isEmpty {
      let isOne = rows.between + columns.between == 1
      sentences.append(
        "Between them, \(between.joined(separator: " and ")) \(isOne ? "is" : "are") never read.")
    }
    return sentences.isEmpty ? nil : sentences.joined(separator: " ")
  }
}
