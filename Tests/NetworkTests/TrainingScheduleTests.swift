import Network
import Testing

/// Learning rates from epoch to epoch, and the end of a training.
@Suite struct TrainingScheduleTests {
  @Test("A constant rate stays")
  func constant() {
    #expect((0..<4).map { Schedule.constant.rate(0.25, epoch: $0) } == [0.25, 0.25, 0.25, 0.25])
  }

  @Test("A step multiplies the rate again and again")
  func step() {
    let schedule = Schedule.step(every: 2, factor: 0.5)
    #expect((0..<6).map { schedule.rate(1, epoch: $0) } == [1, 1, 0.5, 0.5, 0.25, 0.25])
  }

  @Test("A cosine falls along half a wave, and stays at its end")
  func cosine() {
    let schedule = Schedule.cosine(epochs: 6)
    // (1 + cos(π t / 6)) / 2 for t = 0 … 6: (2 + √3)/4 and 3/4 are its first steps down.
    let right: [Float] = [1, 0.933_012_7, 0.75, 0.5, 0.25, 0.066_987_3, 0, 0]
    for (epoch, rate) in right.enumerated() {
      #expect(abs(schedule.rate(1, epoch: epoch) - rate) < 1e-7)
    }
  }

  @Test("Training ends after so many epochs in a row without a smaller loss")
  func earlyStopping() {
    var stopping = EarlyStopping(patience: 2)
    var told: [Bool] = []
    var isOver: [Bool] = []
    for loss in [3, 2, 2.5, 1, 1, .nan] {
      told.append(stopping.note(loss))
      isOver.append(stopping.isOver)
    }
    #expect(told == [true, true, false, true, false, false])
    #expect(isOver == [false, false, false, false, false, true])
    #expect(stopping.best == 1)
  }
}
