import Network
import Requests

/// How far an epoch has come, in a line of a terminal.
struct TrainingBar {
  /// Counted from 1.
  var epoch: Int
  var epochs: Int
  /// How well this epoch has gone so far.
  var score: Score
  /// How many images an epoch has.
  var imageCount: Int
  /// The seconds since the training began.
  var elapsed: Double

  private static let widest = 40
  private static let narrowest = 6

  /// `epoch 3/20 ████▌      1,024/1,293  8,512 images/s  loss 0.214  accuracy 0.934  2 s left`.
  ///
  /// Where the bar would have no room beside all that, accuracy and loss go, then the count.
  func text(width: Int) -> String {
    let head = "epoch \(epoch)/\(epochs) "
    let room = { (tail: String) in width - head.count - tail.count }
    guard let tail = tails.first(where: { room($0) >= Self.narrowest }) else {
      return head.dropLast() + (tails.last ?? "")
    }
    let length = min(Self.widest, room(tail))
    let filled = shareBar(Double(score.count) / Double(imageCount), width: length)
    return head + filled.left(length) + tail
  }

  /// What stands behind the bar, the longest first.
  private var tails: [String] {
    let before = (epoch - 1) * imageCount + score.count
    let rate = Double(before) / max(elapsed, 1e-9)
    let left = "\(Self.time(Double(epochs * imageCount - before) / rate)) left"
    let count = " \(grouped(score.count))/\(grouped(imageCount))"
    let speed = "  \(rate.fixed(0)) images/s  "
    let loss = "loss \(score.loss.fixed(3))  "
    return [
      count + speed + loss + "accuracy \(score.accuracy.fixed(3))  " + left,
      count + speed + loss + left, count + speed + left, speed + left,
    ]
  }

  private static func time(_ seconds: Double) -> String {
    guard seconds.isFinite, seconds < 360_000 else { return "a long time" }
    let whole = Int(seconds.rounded(.up))
    if whole < 100 { return "\(whole) s" }
    return whole < 6_000
      ? "\(whole / 60) min \(whole % 60) s" : "\(whole / 3600) h \(whole / 60 % 60) min"
  }
}
