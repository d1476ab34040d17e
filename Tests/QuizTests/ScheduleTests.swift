import Testing

@testable import Quiz

@Suite("When a question is asked again")
struct ScheduleTests {
  /// An answer so many minutes after the one before, and what py-fsrs makes of it.
  struct Answer: Sendable {
    let minutes: Int
    let grade: Grade
    let stability: Double
    let difficulty: Double
    /// Until it is due.
    let dueMinutes: Int

    init(
      _ minutes: Int, _ grade: Grade, _ stability: Double, _ difficulty: Double, _ dueMinutes: Int
    ) {
      self.minutes = minutes
      self.grade = grade
      self.stability = stability
      self.difficulty = difficulty
      self.dueMinutes = dueMinutes
    }
  }

  /// Computed with py-fsrs 6.3.2:
  /// `Scheduler(learning_steps=[minutes 10], relearning_steps=[minutes 10], enable_fuzzing=False)`.
  static let reference = [
    [
      Answer(0, .good, 2.306500, 2.118104, 2_880),
      Answer(2_880, .good, 10.964332, 2.111214, 15_840),
      Answer(15_840, .good, 46.280217, 2.104331, 66_240),
      Answer(66_240, .good, 162.862202, 2.097455, 234_720),
      Answer(234_720, .good, 497.447194, 2.090586, 715_680),
      Answer(717_120, .good, 1346.747996, 2.083724, 1_939_680),
    ],
    [
      Answer(0, .again, 0.212000, 6.413300, 10),
      Answer(10, .again, 0.083357, 8.806304, 10),
      Answer(10, .good, 0.103141, 8.792727, 1_440),
      Answer(1_440, .good, 0.695255, 8.779162, 1_440),
      Answer(4_320, .hard, 1.954586, 9.174779, 2_880),
      Answer(11_520, .again, 0.613200, 9.713984, 10),
      Answer(9, .again, 0.224831, 9.891217, 10),
      Answer(11, .good, 0.260610, 9.876554, 1_440),
    ],
    [
      Answer(0, .hard, 1.293100, 5.112171, 15),
      Answer(15, .hard, 1.293100, 6.740460, 15),
      Answer(15, .good, 1.335900, 6.728947, 1_440),
      Answer(2_880, .good, 5.191004, 6.717447, 7_200),
      Answer(1_439, .good, 5.191004, 6.705958, 7_200),
      Answer(1_441, .good, 7.523608, 6.694480, 11_520),
    ],
    [
      Answer(0, .easy, 8.295600, 1.000000, 11_520),
      Answer(20_000, .easy, 88.040017, 1.000000, 126_720),
      Answer(60_000, .again, 3.670775, 7.026990, 10),
      Answer(10, .hard, 3.670775, 8.011606, 15),
      Answer(15, .good, 3.670775, 7.998822, 5_760),
      Answer(100, .easy, 6.091001, 7.315350, 8_640),
    ],
    [
      Answer(0, .good, 2.306500, 2.118104, 2_880),
      Answer(10, .good, 2.306500, 2.111214, 2_880),
      Answer(1_440, .again, 0.571413, 7.392238, 10),
      Answer(1, .hard, 0.571413, 8.254075, 15),
      Answer(150_000, .good, 6.734413, 8.241049, 10_080),
      Answer(5_000, .again, 1.015270, 9.407073, 10),
      Answer(1_440, .good, 1.875010, 9.392894, 2_880),
      Answer(1_439, .good, 1.890285, 9.378730, 2_880),
    ],
    [
      Answer(0, .good, 2.306500, 2.118104, 2_880),
      Answer(800_000, .again, 1.338387, 7.394503, 10),
      Answer(1_439, .good, 1.379558, 7.382337, 1_440),
      Answer(800_000, .good, 20.301810, 7.370183, 28_800),
      Answer(10, .good, 20.301810, 7.358041, 28_800),
      Answer(5_000, .again, 1.676670, 9.116834, 10),
      Answer(5_000, .good, 3.975104, 9.102946, 5_760),
      Answer(1_440, .good, 5.025551, 9.089071, 7_200),
    ],
    [
      Answer(0, .again, 0.212000, 6.413300, 10),
      Answer(1_439, .good, 0.246689, 6.402115, 1_440),
      Answer(10, .again, 0.096034, 8.802628, 10),
      Answer(1_439, .good, 0.117725, 8.789054, 1_440),
      Answer(150_000, .hard, 1.098347, 9.181346, 1_440),
      Answer(800_000, .good, 9.191525, 9.167393, 12_960),
      Answer(800_000, .again, 2.356816, 9.711556, 10),
      Answer(5_000, .hard, 3.365377, 9.793746, 15),
    ],
    [
      Answer(0, .good, 2.306500, 2.118104, 2_880),
      Answer(20_000, .good, 27.956293, 2.111214, 40_320),
      Answer(5_000, .good, 39.328504, 2.104331, 56_160),
      Answer(10, .again, 10.966128, 7.389976, 10),
      Answer(800_000, .good, 86.157921, 7.377814, 123_840),
      Answer(1_439, .again, 22.815523, 9.123334, 10),
      Answer(1_440, .good, 23.668842, 9.109439, 34_560),
      Answer(1_439, .good, 23.668842, 9.095558, 34_560),
    ],
  ]

  @Test("It is as py-fsrs 6.3.2 computes it", arguments: reference)
  func sequence(_ answers: [Answer]) throws {
    var time = Timestamp(milliseconds: 1_767_225_600_000)
    var schedule: Schedule?
    for answer in answers {
      time = time.adding(minutes: answer.minutes)
      if schedule == nil {
        schedule = Schedule(answer.grade, at: time)
      } else {
        schedule?.take(answer.grade, at: time)
      }
      let now = try #require(schedule)
      #expect(abs(now.stability - answer.stability) < 1e-6 * max(1, answer.stability))
      #expect(abs(now.difficulty - answer.difficulty) < 1e-6)
      #expect(now.due == time.adding(minutes: answer.dueMinutes))
    }
  }

  @Test("The intervals are those that py-fsrs 6.3.2 publishes in its tests")
  func published() {
    // Its own two learning steps put off the first interval; the memory is the same.
    let grades: [Grade] =
      Array(repeating: .good, count: 6) + [.again, .again] + Array(repeating: .good, count: 5)
    let days = [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]
    var time = Timestamp(milliseconds: 1_669_725_000_000)
    var schedule = Schedule(grades[0], at: time)
    for (index, grade) in grades.enumerated().dropFirst() {
      time = days[index - 1] > 0 ? time.adding(days: days[index - 1]) : time.adding(minutes: 10)
      schedule.take(grade, at: time)
      if days[index] > 0 { #expect(schedule.days == days[index], "\(index)") }
    }
  }

  @Test("The memory is the one that py-fsrs 6.3.2 publishes in its tests")
  func memoryState() {
    var time = Timestamp(milliseconds: 1_669_725_000_000)
    var schedule = Schedule(.again, at: time)
    for days in [0, 1, 3, 8, 21] {
      time = time.adding(days: days)
      schedule.take(.good, at: time)
    }
    #expect(abs(schedule.stability - 53.62691) < 1e-4)
    #expect(abs(schedule.difficulty - 6.3574867) < 1e-4)
  }

  @Test("A wrong answer is learned again, a hint makes it hard")
  func grades() {
    #expect(Grade(isRight: false, hints: 0) == .again)
    #expect(Grade(isRight: false, hints: 2) == .again)
    #expect(Grade(isRight: true, hints: 1) == .hard)
    #expect(Grade(isRight: true, hints: 0) == .good)
  }

  @Test("A clock that was set back does no harm, nor does one that is far off")
  func clocks() {
    for minutes in [-10_000_000, 0, 1_000_000_000] {
      var schedule = Schedule(.good, at: Timestamp(milliseconds: 1_767_225_600_000))
      for grade in [Grade.good, .again, .hard, .good] {
        schedule.take(grade, at: schedule.last.adding(minutes: minutes))
        #expect(schedule.stability.isFinite && schedule.stability > 0)
        #expect((1...10).contains(schedule.difficulty))
        #expect(schedule.due > schedule.last)
      }
    }
  }
}
