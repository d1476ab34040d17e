import Lab

/// A run's scores as one number for each column of dots of a chart.
struct RunCurve {
  /// The first column that is drawn: what a run has in common with its parent is the parent's.
  let first: Int
  /// The mean over the steps of each column, from the column `first` on.
  let means: [Float]

  /// Columns are of whole powers of two of steps, so that all but the last never change.
  init(_ scores: [Float], from firstStep: Int, stepsPerColumn: Int) {
    let first = firstStep / stepsPerColumn
    self.first = first
    var means: [Float] = []
    means.reserveCapacity(scores.count / stepsPerColumn + 1)
    scores.withUnsafeBufferPointer { scores in
      var start = first * stepsPerColumn
      while start < scores.count {
        let end = min(scores.count, start + stepsPerColumn)
        var sum: Float = 0
        for step in start..<end { sum += scores[step] }
        means.append(sum / Float(end - start))
        start = end
      }
    }
    self.means = means
  }
}

extension RunHistory {
  func scores(_ measure: LabSight.Measure) -> [Float] {
    measure == .accuracy ? accuracies : losses
  }

  /// The score of a step counted from 1, if there was such a step.
  func score(_ measure: LabSight.Measure, ofStep step: Int) -> Float? {
    let scores = scores(measure)
    return scores.indices.contains(step - 1) ? scores[step - 1] : nil
  }

  /// The last validation at a step or before it.
  func validation(atStep step: Int) -> ValidationPoint? {
    validations.last { $0.step <= step }
  }
}

extension ValidationPoint {
  func score(_ measure: LabSight.Measure) -> Float { measure == .accuracy ? accuracy : loss }
}
