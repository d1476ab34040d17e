#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Numbers that stay where they are, at the start of a cache line.
final class Buffer<Element: BitwiseCopyable> {
  let pointer: UnsafeMutablePointer<Element>
  let count: Int
  private let memory: UnsafeMutableRawPointer
  private static var alignment: Int { 64 }

  /// Memory for zeros is not touched, so that what is never used costs nothing.
  ///
  /// - Parameter slack: how many more places may be touched beyond the last.
  init(repeating value: Element, count: Int, slack: Int = 64) {
    self.count = count
    let bytes = (count + slack) * MemoryLayout<Element>.stride + Self.alignment
    // The second ends the program as Swift's own allocations do where there is no memory left.
    memory = calloc(1, bytes) ?? .allocate(byteCount: bytes, alignment: 16)
    pointer = memory.alignedUp(toMultipleOf: Self.alignment)
      .bindMemory(to: Element.self, capacity: count + slack)
    let isZero = withUnsafeBytes(of: value) { $0.allSatisfy { $0 == 0 } }
    if !isZero { pointer.update(repeating: value, count: count + slack) }
  }

  convenience init(_ elements: [Element], filledWith value: Element) {
    self.init(repeating: value, count: elements.count)
    for (index, element) in elements.enumerated() { pointer[index] = element }
  }

  /// Takes over the first of other elements, as many as there is room for.
  func take(_ elements: UnsafeBufferPointer<Element>) {
    guard let first = elements.baseAddress else { return }
    pointer.update(from: first, count: min(count, elements.count))
  }

  /// A copy of all elements.
  var elements: [Element] { Array(UnsafeBufferPointer(start: pointer, count: count)) }

  deinit {
    free(memory)
  }
}
