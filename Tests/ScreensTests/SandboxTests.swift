import Canvas
import Compute
import Course
import Testing

@testable import Screens

/// What each key of the sandbox does to its state.
@Suite("The sandbox by its keys")
struct SandboxTests {
  /// A 3×3 image, a 2×2 kernel: four windows whose sums are easy to follow.
  static func sandbox(_ operation: ShownOperation = .conv2D) throws -> Sandbox {
    guard operation == .conv2D else {
      return Sandbox(try #require(Bench.standard(operation)), window: 0)
    }
    let image = NamedTensor(name: "image", tensor: try TypedGrid.read("1 2 3; 4 5 6; 7 8 9"))
    let kernel = NamedTensor(name: "kernel", tensor: try TypedGrid.read("1 0; 0 -1"))
    return Sandbox(try #require(Bench.standard(.conv2D, on: image, weight: kernel)), window: 0)
  }

  /// Some keys, written as they are pressed, and what the screen shows after them.
  struct Case: CustomTestStringConvertible, Sendable {
    let operation: ShownOperation
    let keys: String
    let shows: String

    init(_ keys: String, _ shows: String, in operation: ShownOperation = .conv2D) {
      self.operation = operation
      self.keys = keys
      self.shows = shows
    }

    var testDescription: String { "\(operation.rawValue): \(keys)" }
  }

  static let cases = [
    // Numbers: ⏎ is Enter, ⇥ Tab, ← → ↑ ↓ the arrows, ⌫ Backspace, ⎋ Escape.
    Case("", "image, row 1, column 1: 1"),
    Case("→↓", "image, row 2, column 2: 5"),
    Case("7/9⏎", "image, row 1, column 1: 7/9   1 of 4 output values changed"),
    Case("7/9→", "image, row 1, column 2: 2"),
    Case("7/9→←", "image, row 1, column 1: 7/9"),
    Case("-2", "image, row 1, column 1: 1 → −2"),
    Case("-2⎋", "image, row 1, column 1: 1"),
    Case("12⌫⏎", "image, row 1, column 1: 1"),
    Case("⌫", "image, row 1, column 1: 0   1 of 4 output values changed"),
    Case(".5⏎", "image, row 1, column 1: 1/2"),
    Case("0.5⏎", "image, row 1, column 1: 1/2"),
    Case("0.5⏎f", "image, row 1, column 1: 0.5"),
    Case("1/0⏎", "“1/0” divides by zero."),
    Case("1/2/3⏎", "“1/2/3” is not a number"),
    Case("--→", "“--” is not a number"),
    Case("4⏎→⏎", "image, row 1, column 2: 4"),
    // Grids.
    Case("⇥", "kernel, row 1, column 1: 1"),
    Case("⇥⇥", "output, row 1, column 1: −4"),
    Case("⇥⇥→", "window 2 of 4"),
    Case("⇥⇥5⏎", "The output is computed; Tab goes to numbers that can be changed."),
    Case("⇥⇥⇥", "image, row 1, column 1: 1"),
    Case("a⇥⇥", "bias, filter 1: 0"),
    Case("a⇥⇥3⏎", "bias, filter 1: 3   4 of 4 output values changed"),
    Case("aa⇥⇥", "output, row 1, column 1: −4"),
    Case("⇥3⏎", "Window 1 of 4, rows 1 to 2, columns 1 to 2: 3 − 5 = −2."),
    // Settings.
    Case("s", "stride 2"), Case("sS", "stride 1"), Case("3s", "stride 3"),
    Case("S", "The stride is at least 1."), Case("17s", "The stride is at most 16 here."),
    Case("p", "padding 1"), Case("2p", "window 1 of 36"), Case("P", "The padding is at least 0."),
    Case("d", "dilation 2"), Case("k", "kernel 3×3"), Case("1k", "kernel 1×1"),
    Case("4k", "⌊(3 + 2×0 − 4)/1⌋ + 1 = 0: the 4×4 kernel does not fit the 3×3 input; make the "),
    Case("i", "input 4×4"), Case("I", "input 2×2"), Case("5i", "input 5×5"),
    Case("65i", "The input is at most 64×64 here."), Case("17k", "The kernel is at most 16 here."),
    Case("1/2s", "The stride needs a whole number"),
    Case("h", "input 4×3"), Case("w", "input 3×4"), Case("W", "input 3×2"),
    Case("⇥h", "kernel 3×2"), Case("⇥W", "kernel 2×1"),
    Case(
      "s",
      "The floor bites, ⌊1/2⌋ = 0: 1 column at the right, 1 row at the bottom are never covered"),
    // Presets and the past.
    Case("⇥x", "Identity"), Case("⇥xx", "Blur"), Case("⇥X", "All 0"),
    Case("x", "A single 1."), Case("X", "The digit 7."), Case("xxxx", "A vertical edge."),
    Case("5x", "The digit 5."),
    Case("12x", "Only a digit from 0 to 9"), Case("⇥5x", "Only a digit from 0 to 9"),
    Case("u", "There is nothing to undo."), Case("7⏎u", "image, row 1, column 1: 1"),
    Case("7⏎uU", "image, row 1, column 1: 7"), Case("U", "There is nothing to do again."),
    Case("ssppr", "stride 1"), Case("sspprus", "padding 2"),
    Case("r", "Nothing has been changed yet."), Case("7u", "image, row 1, column 1: 1"),
    // Windows.
    Case("n", "window 2 of 4"), Case("nN", "window 1 of 4"), Case("nnnnnn", "window 4 of 4"),
    Case(" ", "window 1 of 4  ▶"), Case("→→", "Window 2 of 4, rows 1 to 2, columns 2 to 3"),
    // Other operations.
    Case("k", "window 3×3", in: .maxPool2D), Case("k", "stride 3", in: .maxPool2D),
    Case("c", "ceil_mode yes", in: .avgPool2D), Case("c", "ceil_mode", in: .conv2D),
    Case("c", "mode same", in: .convolve), Case("cc", "mode valid", in: .convolve),
    Case("i", "input 6", in: .convolve), Case("k", "weights 4", in: .convolve),
    Case("h", "A list has one row.", in: .convolve),
    Case("i", "inputs 4", in: .linear), Case("k", "neurons 3", in: .linear),
    Case("⇥", "weight of neuron 1, input 1: 1", in: .linear),
    Case("⇥↓", "Neuron 2 of 2: 1×0 + 2×1 + 3×0 + 0 = ", in: .linear),
    Case("⇥⇥↓", "bias, neuron 1: 0", in: .linear), Case("⇥⇥→", "bias, neuron 2: 0", in: .linear),
    Case("s", "relu has no stride.", in: .relu), Case("a", "relu has no bias.", in: .relu),
    Case("9⏎", "input, number 1: 9", in: .relu),
    Case("8i", "side: ⌊(8 + 2×0 − 3)/2⌋ + 1 = 3", in: .outputSize),
    Case("2i", "a window of 3 does not fit a side of 2", in: .outputSize),
    Case("2000i", "The input is at most 1000 here.", in: .outputSize),
    Case("5⏎", "Here a number goes with a letter, as in 9 i.", in: .outputSize),
    Case("→", "window 2 begins at: 3", in: .outputSize),
    Case("9999⏎", "Powers of e beyond e^1000", in: .exp),
    Case("z", "does nothing here"),
  ]

  @Test("Each key does what the help says of it", arguments: cases)
  func key(_ test: Case) throws {
    let sandbox = try Self.sandbox(test.operation).after(test.keys)
    let frame = sandbox.view(Size(width: 120, height: 40)).frame
    let words = Self.words(frame.lines.joined(separator: "\n"))
    #expect(words.contains(Self.words(test.shows)), "\(frame.lines.joined(separator: "\n"))")
  }

  /// The words of a text with one blank between them.
  private static func words(_ text: String) -> String {
    text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }

  @Test("Results are those of Compute after any change of a number")
  func results() throws {
    var sandbox = try Self.sandbox()
    for keys in ["7/9→", "-2↓", "0.125←", "⇥", "1/3→", "-1/3↓", "p", "s"] {
      sandbox = sandbox.after(keys)
      let bench = sandbox.bench
      let direct = try Conv2D(
        stride: bench.stride, padding: .explicit(bench.padding), dilation: bench.dilation
      ).trace(
        input: bench.input.tensor, weight: try #require(bench.weight?.tensor), bias: bench.bias)
      #expect(sandbox.demonstration?.trace.output == direct.output)
    }
  }

  @Test("Every change of a long walk is undone, one by one, to the first number")
  func undoAll() throws {
    let first = try Self.sandbox()
    var sandbox = first.after("7/9→5↓sspPk⇥x→2⏎aih⌫⇥xr")
    let last = sandbox.bench
    var count = 0
    while !sandbox.past.isEmpty {
      sandbox = sandbox.after("u")
      count += 1
    }
    #expect(sandbox.bench == first.bench)
    #expect(count >= 12)
    for _ in 0..<count { sandbox = sandbox.after("U") }
    #expect(sandbox.bench == last)
  }

  @Test("Growing and shrinking keeps the numbers that stay and fills with 0")
  func resizing() throws {
    let grown = try Self.sandbox().after("5i")
    #expect(
      grown.bench.input.tensor.typed == "1 2 3 0 0; 4 5 6 0 0; 7 8 9 0 0; 0 0 0 0 0; 0 0 0 0 0")
    #expect(grown.after("2i").bench.input.tensor.typed == "1 2; 4 5")
    #expect(grown.after("⇥w").bench.weight?.tensor.typed == "1 0 0; 0 -1 0")
    let volume = NamedTensor(
      name: "volume", tensor: try TypedGrid.read("1 2; 3 4 | 5 6; 7 8"), sheets: ["red", "blue"])
    let sandbox = Sandbox(try #require(Bench.standard(.conv2D, on: volume))).after("i")
    #expect(sandbox.bench.input.tensor.typed == "1 2 0; 3 4 0; 0 0 0 | 5 6 0; 7 8 0; 0 0 0")
    #expect(sandbox.spotName == "volume, red, row 1, column 1")
  }

  @Test("Playing passes every window once and stops at the last")
  func playing() throws {
    var sandbox = try Self.sandbox().after(" ")
    var passed = [sandbox.window]
    while sandbox.wake != nil && passed.count < 10 {
      _ = sandbox.update(.tick)
      passed.append(sandbox.window)
    }
    #expect(passed == [0, 1, 2, 3])
  }
}

extension Sandbox {
  /// The sandbox after keys, written as they are pressed.
  func after(_ keys: String) -> Sandbox {
    let names: [Character: Key] = [
      "⏎": .enter, "⇥": .tab, "←": .left, "→": .right, "↑": .up, "↓": .down, "⌫": .backspace,
      "⎋": .escape,
    ]
    var sandbox = self
    for key in keys { _ = sandbox.update(.key(names[key] ?? .character(key))) }
    return sandbox
  }
}
