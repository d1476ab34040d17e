import Canvas
import Compute
import Course
import Testing

@testable import Screens

@Suite("The sandbox by the mouse")
struct SandboxMouseTests {
  private static let size = Size(width: 80, height: 24)

  private static func blank() throws -> Sandbox {
    let zeros = Tensor(shape: [5, 5], elements: Array(repeating: .zero, count: 25))
    let bench = try #require(Bench.standard(.conv2D, on: NamedTensor(name: "image", tensor: zeros)))
    var sandbox = Sandbox(bench)
    _ = sandbox.update(.resize(size))
    return sandbox
  }

  /// Where a cell of the input is on the screen.
  private static func point(_ cell: [Int], in sandbox: Sandbox) throws -> Point {
    let rendering = sandbox.view(size)
    for y in 0..<size.height {
      for x in 0..<size.width where rendering.target(at: Point(x: x, y: y)) == .input(cell) {
        return Point(x: x, y: y)
      }
    }
    throw NotShown(cell: cell)
  }

  private struct NotShown: Error { let cell: [Int] }

  @Test("A click sets the cursor, and a window in the output")
  func click() throws {
    var sandbox = try Self.blank()
    _ = sandbox.update(.click(try Self.point([3, 2], in: sandbox)))
    #expect(sandbox.spotName == "image, row 4, column 3")
    #expect(sandbox.bench == sandbox.first)
  }

  @Test("Drawing paints what the mouse passes with the number set last; a stroke is undone as one")
  func draw() throws {
    var sandbox = try Self.blank().after("7/9⏎⌫")
    let before = sandbox.bench
    #expect(sandbox.update(.key(.character("b"))) == [.mouseOn])
    _ = sandbox.update(.click(try Self.point([1, 0], in: sandbox)))
    for column in 1...4 { _ = sandbox.update(.drag(try Self.point([1, column], in: sandbox))) }
    let drawn = sandbox.bench.input.tensor
    #expect(drawn.rows[1] == Array(repeating: Rational(7, 9), count: 5))
    #expect(drawn.elements.count { !$0.isZero } == 5)
    // Where the brush has been it rubs out.
    _ = sandbox.update(.click(try Self.point([1, 2], in: sandbox)))
    #expect(sandbox.bench.input.tensor[1, 2] == .zero)
    sandbox = sandbox.after("uu")
    #expect(sandbox.bench == before)
  }

  @Test("Without the brush a drag changes nothing")
  func dragging() throws {
    var sandbox = try Self.blank()
    _ = sandbox.update(.click(try Self.point([0, 0], in: sandbox)))
    _ = sandbox.update(.drag(try Self.point([0, 1], in: sandbox)))
    #expect(sandbox.bench == sandbox.first)
  }
}
