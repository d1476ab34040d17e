/// Which places of a long line are shown: its beginning, its end and those in play, with gaps
/// between.
struct Excerpt {
  /// The places in view, in order; between two runs there is a gap.
  let runs: [Range<Int>]
  /// How many places a gap takes.
  let gap: Int

  /// - Parameters:
  ///   - count: how many places there are.
  ///   - room: how many fit, a gap counting as `gap` of them.
  ///   - focus: the places that must be in view.
  ///   - ends: how many places at the beginning and at the end stay in view where there is room.
  init(of count: Int, room: Int, around focus: Range<Int>, ends: (Int, Int), gap: Int) {
    self.gap = gap
    guard count > room else {
      runs = [0..<count]
      return
    }
    let room = max(1, room)
    let (head, tail) = (min(ends.0, room / 3), min(ends.1, room / 3))
    let front = 0..<max(0, room - gap - tail)
    let back = count - max(0, room - gap - head)..<count
    let middle = room - head - tail - 2 * gap
    if tail > 0, focus.upperBound <= front.upperBound {
      runs = [front, count - tail..<count]
    } else if head > 0, focus.lowerBound >= back.lowerBound {
      runs = [0..<head, back]
    } else if head > 0, tail > 0, middle >= focus.count {
      let start = focus.lowerBound - (middle - focus.count) / 2
      let least = min(max(head, start), count - tail - middle)
      runs = [0..<head, least..<least + middle, count - tail..<count]
    } else {
      let start = min(max(0, focus.lowerBound - max(0, room - focus.count) / 2), count - room)
      runs = [start..<start + room]
    }
  }

  /// Where a place is shown, counted in places from the left; nil where it is out of view.
  func position(of place: Int) -> Int? {
    var start = 0
    for run in runs {
      if run.contains(place) { return start + place - run.lowerBound }
      start += run.count + gap
    }
    return nil
  }

  /// Where the gaps begin.
  var gaps: [Int] {
    var starts: [Int] = []
    var end = 0
    for run in runs.dropLast() {
      end += run.count
      starts.append(end)
      end += gap
    }
    return starts
  }

  /// How many places are taken, gaps counted.
  var length: Int { runs.reduce(0) { $0 + $1.count } + gap * (runs.count - 1) }

  /// The places in view, in order.
  var places: [Int] { runs.flatMap { Array($0) } }
}
