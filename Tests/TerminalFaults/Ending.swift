import Foundation
import Terminal

/// A way for a program to end.
enum Ending: String {
  case quit
  /// `exit` while the terminal is open.
  case exit
  case fatal
  case overflow
  case range
  case stack
  case segmentation
  case abort
  case trapSignal

  /// Ends the program; returns where the caller is to end it.
  func happen(_ terminal: Terminal) {
    // Numbers that the compiler cannot foresee, else it refuses what must fail.
    let one = CommandLine.arguments.count - 1
    switch self {
    case .quit: return
    case .exit: Foundation.exit(7)
    case .fatal: fatalError("as asked")
    case .overflow: print(Int.max - 1 + one + one)
    case .range: print([1, 2, 3][one + 5])
    case .stack: print(Self.depth(one))
    case .segmentation: UnsafeMutablePointer<Int>(bitPattern: one)?.pointee = 1
    case .abort: Foundation.abort()
    case .trapSignal: raise(SIGTRAP)
    }
  }

  /// Calls itself until the stack is used up.
  @inline(never)
  private static func depth(_ level: Int) -> Int {
    level < 0 ? 0 : depth(level + 1) + depth(level + 2)
  }
}
