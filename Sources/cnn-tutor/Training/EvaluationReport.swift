import JSONText
import Network
import Requests

/// How a network answered for the test images, as text or JSON.
struct EvaluationReport {
  private let evaluation: Evaluation
  private let data: DataSet

  init(_ evaluation: Evaluation, of data: DataSet) {
    self.evaluation = evaluation
    self.data = data
  }

  /// With more classes the matrix is too wide for any terminal.
  private static let mostColumns = 20
  private static let widestName = 12

  private var names: [String] { data.classNames.map(\.printable) }

  var lines: [String] {
    let score = evaluation.score
    let head =
      "\(data.name.printable): \(grouped(score.count)) test images, accuracy "
      + "\(score.accuracy.fixed(4)) (\(grouped(score.rightCount)) right), loss \(score.loss.fixed(4))"
    let width = max(5, min(Self.widestName, names.map(\.count).max() ?? 0))
    let hasMatrix = names.count <= Self.mostColumns
    let columnWidth =
      2 + max(min(6, names.map(\.count).max() ?? 0), "\(largestCount)".count)
    var title = "class".left(width)
    if hasMatrix {
      for name in names { title += name.left(min(columnWidth - 2, name.count)).right(columnWidth) }
    } else {
      title += "  images"
    }
    let rows = evaluation.classes.enumerated().map { index, result in
      var row = names[index].left(width)
      if hasMatrix {
        for count in evaluation.confusion[index] {
          row += (count == 0 ? "·" : "\(count)").right(columnWidth)
        }
      } else {
        row += grouped(result.count).right(8)
      }
      return row + Self.share(result.precision).right(11) + Self.share(result.recall).right(8)
        + Self.share(result.f1).right(8)
    }
    return [head, "", title + "  precision  recall      F1"] + rows
  }

  private var largestCount: Int { evaluation.confusion.joined().max() ?? 0 }

  private static func share(_ value: Double?) -> String { value?.fixed(4) ?? "–" }

  var json: String {
    var writer = JSONWriter()
    writer.raw("{\"images\": \(evaluation.score.count), \"accuracy\": ")
    writer.number(evaluation.score.accuracy)
    writer.raw(", \"loss\": ")
    writer.number(evaluation.score.loss)
    writer.raw(", \"classes\": ")
    writer.list(zip(data.classNames, evaluation.classes)) { writer, entry in
      writer.raw("{\"class\": ")
      writer.string(entry.0)
      writer.raw(", \"images\": \(entry.1.count), \"precision\": ")
      writer.number(entry.1.precision)
      writer.raw(", \"recall\": ")
      writer.number(entry.1.recall)
      writer.raw(", \"f1\": ")
      writer.number(entry.1.f1)
      writer.raw("}")
    }
    writer.raw(", \"confusion\": ")
    writer.list(evaluation.confusion) { $0.integers($1) }
    writer.raw("}")
    return writer.line
  }
}
