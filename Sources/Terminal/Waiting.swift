import CTerminal
import Canvas

extension Terminal {
  /// Waits for the next event.
  ///
  /// While nothing happens the process sleeps in one system call. Stopping (Ctrl-Z) and going on are
  /// dealt with here; what is left of them is a `.resize` with the present size. Keys that mean
  /// nothing (with Alt, or unknown ones) are skipped. Ctrl-L is delivered after repainting.
  ///
  /// - Parameters:
  ///   - deadline: when `.tick` is due; nil for never.
  ///   - descriptors: file descriptors whose input means `.fileChanged`; the caller reads what is
  ///     there before waiting again. At most 16.
  /// - Returns: signals come before keys, keys before a changed file, that before the time. After
  ///   `.leave` the caller saves, closes the terminal and ends.
  public func wait(
    until deadline: ContinuousClock.Instant?, alsoWatching descriptors: [Int32] = []
  ) -> Event {
    while true {
      let patience = mayHoldInput ? 0 : Self.milliseconds(until: deadline)
      let ready = terminal_poll(descriptors, Int32(descriptors.count), patience)
      if ready.is_signalled, let event = signalEvent() { return event }
      if ready.is_ended { return .leave(.endOfInput) }
      if ready.has_input || mayHoldInput, let event = inputEvent() { return event }
      if ready.has_other { return .fileChanged }
      if let deadline, ContinuousClock.now >= deadline { return .tick }
    }
  }

  /// Deals with the signals that have come; the event they amount to, if any.
  private func signalEvent() -> Event? {
    let before = size
    let signals = terminal_take_signals()
    if signals.leaving != 0 { return .leave(.signal(signals.leaving)) }
    if signals.is_suspended {
      terminal_suspend()
      // Going on has left signals of its own, which that has already dealt with.
      let later = terminal_take_signals()
      if later.leaving != 0 { return .leave(.signal(later.leaving)) }
      terminal_fit()
    } else if signals.is_continued {
      terminal_resume()
    } else {
      // However many changes of size have come meanwhile, the present one is what counts.
      terminal_fit()
      return size == before ? nil : .resize(size)
    }
    return .resize(size)
  }

  /// Reads on until something has a meaning, or nothing is left.
  private func inputEvent() -> Event? {
    while true {
      let input = terminal_read()
      mayHoldInput = input.kind != TERMINAL_NOTHING
      switch input.kind {
      case TERMINAL_NOTHING: return nil
      case TERMINAL_CLICK:
        let point = Point(x: Int(input.x), y: Int(input.y))
        if mouse, point.x < size.width, point.y < size.height { return .click(point) }
      case TERMINAL_DRAG:
        let point = Point(x: Int(input.x), y: Int(input.y))
        if mouse, point.x < size.width, point.y < size.height { return .drag(point) }
      default:
        guard let key = Key(input) else { continue }
        if key == .control("l") { repaint() }
        return .key(key)
      }
    }
  }

  /// How long to wait at most, in whole milliseconds rounded up; -1 for no limit.
  private static func milliseconds(until deadline: ContinuousClock.Instant?) -> Int32 {
    guard let deadline else { return -1 }
    let left = ContinuousClock.now.duration(to: deadline)
    guard left > .zero else { return 0 }
    return Int32(clamping: Int64((left / .milliseconds(1)).rounded(.up)))
  }
}
