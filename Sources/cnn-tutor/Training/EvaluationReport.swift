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

  private static let widestName = 12
  private static let figures = "  precision  recall      F1"

  private var names: [String] { data.classNames.map(\.printable) }

  /// The score; below it how many images of each class (row) were taken for each (column), and the figures
  /// of each class beside that, or below where a terminal of some width has no room for both; a matrix
  /// that has no room by itself is left out.
  func lines(width: Int) -> [String] {
    let score = evaluation.score
    let head =
      "\(data.name.printable): \(grouped(score.count)) test images, accuracy "
      + "\(score.accuracy.fixed(4)) (\(grouped(score.rightCount)) right), loss \(score.loss.fixed(4))"
    let matrix = matrix
    let matrixWidth = matrix[0].count
    if matrixWidth + Self.figures.count <= width {
      return [head, ""] + zip(matrix, [Self.figures] + figures).map { $0 + $1 }
    }
    let table = zip(labels, ["  images" + Self.figures] + figuresWithCounts).map { $0 + $1 }
    return [head, ""] + (matrixWidth <= width ? matrix + [""] : []) + table
  }

  /// The classes' names below their heading, all of one width.
  private var labels: [String] {
    let width = max(5, min(Self.widestName, names.map(\.count).max() ?? 0))
    return (["class"] + names).map { $0.left(width) }
  }

  private var matrix: [String] {
    let width = 2 + max(min(6, names.map(\.count).max() ?? 0), "\(largestCount)".count)
    let title = names.map { $0.left(min(width - 2, $0.count)).right(width) }
    let rows = evaluation.confusion.map { row in
      row.map { ($0 == 0 ? "·" : "\($0)").right(width) }
    }
    return zip(labels, [title] + rows).map { $0 + $1.joined() }
  }

  private var figures: [String] {
    evaluation.classes.map { result in
      Self.share(result.precision).right(11) + Self.share(result.recall).right(8)
        + Self.share(result.f1).right(8)
    }
  }

  private var figuresWithCounts: [String] {
    zip(evaluation.classes, figures).map { grouped($0.count).right(8) + $1 }
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
