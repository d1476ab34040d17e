import SeededRandom
import Testing

@testable import Compute

/// What of the laws that hold for every operation does not hold for a trace; nothing, if all is well.
func faults(of trace: Trace) -> [String] {
  var faults: [String] = []
  func expect(_ law: String, _ number: Int, _ holds: Bool) {
    if !holds { faults.append("window \(number): \(law)") }
  }
  // Stepping from window to window and from product to product meets every step in its place.
  var position = 0
  for number in 0..<trace.windowCount {
    let window = trace.window(number)
    let terms = window.terms
    expect("knows its number", number, window.number == number)
    expect("its output", number, trace.output.shape.index(at: number) == window.output)
    expect("found by its output", number, trace.window(computing: window.output) == number)
    expect("steps", number, trace.steps(of: number) == position..<position + terms.count + 1)
    var total = Rational.zero
    for (count, term) in terms.enumerated() {
      expect("step by index", number, trace[position] == Step(window: number, term: count))
      expect("partial sum", number, window.partialSum(terms: count) == total)
      let place = window.place(ofTerm: count)
      expect("place of a term", number, place.map { window.rows[$0.row][$0.column] } == term)
      expect("product", number, term.product == term.inputValue * term.weightValue)
      total += term.inputValue * term.weightValue
      position += 1
    }
    expect("sum by index", number, trace[position] == Step(window: number, term: nil))
    expect("step of the sum", number, trace.sumStep(of: number) == position)
    expect("no place after the last", number, window.place(ofTerm: terms.count) == nil)
    expect("last partial sum", number, window.partialSum(terms: terms.count) == total)
    expect("sums of rows", number, window.rowSums.total == total)
    expect("result", number, window.result == total)
    expect("output", number, trace.output.elements[number] == total)
    position += 1
  }
  expect("count of steps", trace.windowCount, trace.count == position)
  return faults + readerFaults(of: trace)
}

/// The windows that read a cell or use a weight are those whose terms say so.
private func readerFaults(of trace: Trace) -> [String] {
  var readers: [[Int]: [Int]] = [:]
  var users: [[Int]: [Int]] = [:]
  for number in 0..<trace.windowCount {
    for term in trace.window(number).terms {
      users[term.weight, default: []].append(number)
      if !term.isPadding { readers[term.input, default: []].append(number) }
    }
  }
  let cells = (0..<trace.input.shape.count).map(trace.input.shape.index(at:))
  let weights = (0..<trace.weight.shape.count).map(trace.weight.shape.index(at:))
  return cells.filter { trace.windows(reading: $0) != readers[$0, default: []] }
    .map { "cell \($0): readers" }
    + weights.filter { trace.windows(using: $0) != users[$0, default: []] }
    .map { "weight \($0): users" }
}

@Suite("Traces")
struct TraceTests {
  @Test("in every lesson the steps are in order and the last sum is the output")
  func lessons() throws {
    for lesson in LessonValues.all { #expect(faults(of: try lesson.trace()) == [], "\(lesson)") }
    for mode in Convolve.Mode.allCases {
      let trace = try Convolve(mode: mode).trace(input: list("1 2 3 4 5"), weight: list("3 2 1"))
      #expect(faults(of: trace) == [], "the hospital, \(mode)")
    }
  }

  @Test("any step can be had without those before it, in any order")
  func randomAccess() throws {
    let seed = seed()
    var random = SeededRandom(seed: seed)
    let lesson = try #require(LessonValues.all.first { $0.description == "strided-conv, stride 1" })
    let trace = try lesson.trace()
    let walked = Array(trace)
    #expect(walked.count == 25 * 10)
    for position in trace.indices.shuffled(using: &random) {
      #expect(trace[position] == walked[position], "SEED=\(seed)")
    }
    #expect(Array(trace.reversed()) == walked.reversed())
    #expect(trace.first == walked.first)
    #expect(trace.last == walked.last)
  }

  @Test("a trace knows what it was made of")
  func origin() throws {
    let conv = Conv2D(stride: .init(2))
    let (input, weight) = (try grid("1 2 / 3 4"), try grid("1"))
    let trace = try conv.trace(input: input, weight: weight)
    #expect(trace.operation == .conv2d(conv))
    #expect(trace.operation.name == "conv2d")
    #expect(trace.input == input)
    #expect(trace.weight == weight)
    let convolve = try Convolve(mode: .same).trace(input: list("1"), weight: list("2"))
    #expect(convolve.operation == .convolve(Convolve(mode: .same)))
    #expect(convolve.operation.name == "convolve")
  }
}
