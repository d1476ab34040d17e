import Quiz

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Timestamp {
  /// What the clock of this machine says.
  static var now: Timestamp {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    let milliseconds = Int(time.tv_sec) * 1_000 + Int(time.tv_nsec) / 1_000_000
    return Timestamp(
      milliseconds: min(max(milliseconds, range.lowerBound), range.upperBound))
  }
}

/// The machine's clocks, in whole numbers that another program can read.
enum Clock {
  static var secondsSince1970: Int { seconds(CLOCK_REALTIME).whole }

  /// Milliseconds since some moment that is the same for all programs of this machine, whatever
  /// becomes of the time of day.
  static var milliseconds: Int {
    let now = seconds(CLOCK_MONOTONIC)
    return now.whole * 1_000 + now.nanoseconds / 1_000_000
  }

  private static func seconds(_ clock: clockid_t) -> (whole: Int, nanoseconds: Int) {
    var time = timespec()
    clock_gettime(clock, &time)
    return (Int(time.tv_sec), Int(time.tv_nsec))
  }
}
