#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The clock on the wall.
func wallSeconds() -> Double { seconds(CLOCK_MONOTONIC) }

/// How long this thread was at work.
func threadSeconds() -> Double { seconds(CLOCK_THREAD_CPUTIME_ID) }

private func seconds(_ clock: clockid_t) -> Double {
  var time = timespec()
  clock_gettime(clock, &time)
  return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}
