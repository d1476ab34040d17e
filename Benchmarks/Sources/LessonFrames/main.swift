import Canvas
import Course
import Screens

// Makes every frame of every lesson as single steps do, on and back again, and prints for each lesson
// how many there are and how long they took: median, 99th percentile, slowest. Then the slowest of all.
//
//     LessonFrames LESSONS WIDTH HEIGHT

let arguments = CommandLine.arguments
guard arguments.count == 4, let width = Int(arguments[2]), let height = Int(arguments[3]),
  let library = Library(folder: arguments[1])
else {
  print("LessonFrames LESSONS WIDTH HEIGHT")
  throw Misuse()
}

struct Misuse: Error {}

/// A key and the frame after it.
struct Timing {
  let lesson: String
  let step: Int
  let key: Key
  let time: Duration

  var milliseconds: Double { time / .milliseconds(1) }
}

/// The keys from one end of a lesson to the other, product by product.
func timings(of lesson: Lesson, _ size: Size, _ key: Key) -> [Timing] {
  let clock = ContinuousClock()
  var timings: [Timing] = []
  var player = Player(lesson, Player.Opening(detail: .product))
  _ = player.update(.resize(size))
  if key == .left {
    while player.position + 1 < player.script.count { _ = player.update(.key(.end)) }
  }
  let last = key == .left ? 0 : player.script.count - 1
  while player.position != last {
    let before = player
    func press() -> Duration {
      player = before
      return clock.measure {
        _ = player.update(.key(key))
        _ = player.view(size)
      }
    }
    var time = press()
    // Other programs get in the way of some: a frame that seems slow is made twice more.
    if time > .milliseconds(2) { time = min(time, press(), press()) }
    timings.append(Timing(lesson: lesson.id, step: player.position + 1, key: key, time: time))
  }
  return timings
}

func shown(_ milliseconds: Double) -> String {
  let thousandths = Int((milliseconds * 1000).rounded())
  let decimals = String(thousandths % 1000)
  return "\(thousandths / 1000)." + String(repeating: "0", count: 3 - decimals.count) + decimals
}

var slowest: Timing?
var count = 0
print("lesson frames median p99 slowest (ms at \(width)×\(height))")
for entry in library.entries {
  guard let lesson = entry.read().lesson else {
    print("\(entry.id) cannot be read; `cnn-tutor check` says why")
    throw Misuse()
  }
  let size = Size(width: width, height: height)
  let all = [Key.right, .left].flatMap { timings(of: lesson, size, $0) }
  let sorted = all.sorted { $0.time < $1.time }
  guard let worst = sorted.last else { continue }
  count += all.count
  if slowest.map({ $0.time < worst.time }) ?? true { slowest = worst }
  print(
    entry.id, all.count, shown(sorted[all.count / 2].milliseconds),
    shown(sorted[all.count * 99 / 100].milliseconds), shown(worst.milliseconds))
}
if let slowest {
  let way = slowest.key == .left ? "back" : "on"
  print(
    "slowest of \(count): \(slowest.lesson), step \(slowest.step), \(way): "
      + "\(shown(slowest.milliseconds)) ms")
}
