/// Numbers that stay where they are, at the start of a cache line.
final class Buffer<Element: BitwiseCopyable> {
  let pointer: UnsafeMutablePointer<Element>
  let count: Int

  /// - Parameter slack: how many more places may be touched beyond the last.
  init(repeating value: Element, count: Int, slack: Int = 64) {
    self.count = count
    let bytes = (count + slack) * MemoryLayout<Element>.stride
    pointer = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: 64)
      .bindMemory(to: Element.self, capacity: count + slack)
    pointer.initialize(repeating: value, count: count + slack)
  }

  convenience init(_ elements: [Element], filledWith value: Element) {
    self.init(repeating: value, count: elements.count)
    for (index, element) in elements.enumerated() { pointer[index] = element }
  }

  deinit {
    UnsafeMutableRawPointer(pointer).deallocate()
  }
}
