import Compute
import Mistakes
import SeededRandom
import Testing

@Suite("Right results are not suspected, and wrong ones are understood")
struct MutationTests {
  @Test("1,000 right results raise no alarm, however they are printed")
  func rightResults() throws {
    var exercises = RandomExercise(random: SeededRandom(seed: seed()))
    for number in 0..<1_000 {
      guard let trace = exercises.any() else { continue }
      let cells = trace.output.elements.map { value -> PrintedNumber? in
        if number % 7 == 6, value.isZero { return nil }
        let places = 1 + number % 4
        let isWritten = value.exactPlaces.map { $0 == 0 } ?? false
        return try? PrintedNumber(
          isWritten || number % 2 == 0 && value.description.count < 9
            ? value.description : value.decimal(places: places))
      }
      let proofreading = Proofreader(trace)
        .read(PrintedTensor(shape: trace.output.shape, cells: cells))
      #expect(proofreading.isRight, "\(trace.operation.name) \(proofreading)")
      #expect(proofreading.causes.isEmpty && proofreading.explanation == nil)
    }
  }

  /// The ten ways in which results are spoilt.
  static let spoilers: [@Sendable (inout RandomExercise) -> Spoilt?] = [
    { $0.truncated() },
    { exercises in exercises.method(.forgotBias) { $0.convolution(hasBias: true) } },
    { exercises in exercises.method(.forgotBias) { $0.dense() } },
    { exercises in exercises.method(.strideOne) { $0.convolution(stride: 2...3) } },
    { exercises in exercises.method(.flippedKernel) { $0.convolution() } },
    { exercises in
      exercises.method(.swappedRowsAndColumns(.output)) { $0.convolution() }
    },
    { exercises in exercises.method(.noPadding) { $0.convolution(padding: 1...1) } },
    { exercises in
      exercises.method(.maxForAverage) { $0.pooling { .avgPool2d(AvgPool2D($0)) } }
    },
    { exercises in
      exercises.method(.forgotDivision) { $0.pooling { .avgPool2d(AvgPool2D($0)) } }
    },
    { $0.copied() },
    { $0.misread() },
  ]

  @Test("Of 1,000 results spoilt in one of ten ways, the true cause comes first in nine of ten")
  func spoiltResults() throws {
    var exercises = RandomExercise(random: SeededRandom(seed: seed()))
    var first: [String: Int] = [:]
    var total: [String: Int] = [:]
    var unseen = 0
    for number in 0..<10_000 where total.values.reduce(0, +) < 1_000 {
      let spoiler = Self.spoilers[number % Self.spoilers.count]
      guard let spoilt = spoiler(&exercises) else { continue }
      let proofreading = Proofreader(spoilt.trace).read(spoilt.printed)
      total[spoilt.mistake, default: 0] += 1
      if proofreading.isRight { unseen += 1 }
      if proofreading.causes.first?.mistake?.name == spoilt.mistake {
        first[spoilt.mistake, default: 0] += 1
      }
    }
    let count = total.values.reduce(0, +)
    let found = first.values.reduce(0, +)
    for (name, number) in total.sorted(by: { $0.key < $1.key }) {
      print("\(name): \(first[name] ?? 0) of \(number)")
    }
    #expect(count == 1_000)
    #expect(unseen == 0)
    #expect(Double(found) >= 0.9 * Double(count), "\(found) of \(count)")
  }
}

/// A printed result with a mistake in it.
struct Spoilt {
  let trace: Trace
  let printed: PrintedTensor
  /// The mistake's name.
  let mistake: String
}

extension RandomExercise {
  /// A result as it would be with a mistake of method.
  mutating func method(
    _ mistake: Mistake, _ make: (inout RandomExercise) -> Trace?
  ) -> Spoilt? {
    guard let trace = make(&self), let result = mistake.result(of: trace) else { return nil }
    return Spoilt(trace: trace, printed: PrintedTensor(result), mistake: mistake.name)
  }

  /// Ninths with two digits, cut off.
  mutating func truncated() -> Spoilt? {
    guard let ones = convolution(), let conv2D = Self.conv2D(ones) else { return nil }
    let ninths = Tensor(
      shape: ones.weight.shape, elements: ones.weight.elements.map { $0 / 9 })
    guard let trace = try? conv2D.trace(input: ones.input, weight: ninths) else { return nil }
    let values = trace.output.elements
    guard values.contains(where: { $0.rounded(places: 2) != $0.rounded(places: 2, .truncated) })
    else { return nil }
    let cells = values.map { try? PrintedNumber($0.decimal(places: 2, .truncated)) }
    return Spoilt(
      trace: trace, printed: PrintedTensor(shape: trace.output.shape, cells: cells),
      mistake: "truncated")
  }

  private static func conv2D(_ trace: Trace) -> Conv2D? {
    if case .conv2d(let conv2D) = trace.operation { conv2D } else { nil }
  }

  /// One value that is its neighbour's.
  mutating func copied() -> Spoilt? {
    guard let trace = Bool.random(using: &random) ? convolution() : dense(),
      let neighbour = Mistake.Neighbour.allCases.randomElement(using: &random)
    else { return nil }
    let output = trace.output
    let offset = Int.random(in: 0..<output.shape.count, using: &random)
    let dimension = neighbour == .left || neighbour == .right ? 1 : 2
    var place = output.shape.index(at: offset)
    guard place.count >= dimension else { return nil }
    place[place.count - dimension] += neighbour == .left || neighbour == .above ? -1 : 1
    guard zip(place, output.shape.sizes).allSatisfy({ (0..<$1).contains($0) }),
      output[place] != output.elements[offset]
    else { return nil }
    var elements = output.elements
    elements[offset] = output[place]
    return Spoilt(
      trace: trace, printed: PrintedTensor(Tensor(shape: output.shape, elements: elements)),
      mistake: "copied_neighbour")
  }

  /// One digit of the input read wrongly: wherever it goes, or in one window.
  mutating func misread() -> Spoilt? {
    guard let trace = Bool.random(using: &random) ? convolution() : dense() else { return nil }
    var elements = trace.input.elements
    let place = Int.random(in: elements.indices, using: &random)
    elements[place] = number(0...9)
    let input = Tensor(shape: trace.input.shape, elements: elements)
    let layer = Layer(trace.operation, weight: trace.weight, bias: trace.bias)
    guard let other = try? layer.trace(input: input).output, other != trace.output else {
      return nil
    }
    let isOnce = Int.random(in: 0...2, using: &random) == 0
    let different = other.elements.indices.first {
      other.elements[$0] != trace.output.elements[$0]
    }
    let printed = other.elements.indices.map {
      isOnce && $0 != different ? trace.output.elements[$0] : other.elements[$0]
    }
    return Spoilt(
      trace: trace, printed: PrintedTensor(Tensor(shape: other.shape, elements: printed)),
      mistake: "misread_digit")
  }
}
