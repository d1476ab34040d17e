import Testing

@testable import Network

/// What is said of a network's answers.
@Suite struct TrainingEvaluationTests {
  /// Four of class 0: three found; three of class 1: two found; none of class 2, but one taken for it.
  @Test("Precision, recall and F1 follow from the confusion matrix")
  func measures() {
    var evaluation = Evaluation(classes: 4)
    evaluation.add(Score(), labels: [0, 0, 0, 0, 1, 1, 1], answers: [0, 0, 0, 1, 1, 1, 2])
    #expect(evaluation.confusion == [[3, 1, 0, 0], [0, 2, 1, 0], [0, 0, 0, 0], [0, 0, 0, 0]])
    let classes = evaluation.classes
    #expect(classes.map(\.count) == [4, 3, 0, 0])
    #expect(classes.map(\.precision) == [1, 2.0 / 3, 0, nil])
    #expect(classes.map(\.recall) == [0.75, 2.0 / 3, nil, nil])
    #expect(classes.map(\.f1) == [6.0 / 7, 4.0 / 6, 0, nil])
  }

  @Test(
    "An evaluation counts every image once, in batches of any size", arguments: [1, 7, 32, 100])
  func counts(batchSize: Int) throws {
    let data = try TrainingSample.digits()
    let network = try TrainingSample.network("tiny")
    let model = try Model(network, seed: 1, batchSize: batchSize, threads: 2)
    let whole = try Model(network, seed: 1, batchSize: 50, threads: 1)
    let indices = Array(100..<330)
    let evaluation = try model.evaluate(data, indices)
    #expect(evaluation.score.count == indices.count)
    #expect(try evaluation.confusion == whole.evaluate(data, indices).confusion)
    let rightCount = evaluation.confusion.indices.reduce(0) { $0 + evaluation.confusion[$1][$1] }
    #expect(rightCount == evaluation.score.rightCount)
    let counts = evaluation.classes.map(\.count)
    #expect(
      counts
        == (0..<10).map { label in
          indices.count { data.labels[$0] == label }
        })
  }
}
