import Testing

@testable import Network
@testable import cnn_tutor

@Suite("What is told of a training fits the terminal")
struct TrainingTablesTests {
  private func bar(_ width: Int) -> String {
    var score = Score()
    score.count = 30_000
    score.rightCount = 28_500
    score.totalLoss = 6_300
    return TrainingBar(epoch: 2, epochs: 10, score: score, imageCount: 60_000, elapsed: 45)
      .text(width: width)
  }

  @Test(
    "a bar leaves out what it has no room for, the rate and the time left last",
    arguments: [
      (
        140,
        "epoch 2/10 ████████████████████                     30,000/60,000  2,000 images/s  "
          + "loss 0.210  accuracy 0.950  4 min 15 s left"
      ),
      (77, "epoch 2/10 ███▌    30,000/60,000  2,000 images/s  loss 0.210  4 min 15 s left"),
      (60, "epoch 2/10 ████████          2,000 images/s  4 min 15 s left"),
      (20, "epoch 2/10  2,000 images/s  4 min 15 s left"),
    ])
  func bars(_ width: Int, _ expected: String) {
    let text = bar(width)
    #expect(text == expected)
    #expect(width == 20 || text.count <= width)
  }

  /// `classes` of `count` images each, all taken for what they are.
  private func report(classes: Int, count: Int) -> EvaluationReport {
    var evaluation = Evaluation(classes: classes)
    let labels = (0..<classes * count).map { $0 / count }
    var score = Score()
    score.count = labels.count
    score.rightCount = labels.count
    evaluation.add(score, labels: labels.map(Int32.init), answers: labels)
    return EvaluationReport(
      evaluation,
      of: DataSet(
        name: "images", shape: Volume(channels: 1, height: 1, width: 1),
        classNames: (0..<classes).map(String.init), images: [], labels: [],
        brightness: Brightness()))
  }

  private let head = "2,000 test images, accuracy 1.0000 (2,000 right), loss 0.0000"

  @Test("precision and recall stand beside the confusion matrix where there is room")
  func besideMatrix() {
    #expect(
      report(classes: 2, count: 1_000).lines(width: 44) == [
        "images: " + head, "",
        "class     0     1  precision  recall      F1",
        "0      1000     ·     1.0000  1.0000  1.0000",
        "1         ·  1000     1.0000  1.0000  1.0000",
      ])
  }

  @Test("else below it")
  func belowMatrix() {
    #expect(
      report(classes: 2, count: 1_000).lines(width: 43) == [
        "images: " + head, "",
        "class     0     1",
        "0      1000     ·",
        "1         ·  1000",
        "",
        "class  images  precision  recall      F1",
        "0       1,000     1.0000  1.0000  1.0000",
        "1       1,000     1.0000  1.0000  1.0000",
      ])
    let digits = report(classes: 10, count: 1_000).lines(width: 80)
    #expect(digits.allSatisfy { $0.count <= 80 })
    #expect(digits.count == 2 + 11 + 1 + 11)
  }

  @Test("a matrix that is too wide is left out")
  func withoutMatrix() {
    let lines = report(classes: 30, count: 10).lines(width: 80)
    #expect(lines.count == 2 + 31)
    #expect(lines[2] == "class  images  precision  recall      F1")
  }
}
