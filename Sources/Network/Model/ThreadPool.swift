import CProcessor
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Work that falls into numbered tasks, each of which may be done by any thread at any time.
protocol DividedWork: AnyObject {
  func perform(task: Int)
}

/// A few threads, made once, that share tasks.
///
/// Between two pieces of work a thread waits awake for about a tenth of a millisecond, then sleeps.
final class ThreadPool {
  private let board = TaskBoard()
  private var workers: [pthread_t] = []

  /// - Parameter threads: how many work together, the one that calls `run` included.
  init(threads: Int) {
    for _ in 1..<max(1, threads) {
      if let worker = Self.start(board) { workers.append(worker) }
    }
  }

  deinit {
    board.stop()
    for worker in workers { pthread_join(worker, nil) }
  }

  /// Does all tasks of a piece of work, and returns when the last is done.
  func run(_ work: some DividedWork, tasks: Int) {
    guard !workers.isEmpty, tasks > 1 else {
      for task in 0..<tasks { work.perform(task: task) }
      return
    }
    board.run(work, tasks: tasks)
  }

  /// The system's threads may be fewer than asked for; the work is then shared by those there are.
  private static func start(_ board: TaskBoard) -> pthread_t? {
    let argument = Unmanaged.passRetained(board).toOpaque()
    #if canImport(Darwin)
      var thread: pthread_t?
      let result = pthread_create(&thread, nil, { runWorker($0) }, argument)
    #else
      var thread = pthread_t()
      let result = pthread_create(&thread, nil, { $0.map(runWorker) ?? nil }, argument)
    #endif
    guard result == 0 else {
      Unmanaged<TaskBoard>.fromOpaque(argument).release()
      return nil
    }
    return thread
  }
}

private func runWorker(_ argument: UnsafeMutableRawPointer) -> UnsafeMutableRawPointer? {
  Unmanaged<TaskBoard>.fromOpaque(argument).takeRetainedValue().serve()
  return nil
}

/// Where the threads of a pool find their tasks.
private final class TaskBoard: @unchecked Sendable {
  /// How many tasks nobody has taken yet; whoever counts it down has the task of the new number.
  private let left = Atomic<Int>(0)
  private let finished = Atomic<Int>(0)
  private let sleepers = Atomic<Int>(0)
  private let isStopped = Atomic<Bool>(false)
  /// Changed only while no task is left, and read only by who has one.
  private var work: (any DividedWork)?
  private let mutex = UnsafeMutablePointer<pthread_mutex_t>.allocate(capacity: 1)
  private let wakeUp = UnsafeMutablePointer<pthread_cond_t>.allocate(capacity: 1)
  private static let patience = 4000

  init() {
    pthread_mutex_init(mutex, nil)
    pthread_cond_init(wakeUp, nil)
  }

  deinit {
    pthread_cond_destroy(wakeUp)
    pthread_mutex_destroy(mutex)
    wakeUp.deallocate()
    mutex.deallocate()
  }

  func run(_ work: some DividedWork, tasks: Int) {
    self.work = work
    finished.store(0, ordering: .relaxed)
    left.store(tasks, ordering: .sequentiallyConsistent)
    if sleepers.load(ordering: .sequentiallyConsistent) > 0 { wakeAll() }
    while let task = take() { perform(task) }
    var waited = 0
    while finished.load(ordering: .acquiring) < tasks {
      waited += 1
      if waited < Self.patience { processor_pause() } else { sched_yield() }
    }
    self.work = nil
  }

  func serve() {
    var waited = 0
    while !isStopped.load(ordering: .relaxed) {
      if let task = take() {
        perform(task)
        waited = 0
      } else if waited < Self.patience {
        waited += 1
        processor_pause()
      } else {
        sleep()
        waited = 0
      }
    }
  }

  func stop() {
    isStopped.store(true, ordering: .sequentiallyConsistent)
    wakeAll()
  }

  private func take() -> Int? {
    var seen = left.load(ordering: .relaxed)
    while seen > 0 {
      let (isTaken, now) = left.weakCompareExchange(
        expected: seen, desired: seen - 1, ordering: .acquiring)
      if isTaken { return seen - 1 }
      seen = now
    }
    return nil
  }

  private func perform(_ task: Int) {
    work?.perform(task: task)
    finished.wrappingAdd(1, ordering: .releasing)
  }

  private func sleep() {
    pthread_mutex_lock(mutex)
    sleepers.wrappingAdd(1, ordering: .sequentiallyConsistent)
    while left.load(ordering: .sequentiallyConsistent) == 0,
      !isStopped.load(ordering: .sequentiallyConsistent)
    {
      pthread_cond_wait(wakeUp, mutex)
    }
    sleepers.wrappingSubtract(1, ordering: .sequentiallyConsistent)
    pthread_mutex_unlock(mutex)
  }

  private func wakeAll() {
    pthread_mutex_lock(mutex)
    pthread_cond_broadcast(wakeUp)
    pthread_mutex_unlock(mutex)
  }
}
